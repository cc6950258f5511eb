"""Takes what is sound out of a file that SQLite itself can no longer open as a document.

The pages of the file are read one by one, past its root, its schema and its indexes, any of which
may be damaged or cut off: every leaf of a table that looks like lines of ``txn``, ``change`` or
``blob`` is decoded. Nothing that is found is trusted: a transaction counts only if its seal fits.

Source of the format: https://www.sqlite.org/fileformat2.html, sections 1.5 to 2.1.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

from narrative_studio.errors import DocumentError
from narrative_studio.model.people import ProjectInfo
from narrative_studio.store.foreign import MAGIC, Contents, Transactions
from narrative_studio.store.personal import Personal, is_sound
from narrative_studio.store.soundness import Line
from narrative_studio.store.txn import Txn

LARGEST_BYTES = 2**31
"""No larger file is looked through."""

_PAGE_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)
_TABLE_LEAF, _INDEX_LEAF = 0x0D, 0x0A
_MOST_OVERFLOW = 20_000
_COLUMNS = frozenset({1, 2, 3, 7, 9})
"""How many columns the lines of document, blob, personal, change and txn have."""
_LONGEST_HEAD = 60
"""Bytes; the heads of our lines are shorter."""
_WAL_HEAD, _FRAME_HEAD = 32, 24

_Value = int | str | bytes | None


def salvage(path: Path) -> Contents:
    """The sound transactions and pictures of a damaged file.

    Raises:
        DocumentError: the file cannot be read, or nothing in it is sound.
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
    best = max(
        (_contents(content, written_ahead, size) for size in _sizes(content)),
        key=lambda found: len(found.txns),
    )
    if not best.txns:
        raise DocumentError(
            f"Nothing sound was found in “{path.name}”.", "Try a backup of it, or another copy."
        )
    return best


