"""Which claims land, and how frames were rated."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.statistics.rate import Rate
from narrative_studio.charts.evidence_grid import Evidence
from narrative_studio.commands.editing import edit_cells
from narrative_studio.project import Project
from narrative_studio.results.elements import carriers, carries, evidence, ratings, verdict
from narrative_studio.results.readings import Readings, read


def test_too_few_sessions_of_a_segment_give_no_verdict(readings: Readings) -> None:
    chart = evidence(readings)
    assert [(column.name, column.n) for column in chart.columns] == [
        ("Blenders who supply retailers", 8),
        ("Co-packers", 2),
    ]
    assert {cell.evidence for row in chart.rows for cell in row.cells} == {Evidence.NOT_YET}
    assert chart.headline.startswith("Too few for a verdict")


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (Rate(0, 0), Evidence.NOT_TOLD),
        (Rate(9, 9), Evidence.NOT_YET),
        (Rate(4, 10), Evidence.DOES_NOT),
        (Rate(5, 10), Evidence.LANDS),
        (Rate(6, 13), Evidence.DOES_NOT),
    ],
)
def test_an_element_lands_where_at_least_half_of_ten_or_more_say_so(
    rate: Rate, expected: Evidence
) -> None:
    assert verdict(rate) is expected


def test_an_element_is_told_where_a_frame_that_carries_it_was_reached(readings: Readings) -> None:
    view = readings.story.whole
    element = next(one for one in view.elements.values() if one.code == "VA-1")
    frames = carriers(readings, element.id)
    assert frames
    first = readings.eligible[0]
    assert carries(first, frames) is not None
    assert carries(first, ()) is None


def test_ratings_are_spread_and_flags_are_told(readings: Readings) -> None:
    assert ratings(readings).headline == "No frame is flagged in v3"
    first = ratings(readings.only(frozenset({"v1"})))
    assert "flagged in v1" in first.headline
    assert first.rows[0].name == "Clarity"
    assert first.rows[0].n == 36


def test_without_enough_ratings_nothing_is_said_of_flags(project: Project) -> None:
    (protocol,) = project.view().test_protocols.values()
    edit_cells(project, protocol, flag_least_n=40)
    assert ratings(read(project.view().narrative())).headline == (
        "No frame was rated in 40 sessions of v3 yet, the fewest for a flag"
    )
