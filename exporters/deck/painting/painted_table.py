"""Native tables as painted cells and rules, in the styles that decks are made with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from exporters.deck.geometry import Rect, pt
from exporters.deck.painting.painted import Painted, PaintedBox
from exporters.deck.painting.painted_text import TextPainter
from exporters.deck.paragraphs import Bullet, Para
from exporters.deck.placed import TableShape
from exporters.deck.seen import MEDIUM_STYLE
from exporters.deck.tables import CELL_SIDE_EMU, CELL_TOP_EMU
from exporters.deck.template.colours import Colour, ColourScheme
from exporters.deck.template.textstyle import LevelStyle, TextBox


@dataclass(frozen=True, slots=True)
class _Style:
    """The looks of one table; a rule is (colour, thickness in EMU)."""

    head_rule: tuple[Colour, int]
    rule: tuple[Colour, int]
    head_colour: str = "tx1"
    heading_colour: str = "tx1"
    head_fill: Colour | None = None
    fill: Colour | None = None


def paint_table(
    table: TableShape,
    scheme: ColourScheme,
    painter: TextPainter,
    *,
    accent: str,
    family: str,
) -> Iterator[Painted]:
    """The items of a table: grounds, rules and the text of every cell.

    ``accent`` is the theme colour that the studio's own style is ruled in, empty for a table in
    the style of another template; ``family`` is the text face.
    """
    style = _style(table, scheme, accent)
    lefts = table.lefts
    tops = [table.place.y, *accumulate(table.row_emu, initial=table.place.y)][1:]
    for number, row in enumerate(table.rows):
        top, height = tops[number], table.row_emu[number]
        is_head = number == 0
        for column, runs in enumerate(row):
            cell = Rect(lefts[column], top, table.column_emu[column], height)
            is_heading = column == 0 and table.has_row_headings
            is_set_apart = is_head or is_heading
            fill = style.head_fill if is_set_apart else style.fill
            if fill:
                yield PaintedBox(cell, fill=fill)
            colour = style.heading_colour if is_heading and not is_head else style.head_colour
            para = Para(
                tuple(replace(run, bold=run.bold or is_set_apart) for run in runs),
                bullet=Bullet.NONE,
                colour=colour if is_set_apart else "tx1",
                align=table.side(column),
            )
            yield painter.text((para,), _cell(table, column, family), cell)
        colour_, thick = style.head_rule if is_head else style.rule
        yield PaintedBox(
            Rect(table.place.x, top + height - thick // 2, table.place.cx, thick), fill=colour_
        )


def _cell(table: TableShape, column: int, family: str) -> TextBox:
    left = CELL_SIDE_EMU if column or not table.is_flush else 0
    right = CELL_SIDE_EMU
    if table.is_mirrored:
        left, right = right, left
    level = LevelStyle(size_pt=table.size_pt, family=family)
    return TextBox((level,), (left, CELL_TOP_EMU, right, CELL_TOP_EMU))


def _style(table: TableShape, scheme: ColourScheme, accent: str) -> _Style:
    if accent:
        quiet = scheme.named("bg2").with_light(0.88)
        return _Style((scheme.named(accent), pt(1.5)), (quiet, pt(0.75)), heading_colour=accent)
    if table.style_id.upper() == MEDIUM_STYLE:
        full, ground = scheme.named("accent1"), scheme.named("bg1")
        return _Style(
            (ground, pt(3)),
            (ground, pt(1)),
            head_colour="bg1",
            heading_colour="bg1",
            head_fill=full,
            fill=full.tinted(0.2),
        )
    line = scheme.named("tx1")
    return _Style((line, pt(1)), (line, pt(0.5)))
