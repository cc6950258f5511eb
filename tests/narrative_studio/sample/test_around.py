"""What stands around the chain of the sample is what the additions say."""

from __future__ import annotations

from narrative_studio.model.goals import Goal, GoalDependency, GoalOwner, KeyResult
from narrative_studio.model.positioning import Element, Relation, RelationKind
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.sample.files import SampleFiles
from narrative_studio.sample.source import read_source


def test_a_line_of_the_chain_gets_its_evidence_and_other_cells_are_new() -> None:
    rows = read_source().rows
    lacks, has = rows["CA-1 lacks DF-1"], rows["CA-1 has DF-4"]
    assert isinstance(lacks, Relation)
    assert isinstance(has, Relation)
    assert (lacks.kind, lacks.checked_on) == (RelationKind.LACKS, "2026-03-12")
    assert (has.kind, has.source) == (RelationKind.HAS, rows["CA-1"].id)
    assert all(
        one.evidence and one.checked_on
        for item in SampleFiles().additions["comparison"]
        for one in [rows[item["cell"]]]
        if isinstance(one, Relation)
    )


def test_new_rows_come_after_all_that_the_file_has() -> None:
    source = read_source()
    rows = source.rows.values()
    new = (Goal, GoalOwner, GoalDependency, KeyResult, Touchpoint)
    first = min(row.id for row in rows if isinstance(row, new))
    of_the_file = [row for row in rows if not isinstance(row, new) and getattr(row, "ref", None)]
    assert all(row.id < first for row in of_the_file)


def test_goals_have_owners_results_and_what_they_need() -> None:
    source = read_source()
    goal = source.rows["G-4"]
    owners = [
        row.person
        for row in source.rows.values()
        if isinstance(row, GoalOwner) and row.goal == goal.id
    ]
    assert owners == [source.person(ref) for ref in ("SH-6", "SH-1", "SH-5")]
    needed = [
        row.needs
        for row in source.rows.values()
        if isinstance(row, GoalDependency) and row.goal == goal.id
    ]
    assert needed == [source.rows["G-1"].id, source.rows["G-2"].id]


def test_one_touchpoint_was_written_against_an_older_wording() -> None:
    source = read_source()
    email = source.rows["TP-2"]
    read = {(link.target, revision) for link, revision in source.links if link.source == email.id}
    assert read == {(source.rows["VA-2"].id, 2), (source.rows["DF-2"].id, 2)}


def test_the_planned_part_has_a_roadmap_item() -> None:
    floor = read_source().rows["DF-4"]
    assert isinstance(floor, Element)
    assert (floor.roadmap_item, floor.roadmap_on) == (
        "Floor capture, general release",
        "2026-09-15",
    )
