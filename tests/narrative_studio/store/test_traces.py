"""What has once been a document is known by any page of it; other files are not taken for one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.errors import NotADocument
from narrative_studio.store.document import open_document
from narrative_studio.store.foreign import read_contents
from narrative_studio.store.traces import has_traces
from tests.narrative_studio.store.papers import published


@pytest.fixture
def file(path: Path) -> Path:
    return published(path, *(f"row {n}" for n in range(60)))


@pytest.mark.parametrize("harm", ["zeroed", "mark", "magic", "head cut off"])
def test_a_damaged_document_is_known_and_recover_is_named(file: Path, harm: str) -> None:
    content = file.read_bytes()
    file.write_bytes(
        {
            "zeroed": b"\x00" * 4096 + content[4096:],
            "mark": content[:68] + b"\x00" * 4 + content[72:],
            "magic": b"\x00" + content[1:],
            "head cut off": content[4096:],
        }[harm]
    )
    assert has_traces(file)
    for read in (read_contents, open_document):
        with pytest.raises(NotADocument, match="narrative-studio recover") as caught:
            read(file)
        assert "JSON" not in str(caught.value)


def test_one_page_of_changes_is_enough(file: Path, tmp_path: Path) -> None:
    content = file.read_bytes()
    pages = [content[at : at + 4096] for at in range(0, len(content), 4096)]
    found = []
    for page in pages:
        (tmp_path / "page").write_bytes(b"\x00" * 4096 + page)
        found.append(has_traces(tmp_path / "page"))
    assert found.count(True) >= 2


def test_other_files_are_not_taken_for_documents(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("A text. " * 3000)
    with closing(sqlite3.connect(tmp_path / "other", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE other (a, b, c, d, e, f, g)")
        connection.execute("INSERT INTO other VALUES (1, 2, 'invoice', 'x', 'y', 'z', '')")
        connection.execute("CREATE TABLE more (a INTEGER PRIMARY KEY, b, c, d, e, f, g, h, i)")
        connection.execute("INSERT INTO more VALUES (1, 'x', 'y', 1, 2, '', '', NULL, '')")
        connection.execute("CREATE TABLE key (a TEXT PRIMARY KEY) WITHOUT ROWID")
        connection.execute("INSERT INTO key VALUES ('x')")
    for name in ("text", "other"):
        assert not has_traces(tmp_path / name)
        with pytest.raises(NotADocument, match="is not a Narrative Studio document"):
            read_contents(tmp_path / name)
