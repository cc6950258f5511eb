"""The list of the shelf: what frames can be linked to, dragged onto them or linked by key."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, painting, text, theme
from ui.theme import RADIUS_CONTROL, Role, Theme, Type
from ui.widgets.edge_scroll import EdgeScroll
from ui.workspaces.storyboard.drag_picture import chip_picture
from ui.workspaces.storyboard.frame_drag import dragged_frames, is_own
from ui.workspaces.storyboard.shelf.model import SHELF_ROW, ShelfModel, ShelfRow

ROW_PX: Final = 40
HEADING_PX: Final = 28
_PAD_PX: Final = 10
_ICON_PX: Final = 16
_MARK_PX: Final = 14
_GRIP: Final = QPoint(-14, -8)
_USING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_State = QStyle.StateFlag


class ShelfDelegate(QStyledItemDelegate):
    """Paints names with the frames that carry them, and whether the chosen frame is one."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.target_row = -1

    def sizeHint(self, _option: QStyleOptionViewItem, index: Any) -> QSize:
        row = index.data(SHELF_ROW)
        is_heading = isinstance(row, ShelfRow) and row.target is None
        return QSize(80, theme.current().scaled(HEADING_PX if is_heading else ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        row, option_any = index.data(SHELF_ROW), _any(option)
        if not isinstance(row, ShelfRow):
            return
        now, rect = theme.current(), QRect(option_any.rect)
        if row.target is None:
            line_px = now.line_px(Type.SUPPORT_STRONG)
            place = QRect(rect.left() + _PAD_PX, rect.bottom() - line_px - 2, rect.width(), line_px)
            text.paint_text(painter, place, row.words, Type.SUPPORT_STRONG, now.text2)
            return
        inner = rect.adjusted(4, 1, -4, -1)
        if index.row() == self.target_row:
            painting.rounded(
                painter, inner, RADIUS_CONTROL, fill=now.selected, line=now.focus, line_px=2
            )
        elif option_any.state & _State.State_MouseOver:
            painting.rounded(painter, inner, RADIUS_CONTROL, fill=now.hover)
        if option_any.state & _State.State_HasFocus:
            painting.rounded(painter, inner, RADIUS_CONTROL, line=now.focus, line_px=2)
        _paint_row(painter, rect, row, now)


class ShelfList(QListView):
    """One Tab stop; arrows move, Enter or Space links with the chosen frames, a drag links too.

    Signals:
        used(object): the row is to be linked with the chosen frames, or parted from them.
        linked(object, list): frames were dropped on the row; they are to be linked with it.
        left(): Esc: the keyboard goes back to the frames.
    """

    used = Signal(object)
    linked = Signal(object, list)
    left = Signal()

    def __init__(self, model: ShelfModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = model
        self._marks = ShelfDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._marks)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Qt drags only what is selected; what is selected looks like the rest.
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAccessibleName("Elements, proofs and objections")
        self._pointer = QPoint()
        self._edge = EdgeScroll(self, self.verticalScrollBar())
        self._edge.scrolled.connect(self._aim_at_pointer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _USING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._use(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._use(self.indexAt(event.position().toPoint()))

    def startDrag(self, _actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        if self._shelf.target(index) is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self._shelf.mimeData([index]))
        row = self._shelf.row(index.row())
        code = row.target.code if row.target is not None else ""
        drag.setPixmap(chip_picture(code or row.words[:40], self.devicePixelRatioF()))
        drag.setHotSpot(_GRIP)
        drag.exec(Qt.DropAction.LinkAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_own(event, self._shelf.session):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._pointer = event.position().toPoint()
        self._edge.hold_in(self._pointer.y(), self.viewport().height())
        self._aim_at_pointer()
        if self._marks.target_row < 0:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._edge.stop()
        self._aim(-1)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._edge.stop()
        frames = dragged_frames(event, self._shelf.session)
        row = self._row_at(event.position().toPoint()) if frames else -1
        self._aim(-1)
        self.setState(QAbstractItemView.State.NoState)
        target = self._shelf.target(self._shelf.index(row)) if row >= 0 else None
        if target is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.LinkAction)
        event.accept()
        self.linked.emit(target, frames)

    def _aim_at_pointer(self) -> None:
        self._aim(self._row_at(self._pointer))

    def _row_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        return index.row() if self._shelf.target(index) is not None else -1

    def _aim(self, row: int) -> None:
        if row != self._marks.target_row:
            self._marks.target_row = row
            self.viewport().update()

    def _use(self, index: QModelIndex) -> None:
        target = self._shelf.target(index)
        if target is not None:
            self.used.emit(target)


def _paint_row(painter: QPainter, rect: QRect, row: ShelfRow, now: Theme) -> None:
    assert row.target is not None
    spot = QRect(rect.left() + _PAD_PX, rect.center().y() - _ICON_PX // 2, _ICON_PX, _ICON_PX)
    icons.paint_icon(painter, spot, row.target.icon, Role.TEXT2)
    left, right = spot.right() + 9, rect.right() - _PAD_PX
    if row.is_linked or row.is_suspect:
        mark = QRect(right - _MARK_PX, rect.center().y() - _MARK_PX // 2, _MARK_PX, _MARK_PX)
        sign, role = ("unlink", Role.WARN) if row.is_suspect else ("link", Role.ACCENT)
        icons.paint_icon(painter, mark, sign, role)
        right = mark.left() - 6
    name_px, small_px = now.line_px(Type.CARD_TITLE), now.line_px(Type.BADGE)
    top = rect.top() + (rect.height() - name_px - small_px) // 2
    place = QRect(left, top, right - left, name_px)
    text.paint_text(painter, place, row.words, Type.CARD_TITLE, now.text)
    place = QRect(left, top + name_px, right - left, small_px)
    color = now.text3
    if row.is_missing:
        color = now.warn
        icon = QRect(left, place.center().y() - 5, 12, 12)
        icons.paint_icon(painter, icon, "alert-triangle", Role.WARN)
        place.setLeft(icon.right() + 5)
    words = " · ".join(filter(None, (row.target.code, row.carried)))
    font = QFont(now.font(Type.BADGE, tabular=True))
    font.setWeight(QFont.Weight.Normal)
    painter.save()
    painter.setFont(font)
    painter.setPen(color)
    shown = text.elided(words, font, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


def _any(option: object) -> Any:
    return option
