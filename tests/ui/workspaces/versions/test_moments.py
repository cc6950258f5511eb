"""Moments are told as shortly as tells them apart."""

from __future__ import annotations

from datetime import date, datetime

from ui.workspaces.versions.moments import day_or_time

TODAY = date(2026, 4, 2)


def at(day: int, year: int = 2026) -> datetime:
    return datetime(year, 4, day, 16, 5).astimezone()


def test_what_was_done_today_is_told_apart_by_its_time() -> None:
    assert day_or_time(at(2), today=TODAY) == "16:05"


def test_what_was_done_before_is_told_by_its_day() -> None:
    assert day_or_time(at(1), today=TODAY) == "1 Apr"
    assert day_or_time(at(2, 2025), today=TODAY) == "2 Apr 2025"
