"""The slides of a deck as plain values: what the storyboard gives and the writer takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from exporters.protocol import RowRef
from narrative_studio.charts.chart import Chart
from narrative_studio.markup import (
    Alignment,
    Blocks,
    Item,
    Listing,
    Paragraph,
    Run,
    Runs,
    runs_text,
)


class Role(StrEnum):
    """What a slide is for; a template may have a layout for it."""

    TITLE = "title"
    AGENDA = "agenda"
    STATEMENT = "statement"
    HEADLINE = "headline"
    """A headline that is the slide, perhaps with the key message below it."""
    COMPARISON = "comparison"
    CRITERIA = "criteria"
    VALUE = "value"
    PROOF = "proof"
    COLUMNS = "columns"
    ASK = "ask"
    TEXT = "text"


class Tone(StrEnum):
    """The colour that carries the structure: of the setup or of the follow-through."""

    SETUP = "setup"
    FOLLOW = "follow"


OPENING = "opening"
AGENDA = "agenda"
BACKUP = "backup"
MORE = "more"
"""What the slides of a deck that belong to no beat are called where layouts are chosen for them:
the first slide, the agenda, the backups, and slides on which a text goes on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A criterion, a column or a step: what it is, who says so and what it means.

    ``checked`` is None unless it was typed as a task; ``number`` is that of an item of an ordered
    list, else 0.
    """

    title: Runs
    label: Runs = ()
    details: tuple[Runs, ...] = ()
    checked: bool | None = None
    number: int = 0

    @property
    def paragraphs(self) -> tuple[Runs, ...]:
        """All its words, a paragraph each."""
        return (*((self.label,) if self.label else ()), self.title, *self.details)


@dataclass(frozen=True, slots=True)
class Tick:
    """A criterion in the row under a value: paid by now, and whether by this very slide."""

    text: str
    is_paid: bool = False
    is_paid_here: bool = False


@dataclass(frozen=True, slots=True)
class Metric:
    """One side of a proof; ``size`` is what the figure measures, for a bar drawn to scale."""

    label: str
    figure: str
    detail: str = ""
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Before and after; both sizes, when known, are in the same unit."""

    before: Metric
    after: Metric

    @property
    def scale(self) -> tuple[float, float] | None:
        """How long the two bars are, the longer being 1; None when they cannot be compared."""
        first, second = self.before.size, self.after.size
        if not first or not second or first < 0 or second < 0:
            return None
        longest = max(first, second)
        return first / longest, second / longest


@dataclass(frozen=True, slots=True)
class Card:
    """The box with the next step: a heading, a date or short line, and text."""

    heading: str
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``has_row_headings`` sets its first column apart."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    alignments: tuple[Alignment, ...]
    has_row_headings: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """One box of a diagram; ``remark`` stands small below its words."""

    key: str
    text: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """Boxes one above the other under a heading, in a colour of the theme."""

    heading: str
    nodes: tuple[Node, ...]
    colour: str = "accent1"


@dataclass(frozen=True, slots=True)
class Diagram:
    """Columns of boxes, and lines that lead from one box to another by their keys."""

    columns: tuple[Column, ...]
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SlidePicture:
    """A picture with what it shows in words; equal pictures have equal keys, as in a document."""

    key: str
    alt: str


@dataclass(frozen=True, slots=True)
class Segment:
    """One beat on the ribbon; ``weight`` is its share of the call in per cent."""

    title: str
    tone: Tone
    weight: float


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide before it is placed.

    ``layout`` names the layout of the default template made for its beat, empty for none; ``beat``
    is what stands in the footer and over large titles. ``segment`` is its place on the deck's
    ribbon, ``row`` the row of the document that a report names. ``use`` is the id of its beat, or
    one of the words for slides without, under which somebody may have chosen a layout for it.
    The ``grid`` was typed before the block of the body with the number ``grid_place``, None where
    it was not typed. ``more`` are pictures that share the place of ``picture``. A ``chart`` stands
    below ``subtitle`` and leaves no place for anything else.
    """

    role: Role
    title: str
    beat: str = ""
    layout: str = ""
    tone: Tone = Tone.FOLLOW
    segment: int | None = None
    subtitle: str = ""
    body: Blocks = ()
    entries: tuple[Entry, ...] = ()
    ticks: tuple[Tick, ...] = ()
    comparison: Comparison | None = None
    source: str = ""
    card: Card | None = None
    grid: Grid | None = None
    grid_place: int | None = None
    diagram: Diagram | None = None
    picture: SlidePicture | None = None
    more: tuple[SlidePicture, ...] = ()
    chart: Chart | None = None
    checkpoint: str = ""
    notes: Blocks = ()
    is_hidden: bool = False
    row: RowRef | None = None
    use: str = ""


@dataclass(frozen=True, slots=True)
class ChosenLayout:
    """A layout that somebody chose: its part in the template's file, and what it is called."""

    part_name: str
    name: str


