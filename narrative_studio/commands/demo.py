"""Demo steps of a frame: add, move, delete."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from narrative_studio.commands.ordering import in_order, move_row, ranks_at
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.ids import FrameId, StepId, new_id
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.operation import Operation
from narrative_studio.project import Project

DEFAULT_STEP_MS = 45_000


@dataclass(frozen=True)
class NewStep:
    """A demo step to be made: its id, and the words of its cells by their names."""

    id: StepId
    cells: Mapping[str, str] = field(default_factory=dict)


def add_step(
    project: Project,
    *,
    frame: FrameId,
    index: int | None = None,
    kind: StepKind | None = None,
    do: str = "",
    step_id: StepId | None = None,
    initiator: object = None,
) -> Step:
    """Add a demo step to a frame, at ``index`` or at the end; ``step_id`` is its id if it has one.

    Without a ``kind`` the first step tells what will be seen and the following ones show it.

    Raises:
        UnknownRow: the frame was deleted.
    """
    with project.op("Add demo step", initiator=initiator) as op:
        owner = op.get(Frame, frame).owner
        others = _steps(op, frame)
        (rank,) = ranks_at(op, others, len(others) if index is None else index)
        step = Step(
            id=step_id or StepId(new_id()),
            frame=frame,
            rank=rank,
            kind=kind or (StepKind.SHOW if others else StepKind.TELL),
            do=do,
            planned_ms=DEFAULT_STEP_MS,
            owner=owner,
        )
        return op.create(step)


def move_step(
    project: Project,
    *,
    step: StepId,
    frame: FrameId,
    index: int,
    initiator: object = None,
) -> None:
    """Move a step to ``index`` among the other steps of a frame, its own or another.

    A step that stands there already stays as it is.

    Raises:
        UnknownRow: the step or the frame was deleted.
    """
    with project.op("Move demo step", initiator=initiator) as op:
        moving = op.get(Step, step)
        op.get(Frame, frame)
        move_row(op, moving, _steps(op, frame), index, frame=frame)


def delete_step(project: Project, *, step: StepId, initiator: object = None) -> None:
    """Delete a demo step with its links.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete demo step", initiator=initiator) as op:
        for link in op.all(Link):
            if link.source == step:
                op.delete(Link, link.id)
        op.delete(Step, step)


def _steps(op: Operation, frame: FrameId) -> list[Step]:
    return in_order([step for step in op.all(Step) if step.frame == frame])
