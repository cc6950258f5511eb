"""A table follows changes as if it were made anew, and shares what no change touches."""

from __future__ import annotations

import random

import pytest

from narrative_studio.model import table as tables_module
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import FrameId, NarrativeId, QuestionId, StepId
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.storyboard import Frame, Narrative, Question
from narrative_studio.model.table import Table, follow, show_tables

DOCUMENT = "doc"
Rows = dict[str, dict[str, Row]]


def rows_of(*rows: Row) -> Rows:
    found: Rows = {name: {} for name in BY_TABLE}
    for row in rows:
        found[row.table][row.id] = row
    return found


def step(name: str, rank: str = "M", frame: str = "f") -> Step:
    return Step(StepId(name), FrameId(frame), rank=rank)


def table(*steps: Step) -> Table[Step]:
    return Table(Step, {one.id: one for one in steps})


def frame(name: str, narrative: str = "n", **cells: str) -> Frame:
    return Frame(FrameId(name), NarrativeId(narrative), **cells)  # type: ignore[arg-type]


def names(steps: tuple[Step, ...]) -> list[str]:
    return [one.id for one in steps]


@pytest.mark.parametrize("is_ordered", [True, False])
def test_rows_that_belong_together_come_in_their_order(*, is_ordered: bool) -> None:
    found = table(step("b", "B"), step("c", "C", frame="g"), step("a", "A"), step("d", "A"))
    if is_ordered:
        assert names(found.ordered) == ["a", "d", "b", "c"]
    assert names(found.of("frame", "f")) == ["a", "d", "b"]
    assert names(found.of("frame", "g")) == ["c"]


class TestAfter:
    def test_a_row_that_moves_stands_at_its_new_place(self) -> None:
        before = table(step("a", "A"), step("b", "B"), step("c", "C"))
        assert names(before.ordered) == names(before.of("frame", "f")) == ["a", "b", "c"]
        after = before.after({"a": step("a", "X")})
        assert names(after.ordered) == names(after.of("frame", "f")) == ["b", "c", "a"]
        assert names(before.ordered) == ["a", "b", "c"]

    def test_rows_that_change_places_do_so_in_one(self) -> None:
        before = table(step("a", "A"), step("b", "B"))
        assert names(before.ordered) == ["a", "b"]
        after = before.after({"a": step("a", "B"), "b": step("b", "A")})
        assert names(after.ordered) == ["b", "a"]

    def test_a_row_that_goes_to_another_parent_leaves_the_old_one(self) -> None:
        before = table(step("a"), step("b"))
        assert names(before.of("frame", "f")) == ["a", "b"]
        after = before.after({"a": step("a", frame="g"), "b": None})
        assert (names(after.of("frame", "f")), names(after.of("frame", "g"))) == ([], ["a"])
        assert set(after) == {"a"}

    def test_it_is_the_same_table_where_nothing_reads_otherwise(self) -> None:
        before = table(step("a"))
        assert before.after({"a": step("a"), "b": None}) is before

    def test_groups_without_a_changed_row_are_shared(self) -> None:
        before = table(step("a"), step("b", frame="g"))
        kept = before.of("frame", "g")
        after = before.after({"a": step("a", "Z")})
        assert after.of("frame", "g") is kept


class TestDiffering:
    def test_what_changes_touched_is_compared_and_what_reads_as_before_is_not_named(self) -> None:
        first = table(step("a"), step("b"), step("c"))
        second = first.after({"a": step("a", "Z"), "b": None})
        third = second.after({"b": first["b"], "d": step("d")})
        assert first.differing(second) == second.differing(first) == {"a", "b"}
        assert second.differing(third) == {"b", "d"}
        assert first.differing(third) == third.differing(first) == {"a", "d"}

    def test_tables_that_follow_from_the_same_one_apart_are_compared_row_by_row(self) -> None:
        first = table(step("a"), step("b"))
        one, other = first.after({"a": step("a", "Z")}), first.after({"b": None})
        assert first.differing(other) == {"b"}
        assert one.differing(other) == other.differing(one) == {"a", "b"}
        assert one.differing(table(*one.values())) == frozenset()

    def test_a_line_of_very_many_changes_begins_anew(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tables_module, "_LONGEST_LINE", 2)
        tables = [table(step("a"))]
        for number in range(5):
            tables.append(tables[-1].after({f"s{number}": step(f"s{number}")}))
        for place, one in enumerate(tables):
            for later, other in enumerate(tables):
                added = range(min(place, later), max(place, later))
                assert one.differing(other) == {f"s{number}" for number in added}


