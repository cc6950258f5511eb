"""Reads the figure out of a phrase such as ``5 h 10 min, three people``, and what it measures."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST_FIGURE = 18
_NUMBER = r"\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_AMOUNT = re.compile(rf"({_NUMBER})\s*([^\d\s]*)")
_MINUTES = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1 / 60),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "m"), 1.0),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60.0),
    **dict.fromkeys(("d", "day", "days"), 24 * 60.0),
    **dict.fromkeys(("week", "weeks"), 7 * 24 * 60.0),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A short figure, the words after it and what it measures; ``size`` None if it is unclear.

    Sizes can be compared when ``unit`` is the same; durations are in minutes.
    """

    text: str
    detail: str
    size: float | None
    unit: str


def read_figure(phrase: str) -> Figure | None:
    """Read a phrase that begins with a figure; None when it has none, or no short one."""
    text, _, detail = phrase.strip().partition(", ")
    text = text.rstrip(".;")
    if len(text) > _LONGEST_FIGURE or not any(letter.isdigit() for letter in text):
        return None
    size, unit = _measured(text)
    return Figure(text, detail.strip(), size, unit)


def _measured(text: str) -> tuple[float | None, str]:
    found = _AMOUNT.findall(text)
    if not found:
        return None, ""
    amounts = [(_number(number), unit.lower().rstrip(".")) for number, unit in found]
    if all(unit in _MINUTES for _, unit in amounts):
        return sum(number * _MINUTES[unit] for number, unit in amounts), "time"
    if len(amounts) > 1:
        return None, ""
    number, unit = amounts[0]
    return number, unit


def _number(text: str) -> float:
    """A number written with a comma or a point; three digits after a comma are thousands."""
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    if re.search(r",\d{3}(?!\d)", plain):
        return float(plain.replace(",", ""))
    return float(plain.replace(",", "."))
