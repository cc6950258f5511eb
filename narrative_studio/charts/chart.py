"""What every chart is: a sentence, what it counts, the table behind it, itself in words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

Value = str | int | float | None
"""What stands in a cell of the table behind a chart; None where there is nothing."""

_MOST_SPOKEN = 12


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The data of a chart: a head and rows of as many cells."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.headers):
                raise ValueError(f"A row of {len(row)} under {len(self.headers)} headings.")


@dataclass(frozen=True, slots=True)
class Awaiting:
    """What is missing until there is something to show: ``have`` of ``need``.

    ``why`` is a sentence that says what will be seen, or what to do.
    """

    have: int
    need: int
    what: str = "sessions"
    why: str = ""

    @property
    def words(self) -> str:
        """What is missing: ``Not enough yet: 3 of 12 sessions``."""
        return f"Not enough yet: {self.have} of {self.need} {self.what}"


@dataclass(frozen=True, kw_only=True)
class Chart(ABC):
    """A chart; ``headline`` is what it shows, as a sentence.

    ``subtitle`` says what is counted, and how many. ``interim`` says that it is a look before the
    planned number, as in ``Interim: 10 of 12 planned sessions``; empty where it is none. With
    ``awaiting`` the chart stays empty and says what is missing. ``note`` stands below.
    """

    kind: ClassVar[str]
    """What it is, in words: ``Heat table``."""

    headline: str
    subtitle: str = ""
    interim: str = ""
    awaiting: Awaiting | None = None
    note: str = ""

    @abstractmethod
    def table(self) -> ChartTable:
        """The data it shows, complete."""

    @property
    @abstractmethod
    def is_bare(self) -> bool:
        """Whether there is nothing that could be shown."""

    @property
    def lead(self) -> str:
        """Whether it is a look before time, and what it counts, on one line."""
        return ". ".join(filter(None, (self.interim, self.subtitle)))

    @property
    def missing(self) -> Awaiting | None:
        """What is missing, where the chart cannot be shown."""
        if self.awaiting is not None:
            return self.awaiting
        return Awaiting(0, 1, "sessions") if self.is_bare else None

    def said(self) -> tuple[str, ...]:
        """What a reader takes from it, a clause for each mark that matters."""
        return ()

    def described(self) -> str:
        """The chart in words, for those who do not see it and as the text of its picture."""
        start = [f"{self.kind}: {_ended(self.headline)}"]
        start += [_ended(_raised(text)) for text in (self.interim, self.subtitle) if text]
        missing = self.missing
        if missing is not None:
            return " ".join([*start, _ended(missing.words)])
        clauses = self.said()
        shown = "; ".join(clauses[:_MOST_SPOKEN])
        rest = len(clauses) - _MOST_SPOKEN
        more = f"; and {rest} more in the table" if rest > 0 else ""
        return " ".join([*start, _ended(_raised(shown + more))] if shown else start)


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]
