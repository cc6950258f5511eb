"""The menu of frames."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards, headlines, named, told
from ui.inspector.frame.actions import FrameActions
from ui.inspector.frame.keys import KEYS
from ui.inspector.frame.menu import fill_frame_menu
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B", "the-ask:Z")


class Menus:
    """Makes menus of frames and holds them, so that their entries live."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: list[QMenu] = []

    def __call__(self, *names: str) -> dict[str, QAction]:
        session, menu = self._session, QMenu()
        self._held.append(menu)
        frames = [named(session, name).id for name in names]
        fill_frame_menu(menu, told(session), FrameActions(session, session), frames)
        entries = {action.text().partition("\t")[0]: action for action in menu.actions()}
        for action in menu.actions():
            if isinstance(inner := action.menu(), QMenu):
                self._held.append(inner)
                entries |= {f"> {one.text()}": one for one in inner.actions()}
        return entries


@pytest.fixture
def menu_of(session: Session, qapp: QApplication) -> Menus:
    return Menus(session)


def test_every_verb_shows_its_keys(menu_of: Menus) -> None:
    shown = {keys for action in menu_of("A").values() if (keys := action.text().partition("\t")[2])}
    of_the_room = {KEYS[name] for name in ("leave-out", "differ", "link", "comment")}
    assert shown == set(KEYS.values()) - {KEYS["rename"]} - of_the_room


def test_a_move_that_cannot_be_made_is_greyed(menu_of: Menus) -> None:
    entries = menu_of("A")
    assert not entries["Move left"].isEnabled()
    assert entries["Move right"].isEnabled()


def test_an_entry_does_what_it_says(session: Session, menu_of: Menus) -> None:
    menu_of("A")["Move right"].trigger()
    assert headlines(session) == ["B", "A", "Z"]
    menu_of("A")["> Proof"].trigger()
    assert named(session, "A").beat == "proof"
    menu_of("Z")["Delete"].trigger()
    assert headlines(session) == ["B", "A"]


def test_the_beat_of_the_frames_is_ticked(menu_of: Menus) -> None:
    entries = menu_of("A", "B")
    assert entries["> Insight"].isChecked()
    assert not menu_of("A", "Z")["> Insight"].isChecked()
    assert "Delete 2 frames" in entries


def test_backups_are_taken_back_and_not_moved(session: Session, menu_of: Menus) -> None:
    menu_of("A")["Hide as backup"].trigger()
    entries = menu_of("A")
    assert "Move left" not in entries
    entries["Take back into the story"].trigger()
    assert headlines(session) == ["A", "B", "Z"]


def test_the_zones_are_offered_and_that_of_the_frames_is_ticked(
    session: Session, menu_of: Menus
) -> None:
    menu_of("A", "B")["> Make a zone of these 2 frames\tCtrl+G"].trigger()
    assert "> Take out of its zone" not in menu_of("Z")
    entries = menu_of("A")
    assert entries["> Insight"].isChecked()
    entries["> Take out of its zone"].trigger()
    assert named(session, "A").zone is None
    menu_of("Z")["> Insight"].trigger()
    assert named(session, "Z").zone == named(session, "B").zone


def test_a_copied_picture_is_pasted_into_the_frame(
    session: Session, menu_of: Menus, qtbot: QtBot
) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    QApplication.clipboard().setImage(picture)
    entries = menu_of("A", "B")
    assert "Paste after" not in entries
    entries["Paste the picture into the frame"].trigger()
    qtbot.waitUntil(lambda: named(session, "B").picture is not None)
    assert named(session, "A").picture is None


def test_an_empty_clipboard_greys_the_pasting(menu_of: Menus) -> None:
    QApplication.clipboard().clear()
    assert not menu_of("A")["Paste after"].isEnabled()
