"""Pictures lie over the cells that they were typed in, below the words of these."""

from __future__ import annotations

from dataclasses import replace

from exporters.deck.builder import SlideBuilder
from exporters.deck.geometry import Rect, pt
from exporters.deck.placed import PictureShape, TableShape
from exporters.deck.slides import Deck, Grid, Role, Slide, plain_run
from exporters.deck.table_pictures import with_pictures
from exporters.deck.template.layout_choice import choose_layout
from exporters.deck.template.reader import default_template
from exporters.deck.writing.media import PictureStore
from narrative_studio.markup import Alignment, Run, runs_text
from tests.pictures import encoded, halves

A, B = "a" * 64, "b" * 64
PLACE = Rect(pt(50), pt(100), pt(600), pt(300))
SHOWN = Run("A kiln", picture=f"picture:{A}")
GRID = Grid(
    (plain_run("Line"), plain_run("Seen")),
    (
        (plain_run("Blending"), (SHOWN,)),
        (plain_run("Filling"), (Run("Two shifts "), SHOWN, Run("B", picture=f"picture:{B}"))),
    ),
    (Alignment.LEFT, Alignment.RIGHT),
)


def builder() -> SlideBuilder:
    picture = encoded(halves())
    deck = Deck("D", (), read_picture={A: picture}.get)
    template, slide = default_template(), Slide(Role.TEXT, "T", grid=GRID)
    choice = choose_layout(template, slide)
    return SlideBuilder(deck, template, slide, choice, PictureStore(deck.read_picture))


def test_pictures_lie_within_their_cells_below_the_words() -> None:
    made = builder()
    (page,) = made.set_table(GRID, PLACE)
    made.table(GRID, PLACE, None, page)
    table, first, second = made.finish().shapes[-4:-1]
    assert isinstance(table, TableShape)
    assert isinstance(first, PictureShape)
    assert isinstance(second, PictureShape)
    assert [[runs_text(cell) for cell in row] for row in table.rows] == [
        ["Line", "Seen"], ["Blending", ""], ["Filling", "Two shifts B"],
    ]  # fmt: skip
    assert table.typed == (GRID.header, *GRID.rows)
    tops = [PLACE.y + sum(page.row_emu[:row]) for row in (1, 2, 3)]
    left = PLACE.x + page.column_emu[0]
    for shape, top, bottom in zip((first, second), tops, tops[1:], strict=False):
        assert shape.alt == "A kiln"
        assert top < shape.place.y < shape.place.bottom < bottom
        assert left < shape.place.x < shape.place.right < PLACE.right
    # The second stands under a line of words.
    assert second.place.y - tops[1] > first.place.y - tops[0] + pt(page.size_pt)


def test_a_table_without_pictures_is_left_as_it_is() -> None:
    table = TableShape("T", PLACE, ((plain_run("a"),),), (Alignment.LEFT,), (1,), (1,), 12, "")
    assert with_pictures(table, {A: (1, 1)}.get, "Calibri") == (table, ())


def test_a_mirrored_table_begins_at_the_right_with_its_pictures() -> None:
    columns = (pt(100), pt(500))
    rows, sides = (((SHOWN,), plain_run("a")),) * 2, (Alignment.LEFT,) * 2
    table = TableShape(
        "T", PLACE, rows, sides, columns, (pt(60),) * 2, 12, "", is_flush=True, is_mirrored=True
    )
    assert table.lefts == (PLACE.right - pt(100), PLACE.x)
    assert replace(table, is_mirrored=False).lefts == (PLACE.x, PLACE.x + pt(100))
    _, (shown, _second) = with_pictures(table, {A: (40, 20)}.get, "Calibri")
    assert shown.place.right == PLACE.right
