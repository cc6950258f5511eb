"""Paints the cells of a storyboard and edits headlines where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from narrative_studio.model.rows import Row
from ui import text, theme
from ui.models.storyboard import StoryboardModel
from ui.models.storyboard_places import PlaceKind
from ui.models.thumbnails import Thumbnails
from ui.theme import Type
from ui.workspaces.storyboard.board.card_painter import (
    AT_REST,
    Standing,
    is_cut,
    paint_card,
)
from ui.workspaces.storyboard.board.card_pixmaps import CardPixmaps
from ui.workspaces.storyboard.board.card_plan import BOARD_CARD
from ui.workspaces.storyboard.board.geometry import Geometry
from ui.workspaces.storyboard.board.lanes import Run, paint_lane
from ui.workspaces.storyboard.zone_line import paint_zone

if TYPE_CHECKING:
    from ui.workspaces.storyboard.board.headline_editor import HeadlineEditor
    from ui.workspaces.storyboard.where_tag import WhereTag

_Index = QModelIndex | QPersistentModelIndex
_TIP_PX: Final = 360
_EDITOR_LEFT_PX: Final = 9
_EDITOR_TOP_PX: Final = 6


@dataclass(slots=True)
class Attention:
    """What the pointer, the keyboard and a drag are at; the view keeps it up to date."""

    hovered: int = -1
    ring: int = -1
    taken: frozenset[str] = field(default_factory=frozenset)
    """Keys of the places whose frames are being dragged."""
    target_row: int = -1
    linked_row: int = -1
    """The card that what is dragged would be linked to."""
    target_beat: str = ""


class CardDelegate(QStyledItemDelegate):
    """Paints lane strip and card of a row; looks at the neighbours to join the strips."""

    def __init__(
        self, model: StoryboardModel, thumbnails: Thumbnails, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._thumbnails = thumbnails
        self.pixmaps = CardPixmaps(thumbnails)
        self.attention = Attention()
        self.geometry: Geometry | None = None
        self.plan = BOARD_CARD
        self._editor: HeadlineEditor | None = None
        self._edited = QPersistentModelIndex()
        self._tag: WhereTag | None = None

    @property
    def editor(self) -> HeadlineEditor | None:
        """The editor that is open."""
        return self._editor

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        if self.geometry is None:
            return QSize()
        return self.geometry.cell(index.row()).size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self.paint_lane(painter, index.row(), option.rect)
        self.paint_card(painter, index.row(), option.rect, is_selected=is_selected)

    def paint_lane(self, painter: QPainter, row: int, cell: QRect) -> None:
        """Paint the strip of a beat, and the line of a zone, as far as they lie over one cell."""
        if self.geometry is not None:
            paint_zone(painter, self._model, row, cell, self.geometry)
        run = self._run(row, self.geometry) if self.geometry is not None else None
        if run is None or self.geometry is None or not self.geometry.measures.lane_px:
            return
        is_target = run.lane.beat == self.attention.target_beat and not run.is_backup
        paint_lane(painter, run, row, cell, self.geometry, is_target=is_target)

    def paint_card(self, painter: QPainter, row: int, cell: QRect, *, is_selected: bool) -> None:
        """Paint the card of a row into a cell, which may be under way."""
        if self.geometry is None:
            return
        attention, card = self.attention, self._model.card(row)
        standing = Standing(
            is_hovered=row == attention.hovered,
            is_selected=is_selected,
            has_ring=row == attention.ring,
            is_taken=self._model.place(row).key in attention.taken,
            is_target=row == attention.target_row,
            is_linked=row == attention.linked_row,
        )
        place = self.geometry.card(cell)
        if standing == AT_REST:
            self.pixmaps.paint(painter, place, card, plan=self.plan)
        else:
            is_edited = self._edited.isValid() and self._edited.row() == row
            plan = replace(self.plan, is_edited=True) if is_edited else self.plan
            paint_card(painter, place, card, standing, self._thumbnails, plan=plan)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Show in full what the card under the pointer cuts, or says in short."""
        if event.type() == QEvent.Type.ToolTip and self.geometry is not None and index.isValid():
            card = self._model.card(index.row())
            width_px = self.plan.title_rect(self.geometry.card(option.rect)).width()
            if card.notes or is_cut(card, width_px, plan=self.plan):
                words = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
                font = theme.current().font(Type.SUPPORT)
                lines = text.lines_of(words, font, _TIP_PX)
                QToolTip.showText(event.globalPos(), "\n".join(lines), view)
            else:
                QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        # Fields are loaded when the first headline is edited, not when the board is shown.
        from ui.inspector.mentions import Mentions
        from ui.workspaces.storyboard.board.headline_editor import HeadlineEditor
        from ui.workspaces.storyboard.where_tag import WhereTag

        self._tag = self._tag or WhereTag(parent)
        self._tag.say(self._model.where_words(index))
        editor = HeadlineEditor(parent)
        # A pause stores what is typed, as in every other field; the editor stays open.
        editor.committed.connect(self._on_editor_committed)
        editor.edited.connect(self._model.note_typing)
        self._editor = editor
        self._edited = place = QPersistentModelIndex(index)

        def named(target: Row) -> None:
            if place.isValid():
                self._model.mention(place, editor.text(), target)

        Mentions(self._model.session, editor, named)
        return editor

    def _on_editor_committed(self, _headline: str) -> None:
        # On leaving, the view itself stores what was typed and closes the editor.
        if self._editor is not None and self._editor.hasFocus():
            self.commitData.emit(self._editor)

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        if editor is self._editor:
            self._editor = None
            self._edited = QPersistentModelIndex()
            if self._tag is not None:
                self._tag.say("")
            self._model.end_edit()
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        headline = str(index.data(Qt.ItemDataRole.EditRole))
        hint = self._model.card(index.row()).hint
        field = cast("HeadlineEditor", editor)
        field.show_headline(headline, hint=hint)
        if not field.is_dirty:  # What is shown now is what the next typing replaces.
            self._model.begin_edit(index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        model.setData(index, cast("HeadlineEditor", editor).text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        if self.geometry is None:
            return
        place = self.plan.title_rect(self.geometry.card(option.rect))
        editor.setGeometry(
            place.left() - _EDITOR_LEFT_PX,
            place.top() - _EDITOR_TOP_PX,
            place.width() + 2 * _EDITOR_LEFT_PX,
            editor.height(),
        )
        if self._tag is not None:
            self._tag.stand_by(editor.geometry())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(editor, QWidget)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        ):
            # Esc goes one step back and never loses text; Undo is there for second thoughts.
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)

    def _run(self, row: int, geometry: Geometry) -> Run | None:
        """The cells beside a row that belong to its beat, on its line."""
        model = self._model
        lane = model.lane(row)
        if lane is None:
            return None
        place = model.place(row)
        line = geometry.line_of(row)
        first, end = row, row + 1
        while first > line.start and model.place(first - 1).beat == place.beat:
            first -= 1
        while end < line.stop and model.place(end).beat == place.beat:
            end += 1
        is_continued = (
            first == line.start
            and first > 0
            and place.kind is PlaceKind.FRAME
            and model.place(first - 1).beat == place.beat
            and geometry.block_of(first - 1) == geometry.block_of(first)
        )
        return Run(range(first, end), lane, is_continued, place.is_backup)
