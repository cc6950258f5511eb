"""The XML of sheets, piece by piece."""

from __future__ import annotations

from datetime import date

import pytest

from narrative_studio.importers.tables import sheet_xml
from narrative_studio.importers.tables.number_formats import NumberKind
from narrative_studio.importers.tables.sheet_xml import (
    SheetReader,
    SheetRefused,
    shared_strings,
    style_kinds,
    unescaped,
)
from narrative_studio.importers.tables.table import Cell

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def rows_of(cells: str) -> list[list[Cell]]:
    reader = SheetReader(["zero", "one"], [], from_1904=False, most_columns=6)
    reader.read(f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>".encode())
    return reader.rows


def test_strings_join_their_runs_and_leave_out_reading_aids() -> None:
    content = (
        f"<sst {MAIN}><si><t>a</t></si><si><r><t>b </t></r><r><t>c</t></r>"
        "<rPh><t>aid</t></rPh></si><si><t/></si><si><t>d_x000D_e_x005F_</t></si></sst>"
    )
    assert shared_strings(content.encode()) == ["a", "b c", "", "d\re_"]


def test_every_kind_of_cell_is_read() -> None:
    found = rows_of(
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>2.5</v></c>'
        '<c r="C2" t="b"><v>1</v></c>'
        '<c r="D2" t="inlineStr"><is><t>in</t></is></c><c r="E2" t="str"><f>1+1</f><v>two</v></c>'
        '<c r="F2" t="e"><v>#N/A</v></c></row>'
    )
    assert found == [["one", 2.5, True, "in", "two", "#N/A"]]
    assert rows_of('<row><c t="d"><v>2026-03-05</v></c><c><f>A1</f></c></row>') == [
        [date(2026, 3, 5)]
    ]


def test_gaps_are_empty_cells_and_cells_without_a_place_follow_each_other() -> None:
    assert rows_of(
        '<row><c r="C1"><v>3</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>'
    ) == [
        [None, None, 3],
        [1, 2],
    ]


def test_broken_references_do_no_harm() -> None:
    assert rows_of('<row r="x"><c r="1" t="s"><v>99</v></c><c s="99"><v>4</v></c></row>') == [
        [None, 4]
    ]
    assert rows_of('<row><c r="ZZZ1"><v>1</v></c><c r="A1"><v>2</v></c></row>') == [[2]]
    assert rows_of("<row><c><v>words</v></c></row>") == [["words"]]


def test_styles_say_which_numbers_are_days() -> None:
    content = (
        f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="170" formatCode="yyyy"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf/></cellXfs></styleSheet>'
    )
    assert style_kinds(content.encode()) == (
        NumberKind.NUMBER,
        NumberKind.DAY,
        NumberKind.NUMBER,
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "document type"),
        (b"<x><y></x>", "well-formed"),
        (b"", "well-formed"),
        (b"\xff\xfe\x00", "well-formed"),
    ],
)
def test_hostile_xml_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(SheetRefused, match=reason):
        shared_strings(content)


def test_a_sheet_of_endless_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_xml, "MOST_CELLS", 3)
    with pytest.raises(SheetRefused, match="more than 3 cells"):
        rows_of('<row><c r="E1"><v>1</v></c></row>')


def test_escapes_of_excel_are_written_out() -> None:
    assert unescaped("a_x0009_b") == "a\tb"
    assert unescaped("plain_text") == "plain_text"
