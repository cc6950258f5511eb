"""A deck as plain values: its slides in order, and what stands on each and in its notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from narrative_studio.markup import Runs, runs_text


class Sign(StrEnum):
    """What stands before a paragraph."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph; ``level`` counts from 0.

    ``number`` is what a numbered list is told to start at, 0 where it just goes on. Links in the
    runs are addresses, or ``slide:`` and the name of a part for a jump within the deck. What all of
    it is by its level, bold or italic, the runs do not say.
    """

    runs: Runs
    level: int = 0
    sign: Sign = Sign.NONE
    number: int = 0
    is_bold: bool = False
    is_italic: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return runs_text(self.runs)


class Place(StrEnum):
    """What a text is on its slide."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    FREE = "free"
    """A text box, or a drawn shape with words."""
    FOOT = "foot"
    """A footer, header, date or slide number."""


class Spot(StrEnum):
    """Where on its slide a text stands, as far as it says whether it can be a headline."""

    OPEN = "open"
    DRAWN = "drawn"
    """In a group, or on a picture."""
    LOW = "low"
    """At the lower edge."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one shape; ``top`` in EMU from the upper edge, where the shape says so.

    ``size`` is the largest type in it, in hundredths of a point, 0 where the shape does not say.
    """

    place: Place
    paras: tuple[Para, ...]
    top: int | None = None
    size: int = 0
    spot: Spot = Spot.OPEN


@dataclass(frozen=True, slots=True)
class Table:
    """A native table: its rows of cells, each with its paragraphs."""

    rows: tuple[tuple[tuple[Para, ...], ...], ...]
    has_header: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the part that holds it, its alt text, and its area in square EMU."""

    part: str
    alt: str = ""
    area: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """The words and figures of a chart.

    ``series`` are names with values, one for each of ``categories``; a value is as it is shown.
    """

    title: str
    categories: tuple[str, ...] = ()
    series: tuple[tuple[str, tuple[str, ...]], ...] = ()
    axes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagram:
    """The words of a SmartArt graphic, nested as its shapes are."""

    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Something that cannot become text, such as a film: what it is, and its name or alt text."""

    what: str
    name: str = ""


Block = Text | Table | Picture | Chart | Diagram | Other


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a slide: who said it and what."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadSlide:
    """One slide.

    ``part`` names it within the file; ``number`` counts the slides that were read, from 1.
    ``section`` is the name of its section, None where the deck has none. ``tags`` are the programs'
    own marks on it. ``advance_ms`` is the time after which it goes on by itself, 0 if it does not.
    ``lacks_notes`` if it has no page for notes, or one that cannot be read: none that is empty.
    """

    part: str
    slide_id: str
    number: int
    layout: str = ""
    blocks: tuple[Block, ...] = ()
    notes: tuple[Para, ...] = ()
    lacks_notes: bool = False
    is_hidden: bool = False
    section: str | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    advance_ms: int = 0

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts of its shapes."""
        return tuple(block for block in self.blocks if isinstance(block, Text))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures."""
        return tuple(block for block in self.blocks if isinstance(block, Picture))

    @property
    def title(self) -> str:
        """The words of its title on one line, empty if it has none."""
        words = [
            para.text for text in self.texts if text.place is Place.TITLE for para in text.paras
        ]
        return " ".join(" ".join(words).split())


@dataclass(frozen=True)
class ReadDeck:
    """A whole deck.

    ``custom_xml`` are the parts that programs left in the file for themselves. ``pictures`` gives
    the bytes of a picture by its part. ``application`` is what wrote the file, ``notes`` say what
    could not be read, ``unread`` are the ids of slides that are listed and missing or damaged.
    """

    name: str
    title: str = ""
    application: str = ""
    slides: tuple[ReadSlide, ...] = ()
    custom_xml: tuple[bytes, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
