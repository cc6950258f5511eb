from itertools import pairwise

import pytest

from narrative_studio.charts.drawing.axes import (
    SERIES,
    axis_words,
    level_axis,
    rungs,
    series_look,
    set_beside,
    tick_words,
)
from narrative_studio.charts.drawing.canvas import Place, Stroke
from narrative_studio.charts.drawing.scale import Scale
from narrative_studio.charts.drawing.sheet import Room, Sheet
from tests.chart_rules import Ruler, said

RULER = Ruler()


def test_no_two_series_share_a_sign_or_a_colour_until_all_are_used() -> None:
    assert len({sign for sign, _ in SERIES}) == len({ink for _, ink in SERIES}) == len(SERIES)
    assert series_look(len(SERIES)) == series_look(0)


def test_ticks_are_words_where_there_is_no_rate() -> None:
    assert tick_words(0.5, is_rate=True) == "50\u00a0%"
    assert [tick_words(part, is_rate=False) for part in (0.0, 0.25, 0.5, 1.0)] == [
        "none", "", "half", "all",
    ]  # fmt: skip


def test_the_lines_of_an_axis_stand_where_their_values_do() -> None:
    sheet = Sheet(Room(300), RULER)
    rungs(sheet, Scale(0, 1, 120, 20), (0.0, 0.5, 1.0), 50, 300, is_rate=True)
    heights = [shape.points[0][1] for shape in sheet.shapes if isinstance(shape, Stroke)]
    assert heights == [120, 70, 20]
    level = Sheet(Room(300), RULER)
    level_axis(level, Scale(0, 1, 50, 250), (0.0, 1.0), 0, 80, is_rate=False)
    assert [s.points[0][0] for s in level.shapes if isinstance(s, Stroke)] == [50, 250]
    assert said(level.done()) == ["none", "all"]


def test_a_label_goes_where_no_other_is_and_nowhere_if_there_is_no_room() -> None:
    sheet = Sheet(Room(300), RULER)
    bounds = Place(0, 0, 300, 60)
    assert set_beside(sheet, "2 of 10", 60, 30, bounds)
    assert set_beside(sheet, "3 of 10", 60, 30, bounds)
    first, second = sheet.done().words
    assert not first.place.meets(second.place)
    assert not set_beside(sheet, "4 of 10", 20, 30, Place(0, 0, 30, 20))


def test_words_below_an_axis_that_would_run_into_each_other_are_left_out() -> None:
    sheet = Sheet(Room(120), RULER)
    level_axis(sheet, Scale(0, 1, 10, 70), (0.0, 0.25, 0.5, 0.75, 1.0), 0, 80, is_rate=True)
    assert said(sheet.done()) == ["0\u00a0%", "100\u00a0%"]


@pytest.mark.parametrize("right", range(60, 300, 4))
def test_words_below_an_axis_stand_apart(right: int) -> None:
    sheet = Sheet(Room(320), RULER)
    level_axis(sheet, Scale(0, 1, 10, right), (0.0, 0.25, 0.5, 0.75, 1.0), 0, 80, is_rate=True)
    places = [words.place for words in sheet.done().words]
    assert places
    assert all(one.right + 6 <= after.x for one, after in pairwise(places))


def test_an_axis_of_shares_says_of_whom() -> None:
    assert axis_words("landed") == "Landed, of those who reached it"
