"""What each observer of a session marked, side by side, and whether they saw the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted, numbered
from narrative_studio.analysis.prospects.observers import (
    Alike,
    Observed,
    alike,
    late_ms,
    observed,
)
from narrative_studio.commands.moments import shift_marks
from narrative_studio.model.durations import format_duration
from narrative_studio.model.ids import FrameId, PersonId, TestSessionId
from narrative_studio.model.observed import Mark
from narrative_studio.model.prospects import TestSession
from narrative_studio.model.view import NarrativeView
from ui.recorder.mark_looks import LOOKS
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import S2, S3, Role, Type
from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.buttons import SecondaryButton
from ui.widgets.emptying import empty
from ui.widgets.label import TextLabel
from ui.widgets.panel import Note
from ui.widgets.section import Section

_ALIKE: Final = Badge("Alike", Tone.GOOD, "check")
_APART: Final = Badge("Apart", Tone.WARN)
_ONE: Final = Badge("One only", Tone.OUTLINE)


class ObserversSection(Section):
    """A row for each frame and a column for each observer; hidden while there is but one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Observers", parent=parent)
        self._session = session
        self._shown: object = None
        self._words = TextLabel(use=Type.BODY, lines=0)
        self._column = QVBoxLayout()
        self._column.setSpacing(S2)
        self.body_layout.addWidget(self._words)
        self.body_layout.addLayout(self._column)
        self.shifts: list[SecondaryButton] = []

    @property
    def words(self) -> str:
        """How far the observers agree."""
        return self._words.text()

    @property
    def lines(self) -> list[str]:
        """Every text of the rows."""
        return [one.text() for one in self.findChildren(TextLabel) if one.text()]

    def show_session(self, shown: TestSession) -> None:
        """Show another session, or this one after a change."""
        view = self._session.view
        found = observed(view, shown)
        self.setVisible(len(found) > 1)
        now = (shown.id, found, shown.started_at_ms, view.people.ordered)
        if now == self._shown:
            return
        self._shown = now
        empty(self._column)
        self.shifts = []
        if len(found) < 2:
            return
        story = view.narrative(shown.narrative)
        compared = alike(found)
        same, both = len(compared.alike), len(compared.alike) + len(compared.apart)
        self.set_summary(f"alike at {same} of {counted(both, 'frame')}" if both else "")
        who = "Both" if len(found) == 2 else "Two or more"
        self._words.setText(_sentence(story, compared, who))
        for one in found[1:]:
            self._add_late(shown, one, found[0])
        self._column.addWidget(self._rows(story, found, compared))

    def _name(self, observer: PersonId | None) -> str:
        person = self._session.view.people.get(observer or "")
        return person.name if person is not None else "Nobody named"

    def _rows(self, story: NarrativeView, found: Sequence[Observed], compared: Alike) -> QWidget:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(S3)
        grid.setVerticalSpacing(S2)
        grid.addWidget(TextLabel("Frame", use=Type.SUPPORT, role=Role.TEXT2), 0, 0)
        for place, one in enumerate(found, start=1):
            head = f"{self._name(one.observer)}, {counted(len(one.marks), 'mark')}"
            grid.addWidget(TextLabel(head, use=Type.SUPPORT_STRONG), 0, place)
            grid.setColumnStretch(place, 3)
        grid.setColumnStretch(0, 2)
        badges = {
            **dict.fromkeys(compared.alike, _ALIKE),
            **dict.fromkeys(compared.apart, _APART),
            **dict.fromkeys(compared.one_only, _ONE),
        }
        marked = {mark.frame for one in found for mark in one.marks}
        told: list[FrameId | None] = [frame.id for frame in story.frames if frame.id in marked]
        if marked - set(told):
            told.append(None)
        for line, frame in enumerate(told, start=1):
            headline = TextLabel(_frame(story, frame), use=Type.SUPPORT)
            grid.addWidget(headline, line, 0, Qt.AlignmentFlag.AlignTop)
            for place, one in enumerate(found, start=1):
                here = [mark for mark in one.marks if _at(story, mark) == frame]
                words = TextLabel(_said(here), use=Type.SUPPORT, lines=0, tabular=True)
                grid.addWidget(words, line, place, Qt.AlignmentFlag.AlignTop)
            badge = badges.get(frame) if frame is not None else None
            if badge is not None:
                top = Qt.AlignmentFlag.AlignTop
                grid.addWidget(BadgeLabel(badge), line, len(found) + 1, top)
        return rows

    def _add_late(self, shown: TestSession, one: Observed, first: Observed) -> None:
        """Offer to put an observer whose clock began later on the clock of the session."""
        project, observer = self._session.project, one.observer
        if observer is None:
            return
        made_ms = {
            mark.id: round(events[-1].at.timestamp() * 1000)
            for mark in one.marks
            if (events := project.row_history(mark.table, mark.id))
        }
        kept = first.marks if first.observer == shown.observer else ()
        late = late_ms(shown, one.marks, made_ms, kept)
        if late is None:
            return
        name, how = self._name(observer), "after" if late > 0 else "before"
        note = Note(Role.INFO_SOFT)
        line = QHBoxLayout(note)
        line.setContentsMargins(S3, S2, S3, S2)
        line.setSpacing(S3)
        words = (
            f"{name} began {format_duration(abs(late))} {how} the call did, so the same moment has "
            "two times."
        )
        line.addWidget(TextLabel(words, use=Type.SUPPORT, lines=0), 1)
        button = SecondaryButton("Put on the call's clock", size=ControlSize.SMALL, icon="clock")
        button.setAccessibleDescription(words)
        button.clicked.connect(
            partial(self._on_shift_clicked, TestSessionId(shown.id), observer, late)
        )
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addWidget(note)
        self.shifts.append(button)

    def _on_shift_clicked(
        self, shown: TestSessionId, observer: PersonId, late: int, _checked: bool = False
    ) -> None:
        session = self._session
        session.flush()

        def shift() -> bool:
            shift_marks(session.project, session=shown, observer=observer, by_ms=late)
            return True

        if session.attempt(shift):
            session.messages.tell(
                f"Marks of {self._name(observer)} are on the call's clock",
                action="Undo",
                act=session.undo,
            )


