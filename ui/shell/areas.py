"""Where the keyboard is among the areas of the window, and where it goes in each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def has_focus(area: QWidget) -> bool:
    """Whether the keyboard is in an area."""
    focused = QApplication.focusWidget()
    return focused is not None and (area is focused or area.isAncestorOf(focused))


def first_control(area: QWidget) -> QWidget:
    """The first control of an area that takes the keyboard by Tab; the area if there is none."""
    for child in area.findChildren(QWidget):
        if (
            child.isVisible()
            and child.isEnabled()
            and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            return child
    return area
