"""Whatever the bytes of a table are: rows, rows left out with a reason, or one refusal.

Seeds are drawn, not bytes: a seed makes a table that might be somebody's and then spoils it, which
comes much further into the reading than bytes at random.
"""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from narrative_studio.clock import Clock
from narrative_studio.errors import ImportFailed
from narrative_studio.importers.recorded.bringing import bring_table, plan_table
from narrative_studio.importers.tables.fields import Target
from narrative_studio.importers.tables.proposing import propose, propose_mapping
from narrative_studio.importers.tables.reading import read_tables
from narrative_studio.project import Project
from tests.story import make_story

_USUAL: Final = {
    "Session": ("T07", "T08", "1"),
    "Date": ("2026-03-05", "5/3/2026", "05.03.26"),
    "Alias": ("Bakery", "Dairy, alpine"),
    "Employees": ("12", "1.200", "3,400"),
    "Qualified": ("yes", "no, heard it"),
    "Duration": ("30", "1,5 h", "45:10"),
    "Outcome": ("advance", "lost"),
    "Clarity frame 1": ("4", "5/5"),
    "Reaction frame 1": ("landed", "confused"),
    "Time frame 1 (sec)": ("12.345", "9,5"),
    "Objections": ("too dear; no time",),
    "Frame": ("1", "2"),
    "Kind": ("landed", "question"),
    "Time": ("1:20", "90"),
    "Quote": ("Ann says “hm”", "So what?"),
    "Viewer": ("ann@example.org",),
    "Page": ("1", "3"),
}
_ODD: Final = (
    *("", " ", "\x00", "\ufeff", "\u2028", "“", '"', "=1+1", "#N/A", "9" * 400, "nan", "1e400"),
    *("0:75", "99:99:99", "31/02/2026", "0/0/0", "2026-13-45", "😀" * 50, "a\nb", "a;b,c\td|e"),
    *("T" * 300, "²", "٣", "1 000", "\u202e", "_xD800_", "_x0000_", "T99999999999999999999"),
)
_ENCODINGS: Final = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "cp1251", "utf-32"),
)
_SPOILT: Final = (b'"', b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b";;;", b"\xc3", b"sep=;\n")
_NUMBERS: Final = (0, 1, 4.5, -3, 45_321, 1e308, -1e9, 0.0625, 2_958_466, 5e-324)
_VALUES: Final = ("NaN", "inf", "1e400", "99999999999", "abc", "-5", "9" * 500)
_TYPES: Final = ("s", "d", "b", "e", "n", "str", "zzz")


def _grid(draw: random.Random) -> list[list[str]]:
    heads = draw.sample(sorted(_USUAL), draw.randrange(2, 9))
    soundness = draw.choice((0.7, 0.95, 1.0))

    def cell(head: str) -> str:
        return draw.choice(_USUAL[head] if draw.random() < soundness else _ODD)

    rows = [[cell(head) for head in heads] for _ in range(draw.randrange(9))]
    for row in rows:
        raggedness = draw.choice((0, 0, 0, 0, 1, 3, -1))
        row[len(row) + min(raggedness, 0) :] = ["more"] * raggedness
    return [heads, *rows]


def _spoilt(draw: random.Random, content: bytes) -> bytes:
    found = bytearray(content)
    for _ in range(draw.choice((0, 1, 2, 5))):
        at = draw.randrange(len(found) + 1)
        cut = draw.choice((0, 0, 1, 20))
        found[at : at + cut] = draw.choice((b"", draw.randbytes(4), draw.choice(_SPOILT)))
    return bytes(found)


def _text(draw: random.Random) -> bytes:
    out = io.StringIO()
    ending = draw.choice(("\n", "\r\n", "\r"))
    csv.writer(out, delimiter=draw.choice(",;\t|"), lineterminator=ending).writerows(_grid(draw))
    written = out.getvalue()
    if draw.random() < 0.1:
        written += '"' + "x" * draw.choice((3, 140_000))
    content = written.encode(draw.choice(_ENCODINGS), "replace")
    return content if draw.random() < 0.4 else _spoilt(draw, content)


