"""What all tests of a narrative come to, and what the rule says of it."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.prospects.figures import figures
from narrative_studio.model.observed import Rating
from narrative_studio.model.people import Person
from narrative_studio.model.prospects import (
    Answer,
    SessionState,
    TestProtocol,
    TestSession,
    Verdict,
)
from narrative_studio.model.view import ProjectView
from tests.narrative_studio.analysis.told_story import Story


def held(story: Story, code: str, **cells: object) -> TestSession:
    usual = {
        "narrative": "narrative",
        "state": SessionState.ENDED,
        "qualified": Answer.YES,
        "contaminated": Answer.NO,
        "version": "v1",
    }
    return story.add(TestSession, code=code, **{**usual, **cells})


@pytest.fixture
def story() -> Story:
    return Story()


def test_the_figures_of_the_sample_are_those_its_file_expects(tested: ProjectView) -> None:
    found = figures(tested.narrative())
    assert (found.planned, len(found.held), len(found.eligible), found.ahead) == (10, 12, 10, 0)
    assert [one.session.code for one in found.not_counted] == ["T03", "T08"]
    assert found.versions == {"v1": 3, "v2": 3, "v3": 4}
    assert (found.version, found.flags) == ("v3", ())
    assert found.gate.comparison.now.counted == "6 of 10"
    assert found.passes is Answer.YES
    assert found.words == "The pitch passes by the rule that was agreed on."
    assert found.caution.startswith("That is no statistical proof. 6 of 10 converted")


def test_without_a_protocol_nothing_passes(story: Story) -> None:
    held(story, "T1", verdict=Verdict.NOT_GOING_BACK, converted=Answer.YES)
    found = figures(story.view())
    assert (found.passes, found.planned, found.conditions) == (Answer.UNKNOWN, 0, ())
    assert found.words == "There is no protocol, so nothing can pass by it."
    assert found.caution.startswith("No numbers back it")


def test_a_flagged_frame_is_no_pass_whatever_the_rep_says(story: Story) -> None:
    frame = story.frame()
    rep = story.add(Person, name="Rep")
    story.add(
        TestProtocol,
        narrative="narrative",
        pass_least_n=1,
        flag_least_n=1,
        old_pitch_calls=10,
        old_pitch_converted=1,
    )
    session = held(story, "T1", rep=rep.id, verdict=Verdict.NOT_GOING_BACK, converted=Answer.YES)
    assert figures(story.view()).passes is Answer.UNKNOWN, "nobody has rated a frame"
    story.add(Rating, session=session.id, frame=frame.id, clarity=2)
    found = figures(story.view())
    assert found.gate.passes is Answer.YES
    assert found.passes is Answer.NO
    assert found.words == "The pitch does not pass yet: 1 frame is flagged in v1."


def test_what_is_not_known_leaves_it_open(story: Story) -> None:
    story.add(TestProtocol, narrative="narrative", pass_least_n=1)
    held(story, "T1")
    story.add(TestSession, narrative="narrative", code="T2")
    found = figures(story.view())
    assert (found.passes, found.ahead) == (Answer.UNKNOWN, 1)
    assert found.words.startswith("Whether the pitch passes is open: no test rep has given")


def test_numbers_that_bear_it_out_are_said_to(story: Story) -> None:
    story.add(
        TestProtocol,
        narrative="narrative",
        planned_n=10,
        old_pitch_calls=40,
        old_pitch_converted=2,
    )
    for number in range(10):
        held(story, f"T{number}", converted=Answer.YES)
    assert figures(story.view()).caution.startswith("The numbers bear it out. 10 of 10")
