"""Slides as plain rectangles, letters and colours: all that is needed to paint them anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.deck.geometry import Rect
from exporters.deck.placed import BoxKind
from exporters.deck.template.colours import Colour
from exporters.protocol import RowRef
from narrative_studio.charts.drawing.canvas import Drawing


@dataclass(frozen=True, slots=True)
class PaintedRun:
    """Letters of one look; ``size_pt`` is shrunk already where the text had to be."""

    text: str
    family: str
    size_pt: float
    colour: Colour
    is_bold: bool = False
    is_italic: bool = False
    is_strike: bool = False
    is_underlined: bool = False


@dataclass(frozen=True, slots=True)
class PaintedPara:
    """One paragraph; forced line breaks are line ends in its runs.

    ``bullet`` stands ``hanging_pt`` left of the margin, as the first line does without one; in one
    that ``is_right``, which begins at the right, it stands right of it.
    Every line is ``line_pt`` high, whatever font stands in for the one it is written in.
    """

    runs: tuple[PaintedRun, ...]
    align: str = "l"
    is_right: bool = False
    margin_pt: float = 0.0
    hanging_pt: float = 0.0
    bullet: PaintedRun | None = None
    line_pt: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class PaintedText:
    """Text inside a place, ``insets_emu`` (left, top, right, bottom) taken off.

    ``anchor`` is where it stands when it does not fill the place: ``t``, ``ctr`` or ``b``.
    """

    place: Rect
    paras: tuple[PaintedPara, ...]
    insets_emu: tuple[int, int, int, int] = (0, 0, 0, 0)
    anchor: str = "t"


@dataclass(frozen=True, slots=True)
class PaintedBox:
    """A drawn shape; ``line_emu`` is how thick its outline is."""

    place: Rect
    kind: BoxKind = BoxKind.RECT
    fill: Colour | None = None
    line: Colour | None = None
    line_emu: int = 0


@dataclass(frozen=True, slots=True)
class PaintedLine:
    """A straight line; its ends are x and y in EMU."""

    start: tuple[int, int]
    end: tuple[int, int]
    colour: Colour
    line_emu: int


@dataclass(frozen=True, slots=True)
class PaintedPicture:
    """A picture that fills its place."""

    place: Rect
    key: str


@dataclass(frozen=True, slots=True)
class PaintedDrawing:
    """A chart as it was laid out, as large as its place allows."""

    place: Rect
    drawing: Drawing


Painted = PaintedText | PaintedBox | PaintedLine | PaintedPicture | PaintedDrawing


@dataclass(frozen=True, slots=True)
class PaintedSlide:
    """One slide, its items from the ground up.

    ``words`` are what it says below its title, in reading order. ``row`` is the row of the
    document that it comes from.
    """

    number: int
    title: str
    words: str
    cx: int
    cy: int
    ground: Colour
    items: tuple[Painted, ...]
    is_hidden: bool = False
    row: RowRef | None = None
