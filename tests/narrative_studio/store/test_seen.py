"""Links turn suspect by what their target says, not by how often it was touched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from narrative_studio.model.positioning import Element, Status
from narrative_studio.model.view import Review
from narrative_studio.store.seen import Ancestry, seen_now, trigger_columns
from narrative_studio.store.txn import canonical
from narrative_studio.store.vector import vector
from tests.narrative_studio.store.desks import Desk


@pytest.fixture
def ada() -> Iterator[Desk]:
    made = Desk("A")
    yield made
    made.close()


@pytest.fixture
def row(ada: Desk) -> Element:
    return ada.element("first", statement="Trace it")


def ancestry(desk: Desk, row: Element) -> Ancestry:
    return Ancestry(desk.journal, "element", row.id)


def test_wordings_are_triggers_and_notes_are_not() -> None:
    assert {"name", "statement", "metric", "delivery"} <= set(trigger_columns("element"))
    assert not {"note", "rank", "status", "approver"} & set(trigger_columns("element"))
    assert trigger_columns("person") == ()


def test_a_fresh_link_is_fine(ada: Desk, row: Element) -> None:
    found = ancestry(ada, row)
    assert not found.state(seen_now(ada.journal, "element", row.id)).is_suspect
    assert not found.state(found.now_json).is_suspect
    assert found.now_json == seen_now(ada.journal, "element", row.id)


def test_a_changed_wording_makes_it_suspect_and_is_named(ada: Desk, row: Element) -> None:
    seen = seen_now(ada.journal, "element", row.id)
    ada.edit(row, name="second")
    ada.edit(row, note="does not matter")
    state = ancestry(ada, row).state(seen)
    assert state.changed == ("name",)
    assert state.wordings == ("first",)
    assert (state.seen_revision, state.revision) == (1, 2)
    assert ancestry(ada, row).text_then(seen, "name") == "first"


def test_undo_and_redo_raise_nothing(ada: Desk, row: Element) -> None:
    seen = seen_now(ada.journal, "element", row.id)
    ada.edit(row, name="second")
    late = seen_now(ada.journal, "element", row.id)
    ada.project.undo()
    assert not ancestry(ada, row).state(seen).is_suspect
    assert ancestry(ada, row).revision == 1
    ada.project.redo()
    assert not ancestry(ada, row).state(late).is_suspect
    assert ancestry(ada, row).state(seen).is_suspect
    assert ancestry(ada, row).revision == 2


def test_a_deletion_and_its_undo_are_no_revision(ada: Desk, row: Element) -> None:
    ada.edit(row, name="second")
    seen = seen_now(ada.journal, "element", row.id)
    ada.delete(row)
    ada.project.undo()
    assert not ancestry(ada, row).state(seen).is_suspect
    assert ancestry(ada, row).revision == 2


def test_making_it_again_with_the_same_words_is_no_revision(ada: Desk, row: Element) -> None:
    ada.edit(row, name="second")
    again = ada.now(row)
    assert isinstance(again, Element)
    ada.delete(row)
    with ada.project.op("Make again") as op:
        op.create(again)
    assert ancestry(ada, row).revision == 2


def test_writing_it_back_by_hand_raises_nothing_either(ada: Desk, row: Element) -> None:
    seen = seen_now(ada.journal, "element", row.id)
    ada.edit(row, name="second")
    ada.edit(row, name="first")
    state = ancestry(ada, row).state(seen)
    assert not state.is_suspect
    assert (state.seen_revision, state.revision) == (1, 3)


def test_one_operation_on_two_cells_is_one_revision(ada: Desk, row: Element) -> None:
    ada.edit(row, name="second", statement="Trace it in minutes")
    assert ancestry(ada, row).revision == 2
    assert len(ancestry(ada, row).revisions()) == 2


def test_a_misaligned_wording_is_suspect_until_it_is_decided(ada: Desk, row: Element) -> None:
    bo = Desk("B")
    ada.sync(bo)
    ada.edit(row, name="Ada's")
    bo.edit(row, name="Bo's")
    ada.sync(bo)
    seen = seen_now(ada.journal, "element", row.id)
    assert ancestry(ada, row).state(seen).changed == ("name",)
    assert ancestry(ada, row).state(ancestry(ada, row).now_json).is_suspect
    ada.decide(row, "name", "Bo's")
    assert ancestry(ada, row).state(seen).is_suspect
    assert not ancestry(ada, row).state(seen_now(ada.journal, "element", row.id)).is_suspect
    bo.close()


def test_of_a_misaligned_wording_the_latest_is_what_was_seen(ada: Desk, row: Element) -> None:
    bo = Desk("B", skew_ms=1000)
    ada.sync(bo)
    ada.edit(row, name="Ada's")
    bo.edit(row, name="Bo's")
    ada.sync(bo)
    seen = seen_now(ada.journal, "element", row.id)
    assert ancestry(ada, row).text_then(seen, "name") == "Bo's"
    bo.close()


def test_equal_wordings_of_two_are_agreement(ada: Desk, row: Element) -> None:
    bo = Desk("B")
    ada.sync(bo)
    ada.edit(row, name="same")
    seen = seen_now(ada.journal, "element", row.id)
    bo.edit(row, name="same")
    ada.sync(bo)
    assert not ancestry(ada, row).state(seen).is_suspect
    bo.close()


def test_revisions_are_the_same_at_every_desk(ada: Desk, row: Element) -> None:
    bo = Desk("B", skew_ms=-(10**9))
    ada.sync(bo)
    bo.edit(row, name="second")
    ada.sync(bo)
    ada.edit(row, name="third")
    ada.project.undo()
    ada.sync(bo)
    assert ancestry(ada, row).revision == ancestry(bo, row).revision == 2
    assert ancestry(ada, row).revisions() == ancestry(bo, row).revisions()
    bo.close()


def test_what_is_taken_back_in_one_cell_may_stand_in_another(ada: Desk, row: Element) -> None:
    bo = Desk("B")
    ada.edit(row, name="second", statement="Trace it in minutes")
    ada.sync(bo)
    bo.edit(row, statement="Bo's")
    ada.sync(bo)
    ada.project.undo()
    assert ada.says("element", row.id, "name") == {"first"}
    assert ancestry(ada, row).revision == 3
    bo.close()


@pytest.mark.parametrize("seen", ["{}", "", "[]", "7", "no JSON", '{"name": 7}', '{"other": []}'])
def test_what_cannot_be_read_has_seen_everything(ada: Desk, row: Element, seen: str) -> None:
    ada.edit(row, name="second")
    state = ancestry(ada, row).state(seen)
    assert not state.is_suspect
    assert ancestry(ada, row).text_then(seen, "name") is None


def test_what_holds_nothing_has_seen_the_revision_of_now(ada: Desk, row: Element) -> None:
    ada.edit(row, name="second")
    state = ancestry(ada, row).state("{}")
    assert (state.seen_revision, state.revision) == (2, 2)


def test_inside_a_cut_nothing_is_known_of_what_came_since(ada: Desk, row: Element) -> None:
    ada.edit(row, name="second")
    cut = vector(ada.journal)
    ada.edit(row, name="third")
    found = Ancestry(ada.journal, "element", row.id, inside=cut)
    assert found.revision == 2
    assert found.text_then(found.now_json, "name") == "second"


def test_a_row_is_looked_at_when_it_is_worded_or_approved(ada: Desk, row: Element) -> None:
    def latest() -> str:
        (*_, txn) = ada.journal.txns()
        return txn.id

    made = latest()
    assert ancestry(ada, row).review == Review("", made)
    ada.edit(row, status=Status.IN_REVIEW)
    ada.edit(row, note="does not matter")
    assert ancestry(ada, row).review == Review("", made)
    ada.edit(row, status=Status.APPROVED)
    approved = latest()
    assert ancestry(ada, row).review == Review("", approved)
    ada.edit(row, name="second")
    assert ancestry(ada, row).review == Review(latest(), latest())
    ada.project.undo()
    assert ancestry(ada, row).review == Review("", approved)


def test_a_wording_from_elsewhere_is_compared_as_text(ada: Desk, row: Element) -> None:
    fits, differs = canonical({"name": "first"}), canonical({"name": "of another time"})
    found = ancestry(ada, row)
    assert not found.state(fits).is_suspect
    assert found.state(differs).changed == ("name",)
    assert found.state(differs).wordings == ("of another time",)
    assert found.text_then(differs, "name") == "of another time"
    ada.edit(row, name="second")
    assert ancestry(ada, row).state(fits).is_suspect
    assert ancestry(ada, row).state(fits).seen_revision == 1


def test_what_was_seen_and_has_not_arrived_counts_as_changed(ada: Desk, row: Element) -> None:
    seen = canonical({"name": ["not here/0", 7]})
    assert ancestry(ada, row).state(seen).changed == ("name",)
    assert ancestry(ada, row).text_then(seen, "name") is None


def test_transactions_that_take_back_each_other_do_not_hang(ada: Desk, row: Element) -> None:
    (*_, made) = ada.journal.txns()
    connection = ada.journal.connection
    connection.execute("UPDATE txn SET undoes = id WHERE id = ?", (made.id,))
    assert ancestry(ada, row).revision == 1
