"""Undo takes back our own words and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from narrative_studio.model.demo import Step
from narrative_studio.model.ids import FrameId, NarrativeId, StepId
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.store.revert import Kept, reverting
from narrative_studio.store.txn import WHOLE_ROW
from tests.narrative_studio.store.desks import Desk, new_change, shown
from tests.narrative_studio.store.histories import told


@pytest.fixture
def ada() -> Iterator[Desk]:
    made = Desk("A")
    yield made
    made.close()


@pytest.fixture
def bo(ada: Desk) -> Iterator[Desk]:
    """Somebody else with the same sense of time, who has joined the document too."""
    made = Desk("B", world=ada.world)
    made.element("so that Bo is a person of the document")
    ada.sync(made)
    yield made
    made.close()


def story(desk: Desk) -> tuple[Narrative, Frame, Step]:
    narrative = Narrative(id=NarrativeId("n"), title="First call")
    frame = Frame(id=FrameId("f"), narrative=narrative.id, headline="Trace it")
    step = Step(id=StepId("s"), frame=frame.id, say="Look")
    with desk.project.op("Write the story") as op:
        for row in (narrative, frame, step):
            op.create(row)
    return narrative, frame, step


def undo(desk: Desk) -> tuple[Kept, ...]:
    told = desk.project.undo()
    assert told is not None
    return told.kept


def redo(desk: Desk) -> tuple[Kept, ...]:
    told = desk.project.redo()
    assert told is not None
    return told.kept


class TestAlone:
    def test_an_edit_is_put_back_and_brought_back(self, ada: Desk) -> None:
        row = ada.element("first")
        ada.edit(row, name="second", note="why")
        assert undo(ada) == ()
        assert ada.now(row) == row
        assert redo(ada) == ()
        assert ada.says("element", row.id, "name") == {"second"}
        assert ada.says("element", row.id, "note") == {"why"}

    def test_making_is_taken_back_and_the_text_is_kept(self, ada: Desk) -> None:
        row = ada.element("first")
        undo(ada)
        assert ada.now(row) is None
        assert ada.says("element", row.id, "name") == {"first"}
        redo(ada)
        assert ada.now(row) == row

    def test_a_deletion_is_taken_back_with_all_that_went_along(self, ada: Desk) -> None:
        narrative, frame, _ = story(ada)
        ada.edit(frame, headline="Trace it in minutes")
        before = shown(ada)
        ada.delete(narrative)
        assert not ada.project.view().frames
        assert not ada.project.view().steps
        assert undo(ada) == ()
        assert shown(ada) == before
        redo(ada)
        assert not ada.project.view().narratives
        undo(ada)
        assert shown(ada) == before

    def test_cells_of_the_future_survive_deletion_and_its_undo(self, ada: Desk) -> None:
        row = ada.element("first")
        (base,) = ada.journal.row_heads("element", row.id)[WHOLE_ROW]
        ada.journal.append(
            "Future", [new_change("element", row.id, "mood", "hopeful", [base])], author="x"
        )
        ada.reopen()
        ada.delete(row)
        assert ada.says("element", row.id, "mood") == {"hopeful"}
        undo(ada)
        assert ada.says("element", row.id, "mood") == {"hopeful"}

    def test_a_row_made_over_a_deleted_one_is_taken_back_to_deleted(self, ada: Desk) -> None:
        row = ada.element("first")
        ada.delete(row)
        with ada.project.op("Make again") as op:
            op.create(Element(id=row.id, kind=row.kind, name="again"))
        assert ada.says("element", row.id, "name") == {"again"}
        undo(ada)
        assert ada.now(row) is None
        assert ada.says("element", row.id, "name") == {"first"}
        undo(ada)
        assert ada.now(row) == row

    def test_tables_of_the_future_are_passed_over(self, ada: Desk) -> None:
        change = new_change("weather", "w", WHOLE_ROW, {"sky": "blue", "alive": 1})
        txn, _ = ada.journal.append("Future", [change], author=ada.me.id)
        assert reverting(ada.journal, txn) == ([], [])

    def test_long_toggling_stays_exact(self, ada: Desk) -> None:
        row = ada.element("first")
        ada.edit(row, name="second")
        for _ in range(60):
            undo(ada)
            undo(ada)
            redo(ada)
            redo(ada)
        assert ada.says("element", row.id, "name") == {"second"}
        undo(ada)
        assert ada.now(row) == row


class TestBesideOthers:
    def test_a_cell_that_somebody_has_changed_since_is_kept_and_named(
        self, ada: Desk, bo: Desk
    ) -> None:
        row = ada.element("first")
        ada.edit(row, name="Ada's", note="Ada's")
        ada.sync(bo)
        bo.edit(row, name="Bo's")
        ada.sync(bo)
        assert undo(ada) == (Kept("element", row.id, "name"),)
        assert ada.says("element", row.id, "name") == {"Bo's"}
        assert ada.says("element", row.id, "note") == {""}
        redo(ada)
        assert ada.says("element", row.id, "name") == {"Bo's"}
        assert ada.says("element", row.id, "note") == {"Ada's"}

    def test_words_of_others_that_read_like_ours_are_theirs(self, ada: Desk, bo: Desk) -> None:
        row = ada.element("first")
        ada.edit(row, name="same")
        ada.sync(bo)
        bo.edit(row, name="other")
        bo.edit(row, name="same")
        ada.sync(bo)
        ada.edit(row, name="third")
        assert undo(ada) == ()
        assert ada.says("element", row.id, "name") == {"same"}
        assert undo(ada) == (Kept("element", row.id, "name"),)
        assert ada.says("element", row.id, "name") == {"same"}

    def test_what_nobody_stands_behind_is_not_brought_back(self, ada: Desk, bo: Desk) -> None:
        row = ada.element("first")
        ada.sync(bo)
        ada.edit(row, name="Ada's")
        bo.edit(row, name="Bo's")
        ada.sync(bo)
        assert undo(ada) == ()
        assert ada.says("element", row.id, "name") == {"Bo's"}
        redo(ada)
        assert ada.says("element", row.id, "name") == {"Ada's", "Bo's"}

    def test_undoing_a_decision_reopens_the_misalignment(self, ada: Desk, bo: Desk) -> None:
        row = ada.element("first")
        ada.sync(bo)
        ada.edit(row, name="Ada's")
        bo.edit(row, name="Bo's")
        ada.sync(bo)
        ada.decide(row, "name", "decided")
        assert ada.says("element", row.id, "name") == {"decided"}
        undo(ada)
        assert ada.says("element", row.id, "name") == {"Ada's", "Bo's"}
        redo(ada)
        assert ada.says("element", row.id, "name") == {"decided"}

    @pytest.mark.parametrize("taken_back", ["a decision", "a deletion"])
    @pytest.mark.parametrize("approver", ["ada", "bo"])
    def test_what_was_contested_comes_back_as_it_was_with_the_names_of_its_authors(
        self, ada: Desk, bo: Desk, taken_back: str, approver: str
    ) -> None:
        """Somebody else takes it back, twice, and with an approver whose words show."""
        cy = Desk("C", world=ada.world)
        cy.element("so that Cy is a person of the document")
        row = ada.element("first", approver={"ada": ada, "bo": bo}[approver].me.id)
        ada.sync(bo)
        ada.edit(row, statement="Ada's", note="Ada's note")
        ada.world.now_ms += 60_000
        bo.edit(row, statement="Bo's", note="Bo's note")
        for desk in (ada, bo):
            cy.sync(desk)
        before = told(cy)
        assert {one.column for one in cy.project.past.misalignments} == {"statement", "note"}
        cy.world.now_ms += 60_000
        if taken_back == "a decision":
            cy.decide(row, "statement", "Bo's" if approver == "ada" else "Ada's")
        else:
            cy.delete(row)
        after = told(cy)
        for _ in range(2):
            assert undo(cy) == ()
            assert told(cy) == before
            assert redo(cy) == ()
            assert told(cy) == after
        undo(cy)
        for desk in (ada, bo):
            cy.sync(desk)
            assert told(desk) == before
        cut = cy.project.past.cut
        cy.edit(row, name="later")
        assert (
            cy.project.past.view_at(cut).tables["element"][row.id] == before[0]["element"][row.id]
        )
        cy.close()

    def test_what_only_a_newer_version_knows_comes_back_as_it_read(
        self, ada: Desk, bo: Desk
    ) -> None:
        row = ada.element("first")
        ada.sync(bo)
        heads = ada.journal.row_heads("element", row.id)["*"]
        for desk, shade in ((ada, "red"), (bo, "blue")):
            change = new_change("element", row.id, "shade", shade, heads)
            desk.journal.append("By a newer version", [change], author=desk.me.id)
            ada.world.now_ms += 1000
        ada.sync(bo)
        ada.delete(row)
        undo(ada)
        assert ada.journal.unknown_cells("element", row.id) == {"shade": "blue"}
        assert ada.says("element", row.id, "shade") == {"red", "blue"}

    def test_equal_words_of_two_come_back_as_the_words_of_both(self, ada: Desk, bo: Desk) -> None:
        row = ada.element("first", approver=ada.me.id)
        ada.sync(bo)
        cy = Desk("C", world=ada.world)
        cy.take(ada.journal.txns())
        cy.element("so that Cy is a person of the document")
        for desk, words in ((ada, "the approver's"), (cy, "Cy's"), (bo, "the approver's")):
            ada.world.now_ms += 1000
            desk.edit(row, statement=words)
        ada.sync(bo)
        ada.sync(cy)
        bo.take(ada.journal.txns())
        before = told(bo)
        bo.decide(row, "statement", "Cy's")
        undo(bo)
        assert told(bo) == before
        bo.delete(row)
        undo(bo)
        assert told(bo) == before
        cy.close()

    def test_a_restored_row_shows_the_edit_its_deleter_had_not_seen(
        self, ada: Desk, bo: Desk
    ) -> None:
        row = ada.element("first")
        ada.sync(bo)
        ada.delete(row)
        bo.edit(row, name="Bo's")
        ada.sync(bo)
        assert ada.now(row) is None
        assert bo.now(row) is None
        assert ada.says("element", row.id, "name") == {"first", "Bo's"}
        assert undo(ada) == ()
        assert ada.says("element", row.id, "name") == {"Bo's"}
        ada.sync(bo)
        assert ada.now(row) == bo.now(row)

    def test_a_row_that_somebody_else_deleted_too_stays_deleted(self, ada: Desk, bo: Desk) -> None:
        row = ada.element("first")
        ada.sync(bo)
        ada.delete(row)
        bo.delete(row)
        ada.sync(bo)
        assert undo(ada) == (Kept("element", row.id, "alive"),)
        assert ada.now(row) is None

    def test_a_row_that_somebody_else_deleted_since_cannot_be_edited_back(
        self, ada: Desk, bo: Desk
    ) -> None:
        row = ada.element("first")
        ada.edit(row, name="second")
        ada.sync(bo)
        bo.delete(row)
        ada.sync(bo)
        assert undo(ada) == (Kept("element", row.id, "name"),)
        assert ada.now(row) is None

    def test_making_is_not_taken_back_once_somebody_has_worked_on_it(
        self, ada: Desk, bo: Desk
    ) -> None:
        row = ada.element("first")
        ada.sync(bo)
        bo.edit(row, name="Bo's")
        ada.sync(bo)
        assert undo(ada) == (Kept("element", row.id, "name"),)
        assert ada.says("element", row.id, "alive") == {1}

    def test_making_is_not_taken_back_under_somebody_elses_rows(self, ada: Desk, bo: Desk) -> None:
        narrative, frame, step = story(ada)
        ada.sync(bo)
        with bo.project.op("Add a step") as op:
            op.create(Step(id=StepId("theirs"), frame=frame.id))
        ada.sync(bo)
        kept = undo(ada)
        assert set(kept) == {Kept("narrative", narrative.id, "alive"), Kept("frame", "f", "alive")}
        assert ada.now(frame) == frame
        assert ada.now(step) is None, "what is ours alone goes"
        assert "theirs" in ada.project.view().steps

    def test_a_deletion_is_not_repeated_over_somebody_elses_rows(self, ada: Desk, bo: Desk) -> None:
        _, frame, _ = story(ada)
        ada.delete(frame)
        undo(ada)
        ada.sync(bo)
        with bo.project.op("Add a step") as op:
            op.create(Step(id=StepId("theirs"), frame=frame.id))
        ada.sync(bo)
        assert Kept("frame", "f", "alive") in redo(ada)
        assert "theirs" in ada.project.view().steps

    def test_what_somebody_restored_with_words_of_their_own_stays(
        self, ada: Desk, bo: Desk
    ) -> None:
        row = ada.element("first")
        ada.edit(row, name="second")
        ada.sync(bo)
        bo.delete(row)
        undo(bo)
        ada.sync(bo)
        assert undo(ada) == (Kept("element", row.id, "name"),)
        assert ada.says("element", row.id, "name") == {"second"}

    def test_the_making_of_a_row_that_is_restored_and_deleted_is_taken_back(
        self, ada: Desk, bo: Desk
    ) -> None:
        row = ada.element("first")
        ada.sync(bo)
        bo.delete(row)
        ada.world.now_ms += 1000
        ada.delete(row)
        undo(ada)
        ada.sync(bo)
        assert ada.says("element", row.id, "alive") == {0, 1}
        ada.delete(row)
        undo(ada)
        assert ada.says("element", row.id, "alive") == {0, 1}
        assert undo(ada) == ()
        assert ada.says("element", row.id, "alive") == {0}
        assert ada.says("element", row.id, "name") == {"first"}
        redo(ada)
        assert ada.says("element", row.id, "alive") == {0, 1}

    def test_a_restored_row_with_words_of_two_is_kept_whole(self, ada: Desk, bo: Desk) -> None:
        row = ada.element("first")
        ada.sync(bo)
        ada.delete(row)
        bo.edit(row, name="Bo's")
        ada.sync(bo)
        undo(ada)
        kept = undo(ada)
        assert {cell.column for cell in kept} == {"name"}
        assert ada.says("element", row.id, "alive") == {1}
        assert ada.says("element", row.id, "name") == {"Bo's"}

    def test_a_row_restored_with_words_of_two_in_one_cell_is_kept(
        self, ada: Desk, bo: Desk
    ) -> None:
        row = ada.element("first")
        ada.sync(bo)
        bo.edit(row, name="on the way")
        bo.edit(row, name="Bo's")
        *_, _missing, last = bo.journal.txns()
        ada.take([last])
        assert ada.says("element", row.id, "name") == {"first", "Bo's"}
        ada.world.now_ms += 1000
        ada.delete(row)
        undo(ada)
        assert ada.says("element", row.id, "name") == {"first", "Bo's"}
        assert undo(ada) == (Kept("element", row.id, "name"),)
        assert ada.says("element", row.id, "name") == {"first", "Bo's"}
        assert ada.says("element", row.id, "alive") == {1}
