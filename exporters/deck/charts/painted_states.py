"""Charts and tables of states as they will look on their slide, for a preview."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from exporters.charts.picture import InterMeasure
from exporters.deck.charts.frames import (
    APART_PCT,
    PALE_PCT,
    STATE_SIDE_EMU,
    STATE_TOP_EMU,
)
from exporters.deck.charts.native import StateCell
from exporters.deck.geometry import EMU_PER_PT, Rect, pt
from exporters.deck.painting.painted import Painted, PaintedBox, PaintedDrawing
from exporters.deck.painting.painted_text import TextPainter
from exporters.deck.paragraphs import Bullet, Para
from exporters.deck.placed import ChartShape, StateTableShape
from exporters.deck.template.colours import Colour, ColourScheme
from exporters.deck.template.textstyle import LevelStyle, TextBox
from narrative_studio.charts.drawing.draw import draw
from narrative_studio.charts.drawing.sheet import Room
from narrative_studio.markup import Run

_RULE_PART: Final = 0.7
_PX_PER_PT: Final = 0.8
"""A drawing has so many pixels to a point, so that its words are as large as a slide's."""


def paint_chart(shape: ChartShape) -> PaintedDrawing:
    """A native chart, as the studio draws the chart that it was made of."""
    px = _PX_PER_PT / EMU_PER_PT
    room = Room(shape.place.cx * px, shape.place.cy * px, has_heading=False)
    return PaintedDrawing(shape.place, draw(shape.model, room, InterMeasure()))


def paint_states(
    shape: StateTableShape, scheme: ColourScheme, painter: TextPainter, family: str
) -> Iterator[Painted]:
    """A table of states: grounds, rules and the words of every cell."""
    lefts = list(accumulate(shape.column_emu, initial=shape.place.x))
    top = shape.place.y
    for number, (row, high) in enumerate(zip(shape.rows, shape.row_emu, strict=True)):
        at, is_head = 0, number < shape.heads
        for cell in row:
            place = Rect(lefts[at], top, lefts[at + cell.span] - lefts[at], high)
            at += cell.span
            ground = _ground(cell, scheme)
            if ground is not None:
                yield PaintedBox(place, fill=ground)
            level = LevelStyle(size_pt=shape.size_pt, family=family, is_bold=cell.is_strong)
            insets = (STATE_SIDE_EMU, STATE_TOP_EMU, STATE_SIDE_EMU, STATE_TOP_EMU)
            box = TextBox((level,), insets, anchor="b" if is_head else "ctr")
            paras = tuple(
                Para(
                    (Run(line, bold=cell.is_strong),),
                    bullet=Bullet.NONE,
                    colour="tx1",
                    align="ctr" if cell.is_centred else "",
                )
                for line in cell.text.split("\n")
            )
            yield painter.text(paras, box, place)
        top += high
        rule = pt(1 if is_head else 0.5)
        yield PaintedBox(
            Rect(shape.place.x, top - rule, shape.place.cx, rule),
            fill=scheme.named("tx1").mixed(scheme.named("bg1"), _RULE_PART),
        )


def _ground(cell: StateCell, scheme: ColourScheme) -> Colour | None:
    if cell.is_apart:
        return scheme.named("tx1").faded(APART_PCT / 100)
    return scheme.named(cell.fill).faded(PALE_PCT / 100) if cell.fill else None
