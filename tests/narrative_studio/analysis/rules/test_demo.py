"""The course of the demo: the first wow, the end result, asking for reactions."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.rules.demo import demo_findings
from narrative_studio.analysis.rules.finding import Finding, Level, Rule
from narrative_studio.model.demo import StepKind
from narrative_studio.model.storyboard import Frame
from tests.narrative_studio.analysis.told_story import Story

MINUTE = 60_000


@pytest.fixture
def demo(story: Story) -> Frame:
    return story.frame("differentiated-value", planned_ms=60 * MINUTE)


def found(story: Story) -> list[Finding]:
    return list(demo_findings(story.view()))


def test_a_story_without_steps_has_no_findings(story: Story, demo: Frame) -> None:
    assert found(story) == []


class TestFallback:
    def test_a_step_without_one(self, story: Story, demo: Frame) -> None:
        story.step(demo)
        step = story.step(demo, fallback=" ")
        (finding,) = found(story)
        assert (finding.rule, finding.row_id) == (Rule.NO_FALLBACK, step.id)
        assert finding.text == "Step 1.2 has no fallback."

    def test_a_step_that_only_talks_needs_one_too(self, story: Story, demo: Frame) -> None:
        story.step(demo, do="", say="Look at this.", fallback="")
        assert [one.rule for one in found(story)] == [Rule.NO_FALLBACK]

    def test_an_empty_step_is_not_asked(self, story: Story, demo: Frame) -> None:
        story.step(demo, do=" ", fallback="")
        assert found(story) == []

    def test_steps_of_a_backup_are_not_asked(self, story: Story) -> None:
        story.step(story.frame(is_backup=True), fallback="")
        assert found(story) == []


class TestWow:
    @pytest.mark.parametrize(
        ("before_ms", "is_late"), [(6 * MINUTE, False), (6 * MINUTE + 1, True)]
    )
    def test_the_first_wow_comes_within_six_minutes(
        self, story: Story, demo: Frame, before_ms: int, is_late: bool
    ) -> None:
        story.step(demo, planned_ms=before_ms, ask="Do you see it?")
        wow = story.step(demo, is_wow=True)
        late = [(Rule.LATE_WOW, wow.id)] if is_late else []
        assert [(one.rule, one.row_id) for one in found(story)] == late

    def test_says_when_it_comes(self, story: Story, demo: Frame) -> None:
        story.step(demo, planned_ms=6 * MINUTE + 30_000)
        story.step(demo, is_wow=True, planned_ms=0)
        (finding,) = found(story)
        assert finding.text == "The first wow comes at 6:30 of the demo; the limit is 6:00."

    def test_a_long_demo_without_any(self, story: Story, demo: Frame) -> None:
        first = story.step(demo, planned_ms=6 * MINUTE, ask="And?")
        assert found(story) == []
        story.step(demo, planned_ms=MINUTE)
        (finding,) = found(story)
        assert (finding.rule, finding.row_id) == (Rule.LATE_WOW, first.id)
        assert finding.text == "No step of the demo is a wow, and it lasts 7:00."


class TestAsking:
    @pytest.fixture(autouse=True)
    def wow(self, story: Story, demo: Frame) -> None:
        story.step(demo, is_wow=True, planned_ms=0)

    @pytest.mark.parametrize(("minutes", "is_long"), [(7, False), (7.5, True)])
    def test_seven_minutes_pass_without_a_question(
        self, story: Story, demo: Frame, minutes: float, is_long: bool
    ) -> None:
        last = story.step(demo, planned_ms=int(minutes * MINUTE))
        long = [(Rule.LONG_WITHOUT_ASK, last.id)] if is_long else []
        assert [(one.rule, one.row_id) for one in found(story)] == long

    def test_each_quiet_stretch_is_named_by_its_end(self, story: Story, demo: Frame) -> None:
        story.step(demo, planned_ms=4 * MINUTE)
        first = story.step(demo, planned_ms=4 * MINUTE, ask="Do you see it?")
        story.step(demo, planned_ms=5 * MINUTE)
        story.step(demo, planned_ms=2 * MINUTE, ask="And that?")
        last = story.step(demo, planned_ms=9 * MINUTE)
        findings = found(story)
        assert [one.row_id for one in findings] == [first.id, last.id]
        assert findings[0].text == ("8:00 of the demo pass without a question, up to step 1.3.")
        assert findings[1].text.startswith("9:00")

    def test_the_checkpoint_of_a_frame_is_a_question(self, story: Story) -> None:
        for _ in range(3):
            frame = story.frame(
                "proof", checkpoint="Does that tick the box?", planned_ms=5 * MINUTE
            )
            story.step(frame, planned_ms=5 * MINUTE)
        assert found(story) == []


class TestEndFirst:
    def test_what_is_shown_first_is_worth_seeing(self, story: Story, demo: Frame) -> None:
        story.step(demo, kind=StepKind.TELL)
        first = story.step(demo, kind=StepKind.SHOW)
        story.step(demo, kind=StepKind.TELL)
        story.step(demo, kind=StepKind.TELL)
        story.step(demo, kind=StepKind.SHOW, is_wow=True)
        story.step(demo, kind=StepKind.TELL)
        (finding,) = found(story)
        assert (finding.rule, finding.level) == (Rule.END_NOT_FIRST, Level.INFO)
        assert finding.row_id == first.id
        assert finding.text == (
            "The demo begins by showing step 1.2, and step 1.5 is its first wow."
        )

    def test_a_wow_anywhere_in_the_first_chunk_is_the_end_result(
        self, story: Story, demo: Frame
    ) -> None:
        story.step(demo, kind=StepKind.TELL)
        story.step(demo, kind=StepKind.SHOW)
        story.step(demo, kind=StepKind.SHOW, is_wow=True)
        story.step(demo, kind=StepKind.TELL)
        assert found(story) == []

    def test_without_a_wow_or_a_show_nothing_is_asked(self, story: Story, demo: Frame) -> None:
        story.step(demo, kind=StepKind.TELL)
        assert found(story) == []
        story.step(demo, kind=StepKind.SHOW)
        story.step(demo, kind=StepKind.TELL)
        assert found(story) == []
