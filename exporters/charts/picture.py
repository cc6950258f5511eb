"""A drawing as PNG, painted without a window in the typeface that the studio brings."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from PIL import Image, ImageColor, ImageDraw, ImageFont

from narrative_studio import assets
from narrative_studio.charts.drawing.canvas import (
    Align,
    Area,
    Box,
    Drawing,
    Glyph,
    Ink,
    Place,
    Point,
    Shape,
    Sign,
    Stroke,
    Use,
    Words,
)
from narrative_studio.charts.drawing.colours import colours
from narrative_studio.charts.drawing.measure import RISE, SIZES, one_line
from narrative_studio.charts.drawing.outlines import corners

_FILES: Final = {400: "Inter-Regular.ttf", 500: "Inter-Medium.ttf", 600: "Inter-SemiBold.ttf"}
_FINER: Final = 2
"""Forms are drawn so many times larger and reduced, which smooths their edges."""

_HATCH_PX: Final = 6.0
_MEASURED_AT: Final = 8


class InterMeasure:
    """The typeface Inter at font scale 1, measured without a window."""

    def width(self, text: str, use: Use) -> float:
        """How wide a line of text is, in pixels."""
        return _width(one_line(text), use)

    def line(self, use: Use) -> float:
        """How high a line is, in pixels."""
        return SIZES[use][1]


def png_bytes(drawing: Drawing, look: str, *, scale: float = 3.0) -> bytes:
    """A drawing as PNG in a look's colours, ``scale`` pixels of the picture to one of its own."""
    inks = colours(look)
    size = round(drawing.width * scale), round(drawing.height * scale)
    fine = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER), inks[Ink.SURFACE])
    pen = _Pen(fine, inks, scale * _FINER)
    for shape in drawing.shapes:
        pen.shape(shape)
    picture = fine.resize(size, Image.Resampling.BOX)
    _write(picture, drawing, inks, scale)
    kept = io.BytesIO()
    picture.save(kept, "PNG", optimize=True, dpi=(96 * scale, 96 * scale))
    return kept.getvalue()


def _write(picture: Image.Image, drawing: Drawing, inks: Mapping[Ink, str], scale: float) -> None:
    """Set the words last, in the size they are read in."""
    draw = ImageDraw.Draw(picture)
    for words in drawing.words:
        size = SIZES[words.use][0]
        font = _font(words.use, scale)
        wide, place = draw.textlength(words.text, font), words.place
        x = place.x * scale
        if words.align is Align.MIDDLE:
            x += (place.width * scale - wide) / 2
        elif words.align is Align.END:
            x += place.width * scale - wide
        y = (place.y + place.height / 2 + RISE * size) * scale
        draw.text((round(x), round(y)), words.text, inks[words.ink], font, anchor="ls")


