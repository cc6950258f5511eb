"""A drawing as SVG: sharp at any size, and its words stay words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from exporters.letters import is_right_to_left
from exporters.opc import escaped, quoted
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
    Words,
)
from narrative_studio.charts.drawing.colours import colours
from narrative_studio.charts.drawing.measure import RISE, SIZES, Measure
from narrative_studio.charts.drawing.outlines import corners

FAMILY: Final = "Inter, Arial, sans-serif"
_HATCH_PX: Final = 6


def svg_text(
    drawing: Drawing,
    look: str,
    measure: Measure,
    *,
    title: str,
    description: str,
    has_ground: bool = True,
    ids: str = "",
) -> str:
    """A drawing as an SVG document in a look's colours.

    ``measure`` is the typeface that it was laid out with: words stay as wide where another one
    stands in for it. ``title`` and ``description`` are said to those who do not see it. ``ids``
    begins every name in it, where several stand on one page.
    """
    writer = _Writer(colours(look), measure, ids)
    wide, high = _n(drawing.width), _n(drawing.height)
    ground = f'<rect width="{wide}" height="{high}" fill="{writer.inks[Ink.SURFACE]}"/>'
    body = "".join(writer.shape(shape) for shape in drawing.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}" role="img" font-family={quoted(FAMILY)}>'
        f"<title>{escaped(title)}</title><desc>{escaped(description)}</desc>"
        f"<defs>{writer.patterns()}</defs>{ground if has_ground else ''}{body}</svg>"
    )


class _Writer:
    """Writes one shape after the other."""

    def __init__(self, inks: Mapping[Ink, str], measure: Measure, ids: str) -> None:
        self.inks = inks
        self._measure = measure
        self._ids = ids

    def patterns(self) -> str:
        """The hatches that shapes may use."""
        side = _HATCH_PX
        return "".join(
            f'<pattern id="{name}" width="{side}" height="{side}" patternUnits="userSpaceOnUse">'
            f'<path d="M-1 1L1 -1M0 {side}L{side} 0M{side - 1} {side + 1}L{side + 1} {side - 1}" '
            f'stroke="{self.inks[ink]}"/></pattern>'
            for ink, name in ((ink, self._hatch_name(ink)) for ink in (Ink.BORDER, Ink.CONTROL))
        )

    def shape(self, shape: Shape) -> str:
        """One shape as an element."""
        match shape:
            case Box():
                return self._box(shape)
            case Stroke():
                return self._stroke(shape)
            case Area():
                fade = _fade(shape.fade, "fill-opacity")
                return (
                    f'<polygon points="{_points(shape.points)}" fill="{self.inks[shape.fill]}"'
                    f"{fade}/>"
                )
            case Glyph():
                return self._glyph(shape)
            case Words():
                return self._words(shape)

    def _hatch_name(self, ink: Ink) -> str:
        return f"{self._ids}hatch-{ink.value}"

    def _box(self, box: Box) -> str:
        parts = []
        if box.fill is not None or box.line is not None:
            fill = self.inks[box.fill] if box.fill is not None else "none"
            inset = 0.5 if box.line is not None else 0.0
            line = f' stroke="{self.inks[box.line]}"' if box.line is not None else ""
            dash = ' stroke-dasharray="3 2"' if box.is_dashed else ""
            fade = _fade(box.fade, "fill-opacity")
            place = _rect(box.place, inset, box.radius)
            parts.append(f'<rect{place} fill="{fill}"{line}{dash}{fade}/>')
        if box.hatch is not None:
            fade = _fade(box.fade, "opacity")
            name = self._hatch_name(box.hatch)
            parts.append(f'<rect{_rect(box.place, 0, box.radius)} fill="url(#{name})"{fade}/>')
        return "".join(parts)

    def _stroke(self, stroke: Stroke) -> str:
        dash = ' stroke-dasharray="4 3"' if stroke.is_dashed else ""
        return (
            f'<polyline points="{_points(stroke.points)}" fill="none" '
            f'stroke="{self.inks[stroke.ink]}" stroke-width="{_n(stroke.width)}" '
            f'stroke-linejoin="round"{dash}{_fade(stroke.fade, "stroke-opacity")}/>'
        )

    def _glyph(self, glyph: Glyph) -> str:
        ink = self.inks[glyph.ink]
        if glyph.sign is Sign.CROSS:
            half, wide = glyph.size / 2 - 1, _n(max(1.5, glyph.size / 4))
            left, right = _n(glyph.x - half), _n(glyph.x + half)
            top, low = _n(glyph.y - half), _n(glyph.y + half)
            path = f"M{left} {top}L{right} {low}M{left} {low}L{right} {top}"
            return f'<path d="{path}" stroke="{ink}" stroke-width="{wide}"/>'
        half = glyph.size / 2 - (0.75 if glyph.is_hollow else 0.0)
        if glyph.is_hollow:
            dash = ' stroke-dasharray="2.25 2.25"' if glyph.is_dashed else ""
            look = f'fill="{self.inks[Ink.SURFACE]}" stroke="{ink}" stroke-width="1.5"{dash}'
        else:
            look = f'fill="{ink}"'
        if glyph.sign is Sign.CIRCLE:
            return f'<circle cx="{_n(glyph.x)}" cy="{_n(glyph.y)}" r="{_n(half)}" {look}/>'
        return f'<polygon points="{_points(corners(glyph, half))}" {look}/>'

    def _words(self, words: Words) -> str:
        size, line, weight = SIZES[words.use]
        size *= self._measure.line(words.use) / line
        wide = self._measure.width(words.text, words.use)
        place = words.place
        anchor, x = {
            Align.START: ("start", place.x),
            Align.MIDDLE: ("middle", place.x + place.width / 2),
            Align.END: ("end", place.right),
        }[words.align]
        if is_right_to_left(words.text):
            # There the start of a text is on its right.
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
            anchor += '" direction="rtl'
        y = place.y + place.height / 2 + RISE * size
        return (
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" font-weight="{weight}" '
            f'text-anchor="{anchor}" textLength="{_n(wide)}" lengthAdjust="spacingAndGlyphs" '
            f'fill="{self.inks[words.ink]}">{escaped(words.text)}</text>'
        )


def _rect(place: Place, inset: float, radius: float) -> str:
    x, y = place.x + inset, place.y + inset
    wide, high = max(0.0, place.width - 2 * inset), max(0.0, place.height - 2 * inset)
    round_ = f' rx="{_n(max(0.0, radius - inset))}"' if radius else ""
    return f' x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}"{round_}'


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _fade(part: float, name: str) -> str:
    return f' {name}="{_n(part)}"' if part < 1 else ""


def _n(value: float) -> str:
    """A number as short as it can be: the same drawing gives the same text."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
