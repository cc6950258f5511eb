"""What the room asks of each view that shows frames: selection, cursor, editing, keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt

from ui.workspaces.base import Handler


class FrameView(Protocol):
    """A view of frames: board and grid, outline, map.

    Each has the signals ``opened(str)``, ``adding(str)``, ``dropped(list, object)``,
    ``menu_wanted(QPoint)`` and ``chosen()``, told when the user has selected other frames.
    """

    @property
    def current_place(self) -> tuple[str, str]:
        """The beat and the frame at the cursor, empty where there is none."""

    @property
    def current_cell(self) -> str:
        """The cell of the frame that the cursor is at; empty where it is at none."""

    def set_keys(self, keys: Mapping[str, Handler]) -> None:
        """Have chords, in Qt's portable form, do something while the view has the keyboard."""

    def selected_frames(self) -> list[str]:
        """The selected frames in reading order."""

    def select_frames(self, frames: Sequence[str]) -> None:
        """Select frames; the last is the current one."""

    def show_frame(self, frame: str) -> None:
        """Scroll to a frame."""

    def frame_rect(self, frame: str) -> QRect:
        """Where a frame is in the view; empty where it is not in it."""

    def mapToGlobal(self, point: QPoint, /) -> QPoint: ...

    def edit_headline(self) -> None:
        """Edit what F2 edits here: the headline of the current frame, or the current cell."""

    def edit_new(self, frame: str) -> None:
        """Edit the headline of a frame that was just added and is the current one."""

    def store_typing(self) -> None:
        """Store what is being typed; its editor stays open."""

    def setFocus(self, reason: Qt.FocusReason) -> None: ...
