"""Reads the lines of tables out of the pages of an SQLite file, past its root and its indexes.

Source of the format: https://www.sqlite.org/fileformat2.html, sections 1.5 to 2.1. Nothing that is
found is trusted; see ``salvage``.
"""

from collections.abc import Iterator, Mapping, Sequence

MAGIC = b"SQLite format 3\x00"
"""How every SQLite file begins."""

_PAGE_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)
_TABLE_LEAF, _INDEX_LEAF = 0x0D, 0x0A
_MOST_OVERFLOW = 20_000
_COLUMNS = frozenset({1, 2, 3, 7, 9})
"""How many columns the lines of document, blob, personal, change and txn have."""
_LONGEST_HEAD = 60
"""Bytes; the heads of our lines are shorter."""

Value = int | str | bytes | None
"""What a line holds."""


def page_sizes(content: bytes) -> Sequence[int]:
    """The page size that the head of the file names; all there are where the head is damaged."""
    named = int.from_bytes(content[16:18], "big")
    named = 65536 if named == 1 else named
    if content[:16] == MAGIC and named in _PAGE_SIZES:
        return (named,)
    return _PAGE_SIZES


def rows_in(content: bytes, size: int) -> Iterator[tuple[int | None, list[Value]]]:
    """The lines that may be those of a document, in pages of that size.

    Each comes with its number, None for a line of a table that has none.
    """
    for page in range(-(-len(content) // size)):
        yield from _rows_of(content, size, page)


def _rows_of(content: bytes, size: int, page: int) -> Iterator[tuple[int | None, list[Value]]]:
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
        yield rowid if has_rowid else None, values


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


def _record(payload: bytes) -> list[Value]:
    kinds, at = _kinds(payload)
    if len(kinds) not in _COLUMNS:
        raise ValueError("not a line of a document")
    values: list[Value] = []
    for kind in kinds:
        size = _SIZES.get(kind, (kind - 12) // 2 if kind >= 12 else None)
        if size is None:
            raise ValueError("a value of an unknown kind")
        values.append(_value(kind, _part(payload, at, size)))
        at += size
    return values


_SIZES: Mapping[int, int] = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}
"""How many bytes a value of each kind takes; REAL (7) stands in no document."""


def _value(kind: int, part: bytes) -> Value:
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
