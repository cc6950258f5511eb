"""The sheet a chart is drawn on: it collects shapes and marks, and sets heading and note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from narrative_studio.charts.chart import Awaiting, Chart
from narrative_studio.charts.drawing.canvas import (
    Align,
    Box,
    Drawing,
    Glyph,
    Ink,
    Place,
    Shape,
    Sign,
    Stroke,
    Target,
    Use,
    Words,
)
from narrative_studio.charts.drawing.measure import Measure, broken, cut

GAP = 8.0
_EMPTY_SIDE = 24.0
_MOST_EMPTY_WIDTH = 420.0


@dataclass(frozen=True, slots=True)
class Room:
    """How much room there is, in pixels; ``height`` 0 lets a chart be as high as it is by nature.

    ``has_heading`` draws the headline and the subtitle too, as a picture of the chart has them.
    """

    width: float
    height: float = 0.0
    has_heading: bool = True


@dataclass(frozen=True, slots=True)
class LegendKey:
    """The name of a series with its mark; without a sign it is told by a square of its colour."""

    name: str
    sign: Sign | None
    ink: Ink
    is_hollow: bool = False


@dataclass
class Sheet:
    """Collects what is drawn, from the top down; ``top`` is where the next thing goes."""

    room: Room
    measure: Measure
    top: float = 0.0
    width: float = 0.0
    shapes: list[Shape] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    pinned: Place | None = None

    def __post_init__(self) -> None:
        self.width = self.width or self.room.width

    def line(self, use: Use = Use.BODY) -> float:
        """How high a line of text is."""
        return self.measure.line(use)

    def wide(self, text: str, use: Use = Use.BODY) -> float:
        """How wide a text is."""
        return self.measure.width(text, use)

    def widest(self, texts: Iterable[str], use: Use = Use.BODY) -> float:
        """How wide the widest of some texts is; 0 without any."""
        return max((self.wide(text, use) for text in texts), default=0.0)

    def add(self, *shapes: Shape) -> None:
        """Draw shapes above those there are."""
        self.shapes.extend(shapes)

    def words(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        use: Use = Use.BODY,
        ink: Ink = Ink.TEXT,
        align: Align = Align.START,
    ) -> None:
        """Set one line of text, cut to its width, from ``y`` down."""
        said = cut(text, use, width, self.measure)
        if said:
            self.add(Words(said, Place(x, y, width, self.line(use)), use, ink, align))

    def centred(
        self, text: str, place: Place, use: Use = Use.BODY, ink: Ink = Ink.TEXT,
        align: Align = Align.MIDDLE,
    ) -> None:  # fmt: skip
        """Set one line of text in the middle of the height of a place."""
        y = place.y + (place.height - self.line(use)) / 2
        self.words(text, place.x, y, place.width, use, ink, align)

    def over(
        self, text: str, x: float, y: float, width: float, use: Use = Use.BODY, ink: Ink = Ink.TEXT
    ) -> None:
        """Set one line of text on a ground of its own, over lines that would cross it."""
        ground = Place(x - 2, y + 1, min(width, self.wide(text, use)) + 4, self.line(use) - 2)
        self.add(Box(ground, fill=Ink.SURFACE, radius=2, fade=0.85))
        self.words(text, x, y, width, use, ink)

    def lines(
        self, text: str, x: float, y: float, width: float, use: Use = Use.BODY,
        ink: Ink = Ink.TEXT, most: int = 0, align: Align = Align.START,
    ) -> float:  # fmt: skip
        """Set a text over several lines and return how high it is."""
        found = broken(text, use, width, self.measure, most)
        for number, line in enumerate(found):
            self.words(line, x, y + number * self.line(use), width, use, ink, align)
        return len(found) * self.line(use)

    def heading(self, chart: Chart) -> None:
        """Set headline and subtitle, where the room wants them."""
        if not self.room.has_heading:
            return
        self.top += self.lines(chart.headline, 0, self.top, self.room.width, Use.HEADLINE)
        if chart.interim:
            self._badge(chart.interim)
        if chart.subtitle:
            self.top += 2
            self.top += self.lines(
                chart.subtitle, 0, self.top, self.room.width, Use.BODY, Ink.TEXT2
            )
        self.top += GAP + 4

    def _badge(self, text: str) -> None:
        """A look before time, marked so that nobody takes it for the result."""
        high = self.line(Use.SMALL) + 4
        wide = min(self.wide(text, Use.SMALL) + 12, self.room.width)
        place = Place(0, self.top + 4, wide, high)
        self.add(Box(place, fill=Ink.INFO_SOFT, radius=4))
        self.centred(text, Place(6, place.y, wide - 11, high), Use.SMALL, Ink.INFO, Align.START)
        self.top = place.bottom + 2

    def note(self, chart: Chart, *more: str) -> None:
        """Set the note below, and what the drawing itself has to explain."""
        said = "   ".join(filter(None, (*more, chart.note)))
        if said:
            self.top += GAP
            self.top += self.lines(said, 0, self.top, self.room.width, Use.SMALL, Ink.TEXT2)

    def legend(self, keys: Iterable[LegendKey]) -> None:
        """Set the names of series with their marks, in as many lines as they take."""
        x, high = 0.0, self.line(Use.SMALL)
        for key in keys:
            wide = 14 + self.wide(key.name, Use.SMALL)
            if x and x + wide > self.room.width:
                x, self.top = 0.0, self.top + high
            middle = self.top + high / 2
            if key.sign is None:
                self.add(Box(Place(x, round(middle - 5), 10, 10), fill=key.ink, radius=2))
            else:
                self.add(Glyph(x + 5, middle, 8, key.sign, key.ink, key.is_hollow))
            room = self.room.width - x - 14
            self.words(key.name, x + 14, self.top, room, Use.SMALL, Ink.TEXT2)
            x += wide + 16
        self.top += high + 6

    def rule(self, y: float, left: float, right: float, ink: Ink = Ink.BORDER) -> None:
        """Draw a level line."""
        self.add(Stroke(((left, y), (right, y)), ink))

    def empty(self, missing: Awaiting) -> None:
        """Say what is missing in a dashed place."""
        inner = min(self.room.width - 2 * _EMPTY_SIDE, _MOST_EMPTY_WIDTH)
        x = (self.room.width - inner) / 2
        whole = len(broken(missing.words, Use.HEADLINE, inner, self.measure))
        whole_px = whole * self.line(Use.HEADLINE)
        if missing.why:
            why = len(broken(missing.why, Use.BODY, inner, self.measure))
            whole_px += 4 + why * self.line(Use.BODY)
        dots = 22.0 if 1 < missing.need <= 40 else 0.0
        high = max(120.0, whole_px + dots + 48, self.room.height - self.top)
        self.add(
            Box(Place(0, self.top, self.room.width, high), line=Ink.CONTROL, radius=8,
                is_dashed=True)
        )  # fmt: skip
        y = self.top + (high - whole_px - dots) / 2
        if dots:
            self._dots(missing, y + 6)
        y += dots
        y += self.lines(missing.words, x, y, inner, Use.HEADLINE, Ink.TEXT, align=Align.MIDDLE)
        if missing.why:
            self.lines(missing.why, x, y + 4, inner, Use.BODY, Ink.TEXT2, align=Align.MIDDLE)
        self.top += high

    def _dots(self, missing: Awaiting, y: float) -> None:
        """One dot for each that is needed, those that are there filled."""
        step = min(14.0, (self.room.width - 2 * _EMPTY_SIDE) / missing.need)
        left = self.room.width / 2 - step * (missing.need - 1) / 2
        for number in range(missing.need):
            is_there = number < missing.have
            ink = Ink.BLUE if is_there else Ink.CONTROL
            self.add(Glyph(left + number * step, y, min(8.0, step - 3), Sign.CIRCLE, ink,
                           is_hollow=not is_there))  # fmt: skip

    def done(self) -> Drawing:
        """The drawing, as high as what is on it."""
        targets = tuple(self.targets)
        return Drawing(self.width, self.top, tuple(self.shapes), targets, self.pinned)
