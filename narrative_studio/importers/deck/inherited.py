"""What paragraphs look like where they do not say so: bullets and bold from layout and master."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final
from xml.etree.ElementTree import Element

from narrative_studio.importers.deck.names import q
from narrative_studio.importers.deck.read_deck import Sign

DEEPEST: Final = 8

_NONE, _AUTO = q("a:buNone"), q("a:buAutoNum")
_SIGNS: Final = {_NONE: Sign.NONE, _AUTO: Sign.NUMBER} | dict.fromkeys(
    (q("a:buChar"), q("a:buBlip")), Sign.BULLET
)
_RUN_STYLE: Final = q("a:defRPr")
_NAMES: Final = tuple(q(f"a:lvl{number}pPr") for number in range(1, DEEPEST + 2))
_ON: Final = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class Level:
    """How paragraphs of one level look; ``number`` is what their numbers start at, if anything."""

    sign: Sign = Sign.NONE
    number: int = 0
    is_bold: bool = False
    is_italic: bool = False

    def changed_by(self, properties: Element) -> Level:
        """The same with what a ``pPr`` says of it."""
        level = self
        for child in properties:
            sign = _SIGNS.get(child.tag)
            if sign is not None:
                level = replace(level, sign=sign, number=_start(child))
            elif child.tag == _RUN_STYLE:
                bold, italic = child.get("b"), child.get("i")
                level = replace(
                    level,
                    is_bold=level.is_bold if bold is None else bold in _ON,
                    is_italic=level.is_italic if italic is None else italic in _ON,
                )
        return level


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of a text, the outermost first."""

    levels: tuple[Level, ...] = (Level(),) * (DEEPEST + 1)

    def at(self, number: int) -> Level:
        """The level of that number."""
        return self.levels[min(number, DEEPEST)]

    def changed_by(self, style: Element | None) -> Levels:
        """The same with what a list style says of its levels."""
        if style is None:
            return self
        levels = list(self.levels)
        is_changed = False
        for number, name in enumerate(_NAMES):
            properties = style.find(name)
            if properties is not None:
                levels[number] = levels[number].changed_by(properties)
                is_changed = True
        return Levels(tuple(levels)) if is_changed else self


PLAIN_LEVELS: Final = Levels()
BULLETED: Final = Levels((Level(Sign.BULLET),) * (DEEPEST + 1))
"""The body of a slide whose master cannot be read."""


def level_of(properties: Element | None) -> int:
    """The level that a ``pPr`` puts its paragraph at, from 0."""
    word = properties.get("lvl", "0") if properties is not None else "0"
    return min(int(word), DEEPEST) if word.isascii() and word.isdecimal() else 0


def layered(base: Levels, styles: Iterable[Element | None]) -> Levels:
    """Levels under several list styles, the most general first."""
    for style in styles:
        base = base.changed_by(style)
    return base


def _start(element: Element) -> int:
    word = element.get("startAt", "")
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 6 else 0
