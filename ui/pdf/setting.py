"""What the setters of a paper share: where links lead, pictures, and the place they set in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Final, Protocol

from exporters.letters import runs_right_to_left
from exporters.note_marks import NoteMarks, Told
from exporters.paper.model import Block, Cards, Headline, Paper
from narrative_studio.markup import Footnote, Run, Runs, raised
from narrative_studio.safe_links import is_safe_link
from ui.pdf.flow import Piece
from ui.pdf.lines import Span, span
from ui.pdf.look import Face
from ui.pdf.pictures import Pictures

_UNSEEN: Final = "\u2060"
"""A word joiner: it takes no room and never breaks a line."""
_NOTE: Final = "n"
_MARK: Final = "m"
"""What footnotes and their first marks are called in the file, before their numbers."""


@dataclass(frozen=True, slots=True)
class Room:
    """The place that blocks are set in, in units; ``gap`` is the room above a paragraph."""

    width: float
    height: float
    face: Face = Face.BODY
    gap: float = 0.0
    is_cell: bool = False

    def narrower(self, by: float) -> Room:
        """The same with so much less width."""
        return replace(self, width=max(self.width - by, 20.0))


class Setter(Protocol):
    """Sets the blocks inside a cell or a card."""

    def blocks(self, blocks: Iterable[Block], room: Room) -> list[Piece]: ...

    def plain(
        self, text: str, room: Room, *, face: Face | None = None, keeps: bool = False
    ) -> list[Piece]: ...


class Setting:
    """Shared by all setters of one paper; ``page_of`` tells the page of a name once it is known."""

    def __init__(self, paper: Paper, read_picture: Callable[[str], bytes | None]) -> None:
        self.paper = paper
        self.pictures = Pictures(read_picture)
        self.page_of: dict[str, int] = {}
        self.notes = NoteMarks()
        self.is_mirrored = runs_right_to_left(paper.language)
        """Whether what stands beside each other begins at the right."""
        self._names = _names(paper)
        self._headlines = {id(one): f"h{n}" for n, one in enumerate(paper.headlines, start=1)}

    def name(self, headline: Headline) -> str:
        """What links to a heading are called in the file."""
        return self._headlines[id(headline)]

    def name_of(self, anchor: str) -> str:
        """What links to an anchor are called in the file; empty where nothing has it."""
        return self._names.get(anchor, "")

    def told(self, notes: Sequence[Footnote]) -> AbstractContextManager[Told | None]:
        """While a text is set, its marks lead to its own footnotes."""
        return self.notes.told(notes) if notes else nullcontext()

    def spans(self, runs: Runs) -> tuple[Span, ...]:
        """Runs as spans, with their links and the marks of footnotes."""
        made: list[Span] = []
        for run in runs:
            made += self._mark(run) if run.note else (span(run, self.link),)
        return tuple(made)

    def note_sign(self, note: Footnote) -> tuple[Span, ...]:
        """The number before what a footnote says, which leads back to its first mark."""
        sign = raised(note.number)
        number = self.notes.number(note.label)
        if number is None:
            return (Span(sign),)
        return _goal(f"{_NOTE}{number}"), Span(sign, link=f"#{_MARK}{number}")

    def _mark(self, run: Run) -> tuple[Span, ...]:
        found = self.notes.mark(run.note)
        if found is None:
            return (Span(run.text),)
        link = Span(run.text, link=f"#{_NOTE}{found.number}")
        return (_goal(f"{_MARK}{found.number}"), link) if found.is_first else (link,)

    def link(self, address: str) -> str:
        """An address as it stands in the file; empty where it leads nowhere."""
        if name := self._names.get(address):
            return f"#{name}"
        if address.startswith("frame:") or not is_safe_link(address):
            return ""
        return address


def _goal(name: str) -> Span:
    """What links lead to; Qt lets no words be a link and lead somewhere, so it has none."""
    return Span(_UNSEEN, name=name)


def _names(paper: Paper) -> dict[str, str]:
    names = {
        one.anchor: f"h{place}" for place, one in enumerate(paper.headlines, start=1) if one.anchor
    }
    cards = [card for block in paper.blocks if isinstance(block, Cards) for card in block.cards]
    return names | {card.anchor: f"c{n}" for n, card in enumerate(cards, start=1) if card.anchor}
