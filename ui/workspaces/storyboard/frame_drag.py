"""Frames of a view while they are dragged about in it."""

from __future__ import annotations

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.models.storyboard import FRAMES_MIME


def is_own(event: QDropEvent, view: QWidget) -> bool:
    """Whether frames of the view itself are dragged."""
    return event.source() is view and event.mimeData().hasFormat(FRAMES_MIME)


def dragged_frames(event: QDropEvent) -> list[str]:
    """The ids of the frames that are dragged."""
    return bytes(event.mimeData().data(FRAMES_MIME).data()).decode().split("\n")
