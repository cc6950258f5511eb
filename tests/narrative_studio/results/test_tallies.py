"""Sums over sessions from which single ones can be taken again."""

from __future__ import annotations

from collections import Counter

import pytest

from narrative_studio.charts.heat_table import HeatState
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.observed import FrameResult, Mark, MarkKind, Rating, Reached
from narrative_studio.project import Project
from narrative_studio.results.readings import Readings, read
from narrative_studio.results.tallies import FrameTally, ObjectionTally, Tally
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story


def told(tally: Tally, readings: Readings) -> object:
    if isinstance(tally, FrameTally):
        return [FrameTally.figures([tally], frame.id) for frame in readings.frames]
    assert isinstance(tally, ObjectionTally)
    return ObjectionTally.raised(readings.story, [tally])


@pytest.mark.parametrize("kind", [FrameTally, ObjectionTally])
def test_what_was_added_and_taken_away_again_leaves_no_trace(
    readings: Readings, kind: type[FrameTally | ObjectionTally]
) -> None:
    first, *others = readings.eligible
    tally, whole = kind(), kind()
    tally.count(readings.story, first, 1)
    alone = told(tally, readings)
    for one in others:
        tally.count(readings.story, one, 1)
    for one in readings.eligible:
        whole.count(readings.story, one, 1)
    assert told(tally, readings) == told(whole, readings) != alone
    for one in others:
        tally.count(readings.story, one, -1)
    assert told(tally, readings) == alone


@pytest.mark.parametrize("kind", [FrameTally, ObjectionTally])
def test_counting_on_does_not_change_what_was_copied(
    readings: Readings, kind: type[FrameTally | ObjectionTally]
) -> None:
    first, second, *_ = readings.eligible
    tally = kind()
    tally.count(readings.story, first, 1)
    before, made = told(tally, readings), tally.copy()
    made.count(readings.story, second, 1)
    assert told(tally, readings) == before != told(made, readings)


@pytest.mark.parametrize("kind", [FrameTally, ObjectionTally])
def test_sums_of_versions_add_up_to_that_of_all(
    readings: Readings, kind: type[FrameTally | ObjectionTally]
) -> None:
    whole = kind()
    for one in readings.eligible:
        whole.count(readings.story, one, 1)
    parts = readings.tallies(kind)
    assert len(parts) == len(readings.by_version) > 1
    if kind is FrameTally:
        frames = [one.id for one in readings.frames]
        parted = [FrameTally.figures(readings.tallies(FrameTally), frame) for frame in frames]
        assert parted == told(whole, readings)
    else:
        shares = readings.tallies(ObjectionTally)
        assert ObjectionTally.raised(readings.story, shares) == told(whole, readings)


def test_a_frame_that_was_skipped_counts_as_that(project: Project) -> None:
    readings = read(project.view().narrative())
    one = readings.eligible[0]
    quiet = (HeatState.UNKNOWN, HeatState.NEUTRAL)
    bare = (
        result
        for result in project.view().frame_results.of("session", one.id)
        if result.frame is not None and one.state(result.frame) in quiet
    )
    result = next(bare)
    assert result.frame is not None
    edit_cells(project, result, reached=Reached.SKIPPED, duration_ms=0)
    after = readings.after(project.view().narrative())
    states = after.figures(result.frame).states
    assert states[HeatState.SKIPPED] == readings.figures(result.frame).states[HeatState.SKIPPED] + 1
    left = Counter(each.state(result.frame) for each in after.eligible)
    assert {state: count for state, count in states.items() if count} == left


def test_a_session_counts_once_however_often_it_was_confused_and_not_where_it_skipped() -> None:
    story = Story()
    frame = story.frame().id
    reached, skipped, told_only = (held(story, code) for code in ("T1", "T2", "T3"))
    for session in (reached, reached, skipped):
        story.add(Mark, session=session.id, frame=frame, kind=MarkKind.CONFUSED)
    story.add(FrameResult, session=skipped.id, frame=frame, reached=Reached.SKIPPED)
    story.add(Rating, session=told_only.id, frame=frame, reaction="Hm.")
    found = read(story.view()).figures(frame)
    assert (found.reached, found.confused) == (1, 1)
    assert {state: count for state, count in found.states.items() if count} == {
        HeatState.CONFUSED: 1,
        HeatState.SKIPPED: 1,
        HeatState.NEUTRAL: 1,
    }
