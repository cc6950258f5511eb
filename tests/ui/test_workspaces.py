"""What a workspace is, and the table of rooms."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio import assets
from tests.ui.boards import Boards
from ui.session import Session
from ui.workspaces import ROOMS, Room
from ui.workspaces.base import Workspace


def test_a_workspace_asks_for_nothing_it_does_not_name(session: Session, qtbot: QtBot) -> None:
    plain = Workspace(session)
    qtbot.addWidget(plain)
    assert plain.inspector() is None
    assert (plain.status_left(), plain.status_right(), plain.has_ribbon()) == ("", "", False)
    assert not plain.actions_here()
    assert not plain.shows("frame")
    plain.show_row("frame", "any")


def test_a_workspace_without_a_view_takes_the_keyboard_itself(
    session: Session, qtbot: QtBot
) -> None:
    plain = Workspace(session)
    qtbot.addWidget(plain)
    plain.show()
    plain.activateWindow()
    plain.focus_view()
    qtbot.waitUntil(plain.hasFocus)


_NO_VIEWS = {"storyboard.shelf", "tests.results"}
"""The shelf is none, and the results are filled, and take the keyboard, a moment later."""


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.id)
def test_a_view_that_is_named_in_the_palette_takes_the_keyboard(
    boards: Boards, room: Room, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    elsewhere = QLineEdit()
    made = room.load()(boards.sample_session())
    column.addWidget(elsewhere)
    column.addWidget(made)
    host.resize(1200, 760)
    host.show()
    named = [one for one in made.actions_here() if one.title.startswith(("Show the", "Compare"))]
    shown = [one for one in named if one.id not in _NO_VIEWS]
    for action in shown:
        elsewhere.setFocus()
        action.handler()
        focused = host.focusWidget()
        assert focused is not None
        assert made.isAncestorOf(focused), action.id


def test_rooms_have_their_own_ids_titles_and_icons() -> None:
    for name in ("id", "title", "icon", "place"):
        assert len({getattr(room, name) for room in ROOMS}) == len(ROOMS)
    assert all(room.icon in assets.icon_names() for room in ROOMS)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.id)
def test_each_room_is_the_workspace_it_says(room: Room, session: Session, qtbot: QtBot) -> None:
    kind = room.load()
    assert issubclass(kind, Workspace)
    assert (kind.id, kind.title, kind.icon) == (room.id, room.title, room.icon)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.id)
def test_actions_of_a_room_have_their_own_ids_and_keys(
    room: Room, session: Session, qtbot: QtBot
) -> None:
    workspace = room.load()(session)
    qtbot.addWidget(workspace)
    actions = workspace.actions_here()
    ids = [action.id for action in actions]
    keys = [action.shortcut for action in actions if action.shortcut]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith(f"{room.id}.") for one in ids)
    assert len(set(keys)) == len(keys)
    assert {action.icon for action in actions} <= {"", *assets.icon_names()}


class Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.id)
def test_no_part_of_a_room_flashes_as_a_window_while_it_is_built(
    room: Room, session: Session, qtbot: QtBot, qapp: QApplication
) -> None:
    seen = Windows()
    qapp.installEventFilter(seen)
    made = room.load()(session)
    qapp.removeEventFilter(seen)
    qtbot.addWidget(made)
    assert seen.shown == []
