"""The menus of the run sheet, as they are before anybody opens them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import delete_element
from narrative_studio.model.demo import Step
from tests.ui.workspaces.demo.stage import element, frames, steps
from ui.session import Session
from ui.workspaces.base import Action
from ui.workspaces.demo.step_menu import frames_menu, row_menu

IDS = ("add-step", "kind", "wow", "optional", "ask", "step-up", "step-down", "delete-step")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def offered(parent: QWidget, session: Session, step: Step | None) -> tuple[QMenu, list[str]]:
    called: list[str] = []
    actions = [
        Action(f"demo.{one}", one, lambda one=one: called.append(one), icon="plus") for one in IDS
    ]
    return row_menu(parent, session, step, actions), called


def links(menu: QMenu) -> list[QAction]:
    branches = [entry.menu() for entry in menu.actions()]
    (branch,) = [one for one in branches if isinstance(one, QMenu)]
    return branch.actions()


def test_every_entry_does_what_the_room_does(session: Session, parent: QWidget) -> None:
    menu, called = offered(parent, session, steps(session)["2.1"])
    for entry in menu.actions():
        entry.trigger()
    assert called == list(IDS)


def test_a_row_without_a_step_offers_to_add_one(session: Session, parent: QWidget) -> None:
    menu, _called = offered(parent, session, None)
    assert [entry.text() for entry in menu.actions()] == ["Add a step"]


def test_an_ampersand_in_a_name_is_shown(session: Session, parent: QWidget) -> None:
    edit_cells(session.project, element(session), name="Fire & wood")
    edit_cells(session.project, frames(session)[0], headline="Ovens & wood")
    edit_cells(session.project, frames(session)[1], headline="")
    menu, _called = offered(parent, session, steps(session)["2.1"])
    assert [entry.text() for entry in links(menu)] == ["Fire && wood"]
    assert session.story is not None
    chosen: list[str] = []
    menu = frames_menu(parent, session.story, chosen.append)
    assert [entry.text() for entry in menu.actions()][:2] == [
        "Frame 1  Ovens && wood",
        "Frame 2  without a headline",
    ]
    menu.actions()[1].trigger()
    assert chosen == [frames(session)[1].id]


def test_without_elements_the_menu_says_where_they_come_from(
    session: Session, parent: QWidget
) -> None:
    delete_element(session.project, element=element(session).id)
    menu, _called = offered(parent, session, steps(session)["2.1"])
    (entry,) = links(menu)
    assert "positioning" in entry.text()
    assert not entry.isEnabled()
