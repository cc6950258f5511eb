"""A file is opened by what it is, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.tables.reading import TextForm, read_tables, text_form
from tests.narrative_studio.importers.tables.test_workbook import made, two_columns


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a"])
def test_a_workbook_is_one_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = made(tmp_path / "made.xlsx", two_columns).rename(tmp_path / name)
    assert read_tables(path)[0].rows == [["Ann", 4]]


def test_text_called_a_workbook_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"Name;Score\nAnn;4\n")
    assert read_tables(path)[0].rows == [["Ann", "4"]]


def test_what_is_decided_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Name;Ort, Land\nŁucja;Łódź, PL\n".encode("cp1250"))
    (table,) = read_tables(path, encoding="cp1250", delimiter=";")
    assert table.rows == [["Łucja", "Łódź, PL"]]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "before 2007"),
        (b"%PDF-1.7", "is a PDF"),
        (b"", "is empty"),
        (b"PK\x03\x04broken", "is damaged"),
    ],
)
def test_files_of_other_kinds_are_told_what_they_are(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(ImportFailed, match=reason):
        read_tables(path)
    with pytest.raises(ImportFailed, match=r"folder|cannot be read"):
        read_tables(tmp_path)


def test_the_form_of_a_text_file_is_told_and_that_of_a_workbook_is_none(tmp_path: Path) -> None:
    text = tmp_path / "a.csv"
    text.write_bytes("Name;Ort\nJörg;Köln\n".encode("cp1252"))
    assert text_form(text) == TextForm("cp1252", ";")
    text.write_bytes(b"sep=|\nName;x|Ort\n")
    assert text_form(text) == TextForm("utf-8", "|")
    assert text_form(made(tmp_path / "b.xlsx", two_columns)) is None
