"""Grids, facts by name, ribbons and lines to write on."""

from __future__ import annotations

from docx.text.paragraph import Paragraph

from exporters.paper.model import (
    Badge,
    Cell,
    Column,
    Facts,
    Figure,
    Grid,
    Labelled,
    Look,
    Pairs,
    Prose,
    Ribbon,
    Row,
    RowKind,
    Share,
    Tone,
    WriteIn,
    WriteIns,
    bullets,
    words,
)
from narrative_studio.markup import parse
from narrative_studio.model.ids import PictureId
from tests.exporters.word.written import W, body, document_of, found, styles, texts

COLUMNS = (Column("Do", 2), Column("Say", 3, is_large=True), Column("See", 1, is_support=True))


def grid(*rows: Row) -> Grid:
    return Grid("Steps of frame 7", COLUMNS, rows)


def plain(*cells: str) -> Row:
    return Row(tuple(Cell((words(one),)) for one in cells))


def test_a_grid_repeats_its_head_and_never_splits_a_row() -> None:
    made = body(grid(plain("a", "b", "c"), plain("d", "e", "f")))
    rows = list(found(made, "tr"))
    assert [bool(list(found(row, "tblHeader"))) for row in rows] == [True, False, False]
    assert all(list(found(row, "cantSplit")) for row in rows)
    assert texts(rows[0]) == ["Do", "Say", "See"]
    assert all(list(found(one, "keepNext")) for one in found(rows[0], "p"))


def test_a_grid_has_a_name_for_those_who_listen() -> None:
    (caption,) = found(body(grid(plain("a", "b", "c"))), "tblCaption")
    assert caption.get(f"{W}val") == "Steps of frame 7"


def test_columns_have_their_looks() -> None:
    made = body(grid(plain("a", "b", "c")))
    assert styles(made)[3:6] == ["TableText", "TableLarge", "TableSupport"]


def test_a_question_goes_across_and_stays_with_its_step() -> None:
    ask = Row((Cell((words("Ask"),), span=2), Cell((words("so?"),))), RowKind.ASK)
    made = body(grid(plain("a", "b", "c"), plain("d", "e", "f"), ask))
    _, first, second, last = found(made, "tr")
    assert not list(found(first, "keepNext"))
    assert all(list(found(one, "keepNext")) for one in found(second, "p"))
    assert [one.get(f"{W}val") for one in found(last, "gridSpan")] == ["2"]
    assert {one.get(f"{W}fill") for one in found(last, "shd")} == {"E2ECFA"}


def test_a_question_does_not_hold_the_next_step() -> None:
    ask = Row((Cell((words("Ask"),), span=2), Cell((words("so?"),))), RowKind.ASK)
    made = document_of(grid(plain("7.1", "say", "why"), ask, plain("7.2", "say", "why"), ask))

    def keeps(paragraph: Paragraph) -> bool:
        own = paragraph.paragraph_format.keep_with_next
        assert paragraph.style is not None
        return bool(paragraph.style.paragraph_format.keep_with_next if own is None else own)

    rows = [[keeps(one) for one in row.cells[0].paragraphs] for row in made.tables[0].rows]
    assert rows == [[True], [True], [False], [True], [False]]


def test_cells_take_everything_that_a_step_has() -> None:
    cell = Cell(
        (
            Prose(parse("a\n\n- b\n\n| c | d |\n|-|-|\n| e | f |")),
            Badge("Wow", Tone.CAUTION, star=True),
            Figure(PictureId("p"), "alt"),
            Figure(PictureId("gone"), "alt"),
            Facts(("x", "y")),
            Labelled("Key message", (words("k"),), Look.KEY),
            *bullets(["z"]),
        )
    )
    said = texts(body(grid(Row((cell, Cell(), Cell())))))
    for word in ("a", "b", "e", "\u00a0★ Wow\u00a0", "x · y", "Key message: k", "z"):
        assert word in said


def test_facts_by_name_stay_together_but_not_with_what_follows() -> None:
    made = body(Pairs((("Outcome", (words("a"),)), ("Plan B", tuple(bullets("bc"))))))
    first, last = found(made, "tr")
    assert all(list(found(one, "keepNext")) for one in found(first, "p"))
    assert not list(found(last, "keepNext"))
    assert texts(made)[:2] == ["Outcome", "a"]


def ribbon(*names: str) -> Ribbon:
    parts = tuple(Share(name, "2:00", 60, Tone.SETUP) for name in names)
    return Ribbon("Planned time by beat", parts)


def test_the_names_of_a_ribbon_stand_below_it_where_they_fit() -> None:
    made = body(ribbon("Insight", "Ask"))
    assert len(list(found(made, "tr"))) == 2
    assert "Insight 2:00" in texts(made)


def test_else_they_stand_in_one_line() -> None:
    names = [f"A beat with a long name {n}" for n in range(6)]
    made = body(ribbon(*names))
    assert len(list(found(made, "tr"))) == 1
    assert texts(made)[-1] == " · ".join(f"{name} 2:00" for name in names)


def test_there_are_as_many_lines_to_write_on_as_wanted() -> None:
    made = body(WriteIns((WriteIn("Landed", 2), WriteIn("Confused", 2), WriteIn("Open", 1))))
    assert len(list(found(made, "tr"))) == 3 + 2
    said = texts(made)
    assert [name for name in ("Landed", "Confused", "Open") if name in said] == [
        "Landed", "Confused", "Open",
    ]  # fmt: skip
