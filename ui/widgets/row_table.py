"""What the tables of rows have in common: sorting by the head, the keys of a row, its menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from ui import icons, theme
from ui.models.row_table import RowTableModel
from ui.theme import Role

T = TypeVar("T")

MenuEntry = tuple[str, str, SignalInstance, tuple[Any, ...]]
"""The words with the key, the icon, and what is emitted with which arguments."""


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


class RowTable(QTableView, Generic[T]):
    """Items of the document of which one at a time is selected; the heir paints and fits them.

    Signals:
        picked(object): what the user selected, or None.
        opened(object): what is to be shown in full.
        discarded(object): what is to be deleted.
    """

    picked = Signal(object)
    opened = Signal(object)
    discarded = Signal(object)

    def __init__(
        self,
        model: RowTableModel[Any],
        shown_of: Callable[[Any], T],
        *,
        name: str,
        stretched: int,
        parent: QWidget | None = None,
    ) -> None:
        """``shown_of`` tells what of the document an item of the model stands for."""
        super().__init__(parent)
        self._rows = model
        self._shown_of = shown_of
        self._is_following = False
        self.setModel(model)
        prepare(self, name=name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        sort_by_head(header, model.sort, stretched=stretched)
        theme.changes().changed.connect(self._fit)
        self._fit()

    def current(self) -> T | None:
        """What is selected."""
        if not self.selectionModel().hasSelection():
            return None
        return self._at(self.currentIndex())

    def show_selected(self, row_id: str | None) -> None:
        """Select a row that was selected elsewhere."""
        index = QModelIndex() if row_id is None else self._rows.index_of(row_id)
        self._is_following = True
        if not index.isValid():
            self.clearSelection()
        elif self.current() is None or self.currentIndex().row() != index.row():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self._is_following = False

    def make_menu(self, shown: T) -> QMenu:
        """What can be done to one of them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon, signal, arguments in self._menu_entries(shown):
            entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
            entry.triggered.connect(
                lambda _checked=False, signal=signal, arguments=arguments: signal.emit(*arguments)
            )
        return menu

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_following:
            self.picked.emit(self.current())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = menu_place(self, event)
        shown = self._at(index)
        if shown is not None:
            self.setCurrentIndex(index)
            self.make_menu(shown).popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _at(self, index: QModelIndex) -> T | None:
        item = self._rows.item(index)
        return None if item is None else self._shown_of(item)

    def _menu_entries(self, shown: T) -> Iterable[MenuEntry]:
        raise NotImplementedError

    def _fit(self) -> None:
        """Share the width among the columns."""
        raise NotImplementedError
