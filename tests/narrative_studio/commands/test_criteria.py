"""Criteria: added, put in order, and taken away with what pays for them."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.rules.finding import Rule
from narrative_studio.analysis.rules.findings import findings
from narrative_studio.commands.criteria import add_criterion, delete_criterion, move_criterion
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.errors import UnknownRow
from narrative_studio.model.ids import CriterionId, FrameId, NarrativeId
from narrative_studio.model.storyboard import Frame, LinkRole
from narrative_studio.project import Project


def texts(project: Project, frame: Frame) -> str:
    return "".join(one.text for one in project.view().criteria.of("frame", frame.id))


@pytest.mark.parametrize(
    ("moving", "index", "expected"), [(2, 0, "cab"), (0, 9, "bca"), (1, 1, "abc")]
)
def test_criteria_stand_where_they_are_put(
    project: Project, frame: Frame, moving: int, index: int, expected: str
) -> None:
    made = [add_criterion(project, frame=frame.id, text=text) for text in "abc"]
    move_criterion(project, criterion=made[moving].id, index=index)
    assert texts(project, frame) == expected


def test_a_criterion_goes_with_what_pays_for_it(
    project: Project, narrative: NarrativeId, frame: Frame
) -> None:
    value = add_frame(project, narrative=narrative, beat="differentiated-value")
    made = add_criterion(project, frame=frame.id, text="In minutes")
    assert link(project, source=value, target=made).role is LinkRole.PAYS_FOR
    delete_criterion(project, criterion=made.id)
    assert not project.view().criteria
    assert not project.view().links
    project.undo()
    assert len(project.view().links_to(made.id)) == 1


def test_what_is_gone_takes_no_criterion(project: Project) -> None:
    with pytest.raises(UnknownRow):
        add_criterion(project, frame=FrameId("gone"))
    with pytest.raises(UnknownRow):
        delete_criterion(project, criterion=CriterionId("gone"))


def test_a_reworded_criterion_makes_what_pays_for_it_suspect(
    project: Project, narrative: NarrativeId, frame: Frame
) -> None:
    value = add_frame(project, narrative=narrative, beat="differentiated-value")
    made = add_criterion(project, frame=frame.id, text="In minutes")
    paying = link(project, source=value, target=made)
    assert project.view().link_state(paying).revision == 1
    edit_cells(project, made, text="In seconds")
    state = project.view().link_state(paying)
    assert state.is_suspect
    assert state.wordings == ("In minutes",)
    found = findings(project.view().narrative())
    suspect = [one for one in found if one.rule is Rule.SUSPECT_LINK]
    assert len(suspect) == 1
    assert "“In seconds”" in suspect[0].text
