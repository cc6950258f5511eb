"""Live marks say where a piece was said; without them its words propose it, and no more."""

from __future__ import annotations

from dataclasses import replace

from narrative_studio.analysis.transcript_path import Sureness
from narrative_studio.importers.recorded.frames_of_transcript import proposal, said_at
from narrative_studio.importers.transcripts.segment import Segment
from narrative_studio.model.observed import SegmentSource
from narrative_studio.model.view import ProjectView


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
