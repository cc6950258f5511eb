"""The view Run sheet with its parts."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from narrative_studio.commands.demo import add_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from tests.ui.workspaces.demo.stage import frames, steps
from ui.session import Session
from ui.workspaces.demo.sheet_page import SheetPage


def test_details_are_read_only_while_they_are_open(session: Session, qtbot: QtBot) -> None:
    page = SheetPage(session)
    qtbot.addWidget(page)
    page.show()
    page.sheet.show_step(steps(session)["2.1"].id)
    page.toggle_details()
    assert page.panel.step == steps(session)["2.1"]
    edit_cells(session.project, steps(session)["2.1"], data="LOG-7")
    assert page.panel.data.text() == "LOG-7"
    page.toggle_details()
    page.sheet.show_step(steps(session)["2.2"].id)
    assert page.panel.step is not None
    assert page.panel.step.id == steps(session)["2.1"].id


def test_a_sheet_without_a_row_says_what_a_step_is_and_asks_for_one(
    session: Session, qtbot: QtBot
) -> None:
    page = SheetPage(session)
    qtbot.addWidget(page)
    page.show()
    assert not page.empty.isVisible()
    others = [frame.id for frame in frames(session)[1:]]
    delete_frames(session.project, frames=others)
    assert page.empty.isVisible()
    assert not page.sheet.isVisible()
    assert page.empty.button is not None
    with qtbot.waitSignal(page.step_asked):
        page.empty.button.click()
    add_step(session.project, frame=frames(session)[0].id)
    assert page.sheet.isVisible()
    assert not page.empty.isVisible()
