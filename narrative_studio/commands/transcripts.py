"""Transcripts of sessions: taken in, put to frames, confirmed by a person."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from narrative_studio.commands.observing import check_frame
from narrative_studio.commands.quotes import code_quote, quote
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.durations import shifted
from narrative_studio.model.ids import (
    CodeId,
    FrameId,
    TestSessionId,
    TranscriptSegmentId,
    keyed_id,
)
from narrative_studio.model.observed import Quote, SegmentSource, TranscriptSegment
from narrative_studio.model.people import Person
from narrative_studio.model.prospects import Answer, TestSession
from narrative_studio.project import Project


class Spoken(Protocol):
    """A piece of a transcript as a file tells it; moments are milliseconds from its beginning."""

    @property
    def start_ms(self) -> int | None: ...

    @property
    def end_ms(self) -> int | None: ...

    @property
    def speaker(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def is_estimated(self) -> bool: ...


def check_recording(session: TestSession, *, has_agreed: bool = False) -> None:
    """Refuse to keep what was said in a session unless the prospect agreed to be recorded.

    Unknown is not yes: ``has_agreed`` says so for a session that does not know yet.

    Raises:
        ChangeRefused: the prospect has not agreed, or nobody has said so.
    """
    if session.may_record is Answer.NO:
        raise ChangeRefused(
            "The prospect has not agreed to be recorded.",
            "Change the consent of the session if that is wrong.",
        )
    if session.may_record is Answer.UNKNOWN and not has_agreed:
        raise ChangeRefused(
            f"Nobody has noted whether the prospect of {session.code or 'the session'} agreed to "
            "be recorded.",
            "Ask the prospect, then note “May be recorded” in the session.",
        )


def take_in_transcript(
    project: Project,
    *,
    session: TestSessionId,
    spoken: Sequence[Spoken],
    has_agreed: bool = False,
    initiator: object = None,
) -> list[TranscriptSegment]:
    """Take a transcript into a session; the same piece taken in again is one piece.

    ``has_agreed`` says that the prospect agreed to be recorded, for a session that does not know
    yet: it becomes the session's answer, in the same step.

    Raises:
        ChangeRefused: it is empty, or the prospect has not agreed to be recorded, as far as known.
        InvalidValue: a moment lies before the beginning, or a day after it.
        UnknownRow: the session was deleted.
    """
    if not spoken:
        raise ChangeRefused("The transcript holds no words.", "Choose another file.")
    with project.op("Take in transcript", initiator=initiator) as op:
        check_recording(op.get(TestSession, session), has_agreed=has_agreed)
        op.set(TestSession, session, may_record=Answer.YES)
        made = []
        for place, one in enumerate(spoken, start=1):
            said = (place, one.start_ms, one.end_ms, one.speaker, one.text)
            # Its place in the id: pieces sort as they were said, also without times.
            row_id = TranscriptSegmentId(
                keyed_id(TranscriptSegment.table, session, *said, at_ms=place)
            )
            known = op.find(TranscriptSegment, row_id)
            made.append(
                known
                or op.create(
                    TranscriptSegment(
                        row_id,
                        session=session,
                        place=place,
                        start_ms=one.start_ms,
                        end_ms=one.end_ms,
                        is_estimated=one.is_estimated,
                        speaker=one.speaker,
                        text=one.text,
                    )
                )
            )
        return made


def import_transcript(
    project: Project,
    *,
    session: TestSessionId,
    spoken: Sequence[Spoken],
    frames: Sequence[FrameId | None],
    source: SegmentSource,
    by_ms: int = 0,
    has_agreed: bool = False,
    initiator: object = None,
) -> list[TranscriptSegment]:
    """Take a transcript in with a proposal where each of its pieces was said, as one operation.

    ``by_ms`` is how much later than the call the transcript began. ``frames`` holds a frame for
    each piece, None for no frame. Nothing counts before a person has confirmed it; what was
    confirmed already stays. ``has_agreed`` is as in :func:`take_in_transcript`.

    Raises:
        ChangeRefused, InvalidValue: as :func:`take_in_transcript`.
        UnknownRow: the session or a frame was deleted.
    """
    with project.op("Import transcript", initiator=initiator) as op:
        made = take_in_transcript(project, session=session, spoken=spoken, has_agreed=has_agreed)
        if by_ms:
            # From the times of the file, so that taking it in again moves nothing further.
            for one, said in zip(made, spoken, strict=True):
                start_ms, end_ms = shifted(said.start_ms, by_ms), shifted(said.end_ms, by_ms)
                op.set(TranscriptSegment, one.id, start_ms=start_ms, end_ms=end_ms)
        proposal = {one.id: frame for one, frame in zip(made, frames, strict=True)}
        propose_frames(project, frames=proposal, source=source)
        return made


def propose_frames(
    project: Project,
    *,
    frames: Mapping[TranscriptSegmentId, FrameId | None],
    source: SegmentSource,
    initiator: object = None,
) -> None:
    """Put pieces of transcript to frames for a person to confirm; confirmed ones stay as they are.

    Raises:
        UnknownRow: a piece or a frame was deleted.
    """
    with project.op("Propose frames of transcript", initiator=initiator) as op:
        for segment, frame in frames.items():
            check_frame(op, frame)
            if not op.get(TranscriptSegment, segment).is_confirmed:
                op.set(TranscriptSegment, segment, frame=frame, source=source)


def confirm_segments(
    project: Project, *, segments: Sequence[TranscriptSegmentId], initiator: object = None
) -> None:
    """Confirm that pieces of transcript were said at the frames they are put to.

    Raises:
        UnknownRow: a piece was deleted.
    """
    with project.op("Confirm frames of transcript", initiator=initiator) as op:
        for segment in segments:
            op.set(TranscriptSegment, segment, is_confirmed=True, confirmed_by=project.me.id)


def put_segments(
    project: Project,
    *,
    segments: Sequence[TranscriptSegmentId],
    frame: FrameId | None,
    initiator: object = None,
) -> None:
    """Put pieces of transcript to a frame oneself, or to none; that confirms them.

    Raises:
        UnknownRow: a piece or the frame was deleted.
    """
    with project.op("Put transcript to frame", initiator=initiator) as op:
        check_frame(op, frame)
        for segment in segments:
            op.set(
                TranscriptSegment,
                segment,
                frame=frame,
                source=SegmentSource.PERSON,
                is_confirmed=True,
                confirmed_by=project.me.id,
            )


def quote_segment(
    project: Project,
    *,
    segment: TranscriptSegmentId,
    code: CodeId | None = None,
    initiator: object = None,
) -> Quote:
    """Keep the words of a piece as a quote at its confirmed frame, with a code if one is given.

    Raises:
        ChangeRefused: somebody of the team said it, or the code is retired.
        UnknownRow: the piece or the code was deleted.
    """
    with project.op("Quote from transcript", initiator=initiator) as op:
        found = op.get(TranscriptSegment, segment)
        speaker = " ".join(found.speaker.split())
        if speaker and any(one.name.casefold() == speaker.casefold() for one in op.all(Person)):
            raise ChangeRefused(
                f"{speaker} is one of the team: these are not the prospect’s words.",
                "Choose a piece that the prospect said.",
            )
        frame = found.frame if found.is_confirmed else None
        made = quote(project, session=found.session, text=found.text, frame=frame)
        if code is not None:
            code_quote(project, quote=made.id, code=code)
        return made


def delete_transcript(
    project: Project, *, session: TestSessionId, initiator: object = None
) -> None:
    """Delete the transcript of a session; undo brings it back, unlike erasing the prospect.

    Raises:
        UnknownRow: the session was deleted.
    """
    with project.op("Delete transcript", initiator=initiator) as op:
        op.get(TestSession, session)
        for segment in op.all(TranscriptSegment):
            if segment.session == session:
                op.delete(TranscriptSegment, segment.id)
