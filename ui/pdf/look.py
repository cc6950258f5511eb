"""Type, measures and colours of a printed page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from PySide6.QtGui import QColor, QFont

from exporters.paper.model import Tone
from narrative_studio import assets

UNITS_PER_PT: Final = 20
UNITS_PER_MM: Final = 72 / 25.4 * UNITS_PER_PT
DPI: Final = 72 * UNITS_PER_PT

TOP_MM: Final = 20.0
BOTTOM_MM: Final = 18.0
SIDE_MM: Final = 20.0
LANDSCAPE_SIDE_MM: Final = 15.0
LANDSCAPE_BOTTOM_MM: Final = 15.0
HEAD_MM: Final = 10.0
"""From the edge of the page to the running head and to the foot."""

PAD: Final = 80
"""The room at each side of a cell, by which tints reach beyond the text."""

NORMAL, BOLD = QFont.Weight.Normal, QFont.Weight.DemiBold


@dataclass(frozen=True, slots=True)
class Type:
    """One look of text: size and line height in points, weight, and the role of its colour."""

    size_pt: float
    line_pt: float
    weight: QFont.Weight = NORMAL
    role: str = "text"
    is_mono: bool = False

    @property
    def line(self) -> float:
        """The height of a line, in units."""
        return self.line_pt * UNITS_PER_PT


class Face(Enum):
    """The looks of text on a page."""

    BODY = Type(10, 14.5)
    SCRIPT = Type(11.5, 18)
    LEAD = Type(12.5, 18, role="text2")
    FACTS = Type(8.5, 12, role="text3")
    TITLE = Type(23, 29, BOLD)
    SHEET_TITLE = Type(14, 18, BOLD)
    KICKER = Type(9, 13, BOLD, "accent")
    HEADING_1 = Type(15, 20, BOLD)
    HEADING_2 = Type(12, 17, BOLD)
    HEADING_3 = Type(10.5, 15, BOLD)
    HEADING_4 = Type(10, 14, BOLD, "text2")
    KEY = Type(11, 16, BOLD)
    LABEL = Type(8.5, 12.5, BOLD, "text3")
    QUIET = Type(10, 14.5, role="text2")
    CUE = Type(9.5, 14, BOLD, "text2")
    CODE = Type(8.5, 12.5, is_mono=True)
    CHIP = Type(8.5, 12, BOLD)
    CELL = Type(8.8, 12.8)
    CELL_SUPPORT = Type(8.3, 12, role="text2")
    CELL_LARGE = Type(10.2, 14.5)
    CELL_HEAD = Type(8.3, 12, BOLD, "text2")
    CARD = Type(8, 11.5)
    CARD_HEAD = Type(9.6, 13, BOLD)
    RUNNING = Type(7.8, 11, role="text3")
    CONTENTS_1 = Type(10, 15, BOLD)
    CONTENTS_2 = Type(10, 15)


HEADINGS: Final = (Face.HEADING_1, Face.HEADING_2, Face.HEADING_3, Face.HEADING_4)

CHIPS: Final = {
    Tone.SETUP: ("setup", "setup_soft"),
    Tone.FOLLOW: ("follow", "follow_soft"),
    Tone.GOOD: ("good", "good_soft"),
    Tone.CAUTION: ("warn", "warn_soft"),
    Tone.QUIET: ("text2", "sunken"),
    Tone.PLAIN: ("text2", "sunken"),
}
"""The colours of a chip and of its ground."""


def mm(length_mm: float) -> float:
    """A length in units."""
    return length_mm * UNITS_PER_MM


def pt(length_pt: float) -> float:
    """A length in units."""
    return length_pt * UNITS_PER_PT


@cache
def colour(role: str) -> QColor:
    """A colour of the light palette: paper is white in either theme."""
    return QColor(assets.palette("light")[role])


@cache
def font(face: Face, *, bold: bool = False, italic: bool = False, mono: bool = False) -> QFont:
    """The font of a face; ``mono`` is for literals inside it."""
    look = face.value
    is_mono = mono or look.is_mono
    made = QFont("JetBrains Mono NL" if is_mono else "Inter")
    made.setPixelSize(round(look.size_pt * UNITS_PER_PT * (0.92 if mono else 1.0)))
    made.setWeight(BOLD if bold else look.weight)
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Other shapes of letters beside figures, such as a raised colon, could not be read or copied.
    made.setFeature(QFont.Tag("calt"), 0)
    return made
