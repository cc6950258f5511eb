"""What each observer marked, apart from each other: two who saw the same may not agree."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.analysis.prospects.observers import Observed
from narrative_studio.model.durations import format_moment
from narrative_studio.model.observed import Mark
from narrative_studio.model.view import NarrativeView
from ui.recorder.mark_looks import LOOKS
from ui.theme import S1, S3, Role, Type
from ui.widgets.emptying import empty
from ui.widgets.label import TextLabel


class ObserverPart(QWidget):
    """A block for each observer; hidden while there is but one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(S1)
        self._labels: list[TextLabel] = []

    @property
    def lines(self) -> list[str]:
        """Every line that is shown."""
        return [one.text() for one in self._labels]

    def show_observed(self, story: NarrativeView, found: Sequence[Observed]) -> None:
        """Show what observers marked at the frames of a story."""
        shown = (story.whole, tuple(found))
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._column)
        self._labels = []
        self.setVisible(len(found) > 1)
        for place, one in enumerate(found):
            person = story.person(one.observer)
            name = person.name if person is not None else "Nobody named"
            count = "1 mark" if len(one.marks) == 1 else f"{len(one.marks)} marks"
            if place:
                self._column.addSpacing(S3)
            self._add(TextLabel(f"{name}, {count}", use=Type.BODY_STRONG))
            for line in _by_frame(story, one.marks):
                self._add(TextLabel(line, use=Type.SUPPORT, role=Role.TEXT2, lines=0, tabular=True))

    def _add(self, label: TextLabel) -> None:
        self._labels.append(label)
        self._column.addWidget(label)


def _by_frame(story: NarrativeView, marks: Sequence[Mark]) -> list[str]:
    """One line for each frame: its number, then the marks with their moments."""
    numbers = {frame.id: number for number, frame in enumerate(story.frames, start=1)}
    found: dict[int, list[str]] = {}
    for mark in marks:
        words = f"{LOOKS[mark.kind].word.lower()} {format_moment(mark.at_ms)}"
        if mark.text:
            words += f" “{mark.text}”"
        found.setdefault(numbers.get(mark.frame, 0) if mark.frame else 0, []).append(words)
    return [
        f"Frame {number}: {', '.join(words)}" if number else f"Elsewhere: {', '.join(words)}"
        for number, words in sorted(found.items())
    ]
