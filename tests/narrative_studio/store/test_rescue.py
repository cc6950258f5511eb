"""What had not been published comes back out of a damaged work copy when its document is opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError
from narrative_studio.store.connections import connect_work
from narrative_studio.store.document import create_document, open_document
from narrative_studio.store.drafts import Draft, drafts, keep_draft
from narrative_studio.store.journal import Journal
from narrative_studio.store.rescue import Rescued, contents_of_file, contents_of_work, rescue
from tests.narrative_studio.store.papers import closing_document, labels, rows_in, write

PAGE = 4096
DRAFT = Draft("element", "c", "note", "What was being typed", ())


@pytest.fixture
def work(path: Path) -> Path:
    """The work copy of a document, with one row and one draft that are only there."""
    with closing_document(create_document(path)) as made:
        for n in range(60):
            write(made, f"row {n}")
        made.publish()
        write(made, "b")
        keep_draft(made.journal.connection, DRAFT)
        return made.place.journal


def first_page_gone(work: Path) -> None:
    work.write_bytes(bytes(PAGE) + work.read_bytes()[PAGE:])


def a_word_changed(work: Path, label: str = "Write b") -> None:
    with closing(sqlite3.connect(work, isolation_level=None)) as connection:
        connection.execute("UPDATE txn SET label = 'Other' WHERE label = ?", (label,))
        connection.execute("PRAGMA user_version = 9")


def test_what_was_not_published_comes_back_and_what_was_done_is_told(
    path: Path, work: Path
) -> None:
    first_page_gone(work)
    spoilt = work.read_bytes()
    with closing_document(open_document(path)) as found:
        assert labels(found)[-1] == "Write b"
        rescued = found.rescued
        assert rescued is not None
        assert (rescued.operations, rescued.lost) == (1, ("a damaged part of the file",))
        assert rescued.kept.read_bytes() == spoilt
        assert rescued.words.startswith(
            "The work copy on this computer was damaged: 1 change that was not in the document "
            f"file came back from it. It is kept as {rescued.kept}. Perhaps not all"
        )
        assert found.publish().written
    assert "b" in rows_in(path)


def test_what_was_being_typed_comes_back_where_it_can_be_read(path: Path, work: Path) -> None:
    with closing(sqlite3.connect(work)) as connection:
        connection.execute("PRAGMA user_version = 9")
    with closing_document(open_document(path)) as found:
        assert drafts(found.journal.connection) == [DRAFT]
    with closing(sqlite3.connect(work)) as connection:
        connection.execute("UPDATE draft SET base = '{'")
        connection.execute("PRAGMA user_version = 9")
        connection.commit()
    with closing_document(open_document(path)) as found:
        assert drafts(found.journal.connection) == []


def test_a_changed_word_is_left_out_and_told(path: Path, work: Path) -> None:
    a_word_changed(work)
    with closing_document(open_document(path)) as found:
        assert found.rescued is not None
        assert labels(found)[-1] == "Write row 59"
        (lost,) = found.rescued.lost
        assert lost.startswith("transaction ")
        assert found.rescued.words.endswith(
            "narrative-studio recover looks through the backups too."
        )


def test_what_the_file_still_holds_is_not_lost(path: Path, work: Path) -> None:
    a_word_changed(work, "Write row 3")
    with closing_document(open_document(path)) as found:
        assert found.rescued is not None
        assert (found.rescued.operations, found.rescued.lost) == (1, ())


@pytest.mark.parametrize("row", ["another", None])
def test_a_work_copy_that_does_not_know_its_document_is_known_by_what_it_holds(
    path: Path, work: Path, row: str | None
) -> None:
    with closing(sqlite3.connect(work)) as connection:
        connection.execute("DELETE FROM document")
        if row is not None:
            connection.execute("INSERT INTO document VALUES (?)", (row,))
        connection.execute("PRAGMA user_version = 9")
        connection.commit()
    with closing_document(open_document(path)) as found:
        assert found.rescued is not None
        assert found.rescued.operations == 1


def test_a_stranger_is_not_taken_in(work: Path) -> None:
    with closing(connect_work(None)) as connection:
        journal = Journal(connection)
        journal.set_document_id("another")
        rescued = rescue(journal, work)
        assert (rescued.operations, rescued.lost) == (0, ("the id of its document",))
        assert journal.count() == 0


def test_what_is_no_file_is_said_to_be_none(tmp_path: Path, path: Path, work: Path) -> None:
    for read in (contents_of_file, contents_of_work):
        assert isinstance(read(tmp_path / "gone"), DocumentError)
        (tmp_path / "junk").write_bytes(b"junk" * 4000)
        assert isinstance(read(tmp_path / "junk"), DocumentError)
    found = contents_of_file(path)
    assert not isinstance(found, DocumentError)
    assert len(found.txns) == 60


def test_how_much_came_back_is_told_in_words() -> None:
    kept = Path("kept.db")
    assert "2 changes that were not in the document file came back" in Rescued(2, kept, ()).words
    assert Rescued(0, kept, ()).words.endswith("does not hold. It is kept as kept.db.")
    assert "Perhaps not all" in Rescued(0, kept, ("all of it",)).words