def _contents(content: bytes, wal: bytes, size: int) -> Contents:
    """What is sound in a file whose pages have that size."""
    found = _Found()
    # The pages as they were before are looked through too: they may be the sound ones.
    for pages in dict.fromkeys((content, _with_wal(content, wal, size))):
        for page in range(-(-len(pages) // size)):
            _read_page(pages, size, page, found)
    return found.contents()


@dataclass
class _Found:
    """Lines that may be those of a document."""

    txns: list[tuple[_Value, ...]] = field(default_factory=list)
    lines: dict[object, list[Line]] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    personal: dict[str, Personal] = field(default_factory=dict)
    ids: Counter[str] = field(default_factory=Counter)

    def take_row(self, rowid: int, values: list[_Value]) -> None:
        """Take a line of a table with a rowid, if it has the shape of one of ours."""
        match values:
            case [None, str(), str(), int(), int(), str(), str(), _, str() | bytes()]:
                self.txns.append((rowid, *values[1:]))
            case [int(t), int(), str(), str(), str(), str() | bytes(), str()]:
                self.lines.setdefault(t, []).append(Line(*values[1:]))
            case [str(sha256), bytes(content)]:
                if hashlib.sha256(content).hexdigest() == sha256:
                    self.blobs[sha256] = content

    def take_key(self, values: list[_Value]) -> None:
        """Take a line of a table without one."""
        match values:
            case [str(document_id)]:
                self.ids[document_id] += 1
            case [str(token), bytes(salt), str(value)] if is_sound(token, salt, value):
                self.personal[token] = Personal(token, salt, value)

    def contents(self) -> Contents:
        set_aside: list[str] = []
        # Where pages were copied about, a line can be found twice.
        lines = {t: list(dict.fromkeys(found)) for t, found in self.lines.items()}
        txns = tuple(Transactions(list(dict.fromkeys(self.txns)), lines, set_aside).sound())
        return Contents(
            document_id=self._document_id(txns),
            txns=txns,
            blobs=tuple(self.blobs.items()),
            holds=frozenset({txn.id for txn in txns}),
            set_aside=tuple(set_aside),
            personal=tuple(self.personal.values()),
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


def _sizes(content: bytes) -> Sequence[int]:
    """The page size that the head of the file names; all there are where the head is damaged."""
    named = int.from_bytes(content[16:18], "big")
    named = 65536 if named == 1 else named
    if content[:16] == MAGIC and named in _PAGE_SIZES:
        return (named,)
    return _PAGE_SIZES


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


def _read_page(content: bytes, size: int, page: int, found: _Found) -> None:
    start = page * size
    head = start + (100 if page == 0 else 0)
    if head + 8 > len(content) or content[head] not in (_TABLE_LEAF, _INDEX_LEAF):
        return
    has_rowid = content[head] == _TABLE_LEAF
    count = min(int.from_bytes(content[head + 3 : head + 5], "big"), size // 4)
    for n in range(count):
        at = int.from_bytes(content[head + 8 + 2 * n : head + 10 + 2 * n], "big")
        try:
            length, at = _varint(content, start + at)
            rowid, at = _varint(content, at) if has_rowid else (0, at)
            values = _record(_payload(content, size, at, length, has_rowid=has_rowid))
        except (ValueError, IndexError):
            continue
        if has_rowid:
            found.take_row(rowid, values)
        else:
            found.take_key(values)


def _payload(content: bytes, size: int, at: int, length: int, *, has_rowid: bool) -> bytes:
    """The bytes of a record, with those that lie in overflow pages."""
    if not 0 < length <= len(content):
        raise ValueError("a record of impossible length")
    most = size - 35 if has_rowid else (size - 12) * 64 // 255 - 23
    if length <= most:
        return _part(content, at, length)
    # Before pages are followed that may lead anywhere: has it the columns of one of our lines?
    if len(_kinds(_part(content, at, min(length, _LONGEST_HEAD)))[0]) not in _COLUMNS:
        raise ValueError("not a line of a document")
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    local = local if local <= most else least
    parts = [_part(content, at, local)]
    left = length - local
    following = int.from_bytes(_part(content, at + local, 4), "big")
    seen: set[int] = set()
    while left > 0:
        if following in seen or not following or len(seen) > _MOST_OVERFLOW:
            raise ValueError("overflow pages that lead nowhere")
        seen.add(following)
        page = (following - 1) * size
        take = min(left, size - 4)
        parts.append(_part(content, page + 4, take))
        following = int.from_bytes(_part(content, page, 4), "big")
        left -= take
    return b"".join(parts)


def _part(content: bytes, at: int, length: int) -> bytes:
    part = content[at : at + length]
    if len(part) < length:
        raise ValueError("the file ends before the record does")
    return part


def _kinds(payload: bytes) -> tuple[list[int], int]:
    """The kind of each value of a record, and where the values begin."""
    length, at = _varint(payload, 0)
    if length > _LONGEST_HEAD:
        raise ValueError("more columns than any of our tables has")
    kinds = []
    while at < length:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    return kinds, at


def _record(payload: bytes) -> list[_Value]:
    kinds, at = _kinds(payload)
    if len(kinds) not in _COLUMNS:
        raise ValueError("not a line of a document")
    values: list[_Value] = []
    for kind in kinds:
        size = _SIZES.get(kind, (kind - 12) // 2 if kind >= 12 else None)
        if size is None:
            raise ValueError("a value of an unknown kind")
        values.append(_value(kind, _part(payload, at, size)))
        at += size
    return values


_SIZES: Mapping[int, int] = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}
"""How many bytes a value of each kind takes; REAL (7) stands in no document."""


def _value(kind: int, part: bytes) -> _Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind < 12:
        return int.from_bytes(part, "big", signed=True)
    return part if kind % 2 == 0 else part.decode("utf-8", "surrogateescape")


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A variable-length whole number and where it ends."""
    value = 0
    for n, byte in enumerate(content[at : at + 9], start=1):
        if n == 9:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + n
    raise ValueError("a number that does not end")
