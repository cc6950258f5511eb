"""A small file cannot be made to cost much time or memory by what it unpacks to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError, NotADocument
from narrative_studio.store import foreign
from narrative_studio.store.foreign import read_contents
from narrative_studio.store.patch import _HEAD
from narrative_studio.store.recover import recover
from narrative_studio.store.rescue import contents_of_work
from narrative_studio.store.salvage import salvage
from narrative_studio.store.verify import verify_document
from tests.narrative_studio.store.strangers import REPLICA, tampering, transaction, write_file
from tests.narrative_studio.store.test_hostile_documents import FIRST, LONG


def patched(path: Path, count: int, *, each: int = 1, headline: str = "") -> None:
    """A document of which ``count`` operations patch one text ``each`` times."""
    cells = {"narrative": "n", "headline": headline, "script": LONG}
    row = transaction(2, ("frame", "f", "*", cells))
    write_file(path, (FIRST, row))
    base, text = (row.changes[0].id,), f"{LONG}."
    patch_of = _HEAD.pack(1, 1, len(LONG), 0) + b"."
    with tampering(path) as connection:
        connection.execute("BEGIN")
        for t in range(10, 10 + count):
            made = transaction(t, *[("frame", "f", "script", text)] * each)
            changes = tuple(replace(change, base=base) for change in made.changes)
            made = replace(made, changes=changes)
            head = (t, made.id, REPLICA, t, made.clock, "ada", "Edit", None, made.seal())
            connection.execute("INSERT INTO txn VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", head)
            connection.executemany(
                "INSERT INTO change VALUES (?, ?, 'frame', 'f', 'script', ?, ?)",
                [(t, change.n, patch_of, base[0]) for change in changes],
            )
        connection.execute("COMMIT")


@pytest.mark.parametrize("headline", ["", "x" * 20_000])
def test_a_file_that_unpacks_to_more_than_any_document_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch, headline: str
) -> None:
    """What counts is what is gone through: one huge row for many small patches costs as much."""
    patched(path, 40, headline=headline)
    assert len(read_contents(path).txns) == 42
    monkeypatch.setattr(foreign, "UNPACKED_CHARS", 40 * (len(headline) + 2 * len(LONG)) - 900)
    monkeypatch.setattr(foreign, "UNPACKED_CHARS_OF_A_CHANGE", 0)
    for read in (read_contents, verify_document, salvage):
        with pytest.raises(NotADocument, match=f"“{path.name}” unpacks to more text"):
            read(path)
    with pytest.raises(DocumentError, match="unpacks to more text"):
        recover(path, path.with_name("recovered.narrative"))
    monkeypatch.setattr(foreign, "UNPACKED_CHARS_OF_A_CHANGE", len(headline) + 2 * len(LONG))
    assert len(read_contents(path).txns) == 42, "a longer history may be larger"
    monkeypatch.setattr(foreign, "MOST_UNPACKED_CHARS", 20 * len(LONG))
    with pytest.raises(NotADocument):
        read_contents(path)


def test_a_transaction_that_unpacks_to_more_than_any_is_set_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patched(path, 2, each=20)
    assert read_contents(path).set_aside == ()
    monkeypatch.setattr(foreign, "MOST_IN_A_TRANSACTION", 19 * len(LONG))
    contents = read_contents(path)
    assert len(contents.set_aside) == 2
    assert len(contents.txns) == 2


def test_a_work_copy_that_unpacks_to_too_much_is_not_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patched(path, 40)
    monkeypatch.setattr(foreign, "MOST_UNPACKED_CHARS", 20 * len(LONG))
    assert isinstance(contents_of_work(path), NotADocument)
