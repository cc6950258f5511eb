"""Text tables of any delimiter and encoding."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.errors import ImportFailed
from narrative_studio.importers.tables import delimited
from narrative_studio.importers.tables.delimited import parse_delimited, read_delimited, sniffed
from narrative_studio.importers.tables.table import BadRow


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(mark: str) -> None:
    text = f"Name{mark}Score{mark}Said\nAnn{mark}3{mark}“fine”\nBen{mark}4{mark}no\n"
    assert sniffed(text) == mark
    assert parse_delimited(text, "a").rows[1] == ["Ben", "4", "no"]


def test_decimal_commas_are_no_delimiters() -> None:
    assert sniffed("Name;Price\nAnn;3,5\nBen;4,25\nCid;1,0\n") == ";"


def test_the_line_of_names_decides_between_marks_that_cut_as_many_lines() -> None:
    assert sniffed("Name;Price\nAnn;3,5\nBen;4,25\nTotal 7,75\n") == ";"


def test_commas_in_quotes_are_no_delimiters() -> None:
    text = 'Name\tSaid\nAnn\t"a, b, c"\nBen\t"d, e, f"\n'
    assert parse_delimited(text, "a").rows == [["Ann", "a, b, c"], ["Ben", "d, e, f"]]


def test_lines_are_counted_through_quoted_line_breaks() -> None:
    found = parse_delimited('Name,Said\nAnn,"one\ntwo\nthree"\nBen,four\nC,5,6\n', "a")
    assert found.rows == [["Ann", "one\ntwo\nthree"], ["Ben", "four"]]
    assert found.lines == [2, 5]
    assert found.bad == (BadRow(6, "it has 3 cells under 2 column names"),)


def test_a_stated_delimiter_holds() -> None:
    found = parse_delimited("sep=;\nName;Said\nAnn;a,b\n", "a")
    assert found.headers == ("Name", "Said")
    assert found.lines == [3]
    assert parse_delimited("a|b;c\n1|2;3\n", "a", delimiter=";").headers == ("a|b", "c")


def test_a_quote_in_the_middle_of_a_cell_is_left_there() -> None:
    found = parse_delimited('Name,Said\nAnn,"so ""it"" is" they\nBen,5" wide\n', "a")
    assert found.rows[1] == ["Ben", '5" wide']


def test_a_quote_without_an_end_is_told_by_its_line() -> None:
    with pytest.raises(ImportFailed, match="opens in line 3 has no end"):
        parse_delimited('Name,Said\nAnn,a\nBen,"b\nCid,c\n', "a.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Name;Größe\r\nJörg;groß\r\n".encode(encoding))
    found = read_delimited(path)
    assert found.headers == ("Name", "Größe")
    assert found.rows == [["Jörg", "groß"]]
    assert bool(found.notes) == (encoding == "cp1252")


@pytest.mark.parametrize("text", ["", "1,2\n3,4\n", "\n\n"])
def test_what_names_no_columns_is_no_table(text: str) -> None:
    with pytest.raises(ImportFailed, match=r"“a\.csv” is no table"):
        parse_delimited(text, "a.csv")


def test_tables_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_ROWS", 2)
    with pytest.raises(ImportFailed, match="more than 2 rows"):
        parse_delimited("a,b\n1,2\n3,4\n", "a")
    monkeypatch.setattr(delimited, "MOST_ROWS", 9)
    monkeypatch.setattr(delimited, "MOST_COLUMNS", 1)
    with pytest.raises(ImportFailed, match="more than 1 columns"):
        parse_delimited("a,b\n1,2\n3,4\n", "a")
    with pytest.raises(ImportFailed, match="a cell in line 2 is longer"):
        parse_delimited("a\n" + "x" * (csv.field_size_limit() + 1), "a")


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=8)


@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8),
    mark=st.sampled_from(sorted(delimited.DELIMITERS)),
)
def test_what_was_written_is_read_again(rows: list[tuple[str, str, str]], mark: str) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=mark, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(["Name", "Said", "Note"])
    writer.writerows(rows)
    found = parse_delimited(file.getvalue(), "a", delimiter=mark)
    assert found.rows == [list(row) for row in rows if any(cell.strip() for cell in row)]


@given(text=st.text(alphabet='ab,;\t|"\n1', max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = parse_delimited(text, "a")
    except ImportFailed:
        return
    assert all(len(row) == len(found.headers) for row in found.rows)
    assert list(found.lines) == sorted(set(found.lines))
