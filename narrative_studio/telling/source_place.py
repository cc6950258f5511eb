"""Where in the source of a Markdown text stands what somebody points at in the words it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_TARGET: Final = re.compile(r"\]\([^()\n]*\)|\]\[[^\]\n]*\]")
"""Where a link leads to: it is in the source and not among the words."""
_ENTITY: Final = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|\w+);")
_BETWEEN_WORDS: Final = re.compile(r"[*_~`]*\s?")
_BETWEEN_LINES: Final = re.compile(r"[*_~`]*\s*(?:>[ \t]*)?")
_FAR: Final = 200
"""A letter that is not found within so many characters is none of the source: a bullet, a mark."""


def source_place(source: str, shown: str) -> int:
    """The place in ``source`` at which ``shown``, the words that it shows up to a point, ends.

    Marks are passed over and spaces may differ. The place is one in characters, right behind the
    last word of ``shown``, or behind the space after it where ``shown`` ends in one.
    """
    at = 0
    for letter in shown:
        if not letter.isspace():
            at = _behind(source, letter, at)
    if shown[-1:].isspace():
        between = (_BETWEEN_LINES if shown.endswith("\n") else _BETWEEN_WORDS).match(source, at)
        at = between.end() if between else at
    return at


def phrase_place(source: str, phrases: Sequence[str]) -> int:
    """The same where only phrases of the source are shown; the last one up to the point."""
    at = 0
    for phrase in (part for line in phrases for part in line.split(" · ")):
        first = next(iter(phrase.split()), "")
        begins = source.find(first, at) if first else -1
        if begins >= 0:
            at = begins + source_place(source[begins:], phrase)
    return at


def _behind(source: str, letter: str, at: int) -> int:
    """The place behind the next letter of that kind that is shown; ``at`` where there is none."""
    place = at
    while place < min(len(source), at + _FAR):
        if source[place] == letter:
            entity = _ENTITY.match(source, place) if letter == "&" else None
            return entity.end() if entity else place + 1
        target = _TARGET.match(source, place)
        place = target.end() if target else place + 1
    return at
