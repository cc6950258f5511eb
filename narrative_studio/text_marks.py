"""What a document in Markdown remembers of the rows that it tells: comments that wikis do not show.

Each frame, each demo step and each element carries one, with its id and digests of what its cells
said. A cell that is named there stands in the text, if it is not empty; whoever deletes it empties
the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from narrative_studio.deck_fields import field_texts
from narrative_studio.deck_marks import digest, field_digest
from narrative_studio.model.demo import Step
from narrative_studio.model.positioning import Element, PointKind
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView, ProjectView

DOCUMENT: Final = "document"
NARRATIVE: Final = "narrative"
VARIANT: Final = "variant"
"""The keys of the front matter under which the ids stand."""

FRAME_CELLS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "h": "headline",
        "k": "key_message",
        "b": "bullets",
        "s": "script",
        "c": "checkpoint",
        "t": "transition",
        "q": "questions",
        "v": "visual",
        "a": "alt_text",
    }
)
"""The cells of a frame that a text can carry, by their letters in its mark."""
STEP_CELLS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "d": "do",
        "s": "say",
        "e": "expect",
        "w": "why",
        "k": "ask",
        "f": "fallback",
        "n": "data",
        "r": "reset",
        "a": "alt_text",
    }
)
"""The cells of a demo step that a text can carry, by their letters."""

ELEMENT_CELLS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "n": "name",
        "s": "statement",
        "e": "evidence",
        "r": "roadmap_item",
        "q": "metric",
        "g": "signal",
        "f": "not_for",
        "c": "parent_category",
        "p": "strengths",
        "w": "weaknesses",
    }
)
"""The cells of an element of the positioning that a text can carry, and the points of one."""

POINTS: Final[Mapping[str, PointKind]] = MappingProxyType(
    {"strengths": PointKind.STRENGTH, "weaknesses": PointKind.WEAKNESS}
)
"""The sides on which points of an element stand, as a text names them."""

_CELLS: Final = {"frame": FRAME_CELLS, "step": STEP_CELLS, "element": ELEMENT_CELLS}

MADE: Final = "m"
"""How many lines before the words of a step's reason were made by the export."""

SHOWN: Final = "x"
"""Short digests of the cells of a table row as they were written, one after the other."""

_DIGITS: Final = 8
_SHOWN_DIGITS: Final = 4
_END: Final = 12
_MARK: Final = re.compile(
    r"<!--\s*(frame|step|element):([0-9a-f-]{36})((?:\s+[a-z]=[0-9a-f]{1,64}){0,20})\s*-->"
)


@dataclass(frozen=True, slots=True)
class RowMark:
    """A row that a text tells: ``fields`` are digests of its cells, by their names."""

    table: str
    row: str
    fields: Mapping[str, str] = field(default_factory=dict)
    made: int = 0
    shown: str = ""

    def shows(self, place: int, cell: str) -> bool:
        """Whether the cell of a table reads to the letter as it was written."""
        at = place * _SHOWN_DIGITS
        return bool(self.shown[at:]) and self.shown[at : at + _SHOWN_DIGITS] == _shown(cell)


def origin(view: NarrativeView) -> tuple[tuple[str, str], ...]:
    """What the front matter says of where a text comes from."""
    told = view.variant.id if view.variant is not None else ""
    ids = ((DOCUMENT, view.whole.project.id), (NARRATIVE, view.narrative.id), (VARIANT, told))
    return tuple((key, str(value)) for key, value in ids if value)


def told_rows(anchors: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """What the front matter says of the rows that a text tells, in their order.

    Only the ends of ids: enough to see which of them are gone from an edited text.
    """
    ends: dict[str, list[str]] = {}
    for anchor in anchors:
        table, _, row = anchor.partition(":")
        ends.setdefault(f"{table}s", []).append(id_end(row))
    return tuple((key, " ".join(found)) for key, found in ends.items())


def id_end(row: str) -> str:
    """The end of an id, by which it is known among those of one document."""
    return row[-_END:]


def frame_mark(whole: ProjectView, frame: Frame, cells: Iterable[str]) -> str:
    """The digests of some cells of a frame, as they stand in its mark after the id."""
    texts = frame_texts(whole, frame)
    return _digests(FRAME_CELLS, {name: texts[name] for name in cells})


def step_mark(step: Step, cells: Iterable[str], *, made: int = 0) -> str:
    """The digests of some cells of a step, as they stand in its mark after the id."""
    count = f" {MADE}={made:x}" if made else ""
    return _digests(STEP_CELLS, {name: str(getattr(step, name)) for name in cells}) + count


def element_mark(whole: ProjectView, element: Element, cells: Iterable[str]) -> str:
    """The digests of some cells of an element, as they stand in its mark after the id."""
    return _digests(ELEMENT_CELLS, {name: element_text(whole, element, name) for name in cells})


def element_text(whole: ProjectView, element: Element, name: str) -> str:
    """What a cell of an element says, or its points on one side, a line for each."""
    if name not in POINTS:
        return str(getattr(element, name))
    points = whole.points.of("element", element.id)
    return "\n".join(one.text for one in points if one.kind is POINTS[name] and one.text.strip())


def frame_texts(whole: ProjectView, frame: Frame) -> dict[str, str]:
    """The words of a frame by its cells, the discovery questions as one list."""
    return {
        **field_texts(whole, frame),
        "visual": frame.visual,
        "alt_text": frame.alt_text,
    }


def says(text: str, known: str) -> bool:
    """Whether a cell says what a digest of a mark was made of."""
    return bool(known) and field_digest(text)[: len(known)] == known


def comment(anchor: str, mark: str) -> str:
    """A mark as it stands in the text."""
    return f"<!-- {anchor}{mark} -->"


def find_mark(text: str) -> RowMark | None:
    """The first mark in a piece of Markdown."""
    found = _MARK.search(text)
    if found is None:
        return None
    letters = dict(one.split("=") for one in found[3].split())
    names = _CELLS[found[1]]
    fields = {names[letter]: value for letter, value in letters.items() if letter in names}
    return RowMark(
        found[1], found[2], fields, int(letters.get(MADE, "0"), 16), letters.get(SHOWN, "")
    )


def shown_mark(cells: Iterable[str]) -> str:
    """What the mark of a row says of its cells as they are written in a table."""
    return f" {SHOWN}={''.join(map(_shown, cells))}"


def _shown(cell: str) -> str:
    return digest(cell.replace("\\|", "|"))[:_SHOWN_DIGITS]


def without_marks(text: str) -> str:
    """A piece of Markdown as people read it."""
    return _MARK.sub("", text)


def _digests(letters: Mapping[str, str], texts: Mapping[str, str]) -> str:
    by_name = {name: letter for letter, name in letters.items()}
    return "".join(
        f" {by_name[name]}={field_digest(text)[:_DIGITS]}" for name, text in texts.items()
    )
