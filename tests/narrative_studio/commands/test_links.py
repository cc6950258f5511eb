"""Links remember what was seen of their target, and turn suspect when that changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from narrative_studio.commands.demo import add_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.evidence import add_objection, add_proof
from narrative_studio.commands.links import (
    clear_suspect,
    default_role,
    link,
    link_frames,
    mention,
    unlink,
    unlink_frames,
    unlink_from,
)
from narrative_studio.commands.positioning import add_element, delete_element
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.ids import ElementId, LinkId, NarrativeId, new_id
from narrative_studio.model.positioning import Delivery, Element, ElementKind
from narrative_studio.model.storyboard import Frame, Link, LinkRole
from narrative_studio.model.view import LinkState
from narrative_studio.project import Project


@pytest.fixture
def value(project: Project) -> Element:
    return add_element(
        project, kind=ElementKind.VALUE, name="Recall less", statement="Half stays on the shelf."
    )


def state(project: Project, made: Link) -> LinkState:
    view = project.view()
    return view.link_state(view.links[made.id])


def test_a_new_link_has_seen_its_target_as_it_is(
    project: Project, frame: Frame, value: Element
) -> None:
    edit_cells(project, value, statement="The rest stays on the shelf.")
    made = link(project, source=frame, target=value)
    assert (state(project, made).seen_revision, state(project, made).revision) == (2, 2)
    assert not state(project, made).is_suspect


@pytest.mark.parametrize(
    ("cells", "changed"),
    [
        ({"statement": "New."}, ("statement",)),
        ({"name": "New", "metric": "pallets"}, ("name", "metric")),
        ({"delivery": Delivery.PLANNED}, ("delivery",)),
        ({"note": "Ask Tomasz.", "evidence": "Fourteen plants."}, ()),
    ],
)
def test_a_link_turns_suspect_when_a_trigger_cell_changes(
    project: Project, frame: Frame, value: Element, cells: dict[str, Any], changed: tuple[str, ...]
) -> None:
    made = link(project, source=frame, target=value)
    with project.op("Edit element") as op:
        op.set(Element, value.id, **cells)
    assert state(project, made).changed == changed
    assert state(project, made).is_suspect is bool(changed)


def test_a_suspect_link_is_calm_again_when_the_change_is_taken_back(
    project: Project, frame: Frame, value: Element
) -> None:
    made = link(project, source=frame, target=value)
    edit_cells(project, value, statement="New.")
    project.undo()
    assert not state(project, made).is_suspect
    project.redo()
    assert state(project, made).is_suspect


def test_a_second_link_between_two_rows_is_the_first_one(
    project: Project, frame: Frame, value: Element
) -> None:
    first = link(project, source=frame, target=value)
    steps = len(project.undo_state.undo)
    assert link(project, source=frame, target=value, role=LinkRole.TESTS) == first
    assert len(project.view().links) == 1
    assert len(project.undo_state.undo) == steps


def test_an_element_made_in_the_same_step_is_seen_as_it_will_be(
    project: Project, frame: Frame
) -> None:
    with project.op("Add and link"):
        made = link(
            project,
            source=frame,
            target=add_element(project, kind=ElementKind.VALUE, name="Know in minutes"),
        )
    assert not state(project, made).is_suspect
    edit_cells(project, project.view().elements[made.target], statement="In ten minutes.")
    assert state(project, made).changed == ("statement",)


def test_a_wording_changed_in_the_same_step_is_the_one_that_was_seen(
    project: Project, frame: Frame, value: Element
) -> None:
    made = link(project, source=frame, target=value)
    with project.op("Reword and clear"):
        edit_cells(project, value, statement="The rest stays.")
        clear_suspect(project, link_id=made.id, reason="Reworded together.")
    assert not state(project, made).is_suspect
    edit_cells(project, value, statement="Half stays on the shelf.")
    assert state(project, made).is_suspect


class TestClearing:
    def test_takes_a_reason_and_the_present_revision(
        self, project: Project, frame: Frame, value: Element
    ) -> None:
        made = link(project, source=frame, target=value)
        edit_cells(project, value, statement="New.")
        clear_suspect(project, link_id=made.id, reason=" The frame says so. ")
        assert not state(project, made).is_suspect
        assert state(project, made).seen_revision == 2
        assert project.view().links[made.id].cleared_because == "The frame says so."
        project.undo()
        assert state(project, made).is_suspect

    def test_is_refused_without_a_reason(
        self, project: Project, frame: Frame, value: Element
    ) -> None:
        made = link(project, source=frame, target=value)
        with pytest.raises(ChangeRefused, match="cleared with a reason"):
            clear_suspect(project, link_id=made.id, reason=" ")

    def test_needs_a_target_that_is_there(
        self, project: Project, frame: Frame, value: Element
    ) -> None:
        made = link(project, source=frame, target=value)
        with project.op("Delete element alone") as op:
            op.delete(Element, value.id)
        with pytest.raises(UnknownRow, match="points at was deleted"):
            clear_suspect(project, link_id=made.id, reason="It fits.")


def test_unlinking_needs_a_link_that_is_there(
    project: Project, frame: Frame, value: Element
) -> None:
    made = link(project, source=frame, target=value)
    unlink(project, link_id=made.id)
    assert not project.view().links
    with pytest.raises(UnknownRow):
        unlink(project, link_id=LinkId(made.id))


def test_only_what_tells_is_linked_to_what_is_believed(
    project: Project, frame: Frame, value: Element
) -> None:
    proof = add_proof(project, headline="From hours to minutes")
    for source, target in ((value, frame), (frame, frame), (value, value), (proof, proof)):
        with pytest.raises(ChangeRefused, match="cannot be linked"):
            link(project, source=source, target=target)
    assert not project.view().links


def test_both_ends_of_a_link_have_to_be_there(
    project: Project, frame: Frame, value: Element
) -> None:
    delete_element(project, element=ElementId(value.id))
    with pytest.raises(UnknownRow):
        link(project, source=frame, target=value)


def test_a_link_means_what_its_two_ends_suggest(project: Project, frame: Frame) -> None:
    step = add_step(project, frame=frame.id)
    proof, objection = add_proof(project, headline="P"), add_objection(project, text="O")
    elements = {kind: add_element(project, kind=kind, name="E") for kind in ElementKind}
    assert {kind: default_role(frame, one) for kind, one in elements.items()} == {
        ElementKind.ALTERNATIVE: LinkRole.CONTRASTS,
        ElementKind.DIFFERENTIATOR: LinkRole.DEMONSTRATES,
        ElementKind.VALUE: LinkRole.EXPRESSES,
        ElementKind.CUSTOMER: LinkRole.SETS_CONTEXT,
        ElementKind.CATEGORY: LinkRole.INTRODUCES,
        ElementKind.TREND: LinkRole.SETS_CONTEXT,
    }
    value = elements[ElementKind.VALUE]
    assert default_role(step, value) is LinkRole.DEMONSTRATES
    assert default_role(proof, value) is LinkRole.PROVES
    assert default_role(objection, value) is LinkRole.ANSWERS
    assert default_role(frame, proof) is LinkRole.USES
    assert default_role(frame, objection) is LinkRole.ANSWERS
    assert link(project, source=frame, target=value, role=LinkRole.TESTS).role is LinkRole.TESTS
    assert link(project, source=step, target=value).role is LinkRole.DEMONSTRATES


def test_a_mention_writes_and_links_and_is_taken_back_whole(
    project: Project, narrative: NarrativeId
) -> None:
    frame = add_frame(project, narrative=narrative, beat="insight")
    element = add_element(project, kind=ElementKind.VALUE, name="Know in minutes")
    made = mention(
        project, source=frame, column="script", text="You Know in minutes", target=element
    )
    view = project.view()
    assert view.frames[frame.id].script == "You Know in minutes"
    assert view.links_from(frame.id) == (made,)
    again = mention(project, source=frame, column="script", text="Know in minutes!", target=element)
    assert again.id == made.id
    project.undo()
    project.undo()
    view = project.view()
    assert (view.frames[frame.id].script, view.links_from(frame.id)) == ("", ())


def test_two_things_are_parted_in_one_step_whatever_ties_them(
    project: Project, frame: Frame, value: Element
) -> None:
    made = link(project, source=frame, target=value)
    with project.op("Merge") as op:
        op.create(replace(made, id=LinkId(new_id()), role=LinkRole.CONTRASTS))
    other = add_element(project, kind=ElementKind.VALUE, name="Recall less")
    kept = link(project, source=frame, target=other)
    assert unlink_from(project, source=frame, target=value) == 2
    assert project.view().links_from(frame.id) == (kept,)
    assert unlink_from(project, source=frame, target=value) == 0
    project.undo()
    assert len(project.view().links_from(frame.id)) == 3


def test_several_frames_are_tied_and_parted_in_one_step(
    project: Project, frame: Frame, narrative: NarrativeId, value: Element
) -> None:
    other = add_frame(project, narrative=narrative, beat="proof")
    link(project, source=frame, target=value)
    made = link_frames(project, frames=[frame.id, other.id], target=value)
    assert [one.source for one in made] == [frame.id, other.id]
    assert len(project.view().links) == 2, "the first was tied already"
    assert project.undo_state.undo[-1][1] == "Link 2 frames"
    assert unlink_frames(project, frames=[frame.id, other.id], target=value) == 2
    assert len(project.view().links) == 0
    assert project.undo_state.undo[-1][1] == "Remove the links of 2 frames"
    project.undo()
    project.undo()
    assert len(project.view().links) == 1
