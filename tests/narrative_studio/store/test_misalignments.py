"""Two wordings of one thing are found and listed; agreement and what was seen are not."""

from __future__ import annotations

import pytest

from narrative_studio.model.demo import Step
from narrative_studio.model.ids import FrameId, NarrativeId, StepId, new_id
from narrative_studio.model.positioning import Element
from narrative_studio.model.rows import Policy
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.store.misalignments import misalignments_in, open_deletion_of
from tests.narrative_studio.store.desks import Desk, World


@pytest.fixture
def two() -> tuple[Desk, Desk, Element]:
    """Ada and Bo, who both know one element."""
    world = World()
    ada, bo = (Desk(name, world=world) for name in ("ada", "bo"))
    row = ada.element("Minutes", statement="It takes minutes.")
    ada.sync(bo)
    return ada, bo, row


def storyboard(desk: Desk) -> tuple[Frame, Step]:
    with desk.project.op("Begin") as op:
        story = op.create(Narrative(id=NarrativeId(new_id())))
        frame = op.create(Frame(id=FrameId(new_id()), narrative=story.id, headline="The recall"))
        step = op.create(Step(id=StepId(new_id()), frame=frame.id, say="Watch"))
    return frame, step


Two = tuple[Desk, Desk, Element]


def test_two_wordings_are_a_misalignment_with_who_when_and_where_it_began(two: Two) -> None:
    ada, bo, row = two
    ada.edit(row, statement="38 pallets, not 410.")
    ada.world.now_ms += 60_000
    bo.edit(row, statement="Only the pallets that carry the risk.")
    ada.sync(bo)
    for desk in (ada, bo):
        (found,) = desk.project.past.misalignments
        assert (found.table, found.row, found.column) == ("element", row.id, "statement")
        assert [one.value for one in found.wordings] == [
            "38 pallets, not 410.",
            "Only the pallets that carry the risk.",
        ]
        assert [one.author for one in found.wordings] == [ada.me.id, bo.me.id]
        assert found.wordings[0].at < found.wordings[1].at
        assert found.wordings[1].label == "Edit statement"
        assert found.ancestor == "It takes minutes."
        assert found.shown == "Only the pallets that carry the risk."
        assert found.policy is Policy.OWNED
        assert not found.is_quiet


def test_what_stood_before_is_what_both_have_replaced_however_often_each_reworded(
    two: Two,
) -> None:
    ada, bo, row = two
    ada.edit(row, statement="It takes seconds.")
    ada.sync(bo)
    for desk, words in ((ada, "Ada"), (bo, "Bo")):
        for time in ("once", "again", "at last"):
            ada.world.now_ms += 1_000
            desk.edit(row, statement=f"{words} {time}")
    ada.sync(bo)
    (found,) = ada.project.past.misalignments
    assert [one.value for one in found.wordings] == ["Ada at last", "Bo at last"]
    assert found.ancestor == "It takes seconds."


def test_what_stood_before_is_the_same_once_a_decision_is_taken_back(two: Two) -> None:
    ada, bo, row = two
    ada.edit(row, statement="Ada's")
    bo.edit(row, statement="Bo's")
    ada.sync(bo)
    before = ada.project.past.misalignments
    ada.decide(row, "statement", "decided")
    ada.project.undo()
    assert ada.project.past.misalignments == before
    assert before[0].ancestor == "It takes minutes."


def test_the_approvers_own_wording_shows_meanwhile(two: Two) -> None:
    ada, bo, row = two
    ada.edit(row, approver=ada.me.id)
    ada.sync(bo)
    ada.edit(row, statement="By the approver")
    bo.edit(row, statement="By another, later")
    ada.sync(bo)
    (found,) = bo.project.past.misalignments
    assert found.shown == "By the approver"


def test_equal_wordings_are_agreement(two: Two) -> None:
    ada, bo, row = two
    for desk in (ada, bo):
        desk.edit(row, statement="The same in both.")
    ada.sync(bo)
    assert len(ada.journal.row_heads("element", row.id)["statement"]) == 2
    assert ada.project.past.misalignments == ()


def test_three_people_of_whom_two_agree_are_two_wordings(two: Two) -> None:
    ada, bo, row = two
    cy = Desk("cy", world=ada.world)
    cy.take(ada.journal.txns())
    ada.edit(row, note="One")
    bo.edit(row, note="Two")
    ada.world.now_ms += 1
    cy.edit(row, note="Two")
    for desk in (bo, cy):
        ada.take(desk.journal.txns())
    (found,) = ada.project.past.misalignments
    assert [one.value for one in found.wordings] == ["One", "Two"]
    assert found.wordings[1].author == cy.me.id, "who said it last stands for those who agree"


def test_a_wording_stands_where_it_was_said_last(two: Two) -> None:
    ada, bo, row = two
    cy = Desk("cy", world=ada.world)
    cy.take(ada.journal.txns())
    for desk, words in ((ada, "Two"), (bo, "One"), (cy, "Two")):
        desk.edit(row, note=words)
        ada.world.now_ms += 1
    for desk in (bo, cy):
        ada.take(desk.journal.txns())
    (found,) = ada.project.past.misalignments
    assert [one.value for one in found.wordings] == ["One", "Two"]
    assert [one.author for one in found.wordings] == [bo.me.id, cy.me.id]


