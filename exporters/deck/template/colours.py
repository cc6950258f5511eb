"""Colours of a template's theme, with every change made to them worked out."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from exporters.opc import quoted

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_WHOLE = 100_000


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green and blue from 0 to 255, opacity from 0 to 1."""

    red: int
    green: int
    blue: int
    alpha: float = 1.0

    @property
    def css(self) -> str:
        """Its six digits, for example ``#0B6570``; without the opacity."""
        return f"#{self.red:02X}{self.green:02X}{self.blue:02X}"

    def faded(self, alpha: float) -> Colour:
        """This colour with another opacity."""
        return replace(self, alpha=alpha)

    def mixed(self, other: Colour, part: float) -> Colour:
        """``part`` of the other colour and the rest of this, as opaque as the other."""
        return Colour(
            round(self.red + (other.red - self.red) * part),
            round(self.green + (other.green - self.green) * part),
            round(self.blue + (other.blue - self.blue) * part),
            other.alpha,
        )

    def tinted(self, part: float) -> Colour:
        """``part`` of this colour and the rest white, mixed as light is, as PowerPoint does."""
        return self._lit(lambda light: light * part + 1 - part)

    def shaded(self, part: float) -> Colour:
        """``part`` of the light of this colour."""
        return self._lit(lambda light: light * part)

    def _lit(self, change: Callable[[float], float]) -> Colour:
        red, green, blue = (
            _from_light(change(_to_light(value))) for value in (self.red, self.green, self.blue)
        )
        return replace(self, red=red, green=green, blue=blue)

    def with_light(self, part: float, *, plus: float = 0.0) -> Colour:
        """This colour with that part of its lightness, and ``plus`` so much of all there is."""
        darker = _shifted(self, "lumMod", part)
        return _shifted(darker, "lumOff", plus) if plus else darker

    def contrast(self, other: Colour) -> float:
        """The contrast of two colours, from 1 to 21, as WCAG 2 counts it; opacity is not seen."""
        low, high = sorted((self._luminance(), other._luminance()))
        return (high + 0.05) / (low + 0.05)

    def _luminance(self) -> float:
        red, green, blue = (_to_light(value) for value in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


BLACK = Colour(0, 0, 0)
WHITE = Colour(255, 255, 255)


def from_css(digits: str) -> Colour:
    """A colour from six hexadecimal digits.

    Raises:
        ValueError: they are not.
    """
    return Colour(*bytes.fromhex(digits[:6]))


def fill_text(element: Any) -> str:
    """An element such as ``a:solidFill`` as text without namespaces, to stand inside others.

    Whatever prefix the template has for them, its names begin with ``a:``.
    """
    name = f"a:{etree.QName(element).localname}"
    given = "".join(f" {key}={quoted(value)}" for key, value in element.attrib.items())
    inner = "".join(fill_text(child) for child in element.iterchildren(A + "*"))
    return f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>"


class ColourScheme:
    """The colours of one theme by the names that slides use for them."""

    def __init__(self, named: Mapping[str, Colour]) -> None:
        self._named = dict(named)

    def named(self, name: str) -> Colour:
        """A colour of the theme, for example ``accent1``; black for a name it has not."""
        return self._named.get(name, BLACK)

    def of_text(self, fill: str) -> Colour | None:
        """The colour of an ``a:solidFill`` kept as text; None for none."""
        if not fill:
            return None
        root = etree.fromstring(f'<x xmlns:a="{A[1:-1]}">{fill}</x>')
        return self.of(root[0])

    def of(self, fill: Any) -> Colour | None:
        """The colour inside an element such as ``a:solidFill``.

        Of a gradient it is the middle of the first and the last colour.
        """
        if fill is None:
            return None
        if fill.tag == A + "gradFill":
            stops = [found for stop in fill.iter(A + "gs") if (found := self.of(stop))]
            return stops[0].mixed(stops[-1], 0.5) if stops else None
        for child in fill:
            base = self._base(child)
            if base is not None:
                return _changed(base, child)
        return None

    def _base(self, element: Any) -> Colour | None:
        value = element.get("val", "")
        try:
            match etree.QName(element).localname:
                case "schemeClr":
                    return self._named.get(value)
                case "srgbClr":
                    return from_css(value)
                case "sysClr":
                    return from_css(element.get("lastClr", "000000"))
                case "prstClr":
                    return {"black": BLACK, "white": WHITE}.get(value)
        except (ValueError, TypeError):
            return None
        return None


def read_scheme(theme: Any, mapping: Any) -> ColourScheme:
    """The colours of a theme part, under the names that a master's ``p:clrMap`` gives them."""
    bare = ColourScheme({})
    own: dict[str, Colour] = {}
    for element in theme.find(f".//{A}clrScheme"):
        colour = bare.of(element)
        if colour is not None:
            own[etree.QName(element).localname] = colour
    names = _USUAL_MAP | (dict(mapping.attrib) if mapping is not None else {})
    return ColourScheme(
        own | {name: own[target] for name, target in names.items() if target in own}
    )


def _changed(colour: Colour, element: Any) -> Colour:
    """The colour after the changes that stand inside its element, one after the other."""
    for change in element:
        try:
            part = int(change.get("val", "")) / _WHOLE
        except ValueError:
            continue
        match etree.QName(change).localname:
            case "alpha":
                colour = colour.faded(part)
            case "tint":
                colour = colour.tinted(part)
            case "shade":
                colour = colour.shaded(part)
            case "lumMod" | "lumOff" | "satMod" | "satOff" as kind:
                colour = _shifted(colour, kind, part)
    return colour


def _to_light(value: int) -> float:
    """A channel of sRGB as an amount of light, from 0 to 1."""
    part = value / 255
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _from_light(light: float) -> int:
    part = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(min(max(part, 0), 1) * 255)


def _shifted(colour: Colour, kind: str, part: float) -> Colour:
    hue, light, full = colorsys.rgb_to_hls(colour.red / 255, colour.green / 255, colour.blue / 255)
    match kind:
        case "lumMod":
            light *= part
        case "lumOff":
            light += part
        case "satMod":
            full *= part
        case "satOff":
            full += part
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), min(max(full, 0), 1))
    return Colour(round(red * 255), round(green * 255), round(blue * 255), colour.alpha)
