"""Whether the telling keeps to the plan."""

from __future__ import annotations

import pytest

from narrative_studio.model.ids import FrameId, NarrativeId
from narrative_studio.model.storyboard import Frame
from narrative_studio.telling.pace import Band, Plan, Standing

ONE, TWO, THREE = FrameId("one"), FrameId("two"), FrameId("three")


def plan(*planned_ms: int) -> Plan:
    names = (ONE, TWO, THREE)
    return Plan(
        Frame(id=name, narrative=NarrativeId("n"), planned_ms=ms)
        for name, ms in zip(names, planned_ms, strict=False)
    )


@pytest.mark.parametrize(
    ("elapsed_ms", "expected"),
    [
        (59_999, Standing.AHEAD),
        (60_000, Standing.ON_TRACK),
        (90_000, Standing.ON_TRACK),
        (90_001, Standing.BEHIND),
    ],
)
def test_a_frame_is_on_track_anywhere_in_its_band(elapsed_ms: int, expected: Standing) -> None:
    assert plan(60_000, 30_000, 60_000).standing(TWO, elapsed_ms) is expected


def test_the_plan_counts_from_the_frame_that_was_told_first() -> None:
    made = plan(60_000, 30_000, 20_000)
    assert made.band(THREE, first=TWO) == Band(30_000, 50_000)
    assert made.standing(TWO, 0, first=TWO) is Standing.ON_TRACK


def test_without_planned_times_there_is_nothing_to_keep_to() -> None:
    assert plan(0, 0).standing(ONE, 5_000) is Standing.UNKNOWN


def test_a_frame_that_is_not_told_has_an_empty_band() -> None:
    assert plan(60_000).band(THREE).length_ms == 0
