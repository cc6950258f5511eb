"""Workbooks as Excel's writers make them, and hostile ones."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.tables.workbook import read_workbook


def made(path: Path, fill: Callable[[Any], None], **options: object) -> Path:
    book = xlsxwriter.Workbook(str(path), options)
    fill(book)
    book.close()
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one part of it changed."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def two_columns(book: Any) -> None:
    sheet = book.add_worksheet("Tests")
    sheet.write_row(0, 0, ["Name", "Score"])
    sheet.write_row(1, 0, ["Ann", 4])


def refusal(path: Path) -> str:
    with pytest.raises(ImportFailed) as caught:
        read_workbook(path)
    assert path.name in str(caught.value)
    assert caught.value.hint
    return str(caught.value)


@pytest.mark.parametrize("from_1904", [False, True])
def test_values_come_as_what_they_are(tmp_path: Path, from_1904: bool) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Tests")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        clock = book.add_format({"num_format": "[h]:mm:ss"})
        bold = book.add_format({"bold": True})
        sheet.write(0, 0, "Report")
        sheet.write_row(2, 0, ["Name", "Date", "Length", "Score", "Yes", "Sum"])
        sheet.write_rich_string(3, 0, "Ann ", bold, "Weber")
        sheet.write_datetime(3, 1, date(2026, 3, 5), day)
        sheet.write_number(3, 2, 0.0625, clock)
        sheet.write_number(3, 3, 4.5)
        sheet.write_boolean(3, 4, True)
        sheet.write_formula(3, 5, "=1+2", None, 3)
        sheet.write_url(5, 0, "https://example.org", string="Ben")

    (table,) = read_workbook(made(tmp_path / "a.xlsx", fill, date_1904=from_1904))
    assert table.name == "Tests"
    assert table.headers == ("Name", "Date", "Length", "Score", "Yes", "Sum")
    assert table.rows[0] == [
        "Ann Weber",
        date(2026, 3, 5),
        timedelta(hours=1, minutes=30),
        4.5,
        True,
        3,
    ]
    assert table.rows[1][0] == "Ben"
    assert table.lines == [4, 6]
    assert table.notes == ("1 line above the column names left out.",)


def test_each_filled_sheet_is_a_table_and_hidden_ones_come_last(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        hidden = book.add_worksheet("Hidden")
        hidden.write_row(0, 0, ["A", "B"])
        book.add_worksheet("Empty")
        two_columns(book)
        book.get_worksheet_by_name("Tests").set_first_sheet()
        book.get_worksheet_by_name("Tests").activate()
        hidden.hide()

    tables = read_workbook(made(tmp_path / "a.xlsx", fill))
    assert [table.name for table in tables] == ["Tests", "Hidden"]


def test_a_bomb_is_not_read_on(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx", two_columns)
    changed(path, "xl/worksheets/sheet1.xml", lambda _old: b"<x>" + b" " * (40 * 1024**2) + b"</x>")
    assert "unpacks to far more than" in refusal(path)


@pytest.mark.parametrize(
    ("part", "content", "reason"),
    [
        ("xl/worksheets/sheet1.xml", b"<!DOCTYPE a><a/>", "declares a document type"),
        ("xl/sharedStrings.xml", b"<sst><si>", "no well-formed XML"),
        ("xl/workbook.xml", b"<workbook/>", "holds no table"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships/>", "holds no table"),
    ],
)
def test_hostile_and_hollow_parts_are_refused(
    tmp_path: Path, part: str, content: bytes, reason: str
) -> None:
    path = changed(made(tmp_path / "a.xlsx", two_columns), part, lambda _old: content)
    assert reason in refusal(path)


def test_links_to_places_outside_are_not_followed(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx", two_columns)
    changed(
        path,
        "xl/_rels/workbook.xml.rels",
        lambda old: old.replace(
            b'Target="worksheets/sheet1.xml"', b'TargetMode="External" Target="file:///etc/passwd"'
        ),
    )
    assert "holds no table" in refusal(path)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["content.xml", "mimetype"], "OpenDocument"),
        (["xl/workbook.bin"], "binary workbook"),
        (["word/document.xml"], "is no workbook"),
    ],
)
def test_other_files_are_told_what_they_are(tmp_path: Path, names: list[str], reason: str) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as file:
        for name in names:
            file.writestr(name, b"x")
    assert reason in refusal(path)


def test_a_missing_part_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("xl/workbook.xml", b"<workbook/>")
    assert "xl/_rels/workbook.xml.rels is not in the file" in refusal(path)


def test_text_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"Name,Score\n")
    assert "is no Excel workbook" in refusal(path)
