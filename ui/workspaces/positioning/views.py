"""The views of the positioning on one stack; all but the chain are made when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from narrative_studio.model.positioning import Element
from narrative_studio.model.rows import Row
from ui.session import Session
from ui.workspaces.positioning.acts import Acts
from ui.workspaces.positioning.around import AroundPages
from ui.workspaces.positioning.chain.board import Board
from ui.workspaces.positioning.chain.page import ChainPage
from ui.workspaces.positioning.tool_row import CHAIN, CUSTOMERS, LIST, VOCABULARY

if TYPE_CHECKING:
    from ui.workspaces.positioning.customers.page import CustomerPage
    from ui.workspaces.positioning.element_list.page import ListPage
    from ui.workspaces.positioning.vocabulary.page import VocabularyPage


class Views(QWidget):
    """Chain, list, customer model, vocabulary and the views around; one of them is in sight.

    Signals:
        picked(object): the ``Row`` that was selected in a view, or None.
        opened(object): the ``Row`` whose inspector is to have the keyboard.
        entry_opened(): the same for the entry of the customer model that is selected.
        adding(object, object): what is to be added, as the tool row says it, and the button that
            was pressed.
        menu_wanted(object, QPoint): the context menu of a ``Row``, at a place on the screen.
    """

    picked = Signal(object)
    opened = Signal(object)
    entry_opened = Signal()
    adding = Signal(object, object)
    menu_wanted = Signal(object, QPoint)

    def __init__(
        self, session: Session, board: Board, acts: Acts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._board = board
        self._acts = acts
        self._key = CHAIN
        self.chain = ChainPage(board, acts)
        self._list: ListPage | None = None
        self._customers: CustomerPage | None = None
        self._vocabulary: VocabularyPage | None = None
        self.around = AroundPages(session, self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.chain)
        self.around.made.connect(self._stack.addWidget)
        self.around.picked.connect(self.picked)
        self.around.opened.connect(self.opened)
        self.around.adding.connect(self.adding)
        self.chain.picked.connect(self._on_chain_picked)
        self.chain.opened.connect(self._on_chain_opened)
        self.chain.menu_wanted.connect(self._on_chain_menu_wanted)
        session.on_flush(self.chain.view.store_typing)

    @property
    def key(self) -> str:
        """Which view is in sight, as the tool row names it."""
        return self._key

    @property
    def list_page(self) -> ListPage:
        """The view List, made when it is first asked for."""
        if self._list is None:
            from ui.workspaces.positioning.element_list.page import ListPage

            made = self._list = ListPage(self._board, self._acts)
            self._session.on_flush(made.view.store_typing)
            made.picked.connect(self.picked)
            made.opened.connect(self.opened)
            made.menu_wanted.connect(self.menu_wanted)
            made.show_selected(self._session.selection.current)
            self._stack.addWidget(made)
        return self._list

    @property
    def customer_page(self) -> CustomerPage:
        """The view Customer model, made when it is first asked for."""
        if self._customers is None:
            from ui.workspaces.positioning.customers.page import CustomerPage

            self._customers = CustomerPage(self._session)
            self._customers.opened.connect(self.entry_opened)
            self._stack.addWidget(self._customers)
        return self._customers

    @property
    def vocabulary_page(self) -> VocabularyPage:
        """The view Vocabulary, made when it is first asked for."""
        if self._vocabulary is None:
            from ui.workspaces.positioning.vocabulary.page import VocabularyPage

            self._vocabulary = VocabularyPage(self._session)
            self._stack.addWidget(self._vocabulary)
        return self._vocabulary

    def show_view(self, key: str) -> None:
        """Bring a view into sight; one that is not known leaves the chain there."""
        page: QWidget = self.chain
        if key == LIST:
            page = self.list_page
        elif key == CUSTOMERS:
            page = self.customer_page
        elif key == VOCABULARY:
            page = self.vocabulary_page
        elif self.around.knows(key):
            page = self.around.page(key)
        self._key = key if page is not self.chain else CHAIN
        self._stack.setCurrentWidget(page)

    def show_board(self, board: Board) -> None:
        """Have every view that is there show another state of the document."""
        self._board = board
        self.chain.show_board(board)
        if self._list is not None:
            self._list.show_board(board)
        if self._customers is not None:
            self._customers.show_view(board.view)
        if self._vocabulary is not None:
            self._vocabulary.show_view(board.view)
        self.around.refresh()

    def show_selected(self, row: Row | None) -> None:
        """Tell every view that is there what is selected."""
        self._show_in_tables(row)
        self.around.show_selected(row)

    def keep_selected(self, row: Row | None) -> None:
        """Tell every view that is there what is selected still, once the document has changed."""
        self._show_in_tables(row)
        self.around.keep_selected(row)

    def _show_in_tables(self, row: Row | None) -> None:
        row_id = row.id if row is not None else None
        self.chain.show_selected(row_id if isinstance(row, Element) else None)
        if self._list is not None:
            self._list.show_selected(row_id)
        if self._customers is not None:
            self._customers.show_selected(row_id)

    def focus_view(self, reason: Qt.FocusReason) -> None:
        """Give the keyboard to the view in sight."""
        page = self._stack.currentWidget()
        if self.around.focus(page, reason):
            return
        if self._key == LIST:
            self.list_page.view.setFocus(reason)
        elif self._key == CUSTOMERS:
            self.customer_page.focus_view(reason)
        elif self._key == VOCABULARY:
            self.vocabulary_page.focus_view(reason)
        else:
            self.chain.focus_view(reason)

    def _on_chain_picked(self, element_id: str) -> None:
        self.picked.emit(self._session.view.elements.get(element_id))

    def _on_chain_opened(self, element_id: str) -> None:
        self.opened.emit(self._session.view.elements.get(element_id))

    def _on_chain_menu_wanted(self, element_id: str, at: QPoint) -> None:
        element = self._session.view.elements.get(element_id)
        if element is not None:
            self.menu_wanted.emit(element, at)
