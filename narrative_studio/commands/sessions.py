"""Test sessions: planned, started, ended; who sat there, what was recalled, and what is erased."""

import re
import time
from collections.abc import Callable, Sequence
from typing import Final

from narrative_studio.commands.editing import one_line
from narrative_studio.commands.observing import check_frame, observer_or_me, one_with
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.customers import Persona, Segment
from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import (
    BaselineId,
    FrameId,
    NarrativeId,
    PersonaId,
    PersonId,
    RecallJudgementId,
    SegmentId,
    SessionPersonaId,
    TestSessionId,
    VariantId,
    keyed_id,
    new_id,
)
from narrative_studio.model.observed import Recalled, RecallJudgement, TranscriptSegment
from narrative_studio.model.people import Baseline, Person
from narrative_studio.model.prospects import (
    Answer,
    SessionPersona,
    SessionState,
    TestSession,
)
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.storyboard import Narrative
from narrative_studio.model.variants import Variant
from narrative_studio.operation import Operation
from narrative_studio.project import Project

_PERSONAL: Final = (TestSession.table, TranscriptSegment.table)
_CODE: Final = re.compile(r"T([0-9]{1,9})")


def plan_session(
    project: Project,
    *,
    narrative: NarrativeId,
    prospect: str = "",
    held_on: str | None = None,
    baseline: BaselineId | None = None,
    version: str | None = None,
    variant: VariantId | None = None,
    rep: PersonId | None = None,
    observer: PersonId | None = None,
    segment: SegmentId | None = None,
    initiator: object = None,
) -> TestSession:
    """Plan a test session of a narrative; I observe it unless somebody else is named.

    Without a ``version`` it carries that of the narrative; it is planned as long as the call of
    the variant, or of the narrative.

    Raises:
        UnknownRow: the narrative, or something else that is named, was deleted.
        InvalidValue: the day is none.
    """
    with project.op("Plan test session", initiator=initiator) as op:
        story = op.get(Narrative, narrative)
        told = op.get(Variant, variant) if variant is not None else None
        if baseline is not None:
            op.get(Baseline, baseline)
        if segment is not None:
            op.get(Segment, segment)
        if rep is not None and rep != project.me.id:
            op.get(Person, rep)
        return op.create(
            TestSession(
                TestSessionId(new_id()),
                narrative=narrative,
                code=_next_code(op),
                held_on=held_on,
                baseline=baseline,
                version=story.version if version is None else one_line(version),
                variant=variant,
                rep=rep,
                observer=observer_or_me(project, op, observer),
                prospect=one_line(prospect),
                segment=segment,
                planned_ms=(told.call_length_ms if told else 0) or story.call_length_ms,
            )
        )


def start_session(
    project: Project,
    *,
    session: TestSessionId,
    now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    initiator: object = None,
) -> None:
    """Start a session: moments in it are counted from now.

    Raises:
        ChangeRefused: it was started already.
        UnknownRow: it was deleted.
    """
    with project.op("Start test session", initiator=initiator) as op:
        found = op.get(TestSession, session)
        if found.state is not SessionState.PLANNED:
            raise ChangeRefused(
                f"This test session is {found.state} already.", "Plan another one to record again."
            )
        op.set(
            TestSession,
            session,
            state=SessionState.RUNNING,
            started_at_ms=now_ms(),
            held_on=found.held_on or project.calendar_day.isoformat(),
        )


def end_session(
    project: Project,
    *,
    session: TestSessionId,
    now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    initiator: object = None,
) -> None:
    """End a session; one that was recorded live has lasted until now.

    A session that was written down afterwards is ended without having been started.

    Raises:
        ChangeRefused: it has ended already.
        UnknownRow: it was deleted.
    """
    with project.op("End test session", initiator=initiator) as op:
        found = op.get(TestSession, session)
        if found.state is SessionState.ENDED:
            raise ChangeRefused("This test session has ended already.", "Edit what it says.")
        lasted = found.duration_ms
        if found.started_at_ms:
            lasted = max(0, min(now_ms() - found.started_at_ms, LONGEST_MS))
        op.set(TestSession, session, state=SessionState.ENDED, duration_ms=lasted)


