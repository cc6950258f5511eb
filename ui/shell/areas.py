"""Where the keyboard is among the areas of the window, and where it goes in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

Area = tuple[QWidget, Callable[[Qt.FocusReason], object]]
"""An area of the window, and how the keyboard is given to it."""


def go_on(window: QWidget, areas: Sequence[Area], step: int) -> None:
    """Move the keyboard by so many areas, forwards to a message that asks before all others."""
    # With any other reason the ring would stay hidden after the mouse was used.
    reason = Qt.FocusReason.ShortcutFocusReason
    link = message_link(window)
    if link is not None and step > 0:
        link.setFocus(reason)
        return
    at = next((n for n, (area, _) in enumerate(areas) if has_focus(area)), 0)
    _, give_keyboard = areas[(at + step) % len(areas)]
    give_keyboard(reason)


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
