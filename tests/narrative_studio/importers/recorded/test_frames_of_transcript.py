"""Live marks say where a piece was said; without them its words propose it, and no more."""

from __future__ import annotations

from dataclasses import replace

from narrative_studio.analysis.transcript_path import Sureness
from narrative_studio.commands.marks import mark, withdraw_marks
from narrative_studio.commands.people import add_person
from narrative_studio.importers.recorded.frames_of_transcript import (
    is_before_call,
    proposal,
    proposal_moved,
    said_at,
)
from narrative_studio.importers.transcripts.segment import Segment
from narrative_studio.model.observed import MarkKind, SegmentSource
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Project
from tests.narrative_studio.importers.recorded.conftest import Bring


def test_words_of_the_script_propose_the_frame(tested: ProjectView) -> None:
    story = tested.narrative()
    session = replace(next(iter(tested.test_sessions.values())), started_at_ms=0)
    spoken = [Segment(None, None, "Ann", said_at(story, frame)) for frame in story.frames[:3]]
    found = proposal(story, session, spoken)
    assert found.source is SegmentSource.SIMILARITY
    assert found.frames == tuple(frame.id for frame in story.frames[:3])
    pinned = proposal(story, session, spoken, pinned={1: None})
    assert (pinned.frames[1], pinned.sureness[1]) == (None, Sureness.MARKED)


def test_marks_of_a_live_session_decide_where_there_are_times(tested: ProjectView) -> None:
    story = tested.narrative()
    session = next(
        one
        for one in tested.test_sessions.values()
        if len({m.frame for m in tested.marks.of("session", one.id)}) > 1
    )
    session = replace(session, started_at_ms=1)
    marks = [m for m in tested.marks.of("session", session.id) if story.tells(str(m.frame))]
    last = max(marks, key=lambda one: one.at_ms)
    spoken = [Segment(last.at_ms + 10, last.at_ms + 900, "Ann", "Hm.")]
    found = proposal(story, session, spoken)
    assert (found.source, found.frames) == (SegmentSource.MARKS, (last.frame,))
    untimed = [Segment(None, None, "Ann", "Hm.")]
    assert proposal(story, session, untimed).source is SegmentSource.SIMILARITY


def test_what_is_said_before_the_first_mark_of_the_first_frame_is_said_there(
    project: Project, bring: Bring
) -> None:
    bring("Session,Date,Alias\nT7,2026-03-05,Bakery\n")
    story = project.view().narrative()
    first, second = story.frames[:2]
    session = story.whole.test_sessions.ordered[0]
    spoken = [Segment(3_000, 9_000, "Ann", "Welcome."), Segment(61_000, 62_000, "Ann", "Then.")]
    mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=30_000, frame=first.id)
    mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=60_000, frame=second.id)
    live = replace(session, started_at_ms=1)
    found = proposal(project.view().narrative(), live, spoken)
    assert (found.source, found.frames) == (SegmentSource.MARKS, (first.id, second.id))
    # Who begins to mark later may have begun the call anywhere.
    undone = next(one for one in project.view().marks.ordered if one.frame == first.id)
    withdraw_marks(project, marks=[undone.id])
    mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=90_000, frame=first.id)
    later = proposal(project.view().narrative(), live, spoken)
    assert later.frames == (None, second.id)


def test_a_second_observer_does_not_say_how_the_call_went_on(
    project: Project, bring: Bring
) -> None:
    bring("Session,Date,Alias\nT7,2026-03-05,Bakery\n")
    story = project.view().narrative()
    first, second, third = story.frames[:3]
    session = story.whole.test_sessions.ordered[0]
    bea = add_person(project, name="Bea Marsh")
    for frame, at_ms in ((first, 30_000), (second, 60_000)):
        mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=at_ms, frame=frame.id)
    mark(
        project,
        session=session.id,
        kind=MarkKind.LANDED,
        at_ms=60_500,
        frame=third.id,
        observer=bea.id,
    )
    live = replace(session, started_at_ms=1, observer=project.me.id)
    spoken = [Segment(61_000, 62_000, "Ann", "Then.")]
    assert proposal(project.view().narrative(), live, spoken).frames == (second.id,)


def test_what_was_said_before_the_call_belongs_to_no_frame(project: Project, bring: Bring) -> None:
    bring("Session,Date,Alias\nT7,2026-03-05,Bakery\n")
    story = project.view().narrative()
    session = story.whole.test_sessions.ordered[0]
    for at_ms, frame in ((30_000, story.frames[0]), (60_000, story.frames[1])):
        mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=at_ms, frame=frame.id)
    story, live = project.view().narrative(), replace(session, started_at_ms=1)
    spoken = [
        Segment(10_000, 40_000, "Ann", "Can you hear me?"),
        Segment(80_000, 100_000, "Ann", "So, welcome."),
        Segment(110_000, 111_000, "Ann", "A recall."),
        Segment(None, None, "Ann", "Somewhere."),
    ]
    moved = proposal_moved(story, live, spoken, -90_000)
    assert moved.frames[:3] == (None, story.frames[0].id, story.frames[0].id)
    assert [is_before_call(one, -90_000) for one in spoken] == [True, False, False, False]
    assert proposal_moved(story, live, spoken, 0).frames == proposal(story, live, spoken).frames
