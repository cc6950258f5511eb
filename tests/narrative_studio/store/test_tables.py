"""The derived tables show what the journal says, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from narrative_studio.model.positioning import Delivery, Element, Point
from narrative_studio.store.journal import Journal
from narrative_studio.store.txn import WHOLE_ROW
from tests.narrative_studio.store.desks import Desk, new_change, tables_of


@pytest.fixture
def two() -> Iterator[tuple[Desk, Desk]]:
    """Ada and Bo, who know of the same element."""
    ada, bo = Desk("A"), Desk("B")
    ada.element("Trace it")
    ada.sync(bo)
    bo.element("so that both are people of the document")
    ada.sync(bo)
    yield ada, bo
    ada.close()
    bo.close()


def element(desk: Desk) -> Element:
    row = min(desk.project.view().elements.values(), key=lambda row: row.id)
    assert isinstance(row, Element)
    return row


def check_derived(journal: Journal) -> None:
    tables = tables_of(journal)
    journal.refill()
    assert tables_of(journal) == tables


def test_the_approvers_own_wording_shows_though_it_is_older(two: tuple[Desk, Desk]) -> None:
    ada, bo = two
    ada.edit(element(ada), approver=ada.me.id)
    ada.sync(bo)
    ada.edit(element(ada), statement="Ada's")
    bo.world.now_ms += 60_000
    bo.edit(element(bo), statement="Bo's")
    ada.sync(bo)
    assert element(ada).statement == element(bo).statement == "Ada's"
    assert ada.says("element", element(ada).id, "statement") == {"Ada's", "Bo's"}


def test_a_new_approver_shows_their_own_wording_at_once(two: tuple[Desk, Desk]) -> None:
    ada, bo = two
    ada.edit(element(ada), statement="Ada's")
    bo.world.now_ms += 60_000
    bo.edit(element(bo), statement="Bo's")
    ada.sync(bo)
    assert element(ada).statement == "Bo's"
    ada.edit(element(ada), approver=ada.me.id)
    assert element(ada).statement == "Ada's"
    check_derived(ada.journal)


def test_where_the_approver_wrote_nothing_the_latest_shows(two: tuple[Desk, Desk]) -> None:
    ada, bo = two
    ada.edit(element(ada), approver="0190a000-0000-7000-8000-0000000000ff")
    ada.sync(bo)
    ada.edit(element(ada), statement="Ada's")
    bo.world.now_ms += 60_000
    bo.edit(element(bo), statement="Bo's")
    ada.sync(bo)
    assert element(ada).statement == "Bo's"


def test_the_approver_has_no_say_in_plain_cells(two: tuple[Desk, Desk]) -> None:
    ada, bo = two
    ada.edit(element(ada), approver=ada.me.id)
    ada.sync(bo)
    ada.edit(element(ada), share_of_deals_pct=10)
    bo.world.now_ms += 60_000
    bo.edit(element(bo), share_of_deals_pct=20)
    ada.sync(bo)
    assert element(ada).share_of_deals_pct == 20


@pytest.mark.parametrize(
    ("column", "said", "shown"),
    [
        ("name", 7, ""),
        ("name", None, ""),
        ("share_of_deals_pct", "many", None),
        ("is_current", None, True),
        ("is_current", "yes", True),
        ("delivery", "soon", Delivery.AVAILABLE),
        ("delivery", 3, Delivery.AVAILABLE),
        ("approver", 3, None),
    ],
)
def test_a_value_that_fits_no_column_shows_as_its_default(
    two: tuple[Desk, Desk], column: str, said: object, shown: object
) -> None:
    ada, bo = two
    row = element(ada)
    (base,) = ada.journal.row_heads("element", row.id)[WHOLE_ROW]
    change = new_change("element", row.id, column, said, [base])
    txn, _ = ada.journal.append("Say anything", [change], author="x")
    ada.reopen()
    bo.take([txn])
    for desk in two:
        assert getattr(element(desk), column) == shown
        assert desk.says("element", row.id, column) == {said}
    check_derived(ada.journal)
    check_derived(bo.journal)


@pytest.mark.parametrize("said", ["gone", None, 2, -1])
def test_only_a_plain_nought_hides_a_row(two: tuple[Desk, Desk], said: object) -> None:
    ada, _ = two
    row = element(ada)
    (base,) = ada.journal.row_heads("element", row.id)[WHOLE_ROW]
    ada.journal.append("?", [new_change("element", row.id, "alive", said, [base])], author="x")
    ada.reopen()
    assert row.id in ada.project.view().elements


def test_what_only_a_newer_version_knows_is_carried_unseen(two: tuple[Desk, Desk]) -> None:
    ada, bo = two
    row = element(ada)
    (base,) = ada.journal.row_heads("element", row.id)[WHOLE_ROW]
    changes = [
        new_change("element", row.id, "mood", "hopeful", [base]),
        new_change("weather", "w1", WHOLE_ROW, {"alive": 1, "sky": "blue"}),
    ]
    txn, _ = ada.journal.append("From the future", changes, author="x")
    bo.take([txn])
    assert bo.journal.txn(txn.id) == txn
    assert element(bo) == row
    assert bo.journal.row_heads("weather", "w1") == {}
    check_derived(bo.journal)


def test_an_edit_that_comes_before_the_row_waits_for_it(two: tuple[Desk, Desk]) -> None:
    ada, _ = two
    made = ada.element("early")
    ada.edit(made, statement="late")
    *_, made_txn, edit_txn = ada.journal.txns()
    cleo = Desk("C")
    cleo.take([edit_txn])
    assert made.id not in cleo.project.view().elements
    check_derived(cleo.journal)
    cleo.take([made_txn])
    assert cleo.now(made) == ada.now(made)
    cleo.close()


def test_children_are_the_living_rows_that_belong_to_one(two: tuple[Desk, Desk]) -> None:
    ada, _ = two
    row = element(ada)
    with ada.project.op("Add points") as op:
        for name in ("p1", "p2"):
            op.create(Point(id=name, element=row.id))  # type: ignore[arg-type]
    with ada.project.op("Delete one") as op:
        op.delete(Point, "p1")
    assert ada.journal.children("element", row.id) == [("point", "p2")]
    assert ada.journal.children("point", "p2") == []


def test_a_row_that_is_not_there_reads_as_nothing(two: tuple[Desk, Desk]) -> None:
    ada, _ = two
    assert ada.journal.load_row("element", "nobody") is None
    assert ada.journal.row_heads("element", "nobody") == {}


def test_rows_that_name_the_same_other_share_its_id(two: tuple[Desk, Desk]) -> None:
    ada, _ = two
    with ada.project.op("Add points") as op:
        for name in ("p1", "p2"):
            op.create(Point(id=name, element=element(ada).id))  # type: ignore[arg-type]
    points, elements = ada.journal.load(Point), ada.journal.load(Element)
    named = {id(one.element) for one in points.values() if isinstance(one, Point)}
    assert named == {id(one.id) for one in elements.values() if one.id == element(ada).id}
