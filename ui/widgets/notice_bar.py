"""A bar across the window that asks something without standing in the way of the work.

It stays until one of its choices is taken or it is closed, with the mouse, Enter or Esc.

Signals: ``closed()`` once, after a choice or without one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import S4, Role, Type
from ui.widgets.buttons import ControlSize, IconButton, SecondaryButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel
from ui.widgets.panel import Ground


class Choice(NamedTuple):
    """One answer: the words on its button and what it does."""

    words: str
    act: Callable[[], object]


class NoticeBar(Ground):
    """Words, a button for each choice, and a way to leave it."""

    closed = Signal()

    def __init__(
        self,
        words: str,
        choices: Sequence[Choice],
        *,
        icon: str = "info-circle",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Role.INFO_SOFT, edges="bottom", parent=parent)
        self._words = words
        self._buttons: list[SecondaryButton] = []
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(S4, 8, 12, 9)
        row.setSpacing(12)
        row.addWidget(IconMark(icon, size_px=20, role=Role.INFO))
        label = TextLabel(words, use=Type.BODY, lines=2)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label, 1)
        for choice in choices:
            button = SecondaryButton(choice.words, size=ControlSize.SMALL)
            button.clicked.connect(lambda _checked=False, choice=choice: self._take(choice))
            self._buttons.append(button)
            row.addWidget(button)
        close = IconButton("x", "Leave it", shortcut="Esc", size=ControlSize.SMALL)
        close.clicked.connect(self.close_bar)
        row.addWidget(close)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    @property
    def buttons(self) -> tuple[SecondaryButton, ...]:
        """One for each choice."""
        return tuple(self._buttons)

    def focus_first(self) -> None:
        """Give the keyboard to the first choice."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Go, with nothing done."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _take(self, choice: Choice) -> None:
        self.close_bar()
        choice.act()
