"""Tables on pages: their heads come again, and rows stay where they belong."""

from __future__ import annotations

import pytest

from exporters.paper.model import Cell, Column, Grid, Row, RowKind, words
from tests.ui.pdf.test_room import paper_of, pdf_of, prose, read_picture, said
from ui.pdf.compose import Composed

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_table_begins_every_page_with_its_head() -> None:
    columns = (Column("Do this", 2), Column("Say that", 3))
    rows = tuple(Row((Cell((words(f"row {n}"),)), Cell((words("b"),)))) for n in range(90))
    made = pdf_of(Grid("t", columns, rows))
    assert len(made.pages) > 2
    for page in made.pages:
        text = page.extract_text()
        assert ("Do this" in text, "Say that" in text) == (True, True)
    assert [f"row {n}" in said(made) for n in range(90)] == [True] * 90


def test_a_row_is_split_only_where_no_page_has_room_for_it() -> None:
    columns = (Column("A"), Column("B"))
    short = Row((Cell((prose(8),)), Cell((words("x"),))))
    sheets = Composed(paper_of(Grid("t", columns, (short,) * 12)), read_picture).sheets
    assert sum(len(sheet.page) for sheet in sheets) == 12 + len(sheets)
    tall = Row((Cell((prose(120),)), Cell((words("x"),))))
    made = pdf_of(Grid("t", columns, (short, tall, short)))
    assert len(made.pages) > 3
    text = said(made)
    assert all(f"Paragraph {n} says" in text for n in range(120))


def test_the_last_row_of_a_table_is_never_alone_on_a_page() -> None:
    columns = (Column("A"), Column("B"))
    row = Row((Cell((prose(8),)), Cell((words("x"),))))
    lasts = []
    for count in range(3, 16):
        table = Grid("t", columns, (row,) * count)
        sheets = Composed(paper_of(table), read_picture).sheets
        lasts += [len(sheets[-1].page)] * (len(sheets) > 1)
    assert min(lasts) == 3, "the head and two rows"


def test_a_question_stays_with_its_step() -> None:
    columns = (Column("A"), Column("B"))
    ask = Row((Cell((words("Ask"),)), Cell((words("so?"),))), RowKind.ASK)
    rows = [row for n in range(60) for row in (Row((Cell((prose(1 + n % 3),)), Cell())), ask)]
    for sheet in Composed(paper_of(Grid("t", columns, tuple(rows))), read_picture).sheets[:-1]:
        assert not sheet.page[-1].piece.keeps
