"""How a frame was taken, noted after a session that nobody marked while it went on."""

from narrative_studio.commands.observing import check_frame
from narrative_studio.errors import InvalidValue
from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import FrameId, MarkId, TestSessionId, keyed_id
from narrative_studio.model.observed import TAKEN, FrameResult, Mark, MarkKind
from narrative_studio.model.prospects import TestSession
from narrative_studio.operation import Operation
from narrative_studio.project import Project


def note_taken(
    project: Project,
    *,
    session: TestSessionId,
    frame: FrameId,
    kind: MarkKind | None,
    initiator: object = None,
) -> Mark | None:
    """Note how a frame was taken, as one mark of mine in the middle of it; None takes it back.

    My marks of that frame that say otherwise go, unless words were written beside them.

    Raises:
        InvalidValue: a mark of that kind does not say how a frame was taken.
        UnknownRow: the session or the frame was deleted.
    """
    if kind is not None and kind not in TAKEN:
        raise InvalidValue(
            f"A mark “{kind}” does not say how a frame was taken.",
            "Choose landed, confused, objection or neutral.",
        )
    with project.op("Note how frame was taken", initiator=initiator) as op:
        op.get(TestSession, session)
        check_frame(op, frame)
        me = project.me.id
        known = None
        for mark in op.all(Mark):
            is_mine = (mark.session, mark.frame, mark.observer) == (session, frame, me)
            if not is_mine or mark.kind not in TAKEN:
                continue
            if mark.kind is kind:
                known = mark
            elif not mark.text:
                op.delete(Mark, mark.id)
        if kind is None or known is not None:
            return known
        at_ms = _middle_ms(project, op, session, frame)
        while op.find(Mark, _named(session, me, at_ms, kind)) is not None:
            at_ms += 1
        return op.create(
            Mark(
                _named(session, me, at_ms, kind),
                session=session,
                frame=frame,
                observer=me,
                at_ms=at_ms,
                kind=kind,
            )
        )


def _named(session: TestSessionId, observer: str, at_ms: int, kind: MarkKind) -> MarkId:
    return MarkId(keyed_id(Mark.table, session, observer, at_ms, kind, at_ms=at_ms))


def _middle_ms(project: Project, op: Operation, session: TestSessionId, frame: FrameId) -> int:
    """The middle of a frame since the start, by the times it took, else by those planned."""
    took = {
        one.frame: one.duration_ms
        for one in op.all(FrameResult)
        if one.session == session and one.frame is not None
    }
    view = project.view()
    begins_ms = 0
    for one in view.narrative(op.get(TestSession, session).narrative).frames:
        lasts_ms = took.get(one.id) or one.planned_ms
        if one.id == frame:
            return min(begins_ms + lasts_ms // 2, LONGEST_MS // 2)
        begins_ms += lasts_ms
    return min(begins_ms, LONGEST_MS // 2)
