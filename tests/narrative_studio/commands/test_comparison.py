"""Cells of the comparison: what an alternative has of a differentiator."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrative_studio.commands.comparison import set_cell
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import add_element, connect
from narrative_studio.errors import ChangeRefused, InvalidValue, UnknownRow
from narrative_studio.model.ids import ElementId, RelationId, new_id
from narrative_studio.model.positioning import Element, ElementKind, Relation, RelationKind
from narrative_studio.project import Project

Pair = tuple[Element, Element]


@pytest.fixture
def pair(project: Project) -> Pair:
    """An alternative and a differentiator."""
    return (
        add_element(project, kind=ElementKind.ALTERNATIVE, name="Binders"),
        add_element(project, kind=ElementKind.DIFFERENTIATOR, name="Genealogy"),
    )


def compare(
    project: Project, pair: Pair, found: RelationKind | None, day: str | None = None
) -> Relation | None:
    return set_cell(
        project,
        alternative=pair[0].id,
        differentiator=pair[1].id,
        found=found,
        checked_on=day,
    )


def relations(project: Project) -> list[tuple[RelationKind, str, str | None]]:
    return [(one.kind, one.evidence, one.checked_on) for one in project.view().relations.values()]


@pytest.mark.parametrize("found", [RelationKind.LACKS, RelationKind.HAS_PARTLY, RelationKind.HAS])
def test_a_cell_is_set_in_one_step_and_taken_back_in_one(
    project: Project, pair: Pair, found: RelationKind, last_label: Callable[[], str]
) -> None:
    compare(project, pair, found, "2026-04-01")
    assert relations(project) == [(found, "", "2026-04-01")]
    assert last_label() == "Compare"
    project.undo()
    assert relations(project) == []


def test_what_is_lacked_is_the_line_of_the_chain(project: Project, pair: Pair) -> None:
    drawn = connect(project, source=pair[0].id, target=pair[1].id)
    found = compare(project, pair, RelationKind.LACKS)
    assert found is not None
    assert found.id == drawn.id
    compare(project, pair, RelationKind.HAS)
    assert project.view().lines("source", pair[0].id) == ()
    assert connect(project, source=pair[0].id, target=pair[1].id).id == drawn.id


def test_evidence_and_its_day_stay_when_the_finding_changes(project: Project, pair: Pair) -> None:
    made = compare(project, pair, RelationKind.LACKS, "2026-04-01")
    assert made is not None
    edit_cells(project, made, evidence="Their manual, page 12")
    compare(project, pair, RelationKind.HAS_PARTLY)
    expected = [(RelationKind.HAS_PARTLY, "Their manual, page 12", "2026-04-01")]
    assert relations(project) == expected


def test_clearing_a_cell_says_that_nobody_has_looked(project: Project, pair: Pair) -> None:
    compare(project, pair, RelationKind.HAS)
    assert compare(project, pair, None) is None
    assert relations(project) == []
    before = project.undo_state
    compare(project, pair, None)
    assert project.undo_state == before


def test_a_second_relation_from_another_copy_goes(project: Project, pair: Pair) -> None:
    compare(project, pair, RelationKind.HAS)
    with project.op("Bring in a copy") as op:
        op.create(
            Relation(RelationId(new_id()), RelationKind.LACKS, source=pair[0].id, target=pair[1].id)
        )
    compare(project, pair, RelationKind.HAS_PARTLY)
    assert relations(project) == [(RelationKind.HAS_PARTLY, "", None)]


def test_other_kinds_of_element_are_refused(project: Project, pair: Pair) -> None:
    with pytest.raises(ChangeRefused, match="“Genealogy” is a differentiator, no competitive"):
        compare(project, pair[::-1], RelationKind.LACKS)
    with pytest.raises(ChangeRefused, match="cannot stand to a differentiator as “gives”"):
        compare(project, pair, RelationKind.GIVES)


def test_what_is_gone_or_no_date_is_named(project: Project, pair: Pair) -> None:
    with pytest.raises(UnknownRow):
        set_cell(
            project,
            alternative=ElementId("gone"),
            differentiator=pair[1].id,
            found=RelationKind.HAS,
        )
    with pytest.raises(InvalidValue):
        compare(project, pair, RelationKind.HAS, "yesterday")
