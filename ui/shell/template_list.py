"""The templates on the welcome page: cards that are recognised by their row of beats."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from narrative_studio.analysis.naming import counted
from narrative_studio.model.template import Part, Template, load_templates
from ui import icons, painting, text, theme
from ui.intake import import_words
from ui.painting import CardState
from ui.theme import RADIUS_CARD, Role, Type
from ui.widgets.dashed_card import paint_dashed_card

_CELL_HEIGHT_PX: Final = 200
_SHORT_CELL_PX: Final = 164
REACH_PX: Final = 8
"""Room around a card in its cell, where the focus ring stands."""

SCROLL_ROOM_PX: Final = 16
_THREE_COLUMNS_PX: Final = 700
_PAD_PX: Final = 16
_STRIP_PX: Final = 22
_AROUND_STRIP_PX: Final = 16
FILE_TITLE: Final = "From a file you have"
_TEMPLATE: Final = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class TemplateModel(QAbstractListModel):
    """The templates in their order; the blank one comes last, and then maybe a place for a file."""

    def __init__(self, parent: QObject | None = None, *, takes_files: bool = False) -> None:
        super().__init__(parent)
        self._takes_files = takes_files
        self._templates = load_templates()

    def template(self, index: _Index) -> Template | None:
        """The template of a row, None for the place of a file."""
        row = index.row()
        return self._templates[row] if 0 <= row < len(self._templates) else None

    def rowCount(self, parent: _Index | None = None) -> int:
        return (
            0
            if parent is not None and parent.isValid()
            else (len(self._templates) + self._takes_files)
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self.template(index)
        if one is None:
            return self._file_data(role)
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.title}, {facts(one)}. {one.tagline} {one.beat_line}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.description + (f"\n{one.credit}" if one.credit else "")
        if role == _TEMPLATE:
            return one
        return None

    def _file_data(self, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return FILE_TITLE
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{FILE_TITLE}. {import_words()}"
        return None


def facts(one: Template) -> str:
    """Beats and length of a template in few words."""
    return f"{beats_words(one)}, {one.call_minutes} min"


def beats_words(one: Template) -> str:
    """How many beats a template has."""
    return counted(len(one.beats), "beat")


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        one: Template | None = index.data(_TEMPLATE)
        now = theme.current()
        state = QStyle.StateFlag(option.state)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_focused = is_selected and self._view.hasFocus()
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        look = CardState.REST
        if is_selected:
            look = CardState.SELECTED
        elif is_hovered:
            look = CardState.HOVER
        rect = QRect(option.rect).adjusted(REACH_PX, REACH_PX, -REACH_PX, -REACH_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if one is None or len(one.beats) == 1:
            self._paint_open_place(painter, rect, one, look, is_focused=is_focused)
            painter.restore()
            return
        painting.card(painter, rect, now, look, focused=is_focused)
        inner = rect.adjusted(_PAD_PX, _PAD_PX - 2, -_PAD_PX, -_PAD_PX)
        self._paint_head(painter, inner, one, is_selected=is_selected)
        self._paint_beats(painter, inner, one)
        painter.restore()

    def _paint_open_place(
        self,
        painter: QPainter,
        rect: QRect,
        one: Template | None,
        look: CardState,
        *,
        is_focused: bool,
    ) -> None:
        """Paint what has no beats to recognise it by: the blank storyboard, and the file."""
        now = theme.current()
        line = Role.ACCENT if look is CardState.SELECTED else Role.CONTROL
        title, why, icon = FILE_TITLE, f"{import_words()}, or drop it here.", "file-import"
        if one is not None:
            title, why, icon = one.title, one.tagline, "file-plus"
        paint_dashed_card(
            painter, rect, title, why, icon=icon, line=line, hovered=look is CardState.HOVER
        )
        if is_focused:
            painting.ring(painter, rect, RADIUS_CARD, now.focus)

    def _paint_head(
        self, painter: QPainter, inner: QRect, one: Template, *, is_selected: bool
    ) -> None:
        now = theme.current()
        right = inner.right()
        if is_selected:
            spot = QRect(right - 16, inner.top() + 1, 17, 17)
            icons.paint_icon(painter, spot, "circle-check-filled", Role.ACCENT)
            right = spot.left() - 8
        painter.setFont(now.font(Type.SUPPORT, tabular=True))
        painter.setPen(now.text2)
        line = QRect(inner.left(), inner.top(), right - inner.left(), now.line_px(Type.PANEL))
        title_px = QFontMetrics(now.font(Type.PANEL)).horizontalAdvance(one.title)
        words = facts(one)
        if title_px + QFontMetrics(painter.font()).horizontalAdvance(words) + 12 > line.width():
            words = beats_words(one)  # The length stands below, once the template is chosen.
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        taken = QFontMetrics(painter.font()).horizontalAdvance(words) + 12
        painter.setFont(now.font(Type.PANEL))
        painter.setPen(now.text)
        title = QFontMetrics(painter.font()).elidedText(
            one.title, Qt.TextElideMode.ElideRight, line.width() - taken
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, title)
        below = QRect(inner.left(), line.bottom() + 1, inner.width(), inner.height())
        text.paint_text(painter, below, one.tagline, Type.SUPPORT, now.text2, max_lines=2)

    def _paint_beats(self, painter: QPainter, inner: QRect, one: Template) -> None:
        now = theme.current()
        line_px = now.line_px(Type.SUPPORT)
        least_px = now.line_px(Type.PANEL) + 4 * line_px + _STRIP_PX + _AROUND_STRIP_PX
        lines = 3 if inner.height() >= least_px + line_px else 2
        words_px = lines * line_px
        strip = QRect(
            inner.left(),
            inner.bottom() - words_px - 7 - _STRIP_PX,
            inner.width(),
            _STRIP_PX,
        )
        paint_beats(painter, strip, one)
        words = QRect(inner.left(), strip.bottom() + 8, inner.width(), words_px)
        text.paint_text(painter, words, one.beat_line, Type.SUPPORT, now.text2, max_lines=lines)


def paint_beats(painter: QPainter, strip: QRect, one: Template) -> None:
    """Paint the row of beats, each as wide as its share of the call."""
    now = theme.current()
    gap = 3.0
    room = strip.width() - gap * (len(one.beats) - 1)
    left = float(strip.left())
    for place, beat in enumerate(one.beats):
        width = max(4.0, room * beat.share / 100)
        color = now.setup if beat.part is Part.SETUP else now.follow
        if place % 2:
            color = painting.blend(color, QColor(now.surface), 0.7)
        painting.rounded(painter, QRectF(left, strip.top(), width, strip.height()), 3, fill=color)
        left += width + gap


class TemplateList(QListView):
    """The choice of a template, or of a file to begin with; arrows move, Enter starts.

    Signals:
        chosen(Template): another template is selected.
        started(Template): Enter or a double click on it.
        file_chosen(), file_asked(): the same of the place for a file.
    """

    chosen = Signal(object)
    started = Signal(object)
    file_chosen = Signal()
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, takes_files: bool = False) -> None:
        super().__init__(parent)
        self._model = TemplateModel(self, takes_files=takes_files)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("Templates")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.setCurrentIndex(self._model.index(0))

    @property
    def is_at_file(self) -> bool:
        """Whether the place for a file is selected, and no template."""
        return self._model.template(self.currentIndex()) is None

    @property
    def template(self) -> Template:
        """The selected template; there is none where :attr:`is_at_file`."""
        found = self._model.template(self.currentIndex())
        assert found is not None
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Larger text gets wider cards before its words are cut.
        three_px = theme.current().widened(_THREE_COLUMNS_PX)
        columns = 3 if self.width() >= three_px else 2 if self.width() >= three_px // 2 else 1
        # A wrapping view keeps room for its scroll bar, whether it shows one or not.
        width = (self.width() - SCROLL_ROOM_PX) // columns
        rows = -(-self._model.rowCount() // columns)
        room = self.height() // rows
        height = max(_SHORT_CELL_PX, min(_CELL_HEIGHT_PX, room))
        scaled = theme.current().scaled(height)
        self.setGridSize(QSize(width, scaled))
        super().resizeEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        template = self._model.template(index)
        if template is None:
            self.file_asked.emit()
        else:
            self.started.emit(template)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid():
            return
        template = self._model.template(current)
        if template is None:
            self.file_chosen.emit()
        else:
            self.chosen.emit(template)
