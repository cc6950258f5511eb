"""What is made where it is missing, and connected at once."""

from __future__ import annotations

import pytest

from narrative_studio.commands.evidence import add_objection
from narrative_studio.commands.neighbours import add_neighbour, add_proof_for
from narrative_studio.commands.positioning import add_element
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.project import Project


@pytest.fixture
def value(project: Project) -> Element:
    return add_element(project, kind=ElementKind.VALUE, name="Know in minutes")


@pytest.mark.parametrize("kind", [ElementKind.DIFFERENTIATOR, ElementKind.CUSTOMER])
def test_a_neighbour_stands_in_the_chain_after_one_step(
    project: Project, value: Element, kind: ElementKind
) -> None:
    made = add_neighbour(project, of=value.id, kind=kind, name="Blenders")
    (line,) = project.view().relations.values()
    assert {line.source, line.target} == {made.id, value.id}
    project.undo()
    assert [one.name for one in project.view().elements.ordered] == ["Know in minutes"]


def test_what_does_not_stand_beside_it_is_not_made_either(project: Project, value: Element) -> None:
    with pytest.raises(ChangeRefused, match="does not lead"):
        add_neighbour(project, of=value.id, kind=ElementKind.ALTERNATIVE, name="Binders")
    assert len(project.view().elements) == 1


def test_a_proof_proves_what_it_is_made_for(project: Project, value: Element) -> None:
    proof = add_proof_for(project, target=value, headline="Seven minutes")
    (link,) = project.view().links_to(value.id)
    assert (link.source, str(link.role)) == (proof.id, "proves")
    project.undo()
    assert not project.view().proofs
    assert not project.view().links


def test_an_objection_is_answered_with_a_proof_made_for_it(project: Project) -> None:
    objection = add_objection(project, text="Too dear.")
    proof = add_proof_for(project, target=objection, headline="Paid back in a year")
    (link,) = project.view().links_from(objection.id)
    assert link.target == proof.id
