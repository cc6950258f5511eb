"""Deciding, restoring and freezing: each one step, each with its way back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.commands.demo import add_step
from narrative_studio.commands.links import link
from narrative_studio.commands.people import add_person
from narrative_studio.commands.positioning import delete_element
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.commands.versions import (
    decide,
    decider,
    delete_baseline,
    erase_personal,
    keep_deleted,
    restore_cell,
    restore_row,
    take_baseline,
)
from narrative_studio.errors import ChangeRefused, InvalidValue, UnknownRow
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import PointId, ProofId, new_id
from narrative_studio.model.positioning import Element, Point, Status
from narrative_studio.store.misalignments import Misalignment, OpenDeletion
from narrative_studio.store.personal import is_token
from tests.narrative_studio.store.desks import Desk, World, new_change
from tests.narrative_studio.store.test_misalignments import storyboard
from tests.story import make_story


@pytest.fixture
def ada() -> Desk:
    return Desk("ada", world=World())


@pytest.fixture
def bo(ada: Desk) -> Desk:
    return Desk("bo", world=ada.world)


def misaligned(ada: Desk, bo: Desk, **cells: object) -> Element:
    """An element whose statement both have reworded."""
    row = ada.element("Minutes", statement="It takes minutes.", **cells)
    ada.sync(bo)
    ada.edit(row, statement="Ada's words")
    bo.edit(row, statement="Bo's words")
    ada.sync(bo)
    return row


def only(desk: Desk) -> Misalignment:
    (found,) = desk.project.past.misalignments
    return found


def open_of(desk: Desk) -> list[OpenDeletion]:
    return list(desk.project.past.open_deletions)


class TestDeciding:
    @pytest.mark.parametrize("value", ["Ada's words", "Bo's words", "A third wording"])
    def test_one_wording_replaces_all_and_undo_reopens_it(
        self, ada: Desk, bo: Desk, value: str
    ) -> None:
        row = misaligned(ada, bo)
        decide(ada.project, misalignment=only(ada), value=value)
        assert ada.project.past.misalignments == ()
        assert ada.says("element", row.id, "statement") == {value}
        bo.take(ada.journal.txns())
        assert bo.project.past.misalignments == ()
        assert ada.project.undo_state.undo[-1][1] == "Decide statement of value theme"
        ada.project.undo()
        assert {one.value for one in only(ada).wordings} == {"Ada's words", "Bo's words"}
        ada.project.redo()
        assert ada.says("element", row.id, "statement") == {value}

    def test_only_the_approver_decides(self, ada: Desk, bo: Desk) -> None:
        misaligned(ada, bo, approver=bo.me.id)
        assert decider(ada.project, only(ada)) == ada.project.view().people[bo.me.id]
        with pytest.raises(ChangeRefused, match=r"bo decides this as approver\. Ask bo"):
            decide(ada.project, misalignment=only(ada), value="Ada's words")
        decide(bo.project, misalignment=only(bo), value="Ada's words")
        assert bo.project.past.misalignments == ()

    def test_what_the_approver_decided_can_be_recorded_by_another(
        self, ada: Desk, bo: Desk
    ) -> None:
        misaligned(ada, bo, approver=bo.me.id)
        decide(ada.project, misalignment=only(ada), value="Bo's words", recorded_for=bo.me.id)
        label = ada.project.undo_state.undo[-1][1]
        assert label == "Record what bo decided: statement of value theme"

    def test_a_third_person_cannot_be_named_in_the_approvers_place(
        self, ada: Desk, bo: Desk
    ) -> None:
        misaligned(ada, bo, approver=bo.me.id)
        third = add_person(ada.project, name="Cy")
        with pytest.raises(ChangeRefused):
            decide(ada.project, misalignment=only(ada), value="x", recorded_for=third.id)

    def test_a_point_is_decided_by_the_approver_of_its_element(self, ada: Desk, bo: Desk) -> None:
        row = ada.element("Minutes", approver=bo.me.id)
        with ada.project.op("Add a strength") as op:
            point = op.create(Point(id=PointId(new_id()), element=row.id, text="Low"))
        ada.sync(bo)
        ada.edit(point, text="Cheap")
        bo.edit(point, text="Near")
        ada.sync(bo)
        with pytest.raises(ChangeRefused, match="bo decides"):
            decide(ada.project, misalignment=only(ada), value="Near")
        decide(bo.project, misalignment=only(bo), value="Near")
        assert bo.says("point", point.id, "text") == {"Near"}

    def test_a_row_deleted_meanwhile_is_named(self, ada: Desk, bo: Desk) -> None:
        row = misaligned(ada, bo)
        found = only(ada)
        ada.delete(row)
        with pytest.raises(UnknownRow, match="no longer in the document"):
            decide(ada.project, misalignment=found, value="x")


class TestDeletions:
    def test_a_deletion_is_kept_with_all_that_was_not_seen(self, ada: Desk, bo: Desk) -> None:
        frame, _step = storyboard(ada)
        ada.sync(bo)
        ada.delete(frame)
        bo.edit(frame, headline="Reworded meanwhile")
        ada.sync(bo)
        (deletion,) = open_of(ada)
        keep_deleted(ada.project, deletion=deletion)
        assert open_of(ada) == []
        assert ada.now(frame) is None
        assert ada.project.undo_state.undo[-1][1] == "Keep frame deleted"
        bo.take(ada.journal.txns())
        assert open_of(bo) == []
        ada.project.undo()
        assert len(open_of(ada)) == 1
        ada.project.redo()
        restore_row(ada.project, table="frame", row_id=frame.id)
        assert ada.project.view().frames[frame.id].headline == "Reworded meanwhile"

    def test_a_row_comes_back_with_what_was_deleted_with_it_and_the_latest_words(
        self, ada: Desk, bo: Desk
    ) -> None:
        frame, step = storyboard(ada)
        ada.sync(bo)
        ada.delete(frame)
        bo.edit(step, say="Reworded meanwhile")
        ada.sync(bo)
        restore_row(ada.project, table="frame", row_id=frame.id)
        view = ada.project.view()
        assert view.frames[frame.id] == frame
        assert view.steps[step.id].say == "Reworded meanwhile"
        assert open_of(ada) == []
        ada.project.undo()
        assert ada.now(frame) is None
        assert ada.now(step) is None

    def test_a_row_comes_back_with_the_cells_that_only_a_newer_version_knows(
        self, ada: Desk
    ) -> None:
        row = ada.element("Minutes")
        heads = ada.journal.row_heads("element", row.id)["*"]
        ada.journal.append(
            "By a newer version",
            [new_change("element", row.id, "shade", "red", heads)],
            author=ada.me.id,
        )
        ada.reopen()
        ada.delete(row)
        restore_row(ada.project, table="element", row_id=row.id)
        assert ada.now(row) == row
        assert ada.journal.unknown_cells("element", row.id) == {"shade": "red"}

    def test_links_come_back_with_what_they_led_from_or_to(self, ada: Desk) -> None:
        frame, step = storyboard(ada)
        value, other = ada.element("Minutes"), ada.element("Pallets")
        project = ada.project
        kept = [link(project, source=one, target=value) for one in (frame, step)]
        lost = link(project, source=frame, target=other)
        before = project.view()
        delete_frames(project, frames=[frame.id])
        assert not project.view().links
        delete_element(project, element=other.id)
        restore_row(project, table="frame", row_id=frame.id)
        found = project.view().links
        assert set(found) == {one.id for one in kept}
        assert lost.id not in found, "what it leads to is deleted"
        assert all(found[one.id] == before.links[one.id] for one in kept)
        delete_element(project, element=value.id)
        restore_row(project, table="element", row_id=value.id)
        assert set(project.view().links) == {one.id for one in kept}
        project.undo()
        assert not project.view().links

    def test_what_was_deleted_before_stays_deleted(self, ada: Desk) -> None:
        frame, step = storyboard(ada)
        ada.delete(step)
        ada.delete(frame)
        restore_row(ada.project, table="frame", row_id=frame.id)
        assert ada.now(frame) == frame
        assert ada.now(step) is None

    def test_children_that_came_into_a_deleted_row_go_with_it(self, ada: Desk, bo: Desk) -> None:
        frame, _step = storyboard(ada)
        ada.sync(bo)
        ada.delete(frame)
        child = add_step(bo.project, frame=frame.id, do="Late")
        ada.sync(bo)
        (deletion,) = open_of(ada)
        keep_deleted(ada.project, deletion=deletion)
        assert open_of(ada) == []
        assert ada.now_of("step", child.id) is None
        ada.project.undo()
        assert ada.now_of("step", child.id) is not None
        (deletion,) = open_of(ada)
        restore_row(ada.project, table="frame", row_id=frame.id)
        assert ada.now(child) is not None

    def test_a_child_waits_for_its_parent(self, ada: Desk) -> None:
        frame, step = storyboard(ada)
        ada.delete(step)
        ada.delete(frame)
        with pytest.raises(UnknownRow, match="frame that this demo step belongs to is deleted"):
            restore_row(ada.project, table="step", row_id=step.id)

    def test_what_is_there_or_never_was_cannot_be_restored(self, ada: Desk) -> None:
        row = ada.element("Here")
        with pytest.raises(ChangeRefused, match="is not deleted"):
            restore_row(ada.project, table="element", row_id=row.id)
        with pytest.raises(UnknownRow, match="never was"):
            restore_row(ada.project, table="element", row_id="nobody")
        with pytest.raises(UnknownRow, match="There is no table"):
            restore_row(ada.project, table="slide", row_id="nobody")


class TestRestoringCells:
    def test_an_earlier_wording_comes_back_as_one_step(self, ada: Desk) -> None:
        row = ada.element("First", status=Status.APPROVED)
        ada.edit(row, name="Second")
        now = ada.project.view().elements[row.id]
        restore_cell(ada.project, row=now, column="name", value="First")
        assert ada.project.view().elements[row.id].name == "First"
        assert ada.project.view().elements[row.id].status is Status.IN_REVIEW
        assert ada.project.undo_state.undo[-1][1] == "Restore name of value theme"

    def test_a_number_and_a_word_come_back_as_what_they_are(self, ada: Desk) -> None:
        frame, _ = storyboard(ada)
        restore_cell(ada.project, row=frame, column="planned_ms", value=90_000)
        restore_cell(ada.project, row=frame, column="status", value="approved")
        now = ada.project.view().frames[frame.id]
        assert (now.planned_ms, now.status) == (90_000, Status.APPROVED)


class TestBaselines:
    def test_a_baseline_freezes_what_is_there(self, ada: Desk) -> None:
        row = ada.element("As agreed")
        first = take_baseline(ada.project, name="  First   workshop ", note="All five were there.")
        ada.edit(row, name="Reworded")
        ada.element("New")
        second = take_baseline(ada.project, name="")
        assert (first.name, first.code, second.code) == ("First workshop", "B-1", "B-2")
        assert second.name == "Untitled baseline"
        assert first.taken_on == ada.project.calendar_day.isoformat()
        past = ada.project.past.view_at(ada.project.past.cut_of(first))
        assert [one.name for one in past.elements.values()] == ["As agreed"]
        assert past.baselines == {}
        assert ada.project.past.missing_of(first) == 0

    def test_it_is_taken_on_the_day_it_is_whatever_day_the_document_has(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
        with closing(make_story(tmp_path / "story.narrative")) as project:
            assert project.view().today.isoformat() == "2026-04-21"
            taken = take_baseline(project, name="Today")
            (entry, *_) = project.past.history(about=("baseline", taken.id))
            assert taken.taken_on == entry.at.astimezone().date().isoformat()

    def test_a_code_is_never_given_twice(self, ada: Desk) -> None:
        take_baseline(ada.project, name="a")
        second = take_baseline(ada.project, name="b")
        delete_baseline(ada.project, baseline=second.id)
        assert take_baseline(ada.project, name="c").code == "B-3"
        assert second.id not in ada.project.view().baselines

    def test_none_is_taken_while_something_has_not_arrived(self, ada: Desk, bo: Desk) -> None:
        for name in ("one", "two", "three"):
            bo.element(name)
        txns = list(bo.journal.txns())
        ada.take(txns[:1] + txns[2:])
        assert ada.project.past.waiting == 2
        with pytest.raises(ChangeRefused, match="2 changes wait for an earlier one"):
            take_baseline(ada.project, name="too early")
        ada.take(txns)
        assert take_baseline(ada.project, name="now").code == "B-1"

    def test_a_baseline_that_reaches_further_than_what_is_here_says_so(
        self, ada: Desk, bo: Desk
    ) -> None:
        bo.element("one")
        before = list(bo.journal.txns())
        bo.element("two")
        baseline = take_baseline(bo.project, name="all")
        ada.take([*before, list(bo.journal.txns())[-1]])
        assert ada.project.past.missing_of(baseline) == 1


class TestErasing:
    def proof(self, desk: Desk) -> Proof:
        with desk.project.op("Add proof") as op:
            return op.create(
                Proof(id=ProofId(new_id()), customer_alias="a dairy", customer="Moor Dairy Ltd")
            )

    def test_every_value_the_cell_ever_had_is_gone_everywhere(self, ada: Desk, bo: Desk) -> None:
        row = self.proof(ada)
        ada.edit(row, customer="Moor Dairy, ask Jo")
        bo.journal.absorb(ada.journal.txns(), personal=ada.journal.personal())
        bo.reopen()
        assert bo.project.view().proofs[row.id].customer == "Moor Dairy, ask Jo"
        erase_personal(ada.project, row=ada.project.view().proofs[row.id], column="customer")
        assert ada.project.view().proofs[row.id].customer == ""
        assert ada.journal.personal() == []
        kept = bo.journal.personal()
        assert len(kept) == 2
        bo.take(ada.journal.txns())
        assert bo.journal.personal() == []
        assert bo.project.view().proofs[row.id].customer == ""
        ada.journal.absorb([], personal=kept)
        assert ada.journal.personal() == [], "what is erased never comes in again"

    def test_the_history_holds_only_tokens_and_stays_whole(self, ada: Desk) -> None:
        row = self.proof(ada)
        seals = {txn.id: txn.seal() for txn in ada.journal.txns()}
        erase_personal(ada.project, row=row, column="customer")
        for txn in ada.journal.txns():
            assert "Moor" not in repr(txn)
            assert txn.seal() == seals.get(txn.id, txn.seal())
        (made, *_) = ada.journal.changes_of("proof", row.id)
        assert is_token(made.value("customer"))

    def test_it_cannot_be_undone(self, ada: Desk) -> None:
        row = self.proof(ada)
        before = ada.project.undo_state
        erase_personal(ada.project, row=row, column="customer")
        assert ada.project.undo_state == before
        ada.project.undo()
        ada.project.redo()
        assert ada.project.view().proofs[row.id].customer == ""

    def test_an_old_version_brings_nothing_back(self, ada: Desk) -> None:
        row = self.proof(ada)
        ada.edit(row, customer="")
        erase_personal(ada.project, row=ada.project.view().proofs[row.id], column="customer")
        ada.project.undo()
        assert ada.project.view().proofs[row.id].customer == ""

    def test_where_nothing_was_ever_said_nothing_is_erased(self, ada: Desk) -> None:
        with ada.project.op("Add proof") as op:
            row = op.create(Proof(id=ProofId(new_id())))
        with pytest.raises(InvalidValue, match="nothing to erase in the customer of proof"):
            erase_personal(ada.project, row=row, column="customer")
