"""The figures of tests for other programs: stable names, no rate without enough sessions."""

from __future__ import annotations

from narrative_studio.analysis.statistics.rate import Rate
from narrative_studio.model.observed import Rating
from narrative_studio.model.prospects import Answer, SessionState, TestProtocol, TestSession
from narrative_studio.model.view import ProjectView
from narrative_studio.results.figures_json import figures_json, rate_json
from tests.narrative_studio.analysis.told_story import Story


def test_the_sample_gives_the_figures_that_its_file_expects(tested: ProjectView) -> None:
    found = figures_json(tested.narrative())
    assert (found["planned"], found["recorded"], found["eligible"]) == (10, 12, 10)
    assert found["not_counted"] == [
        {"session": "T03", "prospect": "Little Anchor Honey", "reasons": ["not qualified"]},
        {"session": "T08", "prospect": "Tern and Tide Seafood", "reasons": ["contaminated"]},
    ]
    assert found["converted"] == {"count": 6, "n": 10, "share": 0.6, "low": 0.3127, "high": 0.8318}
    assert found["old_pitch"]["count"] == 9
    assert (found["flagged"], found["verdict"]["passes"]) == ([], "yes")
    assert found["verdict"]["proven"] is False
    assert (found["fixed"], found["interim"], found["ahead"]) == (True, False, 0)


def test_a_rate_of_fewer_than_ten_has_neither_share_nor_interval() -> None:
    assert rate_json(Rate(3, 9)) == {"count": 3, "n": 9, "share": None, "low": None, "high": None}


def test_a_flag_says_frame_metric_and_what_it_rests_on() -> None:
    story = Story()
    frame = story.frame()
    story.add(TestProtocol, narrative="narrative", flag_least_n=1)
    session = story.add(
        TestSession,
        narrative="narrative",
        state=SessionState.ENDED,
        qualified=Answer.YES,
        contaminated=Answer.NO,
    )
    story.add(Rating, session=session.id, frame=frame.id, clarity=2)
    (flag,) = figures_json(story.view())["flagged"]
    assert flag == {
        "frame": frame.id, "number": 1, "metric": "clarity", "n": 1, "low": 1, "mean": 2.0
    }  # fmt: skip
