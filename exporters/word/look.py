"""Measures and colours of a Word document, and the names of its styles."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from exporters.paper.model import PageSize, Tone
from narrative_studio import assets

DXA_PER_MM: Final = 1440 / 25.4
"""Word measures text in twentieths of a point."""
EMU_PER_MM: Final = 36_000

MARGIN_MM: Final = 20.0
LANDSCAPE_MARGIN_MM: Final = 15.0
TOP_MM: Final = 20.0
HEAD_MM: Final = 10.0
"""From the edge of the page to the running head and foot."""


class Style(StrEnum):
    """A style by the name that Word knows it by, whatever it is called in its language."""

    NORMAL = "Normal"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    KICKER = "Kicker"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HEADING_4 = "heading 4"
    HEADING_5 = "heading 5"
    HEADING_6 = "heading 6"
    FACTS = "Facts"
    KEY_MESSAGE = "Key Message"
    ASK = "Ask"
    QUIET = "Quiet"
    CAUTION = "Caution"
    LABEL = "Passage Label"
    SCRIPT = "Script"
    CUE = "Cue"
    QUOTE = "Quote"
    CODE = "Code"
    BULLET = "List Bullet"
    NUMBER = "List Number"
    LIST_TEXT = "List Continue"
    CHECKLIST = "Checklist"
    CAPTION = "caption"
    FOOTNOTE = "footnote text"
    HEADER = "header"
    FOOTER = "footer"
    TOC_1 = "toc 1"
    TOC_2 = "toc 2"
    CELL = "Table Text"
    CELL_SUPPORT = "Table Support"
    CELL_LARGE = "Table Large"
    CELL_HEAD = "Table Head"
    CELL_LABEL = "Table Label"
    CARD = "Card Text"
    CARD_HEAD = "Card Headline"
    SHEET_TITLE = "Sheet Title"
    SPACER = "Spacer"
    # Characters
    HYPERLINK = "Hyperlink"
    FOOTNOTE_MARK = "footnote reference"
    STRONG = "Strong"
    CODE_WORDS = "Code Words"
    LABEL_WORDS = "Label Words"
    CHIP = "Chip"
    CHIP_SETUP = "Chip Setup"
    CHIP_QUIET = "Chip Quiet"
    TAG = "Tag"
    TAG_CAUTION = "Tag Caution"
    # Tables
    TABLE = "Narrative Table"
    TABLE_PLAIN = "Narrative Layout"


HEADINGS: Final = (
    Style.HEADING_1,
    Style.HEADING_2,
    Style.HEADING_3,
    Style.HEADING_4,
    Style.HEADING_5,
    Style.HEADING_6,
)

CHIPS: Final = {
    Tone.SETUP: Style.CHIP_SETUP,
    Tone.FOLLOW: Style.CHIP,
    Tone.QUIET: Style.CHIP_QUIET,
    Tone.PLAIN: Style.CHIP_QUIET,
    Tone.GOOD: Style.CHIP,
    Tone.CAUTION: Style.CHIP_QUIET,
}
TAGS: Final = {Tone.CAUTION: Style.TAG_CAUTION}


def dxa(length_mm: float) -> int:
    """A length in twentieths of a point."""
    return round(length_mm * DXA_PER_MM)


def right_tab(width_mm: float) -> str:
    """The property of a paragraph by which what follows a tab ends at the right margin."""
    return f'<w:tabs><w:tab w:val="right" w:pos="{dxa(width_mm)}"/></w:tabs>'


def emu(length_mm: float) -> int:
    """A length in English metric units."""
    return round(length_mm * EMU_PER_MM)


def colour(role: str) -> str:
    """A colour of the light palette as Word writes it."""
    return assets.palette("light")[role].removeprefix("#")


def page_mm(size: PageSize, *, is_landscape: bool) -> tuple[float, float]:
    """Width and height of a page."""
    width, height = size.size_mm
    return (height, width) if is_landscape else (width, height)


def margin_mm(*, is_landscape: bool) -> float:
    """The margin at the left, the right and the foot of a page; at the top it is ``TOP_MM``."""
    return LANDSCAPE_MARGIN_MM if is_landscape else MARGIN_MM
