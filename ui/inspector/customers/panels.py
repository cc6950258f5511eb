"""The panels of the customer model: a segment, a persona, a buying step, and single sentences."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from narrative_studio.commands.customers import Entry
from narrative_studio.model.customers import (
    BuyingRole,
    BuyingStep,
    Disqualifier,
    Fit,
    Persona,
    PersonaNoteKind,
    Segment,
    Trigger,
)
from narrative_studio.model.rows import Row
from ui.inspector.customers.kinds import ENTRY_WORDS, ROLE_ICON, words_of
from ui.inspector.customers.persona_notes import NotesField
from ui.inspector.element.cells import CellFields, padded
from ui.inspector.element.connected import ConnectedSection
from ui.inspector.element.head import PanelHead
from ui.inspector.element.panel import Panel
from ui.inspector.section_memory import SectionMemory
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.link_rows import OUT_PX, LinkRow, LinkRows
from ui.widgets.section import Section

_ADVICE: Final = {
    Trigger.table: "An event that one can notice from outside. Ask in tests what happened before "
    "the call, and add it here in their words.",
    Disqualifier.table: "Say it in the first call. A prospect whom this fits is not qualified, and "
    "a test session with them does not count.",
}


class EntryPanel(Panel):
    """What all entries of the customer model have in common: a head and fields below it."""

    def __init__(
        self, session: Session, row_type: type[Entry], parent: QWidget | None = None
    ) -> None:
        words = ENTRY_WORDS[row_type.table]
        super().__init__(session, words.one, parent)
        self._words = words
        column = "name" if row_type in (Segment, Persona) else "text"
        self.head = PanelHead(session, column, f"{words.example} …")
        self.fields = CellFields(session, row_type)
        self.memory = SectionMemory(session.settings)
        self.set_head(self.head)
        self.head.menu_wanted.connect(self.fill_menu)
        self._fill_fields()
        self.add_part(padded(self.fields))

    def show_row(self, row: Row) -> None:
        super().show_row(row)
        assert isinstance(row, Entry)
        self.setAccessibleName(f"{self._words.one} {words_of(row)}")
        self.head.show_kind(self._words.one, "")
        self.head.binding.show(row)
        self.fields.show_row(row)

    def focus_first(self) -> None:
        self.head.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.name.select_all()

    def _fill_fields(self) -> None:
        """Add the fields of the kind."""

    def _persona_entries(self) -> list[tuple[object, str]]:
        personas = self.session.view.personas.ordered
        return [(None, "Nobody yet"), *((one.id, one.name or "No name") for one in personas)]


class RowsSection(Section):
    """Rows of the customer model that belong to the shown one; each opens."""

    def __init__(self, session: Session, title: str, none: str) -> None:
        super().__init__(title)
        self._session = session
        self._found: tuple[Entry, ...] = ()
        self.rows = LinkRows(title)
        self._none = TextLabel(none, use=Type.BODY, role=Role.TEXT3, lines=0)
        margins = self.body_layout.contentsMargins()
        reach = margins.left() - OUT_PX
        self.body_layout.setContentsMargins(reach, 0, reach, margins.bottom())
        self.body_layout.addWidget(self.rows)
        self.body_layout.addWidget(self._none)
        self._none.setContentsMargins(OUT_PX, 0, OUT_PX, 0)
        self.rows.opened.connect(self._on_rows_opened)

    def show_entries(self, found: tuple[Entry, ...], rows: list[LinkRow]) -> None:
        """Show the rows of these entries; the key of each is the entry's id."""
        self._found = found
        self.rows.show_rows(rows)
        self.rows.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.set_summary(str(len(rows)) if rows else "")

    def _on_rows_opened(self, key: object) -> None:
        for entry in self._found:
            if entry.id == key:
                self._session.open_row(entry)


class SegmentPanel(EntryPanel):
    """A segment: how well it suits, how large it is, and who works there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, Segment, parent)
        self.people = RowsSection(session, "Personas", "No persona stands in this one alone.")
        self.add_part(self.people)
        self.memory.tie(self.people, "segment.personas")

    def show_row(self, row: Row) -> None:
        super().show_row(row)
        found = self.session.view.personas.of("segment", row.id)
        rows = [
            LinkRow(one.name or "No name", one.id, icon=ROLE_ICON[one.buying_role]) for one in found
        ]
        self.people.show_entries(found, rows)

    def _fill_fields(self) -> None:
        self.fields.add_choice("fit", "Fit", Fit)
        self.fields.add_text("size", "Size", "How many, how large", lines=1)
        self.fields.add_text("note", "Note", "What makes them alike, and how to tell")


class PersonaPanel(EntryPanel):
    """A persona: their part in buying, what moves them, what they care about and object to."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, Persona, parent)
        self.moved = Section("What moves them")
        self.notes = {kind: NotesField(session, kind) for kind in PersonaNoteKind}
        for field in self.notes.values():
            self.moved.body_layout.addWidget(field)
        self.connected = ConnectedSection(session)
        self.steps = RowsSection(session, "Buying steps", "Takes none of the buying steps yet.")
        for section, name in (
            (self.connected, "connected"),
            (self.moved, "moved"),
            (self.steps, "steps"),
        ):
            self.add_part(section)
            self.memory.tie(section, f"persona.{name}")

    def show_row(self, row: Row) -> None:
        super().show_row(row)
        assert isinstance(row, Persona)
        for field in self.notes.values():
            field.show_persona(row)
        notes = self.session.view.persona_notes.of("persona", row.id)
        self.moved.set_summary(str(len(notes)) if notes else "")
        self.connected.show_row(row)
        steps = self.session.view.buying_steps
        found = steps.of("persona", row.id)
        numbers = {one.id: number for number, one in enumerate(steps.ordered, start=1)}
        rows = [LinkRow(one.text, one.id, lead=str(numbers[one.id])) for one in found]
        self.steps.show_entries(found, rows)

    def _fill_fields(self) -> None:
        self.fields.add_choice("buying_role", "Buying role", BuyingRole)
        self.fields.add_row_choice("segment", "Segment", self._segment_entries)
        self.fields.add_text("note", "Note", "What they do, and what they decide")

    def _segment_entries(self) -> list[tuple[object, str]]:
        segments = self.session.view.segments.ordered
        return [(None, "All segments"), *((one.id, one.name or "No name") for one in segments)]


class BuyingStepPanel(EntryPanel):
    """A step of the buyers: who takes it, and what ends it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, BuyingStep, parent)

    def _fill_fields(self) -> None:
        self.fields.add_row_choice("persona", "Who", self._persona_entries)
        self.fields.add_text("done_when", "Ends when", "What the buyers have then, or have agreed")


class SentencePanel(EntryPanel):
    """A buying trigger or a disqualifier, which is a sentence and nothing else."""

    def _fill_fields(self) -> None:
        advice = next(
            words for table, words in _ADVICE.items() if ENTRY_WORDS[table] is self._words
        )
        self.fields.add_widget(TextLabel(advice, use=Type.BODY, role=Role.TEXT2, lines=0))


def make_customer_panel(session: Session, entry: Entry) -> EntryPanel:
    """The panel of a kind of entry."""
    if isinstance(entry, Segment):
        return SegmentPanel(session)
    if isinstance(entry, Persona):
        return PersonaPanel(session)
    if isinstance(entry, BuyingStep):
        return BuyingStepPanel(session)
    return SentencePanel(session, type(entry))
