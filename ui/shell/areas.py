"""Where the keyboard is among the areas of the window, and where it goes in each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def has_focus(area: QWidget) -> bool:
    """Whether the keyboard is in an area."""
    focused = QApplication.focusWidget()
    return focused is not None and (area is focused or area.isAncestorOf(focused))


def message_link(window: QWidget) -> QWidget | None:
    """The button of the message that is shown in a window; None without one, or while it is used.

    Messages come and go by themselves: whoever wants to answer by the keyboard has to get there in
    one step.
    """
    from ui.widgets.toast import Toast

    links = (toast.link for toast in window.findChildren(Toast) if toast.isVisible())
    return next((link for link in links if link is not None and not link.hasFocus()), None)


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
