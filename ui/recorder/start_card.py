"""What is said before a call is recorded: which story, to whom, by whom, and whether they count.

Nothing of it has to be filled in: Enter starts. Signals of ``StartCard``: ``started()``,
``chosen(object)`` with the id of another session, or a narrative's for a new one of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.sessions import set_personas
from narrative_studio.model.prospects import Answer, SessionState, TestSession
from ui.inspector.element.cells import CellFields
from ui.inspector.people import PersonField
from ui.recorder.answers import AnswerRow
from ui.recorder.card_frame import frame_card
from ui.recorder.persona_ticks import PersonaTicks
from ui.recorder.prospect_fields import ProspectFields
from ui.session import Session
from ui.theme import S2, S3, S4, Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.panel import Note
from ui.widgets.parsed_edit import show_day

_WIDEST_PX: Final = 560
_START_PX: Final = 48
Entries = list[tuple[object, str]]


class StartCard(QWidget):
    """Fields of the session, what counts first, and one strong button.

    Signals:
        started(): record now.
        chosen(object): another session, or a narrative for a new session of it.
        later_asked(): write the session down without recording it.
    """

    started = Signal()
    chosen = Signal(object)
    later_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._test: TestSession | None = None
        self._which = ComboBox(name="Session")
        self._which.chosen.connect(self.chosen)
        self._fields = ProspectFields(session)
        self._people: list[tuple[str, PersonField]] = []
        self._answers: list[AnswerRow] = []
        self._beside = Note(Role.INFO_SOFT)
        self._personas = PersonaTicks(session)
        self._personas.ticked.connect(self._on_personas_ticked)
        self._add_fields()
        self._start = PrimaryButton("Start recording", icon="player-play")
        self._start.setMinimumHeight(_START_PX)
        self._start.clicked.connect(self.started)
        self._later = SecondaryButton("Enter afterwards")
        self._later.setMinimumHeight(_START_PX)
        self._later.setToolTip("Write down how the call went, without recording it")
        self._later.clicked.connect(self.later_asked)
        self._place_parts()

    @property
    def start(self) -> PrimaryButton:
        """The button that starts."""
        return self._start

    @property
    def later(self) -> SecondaryButton:
        """The button that leads to the end card at once."""
        return self._later

    @property
    def fields(self) -> CellFields:
        """The fields of the session."""
        return self._fields

    @property
    def which(self) -> ComboBox:
        """Which session it is."""
        return self._which

    @property
    def baseline(self) -> ComboBox:
        """Which version is told."""
        return self._baseline

    @property
    def personas(self) -> PersonaTicks:
        """Who sits on the other side."""
        return self._personas

    def begin(self) -> None:
        """Give the keyboard to the first thing that is not known yet."""
        name = self._fields.field("prospect").field
        is_known = self._test is not None and bool(self._test.prospect)
        (self._start if is_known else name).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_test(self, test: TestSession, planned: Sequence[TestSession]) -> None:
        """Show a session, and offer the other planned ones."""
        self._test = test
        entries: Entries = [(one.id, _named(one)) for one in planned]
        narratives = self._session.view.narratives.ordered
        for one in narratives:
            of = f" of {one.title or 'the narrative'}" if len(narratives) > 1 else ""
            entries.append((one.id, f"A new session{of}"))
        self._which.set_entries(entries)
        self._which.choose(test.id)
        self._fields.show_row(test)
        self._baseline.set_entries(self._baselines())
        self._baseline.choose(test.baseline)
        for column, field in self._people:
            field.show_person(getattr(test, column))
        for row in self._answers:
            row.show_row(test)
        self._personas.show_test(test)
        me = self._session.project.me.id
        observer = self._session.view.people.get(test.observer or "")
        is_mine = test.observer in (None, me)
        name = observer.name if observer is not None else "Somebody else"
        self._beside_words.setText(
            f"{name} keeps the time of this session. You mark and rate beside that."
        )
        self._beside.setVisible(not is_mine)
        is_planned = test.state is SessionState.PLANNED
        self._later.setVisible(is_planned and is_mine)
        self._start.setText("Start recording" if is_mine else "Start marking")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.started.emit()
        else:
            super().keyPressEvent(event)

    # Inside

    def _add_fields(self) -> None:
        fields = self._fields
        fields.add_text("prospect", "Prospect, by an alias", "Marlow Spice", is_name=True)
        self._baseline = ComboBox(name="Version told")
        self._baseline.chosen.connect(self._on_baseline_chosen)
        fields.add_widget(LabelledField("Version told", self._baseline))
        fields.add_row_choice("variant", "Told as", self._variants)
        fields.add_row_choice("segment", "Segment", self._segments)
        fields.add_widget(self._personas)
        for column, label in (("rep", "Test rep"), ("observer", "Observer")):
            self._add_person(column, label)
        for column, label in (("qualified", "Qualified"), ("contaminated", "Heard the old story")):
            self._answers.append(AnswerRow(fields, column, label, Answer))
            why = "What makes them so, or not" if column == "qualified" else "Where they heard it"
            fields.add_text(f"{column}_because", "Because", why, lines=1)
        for column, label in (
            ("may_record", "Agrees to be recorded"),
            ("may_quote", "Agrees to be quoted"),
        ):
            self._answers.append(AnswerRow(fields, column, label, Answer))

    def _add_person(self, column: str, label: str) -> None:
        field = PersonField(self._session, label)
        field.chosen.connect(lambda person: self._fields.edit(column, person))
        self._people.append((column, field))
        self._fields.add_widget(field)

    def _place_parts(self) -> None:
        inside = QVBoxLayout(self._beside)
        inside.setContentsMargins(S3, S2, S3, S2)
        self._beside_words = TextLabel(use=Type.BODY, lines=0)
        inside.addWidget(self._beside_words)
        words = QWidget()
        words.setMaximumWidth(_WIDEST_PX)
        column = QVBoxLayout(words)
        column.setContentsMargins(S4, S4, S4, S4)
        column.setSpacing(S3)
        column.addWidget(TextLabel("Record a test", use=Type.PAGE))
        column.addWidget(
            TextLabel(
                "Enter starts. What is not known now can be said after the call.",
                role=Role.TEXT2,
                lines=0,
            )
        )
        column.addWidget(LabelledField("Session", self._which))
        column.addWidget(self._beside)
        column.addWidget(self._fields)
        column.addStretch(1)
        frame_card(self, words, self._later, self._start)

    def _baselines(self) -> Entries:
        found: Entries = [(None, "As the story is now")]
        for one in self._session.view.taken_baselines:
            found.append((one.id, f"{one.code} {one.name}".strip() or "No name"))
        return found

    def _variants(self) -> Entries:
        found: Entries = [(None, "The whole story")]
        if self._test is not None:
            variants = self._session.view.variants.of("narrative", self._test.narrative)
            found += [(one.id, one.name or "No name") for one in variants]
        return found

    def _segments(self) -> Entries:
        segments = self._session.view.segments.ordered
        found: Entries = [(None, "Not known")]
        return found + [(one.id, one.name or "No name") for one in segments]

    def _on_baseline_chosen(self, key: object) -> None:
        """Say which version was told, with the label that it is known by in the results."""
        test, view = self._test, self._session.view
        if test is None:
            return
        chosen = view.baselines.get(str(key)) if key is not None else None
        label = view.narratives[test.narrative].version
        if chosen is not None:
            label = chosen.code or chosen.name
        found = chosen.id if chosen is not None else None
        self._session.attempt(
            lambda: edit_cells(self._session.project, test, baseline=found, version=label)
        )

    def _on_personas_ticked(self, personas: object) -> None:
        test = self._test
        if test is not None and isinstance(personas, list):
            self._session.attempt(
                lambda: set_personas(self._session.project, session=test.id, personas=personas)
            )


def _named(test: TestSession) -> str:
    """A session as a choice: its short name, the prospect, the day."""
    day = show_day(test.held_on) if test.held_on else ""
    words = ", ".join(filter(None, (test.prospect, day)))
    return f"{test.code} {words}".strip() if words else f"{test.code}, new"
