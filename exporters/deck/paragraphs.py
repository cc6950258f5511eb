"""Paragraphs of slides and notes, and how Markdown blocks become them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from exporters.deck.geometry import pt
from exporters.deck.template.textstyle import LevelStyle
from exporters.letters import is_right_to_left
from narrative_studio.code_tones import code_lines
from narrative_studio.markup import (
    Blocks,
    CodeBlock,
    Cue,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Run,
    Runs,
    Table,
)

DEEPEST = 4
"""Levels are counted from 0; templates style five."""
_TAB = 4
DOT = "•"
_DOT_STEP_EMU = pt(20)
BOXES = {True: "☑ ", False: "☐ "}
"""What stands before a task."""


_BOX_RUNS = tuple(Run(box) for box in BOXES.values())


class Bullet(StrEnum):
    """What stands before a paragraph."""

    LAYOUT = "layout"
    """Whatever the layout gives this level."""
    NONE = "none"
    """Nothing, set flush with the margin."""
    HANGING = "hanging"
    """Nothing, set under the text of the paragraph above."""
    NUMBER = "number"
    DOT = "dot"
    """A dot, where no layout gives its levels anything."""
    BOX = "box"
    """The box of a task, the first of its runs, and what it says hung beside that."""


class CodeLine(StrEnum):
    """Which line of a block of code a paragraph is; they stand close together."""

    FIRST = "first"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph; ``level`` from 0, ``size_pt`` and ``colour`` None for the layout's own.

    Numbered paragraphs carry their ``number`` and the number of their ``listing``, so that a list
    goes on counting on a second slide, and how far the number hangs out, as those with a dot do.
    Those with a box say too where their text begins, in ``margin_emu``. ``code`` is None unless it
    is a line of a block of code.
    """

    runs: Runs
    level: int = 0
    bullet: Bullet = Bullet.LAYOUT
    number: int = 0
    listing: int = 0
    hanging_emu: int = 0
    margin_emu: int = 0
    size_pt: float | None = None
    colour: str | None = None
    align: str | None = None
    code: CodeLine | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)

    @property
    def shown_runs(self) -> Runs:
        """Its runs without the box that its text hangs beside, if there is one."""
        return self.runs[1:] if self.bullet is Bullet.BOX else self.runs

    @property
    def has_box(self) -> bool:
        """Whether its text begins with the box of a task."""
        return len(self.runs) > 1 and self.runs[0] in _BOX_RUNS


class Way(NamedTuple):
    """How a paragraph is read: the side from which it is set, None for that of its level.

    It ``is_said`` where its level does not say so itself.
    """

    align: str | None
    is_right: bool
    is_said: bool


def direction(para: Para, style: LevelStyle, *, from_right: bool) -> Way:
    """From which side a paragraph is set on a level, and whether it runs from the right.

    In a document that is read from the right, what is in other letters begins there too, and a
    list has all its marks on one side. Templates that are read from the right turn whatever does
    not say that it runs from the left, with its full stop and its brackets.
    """
    is_listed = para.bullet not in (Bullet.NONE, Bullet.HANGING)
    if para.code is None and para.text:
        if is_right_to_left(para.text) or (from_right and is_listed):
            return Way(para.align or "r", is_right=True, is_said=True)
        if from_right:
            return Way(para.align or "r", is_right=False, is_said=style.is_from_right)
    if not style.is_from_right or not any(map(str.isalpha, para.text)):
        return Way(para.align, style.is_from_right, is_said=False)
    return Way(para.align or ("l" if style.align == "r" else None), is_right=False, is_said=True)


def boxed(runs: Runs, checked: bool | None) -> Runs:
    """Runs with the box of a task before them; as they are where ``checked`` is None."""
    return runs if checked is None else (Run(BOXES[checked]), *runs)


def dotted(paras: Iterable[Para]) -> tuple[Para, ...]:
    """Paragraphs for a text box, to which no layout gives what stands before the items of lists."""
    return tuple(
        replace(para, bullet=Bullet.DOT, hanging_emu=_DOT_STEP_EMU)
        if para.bullet is Bullet.LAYOUT
        else para
        for para in paras
    )


