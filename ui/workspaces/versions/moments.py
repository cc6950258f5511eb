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


def day_or_time(at: datetime, *, today: date) -> str:
    """The time of something today, ``16:30``, where all have the same day; else its day."""
    local = at.astimezone()
    if local.date() == today:
        return f"{local.hour}:{local.minute:02}"
    return day_of(at, today=today.year)
