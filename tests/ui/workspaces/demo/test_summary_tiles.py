"""The tiles with the facts of the demo over the run sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from narrative_studio.commands.demo import delete_step
from narrative_studio.commands.editing import edit_cells
from tests.ui.workspaces.demo.stage import steps
from ui import theme
from ui.session import Session
from ui.workspaces.demo.summary_tiles import SummaryTiles


@pytest.fixture
def shown(session: Session, qtbot: QtBot) -> SummaryTiles:
    """The tiles of the demo, in a window as wide as the room at 1440."""
    made = SummaryTiles()
    qtbot.addWidget(made)
    made.resize(1304, 56)
    made.show_story(session.story)
    made.show()
    made.activateWindow()
    return made


def words(shown: SummaryTiles) -> list[str]:
    return [tile.fact.statement for tile in shown.tiles]


def test_a_tile_says_its_fact_and_leads_to_what_it_is_about(
    session: Session, shown: SummaryTiles, qtbot: QtBot
) -> None:
    wow = shown.tiles[0]
    assert wow.accessibleName() == "First wow at 0:30, step 2.2, the limit is 6:00"
    with qtbot.waitSignal(shown.chosen) as chosen:
        qtbot.keyClick(wow, Qt.Key.Key_Space)
    assert chosen.args == [steps(session)["2.2"]]
    with qtbot.waitSignal(shown.chosen) as chosen:
        shown.tiles[-1].click()
    assert chosen.args == [None]


def test_a_narrow_row_shows_what_presses(shown: SummaryTiles) -> None:
    assert words(shown)[0] == "First wow at 0:30"
    shown.resize(740, 56)
    assert words(shown) == [
        "1 of 3 steps with a fallback",
        "2:15 of steps",
        "No readiness list yet",
    ]


def test_a_change_keeps_the_keyboard_on_its_tile(
    session: Session, shown: SummaryTiles, qtbot: QtBot
) -> None:
    shown.tiles[1].setFocus()
    qtbot.waitUntil(shown.tiles[1].hasFocus)
    edit_cells(session.project, steps(session)["2.1"], fallback="Show the picture.")
    shown.show_story(session.story)
    assert words(shown)[1] == "2 of 3 steps with a fallback"
    assert shown.tiles[1].hasFocus()


def test_without_a_step_there_are_no_tiles(session: Session, shown: SummaryTiles) -> None:
    for step in steps(session).values():
        delete_step(session.project, step=step.id)
    shown.show_story(session.story)
    assert shown.isHidden()
    shown.show_story(None)
    assert shown.tiles == ()


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
def test_the_statement_fits_its_tile(session: Session, qtbot: QtBot, look: str) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.load(look, reduced_motion=True))
    made = SummaryTiles()
    qtbot.addWidget(made)
    made.resize(1176, 56)
    made.show_story(session.story)
    made.show()
    font = theme.current().font(theme.Type.BODY_STRONG, tabular=True)
    from PySide6.QtGui import QFontMetrics

    for tile in made.tiles:
        assert QFontMetrics(font).horizontalAdvance(tile.fact.statement) < tile.width() - 54
    assert not made.grab().isNull()
