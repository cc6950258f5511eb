"""What the tests say is read once for all views, and anew only after a session has changed."""

from __future__ import annotations

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.marks import mark
from narrative_studio.commands.sessions import judge_prospect
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.commands.versions import take_baseline
from narrative_studio.model.observed import MarkKind
from narrative_studio.model.prospects import Answer
from narrative_studio.project import Project
from narrative_studio.results.kept import KeptReadings
from narrative_studio.results.taken import Taken, Told, by_wording


def test_sessions_are_read_once_for_all_views_and_followed_after_that(project: Project) -> None:
    tests, story = KeptReadings(), project.view().narrative()
    frame = story.frames[0]
    assert tests.of(story) is tests.of(story)
    assert tests.taken(story, frame.id) == Taken(10, told=Told.NOW)
    edit_cells(project, frame, planned_ms=90_000)
    story = project.view().narrative()
    assert tests.taken(story, frame.id) == Taken(10, told=Told.NOW)
    session = tests.of(story).eligible[0].session
    mark(project, session=session.id, kind=MarkKind.LANDED, at_ms=9, frame=frame.id)
    assert tests.taken(project.view().narrative(), frame.id) == Taken(10, 1, told=Told.NOW)


def test_a_frame_that_is_reworded_has_not_been_told_since_and_taking_it_back_has_it_again(
    project: Project,
) -> None:
    tests, story = KeptReadings(), project.view().narrative()
    frame, other = story.frames[0], story.frames[1]
    assert tests.taken(story, other.id) == Taken(10, 1, told=Told.NOW)
    readings = tests.of(story)
    edit_cells(project, frame, script="Said otherwise.")
    story = project.view().narrative()
    assert tests.taken(story, frame.id) == Taken(10, told=Told.BEFORE)
    assert tests.taken(story, other.id) == Taken(10, 1, told=Told.NOW)
    assert tests.of(story).every[0].cells is readings.every[0].cells, "nothing is read anew"
    project.undo()
    assert tests.taken(project.view().narrative(), frame.id) == Taken(10, told=Told.NOW)


def test_a_call_after_the_rewording_is_told_the_new_words(project: Project) -> None:
    story = project.view().narrative()
    frame, tests = story.frames[0], KeptReadings()
    told = tests.of(story).eligible[-1].session
    edit_cells(project, frame, key_message="Said otherwise.")
    baseline = take_baseline(project, name="Reworded")
    edit_cells(project, told, baseline=baseline.id)
    found = by_wording(tests.of(project.view().narrative()), frame.id)
    assert found == (Taken(1, told=Told.NOW), Taken(9, told=Told.BEFORE))


def test_nothing_is_said_while_no_session_counts(project: Project) -> None:
    tests, story = KeptReadings(), project.view().narrative()
    for one in tests.of(story).eligible:
        judge_prospect(project, session=one.session.id, qualified=Answer.NO)
    story = project.view().narrative()
    assert tests.taken(story, story.frames[0].id) is None


def test_a_frame_that_came_later_has_not_enough_yet_and_a_backup_says_nothing(
    project: Project,
) -> None:
    narrative = project.view().narrative().narrative.id
    added = add_frame(project, narrative=narrative, beat="proof", headline="New")
    tests, story = KeptReadings(), project.view().narrative()
    assert tests.taken(story, added.id) == Taken(0)
    edit_cells(project, added, is_backup=True)
    assert tests.taken(project.view().narrative(), added.id) is None
