"""The room of the positioning: ties its views, selection, acts, inspector and status together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.analysis.naming import day
from narrative_studio.analysis.positioning.gap import Gap
from narrative_studio.commands.customers import ENTRIES, Entry
from narrative_studio.model.customers import Persona, Segment
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.goals import Goal
from narrative_studio.model.positioning import Element, ElementKind, Relation, Term
from narrative_studio.model.rows import Row
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.project import ChangeSet
from ui.inspector.binding import row_of
from ui.inspector.customers.kinds import entry_of
from ui.session import Selection, Session
from ui.workspaces.base import Action, NamedMenu, Workspace
from ui.workspaces.positioning import tool_row
from ui.workspaces.positioning.acts import Acts
from ui.workspaces.positioning.add_popup import AddPopup
from ui.workspaces.positioning.adding import Adding
from ui.workspaces.positioning.around import TABLES as AROUND
from ui.workspaces.positioning.around import AroundPages
from ui.workspaces.positioning.chain.board import COLUMNS, TABLES, Board, make_board, status_words
from ui.workspaces.positioning.chain.page import ChainPage
from ui.workspaces.positioning.room_actions import actions_of
from ui.workspaces.positioning.room_menus import menus_of
from ui.workspaces.positioning.row_menu import RowMenu
from ui.workspaces.positioning.tool_row import ToolRow
from ui.workspaces.positioning.views import Views

if TYPE_CHECKING:
    from ui.inspector.element.inspector import ElementInspector
    from ui.inspector.element.picker import RowPicker
    from ui.workspaces.positioning.customers.page import CustomerPage
    from ui.workspaces.positioning.element_list.page import ListPage
    from ui.workspaces.positioning.vocabulary.page import VocabularyPage

_CUSTOMERS: Final = frozenset({*ENTRIES, "persona_note", "interest", "raiser"})
_SHOWN: Final = TABLES | _CUSTOMERS | {"objection", "person", "term", "baseline"} | AROUND


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
        self._views = Views(session, self._board, self._acts)
        self._adding = Adding(self._acts, self._views.around, self._tools.add_button)
        self._inspector: ElementInspector | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self._views, 1)
        self._tools.view_chosen.connect(self.show_view)
        self._tools.adding.connect(self.begin_adding)
        self._tools.cleared.connect(self._on_tools_cleared)
        self._views.picked.connect(self._on_views_picked)
        self._views.opened.connect(self._on_views_opened)
        self._views.entry_opened.connect(self._on_views_entry_opened)
        self._views.chain.answering.connect(self._on_chain_answering)
        self._views.adding.connect(self.begin_adding)
        self._views.menu_wanted.connect(self._on_views_menu_wanted)
        self._adding.added.connect(self._on_adding_added)
        self._adding.ended.connect(self._on_adding_ended)
        session.selected.connect(self._on_session_selected)
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._refresh)
        self._follow(session.selection)

    # What the window asks

    @property
    def view_key(self) -> str:
        return self._views.key

    @property
    def view_keys(self) -> Sequence[str]:
        return self._tools.views.keys

    @property
    def board(self) -> Board:
        """What is shown."""
        return self._board

    @property
    def chain(self) -> ChainPage:
        """The view Chain."""
        return self._views.chain

    @property
    def around(self) -> AroundPages:
        """The views around the chain."""
        return self._views.around

    @property
    def list_page(self) -> ListPage:
        """The view List."""
        return self._views.list_page

    @property
    def customer_page(self) -> CustomerPage:
        """The view Customer model."""
        return self._views.customer_page

    @property
    def vocabulary_page(self) -> VocabularyPage:
        """The view Vocabulary."""
        return self._views.vocabulary_page

    @property
    def tools(self) -> ToolRow:
        return self._tools

    @property
    def popup(self) -> AddPopup | None:
        """The pop-up that was opened last."""
        return self._adding.popup

    def tool_row(self) -> QWidget:
        return self._tools

    def inspector(self) -> ElementInspector:
        if self._inspector is None:
            # Built when it is first shown: the chain is there before the fields are.
            from ui.inspector.element.inspector import ElementInspector

            self._inspector = ElementInspector(self.session)
            self._inspector.left.connect(self.focus_view)
        return self._inspector

    def status_left(self) -> str:
        if self._views.key == tool_row.CUSTOMERS:
            from ui.workspaces.positioning.customers.cards import customer_status

            return customer_status(self._board.view)
        return status_words(self._board)

    def status_right(self) -> str:
        view = self.session.view
        latest = view.latest_baseline
        if latest is None:
            return ""
        when = f" of {day(latest.taken_on)}" if latest.taken_on else ""
        return f"Positioning r{len(view.baselines)}, baseline {latest.code or latest.name}{when}"

    def actions_here(self) -> Sequence[Action]:
        return actions_of(self)

    def menus_here(self) -> Sequence[NamedMenu]:
        return menus_of(self)

    def shows(self, table: str) -> bool:
        own = {Element.table, Proof.table, Objection.table, Term.table}
        return table in own | _CUSTOMERS | AROUND

    def show_row(self, table: str, row_id: str) -> None:
        if table == Term.table:
            self.show_view(tool_row.VOCABULARY)
            self.vocabulary_page.show_term(row_id)
            return
        row = row_of(self.session, table, row_id)
        if table in _CUSTOMERS:
            self.show_view(tool_row.CUSTOMERS)
            entry = entry_of(self.session.view, row)
            if entry is not None:
                self.session.select(entry.table, [entry.id])
            return
        if row is None:
            return
        if view := self.around.key_of(row):
            self.show_view(view)
            self.session.select(table, [row_id])
            return
        if isinstance(row, Relation):
            self.show_row(Element.table, row.source)
            return
        in_chain = self._board.place(row_id) is not None or _is_foundation(row)
        if not in_chain or self._views.key != tool_row.CHAIN:
            self.show_view(
                tool_row.CHAIN if in_chain and self._views.key != tool_row.LIST else tool_row.LIST
            )
        self.session.select(table, [row_id])
        if in_chain:
            self.chain.show_element(row_id)

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self._views.focus_view(reason)

    # What can be done

    def show_view(self, key: str) -> None:
        """Show the chain, the list or another view of the tool row."""
        self.session.flush()
        self._views.show_view(key)
        self._tools.show_view(key)
        self._follow(self.session.selection)
        self.status_changed.emit()

    def begin_adding(self, what: object, button: QWidget | None = None) -> None:
        """Let the user name a new element of a kind, a proof or an objection, at a ``button``."""
        if isinstance(what, ElementKind):
            if self._views.key != tool_row.CHAIN or not self.chain.begin_adding(what):
                self._adding.ask(what, button)
        elif what in (Segment, Persona):
            self.begin_adding_entry(Segment.table if what is Segment else Persona.table)
        else:
            self._adding.ask(what, button)

    def add_here(self) -> None:
        """Let the user name another one of what the keyboard is in, as the view in sight has it.

        What is selected may have been selected in another view, which does not count.
        """
        row = row_of(self.session, self.session.selection.table, self.session.selection.current)
        match self._views.key:
            case tool_row.CUSTOMERS:
                self.begin_adding_entry(row.table if isinstance(row, Entry) else Segment.table)
            case tool_row.GOALS:
                self.begin_adding(Goal)
            case tool_row.TOUCHPOINTS:
                self.begin_adding(Touchpoint)
            case tool_row.VOCABULARY:
                self.vocabulary_page.begin_adding()
            case tool_row.LIST if isinstance(row, Proof | Objection):
                self.begin_adding(type(row))
            case _:
                self.begin_adding(row.kind if isinstance(row, Element) else COLUMNS[0])

    def add_key_result(self) -> None:
        """Let the user write a key result of the goal that is at hand, or a goal where none is."""
        self.show_view(tool_row.GOALS)
        if not self.around.goals.add_key_result():
            self.begin_adding(Goal)

    def begin_adding_word(self, *, is_banned: bool) -> None:
        """Let the user write a word for the vocabulary, in its view."""
        self.show_view(tool_row.VOCABULARY)
        self.vocabulary_page.begin_adding(is_banned=is_banned)

    def connect_selected(self) -> RowPicker | None:
        """Offer what the selected element, or the one the keyboard is on, could be connected to."""
        from ui.inspector.customers.panels import PersonaPanel
        from ui.inspector.element.main import ElementPanel

        if not self.session.selection.ids and self.chain.view.hasFocus():
            self.chain.view.select_current()
        inspector = self.inspector()
        panel = inspector.panel
        picker = None
        if isinstance(panel, ElementPanel | PersonaPanel):
            picker = panel.connected.choose()
        if picker is None:
            self.session.messages.advise("Select an element or a persona to connect it")
        return picker

    def rename_selected(self) -> None:
        """Edit the name of the selected element in place."""
        if self._views.key == tool_row.LIST:
            from ui.workspaces.positioning.element_list.model import Column

            self.list_page.view.edit_cell(Column.NAME)
        elif self._views.key == tool_row.CUSTOMERS:
            self.customer_page.edit_selected()
        else:
            self.chain.view.rename_current()

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
        self._views.show_board(self._board)
        selection = self.session.selection
        row = row_of(self.session, selection.table, selection.current)
        self._views.keep_selected(row)
        self._lift(row)
        self.status_changed.emit()

    def _follow(self, selection: Selection) -> None:
        """Show what is selected in every view, and whose chain is lifted."""
        row = row_of(self.session, selection.table, selection.current)
        self._views.show_selected(row)
        self._lift(row)

    def _lift(self, row: Row | None) -> None:
        """Say whose chain is lifted."""
        element = row if isinstance(row, Element) else None
        is_lifted = (
            element is not None
            and element.kind in COLUMNS
            and self._views.key == tool_row.CHAIN
            and len(self._board.chain(element.id).elements) > 1  # Alone, it lifts nothing.
        )
        self._tools.chip.show_name(element.name if element is not None and is_lifted else None)

    def _on_tools_cleared(self) -> None:
        self.session.select("", ())
        self.focus_view()

    def _on_views_picked(self, row: Row | None) -> None:
        if row is None:
            self.session.select("", (), initiator=self)
        else:
            self.session.select(row.table, [row.id], initiator=self)

    def _on_views_opened(self, row: Row) -> None:
        self.session.select(row.table, [row.id], initiator=self)
        self.inspector().focus_first()

    def _on_chain_answering(self, gap: Gap) -> None:
        """Have the keyboard where the answer is written, or where one connects what is lacking."""
        self.inspector().answer(gap.kind)

    def _on_views_entry_opened(self) -> None:
        self.inspector().focus_first()

    def _on_views_menu_wanted(self, row: Row, at: QPoint) -> None:
        self.make_menu(row).popup(at)

    def make_menu(self, row: Row) -> RowMenu:
        """What can be done to an element, a proof or an objection."""
        menu = RowMenu(row, self._acts, self.session.view, self)
        menu.opened.connect(lambda: self._on_views_opened(row))
        menu.renaming.connect(self.rename_selected)
        menu.walked.connect(lambda: self._show_impact(row))
        menu.connecting.connect(self.connect_selected)
        return menu

    def _show_impact(self, row: Row) -> None:
        self.session.select(row.table, [row.id], initiator=self)
        self.inspector().panel.show_impact()

    def _on_adding_added(self, made: Row) -> None:
        self.show_row(made.table, made.id)

    def _on_adding_ended(self, made: Row) -> None:
        """Go on with what was added last."""
        self.focus_view()
        self._views.show_selected(made)

    def begin_adding_entry(self, table: str) -> None:
        """Ask for a new entry of the customer model, in its view."""
        self.show_view(tool_row.CUSTOMERS)
        self.customer_page.begin_adding(table)


def _is_foundation(row: Row) -> bool:
    return isinstance(row, Element) and row.kind not in COLUMNS
