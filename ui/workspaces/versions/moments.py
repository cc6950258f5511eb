"""When something was, where states of a document are compared."""

from __future__ import annotations

from datetime import datetime

from ui.inspector.frame.history import day_words


def day_of(at: datetime, *, today: int) -> str:
    """A moment as a day, with the year where it is not this one: ``2 Apr``."""
    return day_words(at, today=today)


def time_of(at: datetime, *, today: int) -> str:
    """A moment to the minute: ``2 Apr, 16:30``."""
    local = at.astimezone()
    return f"{day_of(at, today=today)}, {local.hour}:{local.minute:02}"
