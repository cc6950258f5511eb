"""What Markdown is read as: neutral blocks, which every exporter and preview shows in its way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Alignment(StrEnum):
    """How the cells of a table column are set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class CodeTone(StrEnum):
    """What a piece of code is, to be coloured as such."""

    WORD = "word"
    """A word of the language itself."""
    NAME = "name"
    """What is defined or built in: a function, a class, a tag, a key."""
    TEXT = "text"
    NUMBER = "number"
    NOTE = "note"
    """A comment, which the machine does not read."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; a forced line break is a newline in ``text``.

    ``tone`` is never typed: :mod:`~narrative_studio.code_tones` finds it in blocks of code.
    ``note`` is the label of the footnote that this marks; its text is then a raised number.
    ``picture`` is the source of a picture of the document within the line, whose alternative text
    the words are.
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str | None = None
    tone: CodeTone | None = None
    note: str = ""
    picture: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` is 1 to 6."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Cue:
    """A direction to the speaker, never said aloud; only scripts have them."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text in fixed pitch, line breaks kept."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a line of its own; ``source`` is as typed and never opened here."""

    source: str
    alt: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted blocks."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; ``checked`` is None unless the item is a task."""

    blocks: tuple[Block, ...]
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``start`` is the first number of an ordered one and None for bullets."""

    items: tuple[Item, ...]
    start: int | None = None

    @property
    def is_ordered(self) -> bool:
        """Whether the items are numbered."""
        return self.start is not None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the header."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a footnote says.

    ``number`` is that of its marks, ``at`` its place among the blocks as they were typed.
    """

    label: str
    number: int
    blocks: tuple[Block, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The footnotes of a text by their numbers, those that nothing marks at the end."""

    notes: tuple[Footnote, ...]


Block = Paragraph | Heading | Cue | CodeBlock | Picture | Rule | Quote | Listing | Table | Footnotes
Blocks = tuple[Block, ...]
