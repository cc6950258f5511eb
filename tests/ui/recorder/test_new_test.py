"""A session that is recorded at once is told what the story says now, known by its baseline."""

from __future__ import annotations

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.commands.versions import take_baseline
from ui.recorder.new_test import plan_new_test
from ui.session import Session


def told(session: Session) -> tuple[str | None, str]:
    assert session.story is not None
    made = plan_new_test(session, session.story.narrative.id)
    assert made is not None
    return made.baseline, made.version


def test_the_baseline_that_the_story_still_reads_as_is_what_is_told(session: Session) -> None:
    assert told(session) == (None, "")
    taken = take_baseline(session.project, name="First calls")
    assert told(session) == (taken.id, taken.code)
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline="Reworded")
    assert told(session) == (None, "")


def test_a_frame_that_was_deleted_since_makes_it_another_story(session: Session) -> None:
    take_baseline(session.project, name="First calls")
    assert session.story is not None
    delete_frames(session.project, frames=[session.story.frames[0].id])
    assert told(session) == (None, "")


def test_a_version_of_its_own_goes_before_the_baseline(session: Session) -> None:
    take_baseline(session.project, name="First calls")
    assert session.story is not None
    edit_cells(session.project, session.story.narrative, version="v3")
    assert told(session) == (None, "v3")
