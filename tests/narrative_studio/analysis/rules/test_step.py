"""Demo steps one by one: what they lack, and whether they are easily followed."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.rules.demo import demo_findings
from narrative_studio.analysis.rules.finding import Finding, Level, Rule
from narrative_studio.analysis.rules.step import clicks
from narrative_studio.model.demo import StepKind
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.storyboard import Frame
from tests.narrative_studio.analysis.told_story import Story

MINUTE = 60_000
SHOW, TELL = StepKind.SHOW, StepKind.TELL


@pytest.fixture
def demo(story: Story) -> Frame:
    return story.frame("differentiated-value", planned_ms=60 * MINUTE)


def found(story: Story) -> list[Finding]:
    return list(demo_findings(story.view()))


def rules(story: Story) -> list[Rule]:
    return [finding.rule for finding in found(story)]


class TestWhatIsSeen:
    def test_a_show_says_what_they_see(self, story: Story, demo: Frame) -> None:
        story.step(demo, kind=TELL, expect="")
        step = story.step(demo, kind=SHOW, expect=" ")
        story.step(demo, kind=TELL)
        (finding,) = found(story)
        assert (finding.rule, finding.row_id) == (Rule.NOTHING_TO_SEE, step.id)
        assert finding.level is Level.INFO
        assert finding.text == "Step 1.2 does not say what they see."

    def test_a_show_says_why_it_matters_in_words_or_by_a_link(
        self, story: Story, demo: Frame
    ) -> None:
        story.step(demo, kind=TELL, why="")
        linked = story.step(demo, kind=SHOW, why="")
        bare = story.step(demo, kind=SHOW, why="")
        story.step(demo, kind=TELL)
        story.link(linked, story.element(ElementKind.VALUE))
        (finding,) = found(story)
        assert (finding.rule, finding.row_id) == (Rule.NO_WHY, bare.id)

    def test_an_empty_step_is_not_asked(self, story: Story, demo: Frame) -> None:
        story.step(demo, kind=TELL)
        story.step(demo, kind=SHOW, do="", say="", expect="", why="", fallback="")
        story.step(demo, kind=TELL)
        assert found(story) == []


class TestClicks:
    @pytest.mark.parametrize(
        ("do", "count"),
        [
            ("", 0),
            ("Nothing on screen.", 0),
            ("Type `J2417` and press `Enter`.", 2),
            ("Settings > Users > Roles", 3),
            ("Settings → Users → Roles → New", 4),
            ("Settings > Users\nLists > All", 4),
            ("Wait until 3 > 2 is shown", 2),
            ("a>b", 0),
            ("`one` > `two`", 2),
        ],
    )
    def test_are_counted_by_literals_or_stations(self, do: str, count: int) -> None:
        assert clicks(do) == count

    def test_more_than_four_are_too_many(self, story: Story, demo: Frame) -> None:
        story.step(demo, kind=TELL)
        story.step(demo, kind=SHOW, do="`a` `b` `c` `d`")
        step = story.step(demo, kind=SHOW, do="`a` `b` `c` `d` `e`")
        story.step(demo, kind=TELL, do="`a` `b` `c` `d` `e` `f`")
        (finding,) = found(story)
        assert (finding.rule, finding.row_id) == (Rule.MANY_CLICKS, step.id)
        assert finding.text == "Step 1.3 takes 5 clicks; up to 4 are followed easily."


class TestFallback:
    @pytest.mark.parametrize(("words", "is_long"), [(30, False), (31, True)])
    def test_is_one_action_and_one_sentence(
        self, story: Story, demo: Frame, words: int, is_long: bool
    ) -> None:
        story.step(demo, fallback="word " * words)
        assert rules(story) == ([Rule.LONG_FALLBACK] if is_long else [])


class TestChunks:
    def test_are_introduced_and_summed_up(self, story: Story, demo: Frame) -> None:
        first = story.step(demo, kind=SHOW)
        story.step(demo, kind=TELL)
        story.step(demo, kind=TELL)
        last = story.step(demo, kind=SHOW)
        assert [(one.rule, one.row_id, one.text) for one in found(story)] == [
            (Rule.NOT_INTRODUCED, first.id, "Step 1.1 shows what nobody has introduced."),
            (Rule.NOT_SUMMED_UP, last.id, "Nothing sums up what step 1.4 has shown."),
        ]

    def test_telling_alone_lacks_nothing(self, story: Story, demo: Frame) -> None:
        story.step(demo, kind=TELL)
        assert found(story) == []


class TestTime:
    def test_steps_fit_into_their_frame(self, story: Story) -> None:
        frame = story.frame("differentiated-value", planned_ms=MINUTE)
        story.step(frame, planned_ms=MINUTE)
        assert found(story) == []
        story.step(frame, planned_ms=30_000)
        (finding,) = found(story)
        assert (finding.rule, finding.row_id) == (Rule.STEPS_OVER_FRAME, frame.id)
        assert finding.level is Level.WARNING
        assert finding.text == ("The steps of frame 1 take 1:30, and 1:00 are planned for it.")
