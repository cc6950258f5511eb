"""Sets columns of boxes and the lines between them as shapes of their own, glued to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from exporters.deck.fit import FULL, text_height_pt
from exporters.deck.geometry import EMU_PER_PT, Rect, pt
from exporters.deck.paragraphs import Bullet, Para
from exporters.deck.placed import ConnectorShape, NodeShape, Paint, Shape, TextShape
from exporters.deck.slides import Diagram, Node
from exporters.deck.template.textstyle import LevelStyle, TextBox
from narrative_studio.markup import Run

SIDE_EMU: Final = pt(7)
TOP_EMU: Final = pt(5)
NODE_INSETS_EMU: Final = (SIDE_EMU, TOP_EMU, SIDE_EMU, TOP_EMU)
"""The room between the edges of a box and its words."""

_SIZES: Final = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_SMALLER: Final = 0.85
"""How large a remark under the words of a box is."""
_GUTTER: Final = 0.28
"""How wide the space between two columns is, in widths of a column."""
_LEAST_GAP_EMU: Final = pt(6)
_MOST_GAP_EMU: Final = pt(28)
_LINE_EMU: Final = pt(1.25)
_TINT_PCT: Final = 14


def diagram_shapes(
    diagram: Diagram, area: Rect, family: str, quiet: str = "tx2"
) -> tuple[Shape, ...] | None:
    """The headings, boxes and lines of a diagram within an area, read column by column.

    ``quiet`` is the colour of its headings and lines. None where its words would have to be
    smaller than can be read.
    """
    columns = _columns(area, len(diagram.columns))
    for size in _SIZES:
        placed = _placed(diagram, columns, size, family, quiet)
        if placed is not None:
            return placed
    return None


def _columns(area: Rect, count: int) -> tuple[Rect, ...]:
    width = area.cx / (count + (count - 1) * _GUTTER)
    step = width * (1 + _GUTTER)
    return tuple(
        Rect(area.x + round(number * step), area.y, round(width), area.cy)
        for number in range(count)
    )


def _placed(
    diagram: Diagram, columns: Sequence[Rect], size_pt: float, family: str, quiet: str
) -> tuple[Shape, ...] | None:
    headings = [_heading(column.heading, size_pt, quiet) for column in diagram.columns]
    top = max(
        _height(heading, size_pt, place.cx, family, inset=0)
        for heading, place in zip(headings, columns, strict=True)
    )
    shapes: list[Shape] = []
    for number, (column, place) in enumerate(zip(diagram.columns, columns, strict=True)):
        title = TextShape(column.heading, headings[number], place=place.with_height(top))
        below = place.below(place.y + top + pt(6))
        nodes = _stacked(column.nodes, below, size_pt, family, column.colour)
        if nodes is None:
            return None
        shapes += [title, *nodes]
    return (*shapes, *_lines(diagram, shapes, quiet))


def _stacked(
    nodes: Sequence[Node], place: Rect, size_pt: float, family: str, colour: str
) -> list[NodeShape] | None:
    """The boxes of one column in the middle of its height, None where they are too many."""
    texts = [_words(node, size_pt) for node in nodes]
    heights = [_height(text, size_pt, place.cx, family, inset=SIDE_EMU) for text in texts]
    gaps = max(0, len(nodes) - 1)
    left = place.cy - sum(heights)
    if left < gaps * _LEAST_GAP_EMU:
        return None
    gap = min(_MOST_GAP_EMU, left // gaps) if gaps else 0
    y = place.y + (left - gap * gaps) // 2
    made = []
    for node, text, height in zip(nodes, texts, heights, strict=True):
        made.append(
            NodeShape(
                node.text,
                node.key,
                Rect(place.x, y, place.cx, height),
                text,
                fill=Paint(colour, _TINT_PCT),
                line=Paint(colour),
                line_emu=_LINE_EMU,
            )
        )
        y += height + gap
    return made


def _lines(diagram: Diagram, shapes: Sequence[Shape], quiet: str) -> Iterator[ConnectorShape]:
    """A line from the right edge of a box to the left edge of the one that it leads to."""
    nodes = {shape.key: shape for shape in shapes if isinstance(shape, NodeShape)}
    for start, end in diagram.lines:
        if start not in nodes or end not in nodes:
            continue
        one, other = nodes[start], nodes[end]
        yield ConnectorShape(
            f"Line from {one.name} to {other.name}",
            start,
            end,
            (one.place.right, one.place.y + one.place.cy // 2),
            (other.place.x, other.place.y + other.place.cy // 2),
            line=Paint(quiet),
            line_emu=_LINE_EMU,
        )


def _heading(text: str, size_pt: float, quiet: str) -> tuple[Para, ...]:
    run = Run(text, bold=True)
    return (Para((run,), bullet=Bullet.NONE, size_pt=size_pt * _SMALLER, colour=quiet),)


def _words(node: Node, size_pt: float) -> tuple[Para, ...]:
    paras = [Para((Run(node.text),), bullet=Bullet.NONE, size_pt=size_pt, colour="tx1")]
    if node.remark:
        run = Run(node.remark, italic=True)
        small = round(size_pt * _SMALLER, 1)
        paras.append(Para((run,), bullet=Bullet.NONE, size_pt=small, colour="tx1"))
    return tuple(paras)


def _height(paras: Sequence[Para], size_pt: float, width: int, family: str, *, inset: int) -> int:
    box = TextBox((LevelStyle(size_pt=size_pt, family=family),), (0, 0, 0, 0))
    room = (width - 2 * inset) / EMU_PER_PT
    return pt(text_height_pt(paras, box, room, FULL)) + (2 * TOP_EMU if inset else 0)
