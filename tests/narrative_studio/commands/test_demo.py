"""Demo steps: add, move, delete."""

from __future__ import annotations

import pytest

from narrative_studio.commands.demo import DEFAULT_STEP_MS, add_step, delete_step, move_step
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.errors import UnknownRow
from narrative_studio.model.demo import StepKind
from narrative_studio.model.ids import FrameId, NarrativeId, StepId
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


def done(project: Project, frame: Frame) -> list[str]:
    return [step.do for step in project.view().narrative().steps(frame.id)]


def steps_of(project: Project, frame: Frame, count: int) -> list[StepId]:
    return [add_step(project, frame=frame.id, do=f"{n}").id for n in range(count)]


def test_a_demo_begins_by_telling_and_goes_on_showing(project: Project, frame: Frame) -> None:
    kinds = [add_step(project, frame=frame.id).kind for _ in range(3)]
    assert kinds == [StepKind.TELL, StepKind.SHOW, StepKind.SHOW]
    assert add_step(project, frame=frame.id, kind=StepKind.TELL).kind is StepKind.TELL


def test_a_new_step_starts_with_the_frames_owner_and_a_usual_time(
    project: Project, frame: Frame
) -> None:
    step = add_step(project, frame=frame.id)
    assert step.owner == frame.owner == project.me.id
    assert step.planned_ms == DEFAULT_STEP_MS


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (None, ["0", "1", "new"]),
        (0, ["new", "0", "1"]),
        (1, ["0", "new", "1"]),
        (2, ["0", "1", "new"]),
        (99, ["0", "1", "new"]),
        (-5, ["new", "0", "1"]),
    ],
)
def test_a_step_is_added_where_it_was_asked_for(
    project: Project, frame: Frame, index: int | None, expected: list[str]
) -> None:
    steps_of(project, frame, 2)
    add_step(project, frame=frame.id, index=index, do="new")
    assert done(project, frame) == expected


@pytest.mark.parametrize(
    ("moving", "index", "expected"),
    [
        (0, 2, ["1", "2", "0"]),
        (2, 0, ["2", "0", "1"]),
        (0, 1, ["1", "0", "2"]),
        (0, 99, ["1", "2", "0"]),
        (2, -1, ["2", "0", "1"]),
    ],
)
def test_a_step_moves_among_the_others(
    project: Project, frame: Frame, moving: int, index: int, expected: list[str]
) -> None:
    steps = steps_of(project, frame, 3)
    move_step(project, step=steps[moving], frame=frame.id, index=index)
    assert done(project, frame) == expected


def test_a_step_moves_to_another_frame(
    project: Project, frame: Frame, narrative: NarrativeId
) -> None:
    other = add_frame(project, narrative=narrative, beat="proof")
    here, there = steps_of(project, frame, 2), steps_of(project, other, 1)
    move_step(project, step=here[1], frame=other.id, index=0)
    assert done(project, frame) == ["0"]
    assert [step.id for step in project.view().narrative().steps(other.id)] == [here[1], *there]


def test_a_step_that_stands_there_already_makes_nothing_to_undo(
    project: Project, frame: Frame
) -> None:
    steps = steps_of(project, frame, 3)
    before = project.undo_state
    for place, step in enumerate(steps):
        move_step(project, step=step, frame=frame.id, index=place)
    assert project.undo_state == before


def test_a_deleted_step_takes_its_links_with_it(project: Project, frame: Frame) -> None:
    (step,) = steps_of(project, frame, 1)
    element = add_element(project, kind=ElementKind.VALUE, name="Know in minutes")
    link(project, source=project.view().steps[step], target=element)
    kept = link(project, source=frame, target=element)
    delete_step(project, step=step)
    assert set(project.view().links) == {kept.id}
    project.undo()
    assert len(project.view().links) == 2


def test_steps_need_a_frame_that_is_there(project: Project, frame: Frame) -> None:
    (step,) = steps_of(project, frame, 1)
    with pytest.raises(UnknownRow):
        add_step(project, frame=FrameId("gone"))
    with pytest.raises(UnknownRow):
        move_step(project, step=step, frame=FrameId("gone"), index=0)
