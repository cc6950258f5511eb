"""The menu of the studio."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Recent
from ui.actions import WINDOW_ACTIONS, Action
from ui.shell.studio_menu import MenuButton, fill_studio_menu

RECENT = (Recent("/a.narrative", "Ours & theirs"), Recent("/b.narrative"))


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    made = QMenu()
    qtbot.addWidget(made)
    return made


def actions(done: list[str]) -> list[Action]:
    made = [
        Action(one.id, one.title, lambda name=one.id: done.append(name), one.shortcut, one.icon)
        for one in WINDOW_ACTIONS
    ]
    window = Action("window.show.2", "Go to the window Two", lambda: done.append("two"))
    return [*made, window]


def fill(menu: QMenu, done: list[str], *, has_document: bool = True) -> list[str]:
    fill_studio_menu(
        menu,
        actions(done),
        has_document=has_document,
        recent=RECENT,
        open_recent=done.append,
    )
    return [entry.text().partition("\t")[0] for entry in menu.actions() if not entry.isSeparator()]


def test_it_holds_what_has_no_button_of_its_own(menu: QMenu, done: list[str]) -> None:
    words = fill(menu, done)
    for expected in (
        "New window",
        "Save as",
        "Rename or move the file",
        "Settings",
        "Help",
        "Quit",
        "Go to the window Two",
    ):
        assert expected in words


def test_an_entry_does_what_it_says_and_names_its_keys(menu: QMenu, done: list[str]) -> None:
    fill(menu, done)
    (entry,) = [one for one in menu.actions() if one.text().startswith("Settings")]
    assert entry.text() == "Settings\tCtrl+,"
    entry.trigger()
    assert done == ["window.settings"]


def test_what_needs_a_document_is_not_offered_without_one(menu: QMenu, done: list[str]) -> None:
    words = fill(menu, done, has_document=False)
    assert "Save as" not in words
    assert "Settings" in words


def test_recent_documents_can_be_opened(menu: QMenu, done: list[str]) -> None:
    fill(menu, done)
    (recent,) = [one.menu() for one in menu.actions() if one.text() == "Open recent"]
    assert isinstance(recent, QMenu)
    assert [one.text() for one in recent.actions()] == ["Ours && theirs", "/b.narrative"]
    recent.actions()[1].trigger()
    assert done == ["/b.narrative"]


def test_the_button_fills_the_menu_when_it_opens(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    filled: list[QMenu] = []
    button = MenuButton(filled.append, host)
    host.show()
    menu = button.open()
    assert filled == [menu]
    assert button.accessibleName() == "Menu of the studio"
    menu.close()
