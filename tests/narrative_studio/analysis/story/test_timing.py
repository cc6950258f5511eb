"""Planned, spoken and cumulative times of a story."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.story.timing import (
    demo_course,
    first_wow,
    is_whole,
    planned_ms,
    spoken,
    spoken_ms,
    step_times,
    timing,
    value_beats,
)
from narrative_studio.model.template import template
from tests.narrative_studio.analysis.told_story import Story

MINUTE = 60_000


class TestPlanned:
    def test_parts_of_the_story_are_summed(self, story: Story) -> None:
        for beat, minutes in (("insight", 4), ("perfect-world", 2), ("proof", 2), ("the-ask", 1)):
            story.frame(beat, planned_ms=minutes * MINUTE)
        story.frame("differentiated-value", planned_ms=11 * MINUTE)
        found = timing(story.view())
        assert found.planned_ms == 20 * MINUTE
        assert (found.setup_ms, found.value_ms) == (6 * MINUTE, 11 * MINUTE)
        assert (found.setup_share, found.value_share) == (0.3, 0.55)
        assert (found.call_length_ms, found.left_ms) == (40 * MINUTE, 20 * MINUTE)

    def test_backups_take_no_time(self, story: Story) -> None:
        story.frame(planned_ms=MINUTE)
        story.frame(planned_ms=5 * MINUTE, is_backup=True)
        assert timing(story.view()).planned_ms == MINUTE

    def test_a_story_without_frames_has_no_zones_and_no_shares(self, story: Story) -> None:
        found = timing(story.view())
        assert (found.planned_ms, found.zones) == (0, ())
        assert (found.setup_share, found.value_share) == (0.0, 0.0)

    def test_a_story_too_long_for_the_call_has_less_than_nothing_left(self) -> None:
        story = Story(minutes=10)
        story.frame(planned_ms=12 * MINUTE)
        assert timing(story.view()).left_ms == -2 * MINUTE

    def test_zones_are_runs_of_one_beat_with_their_budget(self, story: Story) -> None:
        last = story.frame("the-ask", planned_ms=MINUTE)
        first, second = (story.frame("insight", planned_ms=n * MINUTE) for n in (1, 2))
        zones = timing(story.view()).zones
        assert [(zone.beat.id, zone.frames) for zone in zones] == [
            ("insight", (first, second)),
            ("the-ask", (last,)),
        ]
        assert [(zone.start_ms, zone.planned_ms, zone.end_ms) for zone in zones] == [
            (0, 3 * MINUTE, 3 * MINUTE),
            (3 * MINUTE, MINUTE, 4 * MINUTE),
        ]
        assert [zone.budget_ms for zone in zones] == [4 * MINUTE, 2 * MINUTE]

    def test_frames_are_summed_apart(self, story: Story) -> None:
        frames = [story.frame(planned_ms=n * MINUTE) for n in (1, 2)]
        assert planned_ms(frames) == 3 * MINUTE
        assert planned_ms([]) == 0


class TestValue:
    def test_the_beat_with_a_least_share_holds_the_value(self) -> None:
        assert [beat.id for beat in value_beats(template("sales-pitch-8"))] == [
            "differentiated-value"
        ]

    def test_elsewhere_beats_laid_out_for_value_hold_it(self) -> None:
        assert [beat.id for beat in value_beats(template("promised-land"))] == ["features-as-gifts"]

    def test_a_template_without_such_a_beat_has_no_share_of_value(self) -> None:
        story = Story("blank")
        story.frame("story")
        found = timing(story.view())
        assert (found.value_ms, found.value_share) == (None, None)


class TestSpoken:
    def test_a_script_takes_its_words_at_the_pace_of_the_narrative(self) -> None:
        story = Story(pace_wpm=120)
        frame = story.frame(script="word " * 60 + "\n\n> a cue of no account")
        story.frame(script="word " * 30)
        story.frame(script="word " * 500, is_backup=True)
        one = spoken(story.view(), frame)
        assert (one.words, one.duration_ms) == (60, 30_000)
        whole = spoken(story.view())
        assert (whole.words, whole.duration_ms) == (90, 45_000)

    @pytest.mark.parametrize("pace", [0, -5])
    def test_a_pace_that_makes_no_sense_is_the_usual_one(self, pace: int) -> None:
        assert spoken_ms(140, pace) == MINUTE


class TestTheDemo:
    def test_steps_count_on_over_the_frames(self, story: Story) -> None:
        value = story.frame("differentiated-value")
        insight = story.frame("insight")
        story.step(value, planned_ms=10_000)
        story.step(value, planned_ms=20_000)
        story.step(insight, planned_ms=5_000)
        hidden = story.frame("proof", is_backup=True)
        story.step(hidden, planned_ms=99_000)
        times = step_times(story.view())
        assert [(time.number, time.start_ms, time.end_ms) for time in times] == [
            ("1.1", 0, 5_000),
            ("2.1", 5_000, 15_000),
            ("2.2", 15_000, 35_000),
        ]
        assert [time.frame for time in times] == [insight, value, value]

    def test_the_first_wow_is_found(self, story: Story) -> None:
        frame = story.frame()
        story.step(frame)
        assert first_wow(step_times(story.view())) is None
        story.step(frame, is_wow=True)
        story.step(frame, is_wow=True)
        found = first_wow(step_times(story.view()))
        assert found is not None
        assert (found.number, found.start_ms) == ("1.2", 30_000)

    def test_a_checkpoint_is_asked_at_the_last_step_of_its_frame(self, story: Story) -> None:
        first = story.frame(checkpoint="Does that tick the box?")
        second = story.frame(checkpoint=" ")
        for frame in (first, second):
            story.step(frame)
            story.step(frame)
        story.step(second, ask="Do you see it?")
        numbers = [time.number for _ends_ms, time in demo_course(story.view()).asks]
        assert numbers == ["1.2", "2.3"]


def test_a_part_is_held_against_the_call_while_the_story_is_shorter(story: Story) -> None:
    story.frame("insight", planned_ms=4 * MINUTE)
    found = timing(story.view())
    assert found.of_call(found.setup_ms) == 0.1
    story.frame("proof", planned_ms=46 * MINUTE)
    found = timing(story.view())
    assert found.of_call(found.setup_ms) == 0.08


def test_a_story_is_whole_once_each_beat_it_needs_has_a_told_frame(story: Story) -> None:
    beats = [beat for beat in template("sales-pitch-8").beats if not beat.is_optional]
    for beat in beats[:-1]:
        story.frame(beat.id)
    story.frame(beats[-1].id, is_backup=True)
    assert not is_whole(story.view())
    story.frame(beats[-1].id)
    assert is_whole(story.view())
