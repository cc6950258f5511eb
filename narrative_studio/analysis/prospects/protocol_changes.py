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
    """The operations on a protocol since it was fixed, in the order of ``history``.

    ``history`` is that of its row (``Project.row_history``). Fixing it is no change of it, and
    neither is its coming into the document, which may be an import.
    """
    if not protocol.is_fixed:
        return ()
    return tuple(
        one
        for one in history
        if one.at.timestamp() * 1000 > protocol.fixed_at_ms
        and one.columns != _WHOLE
        and not _FIXING.issuperset(one.columns)
    )
