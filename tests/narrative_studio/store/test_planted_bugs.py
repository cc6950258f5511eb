"""A test of the tests: bugs that are planted in the rules of the journal make a history fall."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from narrative_studio.operation import Operation
from narrative_studio.store import hlc, journal, revert, shown, tables
from narrative_studio.store.heads import RowHeads, after, heads_of, replaced, standing
from narrative_studio.store.txn import ALIVE, WHOLE_ROW, Change, Txn
from tests.narrative_studio.store.histories import history
from tests.narrative_studio.store.test_convergence import (
    check_all_agree,
    check_order,
    check_tables_follow_from_the_journal,
)

Plant = Callable[[pytest.MonkeyPatch], None]
SEEDS_TRIED = 15


def a_whole_row_replaces_everything(patch: pytest.MonkeyPatch) -> None:
    """A row that is deleted or restored takes along what its author had not seen."""
    patch.setattr(tables, "after", swallowing)


def swallowing(heads: RowHeads, change: Change) -> dict[str, frozenset[str]]:
    if change.column == WHOLE_ROW:
        return {WHOLE_ROW: frozenset((change.id,))}
    return after(heads, change)


def a_cell_replaces_the_row(patch: pytest.MonkeyPatch) -> None:
    """What one cell replaces is taken for replaced in every cell."""

    def wrong(changes: Iterable[Change]) -> dict[str, frozenset[str]]:
        known = list(changes)
        gone = {base for change in known for base in change.base}
        return {name: ids - gone for name, ids in heads_of(known).items()}

    patch.setattr(tables, "heads_of", wrong)


def edits_replace_what_is_not_shown(patch: pytest.MonkeyPatch) -> None:
    """An ordinary edit of a misaligned cell decides it in silence."""

    def wrong(self: journal.Journal, table: str, row: str, column: str, _: Any) -> tuple[str, ...]:
        return tuple(standing(self.row_heads(table, row), column))

    patch.setattr(journal.Journal, "seen", wrong)


def edits_replace_what_came_meanwhile(patch: pytest.MonkeyPatch) -> None:
    """The base is taken when the edit is committed, not when it began."""
    right = Operation.set

    def wrong(self: Operation, row_type: Any, row_id: str, **cells: Any) -> Any:
        return right(self, row_type, row_id, **{**cells, "bases": {}})

    patch.setattr(Operation, "set", wrong)


def deletion_leaves_edits_standing(patch: pytest.MonkeyPatch) -> None:
    """A deletion replaces the making of the row but not the edits since."""

    def wrong(self: Operation, table: str, row_id: str) -> tuple[str, ...]:
        return tuple(standing(self._journal.row_heads(table, row_id), WHOLE_ROW))

    patch.setattr(Operation, "_all_heads", wrong)


def undo_replaces_the_words_of_others(patch: pytest.MonkeyPatch) -> None:
    """Undo puts the old value back whoever has written since."""

    def wrong(self: Any, column: str) -> tuple[str, ...]:
        return tuple(standing(self._heads, column))

    patch.setattr(revert._Row, "_words", wrong)


def undo_goes_back_too_far(patch: pytest.MonkeyPatch) -> None:
    """Undo restores the first value of a cell, not the one before."""

    def wrong(change: Change, column: str, known: dict[str, Change]) -> list[Change]:
        found = replaced(change, column, known)
        return [earlier for base in found for earlier in replaced(base, column, known)] or found

    patch.setattr(revert, "replaced", wrong)


def the_clock_follows_the_wall(patch: pytest.MonkeyPatch) -> None:
    """Ids go back with the wall clock, or behind what has been seen."""

    def wrong(self: hlc.HybridClock, *, at_ms: int | None = None) -> int:
        del at_ms
        return self._wall() << 16

    patch.setattr(hlc.HybridClock, "tick", wrong)


def the_earliest_shows(patch: pytest.MonkeyPatch) -> None:
    """Of several heads the earliest shows."""
    patch.setattr(shown, "latest", lambda heads: min(heads, key=lambda head: head.order))


def the_approver_is_not_asked(patch: pytest.MonkeyPatch) -> None:
    """The latest wording shows even where the approver has one of their own."""
    patch.setattr(shown, "APPROVER", "nobody")


def a_new_approver_changes_nothing(patch: pytest.MonkeyPatch) -> None:
    """A change of the approver writes its own cell and leaves the wordings as they show."""
    right = tables.Tables.advance

    def wrong(self: tables.Tables, change: Change) -> None:
        with pytest.MonkeyPatch.context() as inner:
            if change.column == "approver":
                inner.setattr(shown, "APPROVER", "nobody")
            right(self, change)

    patch.setattr(tables.Tables, "advance", wrong)


def what_comes_late_is_lost(patch: pytest.MonkeyPatch) -> None:
    """A transaction that is older than the latest one held is taken for known."""
    right = journal.Journal.absorb

    def wrong(self: journal.Journal, txns: Iterable[Txn]) -> journal.Absorbed:
        latest = max(self.txn_ids(), default="")
        return right(self, [txn for txn in txns if txn.id > latest])

    patch.setattr(journal.Journal, "absorb", wrong)


def what_arrives_is_not_shown(patch: pytest.MonkeyPatch) -> None:
    """Rows that are there already are not derived again when something arrives."""
    right = tables.Tables.rebuild

    def wrong(self: tables.Tables, table: str, row: str) -> None:
        if not self.row_heads(table, row):
            right(self, table, row)

    patch.setattr(tables.Tables, "rebuild", wrong)


def the_deleted_stay(patch: pytest.MonkeyPatch) -> None:
    """A deletion is kept in the journal and never shown."""
    patch.setattr(shown, "is_alive", lambda _change: True)
    patch.setattr(tables, "is_alive", lambda _change: True)


def deletion_forgets_the_text(patch: pytest.MonkeyPatch) -> None:
    """A deletion says only that the row is gone."""
    right = Operation._deletion

    def wrong(self: Operation, row: Any) -> Any:
        made = right(self, row)
        return journal.NewChange(made.table, made.row, WHOLE_ROW, {ALIVE: 0}, made.base)

    patch.setattr(Operation, "_deletion", wrong)


BUGS: list[Plant] = [
    a_whole_row_replaces_everything,
    a_cell_replaces_the_row,
    edits_replace_what_is_not_shown,
    edits_replace_what_came_meanwhile,
    deletion_leaves_edits_standing,
    undo_replaces_the_words_of_others,
    undo_goes_back_too_far,
    the_clock_follows_the_wall,
    the_earliest_shows,
    the_approver_is_not_asked,
    a_new_approver_changes_nothing,
    what_comes_late_is_lost,
    what_arrives_is_not_shown,
    the_deleted_stay,
    deletion_forgets_the_text,
]


def falls(seed: int) -> bool:
    """Whether the history of a seed breaks one of the promises."""
    try:
        with history(seed) as past:
            past.run()
            past.meet()
            check_all_agree(past)
            check_order(past)
            check_tables_follow_from_the_journal(past)
    except (AssertionError, sqlite3.IntegrityError, KeyError):
        return True
    return False


@pytest.mark.parametrize("plant", BUGS, ids=lambda plant: plant.__name__)
def test_a_planted_bug_is_found(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    assert any(falls(seed) for seed in range(SEEDS_TRIED)), plant.__doc__


def test_without_a_bug_nothing_falls() -> None:
    assert not any(falls(seed) for seed in range(3))