class _Pen:
    """Draws forms, so many pixels to one of the drawing."""

    def __init__(self, picture: Image.Image, inks: Mapping[Ink, str], scale: float) -> None:
        self._picture = picture
        self._draw = ImageDraw.Draw(picture, "RGBA")
        self._inks = inks
        self._scale = scale

    def shape(self, shape: Shape) -> None:
        match shape:
            case Box():
                self._box(shape)
            case Stroke():
                self._stroke(shape)
            case Area():
                self._draw.polygon(self._points(shape.points), self._ink(shape.fill, shape.fade))
            case Glyph():
                self._glyph(shape)
            case Words():
                pass

    def _ink(self, ink: Ink, fade: float = 1.0) -> tuple[int, int, int, int]:
        red, green, blue = ImageColor.getrgb(self._inks[ink])[:3]
        return red, green, blue, round(255 * fade)

    def _points(self, points: tuple[Point, ...]) -> list[tuple[float, float]]:
        return [(x * self._scale, y * self._scale) for x, y in points]

    def _corners(self, place: Place) -> tuple[float, float, float, float]:
        scale = self._scale
        right = max(place.x * scale, place.right * scale - 1)
        return (
            place.x * scale,
            place.y * scale,
            right,
            max(place.y * scale, place.bottom * scale - 1),
        )

    def _box(self, box: Box) -> None:
        place, radius = self._corners(box.place), box.radius * self._scale
        if box.fill is not None:
            self._draw.rounded_rectangle(place, radius, self._ink(box.fill, box.fade))
        if box.hatch is not None:
            self._hatch(box)
        if box.line is not None and box.is_dashed:
            left, top, right, bottom = (edge / self._scale for edge in place)
            around = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
            self._stroke(Stroke(around, box.line, 1, is_dashed=True))
        elif box.line is not None:
            ink, wide = self._ink(box.line), round(self._scale)
            self._draw.rounded_rectangle(place, radius, outline=ink, width=wide)

    def _hatch(self, box: Box) -> None:
        """Lines of the origin's own grid, so that neighbours line up; cut to the place."""
        assert box.hatch is not None
        left, top, right, bottom = (round(edge) for edge in self._corners(box.place))
        size = right - left + 1, bottom - top + 1
        mask, lines = Image.new("L", size), Image.new("L", size)
        ImageDraw.Draw(mask).rounded_rectangle(
            (0, 0, size[0] - 1, size[1] - 1), box.radius * self._scale, 255
        )
        step, pen = _HATCH_PX * self._scale, ImageDraw.Draw(lines)
        start = (left + top) // step * step
        while start < right + bottom:
            x = start - top - left
            pen.line((x, 0, x - size[1], size[1]), 255, round(self._scale))
            start += step
        lines.paste(0, (0, 0), Image.eval(mask, lambda value: 255 - value))
        faded = Image.eval(lines, lambda value: round(value * box.fade))
        self._picture.paste(self._inks[box.hatch], (left, top), faded)

    def _stroke(self, stroke: Stroke) -> None:
        wide, ink = max(1, round(stroke.width * self._scale)), self._ink(stroke.ink, stroke.fade)
        points = self._points(stroke.points)
        if not stroke.is_dashed:
            self._draw.line(points, ink, wide, joint="curve")
            return
        for start, end in pairwise(points):
            for piece in _dashes(start, end, 4 * self._scale, 3 * self._scale):
                self._draw.line(piece, ink, wide)

    def _glyph(self, glyph: Glyph) -> None:
        ink, scale = self._ink(glyph.ink), self._scale
        if glyph.sign is Sign.CROSS:
            half, wide = glyph.size / 2 - 1, max(1.5, glyph.size / 4)
            for rise in (half, -half):
                ends = ((glyph.x - half, glyph.y - rise), (glyph.x + half, glyph.y + rise))
                self._stroke(Stroke(ends, glyph.ink, wide))
            return
        half = glyph.size / 2
        self._form(glyph, half, ink)
        if glyph.is_hollow:
            self._form(glyph, half - 1.5, self._ink(Ink.SURFACE))
        if glyph.is_dashed:
            x, y = glyph.x * scale, glyph.y * scale
            for angle in range(0, 360, 60):
                place = (x - half * scale, y - half * scale, x + half * scale, y + half * scale)
                self._draw.pieslice(place, angle, angle + 30, self._ink(Ink.SURFACE))

    def _form(self, glyph: Glyph, half: float, ink: tuple[int, int, int, int]) -> None:
        if glyph.sign is Sign.CIRCLE:
            x, y, reach = glyph.x * self._scale, glyph.y * self._scale, half * self._scale
            self._draw.ellipse((x - reach, y - reach, x + reach, y + reach), ink)
        else:
            self._draw.polygon(self._points(corners(glyph, half)), ink)


def _dashes(
    start: tuple[float, float], end: tuple[float, float], dash: float, gap: float
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Cut a line into dashes."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    pieces, at = [], 0.0
    while at < length:
        until = min(at + dash, length)
        pieces.append(
            (
                (start[0] + dx * at / length, start[1] + dy * at / length),
                (start[0] + dx * until / length, start[1] + dy * until / length),
            )
        )
        at += dash + gap
    return pieces


@cache
def _font(use: Use, scale: float) -> ImageFont.FreeTypeFont:
    size, _line, weight = SIZES[use]
    content = assets.read_bytes(f"fonts/{_FILES[weight]}")
    return ImageFont.truetype(io.BytesIO(content), size * scale)


@lru_cache(maxsize=20_000)
def _width(text: str, use: Use) -> float:
    return _font(use, _MEASURED_AT).getlength(text) / _MEASURED_AT
