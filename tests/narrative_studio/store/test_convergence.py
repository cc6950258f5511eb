"""The promises of the journal, held against an oracle over long random histories."""

from __future__ import annotations

import random

import pytest

from narrative_studio.store.journal import Journal
from narrative_studio.store.vector import vector
from tests.narrative_studio.store.desks import Desk, World, replayed, tables_of, wordings
from tests.narrative_studio.store.histories import History, history, told

SEEDS = range(40)


def check_all_agree(past: History) -> None:
    """Everybody holds the same facts, and what follows from them is the same for everybody."""
    first, *others = past.desks
    facts = {txn.id: txn for desk in past.desks for txn in desk.journal.txns()}
    for desk in past.desks:
        past.oracle.check(desk)
        assert {txn.id: txn for txn in desk.journal.txns()} == facts
        assert {txn.id: txn.seal() for txn in facts.values()} == seals(desk.journal)
    for other in others:
        assert tables_of(other.journal) == tables_of(first.journal)
        assert wordings(other.journal) == wordings(first.journal)
        assert in_order(other) == in_order(first)
        assert told(other) == told(first)
        assert vector(other.journal) == vector(first.journal)


def check_tables_follow_from_the_journal(past: History) -> None:
    journal = past.random.choice(past.desks).journal
    tables = tables_of(journal)
    journal.refill()
    assert tables_of(journal) == tables
    shuffled = list(journal.txns())
    past.random.shuffle(shuffled)
    fresh = replayed(shuffled)
    assert tables_of(fresh) == tables
    fresh.connection.close()


def check_order(past: History) -> None:
    """One order for everybody: strict, total, and never behind what an author had seen."""
    for desk in past.desks:
        txns = list(desk.journal.txns())
        clocks = [(txn.clock, txn.replica) for txn in txns]
        assert clocks == sorted(set(clocks))
        assert [txn.id for txn in txns] == sorted(txn.id for txn in txns)
        reached = vector(desk.journal)
        assert sum(reached.values()) == len(txns), "no operation is missing, none counts twice"


def check_the_past(past: History) -> None:
    """Every moment that somebody remembered is found again, on every desk, as it was."""
    for cut, rows in past.frozen:
        desk = past.random.choice(past.desks)
        view = desk.project.past.view_at(cut)
        assert {table: dict(found) for table, found in view.tables.items()} == rows


def check_nothing_is_missed(past: History) -> None:
    """What people have to decide is all that stands in several wordings, and nothing else."""
    desk = past.desks[0]
    known = past.oracle.known[desk.name]
    listed = {(one.table, one.row, one.column) for one in desk.project.past.misalignments}
    open_ = {(one.table, one.row): one for one in desk.project.past.open_deletions}
    for (table, row, column), values in wordings(desk.journal).items():
        alive = past.oracle.words((table, row, "alive"), known)
        gone = [fact for fact in alive if fact.says("alive") == 0]
        if not gone:
            assert (len(values) > 1) == ((table, row, column) in listed)
            continue
        said = max(gone, key=lambda fact: fact.place).says(column)
        again = {
            one.id
            for fact in past.oracle.standing((table, row, "alive"), known)
            if fact.says("alive") == 0
            for one in past.oracle.way_back(fact, "alive", known)
        }
        words = past.oracle.words((table, row, column), known)
        unseen = [fact for fact in words if fact.id not in again]
        if len(gone) < len(alive) or any(fact.says(column) != said for fact in unseen):
            assert (table, row) in open_
        is_hidden = max(alive, key=lambda fact: fact.place) in gone
        assert is_hidden == (desk.now_of(table, row) is None)
        if is_hidden:
            assert (table, row, column) not in listed


def seals(journal: Journal) -> dict[str, bytes]:
    return dict(journal.connection.execute("SELECT id, seal FROM txn"))


