"""What can be undone and redone is read from the journal."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress

import pytest

from narrative_studio.store.undo import undo_state
from tests.narrative_studio.store.desks import DAY_MS, Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk("A")
    yield made
    made.close()


def labels(desk: Desk) -> tuple[list[str], list[str]]:
    state = undo_state(desk.journal, author=desk.me.id)
    return [label for _, label in state.undo], [label for _, label in state.redo]


def do(desk: Desk, *names: str) -> None:
    for name in names:
        desk.journal.append(name, [], author=desk.me.id)


def back(desk: Desk) -> None:
    name, label = undo_state(desk.journal, author=desk.me.id).undo[-1]
    desk.journal.append(label, [], author=desk.me.id, undoes=name)


def forth(desk: Desk) -> None:
    name, label = undo_state(desk.journal, author=desk.me.id).redo[-1]
    desk.journal.append(label, [], author=desk.me.id, undoes=name)


def test_nothing_was_done(desk: Desk) -> None:
    assert labels(desk) == ([], [])


def test_the_last_is_undone_first_and_redone_last(desk: Desk) -> None:
    do(desk, "a", "b", "c")
    back(desk)
    back(desk)
    assert labels(desk) == (["a"], ["c", "b"])
    forth(desk)
    assert labels(desk) == (["a", "b"], ["c"])
    forth(desk)
    assert labels(desk) == (["a", "b", "c"], [])
    back(desk)
    assert labels(desk) == (["a", "b"], ["c"])


def test_a_new_operation_empties_what_could_be_redone(desk: Desk) -> None:
    do(desk, "a", "b")
    back(desk)
    do(desk, "c")
    assert labels(desk) == (["a", "c"], [])
    back(desk)
    back(desk)
    assert labels(desk) == ([], ["c", "a"])


def test_everybody_has_a_stack_of_their_own(desk: Desk) -> None:
    do(desk, "a")
    desk.journal.append("theirs", [], author="bo")
    assert labels(desk) == (["a"], [])
    assert [label for _, label in undo_state(desk.journal, author="bo").undo] == ["theirs"]


def test_what_takes_back_something_unknown_changes_neither_stack(desk: Desk) -> None:
    do(desk, "a")
    desk.journal.append("odd", [], author=desk.me.id, undoes="nobody")
    assert labels(desk) == (["a"], [])


def test_the_stack_follows_the_work_when_the_clock_is_set_right(desk: Desk) -> None:
    desk.skew_ms = 400 * DAY_MS
    do(desk, "a", "b")
    desk.skew_ms = 0
    ahead = max(desk.journal.txn_ids())
    desk.journal._clock._latest = 0  # As after a restart by a version that forgot its own clock.
    do(desk, "c")
    assert min(desk.journal.txn_ids()) < ahead
    back(desk)
    assert labels(desk) == (["a", "b"], ["c"])


def test_carrying_the_state_on_is_the_same_as_replaying_all(desk: Desk) -> None:
    dice = random.Random(3)
    state = undo_state(desk.journal, author=desk.me.id)
    for _ in range(80):
        act = dice.choice([back, forth, lambda desk: do(desk, "more")])
        with suppress(IndexError):
            act(desk)
            name, undoes, label = desk.journal.own_txns(desk.me.id)[-1]
            state = state.after(name, undoes, label)
        assert state == undo_state(desk.journal, author=desk.me.id)
    assert state.undo
