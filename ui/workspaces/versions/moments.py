"""When something was, where states of a document are compared."""

from __future__ import annotations

from datetime import date, datetime

from ui.inspector.frame.history import day_words


def day_of(at: datetime, *, today: int) -> str:
    """A moment as a day, with the year where it is not this one: ``2 Apr``."""
    return day_words(at, today=today)


def time_of(at: datetime, *, today: int) -> str:
    """A moment to the minute: ``2 Apr, 16:30``."""
    local = at.astimezone()
    return f"{day_of(at, today=today)}, {local.hour}:{local.minute:02}"


def day_or_time(at: datetime, *, today: int) -> str:
    """The time of what was done today on this computer's calendar, ``16:30``; else its day."""
    local = at.astimezone()
    if local.date() == date.today():  # noqa: DTZ011 - the day on this computer's calendar
        return f"{local.hour}:{local.minute:02}"
    return day_of(at, today=today)
