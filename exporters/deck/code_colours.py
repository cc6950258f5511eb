"""The colours of code and links on a slide: its theme's, where they can be read there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from exporters.deck.template.backdrop import Backdrop
from exporters.deck.template.colours import BLACK, WHITE, Colour, ColourScheme
from exporters.deck.template.template import SlideLayout, SlotKind
from narrative_studio.markup import CodeTone

LEAST_CONTRAST: Final = 4.5
"""Of letters against what is behind them, as WCAG 2 counts it for text of ordinary size."""
_SEEN: Final = 3.0
"""Text with less contrast is not on the ground that was taken for it: a picture is behind it."""
_STEPS: Final = tuple(range(100, 15, -5))
_THEME: Final = {
    CodeTone.WORD: "accent2",
    CodeTone.NAME: "accent4",
    CodeTone.TEXT: "accent5",
    CodeTone.NUMBER: "accent3",
    CodeTone.NOTE: "tx2",
}


@dataclass(frozen=True, slots=True)
class ToneColour:
    """A colour of the theme with its light changed, what it comes to, and how a slide says it."""

    colour: Colour
    fill: str


def code_colours(backdrop: Backdrop, layout: SlideLayout) -> Mapping[CodeTone, ToneColour]:
    """A colour for each tone of code in the text of a layout."""
    text, ground, _ = _text_and_ground(backdrop, layout)
    return {tone: _readable(name, backdrop.scheme, ground, text) for tone, name in _THEME.items()}


def links_are_seen(backdrop: Backdrop, layout: SlideLayout) -> bool:
    """Whether the theme's colour of links can be read where the text of a layout stands."""
    _, ground, is_guessed = _text_and_ground(backdrop, layout)
    # A picture is never quite black or white: what is guessed has to be seen more clearly.
    least = LEAST_CONTRAST if is_guessed or layout.is_pictured else _SEEN
    return backdrop.scheme.named("hlink").contrast(ground) >= least


def _text_and_ground(backdrop: Backdrop, layout: SlideLayout) -> tuple[Colour, Colour, bool]:
    """The colour of a layout's text, what it stands on, and whether that had to be guessed."""
    scheme = backdrop.scheme
    slot = layout.first(SlotKind.BODY, SlotKind.OBJECT, SlotKind.SUBTITLE)
    text, ground = scheme.named("tx1"), backdrop.ground
    if slot is None:
        return text, ground, False
    text = scheme.of_text(slot.box.level(0).fill) or text
    ground = scheme.of_text(slot.fill) or ground
    if text.contrast(ground) >= _SEEN:
        return text, ground, False
    return text, max(WHITE, BLACK, key=text.contrast), True


def _readable(name: str, scheme: ColourScheme, ground: Colour, text: Colour) -> ToneColour:
    """The colour of that name, or the nearest to it that can be read; else that of the text."""
    own = scheme.named(name)
    for colour, change in _changes(own, is_on_dark=WHITE.contrast(ground) > BLACK.contrast(ground)):
        if colour.contrast(ground) >= LEAST_CONTRAST:
            inner = f'<a:schemeClr val="{name}">{change}</a:schemeClr>'
            return ToneColour(colour, f"<a:solidFill>{inner}</a:solidFill>")
    return ToneColour(text, "")


def _changes(colour: Colour, *, is_on_dark: bool) -> Iterator[tuple[Colour, str]]:
    """The colour step by step darker or, on a dark ground, lighter, as DrawingML counts light."""
    for step in _STEPS:
        part = step / 100
        change = f'<a:lumMod val="{step * 1000}"/>' if step < 100 else ""
        if is_on_dark and step < 100:
            change += f'<a:lumOff val="{(100 - step) * 1000}"/>'
        yield colour.with_light(part, plus=1 - part if is_on_dark else 0.0), change
