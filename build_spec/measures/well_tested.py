"""A document with thousands of test sessions, grown from the sample.

Each session is held with a prospect of one of the sample's segments, reaches every frame, and has a
rating and a result at each, a mark at every third, a quote with a code, an objection, a recall that
was judged, and a huddle note.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from build_spec.measures.projects import ME
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.model.ids import (
    FrameId,
    FrameResultId,
    HuddleNoteId,
    MarkId,
    ObjectionRaisedId,
    QuoteCodeId,
    QuoteId,
    RatingId,
    RecallJudgementId,
    SessionPersonaId,
    TestSessionId,
    new_id,
)
from narrative_studio.model.observed import (
    FrameResult,
    HuddleKind,
    HuddleNote,
    Mark,
    MarkKind,
    ObjectionRaised,
    Quote,
    QuoteCode,
    Rating,
    Reached,
    Recalled,
    RecallJudgement,
)
from narrative_studio.model.prospects import (
    Answer,
    Extent,
    SessionPersona,
    SessionState,
    TestSession,
    Verdict,
)
from narrative_studio.model.view import NarrativeView
from narrative_studio.operation import Operation
from narrative_studio.project import Project
from narrative_studio.sample.replay import make_sample

SESSIONS = 2_000
FRAMES = 30
_MARKS = (MarkKind.LANDED, MarkKind.LANDED, MarkKind.CONFUSED, MarkKind.OBJECTION)


def well_tested_story(path: Path, *, sessions: int = SESSIONS, frames: int = FRAMES) -> Project:
    """The sample with so many told frames, and so many sessions in which each of them was told."""
    project = make_sample(path, me=ME)
    narrative = project.view().narrative().narrative.id
    for number in range(len(project.view().narrative().frames), frames):
        add_frame(project, narrative=narrative, beat="proof", headline=f"Frame {number + 1}")
    story = project.view().narrative()
    with project.op("Test it over and over", may_undo=False) as op:
        for number in range(sessions):
            add_held_session(op, story, number)
    return project


def add_held_session(op: Operation, story: NarrativeView, number: int) -> TestSessionId:
    """Add one session that was held, with all that was noted in it."""
    return _Held(op, story, number).add()


class _Held:
    def __init__(self, op: Operation, story: NarrativeView, number: int) -> None:
        self._op = op
        self._story = story
        self._number = number
        self._random = Random(number)
        self._session = TestSessionId(new_id())

    def add(self) -> TestSessionId:
        view, number, session = self._story.whole, self._number, self._session
        self._op.create(
            TestSession(
                session,
                narrative=self._story.narrative.id,
                code=f"T{number + 20}",
                prospect=f"Prospect {number}",
                state=SessionState.ENDED,
                # The sample's own sessions were earlier; the latest of these come last.
                held_on=f"{2027 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}",
                version=f"v{4 + number // 400}",
                qualified=Answer.NO if number % 9 == 4 else Answer.YES,
                contaminated=Answer.NO,
                rep=view.people.ordered[number % len(view.people)].id,
                segment=view.segments.ordered[number % len(view.segments)].id,
                recall=f"You keep track of what went where, said prospect {number}.",
                converted=self._random.choice((Answer.YES, Answer.NO)),
                verdict=Verdict.NOT_GOING_BACK,
            )
        )
        for place, frame in enumerate(self._story.frames):
            self._tell(frame.id, place)
        persona = view.personas.ordered[number % len(view.personas)].id
        self._op.create(SessionPersona(SessionPersonaId(new_id()), session, persona))
        self._say()
        return session

    def _tell(self, frame: FrameId, place: int) -> None:
        op, session, random = self._op, self._session, self._random
        took_ms = random.randrange(30_000, 90_000)
        op.create(FrameResult(FrameResultId(new_id()), session, frame, Reached.REACHED, took_ms))
        scores = (random.randint(1, 5), random.randint(3, 5), random.randint(2, 5), 4)
        op.create(Rating(RatingId(new_id()), session, frame, ME.id, "", *scores))
        if place % 3 == self._number % 3:
            kind = random.choice(_MARKS)
            op.create(Mark(MarkId(new_id()), session, frame, ME.id, place * 60_000, kind))

    def _say(self) -> None:
        op, view, session, number = self._op, self._story.whole, self._session, self._number
        frames = self._story.frames
        frame = frames[number % len(frames)].id
        words = f"That is the part that I would show to our auditor, number {number}."
        quote = op.create(Quote(QuoteId(new_id()), session, f"Q{number}", frame, None, words))
        code = view.codes.ordered[number % len(view.codes)].id
        op.create(QuoteCode(QuoteCodeId(new_id()), quote.id, code, ME.id))
        objection = view.objections.ordered[number % len(view.objections)].id
        op.create(
            ObjectionRaised(
                ObjectionRaisedId(new_id()),
                session,
                objection,
                frame=frame,
                handled=(Extent.YES, Extent.YES, Extent.PARTLY)[number % 3],
            )
        )
        recalled = (Recalled.SAID, Recalled.PARTLY, Recalled.NOT)[number % 3]
        op.create(RecallJudgement(RecallJudgementId(new_id()), session, frame, ME.id, recalled))
        op.create(HuddleNote(HuddleNoteId(new_id()), session, HuddleKind.WORKED, frame, "The map."))
