"""Pictures in the cells of a table are taken out of its words and stand small beside each other."""

from __future__ import annotations

import pytest

from exporters.deck.cell_pictures import (
    CellPicture,
    cell_content,
    no_size,
    picture_places_in,
    pictures_height_pt,
    pictures_width_pt,
)
from exporters.deck.geometry import Rect, pt
from narrative_studio.markup import Alignment, Run

A, B = "a" * 64, "b" * 64
CELL = (Run("Line "), Run("A kiln", picture=f"picture:{A}"), Run("B", picture=f"picture:{B}"))
WIDE = CellPicture(A, "wide", (400, 100))
HIGH = CellPicture(B, "high", (100, 800))


def test_pictures_that_can_be_shown_leave_the_words_of_their_cell() -> None:
    made = cell_content(CELL, {A: (4, 3)}.get)
    assert made.words == (Run("Line "), CELL[2])
    assert made.pictures == (CellPicture(A, "A kiln", (4, 3)),)
    assert cell_content(CELL, no_size).words == CELL
    assert not cell_content(CELL[1:], {A: (4, 3), B: (1, 1)}.get).has_words


def test_a_picture_is_as_high_as_three_lines_and_never_blown_up() -> None:
    assert pictures_height_pt([WIDE], 1000, 10, has_words=False) == 30
    assert pictures_height_pt([WIDE], 1000, 10, has_words=True) == 36
    assert pictures_height_pt([WIDE, HIGH], 46, 10, has_words=False) == 30
    tiny = CellPicture(A, "", (8, 4))
    assert pictures_height_pt([tiny], 1000, 10, has_words=False) == 6
    assert pictures_height_pt([], 1000, 10, has_words=False) == 0


def test_a_column_asks_for_the_width_of_its_pictures_within_reason() -> None:
    assert pictures_width_pt([], 500, 10) == 0
    assert pictures_width_pt([WIDE], 500, 10) == 120
    assert pictures_width_pt([WIDE, WIDE], 500, 10) == pytest.approx(150)


@pytest.mark.parametrize(
    ("alignment", "lefts"),
    [(Alignment.LEFT, (10, 136)), (Alignment.CENTER, (135, 261)), (Alignment.RIGHT, (260, 386))],
)
def test_pictures_stand_side_by_side_as_their_column_is_set(
    alignment: Alignment, lefts: tuple[int, int]
) -> None:
    room = Rect(pt(10), pt(20), pt(380), 0)
    places = list(picture_places_in([WIDE, HIGH], room, 10, alignment))
    assert [round(place.x / pt(1)) for place in places] == list(lefts)
    assert [(place.cx, place.cy) for place in places] == [(pt(120), pt(30)), (pt(3.75), pt(30))]
    assert {place.y for place in places} == {pt(20)}
