"""The facts of the demo over the run sheet."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from tests.ui.workspaces.demo.stage import frames, steps
from ui import theme
from ui.session import Session
from ui.theme import Role
from ui.workspaces.demo.summary_tiles import SummaryTiles, Tile, tiles

MINUTE = 60_000


def tile(session: Session, place: int) -> Tile:
    assert session.story is not None
    return tiles(session.story)[place]


def test_the_first_wow_is_named_with_its_time_and_limit(session: Session) -> None:
    wow = tile(session, 0)
    assert (wow.statement, wow.note) == ("First wow at 0:30", "step 2.2, the limit is 6:00")
    assert wow.role is Role.WARN
    edit_cells(session.project, steps(session)["2.1"], planned_ms=6 * MINUTE)
    assert tile(session, 0).role is Role.WARN
    edit_cells(session.project, steps(session)["2.1"], planned_ms=6 * MINUTE + 1000)
    assert tile(session, 0).role is Role.BAD
    edit_cells(session.project, steps(session)["2.2"], is_wow=False)
    assert tile(session, 0).statement == "No wow marked yet"


def test_steps_without_a_fallback_are_counted(session: Session) -> None:
    found = tile(session, 1)
    assert (found.statement, found.note) == ("1 of 3 steps have a fallback", "2 still without")
    assert found.role is Role.WARN
    for step in steps(session).values():
        edit_cells(session.project, step, fallback="Show the picture.")
    found = tile(session, 1)
    assert (found.note, found.role) == ("one action and one sentence each", Role.GOOD)


def test_the_time_of_the_steps_is_held_against_that_of_their_frames(session: Session) -> None:
    found = tile(session, 2)
    assert (found.statement, found.note) == (
        "2:15 of steps",
        "of 2:00 planned for these frames",
    )
    assert found.role is Role.WARN
    edit_cells(session.project, frames(session)[1], planned_ms=2 * MINUTE)
    assert tile(session, 2).role is Role.GOOD


def test_questions_are_counted_with_the_longest_time_without_one(session: Session) -> None:
    found = tile(session, 3)
    assert (found.statement, found.note) == ("1 question asked", "1:15 at most without one")
    assert found.role is Role.GOOD
    edit_cells(session.project, steps(session)["4.1"], planned_ms=8 * MINUTE)
    assert tile(session, 3).role is Role.WARN


def test_without_a_step_there_are_no_tiles(session: Session, qtbot: QtBot) -> None:
    from narrative_studio.commands.demo import delete_step

    shown = SummaryTiles()
    qtbot.addWidget(shown)
    shown.show_story(session.story)
    assert not shown.isHidden()
    assert shown.accessibleName().startswith("First wow at 0:30, step 2.2")
    for step in steps(session).values():
        delete_step(session.project, step=step.id)
    shown.show_story(session.story)
    assert shown.isHidden()
    shown.show_story(None)
    assert shown.isHidden()


@pytest.mark.parametrize("width", [560, 1180])
def test_four_panels_are_painted_side_by_side(session: Session, qtbot: QtBot, width: int) -> None:
    shown = SummaryTiles()
    qtbot.addWidget(shown)
    shown.show_story(session.story)
    shown.resize(width, 56)
    image = shown.grab().toImage()
    line = [image.pixelColor(x, 3) == theme.current().surface for x in range(width)]
    edges = sum(1 for x in range(1, width) if line[x] and not line[x - 1])
    assert edges + (1 if line[0] else 0) == 4