class TestFollow:
    def test_tables_without_a_changed_row_are_shared(self) -> None:
        rows = rows_of(Narrative(NarrativeId("n")), frame("f"), step("s"))
        before = show_tables(rows, document=DOCUMENT)
        rows["frame"]["f"] = frame("f", headline="Reworded")
        found = follow(before, rows, [("frame", "f")], document=DOCUMENT)
        assert found.tables["step"] is before["step"]
        assert found.tables["frame"]["f"].headline == "Reworded"
        assert found.changed == {"frame": {"f"}}

    def test_what_belongs_to_a_row_goes_and_comes_with_it(self) -> None:
        rows = rows_of(Narrative(NarrativeId("n")), frame("f"), step("s"), step("t", frame="g"))
        shown = show_tables(rows, document=DOCUMENT)
        narrative = rows["narrative"].pop("n")
        gone = follow(shown, rows, [("narrative", "n")], document=DOCUMENT)
        assert not any(gone.tables[name] for name in ("narrative", "frame", "step"))
        assert gone.changed == {"narrative": {"n"}, "frame": {"f"}, "step": {"s"}}
        rows["narrative"]["n"] = narrative
        back = follow(gone.tables, rows, [("narrative", "n")], document=DOCUMENT)
        assert set(back.tables["step"]) == {"s"}

    def test_there_is_always_one_row_that_describes_the_document(self) -> None:
        rows = rows_of(ProjectInfo(DOCUMENT, title="First"))
        shown = show_tables(rows, document=DOCUMENT)
        del rows["project"][DOCUMENT]
        found = follow(shown, rows, [("project", DOCUMENT)], document=DOCUMENT)
        assert dict(found.tables["project"]) == {DOCUMENT: ProjectInfo(DOCUMENT)}

    def test_a_long_history_shows_at_each_step_what_a_fresh_look_shows(self) -> None:
        dice = random.Random(7)
        rows = rows_of()
        tables = show_tables(rows, document=DOCUMENT)
        for _ in range(600):
            touched = [_change(dice, rows) for _ in range(dice.choice((1, 1, 3)))]
            before = tables
            found = follow(tables, rows, touched, document=DOCUMENT)
            tables, fresh = dict(found.tables), show_tables(rows, document=DOCUMENT)
            for name, one in tables.items():
                assert dict(one) == dict(fresh[name])
                assert one.ordered == fresh[name].ordered
                for column in columns(BY_TABLE[name]):
                    for row in (*fresh[name].values(), *before[name].values()):
                        value = getattr(row, column)
                        assert one.of(column, value) == fresh[name].of(column, value)
                others = {
                    row_id
                    for row_id in {*before[name], *one}
                    if before[name].get(row_id) != one.get(row_id)
                }
                assert before[name].differing(one) == others or name == "project"
                assert found.changed.get(name, frozenset()) == others or name == "project"


def _change(dice: random.Random, rows: Rows) -> tuple[str, str]:
    """Put a row of a story there, reword or move it, or take it away."""
    name, parent, rank = (dice.choice("abcde") for _ in range(3))
    made: Row = dice.choice(
        (
            Narrative(NarrativeId(f"n{name}"), rank=rank),
            frame(f"f{name}", f"n{parent}", rank=rank),
            Question(QuestionId(f"q{name}"), FrameId(f"f{parent}"), rank=rank),
            step(f"s{name}", rank, f"f{parent}"),
        )
    )
    if dice.random() < 0.3:
        rows[made.table].pop(made.id, None)
    else:
        rows[made.table][made.id] = made
    return made.table, made.id
