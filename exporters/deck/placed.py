"""Slides with every shape in its place, ready to be written as XML or painted as a preview."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from exporters.deck.charts.native import NativeChart, StateCell
from exporters.deck.fit import FULL, Fit
from exporters.deck.geometry import Rect, pt
from exporters.deck.paragraphs import Para
from exporters.deck.template.proportion import NO_LIST_STYLE
from exporters.deck.template.template import SlideLayout
from exporters.protocol import RowRef
from narrative_studio.charts.chart import Chart
from narrative_studio.markup import Alignment, Runs

GROUND_EMU = pt(8)


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour of the theme, its opacity in per cent; or ready XML taken from the template."""

    colour: str = "accent1"
    alpha_pct: int = 100
    xml: str = ""


@dataclass(frozen=True, slots=True)
class TextShape:
    """Text in a placeholder.

    ``reference`` is its ``p:ph`` element, empty for a plain text box. ``place`` is None where the
    layout's own place is kept; ``fit`` is how far the text is shrunk. ``list_style`` is its
    ``a:lstStyle``, which is empty where the layout's own sizes are kept. One in no placeholder may
    have a ``ground``, which reaches ``GROUND_EMU`` beyond its place.
    """

    name: str
    paras: tuple[Para, ...]
    reference: str = ""
    place: Rect | None = None
    fit: Fit = FULL
    list_style: str = NO_LIST_STYLE
    ground: Paint | None = None


class FieldKind(StrEnum):
    """What a footer placeholder shows."""

    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class FootShape:
    """A footer, date or slide number; ``place`` is None where the layout's own is kept.

    ``list_style`` is as that of a text.
    """

    name: str
    reference: str
    kind: FieldKind
    text: str = ""
    place: Rect | None = None
    list_style: str = NO_LIST_STYLE


@dataclass(frozen=True, slots=True)
class PictureShape:
    """A picture, shown whole."""

    name: str
    key: str
    alt: str
    place: Rect
    reference: str = ""


@dataclass(frozen=True, slots=True)
class TableShape:
    """A native table; widths and heights in EMU, the first row is the header.

    ``is_flush`` sets its first column on the left edge, for tables without fills and frames.
    ``typed`` are the rows as they were typed where pictures were taken out of them, which lie over
    their cells; empty where nothing was. The first column of a mirrored one stands at the right.
    """

    name: str
    place: Rect
    rows: tuple[tuple[Runs, ...], ...]
    alignments: tuple[Alignment, ...]
    column_emu: tuple[int, ...]
    row_emu: tuple[int, ...]
    size_pt: float
    style_id: str
    has_row_headings: bool = False
    reference: str = ""
    is_flush: bool = False
    typed: tuple[tuple[Runs, ...], ...] = ()
    is_mirrored: bool = False

    @property
    def lefts(self) -> tuple[int, ...]:
        """Where each column begins, as x."""
        if self.is_mirrored:
            return tuple(self.place.right - end for end in accumulate(self.column_emu))
        return tuple(accumulate(self.column_emu, initial=self.place.x))[:-1]

    def side(self, column: int) -> str:
        """From where the cells of a column are set, whatever their letters: l, ctr or r."""
        alignment = self.alignments[column]
        if alignment is Alignment.LEFT:
            return "r" if self.is_mirrored else "l"
        return "ctr" if alignment is Alignment.CENTER else "r"


class BoxKind(StrEnum):
    """What a drawn shape looks like."""

    RECT = "rect"
    ROUND = "roundRect"
    TICK = "tick"
    """A check mark, drawn as a line."""


@dataclass(frozen=True, slots=True)
class BoxShape:
    """A drawn shape without meaning of its own; ``alt`` is spoken if it is set."""

    name: str
    place: Rect
    kind: BoxKind = BoxKind.RECT
    fill: Paint | None = None
    line: Paint | None = None
    line_emu: int = 0
    alt: str = ""


@dataclass(frozen=True, slots=True)
class NodeShape:
    """A drawn box with words in it; connectors find it by its ``key``."""

    name: str
    key: str
    place: Rect
    paras: tuple[Para, ...]
    fill: Paint | None = None
    line: Paint | None = None
    line_emu: int = 0


@dataclass(frozen=True, slots=True)
class ConnectorShape:
    """A line glued to the right edge of one box and the left edge of another.

    ``start`` and ``end`` are the keys of the boxes; the ends of the line are x and y in EMU.
    """

    name: str
    start: str
    end: str
    from_emu: tuple[int, int]
    to_emu: tuple[int, int]
    line: Paint
    line_emu: int

    @property
    def place(self) -> Rect:
        """The smallest place that holds the line."""
        (x, y), (other_x, other_y) = self.from_emu, self.to_emu
        return Rect(min(x, other_x), min(y, other_y), abs(other_x - x), abs(other_y - y))


@dataclass(frozen=True, slots=True)
class GroupShape:
    """Shapes that belong together, such as the ribbon of a single slide."""

    name: str
    place: Rect
    shapes: tuple[BoxShape | TextShape, ...]
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ChartShape:
    """A native chart; ``model`` is the chart that it was made of, for a preview of it."""

    name: str
    place: Rect
    chart: NativeChart
    model: Chart
    alt: str


@dataclass(frozen=True, slots=True)
class StateTableShape:
    """A native table of states; widths and heights in EMU, the first ``heads`` rows are its head.

    The cells of a row with those that reach over several columns are fewer than the columns.
    """

    name: str
    place: Rect
    rows: tuple[tuple[StateCell, ...], ...]
    column_emu: tuple[int, ...]
    row_emu: tuple[int, ...]
    size_pt: float
    heads: int
    alt: str


Shape = (
    TextShape
    | FootShape
    | PictureShape
    | TableShape
    | BoxShape
    | NodeShape
    | ConnectorShape
    | GroupShape
    | ChartShape
    | StateTableShape
)


@dataclass(frozen=True, slots=True)
class Remark:
    """What the reader of the report should know about how a slide was made.

    ``step`` is what its author can do about it where the slide is looked at, else empty.
    """

    text: str
    is_warning: bool = False
    step: str = ""


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    """One finished slide; a slide that goes on has several, told apart by ``page``."""

    layout: SlideLayout
    title: str
    shapes: tuple[Shape, ...]
    notes: tuple[Para, ...] = ()
    is_hidden: bool = False
    page: int = 1
    row: RowRef | None = None
    remarks: tuple[Remark, ...] = ()
    use: str = ""
