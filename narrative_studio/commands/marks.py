"""What is observed while a narrative is told: marks, frames reached, ratings, objections raised."""

from collections.abc import Collection

from narrative_studio.commands.editing import one_line
from narrative_studio.commands.observing import check_frame, observer_or_me, one_with
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.evidence import Objection
from narrative_studio.model.ids import (
    FrameId,
    FrameResultId,
    MarkId,
    ObjectionId,
    ObjectionRaisedId,
    PersonId,
    RatingId,
    TestSessionId,
    keyed_id,
    new_id,
)
from narrative_studio.model.observed import (
    FrameResult,
    Mark,
    MarkKind,
    ObjectionRaised,
    Quote,
    Rating,
    Reached,
)
from narrative_studio.model.prospects import Extent, Metric, TestSession
from narrative_studio.operation import Operation
from narrative_studio.project import Project


def mark(
    project: Project,
    *,
    session: TestSessionId,
    kind: MarkKind,
    at_ms: int,
    frame: FrameId | None = None,
    text: str = "",
    objection: ObjectionId | None = None,
    observer: PersonId | None = None,
    initiator: object = None,
) -> Mark:
    """Mark what was seen ``at_ms`` milliseconds into a session; by default I saw it.

    The same observer's mark of the same kind at the same moment is one mark.

    Raises:
        InvalidValue: the moment lies before the start, or a day after it.
        UnknownRow: the session, the frame, the objection or the observer is not in the document.
    """
    with project.op(f"Mark {kind}", initiator=initiator) as op:
        op.get(TestSession, session)
        check_frame(op, frame)
        if objection is not None:
            op.get(Objection, objection)
        observer = observer_or_me(project, op, observer)
        row_id = MarkId(keyed_id(Mark.table, session, observer, at_ms, kind, at_ms=at_ms))
        known = op.find(Mark, row_id)
        return known or op.create(
            Mark(
                row_id,
                session=session,
                frame=frame,
                observer=observer,
                at_ms=at_ms,
                kind=kind,
                text=text.strip(),
                objection=objection,
            )
        )


def withdraw_marks(
    project: Project, *, marks: Collection[MarkId], initiator: object = None
) -> None:
    """Take marks of one's own away, in one step; quotes that were made from them stay.

    Raises:
        ChangeRefused: somebody else made one of them.
        UnknownRow: one of them was withdrawn already.
    """
    label = "Withdraw mark" if len(marks) == 1 else f"Withdraw {len(marks)} marks"
    with project.op(label, initiator=initiator) as op:
        for each in marks:
            if op.get(Mark, each).observer not in (None, project.me.id):
                raise ChangeRefused(
                    "Only who made a mark can withdraw it.", "Make a mark of your own beside it."
                )
        for quote in op.all(Quote):
            if quote.mark in marks:
                op.set(Quote, quote.id, mark=None)
        for each in marks:
            op.delete(Mark, each)


def set_reached(
    project: Project,
    *,
    session: TestSessionId,
    frame: FrameId,
    reached: Reached,
    duration_ms: int | None = None,
    initiator: object = None,
) -> FrameResult:
    """Say whether a frame was told in a session, and how long it took; None leaves the time.

    One person keeps the time of a session, its observer: others mark and rate beside that.

    Raises:
        InvalidValue: the time is no duration.
        UnknownRow: the session or the frame was deleted.
    """
    with project.op(f"Mark frame as {_REACHED[reached]}", initiator=initiator) as op:
        op.get(TestSession, session)
        check_frame(op, frame)
        known = one_with(op, FrameResult, session=session, frame=frame)
        if known is None:
            row_id = FrameResultId(keyed_id(FrameResult.table, session, frame))
            known = op.create(FrameResult(row_id, session=session, frame=frame, reached=reached))
        took = known.duration_ms if duration_ms is None else duration_ms
        return op.set(FrameResult, known.id, reached=reached, duration_ms=took)


