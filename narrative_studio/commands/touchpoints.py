"""Touchpoints: where else the message is met."""

from narrative_studio.commands.editing import one_line
from narrative_studio.commands.ordering import in_order, move_row, ranks_at
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import TouchpointId, new_id
from narrative_studio.model.storyboard import Link
from narrative_studio.model.touchpoints import Touchpoint, TouchpointKind
from narrative_studio.project import Project


def add_touchpoint(
    project: Project,
    *,
    name: str,
    kind: TouchpointKind = TouchpointKind.WEB_PAGE,
    initiator: object = None,
) -> Touchpoint:
    """Add a touchpoint at the end; it is mine, and nobody has checked it yet.

    Raises:
        ChangeRefused: it has no name.
    """
    if not name.strip():
        raise ChangeRefused(
            "A touchpoint needs a name.", "Write where the message is met, for example: home page."
        )
    with project.op("Add touchpoint", initiator=initiator) as op:
        others = in_order(op.all(Touchpoint))
        (rank,) = ranks_at(op, others, len(others))
        return op.create(
            Touchpoint(
                id=TouchpointId(new_id()),
                rank=rank,
                kind=kind,
                name=one_line(name),
                owner=project.me.id,
            )
        )


def delete_touchpoint(
    project: Project, *, touchpoint: TouchpointId, initiator: object = None
) -> None:
    """Delete a touchpoint with its links.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete touchpoint", initiator=initiator) as op:
        op.get(Touchpoint, touchpoint)
        for link in op.all(Link):
            if link.source == touchpoint:
                op.delete(Link, link.id)
        op.delete(Touchpoint, touchpoint)


def move_touchpoint(
    project: Project, *, touchpoint: TouchpointId, index: int, initiator: object = None
) -> None:
    """Move a touchpoint to ``index`` among the others.

    Raises:
        UnknownRow: it was deleted.
    """
    with project.op("Move touchpoint", initiator=initiator) as op:
        moving = op.get(Touchpoint, touchpoint)
        move_row(op, moving, op.all(Touchpoint), index)
