"""What a document says and in what order, before anybody decides how it is set.

A paper is made once for each kind of document. Renderers set it as Word, PDF, a web page or
Markdown; none of them asks the story anything. Markdown that people typed stays as the blocks of
``narrative_studio.markup`` and stands among the blocks declared here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from narrative_studio import markup
from narrative_studio.charts.chart import Chart
from narrative_studio.model.ids import PictureId


class Tone(StrEnum):
    """What a small mark or a tint says; never by its colour alone."""

    PLAIN = "plain"
    SETUP = "setup"
    FOLLOW = "follow"
    QUIET = "quiet"
    CAUTION = "caution"
    GOOD = "good"


class Look(StrEnum):
    """How a labelled passage stands out."""

    PLAIN = "plain"
    KEY = "key"
    """The one thing to remember."""
    ASK = "ask"
    """Something to ask the buyer."""
    QUIET = "quiet"
    """Said in passing."""
    CAUTION = "caution"


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of the first page; ``facts`` stand below in one quiet line.

    A slim one takes as little room as it can.
    """

    over: str
    title: str
    facts: tuple[str, ...] = ()
    line: str = ""
    is_slim: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading of the document: ``level`` 1 to 3 below the title.

    ``chip`` is a short name before it, as in ``Frame 7``. ``anchor`` is where links lead to,
    written as they are, ``frame:`` and the id; it is unique in the paper. ``mark`` is what an
    edited text is compared by, see :mod:`narrative_studio.text_marks`.
    """

    level: int
    text: str
    chip: str = ""
    tone: Tone = Tone.PLAIN
    anchor: str = ""
    starts_page: bool = False
    mark: str = ""

    @property
    def words(self) -> str:
        """The heading on one line, as in a table of contents."""
        return f"{self.chip}: {self.text}" if self.chip else self.text


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts in one quiet line; it stays with the heading above and the text below."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Intro:
    """A line or two between a heading and what it introduces; it stays with both."""

    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """What somebody typed in Markdown; ``is_script`` is read aloud, so it is set larger."""

    blocks: markup.Blocks
    is_script: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with its name before it: ``Checkpoint: Do you see it this way?``.

    ``keeps`` says that it stays with the block after it, as the key message always does.
    """

    label: str
    blocks: tuple[Block, ...]
    look: Look = Look.PLAIN
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """The name of something in a row of its own, with a word of caution after it.

    ``anchor`` and ``mark`` say which row of the document it is, as those of a heading do.
    """

    name: str
    caution: str = ""
    is_strong: bool = False
    anchor: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A word that marks a row: ``Wow``, ``Optional``."""

    text: str
    tone: Tone = Tone.QUIET
    star: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the document, never wider than ``widest_mm`` nor higher than ``highest_mm``.

    ``alt`` says what it shows; without it the picture is decoration.
    """

    picture: PictureId
    alt: str = ""
    caption: str = ""
    widest_mm: int = 160
    highest_mm: int = 100


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart with its heading, never wider than ``widest_mm``; its words are its description."""

    chart: Chart
    widest_mm: int = 170


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to tick; ``note`` says who does it or where it is needed."""

    what: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """A list to tick."""

    items: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Facts by name: a label and its text."""

    rows: tuple[tuple[str, tuple[Block, ...]], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``share`` is its part of the width beside those of the others."""

    title: str
    share: float = 1.0
    is_support: bool = False
    is_large: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns of a few blocks each, beside each other where there is the width for it."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


