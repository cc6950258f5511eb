from itertools import pairwise

import pytest

from build_spec.chart_samples import confusion, confusion_few, confusion_versions
from narrative_studio.charts.drawing.canvas import Area, Glyph, Ink, Sign, Stroke
from narrative_studio.charts.drawing.confusion import draw_confusion
from narrative_studio.charts.drawing.sheet import Room
from tests.chart_rules import Ruler, said

RULER = Ruler()


def test_points_stand_as_high_as_their_share() -> None:
    drawing = draw_confusion(confusion(), Room(700), RULER)
    points = [shape for shape in drawing.shapes if isinstance(shape, Glyph)]
    zero, two, one = points[0].y, points[3].y, points[4].y
    assert zero - two == pytest.approx(2 * (zero - one))
    assert len({round(b.x - a.x, 3) for a, b in pairwise(points)}) == 1


def test_the_band_reaches_as_far_as_the_intervals() -> None:
    chart = confusion()
    drawing = draw_confusion(chart, Room(700), RULER)
    points = [shape for shape in drawing.shapes if isinstance(shape, Glyph)]
    one_percent = (points[0].y - points[3].y) / 20
    (first, second) = [shape for shape in drawing.shapes if isinstance(shape, Area)]
    share = chart.lines[0].shares[3]
    assert share is not None
    assert share.high is not None
    assert points[0].y - min(y for _, y in first.points) == pytest.approx(
        share.high * 100 * one_percent
    )
    assert max(x for x, _ in first.points) < min(x for x, _ in second.points), "frame 6 has no rate"


def test_how_many_reached_each_frame_stands_below_it() -> None:
    words = said(draw_confusion(confusion(), Room(700), RULER))
    assert words[-12:] == ["10"] * 5 + ["9"] + ["10"] * 6


def test_points_that_confused_somebody_have_their_count_beside_them() -> None:
    words = said(draw_confusion(confusion(), Room(700), RULER))
    assert words.count("2 of 10") == 2
    assert words.count("1 of 10") == 1
    assert "0 of 10" not in words


def test_each_version_has_its_own_sign_and_its_own_row_of_numbers() -> None:
    drawing = draw_confusion(confusion_versions(), Room(900), RULER)
    words = said(drawing)
    assert {"n v1", "n v2", "n v3"} <= set(words)
    signs = [shape.sign for shape in drawing.shapes if isinstance(shape, Glyph)][3:]
    assert signs == [Sign.CIRCLE] * 10 + [Sign.TRIANGLE] * 10 + [Sign.SQUARE] * 10


def test_an_anecdote_is_hollow_and_its_line_is_dashed() -> None:
    drawing = draw_confusion(confusion_few(), Room(700), RULER)
    points = [shape for shape in drawing.shapes if isinstance(shape, Glyph)]
    assert all(point.is_hollow and point.ink is Ink.TEXT2 for point in points)
    assert points[-1].is_dashed, "nobody reached the last frame"
    assert not any(isinstance(shape, Area) for shape in drawing.shapes)
    assert any(isinstance(shape, Stroke) and shape.is_dashed for shape in drawing.shapes)
    assert {"none", "half", "all"} <= set(said(drawing))


def test_no_line_leads_to_a_frame_that_nobody_is_known_to_have_reached() -> None:
    drawing = draw_confusion(confusion_few(), Room(700), RULER)
    last = [shape for shape in drawing.shapes if isinstance(shape, Glyph)][-1]
    strokes = [shape for shape in drawing.shapes if isinstance(shape, Stroke)]
    assert not any((last.x, last.y) in stroke.points for stroke in strokes)


def test_a_given_height_is_filled() -> None:
    tall = draw_confusion(confusion(), Room(700, 500, has_heading=False), RULER)
    assert 480 <= tall.height <= 501


def test_a_mark_leads_to_its_frame_and_says_of_how_many() -> None:
    drawing = draw_confusion(confusion(), Room(700), RULER)
    target = drawing.targets[3]
    assert (target.key, target.column) == ("f4", 3)
    assert target.tip.endswith("2 of 10 confused, 20\u00a0%, interval 6 to 51 %")
