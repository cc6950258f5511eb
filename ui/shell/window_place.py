"""Where a window stands: as it was left last, else in a usual size that fits the screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QMainWindow

from narrative_studio.settings import Settings
from ui.screens import room_around

_USUAL: Final = QSize(1440, 900)


def restore_place(window: QMainWindow, settings: Settings) -> None:
    """Put a window where the last one was left."""
    kept = settings.values.window_geometry
    if kept and window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
        return
    room = room_around(None).size()
    window.resize(_USUAL.boundedTo(room))
    if room.width() <= _USUAL.width() or room.height() <= _USUAL.height():
        # A small screen has no room to spare for a frame and a desk around the window.
        window.setWindowState(Qt.WindowState.WindowMaximized)


def keep_place(window: QMainWindow, settings: Settings) -> None:
    """Have the next window stand where this one stands now."""
    settings.change(window_geometry=bytes(window.saveGeometry().toBase64().data()).decode())