@pytest.mark.parametrize(
    ("cells", "is_quiet"),
    [({"status": "approved"}, True), ({"note": "prose"}, False), ({"name": "owned"}, False)],
)
def test_small_things_are_listed_quietly(
    two: Two, cells: dict[str, object], is_quiet: bool
) -> None:
    ada, bo, row = two
    ada.edit(row, **cells)
    bo.edit(row, **dict.fromkeys(cells, "in review"))
    ada.sync(bo)
    (found,) = ada.project.past.misalignments
    assert found.is_quiet is is_quiet


def test_an_edit_that_the_deleter_had_not_seen_keeps_the_deletion_open(two: Two) -> None:
    ada, bo, row = two
    ada.delete(row)
    bo.edit(row, statement="Reworded meanwhile")
    ada.sync(bo)
    for desk in (ada, bo):
        assert desk.now(row) is None
        assert desk.project.past.misalignments == ()
        (found,) = desk.project.past.open_deletions
        assert (found.table, found.row, found.is_hidden) == ("element", row.id, True)
        assert found.deleted.author == ada.me.id
        assert {name: one.value for name, one in found.cells.items()} == {
            "statement": "Reworded meanwhile"
        }
        assert found.kept is None


def test_a_deletion_that_saw_everything_is_closed(two: Two) -> None:
    ada, bo, row = two
    bo.edit(row, statement="Seen")
    ada.sync(bo)
    ada.delete(row)
    ada.sync(bo)
    assert bo.project.past.open_deletions == ()


def test_what_was_put_into_a_deleted_row_is_listed_with_it(two: Two) -> None:
    ada, bo, _ = two
    frame, _step = storyboard(ada)
    ada.sync(bo)
    ada.delete(frame)
    with bo.project.op("Add a step") as op:
        child = op.create(Step(id=StepId(new_id()), frame=frame.id))
    ada.sync(bo)
    found = {(one.table, one.row): one for one in ada.project.past.open_deletions}
    assert found.keys() == {("frame", frame.id)}
    assert found["frame", frame.id].children == (("step", child.id),)


def test_a_restoration_beside_a_deletion_is_listed_whichever_shows(two: Two) -> None:
    ada, bo, row = two
    ada.delete(row)
    ada.sync(bo)
    ada.project.undo()
    ada.world.now_ms += 1_000
    with bo.project.op("Delete again") as op:
        op.settle_deletion(row)
    ada.sync(bo)
    (found,) = ada.project.past.open_deletions
    assert found.is_hidden
    assert found.kept is not None
    assert found.kept.author == ada.me.id
    assert ada.now(row) is None


def test_what_a_deletion_says_again_is_no_wording_of_a_row_that_shows(two: Two) -> None:
    ada, bo, row = two
    ada.delete(row)
    bo.edit(row, statement="Reworded meanwhile")
    ada.world.now_ms += 1_000
    bo.delete(row)
    bo.project.undo()
    ada.sync(bo)
    for desk in (ada, bo):
        assert desk.says("element", row.id, "statement") == {
            "It takes minutes.",
            "Reworded meanwhile",
        }
        assert desk.now(row) is not None
        assert desk.project.past.misalignments == ()
        (found,) = desk.project.past.open_deletions
        assert not found.is_hidden
        assert {name: one.author for name, one in found.cells.items()} == {"statement": bo.me.id}


def test_a_deletion_beside_a_restoration_is_listed_the_same_once_more_was_taken_back(
    two: Two,
) -> None:
    """The one who deletes and restores an open deletion is not the one who had deleted."""
    ada, bo, row = two
    ada.delete(row)
    bo.edit(row, statement="Reworded meanwhile")
    ada.world.now_ms += 1_000
    bo.delete(row)
    bo.project.undo()
    ada.sync(bo)
    before = bo.project.past.open_deletions
    bo.delete(row)
    assert not bo.project.past.open_deletions
    bo.project.undo()
    assert bo.project.past.open_deletions == before
    assert before[0].deleted.author == ada.me.id


def test_a_deletion_that_came_back_by_redo_says_nothing_of_its_own(two: Two) -> None:
    ada, bo, row = two
    ada.delete(row)
    ada.project.undo()
    ada.sync(bo)
    ada.project.redo()
    bo.edit(row, statement="Reworded meanwhile")
    bo.delete(row)
    bo.project.undo()
    ada.sync(bo)
    before = bo.project.past.open_deletions
    assert before
    assert bo.now(row) is not None
    assert bo.project.past.misalignments == ()
    bo.delete(row)
    bo.project.undo()
    assert bo.project.past.open_deletions == before
    assert bo.project.past.misalignments == ()


def test_a_table_of_a_newer_version_is_nobodys_misalignment(two: Two) -> None:
    ada, _, _ = two
    assert misalignments_in(ada.journal, "from the future", "r") == ()
    assert open_deletion_of(ada.journal, "from the future", "r") is None
