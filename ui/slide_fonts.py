"""Fonts for slides: the one a deck names where it is there, else one that takes as much room."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter

from exporters.deck.widths import font_widths
from ui.theme import FAMILY_MONO

UNITS_PER_PT: Final = 4
"""Text is laid out this much larger than a point and scaled when it is painted, so that lines
break at the same words at every size of the preview."""

_STAND_INS: Final = {
    "arial": ("Liberation Sans", "Arimo", "Helvetica"),
    "calibri": ("Carlito",),
    "calibri light": ("Carlito",),
    "cambria": ("Caladea",),
    "consolas": (FAMILY_MONO,),
    "courier new": ("Liberation Mono", FAMILY_MONO),
    "georgia": ("Gelasio",),
    "times new roman": ("Liberation Serif", "Tinos", "Times"),
}
_SERIF: Final = frozenset(
    {
        "book antiqua",
        "bookman old style",
        "cambria",
        "constantia",
        "garamond",
        "georgia",
        "palatino linotype",
        "times new roman",
    }
)
_ANY_SERIF: Final = ("Noto Serif", "DejaVu Serif", "Times New Roman", "Times")
_ANY_SANS: Final = ("Noto Sans", "Helvetica", "Arial", "DejaVu Sans")
_SAMPLE: Final = "The quick brown fox jumps over the lazy dog, 0123456789 times."
_OF_OUR_DECKS: Final = (("Georgia", 34.0, True), ("Calibri", 24.0, False), ("Calibri", 17.0, True))
_NARROWEST_PCT: Final = 75
_WIDEST_PCT: Final = 125


def slide_font(
    family: str, size_pt: float, *, is_bold: bool = False, is_italic: bool = False
) -> QFont:
    """A font for slides, ``UNITS_PER_PT`` pixels to the point; copy it before changing it."""
    return _made(family, max(1, round(size_pt * UNITS_PER_PT)), is_bold, is_italic)


@lru_cache(maxsize=256)
def _made(family: str, size_px: int, is_bold: bool, is_italic: bool) -> QFont:
    name = family.strip().lower()
    font = QFont()
    is_serif = name in _SERIF
    font.setFamilies([family, *_STAND_INS.get(name, ()), *(_ANY_SERIF if is_serif else _ANY_SANS)])
    font.setStyleHint(QFont.StyleHint.Serif if is_serif else QFont.StyleHint.SansSerif)
    font.setPixelSize(size_px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setBold(is_bold)
    wanted = font_widths(family, bold=is_bold).width(_SAMPLE) * size_px
    got = QFontMetricsF(font).horizontalAdvance(_SAMPLE)
    percent = round(100 * wanted / got) if got else 100
    if percent != 100:
        font.setStretch(min(max(percent, _NARROWEST_PCT), _WIDEST_PCT))
    font.setItalic(is_italic)
    return font


def load_fonts() -> Iterator[None]:
    """Load the fonts of the studio's own decks one by one; each step takes its moment.

    Qt looks for a font and its stand-ins when the first letter is painted with it.
    """
    for family, size_pt, is_bold in _OF_OUR_DECKS:
        image = QImage(8, 8, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setFont(slide_font(family, size_pt, is_bold=is_bold))
        painter.drawText(0, 8, "A")
        painter.end()
        yield