def plain(text: str, *, level: int = 0, bold: bool = False, italic: bool = False) -> Para:
    """A paragraph of unmarked text in the layout's style."""
    return Para((Run(text, bold=bold, italic=italic),), level=level)


def body_paragraphs(blocks: Blocks) -> tuple[Para, ...]:
    """The paragraphs of a slide's text; tables have a shape of their own and are left out.

    Those within lists and quotes have none: they are a line for each row.
    """
    return tuple(_Walker(is_slide=True).walk(blocks, 0))


def notes_paragraphs(blocks: Blocks) -> tuple[Para, ...]:
    """The paragraphs of speaker notes; a table is a line for each row."""
    return tuple(_Walker(is_slide=False).walk(blocks, 0))


def tables_in(blocks: Blocks) -> tuple[Table, ...]:
    """The tables at the top of a text, in order."""
    return tuple(block for block in blocks if isinstance(block, Table))


class _Walker:
    def __init__(self, *, is_slide: bool) -> None:
        self._is_slide = is_slide
        self._with_tables = not is_slide
        self._listings = 0

    def walk(self, blocks: Blocks, level: int) -> Iterator[Para]:
        """Give the paragraphs of blocks that stand at a level."""
        for block in blocks:
            match block:
                case Paragraph(runs):
                    yield Para(runs, level, Bullet.NONE)
                case Heading(_, runs):
                    yield Para(_all(runs, bold=True), level, Bullet.NONE)
                case Cue(runs) if runs:
                    yield Para(_all(runs, italic=True), level, Bullet.NONE)
                case CodeBlock(text, language):
                    yield from self._code(text.expandtabs(_TAB), language, level)
                case Picture(_, alt) if alt:
                    yield Para((Run(alt, italic=True),), level, Bullet.NONE)
                case Quote(inner):
                    quoted = self._inner(inner, level)
                    yield from (replace(p, runs=_all(p.runs, italic=True)) for p in quoted)
                case Listing():
                    yield from self._listing(block, level)
                case Table() if self._with_tables:
                    rows = (_joined(row) for row in (block.header, *block.rows))
                    yield from (Para(row, level, Bullet.NONE) for row in rows)

    def _code(self, text: str, language: str, level: int) -> Iterator[Para]:
        for number, line in enumerate(code_lines(text, language if self._is_slide else "")):
            yield Para(line, level, Bullet.NONE, code=CodeLine.LATER if number else CodeLine.FIRST)

    def _inner(self, blocks: Blocks, level: int) -> Iterator[Para]:
        """What stands within a list or a quote: a table there has no shape of its own."""
        outer, self._with_tables = self._with_tables, True
        yield from self.walk(blocks, level)
        self._with_tables = outer

    def _listing(self, listing: Listing, level: int) -> Iterator[Para]:
        self._listings += 1
        mine = self._listings
        level = min(level, DEEPEST)
        for offset, item in enumerate(listing.items):
            first, rest = _first_runs(item)
            if listing.start is None:
                yield Para(first, level)
            else:
                number = listing.start + offset
                yield Para(first, level, Bullet.NUMBER, number, mine)
            for para in self._inner(rest, level + 1):
                is_plain = para.bullet is Bullet.NONE
                yield (
                    replace(para, bullet=Bullet.HANGING, level=min(para.level, DEEPEST))
                    if (is_plain)
                    else para
                )


def _first_runs(item: Item) -> tuple[Runs, Blocks]:
    """The first line of an item with the box of a task before it, and what follows."""
    if item.blocks and isinstance(item.blocks[0], Paragraph):
        return boxed(item.blocks[0].runs, item.checked), item.blocks[1:]
    return boxed((), item.checked), item.blocks


def _all(runs: Runs, *, bold: bool = False, italic: bool = False) -> Runs:
    return tuple(replace(run, bold=run.bold or bold, italic=run.italic or italic) for run in runs)


def _joined(cells: tuple[Runs, ...]) -> Runs:
    joined: list[Run] = []
    for cell in cells:
        if joined:
            joined.append(Run(" | "))
        joined.extend(cell)
    return tuple(joined)
