"""A cut shows the document as it was: rows, wordings and who decided, whatever came since."""

from __future__ import annotations

import pytest

from narrative_studio.model.positioning import Element
from narrative_studio.store.cuts import (
    count_beyond_gaps,
    cut_at,
    missing_of,
    rows_inside,
    rows_touched_outside,
)
from narrative_studio.store.vector import vector
from tests.narrative_studio.store.desks import Desk, World


@pytest.fixture
def desk() -> Desk:
    return Desk("ada", world=World())


def names(desk: Desk, cut: dict[str, int]) -> list[str]:
    touched = rows_touched_outside(desk.journal, cut)
    found = rows_inside(desk.journal, cut, now=desk.project._rows, touched=touched)
    rows = found["element"].values()
    return sorted(row.name for row in rows if isinstance(row, Element))


def test_rows_are_shown_as_they_were(desk: Desk) -> None:
    kept, gone = desk.element("kept"), desk.element("gone")
    before = vector(desk.journal)
    desk.edit(kept, name="reworded")
    desk.delete(gone)
    desk.element("new")
    now = vector(desk.journal)
    assert names(desk, {}) == []
    assert names(desk, before) == ["gone", "kept"]
    assert names(desk, now) == ["new", "reworded"]
    assert rows_touched_outside(desk.journal, now) == set()
    assert {row for _, row in rows_touched_outside(desk.journal, before)} >= {kept.id, gone.id}


def test_a_restored_row_is_shown_before_between_and_after(desk: Desk) -> None:
    row = desk.element("here")
    cuts = [vector(desk.journal)]
    desk.delete(row)
    cuts.append(vector(desk.journal))
    desk.project.undo()
    cuts.append(vector(desk.journal))
    assert [names(desk, cut) for cut in cuts] == [["here"], [], ["here"]]


def test_of_two_wordings_the_one_inside_is_shown(desk: Desk) -> None:
    bo = Desk("bo", world=desk.world)
    row = desk.element("first")
    desk.sync(bo)
    desk.edit(row, name="ada's")
    desk.world.now_ms += 1_000
    bo.edit(row, name="bo's")
    of_ada, of_bo = vector(desk.journal), vector(bo.journal)
    desk.sync(bo)
    assert names(desk, of_ada) == ["ada's"]
    assert names(desk, of_bo) == ["bo's"]
    assert names(desk, vector(desk.journal)) == ["bo's"]


def test_a_table_of_a_newer_version_is_passed_over(desk: Desk) -> None:
    from tests.narrative_studio.store.desks import new_change

    before = vector(desk.journal)
    desk.journal.append("Edit", [new_change("later", "r", "*", {"x": 1})], author="ada")
    assert rows_touched_outside(desk.journal, before) == set()
    assert names(desk, before) == []


def test_the_cut_after_an_operation_reaches_to_it_in_the_one_order(desk: Desk) -> None:
    bo = Desk("bo", world=desk.world)
    desk.element("one")
    desk.world.now_ms += 1_000
    bo.element("two")
    desk.world.now_ms += 1_000
    desk.sync(bo)
    desk.element("three")
    txns = [txn.id for txn in desk.journal.txns() if txn.label.startswith("Make")]
    found = [names(desk, cut_at(desk.journal, txn)) for txn in txns]
    assert found == [["one"], ["one", "two"], ["one", "three", "two"]]


def test_what_has_not_arrived_is_counted(desk: Desk) -> None:
    bo = Desk("bo", world=desk.world)
    for name in ("one", "two", "three"):
        bo.element(name)
    whole = vector(bo.journal)
    txns = list(bo.journal.txns())
    desk.take(txns[:1] + txns[3:])
    assert count_beyond_gaps(desk.journal) == 1
    assert missing_of(desk.journal, whole) == {txns[0].replica: 3}
    desk.take(txns)
    assert count_beyond_gaps(desk.journal) == 0
    assert missing_of(desk.journal, whole) == {}
