"""How long the next step took that was agreed in a call, prospect by prospect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from statistics import median
from typing import Final

from narrative_studio.analysis.naming import counted
from narrative_studio.charts.cycle_length import CycleDot, CycleLength, CycleRow
from narrative_studio.charts.sample import ANECDOTE_BELOW
from narrative_studio.model.prospects import Answer, TestSession
from narrative_studio.results.keys import SESSION, key
from narrative_studio.results.reading import version_words
from narrative_studio.results.readings import Readings

_SUBTITLE: Final = "days from the call to the agreed next step, a dot for each eligible session"


def cycle_length(readings: Readings) -> CycleLength:
    """Days from the call to the agreed next step, a row for each version.

    A step that still lies ahead has taken the days since the call so far. Who agreed to a step
    without a day is told below: nothing is known of how long it takes.
    """
    today = readings.story.whole.today
    rows = tuple(
        CycleRow(version_words(version), dots)
        for version, found in readings.by_version.items()
        if (dots := tuple(_dots([one.session for one in found], today)))
    )
    every = [dot for row in rows for dot in row.dots]
    undated = sum(
        one.session.converted is Answer.YES and _days(one.session) is None
        for one in readings.eligible
    )
    return CycleLength(
        headline=_headline([one.days for one in every if not one.is_open], len(every)),
        subtitle=_SUBTITLE,
        rows=rows,
        interim=readings.interim,
        note=f"{counted(undated, 'session')} converted without a day for the next step."
        if undated
        else "",
    )


def _dots(sessions: list[TestSession], today: date) -> Iterator[CycleDot]:
    for one in sessions:
        days = _days(one)
        if days is None:
            continue
        held_on, due = days
        is_open = due > today
        until = min(due, max(today, held_on))
        name = " ".join(filter(None, (one.code, one.prospect)))
        yield CycleDot(key(SESSION, one.id), name, (until - held_on).days, is_open)


def _days(session: TestSession) -> tuple[date, date] | None:
    """The day of the call and that of the next step; None where there are not both in order."""
    try:
        held_on = date.fromisoformat(session.held_on or "")
        due = date.fromisoformat(session.next_step_on or "")
    except ValueError:
        return None
    return (held_on, due) if due >= held_on else None


def _headline(done: list[int], n: int) -> str:
    if not n:
        return "Of no eligible session both days are known, that of the call and of the next step"
    if not done:
        steps = "The one agreed next step lies" if n == 1 else f"All {n} agreed next steps lie"
        return f"{steps} ahead"
    low, high = min(done), max(done)
    span = counted(low, "day") if low == high else f"{low} to {counted(high, 'day')}"
    middle = f", the middle {median(done):g}" if len(done) >= ANECDOTE_BELOW else ""
    told = f"From the call to the next step: {span}{middle}, in {counted(len(done), 'session')}"
    if n > len(done):
        told += f", {n - len(done)} more ahead"
    return told if middle else f"{told}: an anecdote"
