"""The room of the positioning: ties its views, selection, acts, inspector and status together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import day
from narrative_studio.commands.customers import ENTRIES, Entry
from narrative_studio.model.customers import Persona, Segment
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.positioning import Element, ElementKind, Relation, Status, Term
from narrative_studio.model.rows import Row
from narrative_studio.project import ChangeSet
from ui import icons
from ui.inspector.binding import row_of
from ui.inspector.customer_kinds import entry_of
from ui.inspector.element_kinds import KIND_WORDS
from ui.session import Selection, Session
from ui.theme import Role
from ui.workspaces.base import Action, NamedMenu, Workspace
from ui.workspaces.positioning.acts import Acts
from ui.workspaces.positioning.add_popup import AddPopup
from ui.workspaces.positioning.around import ADD_WORDS, AroundPages
from ui.workspaces.positioning.around import TABLES as AROUND
from ui.workspaces.positioning.board import COLUMNS, TABLES, Board, make_board, status_words
from ui.workspaces.positioning.chain_page import ChainPage
from ui.workspaces.positioning.room_actions import actions_of
from ui.workspaces.positioning.room_menus import menus_of
from ui.workspaces.positioning.tool_row import CHAIN, CUSTOMERS, LIST, VOCABULARY, ToolRow

if TYPE_CHECKING:
    from ui.inspector.element import ElementInspector
    from ui.inspector.element_picker import RowPicker
    from ui.workspaces.positioning.customer_page import CustomerPage
    from ui.workspaces.positioning.list_page import ListPage
    from ui.workspaces.positioning.vocabulary_page import VocabularyPage

_CUSTOMERS: Final = frozenset({*ENTRIES, "persona_note", "interest", "raiser"})
_SHOWN: Final = TABLES | _CUSTOMERS | {"objection", "person", "term", "baseline"} | AROUND
_ADD_WORDS: Final[dict[type, tuple[str, str, str]]] = {
    **ADD_WORDS,
    Proof: (
        "Add a proof",
        "What makes a claim believed: a quote, a number, a case.",
        "Set up in three days",
    ),
    Objection: (
        "Add an objection",
        "What a prospect may hold against the story, in their words.",
        "We already have a tool for that",
    ),
}


class Positioning(Workspace):
    """Chain, List, Customer model and Vocabulary of one document."""

    id = "positioning"
    title = "Positioning"
    icon = "target-arrow"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._board = make_board(session.view, session.story)
        self._is_stale = False
        self._acts = Acts(session, self)
        self._tools = ToolRow(self.title)
        self._chain = ChainPage(self._board, self._acts)
        self._list: ListPage | None = None
        self._customers: CustomerPage | None = None
        self._vocabulary: VocabularyPage | None = None
        self._inspector: ElementInspector | None = None
        self._popup: AddPopup | None = None
        self._around = AroundPages(session, self)
        body = QWidget()
        self._pages = QStackedLayout(body)
        self._pages.addWidget(self._chain)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(body, 1)
        self._around.made.connect(self._pages.addWidget)
        self._around.picked.connect(self._on_list_picked)
        self._around.opened.connect(self._on_list_opened)
        self._around.adding.connect(self.begin_adding)
        self._tools.view_chosen.connect(self.show_view)
        self._tools.adding.connect(self.begin_adding)
        self._tools.cleared.connect(self._on_tools_cleared)
        self._chain.picked.connect(self._on_chain_picked)
        self._chain.opened.connect(self._on_chain_opened)
        self._chain.menu_wanted.connect(self._on_chain_menu_wanted)
        session.on_flush(self._chain.view.store_typing)
        session.selected.connect(self._on_session_selected)
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._refresh)
        self._follow(session.selection)

    # What the window asks

    @property
    def board(self) -> Board:
        """What is shown."""
        return self._board

    @property
    def chain(self) -> ChainPage:
        return self._chain

    @property
    def tools(self) -> ToolRow:
        return self._tools

    @property
    def popup(self) -> AddPopup | None:
        """The pop-up that was opened last."""
        return self._popup

    @property
    def around(self) -> AroundPages:
        """The views around the chain."""
        return self._around

    @property
    def list_page(self) -> ListPage:
        """The view List, made when it is first asked for."""
        if self._list is None:
            from ui.workspaces.positioning.list_page import ListPage

            self._list = ListPage(self._board, self._acts)
            self.session.on_flush(self._list.view.store_typing)
            self._list.picked.connect(self._on_list_picked)
            self._list.opened.connect(self._on_list_opened)
            self._list.menu_wanted.connect(self._on_list_menu_wanted)
            self._list.show_selected(self.session.selection.current)
            self._pages.addWidget(self._list)
        return self._list

    @property
    def customer_page(self) -> CustomerPage:
        """The view Customer model, made when it is first asked for."""
        if self._customers is None:
            from ui.workspaces.positioning.customer_page import CustomerPage

            self._customers = CustomerPage(self.session)
            self._customers.opened.connect(self._on_customers_opened)
            self._pages.addWidget(self._customers)
        return self._customers

    @property
    def vocabulary_page(self) -> VocabularyPage:
        """The view Vocabulary, made when it is first asked for."""
        if self._vocabulary is None:
            from ui.workspaces.positioning.vocabulary_page import VocabularyPage

            self._vocabulary = VocabularyPage(self.session)
            self._pages.addWidget(self._vocabulary)
        return self._vocabulary

    def inspector(self) -> ElementInspector:
        if self._inspector is None:
            # Built when it is first shown: the chain is there before the fields are.
            from ui.inspector.element import ElementInspector

            self._inspector = ElementInspector(self.session)
            self._inspector.left.connect(self.focus_view)
        return self._inspector

    def status_left(self) -> str:
        if self._is_at_customers():
            from ui.workspaces.positioning.customer_cards import customer_status

            return customer_status(self._board.view)
        return status_words(self._board)

    def status_right(self) -> str:
        baselines = self.session.view.baselines.values()
        latest = max(baselines, key=lambda one: (one.taken_on or "", one.id), default=None)
        if latest is None:
            return ""
        when = f" of {day(latest.taken_on)}" if latest.taken_on else ""
        return f"Positioning r{len(baselines)}, baseline {latest.code or latest.name}{when}"

    def actions_here(self) -> Sequence[Action]:
        return actions_of(self)

    def menus_here(self) -> Sequence[NamedMenu]:
        return menus_of(self)

    def shows(self, table: str) -> bool:
        own = {Element.table, Proof.table, Objection.table, Term.table}
        return table in own | _CUSTOMERS | AROUND

    def show_row(self, table: str, row_id: str) -> None:
        if table == Term.table:
            self.show_view(VOCABULARY)
            self.vocabulary_page.show_term(row_id)
            return
        row = row_of(self.session, table, row_id)
        if table in _CUSTOMERS:
            self.show_view(CUSTOMERS)
            entry = entry_of(self.session.view, row)
            if entry is not None:
                self.session.select(entry.table, [entry.id])
            return
        if row is None:
            return
        if view := self._around.key_of(row):
            self.show_view(view)
            self.session.select(table, [row_id])
            return
        if isinstance(row, Relation):
            self.show_row(Element.table, row.source)
            return
        in_chain = self._board.place(row_id) is not None or _is_foundation(row)
        is_at_chain = self._pages.currentWidget() is self._chain
        if not in_chain or not is_at_chain:
            self.show_view(CHAIN if in_chain and not self._is_at_list() else LIST)
        self.session.select(table, [row_id])
        if in_chain:
            self._chain.show_element(row_id)

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        page = self._pages.currentWidget()
        if self._around.focus(page, reason):
            return
        if page is self._list and self._list is not None:
            self._list.view.setFocus(reason)
        elif self._is_at_customers():
            self.customer_page.focus_view(reason)
        elif page is self._vocabulary and self._vocabulary is not None:
            self._vocabulary.focus_view(reason)
        else:
            self._chain.focus_view(reason)

    # What can be done

    def show_view(self, key: str) -> None:
        """Show the chain, the list or another view of the tool row."""
        self.session.flush()
        page: QWidget = self._chain
        if key == LIST:
            page = self.list_page
        elif key == CUSTOMERS:
            page = self.customer_page
        elif key == VOCABULARY:
            page = self.vocabulary_page
        elif self._around.knows(key):
            page = self._around.page(key)
        self._pages.setCurrentWidget(page)
        self._tools.show_view(key)
        self._follow(self.session.selection)
        self.status_changed.emit()

    def begin_adding(self, what: object) -> None:
        """Let the user name a new element of a kind, a proof or an objection."""
        if isinstance(what, ElementKind):
            is_at_chain = self._pages.currentWidget() is self._chain
            if is_at_chain and self._chain.begin_adding(what):
                return
            words = KIND_WORDS[what]
            self._open_popup(words.add, words.check, words.example, what)
        elif what in (Segment, Persona):
            self.begin_adding_entry(Segment.table if what is Segment else Persona.table)
        elif isinstance(what, type) and what in _ADD_WORDS:
            self._open_popup(*_ADD_WORDS[what], what)

    def add_here(self) -> None:
        """Let the user name a new element of the component that the keyboard is in."""
        row = row_of(self.session, self.session.selection.table, self.session.selection.current)
        if isinstance(row, Entry):
            self.begin_adding_entry(row.table)
        elif isinstance(row, Proof | Objection):
            self.begin_adding(type(row))
        else:
            self.begin_adding(row.kind if isinstance(row, Element) else COLUMNS[0])

    def connect_selected(self) -> RowPicker | None:
        """Offer what the selected element could be connected to."""
        from ui.inspector.customer_panels import PersonaPanel
        from ui.inspector.element_main import ElementPanel

        inspector = self.inspector()
        panel = inspector.panel
        picker = None
        if isinstance(panel, ElementPanel | PersonaPanel):
            picker = panel.connected.choose()
        if picker is None:
            self.session.messages.tell("Select an element or a persona to connect it")
        return picker

    def rename_selected(self) -> None:
        """Edit the name of the selected element in place."""
        if self._is_at_list() and self._list is not None:
            from ui.workspaces.positioning.list_model import Column

            self._list.view.edit_cell(Column.NAME)
        elif self._is_at_customers():
            self.customer_page.edit_selected()
        else:
            self._chain.view.rename_current()

    # Events and slots

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.session.selection.ids:
            self._on_tools_cleared()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _on_session_selected(self, selection: Selection, _initiator: object) -> None:
        self._follow(selection)

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if not changes.tables() & _SHOWN:
            return
        if self.isVisible():
            self._refresh()
        else:
            # The status bar and other rooms do not ask; look again when this room is entered.
            self._is_stale = True

    def _refresh(self) -> None:
        self._is_stale = False
        self._board = make_board(self.session.view, self.session.story)
        self._chain.show_board(self._board)
        if self._list is not None:
            self._list.show_board(self._board)
        if self._customers is not None:
            self._customers.show_view(self._board.view)
        if self._vocabulary is not None:
            self._vocabulary.show_view(self._board.view)
        self._around.refresh()
        self._follow(self.session.selection)
        self.status_changed.emit()

    def _follow(self, selection: Selection) -> None:
        """Show what is selected in every view, and whose chain is lifted."""
        row = row_of(self.session, selection.table, selection.current)
        element = row if isinstance(row, Element) else None
        self._chain.show_selected(element.id if element is not None else None)
        if self._list is not None:
            self._list.show_selected(row.id if row is not None else None)
        if self._customers is not None:
            self._customers.show_selected(row.id if row is not None else None)
        self._around.show_selected(row)
        is_lifted = (
            element is not None
            and element.kind in COLUMNS
            and self._pages.currentWidget() is self._chain
        )
        self._tools.chip.show_name(element.name if element is not None and is_lifted else None)

    def _on_tools_cleared(self) -> None:
        self.session.select("", ())
        self.focus_view()

    def _on_chain_picked(self, element_id: str) -> None:
        ids = [element_id] if element_id else []
        self.session.select(Element.table, ids, initiator=self)

    def _on_chain_opened(self, element_id: str) -> None:
        self.session.select(Element.table, [element_id], initiator=self)
        self.inspector().focus_first()

    def _on_list_picked(self, row: Row | None) -> None:
        if row is None:
            self.session.select("", (), initiator=self)
        else:
            self.session.select(row.table, [row.id], initiator=self)

    def _on_list_opened(self, row: Row) -> None:
        self.session.select(row.table, [row.id], initiator=self)
        self.inspector().focus_first()

    def _on_chain_menu_wanted(self, element_id: str, at: QPoint) -> None:
        element = self.session.view.elements.get(element_id)
        if element is not None:
            self._pop_up(self.make_menu(element), at)

    def _on_list_menu_wanted(self, row: Row, at: QPoint) -> None:
        self._pop_up(self.make_menu(row), at)

    def make_menu(self, row: Row) -> QMenu:
        """What can be done to an element, a proof or an objection."""
        menu = QMenu(self)
        show = menu.addAction(icons.icon("list-details", Role.TEXT2), "Show in full\tEnter")
        show.triggered.connect(lambda _checked=False: self._on_list_opened(row))
        rename = menu.addAction(icons.icon("pencil", Role.TEXT2), "Rename\tF2")
        rename.triggered.connect(lambda _checked=False: self.rename_selected())
        walk = menu.addAction(icons.icon("sitemap", Role.TEXT2), "What hangs on this")
        walk.triggered.connect(lambda _checked=False: self._show_impact(row))
        if isinstance(row, Element):
            if row.kind in COLUMNS:
                link = menu.addAction(icons.icon("link", Role.TEXT2), "Connect to …\tCtrl+L")
                link.triggered.connect(lambda _checked=False: self.connect_selected())
            self._add_moves(menu, row)
            menu.addSeparator()
            self._add_reviews(menu, row)
        menu.addSeparator()
        delete = menu.addAction(icons.icon("trash", Role.TEXT2), "Delete\tDel")
        delete.triggered.connect(lambda _checked=False: self._acts.discard(row))
        return menu

    def _show_impact(self, row: Row) -> None:
        self.session.select(row.table, [row.id], initiator=self)
        self.inspector().panel.show_impact()

    def _add_moves(self, menu: QMenu, element: Element) -> None:
        others = [one.id for one in self.session.view.elements_of(element.kind)]
        place = others.index(element.id)
        for words, icon, by in (
            ("Move up\tAlt+Up", "arrow-up", -1),
            ("Move down\tAlt+Down", "arrow-down", 1),
        ):
            entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
            entry.setEnabled(0 <= place + by < len(others))
            entry.triggered.connect(lambda _checked=False, by=by: self._acts.move_by(element, by))

    def _add_reviews(self, menu: QMenu, element: Element) -> None:
        for status, words, icon in (
            (Status.IN_REVIEW, "Send to review", "eye"),
            (Status.APPROVED, "Approve", "circle-check"),
            (Status.DRAFT, "Back to draft", "pencil"),
        ):
            if status is not element.status:
                entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
                entry.triggered.connect(
                    lambda _checked=False, status=status: self._acts.review(element.id, status)
                )

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _open_popup(self, title: str, hint: str, example: str, what: object) -> None:
        popup = AddPopup(title, hint, example, self)
        popup.added.connect(lambda name: self._add(what, name))
        popup.open_below(self._tools.add_button, popup.field, at_end=True)
        self._popup = popup

    def _add(self, what: object, name: str) -> None:
        made: Row | None
        if isinstance(what, ElementKind):
            made = self._acts.add(what, name)
        elif what in ADD_WORDS:
            made = self._around.add(what, name)
        else:
            made = self._acts.add_evidence(Proof.table if what is Proof else Objection.table, name)
        if made is not None:
            self.show_row(made.table, made.id)

    def show_vocabulary(self) -> None:
        """Show the words to prefer and to avoid."""
        self.show_view(VOCABULARY)

    def begin_adding_entry(self, table: str) -> None:
        """Ask for a new entry of the customer model, in its view."""
        self.show_view(CUSTOMERS)
        self.customer_page.begin_adding(table)

    def _on_customers_opened(self) -> None:
        self.inspector().focus_first()

    def _is_at_customers(self) -> bool:
        return self._customers is not None and self._pages.currentWidget() is self._customers

    def _is_at_list(self) -> bool:
        return self._list is not None and self._pages.currentWidget() is self._list


def _is_foundation(row: Row) -> bool:
    return isinstance(row, Element) and row.kind not in COLUMNS
