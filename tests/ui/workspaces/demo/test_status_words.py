"""What the status bar says of the demo."""

from __future__ import annotations

from narrative_studio.commands.demo import delete_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.view import NarrativeView
from tests.ui.workspaces.demo.stage import steps
from ui.session import Session
from ui.workspaces.demo.status_words import roles_words, script_words, steps_words


def story(session: Session) -> NarrativeView:
    assert session.story is not None
    return session.story


def test_scripts_are_held_against_the_plan(session: Session) -> None:
    words = script_words(story(session))
    assert words.startswith("13 words · 0:06 spoken of 6:00 planned")


def test_steps_are_held_against_their_frames(session: Session) -> None:
    assert steps_words(story(session)) == "3 demo steps · 2:15 of the 2:00 planned for these frames"
    for step in steps(session).values():
        delete_step(session.project, step=step.id)
    assert steps_words(story(session)) == "No demo step yet"


def test_the_roles_are_said_else_whose_steps_there_are(session: Session) -> None:
    assert roles_words(story(session)) == "Told by Ada Lovelace"
    edit_cells(session.project, story(session).narrative, driver=session.project.me.id)
    assert roles_words(story(session)) == "Driver: Ada Lovelace"
    edit_cells(session.project, story(session).narrative, driver=None)
    for step in steps(session).values():
        edit_cells(session.project, step, owner=None)
    assert roles_words(story(session)) == ""
