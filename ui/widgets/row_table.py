"""What the tables of rows have in common: sorting by the head, the keys of a row, its menu."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView


class RowAct(Enum):
    """What a key does with the row that is chosen."""

    OPEN = auto()
    EDIT = auto()
    DISCARD = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()


_PLAIN = {
    Qt.Key.Key_Return: RowAct.OPEN,
    Qt.Key.Key_Enter: RowAct.OPEN,
    Qt.Key.Key_F2: RowAct.EDIT,
    Qt.Key.Key_Delete: RowAct.DISCARD,
}
_WITH_ALT = {Qt.Key.Key_Up: RowAct.MOVE_UP, Qt.Key.Key_Down: RowAct.MOVE_DOWN}


def row_act(event: QKeyEvent) -> RowAct | None:
    """What a key does with the chosen row, None where it is for the view."""
    key = Qt.Key(event.key())
    if event.modifiers() == Qt.KeyboardModifier.AltModifier:
        return _WITH_ALT.get(key)
    return _PLAIN.get(key)


def prepare(view: QAbstractItemView, *, name: str) -> None:
    """Give a table the looks and the ways of all tables of rows."""
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.viewport().setBackgroundRole(QPalette.ColorRole.Base)


def sort_by_head(
    head: QHeaderView, sort: Callable[[int, Qt.SortOrder], object], *, stretched: int
) -> None:
    """Have the head of a table sort it; ``stretched`` is the column that takes what is left."""
    head.setSectionsClickable(True)
    head.setSortIndicatorShown(True)
    head.setSortIndicatorClearable(True)
    head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    head.sortIndicatorChanged.connect(sort)


def menu_place(view: QAbstractItemView, event: QContextMenuEvent) -> tuple[QModelIndex, QPoint]:
    """Of which index the menu is wanted, and where on the screen it opens."""
    index, at = view.currentIndex(), view.visualRect(view.currentIndex()).center()
    if event.reason() == QContextMenuEvent.Reason.Mouse:
        index, at = view.indexAt(event.pos()), event.pos()
    return index, view.viewport().mapToGlobal(at)
