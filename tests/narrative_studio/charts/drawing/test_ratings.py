import pytest

from build_spec.chart_samples import ratings, ratings_few
from narrative_studio.charts.drawing.canvas import Box, Ink
from narrative_studio.charts.drawing.ratings import FILLS, draw_ratings
from narrative_studio.charts.drawing.sheet import Room
from tests.chart_rules import Ruler, said

RULER = Ruler()


def test_bars_are_as_long_as_their_shares_and_stand_around_the_middle() -> None:
    drawing = draw_ratings(ratings(), Room(800), RULER)
    bars = [s for s in drawing.shapes if isinstance(s, Box) and s.place.height == 22]
    clarity = bars[:4]
    assert [bar.fill for bar in clarity] == [fill for fill, _ in FILLS[1:]]
    unit = (clarity[2].place.width + 1) / 5
    assert [(bar.place.width + 1) / unit for bar in clarity] == pytest.approx([1, 1, 5, 3])
    middle = clarity[1].place.x + unit / 2
    believed = bars[-4:]
    assert believed[2].place.x + unit * 2 == pytest.approx(middle)


def test_colours_are_explained_with_their_numbers() -> None:
    words = said(draw_ratings(ratings(), Room(800), RULER))
    assert words[2:7] == ["1 not at all", "2", "3", "4", "5 very"]


def test_few_ratings_are_squares_with_their_number() -> None:
    drawing = draw_ratings(ratings_few(), Room(800), RULER)
    squares = [s for s in drawing.shapes if isinstance(s, Box) and s.line is Ink.CONTROL]
    assert len(squares) == 9
    words = said(drawing)
    assert words[words.index("Clarity") : words.index("Relevance")][2:] == ["4", "4", "5"]
    assert "nobody yet" in words


def test_n_and_the_middle_stand_beside_each_bar() -> None:
    words = said(draw_ratings(ratings(), Room(800), RULER))
    assert "n = 11, middle 4" in words
