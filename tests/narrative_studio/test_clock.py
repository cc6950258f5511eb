"""There is one answer to which day it is."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from narrative_studio import clock
from narrative_studio.clock import Clock, parse_day
from narrative_studio.errors import UsageError


def test_the_day_that_was_asked_for_goes_first() -> None:
    assert Clock(date(2026, 4, 21)).today("2025-01-01") == date(2026, 4, 21)


def test_else_it_is_the_documents_own_day() -> None:
    assert Clock().today("2025-01-01") == date(2025, 1, 1)


@pytest.mark.parametrize("own", [None, ""])
def test_else_it_is_today(own: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    class Now(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Now:
            assert tz is None
            return cls(2026, 11, 23, 23, 59)

    monkeypatch.setattr(clock, "datetime", Now)
    assert Clock().today(own) == date(2026, 11, 23)


def test_a_day_is_read() -> None:
    assert parse_day("2026-04-21") == date(2026, 4, 21)


@pytest.mark.parametrize("text", ["", "tomorrow", "21.4.2026", "2026-13-01", "2026-02-30"])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match=r"is not a date. Write year, month and day, for example"):
        parse_day(text)
