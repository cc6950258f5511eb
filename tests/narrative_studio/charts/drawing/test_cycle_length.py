import pytest

from build_spec.chart_samples import cycle_length
from narrative_studio.charts.drawing.canvas import Glyph, Ink
from narrative_studio.charts.drawing.cycle_length import draw_cycle_length
from narrative_studio.charts.drawing.sheet import Room
from tests.chart_rules import Ruler, said

RULER = Ruler()


def test_dots_stand_at_their_days_and_equal_ones_are_stacked() -> None:
    drawing = draw_cycle_length(cycle_length(), Room(800), RULER)
    dots = [shape for shape in drawing.shapes if isinstance(shape, Glyph)][:8]
    per_day = (dots[-1].x - dots[0].x) / (41 - 12)
    assert dots[1].x - dots[0].x == pytest.approx(2 * per_day)
    same = dots[2:5]
    assert len({dot.x for dot in same}) == 1
    assert len({dot.y for dot in same}) == 3


def test_open_ones_are_hollow_and_explained() -> None:
    drawing = draw_cycle_length(cycle_length(), Room(800), RULER)
    hollow = [s for s in drawing.shapes if isinstance(s, Glyph) and s.is_hollow]
    assert len(hollow) == 3
    assert "Hollow: still open, so many days so far." in said(drawing)


def test_the_middle_is_drawn_only_of_enough() -> None:
    drawing = draw_cycle_length(cycle_length(), Room(800), RULER)
    words = said(drawing)
    assert "middle 21" in words
    assert "middle 8" in words
    assert sum(word.startswith("middle") for word in words) == 2
    assert {s.ink for s in drawing.shapes if isinstance(s, Glyph)} == {Ink.BLUE, Ink.TEXT2}
