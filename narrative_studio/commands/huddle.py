"""The huddle after a session, and the edits that sessions are cited for."""

from collections.abc import Iterable

from narrative_studio.commands.editing import one_line
from narrative_studio.commands.observing import check_frame, one_with
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import (
    CitedSessionId,
    EditCitationId,
    FrameId,
    HuddleNoteId,
    TestSessionId,
    keyed_id,
    new_id,
)
from narrative_studio.model.observed import CitedSession, EditCitation, HuddleKind, HuddleNote
from narrative_studio.model.prospects import TestSession
from narrative_studio.project import Project


def note_in_huddle(
    project: Project,
    *,
    session: TestSessionId,
    kind: HuddleKind,
    text: str,
    frame: FrameId | None = None,
    initiator: object = None,
) -> HuddleNote:
    """Note one thing that was said in the huddle.

    Raises:
        ChangeRefused: it has no text.
        UnknownRow: the session or the frame was deleted.
    """
    if not text.strip():
        raise ChangeRefused("A huddle note needs a text.", "Write what was said.")
    with project.op("Add huddle note", initiator=initiator) as op:
        op.get(TestSession, session)
        check_frame(op, frame)
        row_id = HuddleNoteId(new_id())
        return op.create(
            HuddleNote(row_id, session=session, kind=kind, frame=frame, text=text.strip())
        )


def delete_huddle_note(project: Project, *, note: HuddleNoteId, initiator: object = None) -> None:
    """Delete a note of the huddle; edits it was cited for cite its session alone.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete huddle note", initiator=initiator) as op:
        for cited in op.all(CitedSession):
            if cited.note == note:
                op.set(CitedSession, cited.id, note=None)
        op.delete(HuddleNote, note)


def cite_session(
    project: Project,
    *,
    session: TestSessionId,
    frame: FrameId | None = None,
    edited: str = "",
    operation: str = "",
    version: str = "",
    text: str = "",
    because: str = "",
    note: HuddleNoteId | None = None,
    initiator: object = None,
) -> EditCitation:
    """Say that an edit was made because of a session, or of a note of its huddle.

    The edit is an ``operation`` of the journal, a cell of a frame (``edited``), or told in
    ``text``. An edit of which the same was said before cites the session beside the others.

    Raises:
        ChangeRefused: nothing says which edit it was, or the note is of another session.
        UnknownRow: the session, the frame or the note was deleted.
    """
    if frame is None and not operation and not text.strip():
        raise ChangeRefused(
            "It is not said which edit the session is cited for.",
            "Choose a frame or an edit of its history, or write what was changed.",
        )
    with project.op("Cite test session", initiator=initiator) as op:
        narrative = op.get(TestSession, session).narrative
        check_frame(op, frame)
        if note is not None and op.get(HuddleNote, note).session != session:
            raise ChangeRefused(
                "The note is of another test session.", "Choose a note of this session."
            )
        edit = {
            "narrative": narrative,
            "frame": frame,
            "edited": edited,
            "operation": operation,
            "version": one_line(version),
            "text": text.strip(),
        }
        known = one_with(op, EditCitation, **edit)
        if known is None:
            named = keyed_id(EditCitation.table, narrative, *list(edit.values())[1:])
            known = op.create(
                EditCitation(
                    EditCitationId(named),
                    narrative=narrative,
                    frame=frame,
                    edited=edited,
                    operation=operation,
                    version=one_line(version),
                    text=text.strip(),
                )
            )
        if because.strip():
            known = op.set(EditCitation, known.id, because=because.strip())
        if one_with(op, CitedSession, citation=known.id, session=session, note=note) is None:
            row_id = CitedSessionId(keyed_id(CitedSession.table, known.id, session, note))
            op.create(CitedSession(row_id, citation=known.id, session=session, note=note))
        return known


def uncite_sessions(
    project: Project, *, cited: Iterable[CitedSessionId], initiator: object = None
) -> None:
    """Cite sessions for edits no longer, in one step; an edit without any is cited no more.

    Raises:
        UnknownRow: one was removed already.
    """
    with project.op("Remove citation", initiator=initiator) as op:
        for each in cited:
            citation = op.get(CitedSession, each).citation
            op.delete(CitedSession, each)
            if not any(one.citation == citation for one in op.all(CitedSession)):
                op.delete(EditCitation, citation)
