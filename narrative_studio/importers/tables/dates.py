"""Reads days in the orders that people write them, decided by the whole column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from narrative_studio.importers.tables.answers import folded
from narrative_studio.importers.tables.cells import text
from narrative_studio.importers.tables.number_formats import day
from narrative_studio.importers.tables.table import Cell


class DateOrder(StrEnum):
    """What stands first in a day of numbers alone, such as 3/4/2026."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS: Final = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})")
_NAMED: Final = re.compile(
    r"(\d{1,2})\.?[\s-]+(?:de\s+)?([a-z]{3,12})\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})"
)
_NAME_FIRST: Final = re.compile(r"([a-z]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WEEKDAY: Final = re.compile(r"^[a-z]{2,10}\.?,?\s+(?=\d|[a-z]{3,12}\.?\s+\d)")
_TIME: Final = re.compile(
    r"(?:t|,?\s+(?:at\s+|um\s+)?)\d{1,2}[:.h]\d{2}(?::\d{2})?(?:[.,]\d+)?\s*(?:uhr|[ap]\.?m\.?)?"
    r"\s*(?:z|utc|gmt|[a-z]{3,4}|[-+]\d{2}:?\d{2})?$"
)
_SERIAL: Final = re.compile(r"\d{5}(?:[.,]\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 25_569, 73_050
"""Excel's numbers of the days from 1970 to 2099; other numbers are no days."""
_MONTHS: Final = (
    "jan ene gen janv|feb fev fevr|mar mrz mars maerz mrt maart|apr abr avr avril|"
    "may mai mayo mag mei maggio|jun juin giu juni|jul juil lug juli|aug ago aou aout|"
    "sep set sept|oct okt out ott|"
    "nov|dec dez dic"
)
_MONTH: Final = {
    word: month for month, words in enumerate(_MONTHS.split("|"), start=1) for word in words.split()
}


def parse_date(cell: Cell, order: DateOrder = DateOrder.DAY_FIRST) -> str | None:
    """A day as ``2026-03-05``, whatever way it was written; the time of the day is dropped.

    Raises:
        ValueError: it is no day, or none that the calendar has.
    """
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _serial(float(cell))
    said = text(cell)
    if not said:
        return None
    if (found := _ISO.fullmatch(said)) is None:
        said = _without_time(folded(said))
        found = _ISO.fullmatch(said) or _COMPACT.fullmatch(said)
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if numbers := _NUMBERS.fullmatch(said):
        first, second = int(numbers[1]), int(numbers[3])
        # A point is never the American way.
        is_day_first = order is DateOrder.DAY_FIRST or numbers[2] == "."
        month, in_month = (second, first) if is_day_first else (first, second)
        return _day(_year(numbers[4]), month, in_month)
    if _SERIAL.fullmatch(said):
        return _serial(float(said.replace(",", ".")))
    return _named(said)


def order_of(cells: Iterable[Cell]) -> tuple[DateOrder | None, bool]:
    """Which order a whole column has, None when no cell of it tells, and whether cells disagree.

    3/14 can only be the month first, 14/3 only the day; points say the day comes first. Where
    cells disagree most of them decide.
    """
    day_first = month_first = 0
    for cell, count in Counter(cell for cell in cells if isinstance(cell, str)).items():
        if match := _NUMBERS.match(cell.strip()):
            first, second = int(match[1]), int(match[3])
            day_first += count * (first > 12 >= second or match[2] == ".")
            month_first += count * (second > 12 >= first and match[2] != ".")
    if not day_first and not month_first:
        return None, False
    order = DateOrder.MONTH_FIRST if month_first > day_first else DateOrder.DAY_FIRST
    return order, bool(day_first and month_first)


def needs_order(cells: Iterable[Cell]) -> bool:
    """Whether a column holds a day of numbers alone, which reads both ways."""
    matches = (_NUMBERS.match(cell.strip()) for cell in {*cells} if isinstance(cell, str))
    return any(
        match
        and match[2] != "."
        and match[1] != match[3]
        and max(int(match[1]), int(match[3])) < 13
        for match in matches
    )


def _without_time(said: str) -> str:
    bare = _TIME.sub("", said)
    weekday = _WEEKDAY.match(bare)
    return bare[weekday.end() :] if weekday and bare[:3] not in _MONTH else bare


def _named(said: str) -> str:
    if match := _NAMED.fullmatch(said):
        in_month, name, year = match.groups()
    elif match := _NAME_FIRST.fullmatch(said):
        name, in_month, year = match.groups()
    else:
        raise ValueError("is no date")
    month = next((_MONTH[name[:n]] for n in (5, 4, 3) if name[:n] in _MONTH), None)
    if month is None:
        raise ValueError("is no date")
    return _day(_year(year), month, int(in_month))


def _serial(number: float) -> str:
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        raise ValueError("is no date")
    return day(float(int(number))).isoformat()


def _year(said: str) -> int:
    year = int(said)
    return year if len(said) == 4 else year + (2000 if year < 70 else 1900)


def _day(year: int, month: int, in_month: int) -> str:
    try:
        return date(year, month, in_month).isoformat()
    except ValueError as error:
        raise ValueError("is no date of the calendar") from error
