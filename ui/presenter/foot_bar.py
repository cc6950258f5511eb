"""The buttons at the foot of the presenter's window, each with its key.

They never take the keyboard: a clicker that sends Space must not press one of them.
Signals of ``FootBar``: ``chosen(object)`` with the act of a button.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.painting import rounded
from ui.presenter import look
from ui.presenter.keys import Act
from ui.theme import Type

_HEIGHT_PX: Final = 64
_BUTTON_PX: Final = 40
_PAD_PX: Final = 12
_GAP_PX: Final = 8
_NARROW_BELOW_PX: Final = 1130
_LEAST_PX: Final = 900
_SPARED: Final = (Act.BACK, Act.MIRROR)


class FootButton(QAbstractButton):
    """Words and a key in an outline on black; ``is_strong`` fills it with the colour of a pause."""

    def __init__(
        self, words: str, keys: str, *, is_strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self._is_strong = is_strong
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{words} ({keys})")

    def setText(self, words: str) -> None:
        super().setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(look.font(Type.CONTROL)).horizontalAdvance(self.text())
        return QSize(words + self._cap_px() + 2 * _PAD_PX + _GAP_PX, _BUTTON_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lit = self.underMouse() or self.isDown()
        if self._is_strong:
            rounded(painter, self.rect(), 8, fill=look.color("pause"))
        else:
            fill = look.color("line" if is_lit else "chrome")
            line = look.color("accent" if self.isChecked() else "control")
            rounded(painter, self.rect(), 8, fill=fill, line=line)
        role = "ground" if self._is_strong else "text"
        if self.width() < self.sizeHint().width():
            # Without room the words come first; the keys are on their own sheet.
            room = self.rect().adjusted(4, 0, -4, 0)
            middle = Qt.AlignmentFlag.AlignCenter
            look.words(painter, room, self.text(), look.font(Type.CONTROL), role, middle)
            return
        cap = QRect(self.width() - _PAD_PX - self._cap_px(), 9, self._cap_px(), _BUTTON_PX - 18)
        rounded(painter, cap, 4, line=look.color(role if self._is_strong else "control"))
        middle = Qt.AlignmentFlag.AlignCenter
        look.words(painter, cap, self._keys, look.font(Type.BADGE), role, middle)
        room = QRect(_PAD_PX, 0, cap.left() - _PAD_PX, self.height())
        look.words(painter, room, self.text(), look.font(Type.CONTROL), role)

    def _cap_px(self) -> int:
        wide = QFontMetrics(look.font(Type.BADGE)).horizontalAdvance(self._keys)
        return max(22, wide + 12)


class FootBar(QWidget):
    """What can be done, in order of use."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT_PX)
        self.setMinimumWidth(_LEAST_PX)  # Not that of all buttons: some give way.
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 0)
        self._row.setSpacing(8)
        self._buttons: dict[Act, FootButton] = {}
        self._add(Act.BACK, "Back", "Page Up")
        self._add(Act.ON, "Go on", "Page Down")
        self._add(Act.PAUSE, "Pause", "P")
        self._row.addSpacing(12)
        self._add(Act.AMOUNT, "Full script", "H")
        self._add(Act.STEP, "By line", "L")
        self._add(Act.SMALLER, "A−", "−")
        self._add(Act.LARGER, "A+", "+")
        self._add(Act.MIRROR, "Mirror", "M")
        self._row.addStretch(1)
        self._add(Act.KEYS, "Keys", "?")
        self._add(Act.LEAVE, "Leave", "Esc")
        self._buttons[Act.MIRROR].setCheckable(True)

    def name(self, act: Act, words: str) -> None:
        """Write other words on a button."""
        self._buttons[act].setText(words)

    def check(self, act: Act, *, is_on: bool) -> None:
        """Show a button as switched on, or off."""
        self._buttons[act].setChecked(is_on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # On a small screen the keys alone do what these buttons do.
        for act in _SPARED:
            is_wide = self.width() >= theme.current().scaled(_NARROW_BELOW_PX)
            self._buttons[act].setVisible(is_wide)
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("chrome"))
        painter.fillRect(0, 0, self.width(), 1, look.color("line"))

    def _add(self, act: Act, words: str, keys: str) -> None:
        button = FootButton(words, keys)
        button.clicked.connect(lambda: self.chosen.emit(act))
        self._row.addWidget(button)
        self._buttons[act] = button
