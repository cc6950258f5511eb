"""Whether tables, lesser words and drawings can be seen on the ground of their slide."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image, UnidentifiedImageError

from exporters.deck.template.colours import BLACK, WHITE, Colour, ColourScheme

MEDIUM_STYLE: Final = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""PowerPoint's usual style of tables: tints of the first accent below the theme's dark colour."""
GRID_STYLE: Final = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""One that draws lines in the colour of the slide's text, and no grounds."""
_READABLE: Final = 3.0
_READABLE_SMALL: Final = 4.5
"""The contrast of letters to their ground, large ones and small ones, as WCAG 2 asks for it."""
_PNG_WITH_ALPHA: Final = (4, 6)
_KIND_AT: Final = 25
"""Where a PNG says which kinds of dots it has."""
_SIDE: Final = 64
"""Drawings are looked at in so many dots, which is enough to know their colours."""
_SOLID: Final = 128
_CLEAR_PART: Final = 0.05
"""Part of a picture through which its slide is seen, from which it has no ground of its own."""
_LOST_PART: Final = 0.02
"""Part of what is drawn that may go under before somebody would miss it."""


def table_style(wanted: str, scheme: ColourScheme) -> str:
    """The style of a table: another one where the words of the usual one cannot be read."""
    if wanted.upper() != MEDIUM_STYLE:
        return wanted
    words, ground = scheme.named("dk1"), scheme.named("accent1").tinted(0.2)
    return wanted if words.contrast(ground) >= _READABLE else GRID_STYLE


def quiet_ink(scheme: ColourScheme, ground: Colour) -> str:
    """The colour of lesser words: the second of the theme's text, where it can be read."""
    return "tx2" if scheme.named("tx2").contrast(ground) >= _READABLE_SMALL else "tx1"


def is_lost(picture: bytes, ground: Colour) -> bool:
    """Whether a drawing without a ground of its own goes under on a dark one.

    On light grounds drawings are as they were made, and are not looked at.
    """
    is_dark = WHITE.contrast(ground) > BLACK.contrast(ground)
    if not is_dark or picture[_KIND_AT : _KIND_AT + 1] not in map(_byte, _PNG_WITH_ALPHA):
        return False
    try:
        with Image.open(io.BytesIO(picture), formats=("PNG",)) as image:
            image.thumbnail((_SIDE, _SIDE))
            flat = image.convert("RGBA").tobytes()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return False
    drawn = [Colour(*flat[at : at + 3]) for at in range(0, len(flat), 4) if flat[at + 3] >= _SOLID]
    whole = len(flat) // 4
    if whole - len(drawn) < whole * _CLEAR_PART:
        return False
    lost = sum(dot.contrast(ground) < _READABLE for dot in drawn)
    return lost > len(drawn) * _LOST_PART


def _byte(number: int) -> bytes:
    return bytes((number,))
