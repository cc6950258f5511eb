"""The ratings behind flags, each with its whole distribution."""

from __future__ import annotations

from narrative_studio.model.observed import Rating
from narrative_studio.model.prospects import TestProtocol
from narrative_studio.model.view import ProjectView
from narrative_studio.results.flagged import flagged_ratings
from narrative_studio.results.readings import read
from tests.exporters.results.tested import held
from tests.narrative_studio.analysis.told_story import Story


def test_where_nothing_is_flagged_all_frames_are_shown_by_metric(tested: ProjectView) -> None:
    chart = flagged_ratings(read(tested.narrative()))
    assert chart.headline == "No frame is flagged in v3"
    assert [row.name for row in chart.rows] == [
        "Clarity",
        "Relevance",
        "Differentiation",
        "Believability",
    ]


def test_a_flagged_frame_has_a_row_for_each_metric() -> None:
    story = Story()
    frame = story.frame()
    story.add(TestProtocol, narrative="narrative", flag_least_n=1, planned_n=4)
    story.add(Rating, session=held(story).id, frame=frame.id, clarity=1, relevance=5)
    chart = flagged_ratings(read(story.view()))
    assert [(row.name, row.counts) for row in chart.rows] == [("Frame 1, clarity", (1, 0, 0, 0, 0))]
    assert chart.subtitle == "the flagged frames of v1; never a mean alone"
    assert chart.interim == "Interim: 1 of 4 planned sessions"
