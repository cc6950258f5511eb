import pytest

from build_spec.chart_samples import dot_interval
from narrative_studio.charts.drawing.canvas import Glyph, Ink, Sign, Stroke
from narrative_studio.charts.drawing.dot_interval import draw_dot_interval
from narrative_studio.charts.drawing.sheet import Room
from tests.chart_rules import Ruler, said

RULER = Ruler()


def test_rates_stand_in_proportion_between_nothing_and_all() -> None:
    drawing = draw_dot_interval(dot_interval(), Room(700), RULER)
    tracks = [
        s for s in drawing.shapes if isinstance(s, Stroke) and s.ink is Ink.BORDER and s.width == 2
    ]
    (start, _), (end, _) = tracks[0].points
    rates = [s for s in drawing.shapes if isinstance(s, Glyph) and s.ink in (Ink.BLUE, Ink.BLACK)]
    assert [(mark.x - start) / (end - start) for mark in rates] == pytest.approx(
        [0.6, 0.3], abs=0.005
    )
    assert [mark.sign for mark in rates] == [Sign.CIRCLE, Sign.SQUARE]
    reach = next(s for s in drawing.shapes if isinstance(s, Stroke) and s.width == 3)
    assert (reach.points[0][0] - start) / (end - start) == pytest.approx(0.3127, abs=0.005)


def test_an_anecdote_is_as_many_dots_as_there_were() -> None:
    drawing = draw_dot_interval(dot_interval(), Room(700), RULER)
    dots = [s for s in drawing.shapes if isinstance(s, Glyph) and s.ink is Ink.TEXT2]
    rows: dict[float, list[bool]] = {}
    for dot in dots:
        rows.setdefault(dot.y, []).append(dot.is_hollow)
    filled = [(len(row), row.count(False)) for row in rows.values()]
    assert filled == [(3, 1), (3, 2), (4, 3), (1, 0)], "the last is 4 of 7, a hollow mark"


def test_why_there_is_no_rate_is_said_beside_it() -> None:
    words = said(draw_dot_interval(dot_interval(), Room(700), RULER))
    assert words.count("anecdote, no rate") == 3
    assert "no rate below 10" in words
    assert "nobody yet" in words
    assert {"60\u00a0%", "31 to 83", "30\u00a0%"} <= set(words)


def test_the_rate_of_old_runs_through_the_rows_that_can_be_held_against_it() -> None:
    drawing = draw_dot_interval(dot_interval(), Room(700), RULER)
    dashed = [s for s in drawing.shapes if isinstance(s, Stroke) and s.is_dashed]
    assert len(dashed) == 3
    assert len({line.points[0][0] for line in dashed}) == 1