def _sentence(story: NarrativeView, compared: Alike, who: str) -> str:
    both = len(compared.alike) + len(compared.apart)
    if not both:
        return "No frame was marked by two of them, so there is nothing to compare yet."
    parts = []
    if compared.alike:
        parts.append(f"alike at {_frames(story, compared.alike)}")
    if compared.apart:
        parts.append(f"apart at {_frames(story, compared.apart)}")
    words = f"{who} said of {counted(both, 'frame')} how it was taken: {', '.join(parts)}."
    if compared.one_only:
        words += f" Only one of them did at {_frames(story, compared.one_only)}."
    return words


def _frames(story: NarrativeView, frames: Sequence[FrameId]) -> str:
    numbers = [number for one in frames if (number := story.number(one)) is not None]
    return f"frame{'s' if len(numbers) > 1 else ''} {numbered(numbers) or 'that is gone'}"


def _frame(story: NarrativeView, frame: FrameId | None) -> str:
    found = story.whole.frames.get(frame or "")
    return f"{story.number(found.id)}  {found.headline}" if found is not None else "Elsewhere"


def _at(story: NarrativeView, mark: Mark) -> FrameId | None:
    return mark.frame if mark.frame is not None and story.tells(mark.frame) else None


def _said(marks: Sequence[Mark]) -> str:
    words = []
    for mark in marks:
        said = f" “{mark.text}”" if mark.text else ""
        words.append(f"{LOOKS[mark.kind].word.lower()} {format_duration(mark.at_ms)}{said}")
    return ", ".join(words) or "–"