def in_order(desk: Desk) -> dict[str, list[str]]:
    view = desk.project.view()
    return {table: [row.id for row in rows.ordered] for table, rows in view.tables.items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_ends_at_the_same_whatever_happened(seed: int) -> None:
    with history(seed) as past:
        past.run()
        past.meet()
        check_all_agree(past)
        check_order(past)
        check_tables_follow_from_the_journal(past)
        check_the_past(past)
        check_nothing_is_missed(past)


@pytest.mark.long
@pytest.mark.parametrize("hundred", range(1, 11))
def test_a_thousand_more_histories_end_at_the_same(hundred: int) -> None:
    for seed in range(hundred * 100, hundred * 100 + 100):
        test_everybody_ends_at_the_same_whatever_happened(seed)


@pytest.mark.parametrize("seed", SEEDS[::4])
def test_undo_to_the_start_and_redo_to_the_end_change_nothing_but_what_is_named(seed: int) -> None:

    with history(seed) as past:
        past.run()
        past.meet()
        for desk in past.desks:
            while past.redo(desk):
                pass
            before = wordings(desk.journal)
            past.kept.clear()
            while past.undo(desk):
                pass
            while past.redo(desk):
                pass
            skipped = {cell[:2] for cell in past.kept}
            for cell, values in wordings(desk.journal).items():
                assert values == before[cell] or cell[:2] in skipped


def test_histories_are_worth_the_name() -> None:
    """People meet in the same cells, undo meets others' words, and deletions meet edits."""
    contested = kept = dead = frozen = packed = wavered = 0
    for seed in SEEDS[::2]:
        with history(seed) as past:
            past.run()
            past.meet()
            kept += len(past.kept)
            frozen += len(past.frozen)
            wavered += past.wavered
            packed += (
                past.desks[0]
                .journal.connection.execute(
                    "SELECT count(*) FROM change WHERE typeof(new) = 'blob'"
                )
                .fetchone()[0]
            )
            found = wordings(past.desks[0].journal)
            contested += sum(len(values) > 1 for values in found.values())
            dead += sum(0 in values for (_, _, name), values in found.items() if name == "alive")
    assert contested > 10
    assert kept > 10
    assert dead > 10
    assert frozen > 20
    assert wavered > 10
    assert packed > 20


def test_the_same_seed_gives_the_same_history() -> None:
    found = []
    for _ in range(2):
        with history(7) as past:
            past.run()
            found.append([txn for desk in past.desks for txn in desk.journal.txns()])
    assert found[0] == found[1]
    assert len(found[0]) > 50


@pytest.mark.parametrize("seed", range(10))
def test_alone_each_undo_steps_back_and_each_redo_forward_exactly(seed: int) -> None:
    dice = random.Random(seed)
    with history(seed) as past:
        desk = past.desks[0]
        states = [tables_of_rows(desk)]
        while len(states) < 25:
            count = len(desk.project.undo_state.undo)
            dice.choice([past.create, past.edit, past.edit, past.delete])(desk)
            if len(desk.project.undo_state.undo) > count:
                states.append(tables_of_rows(desk))
        for before in states[-2::-1]:
            assert past.undo(desk)
            desk.reopen()
            assert tables_of_rows(desk) == before
        assert not past.undo(desk)
        for after in states[1:]:
            assert past.redo(desk)
            assert tables_of_rows(desk) == after
        assert not past.redo(desk)
        carried_on = desk.project.undo_state
        desk.reopen()
        assert desk.project.undo_state == carried_on


def tables_of_rows(desk: Desk) -> dict[str, dict[str, object]]:
    """What a desk shows, without the people: joining cannot be undone."""
    view = desk.project.view()
    return {name: dict(rows) for name, rows in view.tables.items() if name != "person"}


def test_a_wrong_clock_delays_nobody() -> None:
    world = World()
    behind, right, ahead = (
        Desk(name, world=world, skew_ms=skew_ms)
        for name, skew_ms in (("B", -(10**10)), ("R", 0), ("A", 10**10))
    )
    row = ahead.element("by the one ahead")
    right.take(ahead.journal.txns())
    right.edit(row, name="by the one whose clock is right")
    behind.take(right.journal.txns())
    behind.edit(row, name="by the one behind")
    for desk in (right, ahead):
        desk.take(behind.journal.txns())
    for desk in (behind, right, ahead):
        assert desk.says("element", row.id, "name") == {"by the one behind"}
    clocks = [txn.clock for txn in right.journal.txns() if txn.author == right.me.id]
    assert max(clocks) >> 16 == world.now_ms, "a clock that is far ahead drags nobody along"
