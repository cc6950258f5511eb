"""Criteria of the perfect world: added, put in order, taken away; what pays is a link."""

from narrative_studio.commands.copying import delete_with_all
from narrative_studio.commands.ordering import in_order, move_row, ranks_at
from narrative_studio.model.ids import CriterionId, FrameId, new_id
from narrative_studio.model.storyboard import Criterion, Frame
from narrative_studio.project import Project


def add_criterion(
    project: Project, *, frame: FrameId, text: str = "", initiator: object = None
) -> Criterion:
    """Add a criterion at the end of a frame's criteria.

    Raises:
        UnknownRow: the frame was deleted.
    """
    with project.op("Add criterion", initiator=initiator) as op:
        op.get(Frame, frame)
        others = in_order([one for one in op.all(Criterion) if one.frame == frame])
        (rank,) = ranks_at(op, others, len(others))
        return op.create(Criterion(id=CriterionId(new_id()), frame=frame, rank=rank, text=text))


def move_criterion(
    project: Project, *, criterion: CriterionId, index: int, initiator: object = None
) -> None:
    """Put a criterion at ``index`` among those of its frame.

    Raises:
        UnknownRow: the criterion was deleted.
    """
    with project.op("Move criterion", initiator=initiator) as op:
        moving = op.get(Criterion, criterion)
        move_row(
            op,
            moving,
            in_order([one for one in op.all(Criterion) if one.frame == moving.frame]),
            index,
        )


def delete_criterion(project: Project, *, criterion: CriterionId, initiator: object = None) -> None:
    """Delete a criterion with the links of what pays for it.

    Raises:
        UnknownRow: the criterion was deleted already.
    """
    with project.op("Delete criterion", initiator=initiator) as op:
        delete_with_all(op, [op.get(Criterion, criterion)])
