"""An operation collects changes, checks them and knows what they replace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from narrative_studio import operation
from narrative_studio.errors import InvalidValue, UnknownRow
from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.demo import Step
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import (
    ElementId,
    FrameId,
    NarrativeId,
    ProofId,
    RelationId,
    StepId,
)
from narrative_studio.model.positioning import Element, ElementKind, Relation, RelationKind, Status
from narrative_studio.model.rows import Row, columns, defaults
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.operation import check_cell
from narrative_studio.store.txn import ALIVE, WHOLE_ROW
from tests.narrative_studio.store.desks import Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk("A")
    yield made
    made.close()


def element(row_id: str = "e") -> Element:
    return Element(ElementId(row_id), ElementKind.VALUE)


def story(desk: Desk) -> tuple[Narrative, Frame, Step]:
    rows = (
        Narrative(NarrativeId("n"), title="First call"),
        Frame(FrameId("f"), NarrativeId("n"), headline="Trace it"),
        Step(StepId("s"), FrameId("f"), say="Look"),
    )
    with desk.project.op("Write") as op:
        for row in rows:
            op.create(row)
    return rows


def last_changes(desk: Desk) -> list[tuple[str, str, str]]:
    *_, txn = desk.journal.txns()
    return [(change.table, change.row, change.column) for change in txn.changes]


class TestSeeingItself:
    def test_what_it_made_changed_and_deleted(self, desk: Desk) -> None:
        with desk.project.op("Work") as op:
            made = op.create(element())
            assert op.get(Element, made.id) == made
            changed = op.set(Element, made.id, name="Trace it")
            assert op.find(Element, made.id) == changed
            assert op.all(Element) == [changed]
            op.delete(Element, made.id)
            assert op.find(Element, made.id) is None
            assert op.all(Element) == []
        assert desk.journal.count() == 0

    def test_nobody_else_sees_it_before_the_end(self, desk: Desk) -> None:
        with desk.project.op("Work") as op:
            op.create(element())
            assert not desk.project.view().elements
        assert desk.project.view().elements

    def test_what_is_not_there_is_named(self, desk: Desk) -> None:
        row = desk.element("e")
        desk.delete(row)
        with desk.project.op("Late") as op:
            for act in (op.get, op.set, op.delete):
                with pytest.raises(UnknownRow, match="This element is no longer in the document"):
                    act(Element, row.id)


class TestChanges:
    def test_making_is_one_change_with_all_cells(self, desk: Desk) -> None:
        with desk.project.op("Make") as op:
            op.create(element("e1"))
            op.set(Element, "e1", note="at once")
        *_, txn = desk.journal.txns()
        (change,) = txn.changes
        assert change.column == WHOLE_ROW
        assert change.base == ()
        assert isinstance(change.new, dict)
        assert set(change.new) == {*columns(Element), ALIVE}
        assert change.new["note"] == "at once"
        assert change.new["is_current"] == 1
        assert change.new["kind"] == "value theme"

    def test_new_rows_and_those_that_were_there_before_come_in_one_operation(
        self, desk: Desk
    ) -> None:
        gone, kept = desk.element("gone"), desk.element("kept")
        with desk.project.op("Delete") as op:
            op.delete(Element, gone.id)
        with desk.project.op("Make many") as op:
            op.create(replace(element("new"), name="New"))
            op.create(replace(element(gone.id), name="Back"))
            op.set(Element, kept.id, name="Reworded")
            op.create(element("brief"))
            op.delete(Element, "brief")
        rows = desk.project.view().elements
        names = {row.name for row in rows.values() if row.id in ("new", gone.id, kept.id, "brief")}
        assert names == {"New", "Back", "Reworded"}
        *_, txn = desk.journal.txns()
        bases = {change.row: bool(change.base) for change in txn.changes}
        assert bases == {"new": False, gone.id: True, kept.id: True}
        desk.project.undo()
        assert {row.name for row in desk.project.view().elements.values()} == {"kept"}

    def test_equal_values_change_nothing(self, desk: Desk) -> None:
        row = desk.element("Trace it")
        count = desk.journal.count()
        desk.edit(row, name="Trace it", status="draft", is_current=1)
        with desk.project.op("There and back") as op:
            op.set(Element, row.id, name="other")
            op.set(Element, row.id, name="Trace it")
        assert desk.journal.count() == count

    def test_each_changed_cell_is_a_change_based_on_what_stood(self, desk: Desk) -> None:
        row = desk.element("Trace it")
        desk.edit(row, name="b", status=Status.APPROVED)
        (made,) = desk.journal.row_heads("element", row.id)[WHOLE_ROW]
        *_, txn = desk.journal.txns()
        assert {change.column: change.new for change in txn.changes} == {
            "name": "b",
            "status": "approved",
        }
        assert {change.base for change in txn.changes} == {(made,)}

    def test_the_base_is_what_was_shown_when_editing_began(self, desk: Desk) -> None:
        bo = Desk("B")
        row = desk.element("first")
        desk.sync(bo)
        began = desk.project.heads_shown(row, "name")
        bo.edit(row, name="came meanwhile")
        desk.take(bo.journal.txns())
        with desk.project.op("Edit") as op:
            op.set(Element, row.id, bases={"name": began}, name="typed")
        assert desk.says("element", row.id, "name") == {"typed", "came meanwhile"}
        bo.close()

    def test_a_row_made_over_one_that_stands_replaces_it(self, desk: Desk) -> None:
        desk.sync(bo := Desk("B"))
        row = desk.element("first")
        with desk.project.op("Make again") as op:
            op.create(Element(row.id, ElementKind.VALUE, name="again"))
        assert desk.says("element", row.id, "name") == {"again"}
        with desk.project.op("Make and delete") as op:
            op.create(Element(row.id, ElementKind.VALUE, name="third"))
            op.delete(Element, row.id)
        assert desk.now(row) is None
        assert desk.says("element", row.id, "name") == {"again"}
        bo.close()

    def test_deleted_and_made_again_at_once_is_one_change(self, desk: Desk) -> None:
        row = desk.element("first")
        with desk.project.op("Replace") as op:
            op.delete(Element, row.id)
            op.create(Element(row.id, ElementKind.VALUE, name="second"))
        assert last_changes(desk) == [("element", row.id, WHOLE_ROW)]
        assert desk.says("element", row.id, "alive") == {1}


class TestDeleting:
    def test_what_belongs_to_a_row_goes_with_it(self, desk: Desk) -> None:
        narrative, frame, step = story(desk)
        desk.delete(narrative)
        assert last_changes(desk) == [
            ("step", step.id, WHOLE_ROW),
            ("frame", frame.id, WHOLE_ROW),
            ("narrative", narrative.id, WHOLE_ROW),
        ]

    def test_what_was_moved_away_before_stays(self, desk: Desk) -> None:
        narrative, frame, _ = story(desk)
        with desk.project.op("Keep the frame") as op:
            op.create(Narrative(NarrativeId("other")))
            op.set(Frame, frame.id, narrative="other")
            op.delete(Narrative, narrative.id)
        assert frame.id in desk.project.view().frames

    def test_a_relation_goes_with_either_end_and_with_both(self, desk: Desk) -> None:
        with desk.project.op("Relate") as op:
            for name in "abc":
                op.create(element(name))
            for name, source, target in (("ab", "a", "b"), ("bc", "b", "c"), ("aa", "a", "a")):
                op.create(
                    Relation(
                        RelationId(name), RelationKind.GIVES, ElementId(source), ElementId(target)
                    )
                )
        with desk.project.op("Delete") as op:
            op.delete(Element, "a")
        assert set(desk.project.view().relations) == {"bc"}

    def test_every_cell_is_asserted_again(self, desk: Desk) -> None:
        row = desk.element("first")
        desk.edit(row, note="why")
        desk.delete(row)
        *_, txn = desk.journal.txns()
        (change,) = txn.changes
        assert isinstance(change.new, dict)
        assert (change.new["name"], change.new["note"], change.new[ALIVE]) == ("first", "why", 0)
        assert len(change.base) == 2


class TestChecks:
    @pytest.mark.parametrize("row_type", ROW_TYPES)
    def test_what_a_cell_starts_with_fits_it(self, row_type: type[Row]) -> None:
        """So that most cells of a new row need not be looked at."""
        for name, value in defaults(row_type).items():
            if name in columns(row_type):
                check_cell(row_type.table, columns(row_type)[name], value)

    @pytest.mark.parametrize(
        ("cells", "said"),
        [
            ({"name": None}, "The name of an element cannot be nothing"),
            ({"name": 7}, "has to be a text"),
            ({"share_of_deals_pct": "7"}, "has to be a whole number"),
            ({"share_of_deals_pct": 7.5}, "has to be a whole number"),
            ({"share_of_deals_pct": 2**53}, "cannot be 9,007,199,254,740,992"),
            ({"share_of_deals_pct": 101}, "cannot be 101. Use a whole number from 0 to 100"),
            ({"share_of_deals_pct": -1}, "cannot be -1. Use a whole number from 0 to 100"),
            ({"is_current": 2}, "The current category of an element has to be yes or no"),
            ({"is_current": "yes"}, "has to be a whole number"),
            ({"status": "finished"}, r"cannot be “finished”. Use one of: draft, in review, app"),
            ({"name": "zero \x00 byte"}, "holds characters that are no text"),
            ({"name": "half a letter \ud800"}, "holds characters that are no text"),
            ({"name": "x" * 101}, "is longer than 100 characters"),
        ],
    )
    def test_what_does_not_fit_is_refused_and_nothing_happens(
        self,
        desk: Desk,
        monkeypatch: pytest.MonkeyPatch,
        cells: dict[str, object],
        said: str,
    ) -> None:
        monkeypatch.setattr(operation, "LONGEST_TEXT", 100)
        row = desk.element("first")
        with pytest.raises(InvalidValue, match=said):
            desk.edit(row, **cells)
        with pytest.raises(InvalidValue, match=said), desk.project.op("Make") as op:
            op.create(Element(ElementId("n"), ElementKind.VALUE, **cells))  # type: ignore[arg-type]
        assert desk.now(row) == row

    def test_the_texts_of_a_new_row_can_be_read_back_together(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(operation, "LONGEST_TEXT", 100)
        row = Element(ElementId("n"), ElementKind.VALUE, name="x" * 60, statement="x" * 60)
        said = r"The texts of an element are longer than 100 characters together\. Split it in two"
        with pytest.raises(InvalidValue, match=said), desk.project.op("Make") as op:
            op.create(row)

    @pytest.mark.parametrize("day", ["", "soon", "2026-2-3", "20260203", "2026-02-30"])
    def test_a_date_is_one(self, desk: Desk, day: str) -> None:
        with pytest.raises(InvalidValue, match="is no date"), desk.project.op("Make") as op:
            op.create(Proof(ProofId("p"), expires_on=day))

    @pytest.mark.parametrize(
        ("table", "name", "value"),
        [
            (Element, "share_of_deals_pct", None),
            (Element, "share_of_deals_pct", 0),
            (Element, "share_of_deals_pct", 100),
            (Narrative, "pace_wpm", 2**53 - 1),
            (Element, "is_current", True),
            (Element, "is_current", 0),
            (Element, "status", "in review"),
            (Element, "status", Status.DRAFT),
            (Element, "name", "line\nbreak\t🥬"),
            (Proof, "expires_on", "2026-02-28"),
            (Proof, "expires_on", None),
        ],
    )
    def test_what_fits_passes(self, table: type[Row], name: str, value: object) -> None:
        check_cell("any", columns(table)[name], value)