def rate(
    project: Project,
    *,
    session: TestSessionId,
    frame: FrameId,
    metric: Metric,
    value: int | None,
    observer: PersonId | None = None,
    initiator: object = None,
) -> Rating:
    """Rate a frame in a session from 1 to 5 for a metric; None takes the rating back.

    Each observer has ratings of their own; by default they are mine.

    Raises:
        InvalidValue: the value is not from 1 to 5.
        UnknownRow: the session, the frame or the observer is not in the document.
    """
    with project.op(f"Rate {metric}", initiator=initiator) as op:
        rating = _rating(project, op, session, frame, observer)
        return op.set(Rating, rating.id, bases={}, **{metric.value: value})


def note_reaction(
    project: Project,
    *,
    session: TestSessionId,
    frame: FrameId,
    reaction: str,
    observer: PersonId | None = None,
    initiator: object = None,
) -> Rating:
    """Note in a word how a frame was received, as ``lean-in``; by default I saw it.

    Raises:
        UnknownRow: the session, the frame or the observer is not in the document.
    """
    with project.op("Note reaction", initiator=initiator) as op:
        rating = _rating(project, op, session, frame, observer)
        return op.set(Rating, rating.id, reaction=one_line(reaction))


def raise_objection(
    project: Project,
    *,
    session: TestSessionId,
    objection: ObjectionId | None = None,
    text: str = "",
    frame: FrameId | None = None,
    handled: Extent = Extent.UNKNOWN,
    how: str = "",
    initiator: object = None,
) -> ObjectionRaised:
    """Note that a known objection, or one in the prospect's own words, was raised in a session.

    A known one at one frame of a session is noted once: what is said of it then is the latest.

    Raises:
        ChangeRefused: there is neither an objection nor a text.
        UnknownRow: the session, the objection or the frame was deleted.
    """
    if objection is None and not text.strip():
        raise ChangeRefused(
            "An objection that was raised needs words.",
            "Choose a known objection, or write it in the prospect's words.",
        )
    with project.op("Note objection", initiator=initiator) as op:
        op.get(TestSession, session)
        check_frame(op, frame)
        row_id = new_id()
        if objection is not None:
            op.get(Objection, objection)
            known = one_with(op, ObjectionRaised, session=session, objection=objection, frame=frame)
            if known is not None:
                said = {"text": text.strip(), "how": how.strip()}
                kept = {name: words for name, words in said.items() if words}
                if handled is not Extent.UNKNOWN:
                    kept["handled"] = handled
                return op.set(ObjectionRaised, known.id, bases={}, **kept)
            row_id = keyed_id(ObjectionRaised.table, session, objection, frame)
        return op.create(
            ObjectionRaised(
                ObjectionRaisedId(row_id),
                session=session,
                objection=objection,
                text=text.strip(),
                frame=frame,
                handled=handled,
                how=how.strip(),
            )
        )


def delete_objection_raised(
    project: Project, *, raised: ObjectionRaisedId, initiator: object = None
) -> None:
    """Note no longer that an objection was raised; the objection itself stays.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete objection of test session", initiator=initiator) as op:
        op.delete(ObjectionRaised, raised)


_REACHED = {
    Reached.REACHED: "reached",
    Reached.SKIPPED: "skipped",
    Reached.UNKNOWN: "not known to be reached",
}


def _rating(
    project: Project,
    op: Operation,
    session: TestSessionId,
    frame: FrameId,
    observer: PersonId | None,
) -> Rating:
    """The row of an observer's ratings of a frame, made where it is not there."""
    op.get(TestSession, session)
    check_frame(op, frame)
    observer = observer_or_me(project, op, observer)
    known = one_with(op, Rating, session=session, frame=frame, observer=observer)
    row_id = RatingId(keyed_id(Rating.table, session, frame, observer))
    return known or op.create(Rating(row_id, session=session, frame=frame, observer=observer))
