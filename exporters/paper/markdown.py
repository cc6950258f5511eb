"""Sets a paper as Markdown: for wikis and text editors, and to be brought back into a document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from exporters import markdown_text as text
from exporters.charts.table_text import shown
from exporters.paper.model import (
    Badge,
    Beside,
    Block,
    Card,
    Cards,
    Contents,
    Facts,
    Figure,
    Grid,
    Headline,
    Intro,
    Labelled,
    Masthead,
    Named,
    Pairs,
    Paper,
    Plot,
    Prose,
    Ribbon,
    Row,
    RowKind,
    Tick,
    Ticks,
    WriteIns,
)
from narrative_studio.charts.chart import Chart
from narrative_studio.markup import Listing, Paragraph
from narrative_studio.story_text import NO_HEADLINE
from narrative_studio.text_marks import comment, shown_mark, told_rows

STAR: Final = "★"

_LARGE = (Masthead, Headline, Pairs, Beside, Grid, Ribbon, Contents, WriteIns, Cards, Plot)
"""Blocks that no table holds."""

_OWN_LABEL = re.compile(r"^\*\*([^*\n]{1,200}):\*\*", re.MULTILINE)
"""Bold words and a colon that somebody typed: they must not read as the name of a field."""


def paper_markdown(paper: Paper) -> str:
    """The whole text, with front matter in YAML."""
    setter = _Setter(keeps=paper.marks_rows)
    blocks = list(setter.blocks(paper.blocks))
    rows = told_rows(setter.anchors) if paper.marks_rows else ()
    parts = [_front_matter((*paper.meta, *rows)), *blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(meta: Iterable[tuple[str, str]]) -> str:
    """YAML, whose strings are those of JSON: whatever was typed stays a string."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta)
    return "\n".join(["---", *lines, "---"])


