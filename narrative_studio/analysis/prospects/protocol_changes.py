"""Whether a protocol was agreed before the tests, and what was changed after: always shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final, Protocol, TypeVar

from narrative_studio.analysis.naming import counted, quoted
from narrative_studio.model.field_words import field_words
from narrative_studio.model.prospects import TestProtocol, TestSession
from narrative_studio.model.rows import CellValue

_FIXING: Final = frozenset({"fixed_at_ms", "fixed_by"})
_WHOLE: Final = ("*",)


class Touching(Protocol):
    """An operation that touched a row; ``columns`` names the cells, ``*`` the whole row."""

    @property
    def txn(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def at(self) -> datetime: ...

    @property
    def columns(self) -> tuple[str, ...]: ...


class Valued(Protocol):
    """A value that a cell has had; ``change`` names the operation, then a slash and its place."""

    @property
    def change(self) -> str: ...

    @property
    def value(self) -> CellValue: ...


T = TypeVar("T", bound=Touching)


def changes_after_fixing(protocol: TestProtocol, history: Iterable[T]) -> tuple[T, ...]:
    """The operations on a protocol since it was fixed, the latest first.

    ``history`` is that of its row, the latest first (``Project.row_history``). Fixing it is no
    change of it, and neither is its coming into the document, which may be an import.
    """
    if not protocol.is_fixed:
        return ()
    found = []
    for one in history:
        # The order tells what the clock cannot: an edit in the millisecond of the fixing.
        if not _FIXING.isdisjoint(one.columns):
            break
        if one.columns != _WHOLE and one.at.timestamp() * 1000 >= protocol.fixed_at_ms:
            found.append(one)
    return tuple(found)


def change_words(event: Touching, history: Callable[[str], Sequence[Valued]]) -> str:
    """What an operation made of a protocol: ``Planned number of sessions: 6, now 8``.

    ``history`` gives every value that a cell has had, the oldest first (``Project.cell_history``).
    """
    found = [
        f"{field_words(column)}: {_said(column, before.value)}, now {_said(column, after.value)}"
        for column in event.columns
        for before, after in pairwise(history(column))
        if after.change.rpartition("/")[0] == event.txn
    ]
    words = "; ".join(found)
    return f"{words[:1].upper()}{words[1:]}" or event.label


def _said(column: str, value: CellValue) -> str:
    if value is None or value == "":
        return "empty"
    if isinstance(value, str):
        return quoted(value)
    if column == "flag_mean_hundredths":
        return f"{value / 100:g}"
    return f"{value:,} %" if column == "flag_low_share_pct" else f"{value:,}"


def held_before_fixing(
    protocol: TestProtocol, held: Iterable[TestSession]
) -> tuple[TestSession, ...]:
    """The sessions that took place before the protocol was fixed; those of that day did not."""
    fixed = datetime.fromtimestamp(protocol.fixed_at_ms / 1000, UTC).date().isoformat()
    return tuple(one for one in held if one.held_on is not None and one.held_on < fixed)


def made_afterwards(
    protocol: TestProtocol | None, held: Sequence[TestSession], changes: int
) -> str:
    """What to say beside every verdict of a rule that was not agreed before; empty if it was.

    ``held`` are the sessions that took place, ``changes`` how many there were since it was fixed.
    It begins small and ends without a full stop.
    """
    if protocol is None or not held:
        return ""
    if not protocol.is_fixed:
        return f"the protocol is not fixed, and {counted(len(held), 'session')} took place"
    found = []
    if early := len(held_before_fixing(protocol, held)):
        found.append(f"the protocol was fixed after {counted(early, 'session')}")
    if changes:
        subject = "" if found else "the protocol was "
        found.append(f"{subject}changed {counted(changes, 'time')} after it was fixed")
    return " and ".join(found)
