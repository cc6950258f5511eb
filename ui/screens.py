"""The screen that a widget is shown on."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def room_around(widget: QWidget | None) -> QRect:
    """Return the place that is free for windows on the screen of a widget, in px of the desktop.

    Asked of the desktop and never of the widget: PySide 6.11 makes the screen a child of the widget
    that is asked for it, and where both are garbage together it can delete the screen, at which
    the next widget that is made breaks the process.
    """
    screen = None
    if widget is not None:
        screen = QGuiApplication.screenAt(widget.mapToGlobal(widget.rect().center()))
    return (screen or QGuiApplication.primaryScreen()).availableGeometry()
