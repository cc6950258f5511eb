"""The page of the customer model for its tests, in its room, and what stands in its lists."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.session import Session
from ui.widgets.text_area import TextArea
from ui.workspaces.positioning import Positioning
from ui.workspaces.positioning.customers.page import CustomerPage
from ui.workspaces.positioning.customers.view import EntryView
from ui.workspaces.positioning.tool_row import CUSTOMERS


def open_page(session: Session, qtbot: QtBot) -> CustomerPage:
    """Show the page in its room, as wide as in a window of 1440."""
    room = Positioning(session)
    qtbot.addWidget(room)
    room.resize(1032, 900)
    with qtbot.waitExposed(room):
        room.show()
    room.show_view(CUSTOMERS)
    room.activateWindow()
    qtbot.waitUntil(lambda: room.isActiveWindow())
    return room.customer_page


def room_of(page: CustomerPage) -> Positioning:
    """The room that a page stands in."""
    around = page.parentWidget()
    while not isinstance(around, Positioning):
        assert around is not None
        around = around.parentWidget()
    return around


def names(view: EntryView) -> list[str]:
    """The words of a list in their order."""
    return [str(view.entries.index(row).data()) for row in range(view.entries.rowCount())]


def take_keyboard(view: EntryView, row: int = 0) -> None:
    """Give the keyboard to one row of a list."""
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.setCurrentIndex(view.entries.index(row))


def editor_of(view: EntryView) -> TextArea:
    """The editor that is open in a list."""
    found = view.findChild(TextArea)
    assert isinstance(found, TextArea)
    return found


def edit_row(view: EntryView, row: int, qtbot: QtBot) -> TextArea:
    """Edit the words of one row of a list where they stand; gives the editor."""
    take_keyboard(view, row)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    return editor_of(view)
