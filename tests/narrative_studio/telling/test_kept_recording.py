"""What a computer remembers of a recording: back from the disk as it was, or not at all."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.commands.documents import new_project
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.people import add_person
from narrative_studio.commands.sessions import end_session, plan_session, start_session
from narrative_studio.model.ids import FrameId, TestSessionId
from narrative_studio.model.people import Function
from narrative_studio.project import Identity
from narrative_studio.telling.kept_recording import (
    FOLDER,
    KeptRecording,
    cut_off_sessions,
    forget_recording,
    keep_recording,
    kept_recording,
)
from narrative_studio.telling.story_clock import Reason, Segment

TEST = TestSessionId("one")


def kept_by(me: Identity) -> KeptRecording:
    frame = FrameId("f")
    return KeptRecording(
        TEST,
        me.id,
        1_000,
        (Segment(frame, Reason.TOLD, 0, 4_000), Segment(frame, Reason.QUESTION, 4_000)),
    )


def test_what_was_kept_comes_back_as_it_was(tmp_path: Path, me: Identity) -> None:
    keep_recording(tmp_path, kept_by(me))
    assert kept_recording(tmp_path, TEST, me.id) == kept_by(me)
    forget_recording(tmp_path, TEST, me.id)
    assert kept_recording(tmp_path, TEST, me.id) is None


def test_each_observer_has_a_clock_of_their_own(
    tmp_path: Path, me: Identity, colleague: Identity
) -> None:
    keep_recording(tmp_path, kept_by(me))
    assert kept_recording(tmp_path, TEST, colleague.id) is None


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, me: Identity) -> None:
    keep_recording(tmp_path, kept_by(me))
    (place,) = (tmp_path / FOLDER).iterdir()
    for damage in (
        "",
        "{",
        '{"zero_ms": "x", "segments": []}',
        '{"segments": [[1]], "zero_ms": 1}',
    ):
        place.write_text(damage, encoding="utf-8")
        assert kept_recording(tmp_path, TEST, me.id) is None


def test_a_folder_that_cannot_be_written_costs_only_the_memory(
    tmp_path: Path, me: Identity
) -> None:
    (tmp_path / FOLDER).write_text("in the way", encoding="utf-8")
    keep_recording(tmp_path, kept_by(me))
    assert kept_recording(tmp_path, TEST, me.id) is None


def test_only_my_running_sessions_and_those_i_mark_are_cut_off(
    tmp_path: Path, me: Identity
) -> None:
    project = new_project(tmp_path / "a.narrative", me=me, title="Corrin")
    narrative = project.view().narrative().narrative.id
    bo = add_person(project, name="Bo Lind", role="", function=Function.SALES)
    mine = plan_session(project, narrative=narrative)
    hers = plan_session(project, narrative=narrative, observer=bo.id)
    assert cut_off_sessions(project.view(), tmp_path, me.id) == []
    start_session(project, session=mine.id, now_ms=lambda: 10)
    start_session(project, session=hers.id, now_ms=lambda: 20)
    found = cut_off_sessions(project.view(), tmp_path, me.id)
    assert [one.id for one in found] == [mine.id]
    keep_recording(tmp_path, KeptRecording(hers.id, me.id, 20, ()))
    found = cut_off_sessions(project.view(), tmp_path, me.id)
    assert [one.id for one in found] == [hers.id, mine.id]
    end_session(project, session=hers.id)
    edit_cells(project, project.view().test_sessions[mine.id], observer=bo.id)
    assert cut_off_sessions(project.view(), tmp_path, me.id) == []
    project.close()
