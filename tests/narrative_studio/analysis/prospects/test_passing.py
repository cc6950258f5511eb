"""One judgement of the rule: a flagged frame stands against it, without a rule nothing passes."""

from __future__ import annotations

from dataclasses import replace

from narrative_studio.analysis.prospects.figures import figures
from narrative_studio.analysis.prospects.flags import Flag
from narrative_studio.analysis.prospects.passing import Passing, gate_of, out_of_reach
from narrative_studio.analysis.statistics.ratings import Ratings
from narrative_studio.model.ids import FrameId, NarrativeId, TestProtocolId
from narrative_studio.model.observed import Rating
from narrative_studio.model.prospects import Answer, Metric, TestProtocol, Verdict
from narrative_studio.model.view import ProjectView
from narrative_studio.results.outcomes import verdicts
from narrative_studio.results.readings import read
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story

PROTOCOL = TestProtocol(id=TestProtocolId("p"), narrative=NarrativeId("n"), pass_least_n=2)


def test_without_a_protocol_nothing_passes_and_nothing_is_asked() -> None:
    found = Passing(None, gate_of(None, []), "", (), 0)
    assert (found.passes, found.conditions, found.planned) == (Answer.UNKNOWN, (), 0)


def test_a_rule_that_asks_for_more_sessions_than_are_planned_is_told_of() -> None:
    six = replace(PROTOCOL, planned_n=6, pass_least_n=8)
    assert out_of_reach(six).startswith("At the 6 planned sessions it cannot pass: plan 8")
    assert out_of_reach(replace(six, pass_least_n=6)) == ""
    assert out_of_reach(replace(six, planned_n=0)) == ""


def test_a_flagged_frame_is_a_no_while_all_else_is_open() -> None:
    flag = Flag(FrameId("f"), Metric.CLARITY, Ratings((3, 0, 0, 0, 0)), True, True)
    found = Passing(PROTOCOL, gate_of(PROTOCOL, []), "v1", (flag,), 1)
    assert found.passes is Answer.NO
    assert found.conditions[-1].because == "1 frame is flagged in v1"


def test_the_window_and_the_figures_judge_alike(tested: ProjectView) -> None:
    counted = figures(tested.narrative())
    shown = verdicts(read(tested.narrative()))
    assert (shown.passes, shown.conditions) == (counted.passes, counted.conditions)


def test_without_ratings_no_flag_is_no_yes() -> None:
    """Twelve calls that all converted, and nobody has rated a frame."""
    story = Story()
    frame = story.frame()
    story.add(
        TestProtocol, narrative="narrative", pass_least_n=2, old_pitch_calls=10, flag_least_n=2
    )
    for number in range(2):
        session = held(
            story, f"T{number}", converted=Answer.YES, verdict=Verdict.NOT_GOING_BACK, rep="rep"
        )
        found = figures(story.view())
        assert found.passes is not Answer.YES
        assert found.conditions[-1].because == (
            "no frame was rated in 2 sessions of v1 yet, the fewest for a flag"
        )
        assert found.conditions == verdicts(read(story.view())).conditions
        story.add(Rating, session=session.id, frame=frame.id, clarity=5)
    assert figures(story.view()).passes is Answer.YES
    assert verdicts(read(story.view())).passes is Answer.YES
