"""Buttons by how loud they are: one primary per view, secondary, quiet, link, icon.

``size`` is ``ControlSize.REGULAR`` (32 px, bars and dialogs), ``SMALL`` (28, tool rows and panels)
or ``TINY`` (24, inside cards). All are plain Qt buttons underneath: ``clicked``, mnemonics, menus.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from ui import icons, theme
from ui.styling.buttons import KIND, SIZE, ButtonKind, ControlSize
from ui.theme import Role, Type

_ICON_PX = {ControlSize.REGULAR: 16, ControlSize.SMALL: 14, ControlSize.TINY: 14}

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def answers_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button that has the keyboard with Enter, which Qt alone leaves to dialogs.

    Returns whether the key was for the button.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in _ENTER or held != Qt.KeyboardModifier.NoModifier:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class Button(QPushButton):
    """A push button of one kind and size, with an optional icon by name."""

    def __init__(
        self,
        text: str,
        *,
        kind: ButtonKind = ButtonKind.SECONDARY,
        size: ControlSize = ControlSize.REGULAR,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty(KIND, kind.value)
        self.setProperty(SIZE, size.value)
        self._size = size
        self.setAutoDefault(False)
        self.setIconSize(QSize(_ICON_PX[size], _ICON_PX[size]))
        if icon:
            self.set_icon(icon)
        self._apply_font()
        theme.changes().changed.connect(self._apply_font)

    def set_icon(self, name: str, role: Role = Role.TEXT2) -> None:
        """Show the icon of that name before the words."""
        self.setIcon(icons.icon(name, role))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not answers_enter(self, event):
            super().keyPressEvent(event)

    def _apply_font(self) -> None:
        use = Type.CONTROL if self._size is ControlSize.REGULAR else Type.SUPPORT_STRONG
        self.setFont(theme.current().font(use))
        self.updateGeometry()


class PrimaryButton(Button):
    """The one strong button of a view; its words name what it will do."""

    def __init__(
        self,
        text: str,
        *,
        size: ControlSize = ControlSize.REGULAR,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, kind=ButtonKind.PRIMARY, size=size, icon=icon, parent=parent)


class SecondaryButton(Button):
    """A button with an outline."""

    def __init__(
        self,
        text: str,
        *,
        size: ControlSize = ControlSize.REGULAR,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, kind=ButtonKind.SECONDARY, size=size, icon=icon, parent=parent)


class QuietButton(Button):
    """A button without an outline, for what stands beside the main action."""

    def __init__(
        self,
        text: str,
        *,
        size: ControlSize = ControlSize.REGULAR,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, kind=ButtonKind.QUIET, size=size, icon=icon, parent=parent)


class LinkButton(Button):
    """Underlined words, for an action inside a line of text."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, kind=ButtonKind.LINK, size=ControlSize.SMALL, parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class IconButton(QToolButton):
    """An icon alone; its verb is the accessible name and the tooltip."""

    def __init__(
        self,
        icon: str,
        verb: str,
        *,
        shortcut: str = "",
        size: ControlSize = ControlSize.REGULAR,
        role: Role = Role.TEXT2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty(SIZE, size.value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        edge = 16 if size is ControlSize.REGULAR else 14
        self.setIconSize(QSize(edge, edge))
        self.set_icon(icon, role)
        self.set_verb(verb, shortcut=shortcut)
        self.setAutoRaise(True)

    def set_icon(self, name: str, role: Role = Role.TEXT2) -> None:
        """Show the icon of that name; while checked it takes the accent."""
        self.setIcon(icons.icon(name, role, on=Role.ACCENT))

    def set_verb(self, verb: str, *, shortcut: str = "") -> None:
        """Say what the button does, for example "Undo"; ``shortcut`` is shown, not installed."""
        self.setAccessibleName(verb)
        self.setToolTip(f"{verb} ({shortcut})" if shortcut else verb)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not answers_enter(self, event):
            super().keyPressEvent(event)


__all__ = [
    "Button",
    "ButtonKind",
    "ControlSize",
    "IconButton",
    "LinkButton",
    "PrimaryButton",
    "QuietButton",
    "SecondaryButton",
    "answers_enter",
]
