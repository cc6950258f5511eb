"""What is said right after a call, within a minute; everything is pre-filled and can be skipped.

The recall comes first, while the prospect's own words are still in the ear. Signals of
``EndCard``: ``finished()`` to go on to the huddle, ``closed()`` to leave it at that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import numbered
from narrative_studio.analysis.prospects.observers import observed
from narrative_studio.commands.marks import rate, set_reached
from narrative_studio.commands.recording import skip_frames
from narrative_studio.commands.taken import note_taken
from narrative_studio.model.durations import format_duration
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import MarkKind, Reached
from narrative_studio.model.prospects import (
    Answer,
    Extent,
    Metric,
    Outcome,
    TestSession,
    Verdict,
)
from ui.inspector.element.cells import CellFields
from ui.recorder.answers import AnswerRow
from ui.recorder.card_frame import frame_card
from ui.recorder.frame_rows import FrameRow, frame_rows, metrics_of, untold
from ui.recorder.live import LiveSession
from ui.recorder.objection_rows import ObjectionRows
from ui.recorder.observer_part import ObserverPart
from ui.recorder.rating_grid import RatingGrid
from ui.session import Session
from ui.theme import S2, S3, S4, Role, Type
from ui.widgets.buttons import ControlSize, PrimaryButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.panel import Note
from ui.widgets.parsed_edit import day_edit

_WIDEST_PX: Final = 860
_BUTTON_PX: Final = 44
Entries = list[tuple[object, str]]


class EndCard(QWidget):
    """Fields that are stored as they are typed, and a grid that single keys fill in.

    Signals:
        finished(): on to the huddle.
        closed(): that is all.
    """

    finished = Signal()
    closed = Signal()

    def __init__(self, session: Session, live: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._live = live
        self._answers: list[AnswerRow] = []
        self._title = TextLabel(use=Type.PAGE, lines=2)
        self._note = TextLabel(role=Role.TEXT2, lines=0, tabular=True)
        self._day = CellFields(session, TestSession)
        self._said = CellFields(session, TestSession)
        self._frames = CellFields(session, TestSession)
        self._outcome = CellFields(session, TestSession)
        self._grid = RatingGrid()
        self._legend = TextLabel(use=Type.SUPPORT, role=Role.TEXT3, lines=0)
        self._asked = Note(Role.WARN_SOFT)
        self._asked_words = TextLabel(use=Type.BODY, lines=0)
        self._skipped = SecondaryButton("Yes, skipped", size=ControlSize.SMALL)
        self._objections = ObjectionRows(session)
        self._observers = ObserverPart()
        self._of_session: list[QWidget] = []
        self._add_fields()
        self._on = PrimaryButton("On to the huddle")
        self._leave = SecondaryButton("Done")
        for button in (self._on, self._leave):
            button.setMinimumHeight(_BUTTON_PX)
        self._place_parts()
        self._connect()

    @property
    def grid(self) -> RatingGrid:
        """The frames of the session."""
        return self._grid

    @property
    def said(self) -> CellFields:
        """The fields of what the prospect said."""
        return self._said

    @property
    def day(self) -> CellFields:
        """The day of a session that is entered afterwards: a recording knows its own."""
        return self._day

    @property
    def outcome(self) -> CellFields:
        """The fields of what the call ended in."""
        return self._outcome

    @property
    def objections(self) -> ObjectionRows:
        """The objections that were raised."""
        return self._objections

    @property
    def observers(self) -> ObserverPart:
        """What each observer marked."""
        return self._observers

    @property
    def skipped(self) -> SecondaryButton:
        """The button that says of the frames in question that they were skipped."""
        return self._skipped

    @property
    def on(self) -> PrimaryButton:
        """The button that goes on to the huddle."""
        return self._on

    @property
    def leave(self) -> SecondaryButton:
        """The button that leaves it at that."""
        return self._leave

    @property
    def question(self) -> str:
        """Which frames are asked about; empty while none is."""
        return self._asked_words.text() if not self._asked.isHidden() else ""

    def begin(self) -> None:
        """Give the keyboard to the recall; a second observer's to the grid."""
        recall = self._said.field("recall").field
        (recall if self._live.keeps_time else self._grid).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the session as it is now."""
        test = self._live.test
        if test is None:
            return
        name = " · ".join(filter(None, (test.code, test.prospect)))
        self._title.setText(f"After the call: {name}" if name else "After the call")
        self._note.setText(self._facts(test))
        for fields in (self._day, self._said, self._frames, self._outcome):
            fields.show_row(test)
        for row in self._answers:
            row.show_row(test)
        story, me = self._live.story, self._session.project.me.id
        rows = frame_rows(story, test, me)
        metrics = metrics_of(self._session.view, test)
        keeps_time = self._live.keeps_time
        self._grid.show_rows(rows, metrics, keeps_time=keeps_time)
        self._legend.setText(_legend(metrics))
        self._ask(untold(rows) if keeps_time else ())
        self._objections.show_test(test)
        found = observed(self._session.view, test)
        self._observers.show_observed(story, found)
        self._observers_title.setVisible(len(found) > 1)
        for widget in self._of_session:
            widget.setVisible(keeps_time)
        self._day.setVisible(keeps_time and not test.started_at_ms)

    # Inside

    def _add_fields(self) -> None:
        self._day.add_parsed("held_on", "Held on", day_edit(name="Held on"))
        self._said.add_text(
            "recall",
            "How would you explain this to a colleague?",
            "The prospect's own words",
            lines=3,
        )
        self._add_answers(self._said, "perfect_world", "Agrees to the perfect world", Extent)
        self._frames.add_row_choice("best_frame", "Best frame", self._told)
        self._frames.add_row_choice("weakest_frame", "Weakest frame", self._told)
        self._outcome.add_choice("outcome", "Outcome", Outcome)
        self._add_answers(self._outcome, "converted", "Converted", Answer)
        self._outcome.add_text("next_step", "Next step", "What was agreed on", lines=1)
        self._outcome.add_parsed("next_step_on", "On", day_edit(name="Day of the next step"))
        self._outcome.add_choice("verdict", "The test rep is", Verdict)
        self._outcome.add_text("verdict_words", "In the rep's words", "Why", lines=1)

    def _add_answers(
        self, fields: CellFields, column: str, label: str, words: type[Answer] | type[Extent]
    ) -> None:
        self._answers.append(AnswerRow(fields, column, label, words))

    def _place_parts(self) -> None:
        inside = QHBoxLayout(self._asked)
        inside.setContentsMargins(S3, S2, S2, S2)
        inside.addWidget(self._asked_words, 1)
        inside.addWidget(self._skipped)
        words = QWidget()
        words.setMaximumWidth(_WIDEST_PX)
        column = QVBoxLayout(words)
        column.setContentsMargins(S4, S4, S4, S4)
        column.setSpacing(S2)
        column.addWidget(self._title)
        column.addWidget(self._note)
        column.addWidget(self._day)
        self._add_part(column, "In their words", [self._said], is_of_session=True)
        self._add_part(
            column, "Frame by frame", [self._asked, self._grid, self._legend], is_of_session=False
        )
        self._add_part(column, "", [self._frames], is_of_session=True)
        self._add_part(column, "Objections raised", [self._objections], is_of_session=True)
        self._add_part(column, "What it ended in", [self._outcome], is_of_session=True)
        self._observers_title = TextLabel("What each observer marked", use=Type.PANEL)
        column.addSpacing(S3)
        column.addWidget(self._observers_title)
        column.addWidget(self._observers)
        column.addStretch(1)
        frame_card(self, words, self._leave, self._on)

    def _add_part(
        self, column: QVBoxLayout, title: str, parts: list[QWidget], *, is_of_session: bool
    ) -> None:
        """Add a part under its heading; those of the session are its observer's alone."""
        added = [TextLabel(title, use=Type.PANEL), *parts] if title else parts
        if title:
            column.addSpacing(S3)
        for widget in added:
            column.addWidget(widget)
        if is_of_session:
            self._of_session += added

    def _connect(self) -> None:
        self._on.clicked.connect(self.finished)
        self._leave.clicked.connect(self.closed)
        self._skipped.clicked.connect(self._on_skipped_clicked)
        self._grid.reached_chosen.connect(self._on_grid_reached_chosen)
        self._grid.taken_chosen.connect(self._on_grid_taken_chosen)
        self._grid.rated.connect(self._on_grid_rated)

    def _facts(self, test: TestSession) -> str:
        marks = self._live.my_marks
        count = {0: "nothing marked", 1: "1 mark"}.get(len(marks), f"{len(marks)} marks")
        lasted = f"{format_duration(test.duration_ms)}, " if test.duration_ms else ""
        facts = f"{lasted}{count}. Skip what you like: what you type is kept."
        return facts[0].upper() + facts[1:]

    def _told(self) -> Entries:
        found: Entries = [(None, "Not said")]
        if self._live.test is None:
            return found
        frames = enumerate(self._live.frames, start=1)
        return found + [(one.id, f"{number}  {one.headline}") for number, one in frames]

    def _ask(self, rows: tuple[FrameRow, ...]) -> None:
        """Ask of the frames that nobody has said to be told whether they were skipped."""
        test = self._live.test
        # Before anything is known of a session every frame is in question: the grid is there.
        is_asked = test is not None and 0 < len(rows) < len(self._live.frames)
        self._asked.setVisible(is_asked)
        words = numbered(row.number for row in rows)
        if len(rows) == 1:
            self._asked_words.setText(f"Frame {words} was not told here. Was it skipped?")
        elif rows:
            self._asked_words.setText(f"Frames {words} were not told here. Were they skipped?")

    def _attempt(self, verb: Callable[[], object]) -> None:
        self._session.attempt(verb)

    # Slots

    def _on_skipped_clicked(self) -> None:
        test = self._live.test
        if test is not None:
            me = self._session.project.me.id
            frames = [row.frame for row in untold(frame_rows(self._live.story, test, me))]
            self._attempt(
                lambda: skip_frames(self._session.project, session=test.id, frames=frames)
            )

    def _on_grid_reached_chosen(self, frame: str, reached: Reached) -> None:
        test = self._live.test
        if test is not None:
            self._attempt(
                lambda: set_reached(
                    self._session.project, session=test.id, frame=FrameId(frame), reached=reached
                )
            )

    def _on_grid_taken_chosen(self, frame: str, kind: MarkKind | None) -> None:
        test = self._live.test
        if test is not None:
            self._attempt(
                lambda: note_taken(
                    self._session.project, session=test.id, frame=FrameId(frame), kind=kind
                )
            )

    def _on_grid_rated(self, frame: str, metric: Metric, value: int | None) -> None:
        test = self._live.test
        if test is not None:
            self._attempt(
                lambda: rate(
                    self._session.project,
                    session=test.id,
                    frame=FrameId(frame),
                    metric=metric,
                    value=value,
                )
            )


def _legend(metrics: tuple[Metric, ...]) -> str:
    words = ", ".join(metric.value for metric in metrics)
    return (
        f"Arrows walk. 1 to 5 rates {words}; Delete takes it back. In the column “Told”: T told, "
        "S skipped. Beside it: 1 landed, 2 confused, 3 objection, 0 neutral."
    )
