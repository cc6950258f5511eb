"""The one clock on which everything that depends on today is computed."""

from dataclasses import dataclass
from datetime import date, datetime

from narrative_studio.errors import UsageError


@dataclass(frozen=True, slots=True)
class Clock:
    """Says which day it is: the asked-for one, else the document's own, else the real one."""

    as_of: date | None = None

    def today(self, document_as_of: str | None = None) -> date:
        """The day to judge by; ``document_as_of`` is the document's own date, if it has one."""
        if self.as_of is not None:
            return self.as_of
        if document_as_of:
            return date.fromisoformat(document_as_of)
        return datetime.now().astimezone().date()


def parse_day(text: str) -> date:
    """Read a date like 2026-04-21.

    Raises:
        UsageError: the text is no such date.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"“{text}” is not a date.", "Write year, month and day, for example 2026-04-21."
        ) from None
