"""Where the cards of the chain are, and where the arrow keys lead."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView

from ui.workspaces.positioning.chain.geometry import Geometry, Line
from ui.workspaces.positioning.chain.gestures import DrawLine, MoveCard
from ui.workspaces.positioning.chain.keys import next_place

Cursor = QAbstractItemView.CursorAction
BOARD = Geometry(1032, 118, 35, (3, 2, 1, 0))


@pytest.mark.parametrize("width", [640, 800, 912, 951, 952, 1032, 1192, 1533])
@pytest.mark.parametrize("is_mirrored", [False, True])
def test_columns_fill_the_width_between_the_margins(width: int, *, is_mirrored: bool) -> None:
    board = Geometry(width, 118, 35, (1, 1, 1, 1), is_mirrored=is_mirrored)
    spans = sorted(board.column_span(column) for column in range(4))
    assert spans[0][0] == board.margin_px
    assert sum(spans[-1]) == width - board.margin_px
    assert max(wide for _left, wide in spans) - min(wide for _left, wide in spans) <= 1
    for (left, wide), (other, _wide) in pairwise(spans):
        assert other - left - wide == board.gutter_px


def test_each_card_is_found_at_its_own_middle_and_nowhere_beyond_the_column() -> None:
    for column, count in enumerate(BOARD.counts):
        for row in range(count):
            assert BOARD.place_at(BOARD.card(column, row).center()) == (column, row)
        beyond = BOARD.card(column, count).center()
        assert BOARD.place_at(beyond) is None
    assert BOARD.place_at(QPoint(2, 40)) is None
    assert BOARD.place_at(BOARD.card(0, 0).bottomLeft() + QPoint(5, 4)) is None


def test_the_outer_components_have_a_port_on_one_side_only() -> None:
    def found(column: int, *, is_out: bool) -> bool:
        at = BOARD.port(BOARD.card(column, 0), is_out=is_out).toPoint()
        return BOARD.port_at(at) == (column, 0, is_out)

    assert not found(0, is_out=False)
    assert found(0, is_out=True)
    assert found(1, is_out=False)
    assert found(2, is_out=True)
    assert BOARD.port_at(BOARD.card(1, 0).center()) is None


def test_the_nearest_line_is_found_and_only_near_it() -> None:
    lines = (
        Line("down", (0, 0), (1, 1)),
        Line("level", (0, 0), (1, 0)),
        Line("far", (1, 0), (2, 0)),
    )
    start = BOARD.port(BOARD.card(0, 0), is_out=True)
    end = BOARD.port(BOARD.card(1, 1), is_out=False)
    middle = BOARD.curve(start, end).pointAtPercent(0.5).toPoint()
    assert BOARD.line_at(middle, lines) == "down"
    level = QPoint(middle.x(), round(start.y()))
    assert BOARD.line_at(level, lines) == "level"
    assert BOARD.line_at(middle + QPoint(16, 0), lines) is None
    assert BOARD.line_at(BOARD.card(0, 0).center(), lines) is None


def test_mirrored_lines_are_found_too() -> None:
    board = Geometry(1032, 118, 35, (1, 2, 0, 0), is_mirrored=True)
    start = board.port(board.card(0, 0), is_out=True)
    end = board.port(board.card(1, 1), is_out=False)
    assert round(start.x() - 0.5) == board.card(0, 0).left()
    assert round(end.x() - 0.5) == board.card(1, 1).right()
    middle = board.curve(start, end).pointAtPercent(0.5).toPoint()
    assert board.line_at(middle, (Line("one", (0, 0), (1, 1)),)) == "one"


def test_the_board_is_as_high_as_its_longest_column_and_what_is_added_below() -> None:
    plain = BOARD.height_px
    assert Geometry(1032, 118, 35, (3, 2, 1, 0), (0, 0, 0, 180)).height_px == plain
    taller = Geometry(1032, 118, 35, (3, 2, 1, 0), (32, 0, 0, 0))
    assert taller.height_px == plain + 32 + 8
    assert taller.adder(0).top() > taller.card(0, 2).bottom()


@pytest.mark.parametrize(
    ("action", "place", "goal"),
    [
        (Cursor.MoveDown, (0, 0), (0, 1)),
        (Cursor.MoveDown, (0, 2), (0, 2)),
        (Cursor.MoveUp, (0, 0), (0, 0)),
        (Cursor.MoveRight, (0, 2), (1, 1)),
        (Cursor.MoveRight, (2, 0), (2, 0)),
        (Cursor.MoveLeft, (1, 1), (0, 1)),
        (Cursor.MoveEnd, (0, 0), (0, 2)),
        (Cursor.MoveHome, (1, 1), (1, 0)),
        (Cursor.MovePageDown, (0, 0), (0, 2)),
        (Cursor.MovePageUp, (0, 1), (0, 0)),
    ],
)
def test_keys_lead_from_card_to_card(
    action: QAbstractItemView.CursorAction, place: tuple[int, int], goal: tuple[int, int]
) -> None:
    found = next_place(action, place, (3, 2, 1, 0), page=4, with_ctrl=False, is_mirrored=False)
    assert found == goal


def test_ctrl_leads_to_the_ends_of_the_chain() -> None:
    def lead(action: QAbstractItemView.CursorAction) -> tuple[int, int]:
        return next_place(action, (1, 0), (0, 2, 3, 0), page=4, with_ctrl=True, is_mirrored=False)

    assert lead(Cursor.MoveHome) == (1, 0)
    assert lead(Cursor.MoveEnd) == (2, 2)


def test_a_neighbour_gives_way_once_the_carried_card_has_passed_its_middle() -> None:
    went: list[int] = []
    press = BOARD.card(0, 0).center()
    carried = MoveCard(BOARD, (0, 0), press, went.append)
    rows = []
    for down in (50, 75, 190, 205, 5000):
        carried.move(press + QPoint(0, down))
        rows.append(carried.row)
    assert rows == [0, 1, 1, 2, 2]
    carried.let_go()
    assert went == [2]


def test_a_new_line_reaches_only_the_neighbouring_component() -> None:
    joined: list[tuple[int, int]] = []
    line = DrawLine(BOARD, (0, 0), is_out=True, joined=joined.append)
    targets = []
    for place in ((2, 0), (1, 1)):
        line.move(BOARD.card(*place).center())
        targets.append(line.target)
        line.let_go()
    assert targets == [None, (1, 1)]
    assert joined == [(1, 1)]
