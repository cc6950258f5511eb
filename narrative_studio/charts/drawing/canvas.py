"""Shapes, and the parts of a drawing that can be pointed at.

All measures are logical pixels, from the upper left. Colours are roles: who draws looks them up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

Point = tuple[float, float]


class Ink(StrEnum):
    """A colour by its use, named as in the palettes; see ``colours``."""

    SURFACE = "surface"
    SUNKEN = "sunken"
    BORDER = "border"
    EDGE = "edge"
    CONTROL = "control"
    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    INFO = "info"
    INFO_SOFT = "info_soft"
    WARN = "warn"
    WARN_SOFT = "warn_soft"
    BLUE = "blue"
    ORANGE = "orange"
    TEAL = "teal"
    PLUM = "plum"
    BROWN = "brown"
    BLACK = "ink"
    LANDED = "landed"
    ON_LANDED = "on_landed"
    CONFUSED = "confused"
    ON_CONFUSED = "on_confused"
    OBJECTED = "objected"
    ON_OBJECTED = "on_objected"
    GREY = "grey"
    ON_GREY = "on_grey"
    RATED_1 = "rated_1"
    ON_RATED_1 = "on_rated_1"
    RATED_2 = "rated_2"
    ON_RATED_2 = "on_rated_2"
    RATED_4 = "rated_4"
    ON_RATED_4 = "on_rated_4"
    RATED_5 = "rated_5"
    ON_RATED_5 = "on_rated_5"


class Use(StrEnum):
    """A text by its use."""

    HEADLINE = "headline"
    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    MARK = "mark"
    QUOTE = "quote"


class Align(StrEnum):
    """Where a line of text stands in its width."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Sign(StrEnum):
    """The form of a mark, so that no series is told by its colour alone."""

    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    DIAMOND = "diamond"
    CROSS = "cross"


class Place(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right-hand edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """The point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: Place) -> bool:
        """Whether two places share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


class Box(NamedTuple):
    """A rectangle, filled, outlined or hatched; its line lies inside. ``fade`` is its opacity."""

    place: Place
    fill: Ink | None = None
    line: Ink | None = None
    radius: float = 0.0
    hatch: Ink | None = None
    is_dashed: bool = False
    fade: float = 1.0


class Stroke(NamedTuple):
    """A line through points; ``width`` in pixels."""

    points: tuple[Point, ...]
    ink: Ink
    width: float = 1.0
    is_dashed: bool = False
    fade: float = 1.0


class Area(NamedTuple):
    """A filled polygon."""

    points: tuple[Point, ...]
    fill: Ink
    fade: float = 1.0


class Glyph(NamedTuple):
    """A mark around a point; a hollow one shows the ground within its outline."""

    x: float
    y: float
    size: float
    sign: Sign
    ink: Ink
    is_hollow: bool = False
    is_dashed: bool = False


class Words(NamedTuple):
    """One line of text in a place as high as its line; it is cut to the width by now."""

    text: str
    place: Place
    use: Use = Use.BODY
    ink: Ink = Ink.TEXT
    align: Align = Align.START


Shape = Box | Stroke | Area | Glyph | Words


def extent(shape: Shape) -> Place:
    """The room a shape takes; of a text that of its whole line."""
    match shape:
        case Box() | Words():
            return shape.place
        case Glyph():
            half = shape.size / 2
            return Place(shape.x - half, shape.y - half, shape.size, shape.size)
        case Stroke() | Area():
            xs, ys = [x for x, _ in shape.points], [y for _, y in shape.points]
            return Place(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


class Target(NamedTuple):
    """A mark that can be pointed at, walked to with arrow keys and opened.

    ``key`` opens what it stands for; without one it only speaks. ``row`` and ``column`` are its
    place for the arrow keys. ``tip`` is what is said of it on asking, ``spoken`` its short name.
    """

    key: str
    place: Place
    row: int
    column: int
    spoken: str
    tip: str = ""

    @property
    def words(self) -> str:
        """What is said of it under the pointer."""
        return self.tip or self.spoken


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart laid out: its size, its shapes from the ground up, and its marks.

    ``pinned`` is a part at its left, such as the names of rows, that stays in sight where the chart
    is so wide that it is scrolled.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    targets: tuple[Target, ...] = ()
    pinned: Place | None = None

    @property
    def words(self) -> Iterator[Words]:
        """Its texts."""
        return (shape for shape in self.shapes if isinstance(shape, Words))

    def at(self, x: float, y: float) -> int | None:
        """The mark at a point, the topmost, by its place among the targets."""
        found = [n for n, target in enumerate(self.targets) if target.place.holds(x, y)]
        return found[-1] if found else None

    def framed(self, margin: float) -> Drawing:
        """The drawing with an empty margin around it, as a picture has."""
        return Drawing(
            self.width + 2 * margin,
            self.height + 2 * margin,
            tuple(_moved(shape, margin) for shape in self.shapes),
            tuple(target._replace(place=_shifted(target.place, margin)) for target in self.targets),
            _shifted(self.pinned, margin) if self.pinned else None,
        )

    def mirrored(self) -> Drawing:
        """The drawing for those who read from right to left; nothing in it is pinned."""
        return replace(
            self,
            shapes=tuple(_mirrored(shape, self.width) for shape in self.shapes),
            targets=tuple(
                target._replace(place=_flipped(target.place, self.width)) for target in self.targets
            ),
            pinned=None,
        )


def _shifted(place: Place, by: float) -> Place:
    return place._replace(x=place.x + by, y=place.y + by)


def _moved(shape: Shape, by: float) -> Shape:
    match shape:
        case Box() | Words():
            return shape._replace(place=_shifted(shape.place, by))
        case Glyph():
            return shape._replace(x=shape.x + by, y=shape.y + by)
        case Stroke() | Area():
            return shape._replace(points=tuple((x + by, y + by) for x, y in shape.points))


def _flipped(place: Place, width: float) -> Place:
    return place._replace(x=width - place.right)


def _mirrored(shape: Shape, width: float) -> Shape:
    match shape:
        case Box():
            return shape._replace(place=_flipped(shape.place, width))
        case Words():
            other = {Align.START: Align.END, Align.END: Align.START}
            align = other.get(shape.align, shape.align)
            return shape._replace(place=_flipped(shape.place, width), align=align)
        case Glyph():
            return shape._replace(x=width - shape.x)
        case Stroke() | Area():
            return shape._replace(points=tuple((width - x, y) for x, y in shape.points))
