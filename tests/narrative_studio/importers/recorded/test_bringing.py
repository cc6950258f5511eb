"""A table and a transcript come in whole, or not at all and with the reason."""

from __future__ import annotations

import pytest

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.marks import mark
from narrative_studio.commands.sessions import plan_session
from narrative_studio.commands.transcripts import propose_frames
from narrative_studio.errors import ImportFailed
from narrative_studio.importers.recorded.bringing import (
    bring_transcript,
    move_transcript,
    save_profile,
    session_called,
    try_table,
)
from narrative_studio.importers.tables.delimited import parse_delimited
from narrative_studio.importers.tables.fields import Target
from narrative_studio.importers.tables.mapping import Mapping
from narrative_studio.importers.tables.proposing import propose
from narrative_studio.importers.transcripts.segment import Segment, Transcript
from narrative_studio.model.observed import MarkKind, ProfileKind, SegmentSource
from narrative_studio.project import Project
from tests.narrative_studio.importers.recorded.conftest import Bring

CALLS = "Session,Date,Alias\nT7,2026-03-05,Bakery\n"


def test_a_trial_changes_nothing(project: Project) -> None:
    table = parse_delimited(CALLS, "calls.csv")
    before = project.view().tables
    trial = try_table(project, project.view().narrative(), table, propose(table))
    assert (trial.planned.count, trial.compared.count("test_session")) == (1, 1)
    assert project.view().tables == before


def test_a_file_of_which_nothing_comes_in_is_refused_with_the_first_reason(
    project: Project, bring: Bring
) -> None:
    with pytest.raises(ImportFailed, match=r"No row of “calls.csv” can come in. Line 2: "):
        bring("Session,Quote\nT7,Hm.\nT8,Yes.\n", Target.QUOTES)
    assert not project.view().quotes


def test_a_file_with_nothing_below_its_columns_says_so(bring: Bring) -> None:
    with pytest.raises(ImportFailed, match="no row below them"):
        bring("Session,Date\n")


def test_a_session_is_called_by_short_name_or_alias(project: Project, bring: Bring) -> None:
    with pytest.raises(ImportFailed, match="Add a session first"):
        session_called(project.view().narrative(), "T7")
    bring(CALLS)
    story = project.view().narrative()
    assert session_called(story, "7") == session_called(story, "bakery")
    with pytest.raises(ImportFailed, match="Choose one of: T7"):
        session_called(story, "T9")
    bring("Session,Date\nT6,2026-03-01\nT10,2026-05-02\nT8,2026-04-01\nT5,2026-02-01\n")
    with pytest.raises(ImportFailed, match="T10, T8, T7, T6, T5"):
        session_called(project.view().narrative(), "T9")


def test_a_transcript_comes_in_unconfirmed_as_one_step(project: Project) -> None:
    story = project.view().narrative()
    session = plan_session(project, narrative=story.narrative.id)
    transcript = Transcript("WebVTT", (Segment(0, 900, "Ann", story.frames[0].headline),))
    bring_transcript(project, story, session, transcript, has_agreed=True)
    (made,) = project.view().transcript_segments.values()
    assert not made.is_confirmed
    assert project.undo_state.undo[-1][1] == "Import transcript"


@pytest.mark.parametrize("kind", ProfileKind)
def test_a_profile_is_read_back_as_it_was_saved(project: Project, kind: ProfileKind) -> None:
    mapping = Mapping.from_json(f'{{"format": 1, "target": "{kind}", "columns": []}}')
    saved = save_profile(project, name="Our sheet", mapping=mapping)
    assert saved.kind is kind
    assert Mapping.from_json(saved.mapping) == mapping


def test_a_transcript_is_moved_to_the_frames_that_were_told_then(project: Project) -> None:
    story = project.view().narrative()
    first, second = story.frames[:2]
    session = plan_session(project, narrative=story.narrative.id)
    edit_cells(project, session, started_at_ms=1, observer=project.me.id)
    for frame, at_ms in ((first, 30_000), (second, 60_000)):
        mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=at_ms, frame=frame.id)

    def now() -> list[tuple[int | None, str | None]]:
        pieces = project.view().transcript_segments.of("session", session.id)
        return [(one.start_ms, one.frame) for one in sorted(pieces, key=lambda one: one.place)]

    live = project.view().test_sessions[session.id]
    spoken = (Segment(5_000, 8_000, "Ann", "Half?"), Segment(20_000, 25_000, "Ann", "Hm."))
    transcript = Transcript("WebVTT", spoken)
    bring_transcript(project, project.view().narrative(), live, transcript, has_agreed=True)
    assert now() == [(5_000, first.id), (20_000, first.id)]
    move_transcript(project, project.view().narrative(), live, 45_000)
    assert now() == [(50_000, first.id), (65_000, second.id)]
    project.undo()
    assert now() == [(5_000, first.id), (20_000, first.id)]
    # Taken in by another clock, and once more: from the times of the file each time.
    for _ in range(2):
        story = project.view().narrative()
        bring_transcript(project, story, live, transcript, by_ms=45_000, has_agreed=True)
        assert now() == [(50_000, first.id), (65_000, second.id)]


def test_without_live_marks_a_transcript_that_is_moved_keeps_its_frames(project: Project) -> None:
    story = project.view().narrative()
    session = plan_session(project, narrative=story.narrative.id)
    transcript = Transcript("WebVTT", (Segment(0, 900, "Ann", "Half?"),))
    (made,) = bring_transcript(project, story, session, transcript, has_agreed=True)
    here = story.frames[0].id
    propose_frames(project, frames={made.id: here}, source=SegmentSource.SIMILARITY)
    move_transcript(project, project.view().narrative(), session, -5_000)
    (moved,) = project.view().transcript_segments.values()
    assert (moved.frame, moved.source) == (here, SegmentSource.SIMILARITY)