class _Setter:
    """Goes through a paper once; what people typed gets headings below those around it."""

    def __init__(self, *, keeps: bool) -> None:
        self._keeps = keeps
        self._level = 0
        self.anchors: list[str] = []

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Every block as a text of its own, empty where Markdown has nothing for it."""
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Masthead(_, title, _, line):
                yield f"# {text.escaped(title)}"
                yield text.escaped_lines(line)
            case Headline():
                yield self._headline(block.level, block.words, block.anchor, block.mark)
            case Facts(parts):
                yield _facts(parts)
            case Prose(inner):
                yield self._prose(block)
            case Labelled(label, inner):
                yield from self._labelled(label, inner)
            case Cards(cards):
                for card in cards:
                    yield from self._card(card)
            case Beside(left, right):
                yield from self.blocks((*left, *right))
            case Ribbon() | Contents():
                pass
            case Intro() | Named() | Badge() | Figure():
                yield _line(block)
            case Ticks() | Pairs() | Grid() | WriteIns() | Plot():
                yield self._listed(block)
            case _:
                yield text.write((block,), heading=self._level + 2, keeps=self._keeps)

    def _headline(self, level: int, said: str, anchor: str, mark: str) -> str:
        self._level = level
        heading = f"{'#' * (level + 1)} {text.heading_words(said) or NO_HEADLINE}"
        return f"{heading}\n{self._mark(anchor, mark)}" if self._keeps and anchor else heading

    def _mark(self, anchor: str, mark: str) -> str:
        self.anchors.append(anchor)
        return comment(anchor, mark)

    def _listed(self, block: Ticks | Pairs | Grid | WriteIns | Plot) -> str:
        return self._grid(block) if isinstance(block, Grid) else _listed(block)

    def _grid(self, grid: Grid) -> str:
        names = [text.escaped(column.title) for column in grid.columns]
        return text.table(names, (self._row(row) for row in grid.rows))

    def _row(self, row: Row) -> list[str]:
        cells = _row(row)
        if self._keeps and cells:
            named = [one for one in row.cells[0].blocks if isinstance(one, Named) and one.anchor]
            said = shown_mark(cells[1:])
            cells[0] += "".join(self._mark(one.anchor, one.mark + said) for one in named)
        return cells

    def _prose(self, prose: Prose) -> str:
        said = text.write(prose.blocks, heading=self._level + 2, keeps=self._keeps)
        return _OWN_LABEL.sub(r"**\1\\:**", said) if self._keeps else said

    def _labelled(self, label: str, inner: tuple[Block, ...]) -> Iterator[str]:
        name = f"**{text.escaped(label)}:**"
        match inner:
            case (Paragraph(runs),):
                yield f"{name} {text.runs(runs)}"
            case (Prose((Paragraph(),)) as only,):
                yield f"{name} {self._prose(only)}"
            case _:
                yield name
                yield from self.blocks(inner)

    def _card(self, card: Card) -> Iterator[str]:
        yield self._headline(2, f"{card.chip}: {card.headline}", card.anchor, card.mark)
        yield _facts(card.over)
        yield from self.blocks(card.blocks)


def _facts(parts: Iterable[str]) -> str:
    said = " · ".join(filter(None, map(text.escaped, parts)))
    return f"*{said}*" if said else ""


def _listed(block: Ticks | Pairs | WriteIns | Plot) -> str:
    match block:
        case Ticks(items):
            return "\n".join(map(_tick, items))
        case Pairs(rows):
            return "\n".join(line for label, inner in rows for line in _pair(label, inner))
        case WriteIns(columns):
            return "\n".join(f"- **{text.escaped(one.name)}:**" for one in columns)
        case Plot(chart):
            return "\n\n".join(filter(None, _plot(chart)))


def _pair(label: str, inner: tuple[Block, ...]) -> Iterator[str]:
    """A fact by its name; several of them as a list of their own."""
    name = f"- **{text.escaped(label)}:**"
    match inner:
        case (Listing(items),):
            said = [_cell(item.blocks) for item in items]
        case (_,):
            yield f"{name} {_cell(inner)}"
            return
        case _:
            said = [_cell((block,)) for block in inner]
    yield name
    yield from (f"  - {one}" for one in said if one)


def _tick(tick: Tick) -> str:
    note = f" ({text.escaped(tick.note)})" if tick.note else ""
    return f"- [ ] {text.escaped(tick.what)}{note}"


def _row(row: Row) -> list[str]:
    cells: list[str] = []
    for cell in row.cells:
        said = _cell(cell.blocks)
        if row.kind is RowKind.ASK:
            said = _strong(said if cells else said.upper())
        cells.append(said)
        cells += [""] * (cell.span - 1)
    return cells


def _cell(blocks: Iterable[Block]) -> str:
    return "<br>".join(filter(None, (_in_cell(block) for block in blocks)))


def _in_cell(block: Block) -> str:
    match block:
        case Prose(inner):
            return text.cell(inner)
        case Labelled(label, inner):
            return f"{_strong(text.plain_cell(label))}: {_cell(inner)}"
        case Intro() | Named() | Badge() | Figure():
            return _line(block)
        case Facts(parts):
            return text.plain_cell(" · ".join(parts))
        case Ticks(items):
            return "<br>".join(f"☐ {text.plain_cell(item.what)}" for item in items)
        case Paragraph():
            return text.cell((block,))
        case _:
            assert not isinstance(block, _LARGE), "too large for a cell"
            return text.cell((block,))


def _plot(chart: Chart) -> Iterator[str]:
    """The sentence of a chart, what it counts, and the table behind it."""
    yield _strong(text.plain_cell(chart.headline))
    yield text.escaped_lines(chart.lead)
    if (missing := chart.missing) is not None:
        yield text.escaped_lines(missing.words)
    else:
        table = chart.table()
        rows = ([text.plain_cell(shown(value)) for value in row] for row in table.rows)
        yield text.table([text.plain_cell(head) for head in table.headers], rows)
    yield text.escaped_lines(chart.note)


def _line(block: Intro | Named | Badge | Figure) -> str:
    match block:
        case Intro(said):
            return text.escaped_lines(said)
        case Named(name, caution, is_strong, _, _):
            said = text.plain_cell(name)
            said = _strong(said) if is_strong else said
            return f"{said} *({text.plain_cell(caution)})*" if caution else said
        case Badge(word, _, star):
            return f"**{STAR} {word}**" if star else f"*{word}*"
        case Figure(_, alt):
            return f"*Picture: {text.plain_cell(alt)}*" if alt else ""


def _strong(said: str) -> str:
    """Bold, unless there are marks inside that would end it too early."""
    return said if not said or "*" in said else f"**{said}**"
