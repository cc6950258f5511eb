"""How menus, pickers and sections that somebody opens while writing are reached for pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from build_spec.shots_reaching import open_sample, settle
from narrative_studio.commands.editing import edit_cells
from ui.inspector.frame.page import FramePage
from ui.main_window import MainWindow
from ui.widgets.text_area import TextArea
from ui.workspaces.positioning import Positioning
from ui.workspaces.prospects import Prospects

_MISSPELT: Final = "Recalls are slow becuase nobody"
_CHECKED_MS: Final = 1_500


def _frame(window: MainWindow, part: str) -> FramePage:
    """The inspector of frame 8 with the keyboard in one of its sections."""
    open_sample(window, "storyboard")
    assert window.page is not None
    story = window.page.session.story
    assert story is not None
    window.page.workspace.show_row("frame", story.frames[7].id)
    settle()
    (page,) = window.findChildren(FramePage)
    page.focus_part(part)
    settle()
    return page


def _comments(window: MainWindow) -> None:
    _frame(window, "comments")


def _history(window: MainWindow) -> None:
    """A frame with one edit that holds, and a later one that was taken back."""
    page = _frame(window, "message")
    assert window.page is not None
    session = window.page.session
    for words in ("Name the pallets, not the day", "Name the pallets"):
        assert session.story is not None
        edit_cells(session.project, session.story.frames[7], headline=words)
    session.undo()
    page.focus_part("history")


def _script(window: MainWindow) -> TextArea:
    """The script of a frame with the cursor in it."""
    page = _frame(window, "script")
    return next(one for one in page.parts["script"].findChildren(TextArea) if one.isVisible())


def _popup() -> QWidget:
    settle()
    found = QApplication.activePopupWidget()
    assert found is not None
    return found


def _spelling(window: MainWindow) -> QWidget:
    area = _script(window)
    area.selectAll()
    QTest.keyClicks(area, _MISSPELT)
    settle(_CHECKED_MS)
    cursor = area.textCursor()
    cursor.setPosition(_MISSPELT.index("becuase") + 2)
    area.setTextCursor(cursor)
    area.suggest_words()
    return _popup()


def _mention(window: MainWindow) -> QWidget:
    area = _script(window)
    area.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(area, Qt.Key.Key_At)
    return _popup()


def _goals(window: MainWindow) -> None:
    """A goal with an empty key result, as somebody leaves it who has just added it."""
    open_sample(window, "positioning", "positioning.goals", "positioning.add-key-result")
    assert window.page is not None
    assert isinstance(window.page.workspace, Positioning)


def _card_menu(window: MainWindow) -> QWidget:
    window.open_sample()
    assert window.page is not None
    room = window.page.go("tests")
    assert isinstance(room, Prospects)
    room.results.heat.fill()
    assert room.results.heat.view is not None
    return room.results.heat.view.open_menu()


WRITING: Final[dict[str, Callable[[MainWindow], QWidget | None]]] = {
    "frame-comments": _comments,
    "frame-history": _history,
    "spelling-menu": _spelling,
    "mention-picker": _mention,
    "goals-new-result": _goals,
    "tests-card-menu": _card_menu,
}
"""How to get there from the welcome page, by the names of the pictures."""
