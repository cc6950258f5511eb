"""What a demo needs before it begins and after it ends: items to check, and data to have there."""

from collections.abc import Sequence

from narrative_studio.analysis.naming import counted
from narrative_studio.commands.ordering import in_order, move_row, ranks_at
from narrative_studio.model.demo import DataItem, ReadinessItem, ReadinessPhase
from narrative_studio.model.ids import DataItemId, NarrativeId, ReadinessItemId, new_id
from narrative_studio.model.storyboard import Narrative
from narrative_studio.operation import Operation
from narrative_studio.project import Project


def add_readiness_item(
    project: Project,
    *,
    narrative: NarrativeId,
    phase: ReadinessPhase,
    index: int | None = None,
    text: str = "",
    initiator: object = None,
) -> ReadinessItem:
    """Add something to check in a phase, at ``index`` or at the end; the driver sees to it.

    Raises:
        UnknownRow: the narrative was deleted.
    """
    with project.op("Add item to check", initiator=initiator) as op:
        owner = op.get(Narrative, narrative).driver
        others = _items(op, narrative, phase)
        (rank,) = ranks_at(op, others, len(others) if index is None else index)
        return op.create(
            ReadinessItem(
                id=ReadinessItemId(new_id()),
                narrative=narrative,
                phase=phase,
                rank=rank,
                text=text.strip(),
                owner=owner,
            )
        )


def move_readiness_item(
    project: Project,
    *,
    item: ReadinessItemId,
    phase: ReadinessPhase,
    index: int,
    initiator: object = None,
) -> None:
    """Move an item to ``index`` among the others of a phase, its own or another.

    Raises:
        UnknownRow: the item was deleted.
    """
    with project.op("Move item to check", initiator=initiator) as op:
        moving = op.get(ReadinessItem, item)
        move_row(op, moving, _items(op, moving.narrative, phase), index, phase=phase)


def check_items(
    project: Project,
    *,
    items: Sequence[ReadinessItemId],
    on: str | None,
    initiator: object = None,
) -> None:
    """Note the day on which items were seen to; None takes the check away, for the next demo.

    Raises:
        UnknownRow: one of them was deleted.
        InvalidValue: the day is none.
    """
    many = "item" if len(items) == 1 else counted(len(items), "item")
    label = f"Check {many}" if on is not None else f"Take the check off {many}"
    with project.op(label, initiator=initiator) as op:
        for item in items:
            op.set(ReadinessItem, item, checked_on=on)


def delete_readiness_item(
    project: Project, *, item: ReadinessItemId, initiator: object = None
) -> None:
    """Delete something to check.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete item to check", initiator=initiator) as op:
        op.delete(ReadinessItem, item)


def add_data_item(
    project: Project,
    *,
    narrative: NarrativeId,
    index: int | None = None,
    name: str = "",
    value: str = "",
    used_in: str = "",
    initiator: object = None,
) -> DataItem:
    """Add an object that the demo needs, at ``index`` or at the end.

    Raises:
        UnknownRow: the narrative was deleted.
    """
    with project.op("Add demo data", initiator=initiator) as op:
        op.get(Narrative, narrative)
        others = _data(op, narrative)
        (rank,) = ranks_at(op, others, len(others) if index is None else index)
        return op.create(
            DataItem(
                id=DataItemId(new_id()),
                narrative=narrative,
                rank=rank,
                name=name.strip(),
                value=value.strip(),
                used_in=used_in.strip(),
            )
        )


def move_data_item(
    project: Project, *, item: DataItemId, index: int, initiator: object = None
) -> None:
    """Move an object to ``index`` among the others.

    Raises:
        UnknownRow: it was deleted.
    """
    with project.op("Move demo data", initiator=initiator) as op:
        moving = op.get(DataItem, item)
        move_row(op, moving, _data(op, moving.narrative), index)


def delete_data_item(project: Project, *, item: DataItemId, initiator: object = None) -> None:
    """Delete an object that the demo needed.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete demo data", initiator=initiator) as op:
        op.delete(DataItem, item)


def _items(op: Operation, narrative: NarrativeId, phase: ReadinessPhase) -> list[ReadinessItem]:
    items = op.all(ReadinessItem)
    return in_order([one for one in items if (one.narrative, one.phase) == (narrative, phase)])


def _data(op: Operation, narrative: NarrativeId) -> list[DataItem]:
    return in_order([one for one in op.all(DataItem) if one.narrative == narrative])
