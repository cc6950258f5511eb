"""Frames one by one, and the time of the story."""

from __future__ import annotations

from typing import Any

import pytest

from narrative_studio.analysis.rules.finding import Finding, Level, Rule
from narrative_studio.analysis.rules.frame import frame_findings, is_blank, time_findings
from tests.narrative_studio.analysis.told_story import Story

MINUTE = 60_000


def found(story: Story) -> list[Finding]:
    view = story.view()
    return [*time_findings(view), *frame_findings(view)]


def rules(story: Story) -> list[Rule]:
    return [one.rule for one in found(story)]


def of(words: int) -> str:
    return "word " * words


class TestTime:
    def timed(self, story: Story, **minutes: float) -> Story:
        beats = {"setup": "insight", "value": "differentiated-value", "rest": "proof"}
        for part, beat in beats.items():
            if part in minutes:
                story.frame(beat, planned_ms=int(minutes[part] * MINUTE))
        return story

    def test_a_story_of_the_right_shares_is_fine(self, story: Story) -> None:
        assert rules(self.timed(story, setup=10, value=20, rest=10)) == []

    def test_the_limits_themselves_are_fine(self, story: Story) -> None:
        assert rules(self.timed(story, setup=12, value=20, rest=8)) == []

    def test_a_setup_that_takes_too_much(self, story: Story) -> None:
        (finding,) = found(self.timed(story, setup=13, value=20, rest=7))
        assert finding.rule is Rule.SETUP_TOO_LONG
        assert finding.text == "The setup takes 32 % of the story; 30 % is the most."
        assert (finding.table, finding.row_id) == ("narrative", "narrative")

    def test_value_that_gets_too_little(self, story: Story) -> None:
        (finding,) = found(self.timed(story, setup=10, value=19, rest=11))
        assert finding.rule is Rule.VALUE_TOO_SHORT
        assert finding.text == ("Differentiated value takes 48 % of the story; 50 % is the least.")

    def test_shares_close_to_their_limit_are_not_rounded_onto_it(self, story: Story) -> None:
        shares = [one.text for one in found(self.timed(story, setup=12.1, value=19.9, rest=8))]
        assert shares == [
            "The setup takes 30.2 % of the story; 30 % is the most.",
            "Differentiated value takes 49.8 % of the story; 50 % is the least.",
        ]

    def test_a_story_that_has_only_begun_has_no_shares(self, story: Story) -> None:
        assert rules(self.timed(story, setup=10)) == []

    def test_a_template_without_limits_sets_none(self) -> None:
        story = Story("strategic-shift")
        story.frame("old-and-new-game", planned_ms=9 * MINUTE)
        story.frame("how-we-overcome-them", planned_ms=MINUTE)
        assert rules(story) == []

    def test_a_story_too_long_for_the_call(self) -> None:
        story = self.timed(Story(minutes=30), setup=8, value=17, rest=6.5)
        (finding,) = found(story)
        assert finding.rule is Rule.CALL_TOO_LONG
        assert finding.text == "The story takes 31:30, the call lasts 30:00."
        assert finding.hint.startswith("Shorten frames by 1:30")

    def test_a_story_as_long_as_the_call_is_fine(self) -> None:
        assert rules(self.timed(Story(minutes=40), setup=10, value=20, rest=10)) == []


class TestMessage:
    def test_a_complete_frame_is_fine(self, story: Story) -> None:
        story.frame()
        assert rules(story) == []

    def test_no_key_message(self, story: Story) -> None:
        frame = story.frame(key_message=" \n")
        (finding,) = found(story)
        assert (finding.rule, finding.level) == (Rule.NO_KEY_MESSAGE, Level.WARNING)
        assert finding.text == "Frame 1 has no key message."
        assert finding.row_id == frame.id

    @pytest.mark.parametrize(
        ("headline", "message", "repeats"),
        [
            ("One person holds the map", "One person holds the map.", True),
            ("One person holds the map", "one  person, holds the MAP", True),
            ("One person holds the map", "Only one person holds the map.", False),
            ("", "One person holds the map.", False),
        ],
    )
    def test_a_key_message_that_repeats_the_headline(
        self, story: Story, headline: str, message: str, repeats: bool
    ) -> None:
        story.frame(headline=headline, key_message=message)
        assert rules(story) == ([Rule.KEY_MESSAGE_REPEATS] if repeats else [])

    def test_a_backup_may_be_unfinished(self, story: Story) -> None:
        story.frame(key_message="", script="", is_backup=True)
        assert rules(story) == []


