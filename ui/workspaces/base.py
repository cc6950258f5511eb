"""What a workspace is: one room of the window, with its tool row, view, inspector and status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.actions import Action as Action
from ui.actions import Handler as Handler
from ui.shell.areas import has_focus

if TYPE_CHECKING:
    from ui.session import Session
    from ui.workspaces.picture_places import PicturePlace


class NamedMenu(NamedTuple):
    """A menu, the words that its entries need before theirs, and what they are done to."""

    menu: QMenu
    title: str = ""
    where: str = ""


class Workspace(QWidget):
    """One room of the window.

    The widget itself holds the tool row (48 high) and the view. The window asks for the
    inspector and the two ends of the status bar, and puts them in their places.

    Signals:
        status_changed(): the texts of the status bar are others.
        reading_asked(): the story is to be read aloud from the frame that is before the eyes.
    """

    status_changed = Signal()
    reading_asked = Signal()

    id: str = ""
    title: str = ""
    icon: str = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    @property
    def view_key(self) -> str:
        """The view that is shown, in a workspace that has several."""
        return ""

    @property
    def view_keys(self) -> Sequence[str]:
        """The views that can be shown, in a workspace that has several."""
        return ()

    def inspector(self) -> QWidget | None:
        """The panel at the right of the window, None for a workspace that uses the whole width."""
        return None

    def status_left(self) -> str:
        """What the status bar says of this workspace, beside "Saved"."""
        return ""

    def status_right(self) -> str:
        """What stands at the right end of the status bar, where there is no ribbon."""
        return ""

    def has_ribbon(self) -> bool:
        """Whether the status bar shows the zone ribbon (56 high) for this workspace."""
        return False

    def tool_row(self) -> QWidget | None:
        """What stands above the view, an area of the window of its own; None without one."""
        return None

    def actions_here(self) -> Sequence[Action]:
        """What can be done here, for the command palette and the shortcuts."""
        return ()

    def menus_here(self) -> Sequence[NamedMenu]:
        """What else can be done to what is selected, for the palette, which deletes the menus."""
        return ()

    def shows(self, table: str) -> bool:
        """Whether a row of that table can be brought before the eyes here."""
        return False

    def follows(self, table: str) -> bool:
        """Whether the room shows where it is that a row of that table is selected."""
        return self.shows(table)

    def picture_place(self, point: QPoint) -> PicturePlace | None:
        """What a picture that is dropped at a point of the room becomes that of."""
        from ui.workspaces.picture_places import picture_place

        return picture_place(self, self.session, point)

    def show_row(self, table: str, row_id: str) -> None:
        """Select a row and scroll to it."""

    def frame_here(self) -> str | None:
        """The frame that is before the eyes, by its id: where reading aloud begins."""
        selection = self.session.selection
        if selection.table == "step" and selection.current is not None:
            return self.session.view.steps[selection.current].frame
        return selection.current if selection.table == "frame" else None

    def show_read(self, frame_id: str) -> None:
        """Show the frame at which a reading ended, in a workspace that follows it."""

    def show_view(self, key: str) -> None:
        """Show the view of that name, in a workspace that has several."""

    def enter_view(self, key: str) -> None:
        """Show a view because somebody named it, as in the palette, with the keyboard in it."""
        self.show_view(key)
        self.focus_view(Qt.FocusReason.ShortcutFocusReason)

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the main view of the workspace.

        The reason of a key, such as that of a shortcut, has the view show where the keyboard is.
        """
        self.setFocus(reason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard back from the inspector with a click on ground that nothing owns."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not has_focus(self):
            self.focus_view(Qt.FocusReason.MouseFocusReason)
