"""Links from what is told to what is believed, at the revision that was seen."""

from collections.abc import Mapping, Sequence

from narrative_studio.commands.editing import set_cells, thing_word
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.ids import FrameId, LinkId, new_id
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame, Link, LinkRole
from narrative_studio.operation import Operation
from narrative_studio.project import Project
from narrative_studio.store.seen import trigger_columns
from narrative_studio.store.txn import canonical

SOURCES = ("frame", "step", "proof", "objection", "touchpoint")
TARGETS = ("element", "proof", "objection", "criterion")


def link(
    project: Project,
    *,
    source: Row,
    target: Row,
    role: LinkRole | None = None,
    initiator: object = None,
) -> Link:
    """Tie something that is told to what it rests on, as that reads now.

    A second link between the two is not made: the first one is returned. Without a ``role`` it
    follows from the two ends.

    Raises:
        ChangeRefused: these two kinds of thing cannot be linked.
        UnknownRow: one of them was deleted.
    """
    with project.op("Link", initiator=initiator) as op:
        return _tie(project, op, source, target, role)


def mention(
    project: Project,
    *,
    source: Row,
    column: str,
    text: str,
    target: Row,
    bases: Mapping[str, tuple[str, ...]] | None = None,
    initiator: object = None,
) -> Link:
    """Write a text that names something, and tie its row to what it names, as one step.

    ``text`` is the whole text of the cell, ``bases`` what was shown when typing began.

    Raises:
        ChangeRefused: these two kinds of thing cannot be linked.
        UnknownRow: one of them was deleted.
    """
    with project.op(f"Mention {thing_word(target)}", initiator=initiator) as op:
        set_cells(op, source, bases=bases, **{column: text})
        return _tie(project, op, source, target, None)


def unlink(project: Project, *, link_id: LinkId, initiator: object = None) -> None:
    """Take a link away.

    Raises:
        UnknownRow: it is gone already.
    """
    with project.op("Remove link", initiator=initiator) as op:
        op.delete(Link, link_id)


def unlink_from(project: Project, *, source: Row, target: Row, initiator: object = None) -> int:
    """Take away every link of one thing to another, as one step; return how many there were.

    Raises:
        UnknownRow: one of them was deleted.
    """
    with project.op("Remove link", initiator=initiator) as op:
        op.get(type(source), source.id)
        op.get(type(target), target.id)
        found = [one for one in op.all(Link) if (one.source, one.target) == (source.id, target.id)]
        for one in found:
            op.delete(Link, one.id)
        return len(found)


def link_frames(
    project: Project, *, frames: Sequence[FrameId], target: Row, initiator: object = None
) -> tuple[Link, ...]:
    """Tie several frames to one thing, as one step; those that are tied to it already stay so.

    Raises:
        ChangeRefused: a frame cannot be linked to such a thing.
        UnknownRow: a frame or the thing was deleted.
    """
    label = "Link" if len(frames) == 1 else f"Link {len(frames)} frames"
    with project.op(label, initiator=initiator) as op:
        return tuple(_tie(project, op, op.get(Frame, one), target, None) for one in frames)


def unlink_frames(
    project: Project, *, frames: Sequence[FrameId], target: Row, initiator: object = None
) -> int:
    """Take away every link of several frames to one thing, as one step; return how many.

    Raises:
        UnknownRow: a frame was deleted.
    """
    label = "Remove link" if len(frames) == 1 else f"Remove the links of {len(frames)} frames"
    with project.op(label, initiator=initiator) as op:
        sources = {op.get(Frame, one).id for one in frames}
        found = [one for one in op.all(Link) if one.source in sources and one.target == target.id]
        for one in found:
            op.delete(Link, one.id)
        return len(found)


def clear_suspect(
    project: Project, *, link_id: LinkId, reason: str, initiator: object = None
) -> None:
    """Say that the source still tells what the changed target means, and why.

    Raises:
        ChangeRefused: there is no reason.
        UnknownRow: the link or its target is gone.
    """
    if not reason.strip():
        raise ChangeRefused(
            "A suspect link is cleared with a reason.", "Write why the text still fits."
        )
    with project.op("Clear suspect link", initiator=initiator) as op:
        suspect = op.get(Link, link_id)
        if op.find(BY_TABLE[suspect.target_table], suspect.target) is None:
            raise UnknownRow("What this link points at was deleted.", "Remove the link.")
        op.set(
            Link,
            link_id,
            seen=seen_of(project, op, suspect.target_table, suspect.target),
            cleared_because=reason.strip(),
        )


def _tie(project: Project, op: Operation, source: Row, target: Row, role: LinkRole | None) -> Link:
    if source.table not in SOURCES or target.table not in TARGETS or source.id == target.id:
        raise ChangeRefused(
            f"A {source.table} cannot be linked to a {target.table}.",
            "Link frames, demo steps, proofs, objections and touchpoints to elements, proofs, "
            "objections or criteria.",
        )
    op.get(type(source), source.id)
    op.get(type(target), target.id)
    for known in op.all(Link):
        if (known.source, known.target) == (source.id, target.id):
            return known
    return op.create(
        Link(
            id=LinkId(new_id()),
            source_table=source.table,
            source=source.id,
            target_table=target.table,
            target=target.id,
            role=role or default_role(source, target),
            seen=seen_of(project, op, target.table, target.id),
        )
    )


def seen_of(project: Project, op: Operation, table: str, row_id: str) -> str:
    """What is seen of a target now: its changes, or its wording where this operation changes it."""
    row = op.get(BY_TABLE[table], row_id)
    if row == project.view().tables[table].get(row_id):
        return project.seen_now(table, row_id)
    return canonical({name: str(getattr(row, name)) for name in trigger_columns(table)})


def default_role(source: Row, target: Row) -> LinkRole:
    """What a link most likely means, from the kinds of its two ends."""
    if target.table == "proof":
        return LinkRole.USES
    if target.table == "objection":
        return LinkRole.ANSWERS
    if target.table == "criterion":
        return LinkRole.PAYS_FOR
    if source.table == "proof":
        return LinkRole.PROVES
    if source.table == "objection":
        return LinkRole.ANSWERS
    if not isinstance(target, Element):
        return LinkRole.EXPRESSES
    if source.table == "step":
        return LinkRole.DEMONSTRATES
    return {
        ElementKind.ALTERNATIVE: LinkRole.CONTRASTS,
        ElementKind.DIFFERENTIATOR: LinkRole.DEMONSTRATES,
        ElementKind.VALUE: LinkRole.EXPRESSES,
        ElementKind.CUSTOMER: LinkRole.SETS_CONTEXT,
        ElementKind.CATEGORY: LinkRole.INTRODUCES,
        ElementKind.TREND: LinkRole.SETS_CONTEXT,
    }[target.kind]
