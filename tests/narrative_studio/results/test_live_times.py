"""What frames took in calls: medians of the version told last, of the sessions that say so."""

from __future__ import annotations

from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import FrameResult, Reached
from narrative_studio.model.prospects import Answer
from narrative_studio.results.live_times import LiveTime, LiveTimes, live_times
from narrative_studio.results.readings import Readings, read
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story


def told(*sessions: tuple[str, dict[int, int], Answer]) -> tuple[LiveTimes, list[FrameId]]:
    """Times of two frames, in seconds by the number of the frame, in sessions of a version.

    A time of -1 is that of a frame that was skipped.
    """
    story = Story()
    frames = [story.frame().id, story.frame().id]
    for place, (version, seconds, qualified) in enumerate(sessions):
        session = held(
            story, f"T{place}", version=version, qualified=qualified, held_on=f"2026-03-{place:02}"
        )
        for number, taken in seconds.items():
            story.add(
                FrameResult,
                session=session.id,
                frame=frames[number],
                reached=Reached.REACHED if taken >= 0 else Reached.SKIPPED,
                duration_ms=max(0, taken) * 1000,
            )
    return live_times(read(story.view())), frames


def test_the_median_has_the_n_of_the_sessions_that_say_so() -> None:
    yes = Answer.YES
    found, (first, second) = told(
        ("v1", {0: 60, 1: 100}, yes), ("v1", {0: 90}, yes), ("v1", {0: 70, 1: 140}, yes)
    )
    assert found.n == 3
    assert found.frames[first] == LiveTime(70_000, 3)
    assert found.frames[second] == LiveTime(120_000, 2)
    assert found.frames[first].words == "1:10, median of 3"
    both = found.of([first, second])
    assert both == LiveTime(185_000, 2), "a session without the time of one frame has no sum"
    assert found.of([]) is None


def test_what_counts_are_eligible_sessions_of_the_version_told_last() -> None:
    found, (first, second) = told(
        ("v1", {0: 600}, Answer.YES), ("v2", {0: 60}, Answer.YES), ("v2", {0: 999}, Answer.NO)
    )
    assert (found.version, found.n) == ("v2", 1)
    assert found.frames[first].words == "1:00 in one session"
    assert second not in found.frames


def test_the_story_took_the_median_of_its_calls_and_not_the_sum_of_medians() -> None:
    yes = Answer.YES
    found, frames = told(
        ("v1", {0: 60, 1: 200}, yes), ("v1", {0: 90, 1: 50}, yes), ("v1", {0: 100, 1: 60}, yes)
    )
    added = sum(found.frames[one].median_ms for one in frames)
    assert added == 150_000
    assert found.of(frames) == LiveTime(160_000, 3)


def test_a_skipped_frame_took_no_time_and_one_that_is_not_known_has_no_sum() -> None:
    yes = Answer.YES
    found, frames = told(("v1", {0: 60, 1: 0}, yes), ("v1", {0: 90}, yes))
    assert found.of(frames) is None, "reached, and for how long is not known"
    found, frames = told(("v1", {0: 60, 1: -1}, yes), ("v1", {0: 90}, yes))
    assert found.of(frames) == LiveTime(60_000, 1)
    assert found.of(frames[1:]) is None, "nobody was told it"


def test_without_any_time_there_is_none() -> None:
    found, _frames = told(("v1", {}, Answer.YES))
    assert (found.n, dict(found.frames)) == (0, {})


def test_the_sample_took_longer_than_planned(readings: Readings) -> None:
    found = live_times(readings)
    assert (found.version, found.n) == ("v3", 4)
    assert sum(one.median_ms for one in found.frames.values()) > 35 * 60_000