def delete_session(project: Project, *, session: TestSessionId, initiator: object = None) -> None:
    """Delete a session with all that was noted in it.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete test session", initiator=initiator) as op:
        op.delete(TestSession, session)


def judge_prospect(
    project: Project,
    *,
    session: TestSessionId,
    qualified: Answer | None = None,
    qualified_because: str | None = None,
    contaminated: Answer | None = None,
    contaminated_because: str | None = None,
    initiator: object = None,
) -> None:
    """Say whether the prospect is qualified, and has heard the old story; None leaves it as it is.

    Raises:
        UnknownRow: the session was deleted.
    """
    given = {
        "qualified": qualified,
        "qualified_because": qualified_because,
        "contaminated": contaminated,
        "contaminated_because": contaminated_because,
    }
    cells = {
        name: value.strip() if name.endswith("because") else value
        for name, value in given.items()
        if value is not None
    }
    with project.op("Judge prospect", initiator=initiator) as op:
        op.set(TestSession, session, bases={}, **cells)


def set_personas(
    project: Project,
    *,
    session: TestSessionId,
    personas: Sequence[PersonaId],
    initiator: object = None,
) -> None:
    """Say which personas sat on the prospect's side.

    Raises:
        UnknownRow: the session or a persona was deleted.
    """
    with project.op("Choose personas of test session", initiator=initiator) as op:
        op.get(TestSession, session)
        wanted = dict.fromkeys(personas)
        for one in op.all(SessionPersona):
            if one.session != session:
                continue
            if one.persona in wanted:
                del wanted[one.persona]
            else:
                op.delete(SessionPersona, one.id)
        for persona in wanted:
            op.get(Persona, persona)
            row_id = SessionPersonaId(keyed_id(SessionPersona.table, session, persona))
            op.create(SessionPersona(row_id, session=session, persona=persona))


def judge_recall(
    project: Project,
    *,
    session: TestSessionId,
    frame: FrameId,
    recalled: Recalled | None,
    judge: PersonId | None = None,
    initiator: object = None,
) -> None:
    """Judge whether the recall says the key message of a frame; None takes the judgement back.

    Each judge has one judgement of each frame; by default I judge.

    Raises:
        UnknownRow: the session, the frame or the judge is not in the document.
    """
    with project.op("Judge recall", initiator=initiator) as op:
        op.get(TestSession, session)
        check_frame(op, frame)
        judge = observer_or_me(project, op, judge)
        known = one_with(op, RecallJudgement, session=session, frame=frame, judge=judge)
        if recalled is None:
            if known is not None:
                op.delete(RecallJudgement, known.id)
        elif known is not None:
            op.set(RecallJudgement, known.id, recalled=recalled)
        else:
            row_id = keyed_id(RecallJudgement.table, session, frame, judge)
            op.create(
                RecallJudgement(
                    RecallJudgementId(row_id),
                    session=session,
                    frame=frame,
                    judge=judge,
                    recalled=recalled,
                )
            )


def erase_prospect(project: Project, *, session: TestSessionId, initiator: object = None) -> None:
    """Erase for good who the prospect is and the transcript of the session; no undo brings it back.

    That goes for pieces of the transcript that were deleted before, too. What was noted under the
    alias stays.

    Raises:
        ChangeRefused: nothing of that was ever written down.
        UnknownRow: the session was deleted.
    """
    with project.op("Erase prospect", initiator=initiator, may_undo=False) as op:
        op.get(TestSession, session)
        rows = [
            row
            for table, row_id in sorted(project.past.belonging(TestSession.table, session))
            if table in _PERSONAL
            and (row := op.find(BY_TABLE[table], row_id) or project.past.last_words(table, row_id))
        ]
        erased = [
            (row, name)
            for row in rows
            for name, cell in columns(type(row)).items()
            if cell.is_personal and _was_written(project, row, name)
        ]
        if not erased:
            raise ChangeRefused(
                "Nothing personal was written down of this prospect.", "Nothing has to be erased."
            )
        for row, name in erased:
            if getattr(row, name) and op.find(type(row), row.id) is not None:
                op.set(type(row), row.id, bases={}, **{name: ""})
            op.erase(row, name, what=f"{name.replace('_', ' ')} of a {row.table.replace('_', ' ')}")


def _was_written(project: Project, row: Row, column: str) -> bool:
    return any(version.value for version in project.cell_history(row, column))


def _next_code(op: Operation) -> str:
    numbers = [int(found[1]) for one in op.all(TestSession) if (found := _CODE.fullmatch(one.code))]
    return f"T{max(numbers, default=0) + 1:02}"