class TestBlank:
    def test_a_blank_frame_is_said_to_be_empty_and_nothing_else(self, story: Story) -> None:
        frame = story.blank(picture="sha")
        (finding,) = found(story)
        assert (finding.rule, finding.level) == (Rule.EMPTY_FRAME, Level.INFO)
        assert finding.text == "Frame 1 is empty."
        assert is_blank(story.view(), frame)

    @pytest.mark.parametrize("cell", ["headline", "key_message", "bullets", "script"])
    def test_a_word_makes_a_frame(self, story: Story, cell: str) -> None:
        cells: dict[str, Any] = {cell: "Something"}
        assert not is_blank(story.view(), story.blank(**cells))

    def test_a_step_makes_a_frame(self, story: Story) -> None:
        frame = story.blank()
        story.step(frame)
        assert not is_blank(story.view(), frame)


class TestScript:
    @pytest.mark.parametrize(
        ("words", "is_found"),
        [(44, True), (45, False), (60, False), (150, False), (187, False), (188, True)],
    )
    def test_a_script_far_outside_the_usual_length(
        self, story: Story, words: int, is_found: bool
    ) -> None:
        story.frame(script=of(words), planned_ms=2 * MINUTE)
        assert rules(story) == ([Rule.SCRIPT_LENGTH] if is_found else [])

    def test_says_how_long_it_is_and_which_way_to_go(self, story: Story) -> None:
        story.frame(script=of(210), planned_ms=2 * MINUTE)
        story.frame(script="Short.")
        long, short = found(story)
        assert long.text == "Frame 1 has a script of 210 words."
        assert long.hint == "Shorten it or make two frames: 60 to 150 words are usual."
        assert short.text == "Frame 2 has a script of 1 word."
        assert short.hint.startswith("Say more")
        assert {long.level, short.level} == {Level.INFO}

    def test_no_script(self, story: Story) -> None:
        story.frame(script="> only a cue")
        assert [one.text for one in found(story)] == ["Frame 1 has no script."]

    def test_a_frame_told_by_its_steps_needs_none(self, story: Story) -> None:
        story.step(story.frame(script=""))
        assert rules(story) == []


class TestSpeaking:
    @pytest.mark.parametrize(("planned_ms", "is_found"), [(48_000, False), (47_000, True)])
    def test_a_script_that_takes_a_quarter_longer_than_its_frame(
        self, story: Story, planned_ms: int, is_found: bool
    ) -> None:
        story.frame(script=of(140), planned_ms=planned_ms)
        assert rules(story) == ([Rule.SCRIPT_OVER_FRAME] if is_found else [])

    def test_says_both_times(self, story: Story) -> None:
        story.frame(script=of(140), planned_ms=30_000)
        (finding,) = found(story)
        assert finding.text == (
            "The script of frame 1 takes 1:00 to say, and 0:30 are planned for it."
        )

    @pytest.mark.parametrize(
        ("pace", "is_found"), [(119, True), (120, False), (160, False), (161, True)]
    )
    def test_a_pace_that_is_hard_to_follow(self, pace: int, is_found: bool) -> None:
        story = Story(pace_wpm=pace)
        story.frame()
        found = [one for one in time_findings(story.view()) if one.rule is Rule.UNUSUAL_PACE]
        assert [one.level for one in found] == ([Level.INFO] if is_found else [])
        assert all(one.text == f"The story is timed at {pace} words a minute." for one in found)

    def test_the_pace_of_a_story_without_scripts_is_left_alone(self) -> None:
        story = Story(pace_wpm=300)
        story.frame(script="")
        assert list(time_findings(story.view())) == []


class TestSlide:
    def test_too_many_bullets(self, story: Story) -> None:
        story.frame(bullets="- one\n" * 5)
        assert rules(story) == []
        story.frame(bullets=("- one\n" * 6).strip())
        (finding,) = found(story)
        assert finding.rule is Rule.MANY_BULLETS
        assert finding.text.startswith("Frame 2 has 6 bullets;")

    def test_pictures_without_alt_text(self, story: Story) -> None:
        frame = story.frame(picture="sha", alt_text=" ")
        step = story.step(frame, picture="sha")
        findings = found(story)
        assert [(one.rule, one.text, one.row_id) for one in findings] == [
            (Rule.NO_ALT_TEXT, "The picture of frame 1 has no alt text.", frame.id),
            (Rule.NO_ALT_TEXT, "The picture of step 1.1 has no alt text.", step.id),
        ]

    def test_pictures_that_are_described_and_frames_without_one(self, story: Story) -> None:
        frame = story.frame(picture="sha", alt_text="A timeline")
        story.step(frame)
        story.step(frame, picture="sha", alt_text="A tree")
        assert rules(story) == []
