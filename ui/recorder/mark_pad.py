"""The marks as large buttons, each with its key and how often it was made at this frame.

They never take the keyboard: what is pressed next is a mark, whatever was clicked last.
Signals of ``MarkPad``: ``chosen(object)`` with the ``MarkKind`` of a button.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from narrative_studio.model.observed import MarkKind
from ui import icons, text, theme
from ui.painting import rounded
from ui.recorder.mark_looks import LOOKS
from ui.theme import RADIUS_CARD, Type
from ui.widgets.key_cap import key_cap_size, paint_key_cap

_HEIGHT_PX: Final = 44
_PAD_PX: Final = 10
_ICON_PX: Final = 16
_GAP_PX: Final = 8
_LEAST_PX: Final = 120
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class MarkButton(QAbstractButton):
    """One kind of mark: a click makes one."""

    def __init__(self, kind: MarkKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._keys = ""
        self._count = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._say()
        theme.changes().changed.connect(self.updateGeometry)

    @property
    def count(self) -> int:
        """How often it was made at the present frame."""
        return self._count

    def show_state(self, keys: str, count: int) -> None:
        """Show the key of the mark, and how often it was made at this frame."""
        if (keys, count) != (self._keys, self._count):
            self._keys, self._count = keys, count
            self._say()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, theme.current().scaled(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_PX, theme.current().scaled(_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, look = theme.current(), LOOKS[self.kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = now.selected if self.isDown() else now.hover if self.underMouse() else now.surface
        ink, quiet = now.text, now.color(look.role)
        if not self.isEnabled():
            fill, ink, quiet = now.chrome, now.text3, now.text3
        line = now.control if self.isEnabled() else now.border
        rounded(painter, self.rect(), RADIUS_CARD, fill=fill, line=line)
        left = _PAD_PX
        if self._keys:
            cap = key_cap_size(self._keys)
            paint_key_cap(painter, QPoint(left, (self.height() - cap.height()) // 2), self._keys)
            left += cap.width() + _GAP_PX
        spot = QRect(left, (self.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
        icons.paint_icon(painter, spot, look.icon, quiet)
        left += _ICON_PX + _GAP_PX
        right = self.width() - _PAD_PX
        if self._count:
            painter.setFont(now.font(Type.BODY_STRONG, tabular=True))
            painter.setPen(ink)
            count = str(self._count)
            painter.drawText(QRect(left, 0, right - left, self.height()), _RIGHT, count)
            right -= painter.fontMetrics().horizontalAdvance(count) + _GAP_PX
        painter.setFont(now.font(Type.CONTROL))
        painter.setPen(ink)
        word = text.elided(look.word, painter.font(), right - left)
        painter.drawText(QRect(left, 0, right - left, self.height()), _MIDDLE, word)

    def _say(self) -> None:
        word = LOOKS[self.kind].word
        times = "once" if self._count == 1 else f"{self._count} times"
        self.setAccessibleName(f"{word}, {times} at this frame" if self._count else word)
        self.setToolTip(f"{word} ({self._keys})" if self._keys else word)


class MarkPad(QWidget):
    """All kinds of marks, in two columns or in one row of four."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Marks")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._buttons = {kind: MarkButton(kind) for kind in LOOKS}
        self._columns = 0
        for button in self._buttons.values():
            button.clicked.connect(self._on_button_clicked)
        self.set_columns(2)

    def button(self, kind: MarkKind) -> MarkButton:
        """The button of one kind."""
        return self._buttons[kind]

    def set_columns(self, columns: int) -> None:
        """Put the buttons into so many columns, read from top to bottom."""
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self._buttons) // columns)
        for number, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, number % rows, number // rows)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def show_state(self, keys: Mapping[MarkKind, str], counts: Counter[MarkKind]) -> None:
        """Show the keys in force and the marks of the present frame."""
        for kind, button in self._buttons.items():
            button.show_state(keys.get(kind, ""), counts[kind])

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, MarkButton):
            self.chosen.emit(sender.kind)
