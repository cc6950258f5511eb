"""The single fields of a session: the call, the prospect, what it ended in."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from narrative_studio.commands.sessions import erase_prospect, set_personas
from narrative_studio.model.ids import PersonaId
from narrative_studio.model.prospects import (
    Answer,
    Extent,
    Outcome,
    SessionState,
    TestSession,
    Verdict,
)
from ui.inspector.element.cells import CellFields
from ui.inspector.people import PersonField
from ui.inspector.personal_part import PersonalPart
from ui.recorder.prospect_fields import ProspectFields
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.labelled_field import LabelledField
from ui.widgets.parsed_edit import day_edit, show_day
from ui.widgets.section import Section
from ui.workspaces.prospects.count_edit import count_edit
from ui.workspaces.prospects.note_rows import Entries, frame_entries
from ui.workspaces.prospects.word_menu import Word, WordMenuButton

_GAP_PX = 16


class FieldsSection(Section):
    """Fields of a session in columns side by side."""

    def __init__(self, session: Session, title: str, columns: int) -> None:
        super().__init__(title)
        self._session = session
        self._shown: TestSession | None = None
        self.columns = [ProspectFields(session) for _ in range(columns)]
        self._durations: list[tuple[str, DurationEdit]] = []
        self._people: list[tuple[str, PersonField]] = []
        row = QHBoxLayout()
        row.setSpacing(_GAP_PX)
        for fields in self.columns:
            column = QVBoxLayout()
            column.addWidget(fields)
            column.addStretch(1)
            row.addLayout(column, 1)
        self.body_layout.addLayout(row)

    def show_session(self, shown: TestSession) -> None:
        """Show another session, or this one after a change."""
        self._shown = shown
        for fields in self.columns:
            fields.show_row(shown)
        for column, edit in self._durations:
            edit.set_value_ms(getattr(shown, column))
        for column, field in self._people:
            field.show_person(getattr(shown, column))

    def _add_duration(self, fields: CellFields, column: str, label: str) -> None:
        edit = DurationEdit(name=label)
        edit.committed.connect(lambda ms: fields.edit(column, ms))
        edit.dropped.connect(self._session.messages.tell_no_time)
        self._session.on_flush(edit.flush)
        self._durations.append((column, edit))
        fields.add_widget(LabelledField(label, edit))

    def _add_person(self, fields: CellFields, column: str, label: str) -> None:
        field = PersonField(self._session, label)
        field.chosen.connect(lambda person: fields.edit(column, person))
        self._people.append((column, field))
        fields.add_widget(field)


class CallSection(FieldsSection):
    """When it was held, which version was told, by whom."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "The call", 3)
        first, second, third = self.columns
        first.add_text("code", "Short name", "T01", is_name=True)
        first.add_parsed("held_on", "Held on", day_edit(name="Held on"))
        first.add_choice("state", "State", SessionState)
        second.add_text("version", "Version told", "v1", is_name=True)
        second.add_row_choice("baseline", "Baseline of that version", self._baselines)
        second.add_row_choice("variant", "Told as", self._variants)
        self._add_person(third, "rep", "Test rep")
        self._add_person(third, "observer", "Observer")
        self._add_duration(third, "duration_ms", "Lasted")

    def show_session(self, shown: TestSession) -> None:
        super().show_session(shown)
        parts = (show_day(shown.held_on) if shown.held_on else "no day yet", shown.version)
        self.set_summary(" · ".join(filter(None, parts)))

    def _baselines(self) -> Entries:
        found: Entries = [(None, "No baseline")]
        for one in self._session.view.taken_baselines:
            found.append((one.id, f"{one.code} {one.name}".strip()))
        return found

    def _variants(self) -> Entries:
        story = self._session.story
        found: Entries = [(None, "The whole story")]
        if story is not None:
            variants = self._session.view.variants.of("narrative", story.narrative.id)
            found += [(one.id, one.name or "No name") for one in variants]
        return found


