"""What was changed in a protocol after it was fixed: possible, and always shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final, Protocol, TypeVar

from narrative_studio.model.prospects import TestProtocol

_FIXING: Final = frozenset({"fixed_at_ms", "fixed_by"})
_WHOLE: Final = ("*",)


class Touching(Protocol):
    """An operation that touched a row; ``columns`` names the cells, ``*`` the whole row."""

    @property
    def at(self) -> datetime: ...

    @property
    def columns(self) -> tuple[str, ...]: ...


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
