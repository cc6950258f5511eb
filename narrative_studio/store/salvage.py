"""Takes what is sound out of a file that SQLite itself can no longer open as a document.

The pages of the file are read one by one, past its root, its schema and its indexes, any of which
may be damaged or cut off: every leaf of a table that looks like lines of ``txn``, ``change`` or
``blob`` is decoded (``pages``). Nothing that is found is trusted: a transaction counts only if its
seal fits.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

from narrative_studio.errors import DocumentError
from narrative_studio.model.people import ProjectInfo
from narrative_studio.store.foreign import (
    Contents,
    TooMuchText,
    Transactions,
    too_much_text,
)
from narrative_studio.store.pages import Value, page_sizes, rows_in
from narrative_studio.store.personal import Personal, is_sound
from narrative_studio.store.soundness import Line
from narrative_studio.store.txn import Txn

LARGEST_BYTES = 2**31
"""No larger file is looked through."""

_WAL_HEAD, _FRAME_HEAD = 32, 24


def salvage(path: Path) -> Contents:
    """The sound transactions and pictures of a damaged file, and the texts of all others.

    Raises:
        DocumentError: the file cannot be read, or none of these is in it.
    """
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            raise DocumentError(
                f"“{path.name}” is no ordinary file.", "Choose the document itself."
            )
        if found.st_size > LARGEST_BYTES:
            raise DocumentError(
                f"“{path.name}” is larger than any document.", "Choose the document itself."
            )
        content = path.read_bytes()
        wal = path.with_name(f"{path.name}-wal")
        written_ahead = wal.read_bytes() if wal.is_file() else b""
    except OSError as error:
        raise DocumentError(
            f"“{path.name}” cannot be read: {error.strerror or error}.",
            "Check that it is there and that you may open it.",
        ) from None
    try:
        best = max(
            (_contents(content, written_ahead, size) for size in page_sizes(content)),
            key=lambda found: (len(found.txns), len(found.blobs) + len(found.texts)),
        )
    except TooMuchText:
        raise too_much_text(path) from None
    if not (best.txns or best.blobs or best.texts):
        raise DocumentError(
            f"Nothing sound was found in “{path.name}”.", "Try a backup of it, or another copy."
        )
    return best


def _contents(content: bytes, wal: bytes, size: int) -> Contents:
    """What is sound in a file whose pages have that size."""
    found = _Found()
    # The pages as they were before are looked through too: they may be the sound ones.
    for pages in dict.fromkeys((content, _with_wal(content, wal, size))):
        for number, values in rows_in(pages, size):
            found.take(number, values)
    return found.contents()


@dataclass
class _Found:
    """Lines that may be those of a document."""

    txns: list[tuple[Value, ...]] = field(default_factory=list)
    lines: dict[object, list[Line]] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    personal: dict[str, Personal] = field(default_factory=dict)
    ids: Counter[str] = field(default_factory=Counter)

    def take(self, number: int | None, values: list[Value]) -> None:
        """Take a line of a table, if it has the shape of one of ours."""
        if number is None:
            self._take_key(values)
        else:
            self._take_row(number, values)

    def _take_row(self, rowid: int, values: list[Value]) -> None:
        match values:
            case [None, str(), str(), int(), int(), str(), str(), _, str() | bytes()]:
                self.txns.append((rowid, *values[1:]))
            case [int(t), int(), str(), str(), str(), str() | bytes(), str()]:
                self.lines.setdefault(t, []).append(Line(*values[1:]))
            case [str(sha256), bytes(content)]:
                if hashlib.sha256(content).hexdigest() == sha256:
                    self.blobs[sha256] = content

    def _take_key(self, values: list[Value]) -> None:
        match values:
            case [str(document_id)]:
                self.ids[document_id] += 1
            case [str(token), bytes(salt), str(value)] if is_sound(token, salt, value):
                self.personal[token] = Personal(token, salt, value)

    def contents(self) -> Contents:
        set_aside: list[str] = []
        # Where pages were copied about, a line can be found twice.
        lines = {t: list(dict.fromkeys(found)) for t, found in self.lines.items()}
        found = Transactions(list(dict.fromkeys(self.txns)), lines, set_aside)
        txns = tuple(found.sound())
        return Contents(
            document_id=self._document_id(txns),
            txns=txns,
            blobs=tuple(self.blobs.items()),
            holds=frozenset({txn.id for txn in txns}),
            set_aside=tuple(set_aside),
            personal=tuple(self.personal.values()),
            texts=tuple(found.loose),
        )

    def _document_id(self, txns: tuple[Txn, ...]) -> str:
        """What the sealed transactions say, else what stands in the table document."""
        said = Counter(
            change.row
            for txn in txns
            for change in txn.changes
            if change.table == ProjectInfo.table
        )
        return next((row for row, _ in [*said.most_common(1), *self.ids.most_common(1)]), "")


def _with_wal(content: bytes, wal: bytes, size: int) -> bytes:
    """The pages of a database with those of its write-ahead log put over them."""
    if len(wal) < _WAL_HEAD or int.from_bytes(wal[8:12], "big") != size:
        return content
    salts, pages = wal[16:24], bytearray(content)
    for at in range(_WAL_HEAD, len(wal) - _FRAME_HEAD - size + 1, _FRAME_HEAD + size):
        number = int.from_bytes(wal[at : at + 4], "big")
        # Frames of an earlier round of the log have other salts.
        if wal[at + 8 : at + 16] != salts or not 0 < number <= LARGEST_BYTES // size:
            break
        if number * size > len(pages):
            pages.extend(bytes(number * size - len(pages)))
        pages[(number - 1) * size : number * size] = wal[at + _FRAME_HEAD : at + _FRAME_HEAD + size]
    return bytes(pages)
