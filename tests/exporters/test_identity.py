"""Exported files say which export they are, also where somebody edited them."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.identity import Identity, read_identity, with_identity

MINE = Identity("0190b000-0000-7000-8000-000000000001", "demo-script", "a" * 64, "2026-11-27")
OTHER = Identity("0190b000-0000-7000-8000-000000000002", "script", "b" * 64, "2026-11-28")


def test_a_page_says_it_in_its_head_once(tmp_path: Path) -> None:
    made = with_identity('<html><head lang="en"><title><head></title></head></html>', MINE)
    assert made.count("narrative-studio-export") == 2
    assert made.startswith('<html><head lang="en">\n<meta name="narrative-studio-export"')
    path = tmp_path / "a.HTML"
    path.write_text(made)
    assert read_identity(path) == MINE


def test_the_last_properties_of_a_file_count(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%%PDF /Keywords (%s) ... (%s)" % (str(OTHER).encode(), str(MINE).encode()))
    assert read_identity(path) == MINE


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b""),
        ("a.pdf", b"%PDF of somebody else"),
        ("a.html", str(MINE)[:-1].encode()),
        ("a.docx", str(MINE).encode()),
        ("a.txt", str(MINE).encode()),
    ],
)
def test_other_files_are_none(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert read_identity(tmp_path / name) is None
