"""The keys of the recording window: told, listed, and taken from nobody."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from narrative_studio.model.observed import MarkKind
from narrative_studio.settings import Settings
from ui.keymap import RECORDING, Keymap, parts, refusal
from ui.recorder.keys import KEYS, NAMING, Act, RecorderKeys
from ui.recorder.mark_looks import LOOKS
from ui.recorder.recording import list_keys

Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def pressed(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held)


def test_every_kind_of_mark_has_a_look_and_a_key(settings: Settings) -> None:
    assert set(LOOKS) == set(MarkKind)
    assert {one.does for one in KEYS if isinstance(one.does, MarkKind)} == set(MarkKind)
    keys = RecorderKeys(settings)
    assert [keys.told(kind) for kind in LOOKS] == ["1", "2", "3", "4", "5", "6", "0", "N"]


def test_no_usual_key_does_two_things() -> None:
    usual = [*NAMING, *(chord for one in KEYS for chord in parts(one.usual))]
    assert len(usual) == len(set(usual))


@pytest.mark.parametrize(
    ("key", "held", "does"),
    [
        (Key.Key_PageDown, NONE, Act.NEXT),
        (Key.Key_Left, NONE, Act.BACK),
        (Key.Key_Left, CTRL, None),
        (Key.Key_Tab, NONE, Act.WRITE),
        (Key.Key_Z, CTRL, Act.TAKE_BACK),
        (Key.Key_7, NONE, None),
        (Key.Key_E, NONE, MarkKind.OBJECTION),
    ],
)
def test_what_a_key_does(
    settings: Settings, key: Qt.Key, held: Qt.KeyboardModifier, does: object
) -> None:
    assert RecorderKeys(settings).does(pressed(key, held)) is does


def test_letters_below_the_marks_name_objections(settings: Settings) -> None:
    keys = RecorderKeys(settings)
    assert keys.names(pressed(Key.Key_A)) == 0
    assert keys.names(pressed(Key.Key_F)) == 3
    others = (pressed(Key.Key_2), pressed(Key.Key_A, CTRL), pressed(Key.Key_F9))
    assert [keys.names(one) for one in others] == [None, None, None]


@pytest.mark.parametrize("key", [Key.Key_Super_L, Key.Key_F18, Key.Key_F21, Key.Key_Escape])
def test_keys_that_are_no_letters_name_no_objection(settings: Settings, key: Qt.Key) -> None:
    assert RecorderKeys(settings).names(pressed(key)) is None


def test_letters_are_words_while_typing(settings: Settings) -> None:
    keys = RecorderKeys(settings)
    assert keys.does_while_typing(pressed(Key.Key_1)) is None
    assert keys.does_while_typing(pressed(Key.Key_W, CTRL)) is None
    assert keys.does_while_typing(pressed(Key.Key_2, CTRL)) is MarkKind.CONFUSED


def test_other_keys_are_chosen_as_for_every_action(settings: Settings, host: QWidget) -> None:
    keymap = Keymap(settings)
    list_keys(keymap, host)
    listed = [one for one in keymap.bindings if one.scope == RECORDING]
    assert [one.id for one in listed] == [one.id for one in KEYS]
    assert refusal(QKeyCombination(Key.Key_X), RECORDING) == ""
    assert refusal(QKeyCombination(Key.Key_X)) != ""
    assert refusal(QKeyCombination(Key.Key_PageDown), RECORDING) != ""
    rival = keymap.rival("record.note", "Q")
    assert rival is not None
    assert rival.id == "record.landed"
    keymap.assign("record.note", "Q")
    keys = RecorderKeys(settings)
    assert keys.does(pressed(Key.Key_Q)) is MarkKind.NOTE
    assert keys.does(pressed(Key.Key_1)) is MarkKind.LANDED


def test_the_keys_of_the_other_window_are_no_rivals(settings: Settings, host: QWidget) -> None:
    from ui.actions import Action

    keymap = Keymap(settings)
    list_keys(keymap, host)
    keymap.bind(Action("window.undo", "Undo", lambda: None, "Ctrl+Z"), owner=host)
    assert keymap.rival("window.undo", "Ctrl+Z") is None
    assert keymap.rival("record.take-back", "Ctrl+Z") is None
