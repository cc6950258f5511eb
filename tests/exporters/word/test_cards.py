"""Storyboard cards fill the page in rows; an empty place stays empty."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from exporters.paper.model import Card, Cards, Labelled, Look, Tone, words
from narrative_studio.model.ids import PictureId
from tests.exporters.word.written import W, body, found, texts

CARD = Card(
    anchor="frame:7",
    chip="Frame 1",
    tone=Tone.SETUP,
    over=("Insight", "2:00 planned"),
    headline="Heat",
    picture=PictureId("p"),
    alt="A scale",
    visual="",
    blocks=(Labelled("Key message", (words("k"),), Look.KEY),),
)


def cards(count: int, columns: int, rows: int, **more: Any) -> Any:
    several = tuple(replace(CARD, anchor=f"frame:{n}") for n in range(count))
    made = body(Cards(several, columns, rows, **more), is_landscape=columns > 1)
    return next(found(made, "tbl"))


@pytest.mark.parametrize(("count", "columns", "rows"), [(6, 3, 2), (5, 3, 2), (1, 2, 2)])
def test_rows_are_parted_by_gaps_and_columns_too(count: int, columns: int, rows: int) -> None:
    table = cards(count, columns, rows)
    lines = -(-count // columns)
    assert len(table.findall(f"{W}tr")) == lines * 2 - 1
    assert {len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")} == {columns * 2 - 1}
    assert "".join(texts(table)).count("Heat") == count


def test_rows_are_as_high_as_the_page_has_room_for() -> None:
    (two,) = {one.get(f"{W}val") for one in found(cards(1, 2, 2), "trHeight")}
    (three,) = {one.get(f"{W}val") for one in found(cards(1, 2, 3), "trHeight")}
    assert int(two) > int(three) * 1.4


def test_a_card_says_where_it_stands_and_what_it_shows() -> None:
    said = texts(cards(1, 3, 2))
    assert said[:4] == ["\u00a0Frame 1\u00a0  Insight · 2:00 planned", "", "Heat", "Key message: k"]


LONGER = replace(CARD, blocks=(words("Said at some length. " * 100),))
"""A card whose text leaves little room to a picture above it."""


def test_beside_the_picture_stands_the_text() -> None:
    assert len(list(found(body(Cards((LONGER,), 1, 2, is_beside=True)), "tbl"))) == 2
    assert len(list(found(cards(1, 1, 2), "tbl"))) == 1


def test_a_picture_above_a_short_text_is_larger_than_one_beside_it() -> None:
    assert len(list(found(cards(1, 1, 2, is_beside=True), "tbl"))) == 1


def test_four_cards_of_a_usual_length_use_their_whole_width() -> None:
    usual = replace(CARD, blocks=(words("A message of the usual length, over two lines. " * 6),))
    sheet = Cards((usual,) * 4, 2, 2, is_beside=True)
    assert len(list(found(body(sheet, is_landscape=True), "tbl"))) == 1


def test_a_picture_beside_leaves_a_long_text_the_larger_part() -> None:
    table = next(found(body(Cards((LONGER,), 1, 2, is_beside=True)), "tbl"))
    inner = next(found(next(found(table, "tc")), "tbl"))
    taken, left = (int(one.get(f"{W}w") or 0) for one in found(inner, "gridCol"))
    assert taken / (taken + left) == pytest.approx(0.46, abs=0.02)


def test_without_a_picture_its_description_stands_there() -> None:
    bare = replace(CARD, picture=None, visual="A wood fire")
    assert "A wood fire" in texts(body(Cards((bare,), 3, 2)))
    none = replace(CARD, picture=None)
    assert len(list(found(body(Cards((none,), 1, 2, is_beside=True)), "tbl"))) == 1


def test_a_text_longer_than_a_page_stands_below_its_picture() -> None:
    long = replace(CARD, blocks=tuple(words("Said at some length. " * 20) for _ in range(20)))
    assert len(list(found(body(Cards((LONGER, long), 1, 2, is_beside=True)), "tbl"))) == 2
    assert len(list(found(body(Cards((LONGER,), 1, 2, is_beside=True)), "tbl"))) == 2
    assert len(list(found(body(Cards((long,), 1, 2, is_beside=True)), "tbl"))) == 1


def test_only_a_row_longer_than_a_page_goes_over() -> None:
    long = replace(CARD, blocks=tuple(words("Said at some length. " * 20) for _ in range(20)))

    def is_whole(card: Card) -> bool:
        made = body(Cards((CARD, card), 2, 2), is_landscape=True)
        (row,) = next(found(made, "tbl")).findall(f"{W}tr")
        return next(found(row, "cantSplit"), None) is not None

    assert is_whole(LONGER)
    assert not is_whole(long)
