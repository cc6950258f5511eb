"""What is being typed survives a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio.commands.documents import new_project
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import add_frame, delete_frames
from narrative_studio.model.ids import PersonId
from narrative_studio.project import Identity, Project
from narrative_studio.store.connections import connect_work
from narrative_studio.store.drafts import Draft, drafts, drop_all_drafts, drop_draft, keep_draft
from narrative_studio.store.journal import Journal

ME = Identity(PersonId("0192f0c0-0000-7000-8000-0000000000cc"), "Ada")
HER = Identity(PersonId("0192f0c0-0000-7000-8000-0000000000dd"), "Grace")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    project = new_project(tmp_path / "a.narrative", me=ME, title="Story")
    narrative = project.view().narratives.ordered[0].id
    add_frame(project, narrative=narrative, beat="insight", headline="Before")
    project.publish()
    project.close()
    return tmp_path / "a.narrative"


def test_the_latest_draft_of_a_cell_is_kept_until_it_is_dropped() -> None:
    connection = connect_work(None)
    Journal(connection)
    keep_draft(connection, Draft("frame", "f", "script", "a", ("x/0",)))
    keep_draft(connection, Draft("frame", "f", "script", "ab", ("x/0", "y/1")))
    assert drafts(connection) == [Draft("frame", "f", "script", "ab", ("x/0", "y/1"))]
    drop_draft(connection, "frame", "f", "script")
    assert drafts(connection) == []
    connection.close()


def test_all_drafts_go_and_leave_nothing(tmp_path: Path) -> None:
    connection = connect_work(tmp_path / "work.db")
    Journal(connection)
    for column in ("script", "headline"):
        keep_draft(connection, Draft("frame", "f", column, "what was typed", ()))
    drop_all_drafts(connection)
    assert drafts(connection) == []
    connection.close()
    assert b"what was typed" not in (tmp_path / "work.db").read_bytes()


def test_a_draft_left_by_a_crash_is_committed_as_one_undoable_operation(path: Path) -> None:
    project = Project.open(path, me=ME)
    frame = next(iter(project.view().frames.values()))
    bases = {"headline": project.heads_shown(frame, "headline")}
    project.keep_draft(frame, "headline", "Half typ", bases=bases)
    project.close()
    again = Project.open(path, me=ME)
    assert again.recover_drafts() == 1
    assert again.view().frames[frame.id].headline == "Half typ"
    assert again.recover_drafts() == 0
    again.undo()
    assert again.view().frames[frame.id].headline == "Before"
    again.close()


def test_a_recovered_draft_stands_beside_what_it_had_not_seen(path: Path) -> None:
    project = Project.open(path, me=ME)
    frame = next(iter(project.view().frames.values()))
    bases = {"headline": project.heads_shown(frame, "headline")}
    project.keep_draft(frame, "headline", "Mine", bases=bases)
    project.be(HER)
    edit_cells(project, frame, headline="Hers")
    project.be(ME)
    project.recover_drafts()
    standing = [v.value for v in project.cell_history(frame, "headline") if v.is_current]
    assert sorted(map(str, standing)) == ["Hers", "Mine"]
    project.close()


def test_a_draft_never_leaves_the_machine(path: Path) -> None:
    project = Project.open(path, me=ME)
    frame = next(iter(project.view().frames.values()))
    project.keep_draft(frame, "headline", "a secret draft", bases={})
    edit_cells(project, frame, key_message="told")
    project.publish()
    project.close()
    assert b"a secret draft" not in path.read_bytes()


def test_the_draft_of_a_row_that_is_gone_is_left_alone(path: Path) -> None:
    project = Project.open(path, me=ME)
    frame = next(iter(project.view().frames.values()))
    project.keep_draft(frame, "headline", "Half", bases={})
    delete_frames(project, frames=[frame.id])
    assert project.recover_drafts() == 0
    assert [draft.text for draft in project.lost_drafts()] == ["Half"]
    project.undo()
    assert project.lost_drafts() == []
    assert project.recover_drafts() == 1
    project.close()


def test_a_draft_that_is_forgotten_is_not_lost_any_more(path: Path) -> None:
    project = Project.open(path, me=ME)
    frame = next(iter(project.view().frames.values()))
    project.keep_draft(frame, "headline", "Half", bases={})
    delete_frames(project, frames=[frame.id])
    project.forget_drafts(project.lost_drafts())
    assert project.lost_drafts() == []
    project.undo()
    assert project.recover_drafts() == 0
    project.close()


def test_what_cannot_be_committed_yet_waits_and_stops_nothing(path: Path) -> None:
    project = Project.open(path, me=ME)
    frame = next(iter(project.view().frames.values()))
    typed = {"headline": "typed", "planned_ms": "half", "mood": "of a newer version"}
    for column, text in typed.items():
        project.keep_draft(frame, column, text, bases={})
    project.close()
    again = Project.open(path, me=ME)
    assert again.recover_drafts() == 1
    assert again.view().frames[frame.id].headline == "typed"
    assert again.recover_drafts() == 0
    again.undo()
    assert again.view().frames[frame.id] == frame
    again.close()
