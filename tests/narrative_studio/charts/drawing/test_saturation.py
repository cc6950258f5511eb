import pytest

from build_spec.chart_samples import saturation, saturation_few
from narrative_studio.charts.drawing.canvas import Box, Stroke
from narrative_studio.charts.drawing.saturation import draw_saturation
from narrative_studio.charts.drawing.sheet import Room
from narrative_studio.charts.saturation import Saturation, SaturationStep
from tests.chart_rules import Ruler, outside, said

RULER = Ruler()


def test_bars_are_as_high_as_the_codes_they_count() -> None:
    drawing = draw_saturation(saturation(), Room(700), RULER)
    bars = [shape.place.height for shape in drawing.shapes if isinstance(shape, Box)]
    assert [high / bars[0] * 5 for high in bars] == pytest.approx([5, 3, 2, 2, 1, 1])


def test_numbers_stand_over_the_bars_and_what_there_is_so_far_below() -> None:
    words = said(draw_saturation(saturation(), Room(700), RULER))
    assert words[2:5] == ["5", "T01", "5"]
    assert words[5:8] == ["3", "T02", "8"]


def test_sessions_that_taught_nothing_are_bracketed() -> None:
    drawing = draw_saturation(saturation(), Room(700), RULER)
    assert "3 sessions, nothing new" in said(drawing)
    assert any(isinstance(s, Stroke) and len(s.points) == 4 for s in drawing.shapes)
    assert not any(
        "nothing new" in word for word in said(draw_saturation(saturation_few(), Room(700), RULER))
    )


def test_more_sessions_than_fit_make_it_wider() -> None:
    steps = tuple(SaturationStep(str(n), f"T{n}", 1) for n in range(40))
    drawing = draw_saturation(Saturation(headline="x", steps=steps), Room(500), RULER)
    assert drawing.width > 1200
    assert outside(drawing) == []
