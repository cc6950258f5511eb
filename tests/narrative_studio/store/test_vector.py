"""The vector is the part of each replica's operations that has no gap."""

from __future__ import annotations

import random

from narrative_studio.store.vector import vector
from tests.narrative_studio.store.desks import Desk, replayed


def test_what_lies_beyond_a_gap_is_not_counted() -> None:
    desk = Desk("A")
    for name in "abcde":
        desk.element(name)
    txns = list(desk.journal.txns())
    replica = txns[0].replica
    assert vector(desk.journal) == {replica: len(txns)}
    for missing in range(len(txns)):
        found = replayed(txn for txn in txns if txn.seq != missing + 1)
        assert vector(found) == ({replica: missing} if missing else {})
        found.absorb(txns)
        assert vector(found) == {replica: len(txns)}
        found.connection.close()
    desk.close()


def test_it_only_grows_whatever_the_order() -> None:
    dice = random.Random(1)
    desks = [Desk(name) for name in "AB"]
    for desk in desks:
        for name in "abc":
            desk.element(name)
    txns = [txn for desk in desks for txn in desk.journal.txns()]
    dice.shuffle(txns)
    found = replayed([])
    before: dict[str, int] = {}
    for txn in txns:
        found.absorb([txn])
        now = vector(found)
        assert all(now[replica] >= seq for replica, seq in before.items())
        before = now
    assert sum(before.values()) == len(txns)
    found.connection.close()
    for desk in desks:
        desk.close()