@dataclass(frozen=True, slots=True)
class Section:
    """A run of slides with a name in the slide sorter."""

    title: str
    count: int


def _no_anchors() -> Mapping[str, int]:
    return {}


def _no_layouts() -> Mapping[str, ChosenLayout]:
    return {}


def _no_picture(key: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck: its slides in order and what stands on all of them.

    ``slides`` may build each slide only when it is asked for. ``sections`` cover the slides
    without gaps, or are empty. ``made_on`` is the date of the file, not of its making, so that the
    same state gives the same file. ``read_picture`` gives the bytes of a picture, None if it
    cannot be had. ``is_test`` says that it is for tests with prospects, ``layouts`` are the layouts
    chosen by hand for slides of a use.
    """

    title: str
    slides: Sequence[Slide]
    sections: tuple[Section, ...] = ()
    ribbon: tuple[Segment, ...] = ()
    footer: str = ""
    presenter: str = ""
    date_text: str = ""
    has_numbers: bool = True
    language: str = "en-GB"
    subject: str = ""
    made_on: date = date(1980, 1, 1)
    is_test: bool = False
    read_picture: Callable[[str], bytes | None] = field(default=_no_picture)
    anchors: Mapping[str, int] = field(default_factory=_no_anchors)
    layouts: Mapping[str, ChosenLayout] = field(default_factory=_no_layouts)


def plain_run(text: str) -> Runs:
    """Unmarked text as runs."""
    return (Run(text),) if text else ()


def split_label(runs: Runs, *, at_most: int = 28) -> tuple[Runs, Runs]:
    """Cut ``Label: text`` in two; without a short label the first half is empty."""
    if not runs or ":" not in runs[0].text:
        return (), runs
    first = runs[0]
    label, _, rest = first.text.partition(":")
    is_label = 0 < len(label.strip()) <= at_most and (not rest or rest.startswith(" "))
    after = rest.lstrip()
    if not is_label or first.code or first.link or not (after + runs_text(runs[1:])).strip():
        return (), runs
    remainder = (Run(after, first.bold, first.italic, first.strike),) if after else ()
    return plain_run(label.strip()), (*remainder, *runs[1:])


def entries_in(blocks: Blocks, *, with_labels: bool) -> tuple[Entry, ...] | None:
    """The items of a list, or the paragraphs of a text, as entries.

    None when there is anything else in it, which a design of separate boxes could not show: that
    is so of a list that begins with another number than 1.
    """
    is_counted = False
    if len(blocks) == 1 and isinstance(blocks[0], Listing):
        if blocks[0].start not in (None, 1):
            return None
        items, is_counted = blocks[0].items, blocks[0].is_ordered
    else:
        items = tuple(Item((block,)) for block in blocks)
    found = [_entry(item, with_labels=with_labels) for item in items]
    entries = tuple(entry for entry in found if entry is not None)
    if is_counted:
        entries = tuple(replace(entry, number=n) for n, entry in enumerate(entries, start=1))
    return entries if entries and len(entries) == len(found) else None


def _entry(entry: Item, *, with_labels: bool) -> Entry | None:
    lines: list[Runs] = []
    for block in entry.blocks:
        if isinstance(block, Paragraph):
            lines.extend(_at_breaks(block.runs))
        elif isinstance(block, Listing) and block.start is None and lines:
            for item in block.items:
                line = item.blocks[0] if len(item.blocks) == 1 else None
                if not isinstance(line, Paragraph) or item.checked is not None:
                    return None
                lines.append(line.runs)
        else:
            return None
    if not lines:
        return None
    label, title = split_label(lines[0]) if with_labels else ((), lines[0])
    return Entry(title, label, tuple(lines[1:]), entry.checked)


def _at_breaks(runs: Runs) -> list[Runs]:
    """Cut runs at their forced line breaks; the first line is the title."""
    if not any("\n" in run.text for run in runs):
        return [tuple(run for run in runs if run.text)]
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *more = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines.extend([replace(run, text=piece)] for piece in more)
    return [tuple(run for run in line if run.text) for line in lines]
