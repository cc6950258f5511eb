"""Long texts in the journal: stored as what differs from the value that they replace.

In the table ``change`` the column ``new`` holds canonical JSON (TEXT) or, for one long text that
replaces another, a *patch* (BLOB) against the first of the changes that it is based on. Which of
the two it is does not matter to anybody: seals are made of whole values, and what is read through
:class:`Values` is whole. A patch is kept only where it is smaller, and after :data:`DEEPEST`
patches in a row a whole text stands again, so that any value is read in a bounded number of steps
and a damaged one takes few others along.

Form of a patch: one byte of kind, one of depth, the characters that beginning and end share with
the text before (two 32-bit numbers), and what stands between them in UTF-8: as it is (kind 1), or
deflated with the old middle as dictionary (kind 2), which stores many small edits in few bytes.
"""

import json
import struct
import zlib
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from narrative_studio.model.rows import CellValue
from narrative_studio.store.txn import WHOLE_ROW, NewValue

DEEPEST = 16
"""So many patches in a row at most lead to a whole text."""

LONG_CHARS = 200
"""Shorter texts are stored whole."""

LONGEST_CHARS = 16_000_000
"""No patch makes a text longer than this, whatever it says."""

_HEAD = struct.Struct(">BBII")
_PLAIN, _DEFLATED = 1, 2
_WINDOW_BYTES = 32_768
_CACHED_CHARS = 8_000_000


class Stored(NamedTuple):
    """A change as the table holds it; see :class:`~narrative_studio.store.txn.Change`."""

    column: str
    new: str | bytes
    base: str


def make_patch(before: str, after: str, *, depth: int) -> bytes | None:
    """What turns ``before`` into ``after``; None where the whole text is no larger.

    ``depth`` counts the patches in a row that this one is the last of.
    """
    if len(after) < LONG_CHARS or not 0 < depth <= DEEPEST:
        return None
    first = _shared(before, after)
    last = _shared(before[first:][::-1], after[first:][::-1])
    old = before[first : len(before) - last].encode()
    new = after[first : len(after) - last].encode()
    kind, middle = _PLAIN, new
    if len(new) > 2 * _HEAD.size:
        packer = zlib.compressobj(9, wbits=-15, zdict=old[-_WINDOW_BYTES:])
        deflated = packer.compress(new) + packer.flush()
        if len(deflated) < len(new):
            kind, middle = _DEFLATED, deflated
    made = _HEAD.pack(kind, depth, first, last) + middle
    return made if len(made) < len(after.encode()) else None


def apply_patch(patch: bytes, before: str) -> str:
    """The text that a patch makes of the one before.

    Raises:
        ValueError: the patch is damaged, or belongs to another text.
    """
    if len(patch) < _HEAD.size:
        raise ValueError("a patch has a head")
    kind, _depth, first, last = _HEAD.unpack_from(patch)
    middle = patch[_HEAD.size :]
    if first + last > len(before):
        raise ValueError("a patch belongs to a longer text")
    if kind == _DEFLATED:
        old = before[first : len(before) - last].encode()
        unpacker = zlib.decompressobj(wbits=-15, zdict=old[-_WINDOW_BYTES:])
        try:
            middle = unpacker.decompress(middle, 4 * LONGEST_CHARS)
        except zlib.error as error:
            raise ValueError("a patch cannot be unpacked") from error
        if not unpacker.eof or unpacker.unused_data:
            raise ValueError("a patch goes on where it should end")
    elif kind != _PLAIN:
        raise ValueError("a patch of an unknown kind")
    made = before[:first] + middle.decode() + before[len(before) - last :]
    if len(made) > LONGEST_CHARS:
        raise ValueError("a patch makes a text that is too long")
    return made


def plain_part(patch: bytes) -> str:
    """The letters that a patch holds as they are, for when the text that it builds on is lost."""
    is_plain = len(patch) > _HEAD.size and patch[0] == _PLAIN
    return patch[_HEAD.size :].decode("utf-8", "replace") if is_plain else ""


def depth_of(new: str | bytes) -> int:
    """How many patches in a row lead to a stored value: 0 for a whole one."""
    return 0 if isinstance(new, str) else new[1] if len(new) >= _HEAD.size else DEEPEST + 1


class Values:
    """Reads stored values; ``find`` gives the stored change of an id, None if it is not held.

    ``spend`` is told of each text that is gone through for that, in characters, and may raise.
    """

    def __init__(
        self, find: Callable[[str], Stored | None], *, spend: Callable[[int], object] | None = None
    ) -> None:
        self._find = find
        self._spend = spend or (lambda _chars: None)
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._cached_chars = 0

    def read(self, change_id: str, stored: Stored) -> NewValue:
        """The whole value of a change.

        Raises:
            ValueError: it is damaged, or what it builds on is missing.
        """
        if isinstance(stored.new, str):
            whole: NewValue = json.loads(stored.new)
            return whole
        return self._text(change_id, stored)

    def pack(self, column: str, value: NewValue, base: tuple[str, ...]) -> bytes | None:
        """A patch for a value that is about to be stored; None where it is to be stored whole."""
        if not isinstance(value, str) or len(value) < LONG_CHARS or not base:
            return None
        found = self._find(base[0])
        if found is None or column == WHOLE_ROW:
            return None
        before = self._value_before(base[0], found, column)
        if not isinstance(before, str):
            return None
        return make_patch(before, value, depth=depth_of(found.new) + 1)

    def remember(self, change_id: str, value: NewValue) -> None:
        """Keep a long text at hand: the next one is likely to build on it."""
        if isinstance(value, str) and len(value) >= LONG_CHARS:
            self._keep(change_id, value)

    def _text(self, change_id: str, stored: Stored) -> str:
        known = self._texts.get(change_id)
        if known is not None:
            self._texts.move_to_end(change_id)
            return known
        chain = [(change_id, stored)]
        while True:
            name, at = chain[-1]
            if isinstance(at.new, str):
                break
            base = at.base.partition(" ")[0]
            found = self._find(base) if base else None
            # The depth falls with each step, so that no chain goes round in a circle.
            if found is None or depth_of(found.new) != depth_of(at.new) - 1:
                raise ValueError("a patch without the text that it belongs to")
            chain.append((base, found))
            if base in self._texts:
                break
        name, at = chain.pop()
        text: CellValue = self._texts.get(name) or self._value_before(name, at, stored.column)
        for name, at in reversed(chain):
            if not isinstance(text, str) or isinstance(at.new, str):
                raise ValueError("a patch against something that is no text")
            before = text
            text = apply_patch(at.new, before)
            self._spend(max(len(before), len(text)))
            self._keep(name, text)
        assert isinstance(text, str)
        return text

    def _value_before(self, change_id: str, stored: Stored, column: str) -> CellValue:
        if isinstance(stored.new, str):
            self._spend(len(stored.new))
        value = self.read(change_id, stored)
        if stored.column == WHOLE_ROW:
            return value.get(column) if isinstance(value, dict) else None
        return value if stored.column == column and isinstance(value, str | int) else None

    def _keep(self, change_id: str, text: str) -> None:
        if change_id not in self._texts:
            self._cached_chars += len(text)
        self._texts[change_id] = text
        while self._cached_chars > _CACHED_CHARS and len(self._texts) > 1:
            _name, gone = self._texts.popitem(last=False)
            self._cached_chars -= len(gone)


def _shared(left: str, right: str) -> int:
    """How many characters two texts have in common at the beginning."""
    low, high = 0, min(len(left), len(right))
    if left[:high] == right[:high]:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
