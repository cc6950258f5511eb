"""Moments are told as shortly as tells them apart."""

from __future__ import annotations

from datetime import datetime, timedelta

from ui.workspaces.versions.moments import day_of, day_or_time


def test_what_was_done_today_is_told_apart_by_its_time() -> None:
    now = datetime.now().astimezone()
    assert day_or_time(now, today=now.year) == f"{now.hour}:{now.minute:02}"


def test_what_was_done_before_is_told_by_its_day() -> None:
    yesterday = datetime.now().astimezone() - timedelta(days=1)
    assert day_or_time(yesterday, today=yesterday.year) == day_of(yesterday, today=yesterday.year)
    assert day_or_time(datetime(2025, 4, 2, 16, 5).astimezone(), today=2026) == "2 Apr 2025"
