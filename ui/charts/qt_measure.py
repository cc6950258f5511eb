"""Measures the texts of a drawing in the fonts of the window."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

from narrative_studio.charts.drawing.canvas import Use
from narrative_studio.charts.drawing.measure import SIZES
from ui import theme
from ui.text import font_of
from ui.theme import Theme, Type

_TYPES: Final = {
    Use.HEADLINE: Type.CARD_TITLE,
    Use.BODY: Type.SUPPORT,
    Use.STRONG: Type.SUPPORT,
    Use.SMALL: Type.BADGE,
    Use.MARK: Type.BADGE,
    Use.QUOTE: Type.SUPPORT,
}

_MOST_KEPT: Final = 20_000
"""So many widths are remembered: a chart is laid out anew at every width of the window."""


class QtMeasure:
    """The fonts of one theme, at its font scale.

    Figures are equally wide, unless ``is_tabular`` says otherwise: from a PDF with such figures
    nobody can copy a number, as they have no letters of their own.
    """

    def __init__(self, look: Theme, *, is_tabular: bool = True) -> None:
        self._look = look
        self._is_tabular = is_tabular
        self._fonts: dict[tuple[Use, bool], QFont] = {}
        self._metrics: dict[tuple[Use, bool], QFontMetricsF] = {}
        self._drops: dict[tuple[Use, bool], float] = {}
        self._widths: dict[tuple[str, Use], float] = {}

    def font(self, use: Use, words: str = "") -> QFont:
        """The font of a use for some words; it is shared, so copy it before changing it."""
        key = use, "-" in words
        known = self._fonts.get(key)
        if known is None:
            known = QFont(font_of(words, _TYPES[use], self._look, tabular=self._is_tabular))
            known.setWeight(QFont.Weight(SIZES[use][2]))
            self._fonts[key] = known
        return known

    def width(self, text: str, use: Use) -> float:
        """How wide a line of text is, in pixels."""
        key = text, use
        known = self._widths.get(key)
        if known is None:
            if len(self._widths) >= _MOST_KEPT:
                self._widths.clear()
            known = self._widths[key] = self._metrics_of(use, text).horizontalAdvance(text)
        return known

    def drop(self, text: str, use: Use) -> float:
        """How far below the middle of a line its letters stand, in pixels."""
        key = use, "-" in text
        known = self._drops.get(key)
        if known is None:
            metrics = self._metrics_of(use, text)
            known = self._drops[key] = (metrics.ascent() - metrics.descent()) / 2
        return known

    def line(self, use: Use) -> float:
        """How high a line is, in pixels."""
        return self._look.scaled(round(SIZES[use][1]))

    def _metrics_of(self, use: Use, text: str) -> QFontMetricsF:
        key = use, "-" in text
        known = self._metrics.get(key)
        if known is None:
            known = self._metrics[key] = QFontMetricsF(self.font(use, text))
        return known


def measure() -> QtMeasure:
    """The fonts of the theme in force."""
    return _measure(theme.current().font_scale)


@cache
def _measure(font_scale: float) -> QtMeasure:
    # Widths do not depend on colours, so both looks of a scale share what was measured.
    return QtMeasure(theme.load(theme.LIGHT, font_scale=font_scale))