class ProspectSection(FieldsSection):
    """Who it was, whether they count and why, and what stays with the team."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "The prospect", 3)
        first, second, third = self.columns
        first.add_row_choice("segment", "Segment", self._segments)
        # As high as the fields beside it, so that the rows of the columns line up.
        self.roles = WordMenuButton(
            "Personas", "Nobody named yet", size=ControlSize.REGULAR, icon="users"
        )
        self.roles.ticked.connect(self._on_roles_ticked)
        first.add_widget(LabelledField("Who sat there", self.roles))
        first.add_parsed("employees", "Employees", count_edit(name="Employees"))
        second.add_choice("qualified", "Qualified", Answer)
        second.add_text("qualified_because", "Because", "What makes them so, or not", lines=0)
        second.add_choice("contaminated", "Has heard the old story", Answer)
        second.add_text("contaminated_because", "Because", "Where they heard it", lines=0)
        third.add_choice("may_quote", "May be quoted", Answer)
        third.add_choice("may_record", "May be recorded", Answer)
        third.add_text("company", "Company (stays with the team)", is_name=True)
        third.add_text("contact_name", "Contact (stays with the team)", is_name=True)
        third.add_text("contact", "How to reach them", is_name=True)
        self.personal = PersonalPart("personal data")
        self.personal.erased.connect(self._on_personal_erased)
        third.add_widget(self.personal)

    def show_session(self, shown: TestSession) -> None:
        is_other = self._shown is None or self._shown.id != shown.id
        super().show_session(shown)
        view = self._session.view
        sat = {one.persona for one in view.session_personas.of("session", shown.id)}
        self.roles.show_words(
            [
                Word(one.id, one.name or "No name", one.id in sat, str(one.buying_role))
                for one in view.personas.ordered
            ]
        )
        is_there = bool(shown.company or shown.contact_name or shown.contact)
        if is_other or is_there != (not self.personal.ask.isHidden() or self.personal.is_asking):
            self.personal.show_value(is_there=is_there)

    def _segments(self) -> Entries:
        found: Entries = [(None, "Not known")]
        return found + [
            (one.id, one.name or "No name") for one in self._session.view.segments.ordered
        ]

    def _on_roles_ticked(self, persona: str, is_on: bool) -> None:
        shown, project = self._shown, self._session.project
        if shown is None:
            return
        sat = [word.key for word in self.roles.words if word.is_on and word.key != persona]
        wanted = [PersonaId(one) for one in (*sat, *([persona] if is_on else []))]
        self._session.attempt(lambda: set_personas(project, session=shown.id, personas=wanted))

    def _on_personal_erased(self) -> None:
        shown, session = self._shown, self._session
        if shown is None:
            return
        session.flush()

        def erase() -> bool:
            erase_prospect(session.project, session=shown.id)
            return True

        if session.attempt(erase):
            session.messages.tell(f"Erased who the prospect of {shown.code or 'the session'} is")


class OutcomeSection(FieldsSection):
    """What the call ended in, and what stayed with the prospect and the rep."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "What it ended in", 3)
        first, second, third = self.columns
        first.add_choice("outcome", "Outcome", Outcome)
        first.add_choice("converted", "A next step was agreed", Answer)
        first.add_parsed("next_step_on", "Next step on", day_edit(name="Next step on"))
        first.add_text("next_step", "Next step", "What, with whom", lines=2)
        second.add_choice("perfect_world", "Agreed to the perfect world", Extent)
        second.add_row_choice("best_frame", "Best frame", self._frames)
        second.add_row_choice("weakest_frame", "Weakest frame", self._frames)
        second.add_text("note", "Note", "Anything the others should know", lines=2)
        third.add_choice("verdict", "The rep says", Verdict)
        third.add_text("verdict_words", "In the rep's words", lines=2)
        third.add_text(
            "recall",
            "How would you explain this to a colleague?",
            "Unaided, in the prospect’s own words",
            lines=3,
        )

    def show_session(self, shown: TestSession) -> None:
        super().show_session(shown)
        self.set_summary("" if shown.outcome is Outcome.UNKNOWN else shown.outcome.value)

    def _frames(self) -> Entries:
        return [(None, "Not said"), *frame_entries(self._session.story)[1:]]
