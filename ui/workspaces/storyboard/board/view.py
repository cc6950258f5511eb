"""The storyboard under the hands of its user: pointer, keyboard, editing in place, dragging.

What only a gesture needs is loaded by the gesture, so that the board is there sooner.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui import painting, theme
from ui.inspector.frame.keys import KEYS
from ui.models.storyboard import StoryboardModel
from ui.models.thumbnails import Thumbnails
from ui.workspaces.base import Handler
from ui.workspaces.storyboard.board.card_drag import CardDragView

if TYPE_CHECKING:
    pass

_Flag = QItemSelectionModel.SelectionFlag
_BAND_TINT: Final = 0.10
_BY_KEY: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardView(CardDragView):
    """One Tab stop; arrows move, Enter opens, F2 edits in place, a drag moves frames.

    Space on the one card that is selected asks for its slide.

    Signals:
        looked(str): the slide of that frame is to be seen in large.
        opened(str): Enter or a double click on the card of that frame.
        adding(str): a frame is wanted in that beat; an empty text means at the end of the story.
        menu_wanted(QPoint): a context menu is wanted at that point of the screen.
        chosen(): the user has selected other cards, or gone to another.
    """

    looked = Signal(str)
    opened = Signal(str)
    adding = Signal(str)
    menu_wanted = Signal(QPoint)
    chosen = Signal()

    def __init__(
        self, model: StoryboardModel, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, thumbnails, parent)
        self._keys: Mapping[str, Handler] = {}
        self._has_ring = False
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setMouseTracking(True)
        selection = self.selectionModel()
        selection.selectionChanged.connect(self._on_selection_changed)
        selection.currentChanged.connect(self._on_selection_changed)

    # What the workspace asks

    def set_keys(self, keys: Mapping[str, Handler]) -> None:
        """Have chords, in Qt's portable form, do something while the view has the keyboard."""
        self._keys = {QKeySequence(chord).toString(): act for chord, act in keys.items()}

    @property
    def current_place(self) -> tuple[str, str]:
        """The beat and the frame at the cursor, empty where there is none."""
        index = self.currentIndex()
        if not index.isValid():
            return "", ""
        place = self.board.place(index.row())
        return place.beat, place.frame or ""

    @property
    def current_cell(self) -> str:
        """What can be edited on a card."""
        return "headline"

    def selected_frames(self) -> list[str]:
        """The selected frames in reading order."""
        return list(self.board.frames([index.row() for index in self.selectedIndexes()]))

    def select_frames(self, frames: Sequence[str]) -> None:
        """Select frames; the last is the current one."""
        rows = [row for frame in frames if (row := self.board.row_of(frame)) >= 0]
        chosen = QItemSelection()
        for row in rows:
            index = self.board.index(row)
            chosen.select(index, index)
        selection = self.selectionModel()
        selection.select(chosen, _Flag.ClearAndSelect)
        if rows:
            selection.setCurrentIndex(self.board.index(rows[-1]), _Flag.NoUpdate)

    def show_frame(self, frame: str) -> None:
        """Scroll to a frame."""
        self.scrollTo(self.board.index(self.board.row_of(frame)))

    def frame_rect(self, frame: str) -> QRect:
        """Where the card of a frame is in the view."""
        row = self.board.row_of(frame)
        return self.card_rect(row) if row >= 0 else QRect()

    def edit_new(self, _frame: str) -> None:
        """Edit the headline of the frame that was just added and is the current one."""
        self.edit_headline()

    def edit_headline(self) -> None:
        """Edit the headline of the current frame where it stands."""
        index = self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.scrollTo(index)
            self.edit(index)

    def store_typing(self) -> None:
        """Store the headline that is being typed; its editor stays open."""
        if self.cards.editor is not None:
            self.cards.editor.flush()

    def ring_row(self) -> int:
        return super().ring_row() if self._has_ring else -1

    def paint_over(self, painter: QPainter, offset: int) -> None:
        if not self.band.isEmpty():
            tint = painting.with_alpha(theme.current().focus, _BAND_TINT)
            painting.rounded(painter, self.band, 2, fill=tint, line=theme.current().focus)
        self.paint_drag(painter, offset)

    # Pointer and keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_ring(is_shown=True)
        chord = QKeySequence(event.keyCombination()).toString()
        # As in a text, @ names something: what the frame is to be linked to.
        handler = self._keys.get(KEYS["link"] if event.text() == "@" else chord)
        if handler is not None:
            handler()
        elif event.key() in _ENTER and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_F2:
            self.edit_headline()
        elif chord == "Space" and self.selected_frames() == [self.current_place[1]]:
            self.looked.emit(self.current_place[1])
        else:
            QAbstractItemView.keyPressEvent(self, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_ring(is_shown=False)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_pressed = index.isValid() and index == self.currentIndex()
        super().mouseReleaseEvent(event)
        self._drop_band()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and is_pressed and not self.holds_frame(index):
            self._open(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and index.isValid() and self.holds_frame(index):
            self._open(index)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        is_by_key = event.reason() in _BY_KEY or self.window().testAttribute(
            Qt.WidgetAttribute.WA_KeyboardFocusChange
        )
        if is_by_key:
            self._show_ring(is_shown=True)
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.board.rowCount():
            self.selectionModel().setCurrentIndex(self.board.index(0), _Flag.NoUpdate)
        self.repaint_row(self.ring_row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        row = self.ring_row()
        super().focusOutEvent(event)
        self.repaint_row(row)
        self.repaint_row(self.currentIndex().row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            card = self.card_rect(max(0, self.currentIndex().row()))
            point = self.viewport().mapToGlobal(card.center())
        elif not self.indexAt(event.pos()).isValid():
            self.clearSelection()  # The ground has its own menu, without Delete.
        self.menu_wanted.emit(point)

    # Inside

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        place = self.board.place(index.row())
        if place.frame is not None:
            self.opened.emit(place.frame)
        else:
            self.adding.emit(place.beat)

    def _on_selection_changed(self, _now: object, _before: object) -> None:
        self.chosen.emit()

    def _drop_band(self) -> None:
        if not self.band.isNull():
            self.band = QRect()
            self.viewport().update()

    def _show_ring(self, *, is_shown: bool) -> None:
        if is_shown != self._has_ring:
            self._has_ring = is_shown
            self.repaint_row(self.currentIndex().row())
