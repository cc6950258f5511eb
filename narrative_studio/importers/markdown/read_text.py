"""A text in Markdown as plain values: its front matter, its frames, and the demo steps in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from narrative_studio.model.positioning import ElementKind
from narrative_studio.text_marks import DOCUMENT, RowMark

SCRIPT_KIND = "script"
DEMO_KIND = "demo script"
STORYBOARD_KIND = "storyboard"
POSITIONING_KIND = "positioning"
"""The one that tells elements instead."""
KINDS = (SCRIPT_KIND, DEMO_KIND, STORYBOARD_KIND)
"""What the front matter calls the documents that tell frames."""
STORYLESS_KINDS = {"test results": "content mark", "scoring sheet": "state"}
"""Documents that are made here and tell no story, each with a key that its front matter has."""


@dataclass(frozen=True, slots=True)
class ReadStep:
    """A demo step: its fields as Markdown. Those of a ``is_cell`` step stood in a table.

    There ``<br>`` parts the lines, and nothing tells a paragraph from a forced break.
    """

    mark: RowMark | None
    line: int
    fields: Mapping[str, str] = field(default_factory=dict)
    is_cell: bool = False


@dataclass(frozen=True, slots=True)
class ReadFrame:
    """A frame: ``line`` is that of its heading, from 1; ``fields`` are Markdown by their cells."""

    mark: RowMark | None
    line: int
    headline: str = ""
    is_backup: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[ReadStep, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadElement:
    """An element of the positioning: what its heading says, and its fields in Markdown.

    ``kind`` is the component under whose heading it stands, None under any other. ``points`` are
    its strengths and weaknesses, those that it names, each Markdown.
    """

    mark: RowMark | None
    line: int
    heading: str
    fields: Mapping[str, str] = field(default_factory=dict)
    kind: ElementKind | None = None
    points: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadText:
    """A whole text; ``meta`` is its front matter, ``body`` the rest, which begins on ``first``."""

    name: str
    meta: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    first: int = 1
    frames: tuple[ReadFrame, ...] = ()
    elements: tuple[ReadElement, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Which document it is, as the front matter calls it."""
        return self.meta.get("kind", "")

    @property
    def is_ours(self) -> bool:
        """Whether it was exported here, so that it can be brought back."""
        return bool(self.meta.get(DOCUMENT)) or any(self.marks)

    @property
    def marks(self) -> tuple[RowMark, ...]:
        """The marks of its frames and elements."""
        every = (*(one.mark for one in self.frames), *(one.mark for one in self.elements))
        return tuple(mark for mark in every if mark is not None)
