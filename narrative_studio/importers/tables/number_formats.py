"""Tells from the formats of a workbook which of its numbers are days and which are durations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final


class NumberKind(StrEnum):
    """What a number in a cell of a workbook stands for."""

    NUMBER = "number"
    DAY = "day"
    CLOCK = "clock"


_DAYS: Final = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_CLOCKS: Final = frozenset({18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56})
"""The built-in formats by their numbers: ECMA-376, part 1, 18.8.30."""
_NOT_CODE: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ERAS: Final = {
    False: datetime(1899, 12, 30),  # noqa: DTZ001  # days of a sheet have no time zone
    True: datetime(1904, 1, 1),  # noqa: DTZ001
}
_LAST: Final = 2_958_465
"""The number of 31 December 9999."""


def kinds(formats: Sequence[int], custom: Mapping[int, str]) -> tuple[NumberKind, ...]:
    """What the numbers of each style are, from the style's format and the workbook's own codes."""
    return tuple(_kind(number, custom.get(number)) for number in formats)


def _kind(number: int, code: str | None) -> NumberKind:
    if code is None:
        if number in _CLOCKS:
            return NumberKind.CLOCK
        return NumberKind.DAY if number in _DAYS else NumberKind.NUMBER
    letters = _NOT_CODE.sub("", code.split(";")[0]).lower()
    if re.search(r"[yd]|mmm", letters):
        return NumberKind.DAY
    if re.search(r"[hs]", letters):
        return NumberKind.CLOCK
    return NumberKind.DAY if letters.strip() in {"m", "mm"} else NumberKind.NUMBER


def meant(number: float, kind: NumberKind, *, from_1904: bool) -> float | date | timedelta:
    """The day, time of a day or duration that a number stands for; else the number."""
    if kind is NumberKind.NUMBER or not 0 <= number <= _LAST:
        return number
    if kind is NumberKind.CLOCK:
        return timedelta(seconds=round(number * 86_400, 3))
    return day(number, from_1904=from_1904)


def day(number: float, *, from_1904: bool = False) -> date:
    """The day of a serial number, with its time if it has one.

    Excel counts 29 February 1900, which never was: days before it lie one earlier.
    """
    if not from_1904 and number < 60:
        number += 1
    found = _ERAS[from_1904] + timedelta(seconds=round(number * 86_400))
    return found if number % 1 else found.date()
