"""The chain: four components side by side, their cards joined by lines.

The view is as high as its board: what scrolls is the page that it stands on.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QToolTip, QWidget

from narrative_studio.analysis.positioning.chain import Chain
from ui import theme
from ui.focus_ring import comes_by_key
from ui.inspector.cell_typing import CellTyping
from ui.workspaces.positioning.chain.board import COLUMNS, Board
from ui.workspaces.positioning.chain.card_delegate import CardDelegate, words_of_cut
from ui.workspaces.positioning.chain.geometry import Geometry
from ui.workspaces.positioning.chain.keys import next_place
from ui.workspaces.positioning.chain.model import ELEMENT, ChainModel, Index, Place
from ui.workspaces.positioning.chain.motion import ChainMotion
from ui.workspaces.positioning.chain.mouse import ChainMouse
from ui.workspaces.positioning.chain.painter import paint_board
from ui.workspaces.positioning.chain.sight import Sight

_State = QStyle.StateFlag
_Select = QItemSelectionModel.SelectionFlag
_ABOVE_PX = 8
_BELOW_PX = 12


class ChainView(QListView):
    """Shows a ``ChainModel`` as cards, ports and lines; one Tab stop, arrows inside.

    Signals:
        picked(str): the user selected an element, or none (an empty id).
        opened(str): the user wants to see an element in full.
        moved(str, int): an element was put at another row of its component.
        joined(str, str): a line was drawn between two elements.
        parted(str): a line, by the id of its relation, is to be taken away.
        discarded(str): an element is to be deleted.
        adding(object): an element of that kind is to be added.
        left_below(int): the arrows left the board below that column.
        menu_wanted(str, QPoint): the context menu of an element, at a place on the screen.
        arranged(): cards have other places.
        entered(): the keyboard came here by Tab.
        sought(int, int): the board is to be seen from a height to another.
        pushed(int): the board is to be scrolled by so many pixels.
    """

    picked = Signal(str)
    opened = Signal(str)
    moved = Signal(str, int)
    joined = Signal(str, str)
    parted = Signal(str)
    discarded = Signal(str)
    adding = Signal(object)
    left_below = Signal(int)
    menu_wanted = Signal(str, QPoint)
    arranged = Signal()
    entered = Signal()
    sought = Signal(int, int)
    pushed = Signal(int)

    def __init__(
        self, model: ChainModel, typing: CellTyping, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cards = model
        self._adders_px: tuple[int, ...] = (0, 0, 0, 0)
        self._sight = Sight()
        self._mouse = ChainMouse(self._sight, self.viewport(), self)
        self._motion = ChainMotion(self._sight, self.viewport().update, self)
        self._is_following = False
        self._is_compact = False
        self._has_ring = False
        self._set_up()
        self.setModel(model)
        self._delegate = CardDelegate(typing, self)
        self.setItemDelegate(self._delegate)
        model.restructuring.connect(self.store_typing)
        model.dataChanged.connect(self._on_model_changed)
        model.modelReset.connect(self._on_model_changed)
        theme.changes().changed.connect(self._arrange)
        self._motion.follow(model.board)
        self._mouse.picked.connect(self._on_mouse_picked)
        self._mouse.cleared.connect(self.clearSelection)
        self._mouse.carried.connect(self._on_mouse_carried)
        self._mouse.drawing.connect(self._on_mouse_drawing)
        self._mouse.joined.connect(self._on_mouse_joined)
        self._mouse.crossed_out.connect(self.parted)
        self._mouse.scrolled.connect(self.pushed)
        self._mouse.touched.connect(self._on_mouse_touched)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setAccessibleName("Chain of the positioning")
        self.setAccessibleDescription(
            "Arrows move between cards, Alt with up or down moves a card, Enter shows it in full."
        )

    # What it shows

    @property
    def board(self) -> Board:
        return self._cards.board

    @property
    def geometry_now(self) -> Geometry:
        """Where everything is, in pixels of the whole board."""
        return self._sight.geometry

    @property
    def origin(self) -> QPoint:
        """Where the board begins in the viewport."""
        return QPoint(-self.viewport().x(), 0)

    @property
    def lit(self) -> Chain:
        """The chain of the selected element."""
        return self._sight.lit

    @property
    def is_moving(self) -> bool:
        """Whether cards are on the way to their places."""
        return self._motion.is_running

    @property
    def chosen_line(self) -> str | None:
        """The relation whose line is chosen."""
        return self._sight.chosen_line

    def store_typing(self) -> None:
        """Store what is being typed into a name; its field stays open."""
        self._delegate.store_typing()

    def show_adders(self, heights_px: tuple[int, ...]) -> None:
        """Keep places of these heights free below the columns."""
        if heights_px != self._adders_px:
            self._adders_px = heights_px
            self._arrange()

    def set_compact(self, is_compact: bool) -> None:
        """Have lower cards, where height is short."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self._arrange()

    def show_selected(self, element_id: str | None) -> None:
        """Select an element that was selected elsewhere, and lift its chain."""
        index = self._cards.index_of(element_id)
        self._is_following = True
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)
        else:
            self.clearSelection()
        self._is_following = False
        self._sight.lit = self.board.chain(element_id)
        self._sight.chosen_line = None
        self.viewport().update()

    def show_element(self, element_id: str) -> None:
        """Scroll until the card of an element is seen in full."""
        self.scrollTo(self._cards.index_of(element_id))

    def show_adder(self, column: int) -> None:
        """Scroll until the place to add to a column is seen in full."""
        rect = self._sight.geometry.adder(column)
        self.sought.emit(rect.top() - _ABOVE_PX, rect.bottom() + _BELOW_PX)

    def current_element(self) -> str | None:
        """The id of the element that the keyboard is on."""
        found = self.currentIndex().data(ELEMENT)
        return found if isinstance(found, str) else None

    def select_current(self) -> None:
        """Select the card that the keyboard is on."""
        self.selectionModel().select(self.currentIndex(), _Select.ClearAndSelect)

    def rename_current(self) -> None:
        """Edit the name of the current card in place."""
        if self.current_element() is not None:
            self.edit(self.currentIndex())

    def move_current(self, by: int) -> None:
        """Move the current card up (-1) or down (1) within its component."""
        place, element = self._cards.place(self.currentIndex()), self.current_element()
        if place is None or element is None:
            return
        column, row = place[0], place[1] + by
        if 0 <= row < self._sight.geometry.counts[column]:
            self.moved.emit(element, row)

    def take_cursor(self, column: int) -> None:
        """Take the keyboard, on the last card of a column or of the nearest one with cards."""
        counts = self._sight.geometry.counts
        for one in sorted(range(len(counts)), key=lambda other: abs(other - column)):
            if counts[one]:
                index = self._cards.at((one, counts[one] - 1))
                self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)
                break
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # What Qt asks of a view

    def visualRect(self, index: Index) -> QRect:
        place = self._cards.place(index)
        if place is None:
            return QRect()
        return self._sight.geometry.card(*place).translated(self.origin)

    def scrollTo(
        self,
        index: Index,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        place = self._cards.place(index)
        # Under the pressed button the board stays: a drag would begin where the card is no more.
        if place is not None and not self._mouse.is_holding and not self._mouse.is_busy:
            rect = self._sight.geometry.card(*place)
            top = rect.top() - _ABOVE_PX if place[1] else 0
            self.sought.emit(top, rect.bottom() + _BELOW_PX)

    def indexAt(self, point: QPoint) -> QModelIndex:
        place = self._sight.geometry.place_at(self._on_board(point))
        return QModelIndex() if place is None else self._cards.at(place)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        geometry, place = self._sight.geometry, self._cards.place(self.currentIndex())
        if place is None:
            return self._cards.index(0) if self._cards.rowCount() else QModelIndex()
        goal = next_place(
            action,
            place,
            geometry.counts,
            page=max(1, self._seen().height() // geometry.pitch_px),
            with_ctrl=bool(modifiers & Qt.KeyboardModifier.ControlModifier),
            is_mirrored=geometry.is_mirrored,
        )
        return self._cards.at(goal)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return 0

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index).adjusted(-6, -6, 6, 6)
        return region

    def doItemsLayout(self) -> None:
        # The list's own layout is of no use here: the board knows the places.
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        QAbstractItemView.updateGeometries(self)
        self.verticalScrollBar().setRange(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 140)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.translate(self.origin)
        seen = event.rect().translated(-self.origin)
        paint_board(painter, seen, self.board, self._sight, self._state_of)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._has_ring = True
        self.viewport().update()
        if not self._act_on(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._has_ring = False
        if event.button() == Qt.MouseButton.LeftButton:
            point = event.position().toPoint()
            self._mouse.press(self._on_board(point), point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._mouse.move(self._on_board(point), point)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        is_click = self._mouse.is_holding and not self._mouse.is_busy
        self._mouse.release()
        if is_click:
            self.scrollTo(self.currentIndex())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._mouse.give_up()
            self.edit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.currentIndex(), self.visualRect(self.currentIndex()).center()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, at = self.indexAt(event.pos()), event.pos()
        element = index.data(ELEMENT)
        if isinstance(element, str):
            self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)
            self.menu_wanted.emit(element, self.viewport().mapToGlobal(at))

    def leaveEvent(self, event: QEvent) -> None:
        self._mouse.leave()
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._has_ring |= comes_by_key(event)
        self.viewport().update()
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # Slots

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        if not self._is_following:
            indexes = self.selectionModel().selectedIndexes()
            element = indexes[0].data(ELEMENT) if indexes else None
            self._sight.lit = self.board.chain(element)
            self.picked.emit(element or "")

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def _on_model_changed(self) -> None:
        self._mouse.give_up()
        self._arrange()
        self._motion.follow(self.board)

    def _on_mouse_picked(self, column: int, row: int) -> None:
        selected = self.selectionModel()
        selected.setCurrentIndex(self._cards.at((column, row)), _Select.ClearAndSelect)

    def _on_mouse_carried(self, column: int, row: int, goal: int) -> None:
        self.moved.emit(self._cards.at((column, row)).data(ELEMENT), goal)

    def _on_mouse_drawing(self, column: int, row: int) -> None:
        # The keyboard is at the card that a line comes from; what is selected stays so.
        self.selectionModel().setCurrentIndex(self._cards.at((column, row)), _Select.NoUpdate)

    def _on_mouse_joined(self, column: int, row: int, other_column: int, other_row: int) -> None:
        source = self._cards.at((column, row)).data(ELEMENT)
        self.joined.emit(source, self._cards.at((other_column, other_row)).data(ELEMENT))

    def _on_mouse_touched(self, reach: QRect) -> None:
        self.viewport().update(reach.translated(self.origin))

    # Inside

    def _arrange(self) -> None:
        self._sight.arrange(
            self.board,
            self.width(),
            self._adders_px,
            is_compact=self._is_compact,
            is_mirrored=self.isRightToLeft(),
        )
        self.updateGeometries()
        self.viewport().update()
        self.arranged.emit()

    def _act_on(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key of ours asks for; the others are Qt's."""
        element, index = self.current_element(), self.currentIndex()
        place = self._cards.place(index) or (0, 0)
        with_alt = modifiers == Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_Escape:
            return self._step_back()
        if key == Qt.Key.Key_Delete and self._sight.chosen_line is not None:
            self.parted.emit(self._sight.chosen_line)
        elif key == Qt.Key.Key_Insert:
            self.adding.emit(COLUMNS[place[0]])
        elif element is None:
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)
            self.opened.emit(element)
        elif key == Qt.Key.Key_Delete:
            self.discarded.emit(element)
        elif with_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Down and self._is_last(place):
            self.left_below.emit(place[0])
        else:
            return False
        return True

    def _step_back(self) -> bool:
        if self._mouse.is_busy:
            self._mouse.give_up()
        elif self._sight.chosen_line is not None:
            self._sight.chosen_line = None
            self.viewport().update()
        elif self.selectionModel().hasSelection():
            self.clearSelection()
        else:
            return False
        return True

    def _state_of(self, place: Place) -> QStyle.StateFlag:
        index = self._cards.at(place)
        state = _State.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= _State.State_Selected
        if self._sight.hovered == place and not self._mouse.is_busy:
            state |= _State.State_MouseOver
        is_editing = self.state() == QAbstractItemView.State.EditingState
        has_ring = self._has_ring and self.hasFocus()
        if has_ring and index == self.currentIndex() and not is_editing:
            state |= _State.State_HasFocus
        return state

    def _is_last(self, place: Place) -> bool:
        return place[1] == self._sight.geometry.counts[place[0]] - 1

    def _on_board(self, point: QPoint) -> QPoint:
        return point - self.origin

    def _seen(self) -> QRect:
        """What of the board is in sight."""
        return self.viewport().visibleRegion().boundingRect()

    def _show_tip(self, event: QHelpEvent) -> None:
        """Show the whole text of a card that cuts some of it, below the card and its badges."""
        rect = self.visualRect(index := self.indexAt(event.pos()))
        words = words_of_cut(self._cards.card(index), rect.width())
        place = self.viewport().mapToGlobal(rect.bottomLeft())
        QToolTip.showText(place, words, self.viewport(), rect)
