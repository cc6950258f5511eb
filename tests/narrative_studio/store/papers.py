"""Documents as files: making, reading and telling what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from narrative_studio.store.document import Document, create_document, read_document
from narrative_studio.store.txn import WHOLE_ROW
from tests.narrative_studio.store.desks import new_change


@contextmanager
def closing_document(found: Document) -> Iterator[Document]:
    """Close a document at the end."""
    try:
        yield found
    finally:
        found.close()


def write(found: Document, row: str, name: str = "Trace it", *, author: str = "ada") -> str:
    """Commit one row and return the id of its operation."""
    heads = found.journal.row_heads("element", row).get(WHOLE_ROW, ())
    change = new_change("element", row, WHOLE_ROW, {"name": name, "alive": 1}, heads)
    txn, _ = found.journal.append(f"Write {row}", [change], author=author)
    return txn.id


def published(path: Path, *rows: str) -> Path:
    """Make a document that holds these rows."""
    with closing_document(create_document(path)) as made:
        for row in rows:
            write(made, row)
        made.publish()
    return path


def rows_in(path: Path) -> set[str]:
    """The rows that the file itself holds."""
    with closing_document(read_document(path)) as found:
        return {row for (row,) in found.journal.connection.execute("SELECT id FROM element")}


def labels(found: Document) -> list[str]:
    """The labels of all operations."""
    return [txn.label for txn in found.journal.txns()]


def names(folder: Path) -> set[str]:
    """What lies in a folder."""
    return {file.name for file in folder.iterdir()}


def is_published(found: Document) -> bool:
    """Whether all of a document stands in its file; asked anew each time."""
    return found.is_published
