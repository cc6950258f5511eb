"""Reads how long something took: ``2:30``, ``1:02:30``, ``150``, ``12 min``, ``1 h 05``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum
from math import isfinite
from typing import Final

from narrative_studio.importers.tables.answers import folded
from narrative_studio.importers.tables.cells import number, text
from narrative_studio.importers.tables.decimals import DecimalMark
from narrative_studio.importers.tables.table import Cell
from narrative_studio.model.durations import LONGEST_MS


class Unit(StrEnum):
    """What a bare number of a duration counts."""

    MILLISECONDS = "milliseconds"
    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"


_MS: Final = {
    Unit.MILLISECONDS: 1.0,
    Unit.SECONDS: 1000.0,
    Unit.MINUTES: 60_000.0,
    Unit.HOURS: 3_600_000.0,
}
_CLOCK: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,3}))?")
_PART: Final = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(h(?:ours?|rs?)?|std\.?|stunden?|heures?|horas?|ore?|uur|"
    r"ms|millise[ck]\w*|m(?:in(?:ut\w*)?)?\.?|['′]|segundos?|s(?:e[ck](?:[ou]nd\w*)?)?\.?|[\"″])"
)
_HOURS_ALONE: Final = re.compile(r"(\d{1,3})\s*h\s*(\d{1,2})")
"""``1 h 05``, as times are written in French: what follows the hours are minutes."""
_HEADER_UNITS: Final = (
    (re.compile(r"\b(?:ms|millis\w*)\b"), Unit.MILLISECONDS),
    (re.compile(r"\b(?:s|secs?|seconds?|sek\w*|secondes?|segundos?|secondi)\b"), Unit.SECONDS),
    (re.compile(r"\b(?:m|mins?|minutes?|minuten|minutos?|minuti)\b"), Unit.MINUTES),
    (re.compile(r"\b(?:h|hrs?|hours?|stunden|std)\b"), Unit.HOURS),
)
_LONG_CALL: Final = timedelta(hours=4)


def parse_duration(
    cell: Cell,
    unit: Unit = Unit.SECONDS,
    *,
    clock_is_minutes: bool = False,
    mark: DecimalMark | None = None,
    is_decided: bool = False,
) -> int | None:
    """How long, in milliseconds; ``unit`` is that of a bare number.

    ``mark`` and ``is_decided`` are as for :func:`narrative_studio.importers.tables.cells.number`.

    With ``clock_is_minutes`` what a spreadsheet holds as 2 hours 30 was typed as 2:30 and means
    minutes and seconds.

    Raises:
        ValueError: it is no duration, or longer than a day.
    """
    found = _of_clock(cell, clock_is_minutes)
    if found is None:
        found = _of_words(cell, unit, mark, is_decided)
    if found is not None and not 0 <= found <= LONGEST_MS:
        raise ValueError("is longer than a day" if found > 0 else "is below zero")
    return found


def unit_of(header: str) -> Unit | None:
    """The unit that the name of a column states, such as “Time (sec)”; None when it does not."""
    said = folded(header)
    return next((unit for pattern, unit in _HEADER_UNITS if pattern.search(said)), None)


def clocks_are_minutes(cells: Iterable[Cell]) -> bool:
    """Whether the times of a column were typed as minutes and seconds and kept as hours.

    A spreadsheet makes 2 hours 30 minutes of a typed 2:30. It is so when no time of the column has
    seconds and one would be longer than any call.
    """
    times = [cell for cell in cells if isinstance(cell, timedelta)]
    has_seconds = any(time.total_seconds() % 60 for time in times)
    return not has_seconds and any(time > _LONG_CALL for time in times)


def _of_clock(cell: Cell, is_minutes: bool) -> int | None:
    """A time of the spreadsheet, or one with colons; None for anything else."""
    if isinstance(cell, timedelta):
        ms = cell.total_seconds() * 1000
        return round(ms / 60 if is_minutes else ms)
    match = _CLOCK.fullmatch(folded(text(cell))) if isinstance(cell, str) else None
    return _clock(match) if match else None


def _of_words(cell: Cell, unit: Unit, mark: DecimalMark | None, is_decided: bool) -> int | None:
    """Numbers with their units, or a bare one."""
    if isinstance(cell, str):
        said = folded(text(cell))
        if said in {"", "-", "–", "—", "n/a"}:
            return None
        if hours := _HOURS_ALONE.fullmatch(said):
            said = f"{hours[1]} h {hours[2]} min"
        parts = _PART.findall(said)
        if parts and not _PART.sub("", said).replace("and", "").replace("und", "").strip(" ,"):
            return _whole(sum(_part(count, name, mark, is_decided) for count, name in parts))
    try:
        found = number(cell, mark, is_decided=is_decided)
    except ValueError as error:
        raise ValueError(str(error).replace("number", "duration")) from error
    return None if found is None else _whole(found * _MS[unit])


def _whole(ms: float) -> int:
    if not isfinite(ms):
        raise ValueError("is longer than a day")
    return round(ms)


def _clock(match: re.Match[str]) -> int:
    hours, minutes, seconds, fraction = match.groups()
    if int(seconds) > 59 or (hours is not None and int(minutes) > 59):
        raise ValueError("has more than 59 minutes or seconds")
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))


def _part(count: str, name: str, mark: DecimalMark | None, is_decided: bool) -> float:
    if name.startswith(("h", "st", "o", "u")):
        unit = Unit.HOURS
    elif name.startswith(("ms", "milli")):
        unit = Unit.MILLISECONDS
    elif name.startswith(("m", "'", "′")):
        unit = Unit.MINUTES
    else:
        unit = Unit.SECONDS
    # Beside its unit a number without a decision is a fraction: nobody takes 1.500 s for an hour.
    found = number(count, mark, is_decided=is_decided) if mark else float(count.replace(",", "."))
    return (found or 0.0) * _MS[unit]
