"""Writes what stands on a slide as the Markdown of a frame: lists, paragraphs, tables, charts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import inf
from typing import Final

from narrative_studio.importers.deck.read_deck import (
    Block,
    Chart,
    Diagram,
    Para,
    Place,
    Sign,
    Spot,
    Table,
    Text,
)
from narrative_studio.importers.deck.text_reading import SLIDE_LINK
from narrative_studio.importers.html_blocks import MOST_COLUMNS, Blocks
from narrative_studio.importers.html_blocks import Table as TableSource
from narrative_studio.importers.markdown_runs import PLAIN, Style, runs_without, source_of
from narrative_studio.markup import Run, Runs, plain_text

LinkTarget = Callable[[str], str]
"""Gives the address that a jump to the slide of a part becomes, empty where it becomes words."""

_TYPED_BULLET: Final = re.compile(r"\s*[•‣◦▪●■-]\s+(?=\S)")
_TYPED_NUMBER: Final = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")
_LONGEST_HEADLINE: Final = 120
_USUAL_SIZE: Final = 1800
"""The type of a text box that does not say its own, in hundredths of a point."""
_FIGURE: Final = re.compile(r"[\W\d]*\d[\d.,:]*\W*[^\W\d]*\W*")
"""A number with at most its unit, such as stands large in the middle of a slide."""


def no_target(part: str) -> str:
    """Jumps within the deck become plain words."""
    return ""


def styled(runs: Runs, target: LinkTarget) -> list[tuple[str, Style]]:
    """Runs as the writer of Markdown takes them.

    Where Markdown has no way to mark them, as in the middle of some words, they are unmarked.
    """
    made = [
        (run.text, _style(run, _address(run.link, target)))
        for run in runs
        if run.text or run.picture
    ]
    if all(style == PLAIN for _text, style in made) or _reads_the_same(made):
        return made
    linked = [
        (text, Style(link=style.link, note=style.note, picture=style.picture))
        for text, style in made
    ]
    return (
        linked
        if _reads_the_same(linked)
        else [(text, replace(style, link="")) for text, style in linked]
    )


def paragraphs_markdown(paras: Iterable[Para], target: LinkTarget = no_target) -> str:
    """Paragraphs as Markdown, such as the notes of a slide."""
    blocks = Blocks(is_literal=True)
    add_paragraphs(blocks, paras, target)
    return blocks.source


def blocks_markdown(found: Iterable[Block], target: LinkTarget = no_target) -> str:
    """The blocks of a slide as Markdown, in their order; pictures are no words."""
    blocks = Blocks(is_literal=True)
    for block in found:
        blocks.begin_part()
        match block:
            case Text(place, paras) if place not in (Place.TITLE, Place.FOOT):
                add_paragraphs(blocks, paras, target)
            case Diagram(paras):
                add_paragraphs(blocks, paras, target)
            case Table():
                _add_table(blocks, _cells(block, target))
            case Chart():
                _add_chart(blocks, block)
            case _:
                pass
    return blocks.source


def headline_of(found: Sequence[Block]) -> tuple[str, tuple[Block, ...]]:
    """The headline of a slide, and the blocks without the text that it was taken from.

    Without a title it is the first line of the largest text, the upper one of several, if that is
    short. Texts in drawings, and figures with their unit, only count where there is nothing else.
    """
    titles = [one for one in found if isinstance(one, Text) and one.place is Place.TITLE]
    rest = tuple(one for one in found if not (isinstance(one, Text) and one.place is Place.TITLE))
    words = " ".join(para.text for text in titles for para in text.paras)
    if words.strip():
        return " ".join(words.split()), rest
    number = _largest(rest)
    block = rest[number] if number is not None else None
    if number is None or not isinstance(block, Text):
        return "", rest
    first = _first(block)
    line = " ".join(block.paras[first].text.split())
    if len(line) > _LONGEST_HEADLINE or block.paras[first].sign is not Sign.NONE:
        return "", rest
    left = replace(block, paras=block.paras[first + 1 :])
    has_more = any(para.text.strip() for para in left.paras)
    return line, (*rest[:number], *((left,) if has_more else ()), *rest[number + 1 :])


def _largest(found: Sequence[Block]) -> int | None:
    """The place of the text that stands where a headline does."""
    ranked = (
        (*_rank(block), number)
        for number, block in enumerate(found)
        if isinstance(block, Text) and block.place is not Place.FOOT and block.spot is not Spot.LOW
    )
    return min(ranked, default=(None,))[-1]


def _rank(text: Text) -> tuple[int, int, float]:
    """How little a text looks like a headline: lower is better."""
    line = text.paras[_first(text)].text.strip()
    if not any(map(str.isalpha, line)) or _FIGURE.fullmatch(line):
        return 2, 0, 0.0
    if text.spot is Spot.DRAWN:
        return 1, 0, 0.0
    return 0, -(text.size or _USUAL_SIZE), inf if text.top is None else text.top


def _first(text: Text) -> int:
    """The place of the first paragraph with words."""
    return next(place for place, para in enumerate(text.paras) if para.text.strip())


def feet_of(found: Iterable[Block]) -> str:
    """The words of footers, dates and slide numbers, on one line."""
    lines = [
        " ".join(para.text.split())
        for block in found
        if isinstance(block, Text) and block.place is Place.FOOT
        for para in block.paras
    ]
    return " · ".join(filter(None, lines))


def add_paragraphs(blocks: Blocks, paras: Iterable[Para], target: LinkTarget) -> None:
    """Add paragraphs to a source, those with a sign before them as items of a list.

    Signs may have been typed: a dash or dot, or numbers that count up from one.
    """
    counted = 0
    for para in paras:
        runs, number, is_item = styled(para.runs, target), para.number, para.sign is not Sign.NONE
        typed = _TYPED_NUMBER.match(para.text) if not is_item else None
        if typed and int(typed[1]) == counted + 1:
            counted += 1
            blocks.item(runs_without(runs, typed.end()), depth=para.level, number=counted)
            continue
        counted = 0
        bullet = _TYPED_BULLET.match(para.text) if not is_item else None
        if bullet:
            blocks.item(runs_without(runs, bullet.end()), depth=para.level, number=None)
        elif is_item:
            is_numbered = para.sign is Sign.NUMBER
            blocks.item(runs, depth=para.level, number=number if is_numbered else None)
        else:
            blocks.paragraph(runs)


def cell_runs(paras: Sequence[Para]) -> Runs:
    """The words of a cell of a table: its paragraphs, a space between them."""
    runs: list[Run] = []
    for para in paras:
        if runs and para.runs:
            runs.append(Run(" "))
        runs.extend(para.runs)
    return tuple(runs)


def _cells(table: Table, target: LinkTarget) -> list[list[str]]:
    return [
        [source_of(styled(cell_runs(cell), target), in_cell=True) for cell in row]
        for row in table.rows
    ]


def _add_table(blocks: Blocks, rows: list[list[str]]) -> None:
    # Cells that were merged leave empty columns behind at the right, and empty rows.
    filled = [row for row in rows if any(row)]
    width = max((len(row) for row in filled), default=0)
    if len(filled) > 1 or width > 1:
        blocks.table(TableSource(filled))
    elif filled:
        blocks.paragraph([(filled[0][0], PLAIN)])


def _add_chart(blocks: Blocks, chart: Chart) -> None:
    if chart.title:
        blocks.paragraph([(chart.title, Style(bold=True))])
    heading, *others = chart.axes or ("",)
    if chart.series:
        names = [name for name, _values in chart.series]
        count = max(len(chart.categories), *(len(values) for _name, values in chart.series))
        rows = [[heading, *names]]
        for place in range(count):
            row = [_at(chart.categories, place)]
            rows.append([*row, *(_at(values, place) for _name, values in chart.series)])
        if len(names) >= MOST_COLUMNS:
            rows = [list(column) for column in zip(*rows, strict=True)]
        escaped = [[source_of([(cell, PLAIN)], in_cell=True) for cell in row] for row in rows]
        _add_table(blocks, escaped)
    elif heading:
        others.insert(0, heading)
    if others:
        blocks.paragraph([(", ".join(others), PLAIN)])


def _at(values: Sequence[str], place: int) -> str:
    return values[place] if place < len(values) else ""


def _reads_the_same(runs: list[tuple[str, Style]]) -> bool:
    # A mark is read as one only beside what its footnote says.
    runs = [(text, style) for text, style in runs if not style.note]
    found = plain_text(source_of(runs, is_literal=True))
    return "".join(found.split()) == "".join("".join(text for text, _style in runs).split())


def _style(run: Run, link: str) -> Style:
    if run.note:
        return Style(note=run.note)
    if run.picture:
        return Style(link=link, picture=run.picture)
    # Signs around code would only be read beside spaces.
    return (
        Style(code=True, link=link)
        if run.code
        else Style(run.bold, run.italic, run.strike, link=link)
    )


def _address(link: str | None, target: LinkTarget) -> str:
    if link is None:
        return ""
    return target(link.removeprefix(SLIDE_LINK)) if link.startswith(SLIDE_LINK) else link
