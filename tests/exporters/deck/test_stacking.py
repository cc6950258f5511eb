"""Texts and tables stand one below the other in their order, and nothing of them is lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from exporters.deck.fit import text_height_pt
from exporters.deck.geometry import EMU_PER_PT, Rect, pt
from exporters.deck.paragraphs import Para, plain
from exporters.deck.slides import Grid, plain_run
from exporters.deck.stacking import Page, Piece, Room, SetGrid, SetText, Words, stacked
from exporters.deck.tables import TablePage, set_table
from exporters.deck.template.textstyle import LevelStyle, TextBox
from narrative_studio.markup import Alignment

BOX = TextBox((LevelStyle(size_pt=24.0),))
PLACE = Rect(pt(40), pt(100), pt(640), pt(360))


def tables(grid: Grid, place: Rect) -> tuple[TablePage, ...]:
    return set_table(grid, place, "Calibri")


ROOM = Room(PLACE, BOX, tables, (24.0, 20.0))
NARROW = replace(ROOM, place=Rect(PLACE.x, PLACE.y, pt(300), pt(200)), is_narrow=True)


def grid(rows: int, words: str = "a") -> Grid:
    row = (plain_run(words), plain_run("b"))
    return Grid(row, (row,) * rows, (Alignment.LEFT, Alignment.RIGHT))


def text(*lines: str) -> Words:
    return tuple(plain(line) for line in lines)


def pages(*pieces: Piece, asked: Words = (), first: Room = ROOM) -> list[Page]:
    return stacked(pieces, asked, first, lambda: ROOM)


def kinds(page: Page) -> list[str]:
    return [
        "table" if isinstance(item, SetGrid) else "/".join(para.text for para in item.paras)
        for item in page
    ]


def bottom(item: SetText | SetGrid) -> int:
    return item.place.y + (item.page.height_emu if isinstance(item, SetGrid) else item.place.cy)


def test_nothing_is_one_empty_page() -> None:
    assert pages() == [[]]


def test_text_alone_has_the_whole_place() -> None:
    ((only,),) = pages(text("a", "b"))
    assert isinstance(only, SetText)
    assert only.place == PLACE
    assert only.is_whole


@pytest.mark.parametrize(
    "pieces",
    [
        (text("a"), grid(2), text("b")),
        (grid(2), text("a"), grid(1), text("b")),
        (grid(2), grid(1), grid(3)),
        (text("a"), grid(2), text("b"), grid(1), text("c")),
    ],
)
def test_pieces_stand_below_each_other_in_their_order(pieces: tuple[Piece, ...]) -> None:
    (page,) = pages(*pieces)
    assert kinds(page) == [
        "table" if isinstance(piece, Grid) else piece[0].text for piece in pieces
    ]
    for upper, lower in pairwise(page):
        assert bottom(upper) <= lower.place.y
    assert bottom(page[-1]) <= PLACE.bottom


def test_one_text_of_a_page_fills_its_placeholder_and_others_are_boxes_as_high_as_they_are() -> (
    None
):
    (page,) = pages(text("a"), grid(1), text("b"), grid(1), text("c"))
    texts = [item for item in page if isinstance(item, SetText)]
    assert [item.is_plain for item in texts] == [False, True, True]
    last = texts[-1]
    width = last.place.cx / EMU_PER_PT
    assert last.paras[0].size_pt == 24.0
    assert last.place.cy == pt(text_height_pt(last.paras, TextBox((LevelStyle(),)), width))


def test_what_has_no_room_below_goes_to_the_next_page() -> None:
    lines = text(*(f"line {n}" for n in range(8)))
    first, second = pages(grid(8), lines, grid(1))
    assert kinds(first) == ["table"]
    assert kinds(second) == ["/".join(para.text for para in lines), "table"]
    assert kinds(pages(lines, grid(40))[0]) == ["/".join(p.text for p in lines)]


def test_a_text_that_is_cut_goes_on_before_what_follows_it() -> None:
    lines = tuple(plain(f"line {n} {'word ' * 12}") for n in range(60))
    made = pages(lines, grid(2))
    found: list[Para] = []
    for page in made:
        found += [para for item in page if isinstance(item, SetText) for para in item.paras]
    assert found == list(lines)
    assert kinds(made[-1])[-1] == "table"
    sizes = {item.fit for page in made[1:] for item in page if isinstance(item, SetText)}
    assert len(sizes) == 1


def test_a_table_gives_room_to_the_text_below_while_its_letters_are_not_small() -> None:
    (page,) = pages(grid(9), text("after"))
    table, after = page
    assert isinstance(table, SetGrid)
    assert 14 <= table.page.size_pt < tables(grid(9), PLACE)[0].size_pt
    assert bottom(table) <= after.place.y
    parted = pages(grid(12), text("after"))
    assert [kinds(page) for page in parted] == [["table"], ["after"]]


def test_beside_a_picture_stands_only_a_table_that_can_be_read() -> None:
    (beside,) = pages(grid(3), text("after"), first=NARROW)
    assert kinds(beside) == ["table", "after"]
    empty, then = pages(grid(8), text("after"), first=NARROW)
    assert (empty, kinds(then)[0]) == ([], "table")
    words, table = pages(text("before"), grid(8), first=NARROW)
    assert (kinds(words), kinds(table)) == (["before"], ["table"])


@pytest.mark.parametrize("rows", range(1, 45))
def test_what_is_asked_is_no_page_by_itself(rows: int) -> None:
    asked = text("Do you see it?")
    for pieces in ((grid(rows),), (text("a"), grid(rows))):
        made = pages(*pieces, asked=asked)
        assert ["Do you see it?"] not in [kinds(page) for page in made]
        assert sum("Do you see it?" in "".join(kinds(page)) for page in made) == 1
        shown = [item for page in made for item in page if isinstance(item, SetGrid)]
        assert sum(len(item.page.rows) for item in shown) == rows
        assert all(bottom(page[-1]) <= PLACE.bottom + 1 for page in made)


@pytest.mark.parametrize("count", range(40, 75))
def test_what_is_asked_below_a_long_text_is_the_end_of_it(count: int) -> None:
    lines = text(*(f"line {n}" for n in range(count)))
    asked = text("Do you see it?")
    made = pages(lines, asked=asked)
    found = [
        para for page in made for item in page if isinstance(item, SetText) for para in item.paras
    ]
    assert found == [*lines, *asked]
    assert kinds(made[-1])[0] != "Do you see it?"


def test_text_goes_on_rather_than_being_too_small_to_be_read() -> None:
    small = replace(ROOM, box=TextBox((LevelStyle(size_pt=18.0),)))
    lines = text(*(f"line {n}" for n in range(31)))
    first, second = stacked([lines], (), small, lambda: small)
    fits = [item.fit for page in (first, second) for item in page if isinstance(item, SetText)]
    assert all(fit.fits and fit.scale * 18 >= 12 for fit in fits)
    (only,) = stacked([lines], (), replace(small, least_pt=8.0), lambda: small)
    assert isinstance(only[0], SetText)
    assert only[0].fit.scale * 18 < 12


def test_text_of_no_placeholder_is_as_large_above_and_below_a_table_as_alone() -> None:
    plainly = replace(ROOM, box=TextBox((LevelStyle(),), (0, 0, 0, 0)), has_slot=False)
    ((above, _table, below),) = stacked(
        [text("a"), grid(1), text("b")], (), plainly, lambda: plainly
    )
    for item in (above, below):
        assert isinstance(item, SetText)
        assert [para.size_pt for para in item.paras] == [24.0]
