"""Days from the call to the next step, where both are known, with what still lies ahead apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from narrative_studio.model.prospects import Answer
from narrative_studio.results.cycle import cycle_length
from narrative_studio.results.readings import Readings, read
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story


def readings_of(story: Story, today: date = date(2026, 6, 1)) -> Readings:
    return read(replace(story.whole(), today=today).narrative())


def test_the_sample_says_how_long_its_next_steps_took(readings: Readings) -> None:
    later = replace(readings.story.whole, today=date(2026, 6, 1))
    chart = cycle_length(read(later.narrative()))
    assert {row.name: sorted(dot.days for dot in row.dots) for row in chart.rows} == {
        "v1": [12],
        "v2": [11, 15],
        "v3": [28, 28, 32],
    }
    assert chart.headline == (
        "From the call to the next step: 11 to 32 days, the middle 21.5, in 6 sessions"
    )
    assert chart.note == ""


def test_a_step_that_lies_ahead_has_taken_the_days_so_far() -> None:
    story = Story()
    held(story, "T1", held_on="2026-05-20", next_step_on="2026-06-20")
    held(story, "T2", held_on="2026-05-22", next_step_on="2026-06-01")
    held(story, "T3", held_on="2026-07-01", next_step_on="2026-07-09")
    chart = cycle_length(readings_of(story))
    (row,) = chart.rows
    assert [(dot.days, dot.is_open) for dot in row.dots] == [(12, True), (10, False), (0, True)]
    assert (
        chart.headline
        == "From the call to the next step: 10 days, in 1 session, 2 more ahead: an anecdote"
    )
    ahead = cycle_length(readings_of(story, date(2026, 5, 21)))
    assert ahead.headline == "All 3 agreed next steps lie ahead"


def test_days_that_are_missing_or_in_the_wrong_order_say_nothing() -> None:
    story = Story()
    held(story, "T1", held_on="2026-05-20", next_step_on="2026-05-01", converted=Answer.YES)
    held(story, "T2", held_on="2026-05-20", next_step_on=None, converted=Answer.YES)
    held(story, "T3", held_on=None, next_step_on="2026-05-21")
    held(story, "T4", held_on="2026-05-20", next_step_on="2026-05-22", qualified=Answer.NO)
    chart = cycle_length(readings_of(story))
    assert chart.is_bare
    assert chart.headline.startswith("Of no eligible session both days are known")
    assert chart.note == "2 sessions converted without a day for the next step."
