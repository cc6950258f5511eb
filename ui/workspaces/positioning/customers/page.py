"""The view Customer model: who buys, what moves them, how they come to buy, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from narrative_studio.analysis.positioning.customers import (
    CustomerGap,
    CustomerGapKind,
    customer_gaps,
)
from narrative_studio.commands.customers import (
    Entry,
    add_buying_step,
    add_disqualifier,
    add_persona,
    add_segment,
    add_trigger,
    move_entry,
)
from narrative_studio.model.customers import (
    BuyingRole,
    BuyingStep,
    Disqualifier,
    Persona,
    Segment,
    Trigger,
)
from narrative_studio.model.view import ProjectView
from ui import icons
from ui.announce import announce
from ui.inspector.binding import row_of
from ui.inspector.cell_typing import CellTyping
from ui.inspector.customers.kinds import ENTRY_WORDS, words_of
from ui.inspector.element.panel import delete_row
from ui.session import Session
from ui.theme import Role
from ui.widgets.scroll_box import ScrollBox
from ui.workspaces.positioning.add_popup import AddPopup
from ui.workspaces.positioning.chain.geometry import margin_px
from ui.workspaces.positioning.customers.delegate import REACH_PX
from ui.workspaces.positioning.customers.parts import CardsPart, ListPart
from ui.workspaces.positioning.gaps_panel import GapsPanel

_STACKED_PX: Final = 720
"""Below this width the lists stand above each other."""
_GAP_PX: Final = 12
_ADD: Final[dict[str, Callable[..., Entry]]] = {
    Segment.table: lambda project, words: add_segment(project, name=words),
    Trigger.table: lambda project, words: add_trigger(project, text=words),
    Disqualifier.table: lambda project, words: add_disqualifier(project, text=words),
    BuyingStep.table: lambda project, words: add_buying_step(project, text=words),
}
_MISSING: Final = {
    CustomerGapKind.NO_CHAMPION: BuyingRole.CHAMPION,
    CustomerGapKind.NO_ECONOMIC_BUYER: BuyingRole.ECONOMIC_BUYER,
}
"""The role of a persona that a gap asks for."""


class CustomerPage(QWidget):
    """Five lists and their gaps; each list is one Tab stop, arrows lead from one to the next.

    Signals:
        opened(): the inspector is to take the keyboard.
    """

    opened = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._popup: AddPopup | None = None
        self._typing = typing = CellTyping(session, self)
        view = session.view
        self.segments = CardsPart(view, Segment.table, typing)
        self.personas = CardsPart(view, Persona.table, typing)
        self.triggers = ListPart(view, Trigger.table, typing)
        self.disqualifiers = ListPart(view, Disqualifier.table, typing)
        self.steps = ListPart(view, BuyingStep.table, typing)
        self.gaps = GapsPanel("in the customer model", hint="each one opens what it is about")
        body = QWidget()
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(_GAP_PX)
        # The way of the buyers has two lines a step: the two short lists share its height.
        short = QVBoxLayout()
        short.setSpacing(_GAP_PX)
        short.addWidget(self.triggers, 1)
        short.addWidget(self.disqualifiers, 1)
        self._lists.addLayout(short, 1)
        self._lists.addWidget(self.steps, 1)
        self._column = QVBoxLayout(body)
        self._column.setSpacing(0)
        self._column.addWidget(self.segments)
        self._column.addSpacing(4)
        self._column.addWidget(self.personas)
        self._column.addSpacing(8)
        for inner in (self._lists, self._gaps_row()):
            inner.setContentsMargins(REACH_PX, 0, REACH_PX, 0)
            self._column.addLayout(inner)
            self._column.addSpacing(_GAP_PX)
        self._column.addStretch(1)
        self._box = ScrollBox(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._box)
        self._wire()
        self.show_view(view)

    @property
    def list_parts(self) -> tuple[ListPart, ...]:
        """The three lists below the cards."""
        return self.triggers, self.disqualifiers, self.steps

    @property
    def parts(self) -> tuple[CardsPart | ListPart, ...]:
        """All lists in reading order."""
        return self.segments, self.personas, *self.list_parts

    @property
    def popup(self) -> AddPopup | None:
        """The pop-up that was opened last."""
        return self._popup

    def part(self, table: str) -> CardsPart | ListPart:
        """The list of a table.

        Raises:
            StopIteration: there is none.
        """
        return next(part for part in self.parts if part.table == table)

    def show_view(self, view: ProjectView) -> None:
        """Show another state of the document."""
        for part in self.parts:
            part.show_view(view)
        self.gaps.show_gaps(customer_gaps(view))
        self.gaps.setVisible(bool(view.segments or view.personas))
        self._fit_gaps()

    def show_selected(self, row_id: str | None) -> None:
        """Select an entry that was selected elsewhere."""
        for part in self.parts:
            part.view.show_selected(row_id)

    def begin_adding(
        self, table: str, button: QWidget | None = None, *, role: BuyingRole = BuyingRole.OTHER
    ) -> None:
        """Let the user name a new entry of a list; a persona takes part in a ``role``."""
        part, words = self.part(table), ENTRY_WORDS[table]
        if isinstance(part, ListPart):
            self._box.reveal(part)
            part.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        anchor = button or (part.add_button if part.model.cards else part.empty.button)
        if anchor is None:
            return
        self._box.reveal(part.head)
        title, why = words.add, f"{words.what} {words.why}"
        if role is not BuyingRole.OTHER:
            title, why = f"Add the {role}", "Or choose this role for one of the personas."
        popup = AddPopup(title, why, words.example, self)
        popup.added.connect(lambda name: self._add(table, name, role))
        popup.closed.connect(partial(self._on_popup_closed, table))
        popup.open_below(anchor, popup.field, at_end=bool(part.model.cards))
        self._popup = popup

    def edit_selected(self) -> None:
        """Edit the words of the selected entry in place."""
        selection = self._session.selection
        if selection.current and selection.table in ENTRY_WORDS:
            self.part(selection.table).view.edit_entry(selection.current)

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the list of what is selected, else to the personas."""
        table = self._session.selection.table
        part = self.part(table) if table in ENTRY_WORDS else self.personas
        part.focus_here(reason)

    def make_menu(self, entry: Entry) -> QMenu:
        """What can be done to an entry."""
        menu = QMenu(self)
        part = self.part(entry.table)
        row, last = part.model.index_of(entry.id).row(), len(part.model.cards) - 1
        show = menu.addAction(icons.icon("list-details", Role.TEXT2), "Show in full\tEnter")
        show.triggered.connect(lambda _checked=False: self._on_opened(entry))
        words = "Rename\tF2" if isinstance(entry, Segment | Persona) else "Edit\tF2"
        rename = menu.addAction(icons.icon("pencil", Role.TEXT2), words)
        rename.triggered.connect(lambda _checked=False: part.view.edit_entry(entry.id))
        ways = ("Left", "Right") if isinstance(part, CardsPart) else ("Up", "Down")
        for way, by in zip(ways, (-1, 1), strict=True):
            title = f"Move {way.lower()}\tAlt+{way}"
            move = menu.addAction(icons.icon(f"arrow-{way.lower()}", Role.TEXT2), title)
            move.setEnabled(0 <= row + by <= last)
            move.triggered.connect(lambda _checked=False, by=by: self._on_moved(entry, row + by))
        menu.addSeparator()
        delete = menu.addAction(icons.icon("trash", Role.TEXT2), "Delete\tDel")
        delete.triggered.connect(lambda _checked=False: self._on_discarded(entry))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = margin_px(self.width()) - REACH_PX
        self._column.setContentsMargins(margin, 4, margin, 8)
        is_narrow = self.width() < _STACKED_PX
        direction = QBoxLayout.Direction
        self._lists.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        super().resizeEvent(event)
        self._fit_gaps()

    def _gaps_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.gaps)
        return row

    def _fit_gaps(self) -> None:
        self.gaps.setFixedHeight(self.gaps.height_for(self.width() - 2 * margin_px(self.width())))

    def _wire(self) -> None:
        for part in self.parts:
            view = part.view
            view.picked.connect(self._on_picked)
            view.opened.connect(self._on_opened)
            view.discarded.connect(self._on_discarded)
            view.moved.connect(self._on_moved)
            view.menu_wanted.connect(self._on_menu_wanted)
            view.left.connect(self._on_view_left)
            part.model.edited.connect(self._typing.store)
            self._session.on_flush(view.store_typing)
        self.segments.adding.connect(self._on_segment_adding)
        self.personas.adding.connect(self._on_persona_adding)
        self.triggers.added.connect(self._on_trigger_added)
        self.disqualifiers.added.connect(self._on_disqualifier_added)
        self.steps.added.connect(self._on_step_added)
        self.gaps.chosen.connect(self._on_gap_chosen)

    def _add(self, table: str, words: str, role: BuyingRole = BuyingRole.OTHER) -> None:
        project = self._session.project

        def add() -> Entry:
            if table == Persona.table:
                return add_persona(project, name=words, buying_role=role)
            return _ADD[table](project, words)

        made = self._session.attempt(add)
        if made is not None:
            self._session.select(table, [made.id])
            announce(self, f"{words_of(made)} added")

    # Slots

    def _on_segment_adding(self, button: QWidget) -> None:
        self.begin_adding(Segment.table, button)

    def _on_persona_adding(self, button: QWidget) -> None:
        self.begin_adding(Persona.table, button)

    def _on_popup_closed(self, table: str) -> None:
        """Go on with the entry that was added last."""
        if self._session.selection.table == table:
            self.focus_view()

    def _on_trigger_added(self, words: str) -> None:
        self._add(Trigger.table, words)

    def _on_disqualifier_added(self, words: str) -> None:
        self._add(Disqualifier.table, words)

    def _on_step_added(self, words: str) -> None:
        self._add(BuyingStep.table, words)

    def _on_picked(self, entry: Entry) -> None:
        self._session.select(entry.table, [entry.id], initiator=self)

    def _on_opened(self, entry: Entry) -> None:
        self._session.select(entry.table, [entry.id], initiator=self)
        self.opened.emit()

    def _on_discarded(self, entry: Entry) -> None:
        delete_row(self._session, entry)

    def _on_moved(self, entry: Entry, index: int) -> None:
        project = self._session.project
        self._session.attempt(lambda: move_entry(project, entry=entry, index=index))
        count = len(self.part(entry.table).model.cards)
        announce(self, f"{words_of(entry)}, now {index + 1} of {count}")

    def _on_menu_wanted(self, entry: Entry, at: QPoint) -> None:
        menu = self.make_menu(entry)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _on_view_left(self, step: int) -> None:
        """Go on to the list above or below that has rows."""
        sender = self.sender()
        parts = [part for part in self.parts if part.model.cards]
        place = next((n for n, part in enumerate(parts) if part.view is sender), None)
        if place is not None and 0 <= place + step < len(parts):
            reason = Qt.FocusReason.OtherFocusReason
            parts[place + step].view.enter(step > 0, reason)

    def _on_gap_chosen(self, gap: CustomerGap) -> None:
        row = row_of(self._session, gap.table, gap.row_id)
        if row is not None:
            self._session.open_row(row)
        else:
            self.begin_adding(gap.table, role=_MISSING.get(gap.kind, BuyingRole.OTHER))
