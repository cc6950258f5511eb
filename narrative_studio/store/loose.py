"""Texts of changes that belong to no sound transaction, and where they are put.

Nothing of them goes into a document: without a seal that fits, nobody can tell whether a word is as
it was written, or who wrote it, and whoever merges the document would spread it as a fact. But they
are words that somebody typed: ``recover`` writes them beside the document, to be read and put back
by hand.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from narrative_studio.errors import DocumentError
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.field_words import field_words
from narrative_studio.model.rows import columns
from narrative_studio.store.soundness import Line
from narrative_studio.store.txn import WHOLE_ROW

_ABOUT = """\
These texts were found in a damaged document and are not in the one that was recovered: the
operations that they belong to are incomplete or do not fit their seals, so that nobody can tell
whether a text is as it was written. Read them, and put back by hand what is missing.
"""
_UNREAD = frozenset({"rank", "picture", "seen", "cut", "ref", "beat", "template", "language"}) | {
    *("source", "source_table", "target", "target_table"),
}
"""Cells that hold no words of anybody's."""
_KINDS = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif", b"RIFF": ".webp"}


class LooseText(NamedTuple):
    """A text of one cell; ``txn`` is the transaction that it stood in, None where that is lost."""

    txn: str | None
    table: str
    row: str
    column: str
    text: str


def loose_texts(txn: str | None, line: Line, value: object) -> Iterator[LooseText]:
    """The texts in a line of the table change, of which ``value`` is what could be read."""
    if not (isinstance(line.table, str) and isinstance(line.row, str)):
        return
    cells = value if isinstance(value, dict) else {line.column: value}
    for column, text in cells.items():
        if isinstance(text, str) and text.strip() and _is_for_people(line.table, str(column)):
            yield LooseText(txn, line.table, line.row, str(column), text)


def value_of(new: str) -> object:
    """A value as it stands in the table; where it is not even JSON any more, its letters."""
    try:
        return json.loads(new)
    except (ValueError, RecursionError):
        return new


def write_texts(target: Path, texts: Iterable[LooseText]) -> Path | None:
    """Write texts beside a document; None where there are none.

    Raises:
        DocumentError: they cannot be written.
    """
    rows: dict[tuple[str, str], list[LooseText]] = {}
    told: set[tuple[str, str, str, str]] = set()
    for one in texts:
        said = (one.table, one.row, one.column, one.text)
        if said not in told:
            told.add(said)
            rows.setdefault((one.table, one.row), []).append(one)
    if not rows:
        return None
    parts = [_ABOUT]
    for (table, row), found in rows.items():
        parts.append(f"--- {table} {row}\n")
        parts += [f"{_called(one.column)}:\n{one.text}\n" for one in found]
    place = _free(target.with_name(f"{target.stem} set aside.txt"))
    _write(place, "\n".join(parts).encode("utf-8", "replace"))
    return place


def write_pictures(target: Path, pictures: Iterable[bytes]) -> Path | None:
    """Write pictures into a folder beside a document; None where there are none.

    Raises:
        DocumentError: they cannot be written.
    """
    folder: Path | None = None
    for content in pictures:
        if folder is None:
            folder = _free(target.with_name(f"{target.stem} pictures"))
        kind = next((kind for head, kind in _KINDS.items() if content.startswith(head)), ".bin")
        _write(folder / f"{hashlib.sha256(content).hexdigest()[:12]}{kind}", content)
    return folder


def _is_for_people(table: str, column: str) -> bool:
    """Whether a cell holds words, not an id, a place in an order or one of a few words."""
    if table not in BY_TABLE or column == WHOLE_ROW:
        return True
    cell = columns(BY_TABLE[table]).get(column)
    return cell is None or (
        cell.python_type is str
        and not (cell.refers_to or cell.is_personal or cell.is_date)
        and column not in _UNREAD
    )


def _called(column: str) -> str:
    return "its texts" if column == WHOLE_ROW else field_words(column)


def _free(place: Path) -> Path:
    names = (place.with_stem(f"{place.stem} {number}") for number in count(2))
    return place if not place.exists() else next(name for name in names if not name.exists())


def _write(place: Path, content: bytes) -> None:
    try:
        place.parent.mkdir(exist_ok=True)
        with place.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise DocumentError(
            f"“{place.name}” could not be written to {place.parent}: {error.strerror or error}.",
            "Choose another place to recover to.",
        ) from error
