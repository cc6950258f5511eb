"""Which footnote a mark leads to while the texts of a paper are set one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from narrative_studio.markup import Footnote


@dataclass(slots=True)
class Told:
    """The footnotes of one text while it is set; ``numbers`` are those of the marked ones."""

    notes: Mapping[str, Footnote]
    numbers: dict[str, int] = field(default_factory=dict)

    def unmarked(self) -> Iterator[Footnote]:
        """The footnotes that no mark has led to."""
        return (note for label, note in self.notes.items() if label not in self.numbers)


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark that leads somewhere: its number in the paper, and whether it is the first to."""

    number: int
    is_first: bool


class NoteMarks:
    """Counts the footnotes of a paper in the order of their first marks."""

    def __init__(self) -> None:
        self._texts: list[Told] = []
        self._notes: list[Footnote] = []

    @property
    def notes(self) -> Sequence[Footnote]:
        """The footnotes that are marked, in the order of their marks."""
        return self._notes

    @contextmanager
    def told(self, notes: Sequence[Footnote]) -> Iterator[Told]:
        """While a text is set, its marks lead to its own footnotes."""
        told = Told({note.label: note for note in notes})
        self._texts.append(told)
        try:
            yield told
        finally:
            self._texts.pop()

    def mark(self, label: str) -> Marked | None:
        """Note a mark; None where it leads nowhere."""
        told = self._texts[-1] if self._texts else None
        note = told.notes.get(label) if told is not None else None
        if told is None or note is None:
            return None
        before = told.numbers.get(label)
        if before is not None:
            return Marked(before, is_first=False)
        self._notes.append(note)
        told.numbers[label] = len(self._notes)
        return Marked(len(self._notes), is_first=True)

    def number(self, label: str) -> int | None:
        """The number of a footnote of the text that is being set; None where nothing marks it."""
        return self._texts[-1].numbers.get(label) if self._texts else None
