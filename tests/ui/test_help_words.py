"""The help names keys, rooms, views and buttons as the program does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import exporters
import narrative_studio
import ui
from narrative_studio.help_topics import help_topics
from narrative_studio.settings import Settings
from ui.actions import WINDOW_ACTIONS
from ui.keymap import Keymap, parts, words
from ui.main_window import MainWindow
from ui.workspaces import ROOMS

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_CODE = re.compile(r"`([^`]+)`")
_OF_VIEWS = {
    "Enter", "F2", "Space", "Tab", "Del", "Esc", "Shift", "Ctrl", "Alt", "Alt+Up", "Alt+Down",
    "Ctrl+Enter", "Ctrl+Shift+V", "@", "A", "B", "D", "F", "S", ".", "?", "Page Down", "Page Up",
}  # fmt: skip
"""Keys of views, fields and dialogs, which are no actions of the keymap."""
_NO_KEYS = {">"}


@pytest.fixture
def usual(window: MainWindow, path: Path) -> dict[str, str]:
    """The usual keys of every action, by its id, in every way they may be written."""
    window.open_path(path)
    assert window.page is not None
    window.page.build_rooms()
    return {one.id: one.usual for one in _bindings(window.keymap)}


def _bindings(keymap: Keymap) -> list:  # type: ignore[type-arg]
    return [keymap._binding(one) for one in keymap._bound.values()]


def test_keys_are_the_usual_ones_of_the_actions(usual: dict[str, str]) -> None:
    wrong = []
    for topic in help_topics():
        for action, keys in topic.actions:
            known = {words(one).replace("Return", "Enter") for one in parts(usual.get(action, ""))}
            if keys not in known:
                wrong.append(f"{topic.id}: {action} is {known or 'no action'}, not {keys}")
    assert wrong == []


def test_keys_that_stand_for_themselves_are_no_action_of_the_window() -> None:
    found = {
        code
        for topic in help_topics()
        if topic.id != "word-template"
        for code in _CODE.findall(topic.text)
        if "%" not in code and not code.startswith("narrative-studio ")
    }
    assert found <= _OF_VIEWS | _NO_KEYS


def test_an_action_that_was_given_other_keys_is_told_with_them(settings: Settings) -> None:
    settings.change(shortcuts=(("window.export", "Ctrl+Alt+X"),))
    keymap = Keymap(settings)
    assert keymap.chosen("window.export") == "Ctrl+Alt+X"
    assert keymap.chosen("window.find") == ""
    begin = help_topics()[0].told(keymap.chosen)
    assert "(`Ctrl+Alt+X`)" in begin


def test_names_that_are_set_in_bold_stand_in_the_program() -> None:
    known = "\n".join(_texts()).casefold()
    bold = {
        (topic.id, name.rstrip("."))
        for topic in help_topics()
        if topic.id != "word-template"
        for name in _BOLD.findall(topic.text)
    }
    missing = [one for one in bold if one[1].casefold() not in known and one[1] not in _PLAIN]
    assert sorted(missing) == []


_PLAIN = {
    # Emphasis and words of the method, no names.
    "as it read when the link was made",
    "tables (CSV)",
    "wavy",
    "dotted",
    "Driver, approver",
    "Drift",
    "not",
}


def _texts() -> Iterator[str]:
    """Every text that the program may show."""
    for package in (ui, narrative_studio, exporters):
        assert package.__file__ is not None
        for file in Path(package.__file__).parent.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def test_every_room_and_every_sheet_is_told_of() -> None:
    told = "\n".join(topic.text for topic in help_topics()).casefold()
    assert [room.title for room in ROOMS if room.title.casefold() not in told] == []
    named = {action for topic in help_topics() for action, _keys in topic.actions}
    plain = {"window.help", "window.menu", "window.quit", "window.shut", "window.close"}
    plain |= {"window.new", "window.open", "window.open-beside", "window.save-as", "window.tour"}
    plain |= {"window.usual-size"}
    keyed = {one.id for one in WINDOW_ACTIONS if one.shortcut}
    assert sorted(keyed - named - plain) == []
