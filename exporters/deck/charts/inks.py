"""Chooses what labels on bars are written in, so that they can be read on any colour."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from exporters.deck.charts.native import NativeChart
from exporters.deck.template.colours import Colour, ColourScheme

_QUIET: Final = "tx2"


def with_inks(chart: NativeChart, scheme: ColourScheme, quiet: str = "tx2") -> NativeChart:
    """The chart with each label in paper or ink, whichever stands out more from its series.

    ``quiet`` is the colour of what is less than its series: words at the axes, and what the series
    are held against.
    """
    paper, ink = scheme.named("bg1"), scheme.named("tx1")
    series = []
    for one in chart.series:
        ground = fill_colour(one.accent, scheme)
        is_dark = contrast(paper, ground) >= contrast(ink, ground)
        accent = quiet if one.accent == _QUIET else one.accent
        series.append(replace(one, accent=accent, ink="bg1" if is_dark else "tx1"))
    return replace(chart, series=tuple(series), quiet=quiet)


def fill_colour(accent: str, scheme: ColourScheme) -> Colour:
    """What the colour of a series looks like on paper: ``accent1|40`` lets it shine through."""
    name, _, part = accent.partition("|")
    colour = scheme.named(name)
    return colour.mixed(scheme.named("bg1"), 1 - int(part) / 100) if part else colour


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2 defines it."""
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: Colour) -> float:
    channels = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.red / 255, colour.green / 255, colour.blue / 255)
    )
    return sum(
        weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True)
    )
