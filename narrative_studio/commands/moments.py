"""Puts what was kept by another clock on the clock of the session: marks, and transcripts."""

from collections.abc import Mapping

from narrative_studio.commands.transcripts import propose_frames
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.durations import LONGEST_MS, shifted
from narrative_studio.model.ids import FrameId, PersonId, TestSessionId, TranscriptSegmentId
from narrative_studio.model.observed import Mark, SegmentSource, TranscriptSegment
from narrative_studio.model.prospects import TestSession
from narrative_studio.project import Project


def shift_marks(
    project: Project,
    *,
    session: TestSessionId,
    observer: PersonId,
    by_ms: int,
    initiator: object = None,
) -> None:
    """Move all marks of one observer of a session by so many milliseconds, back below zero.

    Raises:
        ChangeRefused: one of them would lie before the start, or a day after it.
        UnknownRow: the session was deleted.
    """
    with project.op("Shift marks", initiator=initiator) as op:
        op.get(TestSession, session)
        for mark in op.all(Mark):
            if mark.session == session and mark.observer == observer:
                at_ms = mark.at_ms + by_ms
                if not 0 <= at_ms <= LONGEST_MS:
                    raise ChangeRefused(
                        "A mark would lie outside the call.", "Shift the marks by less."
                    )
                op.set(Mark, mark.id, at_ms=at_ms)


def shift_transcript(
    project: Project,
    *,
    session: TestSessionId,
    by_ms: int,
    frames: Mapping[TranscriptSegmentId, FrameId | None] | None = None,
    source: SegmentSource = SegmentSource.MARKS,
    initiator: object = None,
) -> None:
    """Move all moments of a session's transcript by so many milliseconds, back below zero.

    What was said before the call began stands at its beginning. ``frames`` are those that pieces
    belong to by the new moments; what a person has confirmed stays.

    Raises:
        UnknownRow: the session, a piece or a frame was deleted.
    """
    with project.op("Shift transcript", initiator=initiator) as op:
        op.get(TestSession, session)
        for one in op.all(TranscriptSegment):
            if one.session == session:
                start_ms, end_ms = shifted(one.start_ms, by_ms), shifted(one.end_ms, by_ms)
                op.set(TranscriptSegment, one.id, start_ms=start_ms, end_ms=end_ms)
        propose_frames(project, frames=frames or {}, source=source)
