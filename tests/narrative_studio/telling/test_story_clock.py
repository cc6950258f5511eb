"""The clock of a story while it is told."""

from __future__ import annotations

from narrative_studio.model.ids import FrameId
from narrative_studio.telling.story_clock import Reason, Segment, State, StoryClock

ONE, TWO = FrameId("one"), FrameId("two")


class Time:
    """A monotonic clock that a test moves; it does not begin at zero."""

    def __init__(self) -> None:
        self.now_ms = 5_000_000

    def __call__(self) -> int:
        return self.now_ms

    def pass_by(self, ms: int) -> None:
        self.now_ms += ms


def test_the_clock_stands_until_the_first_frame_is_told() -> None:
    time = Time()
    clock = StoryClock(time)
    time.pass_by(60_000)
    assert (clock.state, clock.elapsed_ms) == (State.READY, 0)
    clock.go(ONE)
    time.pass_by(2_000)
    assert (clock.state, clock.elapsed_ms) == (State.RUNNING, 2_000)


def test_a_question_stops_the_time_of_the_story_and_of_its_frame() -> None:
    time = Time()
    clock = StoryClock(time)
    clock.go(ONE)
    time.pass_by(10_000)
    clock.pause()
    time.pass_by(42_000)
    assert (clock.elapsed_ms, clock.frame_ms(ONE), clock.pause_ms) == (10_000, 10_000, 42_000)
    clock.resume()
    time.pass_by(1_000)
    assert (clock.elapsed_ms, clock.pause_ms, clock.questions_ms) == (11_000, 0, 42_000)
    assert clock.questions == 1


def test_a_frame_that_is_told_twice_counts_both_times() -> None:
    time = Time()
    clock = StoryClock(time)
    for frame, ms in ((ONE, 3_000), (TWO, 4_000), (ONE, 5_000)):
        clock.go(frame)
        time.pass_by(ms)
    assert (clock.frame_ms(ONE), clock.frame_ms(TWO), clock.elapsed_ms) == (8_000, 4_000, 12_000)


def test_going_on_in_the_same_frame_begins_no_segment() -> None:
    time = Time()
    clock = StoryClock(time)
    clock.go(ONE)
    time.pass_by(1_000)
    clock.go(ONE)
    assert clock.segments == (Segment(ONE, Reason.TOLD, 0),)


def test_a_frame_chosen_during_a_question_is_told_after_it() -> None:
    time = Time()
    clock = StoryClock(time)
    clock.go(ONE)
    time.pass_by(1_000)
    clock.pause()
    time.pass_by(2_000)
    clock.go(TWO)
    assert clock.state is State.PAUSED
    clock.resume()
    time.pass_by(3_000)
    assert clock.segments == (
        Segment(ONE, Reason.TOLD, 0, 1_000),
        Segment(ONE, Reason.QUESTION, 1_000, 3_000),
        Segment(TWO, Reason.TOLD, 3_000),
    )
    assert (clock.frame_ms(ONE), clock.frame_ms(TWO)) == (1_000, 3_000)


def test_what_was_stopped_stays() -> None:
    time = Time()
    clock = StoryClock(time)
    clock.go(ONE)
    time.pass_by(1_000)
    clock.stop()
    time.pass_by(1_000)
    clock.go(TWO)
    clock.pause()
    clock.resume()
    assert (clock.state, clock.elapsed_ms, len(clock.segments)) == (State.STOPPED, 1_000, 1)


def test_before_the_start_nothing_is_paused() -> None:
    clock = StoryClock(Time())
    clock.pause()
    clock.stop()
    assert (clock.state, clock.segments) == (State.READY, ())


def test_a_telling_that_was_cut_off_goes_on_as_if_it_had_not_been() -> None:
    time = Time()
    clock = StoryClock(time)
    clock.go(ONE)
    time.pass_by(10_000)
    clock.go(TWO)
    zero_ms, kept = time.now_ms - 10_000, clock.segments
    time.pass_by(30_000)
    again = StoryClock.resumed(time, zero_ms=zero_ms, segments=kept)
    assert (again.state, again.frame, again.elapsed_ms) == (State.RUNNING, TWO, 40_000)
    assert again.frame_ms(TWO) == 30_000
    again.pause()
    time.pass_by(5_000)
    paused = StoryClock.resumed(time, zero_ms=zero_ms, segments=again.segments)
    assert (paused.state, paused.pause_ms, paused.elapsed_ms) == (State.PAUSED, 5_000, 40_000)


def test_nothing_to_go_on_with_is_a_clock_that_stands() -> None:
    assert StoryClock.resumed(Time(), zero_ms=0, segments=()).state is State.READY
