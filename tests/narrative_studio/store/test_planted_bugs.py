"""A test of the tests: bugs that are planted in the rules of the journal make a history fall."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from narrative_studio import past
from narrative_studio.errors import NarrativeError
from narrative_studio.model.rows import Policy
from narrative_studio.operation import Operation
from narrative_studio.project import Identity, Project
from narrative_studio.store import (
    cuts,
    document,
    foreign,
    hlc,
    journal,
    misalignments,
    publish,
    revert,
    shown,
    soundness,
    tables,
    writing,
)
from narrative_studio.store import patch as patches
from narrative_studio.store.foreign import read_contents
from narrative_studio.store.heads import RowHeads, after, heads_of, replaced, standing
from narrative_studio.store.sources import Sources
from narrative_studio.store.txn import ALIVE, WHOLE_ROW, Change, Txn
from tests.narrative_studio.store import desks
from tests.narrative_studio.store.histories import history
from tests.narrative_studio.store.planting import Check, Plant, see_it_fall
from tests.narrative_studio.store.strangers import tampering
from tests.narrative_studio.store.test_convergence import (
    check_all_agree,
    check_nothing_is_missed,
    check_order,
    check_tables_follow_from_the_journal,
    check_the_past,
)
from tests.narrative_studio.store.test_copies import say, texts
from tests.narrative_studio.store.test_patch import SCRIPT, Shelf

SEEDS_TRIED = 60


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


def a_decision_replaces_what_is_shown(patch: pytest.MonkeyPatch) -> None:
    """A decision leaves the wordings standing that did not show."""

    def wrong(self: Operation, row_type: Any, row_id: str, **cells: Any) -> Any:
        self._decided |= {(row_type.table, row_id, name) for name in cells}
        return self.set(row_type, row_id, bases={}, **cells)

    patch.setattr(Operation, "decide", wrong)


def restoring_forgets_what_was_not_seen(patch: pytest.MonkeyPatch) -> None:
    """A row comes back as its deleter knew it."""

    def wrong(self: past.Past, table: str, row: str) -> Any:
        return self._journal.load_row(table, row, dead=True)

    patch.setattr(past.Past, "last_words", wrong)


def a_cut_holds_all_of_a_replica(patch: pytest.MonkeyPatch) -> None:
    """What a replica did after the cut is taken for inside."""
    outside = "txn LEFT JOIN json_each(?) AS cut ON cut.key = txn.replica WHERE (cut.value IS NULL)"
    patch.setattr(cuts, "_OUTSIDE", outside)


def a_patch_is_made_of_the_last_base(patch: pytest.MonkeyPatch) -> None:
    """What is stored differs from one base and is read against another."""
    right = patches.Values.pack

    def wrong(self: patches.Values, column: str, value: Any, base: tuple[str, ...]) -> bytes | None:
        return right(self, column, value, base[::-1])

    patch.setattr(patches.Values, "pack", wrong)
    # What is at hand hides what is stored.
    patch.setattr(patches.Values, "remember", lambda *_: None)


def prose_is_not_listed(patch: pytest.MonkeyPatch) -> None:
    """Two versions of a script are not shown to anybody to decide."""
    right = misalignments.misalignments_in

    def wrong(held: journal.Journal, table: str, row: str) -> tuple[Any, ...]:
        return tuple(one for one in right(held, table, row) if one.policy is not Policy.PROSE)

    patch.setattr(past, "misalignments_in", wrong)


def hidden_rows_are_not_listed(patch: pytest.MonkeyPatch) -> None:
    """A deletion is settled as soon as nobody sees the row."""
    right = misalignments.open_deletion_of

    def wrong(held: journal.Journal, table: str, row: str) -> Any:
        found = right(held, table, row)
        return None if found is not None and found.is_hidden else found

    patch.setattr(past, "open_deletion_of", wrong)


def what_was_found_is_not_looked_at_again(patch: pytest.MonkeyPatch) -> None:
    """The list of what has to be decided stays as it was when somebody first asked."""
    patch.setattr(past.Past, "forget", lambda *_: None)
    patch.setattr(desks.Desk, "take", taking_quietly)


def taking_quietly(self: desks.Desk, txns: Iterable[Txn]) -> None:
    """Take in without reading the project anew, as a window does."""
    absorbed = self.journal.absorb(txns)
    self.project._refresh("Take in", absorbed.touched, frozenset({"*"}))


def undo_signs_what_it_puts_back(patch: pytest.MonkeyPatch) -> None:
    """Whoever takes back a decision has written all the wordings that stand again."""
    patch.setattr(Sources, "by_head", lambda _self, heads, _column: {h.id: [h] for h in heads})


def a_restored_row_shows_another_wording(patch: pytest.MonkeyPatch) -> None:
    """Of a misaligned cell another wording shows once the deletion of its row is taken back."""
    right = revert._Row._before

    def wrong(self: Any, column: str) -> Any:
        return right(self, column)[:1]

    patch.setattr(revert._Row, "_before", wrong)


BUGS: list[Plant] = [
    undo_signs_what_it_puts_back,
    a_restored_row_shows_another_wording,
    a_decision_replaces_what_is_shown,
    restoring_forgets_what_was_not_seen,
    a_cut_holds_all_of_a_replica,
    a_patch_is_made_of_the_last_base,
    prose_is_not_listed,
    hidden_rows_are_not_listed,
    what_was_found_is_not_looked_at_again,
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
        with history(seed) as made:
            made.run()
            made.meet()
            check_all_agree(made)
            check_order(made)
            check_tables_follow_from_the_journal(made)
            check_the_past(made)
            check_nothing_is_missed(made)
    except (AssertionError, sqlite3.DatabaseError, NarrativeError, KeyError):
        return True
    return False


@pytest.mark.parametrize("plant", BUGS, ids=lambda plant: plant.__name__)
def test_a_planted_bug_is_found(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    assert any(falls(seed) for seed in range(SEEDS_TRIED)), plant.__doc__


# Bugs that no history in memory can show, each with what shows it


def seals_are_not_looked_at(patch: pytest.MonkeyPatch) -> None:
    """A changed word in a file is taken for what its author wrote."""
    right = soundness.sound_txn

    def wrong(head: Any, lines: Any, *, seal: object) -> Txn | None:
        del seal
        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(Txn, "seal", lambda _self: b"any")
            return right(head, lines, seal=b"any")

    patch.setattr(foreign, "sound_txn", wrong)


def check_seals(path: Path, me: Identity) -> None:
    with closing(Project.create(path, me=me)) as project:
        say(project, "one")
        project.publish()
    with tampering(path) as connection:
        connection.execute("UPDATE txn SET label = 'Other' WHERE label = 'Add one'")
    assert read_contents(path).set_aside


def the_file_is_not_looked_at_before(patch: pytest.MonkeyPatch) -> None:
    """Publishing replaces whatever has come into the file since."""

    def wrong(
        self: document.Document, stamp: publish.Stamp | None, *, is_writing: bool = False
    ) -> document.Published:
        del self, stamp, is_writing
        return document.Published(False, frozenset())

    patch.setattr(document.Document, "_absorb", wrong)


def the_file_is_not_looked_at_again(patch: pytest.MonkeyPatch) -> None:
    """What comes into the file while ours is being made is replaced."""
    right = publish.put_in_place

    def wrong(made: Path, target: Path, *, expected: Any) -> Any:
        del expected
        return right(made, target, expected=publish.Stamp.of(target))

    patch.setattr(writing, "put_in_place", wrong)


def check_publishing_keeps(path: Path, me: Identity) -> None:
    with closing(Project.create(path, me=me)) as project:
        project.publish()
        for moment in ("before", "while"):
            with closing(Project.read(path, me=me)) as other:
                say(other, f"theirs {moment}")
                say(project, f"ours {moment}")
                right = publish.write_document
                with pytest.MonkeyPatch.context() as patch:
                    if moment == "while":
                        late = publishing_late(other, right)
                        patch.setattr(writing, "write_document", late)
                    else:
                        other.publish()
                    project.publish()
    with closing(Project.read(path, me=me)) as found:
        assert len(texts(found)) == 4


def publishing_late(other: Project, right: Callable[..., int]) -> Callable[..., int]:
    def late(connection: sqlite3.Connection, made: Path) -> int:
        operations = right(connection, made)
        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(writing, "write_document", right)
            other.publish()
        return operations

    return late


def chains_of_patches_grow(patch: pytest.MonkeyPatch) -> None:
    """A value is read in ever more steps, and one damaged patch takes all after it along."""
    patch.setattr(patches, "DEEPEST", 250)


def check_chains(_path: Path, _me: Identity) -> None:
    shelf, text = Shelf(), SCRIPT
    shelf.store("0", text)
    for n in range(1, 60):
        text += f" {n}"
        shelf.store(str(n), text, str(n - 1))
    assert max(patches.depth_of(stored.new) for stored in shelf.held.values()) <= 16


SHOWN_BY: list[tuple[Plant, Check]] = [
    (seals_are_not_looked_at, check_seals),
    (the_file_is_not_looked_at_before, check_publishing_keeps),
    (the_file_is_not_looked_at_again, check_publishing_keeps),
    (chains_of_patches_grow, check_chains),
]


@pytest.mark.parametrize(("plant", "check"), SHOWN_BY, ids=lambda made: made.__name__)
def test_a_planted_bug_is_shown(
    path: Path, me: Identity, monkeypatch: pytest.MonkeyPatch, plant: Plant, check: Check
) -> None:
    see_it_fall(plant, check, path, me, monkeypatch)


def test_without_a_bug_nothing_falls() -> None:
    assert not any(falls(seed) for seed in range(3))