def _workbook(draw: random.Random) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    formats = [None, *(book.add_format({"num_format": one}) for one in ("dd.mm.yyyy", "[h]:mm"))]
    for _ in range(draw.randrange(1, 3)):
        sheet = book.add_worksheet()
        for y, row in enumerate(_grid(draw)):
            for x, cell in enumerate(row):
                kind, look = draw.random() if y else 0, draw.choice(formats)
                if kind < 0.7:
                    sheet.write_string(y, x, cell, look)
                elif kind < 0.9:
                    sheet.write_number(y, x, draw.choice(_NUMBERS), look)
                elif kind < 0.95:
                    sheet.write_formula(y, x, "=1/0", look, draw.choice(("#DIV/0!", 3)))
                else:
                    sheet.write_datetime(y, x, date(2026, 3, 5), look)
    book.close()
    with zipfile.ZipFile(out) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    if draw.random() < 0.6:
        _spoil_part(draw, parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    content = out.getvalue()
    return _spoilt(draw, content) if draw.random() < 0.3 else content


def _spoil_part(draw: random.Random, parts: dict[str, bytes]) -> None:
    name = draw.choice(sorted(one for one in parts if one.startswith("xl/")))
    how = draw.randrange(4)
    if how == 0:
        parts[name] = _spoilt(draw, parts[name])
    elif how == 1:
        del parts[name]
    elif how == 2:
        hollow = (b"", b"<a/>", b"<!DOCTYPE a><a/>", b"\0", b"<x>" + b" " * 5_000_000 + b"</x>")
        parts[name] = draw.choice(hollow)
    else:
        written = parts[name].decode("utf-8", "replace")
        written = re.sub(
            r"<v>[^<]*</v>",
            lambda old: f"<v>{draw.choice(_VALUES)}</v>" if draw.random() < 0.3 else old[0],
            written,
        )
        written = written.replace('t="s"', f't="{draw.choice(_TYPES)}"')
        parts[name] = written.encode()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative", clock=Clock())) as made:
        yield made


def _bring(project: Project, path: Path, draw: random.Random) -> None:
    """Bring the file in and take it back; whatever happens, the document is whole."""
    before = project.view().tables
    refused: ImportFailed | None = None
    try:
        table = draw.choice(read_tables(path))
        mapping = propose(table)
        if draw.random() < 0.2:
            mapping = propose_mapping(table.headers, table.rows, draw.choice(list(Target)))
        story = project.view().narrative()
        plan = plan_table(story, table, mapping, today=project.calendar_day)
        assert all(one.line > 0 and one.reason for one in plan.bad)
        found = bring_table(project, story, table, mapping, file=path.name, plan=plan)
    except ImportFailed as error:
        refused = error
    if refused is not None:
        assert path.name in str(refused) or "No column is chosen for " in str(refused)
        assert refused.hint
    else:
        here = project.view().tables
        assert all(one.row.id in here[one.row.table] for one in plan.wanted)
        if not found.compared.is_empty:
            project.undo()
    assert project.view().tables == before


@given(seed=st.integers(min_value=0, max_value=2**32))
@settings(max_examples=40)
def test_spoilt_text_comes_in_row_by_row_or_is_refused_by_name(
    seed: int, project: Project, tmp_path: Path
) -> None:
    draw = random.Random(seed)
    path = tmp_path / f"calls {seed}.csv"
    path.write_bytes(_text(draw))
    _bring(project, path, draw)


@given(seed=st.integers(min_value=0, max_value=2**32))
@settings(max_examples=25)
def test_spoilt_workbooks_come_in_row_by_row_or_are_refused_by_name(
    seed: int, project: Project, tmp_path: Path
) -> None:
    draw = random.Random(seed)
    path = tmp_path / f"calls {seed}.xlsx"
    path.write_bytes(_workbook(draw))
    _bring(project, path, draw)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("Ba\x00kery", "“Ba\ufffdkery” holds characters that are no text"),
        ("x" * 40_000, "is longer than 32,767 characters"),
    ],
)
def test_what_no_document_can_keep_leaves_out_its_row_only(
    cell: str, why: str, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "calls.csv"
    others = "".join(f"T{number},Dairy {number}\n" for number in range(100, 190))
    path.write_text(f"Session,Alias\nT91,{cell}\n{others}", "utf-8")
    (table,) = read_tables(path)
    plan = plan_table(project.view().narrative(), table, propose(table), today=project.calendar_day)
    (bad,) = plan.bad
    assert bad.line == 2
    assert bad.reason.startswith("Alias: “")
    assert bad.reason.endswith(why)
    assert plan.count == 90
