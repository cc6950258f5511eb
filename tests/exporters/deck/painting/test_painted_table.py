"""Tables are painted as grounds, rules and cells."""

from dataclasses import replace
from itertools import pairwise

from exporters.deck.geometry import Rect, pt
from exporters.deck.painting.painted import Painted, PaintedBox, PaintedText
from exporters.deck.painting.painted_table import paint_table
from exporters.deck.painting.painted_text import TextPainter
from exporters.deck.placed import TableShape
from exporters.deck.slides import plain_run
from exporters.deck.template.colours import ColourScheme, from_css
from narrative_studio.markup import Alignment

WHITE, INK, TEAL, PALE = (from_css(c) for c in ("FFFFFF", "16201F", "0B6570", "F3F6F5"))
SCHEME = ColourScheme({"bg1": WHITE, "tx1": INK, "accent1": TEAL, "bg2": PALE})
ROWS = tuple(tuple(plain_run(f"{row}{column}") for column in "ab") for row in "123")
TABLE = TableShape(
    "Table",
    Rect(pt(10), pt(20), pt(300), pt(90)),
    ROWS,
    (Alignment.LEFT, Alignment.RIGHT),
    (pt(100), pt(200)),
    (pt(40), pt(30), pt(20)),
    14.0,
    "{OTHER}",
    has_row_headings=True,
)


def painted(table: TableShape = TABLE, accent: str = "") -> list[Painted]:
    painter = TextPainter(SCHEME)
    return list(paint_table(table, SCHEME, painter, accent=accent, family="Calibri"))


def texts(items: list[Painted]) -> list[PaintedText]:
    return [item for item in items if isinstance(item, PaintedText)]


def boxes(items: list[Painted]) -> list[PaintedBox]:
    return [item for item in items if isinstance(item, PaintedBox)]


def test_every_cell_stands_in_its_column_and_row() -> None:
    cells = texts(painted())
    assert ["".join(run.text for run in c.paras[0].runs) for c in cells] == [
        "1a", "1b", "2a", "2b", "3a", "3b",
    ]  # fmt: skip
    assert cells[3].place == Rect(pt(110), pt(60), pt(200), pt(30))
    assert [c.paras[0].align for c in cells[:2]] == ["l", "r"]
    assert {c.paras[0].runs[0].size_pt for c in cells} == {14}


def test_header_and_row_headings_are_bold() -> None:
    bold = [c.paras[0].runs[0].is_bold for c in texts(painted())]
    assert bold == [True, True, True, False, True, False]
    plain = texts(painted(replace(TABLE, has_row_headings=False)))
    assert [c.paras[0].runs[0].is_bold for c in plain] == [True, True] + [False] * 4


def test_the_studios_tables_have_rules_in_their_accent_and_no_fills() -> None:
    items = painted(replace(TABLE, is_flush=True), "accent1")
    rules = boxes(items)
    assert len(rules) == 3
    assert rules[0].fill == TEAL
    assert rules[0].place.cy > rules[1].place.cy
    assert all(rule.place.cx == TABLE.place.cx for rule in rules)
    middles = [rule.place.y + rule.place.cy // 2 for rule in rules]
    assert middles == [pt(60), pt(90), pt(110)]
    assert all(after > before for before, after in pairwise(middles))
    cells = texts(items)
    assert cells[2].paras[0].runs[0].colour == TEAL
    assert cells[0].paras[0].runs[0].colour == INK
    assert cells[0].insets_emu[0] == 0 < cells[1].insets_emu[0]


def test_the_style_that_powerpoint_builds_in_fills_its_cells() -> None:
    items = painted(replace(TABLE, style_id="{5c22544a-7ee6-4342-b048-85bdc9fd1c3a}"))
    fills = {box.place: box.fill for box in boxes(items)}
    cells = texts(items)
    assert fills[cells[0].place] == fills[cells[2].place] == TEAL
    assert fills[cells[3].place] == TEAL.tinted(0.2)
    assert cells[0].paras[0].runs[0].colour == WHITE
    assert cells[3].paras[0].runs[0].colour == INK


def test_tables_in_a_style_nobody_knows_are_ruled_plainly() -> None:
    assert {box.fill for box in boxes(painted())} == {INK}
