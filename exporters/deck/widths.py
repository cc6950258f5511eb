"""Letter widths of the usual office fonts, so that text can be fitted without the fonts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from narrative_studio import assets

WIDTHS_PATH = "deck/widths.json"
"""The table among the resources, in thousandths of an em."""

_LINE_HEIGHTS = {
    "Arial": 1.149,
    "Calibri": 1.221,
    "Cambria": 1.172,
    "Georgia": 1.136,
    "Times New Roman": 1.149,
}
"""Height of a line set solid, in em."""

_LIKENESS = {
    "aptos": ("Arial", 1.0),
    "aptos display": ("Arial", 1.0),
    "arial narrow": ("Arial", 0.82),
    "book antiqua": ("Georgia", 0.97),
    "bookman old style": ("Georgia", 1.12),
    "calibri light": ("Calibri", 1.0),
    "candara": ("Calibri", 1.06),
    "carlito": ("Calibri", 1.0),
    "caladea": ("Cambria", 1.0),
    "century gothic": ("Arial", 1.1),
    "constantia": ("Georgia", 0.95),
    "corbel": ("Calibri", 1.05),
    "garamond": ("Times New Roman", 0.95),
    "gelasio": ("Georgia", 1.0),
    "gill sans mt": ("Arial", 0.95),
    "helvetica": ("Arial", 1.0),
    "helvetica neue": ("Arial", 1.0),
    "liberation sans": ("Arial", 1.0),
    "liberation serif": ("Times New Roman", 1.0),
    "lucida sans": ("Arial", 1.15),
    "open sans": ("Arial", 1.07),
    "palatino linotype": ("Georgia", 0.98),
    "roboto": ("Arial", 1.0),
    "segoe ui": ("Arial", 1.03),
    "source sans pro": ("Calibri", 1.05),
    "tahoma": ("Arial", 1.02),
    "trebuchet ms": ("Arial", 1.01),
    "verdana": ("Arial", 1.18),
}
_MONOSPACE = frozenset({"consolas", "courier new", "courier", "lucida console", "menlo", "monaco"})
_UNKNOWN = ("Arial", 1.06)
_MOST_WORDS = 4096
_WIDE_FROM = 0x2E80
"""From this code point on letters are taken to be as wide as high, as in Chinese."""


@dataclass(frozen=True, slots=True)
class FontWidths:
    """The widths of one font in em; ``line`` is the height of a line set solid, in em."""

    letters: Mapping[str, float]
    average: float
    line: float
    words: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    def word(self, text: str) -> float:
        """The same of a single word: the same ones come again and again."""
        known = self.words.get(text)
        if known is None:
            if len(self.words) >= _MOST_WORDS:
                self.words.clear()
            known = self.words[text] = self.width(text)
        return known

    def width(self, text: str) -> float:
        """The width of a text on one line, in em."""
        known = self.letters
        try:
            return sum([known[letter] for letter in text])
        except KeyError:
            return sum([known.get(letter) or self._guess(letter) for letter in text])

    def _guess(self, letter: str) -> float:
        return 1.0 if ord(letter) >= _WIDE_FROM else self.average


@cache
def font_widths(family: str, *, bold: bool = False) -> FontWidths:
    """The widths of a font by the name of its family; of a likely one when it is not known."""
    name = family.strip().lower()
    if name in _MONOSPACE:
        return FontWidths(dict.fromkeys(_table().letters, 0.6), 0.6, 1.17)
    like, factor = _LIKENESS.get(name) or _known(name) or _UNKNOWN
    widths = _table().families[like]["bold" if bold else "regular"]
    return FontWidths(
        {letter: width * factor for letter, width in widths.items()},
        factor * sum(widths.values()) / len(widths),
        _LINE_HEIGHTS.get(like, 1.2),
    )


def is_measured(family: str) -> bool:
    """Whether the widths of a family are known, or those of one that was drawn to its measure."""
    name = family.strip().lower()
    return name in _MONOSPACE or name in _LIKENESS or _known(name) is not None


def _known(name: str) -> tuple[str, float] | None:
    for family in _table().families:
        if family.lower() == name:
            return family, 1.0
    return None


@dataclass(frozen=True, slots=True)
class _Table:
    letters: str
    families: Mapping[str, Mapping[str, Mapping[str, float]]]


@cache
def _table() -> _Table:
    raw = json.loads(assets.read_text(WIDTHS_PATH))
    letters: str = raw["letters"]
    families = {
        family: {
            style: {
                letter: width / 1000
                for letter, width in zip(letters, widths, strict=True)
                if width is not None
            }
            for style, widths in styles.items()
        }
        for family, styles in raw["families"].items()
    }
    return _Table(letters, families)
