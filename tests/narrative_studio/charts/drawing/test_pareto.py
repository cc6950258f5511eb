import pytest

from build_spec.chart_samples import pareto, pareto_few
from narrative_studio.charts.drawing.canvas import Box, Ink
from narrative_studio.charts.drawing.pareto import draw_pareto
from narrative_studio.charts.drawing.sheet import Room
from narrative_studio.charts.pareto import Pareto, ParetoBar
from tests.chart_rules import Ruler, said

RULER = Ruler()


def _blocks(chart: Pareto) -> dict[float, list[Box]]:
    rows: dict[float, list[Box]] = {}
    for shape in draw_pareto(chart, Room(800), RULER).shapes:
        if isinstance(shape, Box) and shape.place.height == 16:
            rows.setdefault(shape.place.y, []).append(shape)
    return rows


def test_one_block_is_one_objection_in_the_colour_of_its_role() -> None:
    rows = list(_blocks(pareto()).values())
    assert [len(row) for row in rows] == [6, 5, 3, 3, 2]
    assert [box.fill for box in rows[0]] == [Ink.BLUE] * 2 + [Ink.TEAL] + [Ink.PLUM] * 3
    assert len({round(box.place.width, 3) for row in rows for box in row}) == 1


def test_many_objections_are_bars_in_proportion() -> None:
    chart = Pareto(
        headline="x", roles=("a", "b"),
        bars=(ParetoBar("1", "One", (300, 100)), ParetoBar("2", "Two", (100, 0))),
    )  # fmt: skip
    first, second = _blocks(chart).values()
    assert len(first) == 2
    assert first[0].place.width + 1 == pytest.approx(3 * (second[0].place.width + 1))


def test_of_a_few_objections_no_role_stands_in_colour() -> None:
    rows = _blocks(pareto_few())
    assert {box.fill for row in rows.values() for box in row} == {Ink.CONTROL}
    assert "technical influencer 1" in said(draw_pareto(pareto_few(), Room(800), RULER))


def test_how_far_the_first_few_reach_is_said() -> None:
    words = said(draw_pareto(pareto(), Room(800), RULER))
    assert [word for word in words if "so far" in word][:2] == ["6 of 19 so far", "11 of 19 so far"]


def test_an_objection_nobody_raised_still_has_a_row() -> None:
    bars = (ParetoBar("a", "One", (11,)), ParetoBar("b", "Two", (0,)))
    drawing = draw_pareto(Pareto(headline="x", roles=("user",), bars=bars), Room(800), RULER)
    assert [target.key for target in drawing.targets] == ["a", "b"]