class RowKind(StrEnum):
    """What a row of a table is."""

    BODY = "body"
    MARKED = "marked"
    """A row that matters most: tinted."""
    ASK = "ask"
    """A question across the table: tinted, its word in the first cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; it reaches over ``span`` columns."""

    blocks: tuple[Block, ...] = ()
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; never split over two pages where that can be helped."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose head is repeated on every page; ``name`` says what it holds."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def keeps(self, place: int) -> bool:
        """Whether a row stays on the page of the row below: as a step with what is asked of it."""
        return place + 1 < len(self.rows) and self.rows[place + 1].kind is RowKind.ASK


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a ribbon; ``weight`` is its length beside the others."""

    name: str
    detail: str
    weight: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Time as a band with parts, each with its name."""

    name: str
    parts: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings of the paper, each a link; ``levels`` says how deep."""

    levels: int = 2


@dataclass(frozen=True, slots=True)
class WriteIn:
    """Empty lines below a name, to write on by hand."""

    name: str
    lines: int = 3


@dataclass(frozen=True, slots=True)
class WriteIns:
    """Several of them side by side."""

    columns: tuple[WriteIn, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One frame on a storyboard sheet.

    ``over`` stands above the headline: the beat and the planned time. ``picture`` may be missing;
    ``visual`` then says in its place what is to be seen.
    """

    anchor: str
    chip: str
    tone: Tone
    over: tuple[str, ...]
    headline: str
    picture: PictureId | None
    alt: str
    visual: str
    blocks: tuple[Block, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Frames on sheets, ``columns`` by ``rows`` to a page; a full card takes more room.

    ``is_beside`` puts the text beside the picture instead of below it.
    """

    cards: tuple[Card, ...]
    columns: int
    rows: int
    is_beside: bool = False


Block = (
    markup.Block
    | Masthead
    | Headline
    | Facts
    | Intro
    | Prose
    | Labelled
    | Named
    | Badge
    | Figure
    | Plot
    | Ticks
    | Pairs
    | Beside
    | Grid
    | Ribbon
    | Contents
    | WriteIns
    | Cards
)


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one shape; every section begins a new page."""

    blocks: tuple[Block, ...]
    is_landscape: bool = False


class PageSize(StrEnum):
    """The sheets that a paper is printed on; sizes in millimetres, upright."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height."""
        return (210.0, 297.0) if self is PageSize.A4 else (215.9, 279.4)


@dataclass(frozen=True)
class Paper:
    """A whole document.

    ``kind`` is its name before the title, as in ``Demo script``. ``meta`` are facts for the front
    matter of Markdown. ``running`` stands on every page: left and right at its top. ``marks_rows``
    tells Markdown to note which frame each heading is, so that the text can be brought back.
    ``document`` is the id of the document that it tells, and ``identity`` says which export it is:
    by these an edited copy is recognised.
    """

    kind: str
    title: str
    language: str
    made_on: str
    sections: tuple[Section, ...]
    meta: tuple[tuple[str, str], ...] = ()
    running: tuple[str, str] = ("", "")
    subject: str = ""
    size: PageSize = PageSize.A4
    marks_rows: bool = False
    document: str = ""
    identity: str = ""

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block of every section, in order, without those within them."""
        for section in self.sections:
            yield from section.blocks

    @property
    def headlines(self) -> tuple[Headline, ...]:
        """The headings, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Headline))


def words(text: str, *, bold: bool = False, italic: bool = False) -> markup.Paragraph:
    """Plain text as a paragraph that keeps its line breaks."""
    return markup.Paragraph((markup.Run(text, bold=bold, italic=italic),))


def typed(text: str) -> tuple[Block, ...]:
    """Plain text that somebody typed: a paragraph, or nothing where there are no words."""
    said = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return (words(said),) if said else ()


def labelled(
    label: str, text: str, look: Look = Look.PLAIN, *, keeps: bool = False
) -> Iterator[Block]:
    """Plain text with its name before it; nothing where there are no words."""
    if blocks := typed(text):
        yield Labelled(label, blocks, look, keeps or look is Look.KEY)


def intro(text: str) -> Iterator[Block]:
    """Plain text that introduces what follows; nothing where there are no words."""
    if said := "\n".join(line.rstrip() for line in text.strip().splitlines()):
        yield Intro(said)


def bullets(texts: Iterable[str]) -> Iterator[Block]:
    """Plain texts as a list; nothing where there are none."""
    if items := tuple(markup.Item((words(text),)) for text in texts):
        yield markup.Listing(items)
