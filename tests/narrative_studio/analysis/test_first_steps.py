"""How far a new document has come."""

from __future__ import annotations

from narrative_studio.analysis.first_steps import FirstStep, first_steps
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.model.positioning import ElementKind
from narrative_studio.project import Project


def test_each_step_is_done_when_the_document_has_it(project: Project) -> None:
    narrative = project.view().narratives.ordered[0].id
    assert first_steps(project.view()).following is FirstStep.DIFFERENTIATOR
    value = add_element(project, kind=ElementKind.VALUE, name="Know in minutes", statement="")
    frame = add_frame(project, narrative=narrative, beat="insight", headline="")
    other = add_frame(project, narrative=narrative, beat="insight", headline="Told elsewhere")
    link(project, source=frame, target=value)
    assert first_steps(project.view()).done == frozenset()

    fact = add_element(project, kind=ElementKind.DIFFERENTIATOR, name="Offline", statement="")
    assert first_steps(project.view()).following is FirstStep.LINK

    link(project, source=frame, target=fact)
    found = first_steps(project.view())
    assert found.following is FirstStep.HEADLINE
    assert found.frame is not None
    assert found.frame.id == frame.id

    edit_cells(project, frame, headline="It works in the cellar")
    assert first_steps(project.view()).following is None
    edit_cells(project, frame, headline="")
    link(project, source=other, target=fact)
    told = first_steps(project.view()).frame
    assert told is not None
    assert told.id == other.id
