"""Zones: runs of frames with one time budget."""

from collections.abc import Sequence
from itertools import groupby

from narrative_studio.commands.editing import one_line
from narrative_studio.commands.ordering import in_order, ranks_at
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import FrameId, NarrativeId, ZoneId, new_id
from narrative_studio.model.storyboard import Frame, Narrative, Zone
from narrative_studio.model.template import load_templates
from narrative_studio.operation import Operation
from narrative_studio.project import Project

_BUDGET_STEP_MS = 30_000


def make_zone(
    project: Project,
    *,
    frames: Sequence[FrameId],
    name: str,
    budget_ms: int | None = None,
    initiator: object = None,
) -> Zone:
    """Make a zone of frames of one narrative and return it.

    Without ``budget_ms`` it may take what its frames take now, rounded up to half a minute. A zone
    that has lost its last frame to the new one is gone.

    Raises:
        UnknownRow: a frame was deleted.
        ChangeRefused: there is no frame, or they are of several narratives.
    """
    with project.op("Make a zone", initiator=initiator) as op:
        rows = [op.get(Frame, frame) for frame in dict.fromkeys(frames)]
        if len({row.narrative for row in rows}) != 1:
            raise ChangeRefused(
                "A zone is made of frames of one narrative.", "Select frames of the storyboard."
            )
        planned_ms = sum(row.planned_ms for row in rows if not row.is_backup)
        others = in_order([zone for zone in op.all(Zone) if zone.narrative == rows[0].narrative])
        (rank,) = ranks_at(op, others, len(others))
        zone = op.create(
            Zone(
                id=ZoneId(new_id()),
                narrative=rows[0].narrative,
                rank=rank,
                name=one_line(name),
                budget_ms=-(-planned_ms // _BUDGET_STEP_MS) * _BUDGET_STEP_MS
                if budget_ms is None
                else budget_ms,
            )
        )
        _put(op, rows, zone.id)
        return zone


def put_into_zone(
    project: Project, *, frames: Sequence[FrameId], zone: ZoneId, initiator: object = None
) -> None:
    """Put frames into a zone.

    Raises:
        UnknownRow: a frame or the zone was deleted.
    """
    with project.op("Put into zone", initiator=initiator) as op:
        op.get(Zone, zone)
        _put(op, [op.get(Frame, frame) for frame in frames], zone)


def take_out_of_zone(
    project: Project, *, frames: Sequence[FrameId], initiator: object = None
) -> None:
    """Take frames out of their zones.

    Raises:
        UnknownRow: a frame was deleted.
    """
    with project.op("Take out of zone", initiator=initiator) as op:
        _put(op, [op.get(Frame, frame) for frame in frames], None)


def remove_zone(project: Project, *, zone: ZoneId, initiator: object = None) -> None:
    """Take a zone away; its frames stay.

    Raises:
        UnknownRow: the zone was deleted already.
    """
    with project.op("Remove zone", initiator=initiator) as op:
        op.get(Zone, zone)
        nothing: ZoneId | None = None
        for frame in op.all(Frame):
            if frame.zone == zone:
                op.set(Frame, frame.id, zone=nothing)
        op.delete(Zone, zone)


def settle_zones(op: Operation, narrative: NarrativeId, moved: Sequence[FrameId]) -> None:
    """Let frames that came to another place follow the zones around them.

    Between two frames of one zone a frame belongs to that zone. Away from all frames of its zone
    it leaves it; a zone that moves as a whole stays one.
    """
    order = _told(op, narrative)
    going = set(moved)
    nothing: ZoneId | None = None
    place = 0
    for is_moved, run in groupby(order, key=lambda frame: frame.id in going):
        frames = list(run)
        before = order[place - 1].zone if place else None
        place += len(frames)
        after = order[place].zone if place < len(order) else None
        for frame in frames if is_moved else ():
            if before and before == after:
                op.set(Frame, frame.id, zone=before)
            elif frame.zone not in (before, after) and _has_others(order, frame, going):
                op.set(Frame, frame.id, zone=nothing)


def _has_others(order: Sequence[Frame], frame: Frame, going: set[FrameId]) -> bool:
    return any(one.zone == frame.zone and one.id not in going for one in order)


def _told(op: Operation, narrative: NarrativeId) -> list[Frame]:
    """The told frames of a narrative in the order of the story."""
    story = op.get(Narrative, narrative)
    known = [one for one in load_templates() if one.id == story.template] or load_templates()
    places = {str(beat.id): place for place, beat in enumerate(known[0].beats)}
    rows = in_order(
        [row for row in op.all(Frame) if row.narrative == narrative and not row.is_backup]
    )
    return sorted(rows, key=lambda frame: places.get(frame.beat, len(places)))


def _put(op: Operation, rows: Sequence[Frame], zone: ZoneId | None) -> None:
    """Give frames another zone, and let go of zones that have none left."""
    left = {row.zone for row in rows if row.zone}
    for row in rows:
        op.set(Frame, row.id, zone=zone)
    for old in left:
        if op.find(Zone, str(old)) and not any(row.zone == old for row in op.all(Frame)):
            op.delete(Zone, str(old))
