"""The history at the left of the comparison: a search, a filter, and the list."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QMenu, QVBoxLayout, QWidget

from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import QuietButton
from ui.widgets.label import TextLabel
from ui.widgets.search_field import SearchField
from ui.workspaces.versions.history_delegate import HistoryDelegate
from ui.workspaces.versions.history_filter import FilterPopup, filter_words
from ui.workspaces.versions.history_model import Filter, HistoryModel, Item
from ui.workspaces.versions.states import NOW, Compared, Kind, State

_HEAD_PX: Final = 32


class HistoryList(QListView):
    """The entries; choosing one shows what it changed.

    Signals:
        item_chosen(object): the ``Item`` that the user has gone to.
        menu_asked(object, QPoint): its menu is wanted at a point of the screen.
    """

    item_chosen = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, model: HistoryModel, compared: Compared, parent: QWidget | None = None):
        super().__init__(parent)
        self._history = model
        self._is_choosing = False
        self.setModel(model)
        self.setItemDelegate(HistoryDelegate(compared, self))
        self.setAccessibleName("History")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)

    @property
    def current(self) -> Item | None:
        """The entry that holds the cursor."""
        return self._history.item(self.currentIndex())

    def choose(self, index: QModelIndex, *, scrolls: bool = True) -> None:
        """Put the cursor on an entry without telling of it; ``scrolls`` brings it into sight."""
        self._is_choosing = True
        self.setAutoScroll(scrolls)
        self.setCurrentIndex(index)
        self.setAutoScroll(True)
        self._is_choosing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.current
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.item_chosen.emit(item)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard finds an entry to stand on and is seen there; that is no choice yet."""
        self._is_choosing = True
        super().focusInEvent(event)
        self._is_choosing = False
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.scrollTo(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        at = self.viewport().mapToGlobal(self.visualRect(index).center())
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, at = self.indexAt(event.pos()), event.globalPos()
        item = self._history.item(index)
        if item is not None:
            self.menu_asked.emit(item, at)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        item = self._history.item(current)
        if item is not None and not self._is_choosing:
            self.item_chosen.emit(item)

    def _on_clicked(self, index: QModelIndex) -> None:
        item = self._history.item(index)
        if item is not None:
            self.item_chosen.emit(item)


class HistoryColumn(QWidget):
    """Who changed what and when, the latest first."""

    def __init__(self, session: Session, compared: Compared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._compared = compared
        self._model = HistoryModel(session, self)
        self._list = HistoryList(self._model, compared)
        self._search = SearchField("Search the history", keys="", name="Search the history")
        self._filter = QuietButton("", size=ControlSize.SMALL, icon="filter")
        self._nothing = TextLabel("", use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(TextLabel("History", use=Type.BODY_STRONG, fixed=True))
        head.addStretch(1)
        head.addWidget(self._filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._search)
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)
        self._search.edited.connect(self._on_search_edited)
        self._search.stepped.connect(self._on_search_stepped)
        self._filter.clicked.connect(self.ask_filter)
        self._list.item_chosen.connect(self._on_list_item_chosen)
        self._list.menu_asked.connect(self._on_list_menu_asked)
        self._model.searched.connect(self._say_nothing)
        compared.changed.connect(self._on_compared_changed)
        self._show_filter()
        self._show_compared(scrolls=False)

    @property
    def list_view(self) -> HistoryList:
        return self._list

    @property
    def model(self) -> HistoryModel:
        return self._model

    @property
    def search(self) -> SearchField:
        return self._search

    def refresh(self) -> None:
        """The document has changed."""
        self._model.refresh()
        self._show_filter()
        self._show_compared(scrolls=False)
        if self._list.hasFocus():
            # What has come in above has moved the entry that the keyboard stands on.
            self._list.scrollTo(self._list.currentIndex())

    def ask_filter(self) -> FilterPopup:
        """Open the choices of what is listed."""
        popup = FilterPopup(self._session.view, self._model.filter, self)
        popup.chosen.connect(self._on_popup_chosen)
        popup.open_below(self._filter, popup.person)
        return popup

    def menu_of(self, item: Item) -> QMenu:
        """What can be done with an entry."""
        menu = QMenu(self)
        state = item.state
        for words, act in (
            ("Show what it changed", lambda: self._on_list_item_chosen(item)),
            ("Compare with now", lambda: self._compare(item, state, NOW)),
            ("Use as the older state", lambda: self._compare(item, state, self._compared.newer)),
            ("Use as the newer state", lambda: self._compare(item, self._compared.older, state)),
        ):
            menu.addAction(words).triggered.connect(act)
        return menu

    # Slots

    def _on_list_item_chosen(self, item: Item) -> None:
        if item.baseline is not None:
            self._compared.show_baseline(item.baseline)
        else:
            self._compared.show_operation(item.entry)

    def _on_list_menu_asked(self, item: Item, at: QPoint) -> None:
        menu = self.menu_of(item)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _on_popup_chosen(self, wanted: Filter) -> None:
        self._model.choose(wanted)
        self._show_filter()
        self._on_compared_changed()

    def _on_search_edited(self, words: str) -> None:
        self._model.choose(replace(self._model.filter, words=" ".join(words.split())))

    def _on_search_stepped(self, step: int) -> None:
        if step > 0 and self._model.rowCount():
            self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._list.setCurrentIndex(self._model.index(0))

    def _on_compared_changed(self) -> None:
        self._show_compared(scrolls=True)

    # Inside

    def _show_compared(self, *, scrolls: bool) -> None:
        """Badges come and go, which changes the height of their rows.

        ``scrolls`` is for what somebody has asked for: by itself the history begins with the
        latest, and stays where it was scrolled to. A change that is looked at is always in sight.
        """
        operation, newer = self._compared.operation, self._compared.newer
        if operation is not None:
            index = self._model.index_of(txn=operation.txn)
        elif newer.kind is Kind.BASELINE:
            index = self._model.index_of(baseline=newer.id)
        else:
            older = self._compared.older
            index = self._model.index_of(
                baseline=older.id if older.kind is Kind.BASELINE else "", txn=older.id
            )
        self._list.scheduleDelayedItemsLayout()
        if not self._list.hasFocus():
            self._list.choose(index, scrolls=scrolls or operation is not None)

    def _compare(self, item: Item, older: State, newer: State) -> None:
        if item.baseline is None:
            self._compared.remember(item.entry)
        self._compared.compare(older, newer)

    def _show_filter(self) -> None:
        words = filter_words(self._model.filter, self._session.view)
        self._filter.setText(words)
        self._filter.setAccessibleName(f"Filter the history: {words}")
        self._say_nothing()

    def _say_nothing(self) -> None:
        is_empty = not self._model.rowCount()
        if self._model.is_searching:
            self._nothing.setText("Looking further back")
        elif self._model.filter.is_empty:
            self._nothing.setText("Nothing has happened yet")
        else:
            filtered = replace(self._model.filter, words="")
            way = "Show everything in the filter." if not filtered.is_empty else "Try other words."
            self._nothing.setText(f"Nothing in the history matches. {way}")
        self._nothing.setVisible(is_empty)
