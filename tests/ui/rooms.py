"""Stand-ins for the rooms of the window, for tests that are about what holds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.actions import Action
from ui.session import Session
from ui.workspaces import Room
from ui.workspaces.base import Workspace


class PlainRoom(Workspace):
    """A room with one field as its view and one as its inspector; notes what it is asked."""

    table: ClassVar[str] = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.done: list[str] = []
        self.shown_rows: list[str] = []
        self.focus_reasons: list[Qt.FocusReason] = []
        self.view = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.view)
        self._panel = QLineEdit() if self.table == "frame" else None

    def inspector(self) -> QWidget | None:
        return self._panel

    def has_ribbon(self) -> bool:
        return self.table == "frame"

    def status_left(self) -> str:
        story = self.session.story
        return f"{self.id}: {len(story.frames) if story else 0} frames"

    def actions_here(self) -> Sequence[Action]:
        return (
            Action(f"{self.id}.note", f"Note in {self.id}", lambda: self.done.append("note"), "F9"),
            Action(
                f"{self.id}.wide",
                f"Note from afar in {self.id}",
                lambda: self.done.append("wide"),
            ),
        )

    def shows(self, table: str) -> bool:
        return table == self.table

    def show_row(self, table: str, row_id: str) -> None:
        self.shown_rows.append(row_id)
        self.session.select(table, [row_id])

    def show_view(self, key: str) -> None:
        self.done.append(f"show {key}")

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.focus_reasons.append(reason)
        self.view.setFocus(reason)


class ElementRoom(PlainRoom):
    """Shows elements."""

    id = "positioning"
    table = "element"


class FrameRoom(PlainRoom):
    """Shows frames, with an inspector and the ribbon."""

    id = "storyboard"
    table = "frame"


ROOMS = (
    Room("positioning", "Positioning", "target-arrow", "tests.ui.rooms:ElementRoom"),
    Room("storyboard", "Storyboard", "layout-board", "tests.ui.rooms:FrameRoom"),
)
