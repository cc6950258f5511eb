"""Every action of every room is in the palette.

The rooms of the sample are walked through: whatever has a shortcut or is an entry of a menu must be
offered. A menu that somebody adds has to be sorted into the table below.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu, QWidget

import ui
from ui.actions import WINDOW_ACTIONS, Action
from ui.keymap import EVERYWHERE, RECORDING
from ui.main_window import MainWindow
from ui.shell.offers import entries_of
from ui.studio_page import StudioPage
from ui.workspaces import ROOMS

MENUS = {
    # What they offer is in the palette, as actions or with what is selected.
    "ui/inspector/frame/head.py": "offered",
    "ui/inspector/link_list.py": "of one entry",
    "ui/inspector/element/head.py": "offered",
    "ui/shell/studio_menu.py": "offered",
    "ui/shell/title_button.py": "offered",
    "ui/workspaces/demo/step_menu.py": "offered",
    "ui/workspaces/demo/room.py": "offered",
    "ui/workspaces/positioning/customers/page.py": "offered",
    "ui/workspaces/positioning/goals/card.py": "offered",
    "ui/workspaces/positioning/tool_row.py": "offered",
    "ui/workspaces/positioning/workspace.py": "offered",
    "ui/widgets/row_table.py": "offered",
    "ui/workspaces/storyboard/room_menus.py": "offered",
    "ui/workspaces/variant_button.py": "offered",
    "ui/workspaces/storyboard/workspace.py": "offered",
    "ui/workspaces/versions/compare_view.py": "offered",
    "ui/workspaces/versions/history_column.py": "offered",
    # They choose a value for a field that has the keyboard.
    "ui/inspector/element/carried.py": "a value",
    "ui/inspector/frame/criteria.py": "a value",
    "ui/inspector/frame/many.py": "a value",
    "ui/inspector/frame/variant.py": "a value",
    "ui/inspector/people.py": "a value",
    "ui/workspaces/prospects/frame_grid.py": "a value",
    "ui/workspaces/prospects/word_menu.py": "a value",
    # They belong to one line, comment, chart or column, each of which has its own buttons and keys.
    "ui/charts/chart_view.py": "of one entry",
    "ui/dialogs/export/preset_bar.py": "of one entry",
    "ui/inspector/comments_part.py": "of one entry",
    "ui/shell/recent_list.py": "of one entry",
    "ui/workspaces/demo/ready/lines.py": "of one entry",
    "ui/workspaces/storyboard/outline/page.py": "of one entry",
    # Words to take instead of a misspelt one; the actions on writing are offered.
    "ui/widgets/text_area.py": "a value",
}
"""Every module that makes a menu, and why the palette does or does not need it."""

SAME_AS = {
    "Add frame after": "storyboard.add-frame",
    "Duplicate": "storyboard.duplicate",
    "Cut": "storyboard.cut",
    "Copy": "storyboard.copy",
    "Paste after": "storyboard.paste",
    "Paste the picture into the frame": "storyboard.paste",
    "Move left": "storyboard.move-left",
    "Move right": "storyboard.move-right",
    "Move to the beat before": "storyboard.beat-before",
    "Move to the beat after": "storyboard.beat-after",
    "Hide as backup": "storyboard.hide",
    "Delete": "storyboard.delete",
}
"""Entries of the menu of a frame that the palette calls by more words."""


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    window.resize(1440, 900)
    window.open_sample()
    return window


@pytest.fixture
def page(window: MainWindow) -> StudioPage:
    assert window.page is not None
    window.page.build_rooms()
    return window.page


def offered(page: StudioPage) -> dict[str, Action]:
    return {offer.action.id: offer.action for offer in page._gather_offers()}


def titles(page: StudioPage) -> set[str]:
    return {offer.action.title for offer in page._gather_offers()}


@pytest.mark.parametrize("here", [room.id for room in ROOMS])
def test_every_action_with_or_without_keys_is_offered_in_every_room(
    window: MainWindow, page: StudioPage, here: str
) -> None:
    page.go(here)
    bound = {one.id for one in window.keymap.bindings if one.scope != RECORDING}
    rooms = {action.id for room in page._rooms.values() for action in room.actions_here()}
    of_window = {one.id for one in WINDOW_ACTIONS}
    assert len(rooms) > 60
    assert sorted((bound | rooms | of_window) - offered(page).keys()) == []


def test_an_action_of_another_room_is_done_there(page: StudioPage) -> None:
    page.go("positioning")
    offered(page)["storyboard.outline"].handler()
    assert page.workspace.id == "storyboard"
    assert page.workspace.view_key in ("outline", "") or page.workspace.key == "outline"  # type: ignore[attr-defined]


def test_every_module_that_makes_a_menu_is_known() -> None:
    root = Path(ui.__file__).parent.parent
    found = {
        file.relative_to(root).as_posix()
        for file in (root / "ui").rglob("*.py")
        if re.search(r"\bQMenu\((?!\))", file.read_text(encoding="utf-8"))
    }
    assert sorted(found - MENUS.keys()) == []


def frame_menu(page: StudioPage, host: QWidget) -> QMenu:
    from ui.inspector.frame.menu import fill_frame_menu

    room = page.go("storyboard")
    story = page.session.story
    assert story is not None
    frame = story.frames[3]
    page.session.select("frame", [frame.id])
    menu = QMenu(host)
    fill_frame_menu(menu, story, room.frame_actions, [frame.id])  # type: ignore[attr-defined]
    return menu


def test_every_entry_of_the_menu_of_a_frame_is_offered(
    window: MainWindow, page: StudioPage
) -> None:
    entries = [action.title for action in entries_of(frame_menu(page, window))]
    known = offered(page)
    said = {title.casefold() for title in titles(page)}
    missing = []
    for entry in entries:
        head, _, tail = entry.partition(": ")
        phrases = {
            "Move to beat": f"move the selected frames to {tail}",
            "Set status": f"set the status of the selected frames to {tail}",
            "Give to": f"give the selected frames to {tail}",
            "Zone": f"zone: {tail}",
        }
        words = phrases.get(head, entry).casefold()
        if words not in said and SAME_AS.get(entry) not in known:
            missing.append(entry)
    assert missing == []


@pytest.mark.parametrize(
    "table", ["element", "proof", "objection", "touchpoint", "goal", "persona"]
)
def test_what_can_be_done_to_a_selected_row_is_offered_with_its_name(
    page: StudioPage, table: str
) -> None:
    row = page.session.view.tables[table].ordered[0]
    page.open_row(table, row.id)
    offers = [one for one in page._gather_offers() if one.where and not one.is_near]
    deletes = [one for one in offers if one.action.title == "Delete"]
    assert len(deletes) == 1
    assert page.workspace.id == "positioning"
    assert deletes[0].where


def test_what_a_step_is_linked_to_is_offered(page: StudioPage) -> None:
    step = page.session.view.steps.ordered[2]
    page.open_row("step", step.id)
    found = titles(page)
    assert any(title.startswith("Why it matters: ") for title in found)
    assert any(title.startswith("Pays for: ") for title in found)


def test_variants_and_narratives_are_offered(page: StudioPage) -> None:
    page.go("storyboard")
    found = titles(page)
    assert "Variant: The whole story" in found
    assert "Duplicate the narrative" in found


def test_what_is_chosen_in_the_history_is_offered(page: StudioPage) -> None:
    page.go("versions")
    assert "Compare with now" in titles(page)


def test_the_menus_are_deleted_when_they_are_asked_for_anew(
    page: StudioPage, qapp: QWidget
) -> None:
    page.go("storyboard")
    page._gather_offers()
    before = list(page._offers._menus)
    page._gather_offers()
    assert before
    assert not set(before) & set(page._offers._menus)


def test_a_menu_is_flattened_with_the_words_of_its_submenus(window: MainWindow) -> None:
    menu, done = QMenu(window), []
    menu.addAction("Up && down\tAlt+Up", lambda: done.append("up"))
    menu.addSeparator()
    inner = menu.addMenu("Set status")
    inner.addAction("Draft", lambda: done.append("draft"))
    menu.addAction("Not now").setEnabled(False)
    found = list(entries_of(menu))
    assert [(one.title, one.shortcut) for one in found] == [
        ("Up & down", "Alt+Up"),
        ("Set status: Draft", ""),
    ]
    for one in found:
        one.handler()
    assert done == ["up", "draft"]


def test_no_two_actions_of_one_room_have_the_same_usual_keys(
    window: MainWindow, page: StudioPage
) -> None:
    for room in ROOMS:
        page.go(room.id)
        taken: dict[str, str] = {}
        for one in window.keymap.bindings:
            if one.scope not in (EVERYWHERE, room.id):
                continue
            for keys in filter(None, one.usual.split(", ")):
                assert taken.setdefault(keys, one.id) == one.id, f"{keys} in {room.id}"
