"""Keys do what the user has chosen, at once and at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Settings
from ui.actions import Action
from ui.keymap import EVERYWHERE, Keymap, chord, refusal

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


class Desk:
    """A window with actions that say what was done."""

    def __init__(self, qtbot: QtBot, file: Path) -> None:
        self.qtbot = qtbot
        self.done: list[str] = []
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.settings = Settings(file)
        self.keymap = Keymap(self.settings, self.window)
        self.add("save", "Save", "Ctrl+S, Ctrl+D")
        self.add("find", "Find", "Ctrl+K")
        self.add("story.add", "Add", "Ctrl+Return", scope="storyboard")
        self.add("demo.add", "Add", "Ctrl+Return", scope="demo")

    def add(self, name: str, title: str, keys: str, *, scope: str = EVERYWHERE) -> None:
        action = Action(name, title, lambda: self.done.append(name), keys)
        # Of two rooms only one is shown: the other's shortcuts belong to a widget without focus.
        owner = self.window if scope != "demo" else QWidget(self.window)
        self.keymap.bind(
            action,
            owner=owner,
            scope=scope,
            context=Qt.ShortcutContext.WindowShortcut
            if scope != "demo"
            else Qt.ShortcutContext.WidgetShortcut,
        )

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> list[str]:
        self.done.clear()
        self.qtbot.keyClick(self.window, key, modifiers)
        return self.done

    def keys_of(self, action_id: str) -> str:
        return next(one.keys for one in self.keymap.bindings if one.id == action_id)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(qtbot, tmp_path / "settings.json")


def test_every_chord_of_an_action_does_it(desk: Desk) -> None:
    assert desk.press(Qt.Key.Key_S) == ["save"]
    assert desk.press(Qt.Key.Key_D) == ["save"]


def test_other_keys_work_at_once_and_the_usual_ones_no_more(desk: Desk) -> None:
    desk.keymap.assign("save", "Ctrl+J")
    assert desk.press(Qt.Key.Key_J) == ["save"]
    assert desk.press(Qt.Key.Key_S) == []


def test_keys_that_were_chosen_are_there_at_the_next_start(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.keymap.assign("save", "Ctrl+J")
    desk.window.hide()
    later = Desk(qtbot, tmp_path / "settings.json")
    assert later.press(Qt.Key.Key_J) == ["save"]


def test_keys_taken_from_another_action_are_its_no_more(desk: Desk) -> None:
    rival = desk.keymap.rival("find", "Ctrl+D")
    assert rival is not None
    assert rival.id == "save"
    desk.keymap.assign("find", "Ctrl+D")
    assert desk.press(Qt.Key.Key_D) == ["find"]
    assert desk.keys_of("save") == "Ctrl+S"


def test_two_rooms_may_use_the_same_keys(desk: Desk) -> None:
    assert desk.keymap.rival("story.add", "Ctrl+Return") is None
    rival = desk.keymap.rival("find", "Ctrl+Return")
    assert rival is not None
    assert rival.id in ("story.add", "demo.add")


def test_an_action_may_have_no_keys_and_get_the_usual_ones_again(desk: Desk) -> None:
    desk.keymap.assign("save", "")
    assert desk.press(Qt.Key.Key_S) == []
    desk.keymap.reset("save")
    assert desk.press(Qt.Key.Key_S) == ["save"]
    assert desk.settings.values.shortcuts == ()


def test_all_keys_are_the_usual_ones_again(desk: Desk) -> None:
    desk.keymap.assign("save", "Ctrl+J")
    desk.keymap.assign("find", "Ctrl+S")
    desk.keymap.reset()
    assert all(one.is_usual for one in desk.keymap.bindings)
    assert desk.press(Qt.Key.Key_S) == ["save"]


def test_an_action_whose_owner_is_gone_is_gone_too(desk: Desk, qtbot: QtBot) -> None:
    room = QWidget(desk.window)
    action = Action("room.act", "Act", lambda: None, "Ctrl+U")
    desk.keymap.bind(action, owner=room, scope="room")
    assert "room.act" in [one.id for one in desk.keymap.bindings]
    with qtbot.waitSignal(room.destroyed):
        room.deleteLater()
    assert "room.act" not in [one.id for one in desk.keymap.bindings]
    desk.keymap.assign("save", "Ctrl+U")
    assert desk.press(Qt.Key.Key_U) == ["save"]


def test_an_action_bound_again_is_done_once(desk: Desk) -> None:
    desk.add("save", "Save", "Ctrl+S")
    assert desk.press(Qt.Key.Key_S) == ["save"]


@pytest.mark.parametrize(
    ("key", "modifiers", "is_refused"),
    [
        (Qt.Key.Key_A, NONE, True),
        (Qt.Key.Key_A, SHIFT, True),
        (Qt.Key.Key_A, CTRL, False),
        (Qt.Key.Key_Down, NONE, True),
        (Qt.Key.Key_Down, CTRL, False),
        (Qt.Key.Key_Tab, NONE, True),
        (Qt.Key.Key_F9, NONE, False),
        (Qt.Key.Key_Delete, NONE, False),
    ],
)
def test_keys_that_are_typed_or_move_about_are_no_shortcuts(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, is_refused: bool
) -> None:
    assert bool(refusal(QKeyCombination(modifiers, key))) is is_refused


def test_a_modifier_alone_is_no_chord_yet() -> None:
    assert chord(QKeyCombination(CTRL, Qt.Key.Key_Control)) is None
    assert chord(QKeyCombination(CTRL | SHIFT, Qt.Key.Key_P)) == "Ctrl+Shift+P"
