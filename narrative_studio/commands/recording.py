"""What a recorded session stores beside its marks: frames told, and what the marks amount to."""

import time
from collections.abc import Callable, Mapping, Sequence

from narrative_studio.commands.marks import raise_objection, set_reached
from narrative_studio.commands.observing import one_with
from narrative_studio.commands.quotes import quote
from narrative_studio.commands.sessions import end_session
from narrative_studio.model.ids import FrameId, TestSessionId
from narrative_studio.model.observed import Mark, MarkKind, ObjectionRaised, Quote, Reached
from narrative_studio.model.prospects import TestSession
from narrative_studio.operation import Operation
from narrative_studio.project import Project


def record_told(
    project: Project,
    *,
    session: TestSessionId,
    told: Mapping[FrameId, int],
    initiator: object = None,
) -> None:
    """Record that frames were told, each with the milliseconds that it has taken so far.

    One person keeps the time of a session, its observer.

    Raises:
        InvalidValue: a time is no duration.
        UnknownRow: the session or a frame was deleted.
    """
    with project.op("Record frames told", initiator=initiator) as op:
        op.get(TestSession, session)
        for frame, took_ms in told.items():
            set_reached(
                project,
                session=session,
                frame=frame,
                reached=Reached.REACHED,
                duration_ms=took_ms,
            )


def skip_frames(
    project: Project,
    *,
    session: TestSessionId,
    frames: Sequence[FrameId],
    initiator: object = None,
) -> None:
    """Say of frames together that they were skipped.

    Raises:
        UnknownRow: the session or a frame was deleted.
    """
    with project.op("Mark frames as skipped", initiator=initiator):
        for frame in frames:
            set_reached(project, session=session, frame=frame, reached=Reached.SKIPPED)


def gather_marked(project: Project, *, session: TestSessionId, initiator: object = None) -> None:
    """Make of my marks what they amount to: quotes that have words, and objections raised.

    What was made of a mark before is not made again.

    Raises:
        UnknownRow: the session was deleted.
    """
    with project.op("Gather what was marked", initiator=initiator) as op:
        op.get(TestSession, session)
        mine = [
            one
            for one in op.all(Mark)
            if one.session == session and one.observer in (None, project.me.id)
        ]
        for mark in sorted(mine, key=lambda one: (one.at_ms, one.id)):
            if mark.kind is MarkKind.QUOTE and mark.text:
                if one_with(op, Quote, mark=mark.id) is None:
                    quote(project, session=session, mark=mark.id)
            elif mark.kind is MarkKind.OBJECTION and not _is_raised(op, mark):
                raise_objection(
                    project,
                    session=session,
                    objection=mark.objection,
                    text=mark.text,
                    frame=mark.frame,
                )


def finish_recording(
    project: Project,
    *,
    session: TestSessionId,
    told: Mapping[FrameId, int],
    now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    initiator: object = None,
) -> None:
    """End a session that was recorded live, with the last times of its frames and what I marked.

    Raises:
        ChangeRefused: it has ended already.
        InvalidValue: a time is no duration.
        UnknownRow: the session or a frame was deleted.
    """
    with project.op("End test session", initiator=initiator):
        record_told(project, session=session, told=told)
        gather_marked(project, session=session)
        end_session(project, session=session, now_ms=now_ms)


def _is_raised(op: Operation, mark: Mark) -> bool:
    """Whether an objection is noted already, or there is nothing to note it by."""
    said = {"session": mark.session, "frame": mark.frame}
    if mark.objection is not None:
        return one_with(op, ObjectionRaised, objection=mark.objection, **said) is not None
    return not mark.text or one_with(op, ObjectionRaised, text=mark.text, **said) is not None
