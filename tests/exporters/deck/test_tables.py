"""Tables fit their place: smaller text first, more slides then."""

import pytest

from exporters.deck.fit import widest_word_em
from exporters.deck.geometry import EMU_PER_PT, Rect, pt
from exporters.deck.slides import Grid, plain_run
from exporters.deck.tables import TablePage, is_mirrored, set_table
from narrative_studio.markup import Alignment, runs_text

PLACE = Rect(0, 0, pt(800), pt(300))


def grid(rows: int, columns: int = 3, text: str = "cell", *, headings: bool = False) -> Grid:
    row = tuple(plain_run(f"{text} {column}") for column in range(columns))
    return Grid(row, (row,) * rows, (Alignment.LEFT,) * columns, headings)


def heights(page: TablePage) -> int:
    return sum(page.row_emu)


def test_a_small_table_is_set_large_on_one_page() -> None:
    (page,) = set_table(grid(3), PLACE, "Calibri")
    assert page.size_pt == 18
    assert len(page.row_emu) == 4
    assert sum(page.column_emu) == PLACE.cx
    assert page.height_emu == heights(page) < PLACE.cy
    assert page.fits


def test_a_higher_table_is_set_smaller() -> None:
    sizes = {rows: set_table(grid(rows), PLACE, "Calibri")[0] for rows in (8, 9, 10, 11)}
    assert [page.size_pt for page in sizes.values()] == [18, 15, 13, 11]
    assert all(heights(page) <= PLACE.cy for page in sizes.values())


def test_a_table_too_high_for_that_goes_over_pages_with_its_header() -> None:
    pages = set_table(grid(40), PLACE, "Calibri")
    assert len(pages) > 2
    assert sum(len(page.rows) for page in pages) == 40
    assert all(len(page.row_emu) == len(page.rows) + 1 for page in pages)
    assert all(heights(page) <= PLACE.cy for page in pages)
    assert {page.size_pt for page in pages} == {14}


def test_a_row_higher_than_a_slide_stands_alone_and_says_so() -> None:
    tall = grid(1, text="word " * 3000)
    pages = set_table(tall, PLACE, "Calibri")
    assert [len(page.rows) for page in pages] == [1]
    assert not pages[0].fits


def test_a_column_gets_what_its_longest_cell_asks_for() -> None:
    made = Grid(
        (plain_run("a"), plain_run("a much longer heading")),
        ((plain_run("b"), plain_run("c")),),
        (Alignment.LEFT, Alignment.RIGHT),
    )
    (page,) = set_table(made, PLACE, "Calibri")
    assert page.column_emu[1] > page.column_emu[0]


def test_row_headings_leave_equal_columns_to_the_rest() -> None:
    (page,) = set_table(grid(3, 4, headings=True), PLACE, "Calibri")
    first, *rest = page.column_emu
    assert max(rest) - min(rest) <= 3
    assert first < rest[0]
    (wide,) = set_table(grid(3, 2, text="a heading of many words", headings=True), PLACE, "Calibri")
    assert wide.column_emu[0] == pytest.approx(PLACE.cx * 0.24, abs=10)


def test_a_table_of_one_column_takes_the_whole_width() -> None:
    for headings in (True, False):
        (page,) = set_table(grid(2, 1, headings=headings), PLACE, "Calibri")
        assert page.column_emu == (PLACE.cx,)


def test_columns_are_read_as_their_words_are() -> None:
    arabic = grid(2, text="\u0643\u0644\u0645\u0629")
    assert is_mirrored(arabic)
    assert is_mirrored(Grid(arabic.header, (tuple(map(plain_run, "123")),), arabic.alignments))
    assert not is_mirrored(grid(2))
    assert not is_mirrored(grid(1, text="7"))


def widest_words_fit(page: TablePage, table: Grid) -> bool:
    rooms = [width / EMU_PER_PT - 18 for width in page.column_emu]
    return all(
        widest_word_em(runs_text(cell), "Calibri", bold=number == 0) * page.size_pt <= room + 0.1
        for number, row in enumerate((table.header, *table.rows))
        for cell, room in zip(row, rooms, strict=True)
    )


@pytest.mark.parametrize("rows", [3, 30])
def test_no_word_is_broken_where_smaller_letters_keep_it_whole(rows: int) -> None:
    table = grid(rows, columns=10, text="Column")
    pages = set_table(table, Rect(0, 0, pt(610), pt(300)), "Calibri")
    assert all(widest_words_fit(page, table) for page in pages)
    assert {page.size_pt < 14 for page in pages} == {True}


def test_a_short_column_beside_a_long_one_has_room_for_its_words() -> None:
    row = (plain_run("Recommendation"), plain_run("many words " * 40), plain_run("Yes"))
    table = Grid(row, (row,), (Alignment.LEFT,) * 3)
    (page,) = set_table(table, Rect(0, 0, pt(400), pt(300)), "Calibri")
    assert widest_words_fit(page, table)
    assert page.column_emu[1] > page.column_emu[0] > page.column_emu[2]


def test_a_word_wider_than_any_column_is_broken_in_the_usual_letters() -> None:
    (page,) = set_table(grid(1, text="x" * 90), PLACE, "Calibri")
    assert page.size_pt == 18


@pytest.mark.parametrize("count", range(12, 70, 3))
def test_no_page_of_a_table_is_nearly_empty(count: int) -> None:
    pages = set_table(grid(count), PLACE, "Calibri")
    rows = [len(page.rows) for page in pages]
    assert sum(rows) == count
    assert max(rows) - min(rows) <= len(rows)
    assert max(rows) <= 9
    assert len(rows) == -(-count // 9)
