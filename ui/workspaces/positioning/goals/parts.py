"""Small parts of a goal's card: an owner, and a line that prompts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.model.people import Person
from ui import icons, theme
from ui.painting import rounded
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.avatar import AVATAR_PX, paint_avatar
from ui.widgets.chips import Chip
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel

_GAP_PX: Final = 6
_CROSS_PX: Final = 12


class OwnerChip(Chip):
    """A person's circle with name and function, and a cross.

    Signals: those of ``Chip``.
    """

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(person.name or "Somebody", removable=True, parent=parent)
        self._function = person.function.value
        self._is_short = False
        self.setAccessibleName(f"Owner {self.words}, {self._function}")
        self.setToolTip(f"{self.words}, {self._function}")

    def set_short(self, is_short: bool) -> None:
        """Show the circle and the cross alone, where room is short."""
        if is_short != self._is_short:
            self._is_short = is_short
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        now = theme.current()
        width = now.scaled(AVATAR_PX) + _GAP_PX + _CROSS_PX + _GAP_PX
        if not self._is_short:
            metrics = QFontMetrics(now.font(Type.SUPPORT))
            words = (self.words, self._function)
            width += sum(metrics.horizontalAdvance(word) + _GAP_PX for word in words)
        return QSize(width, now.scaled(AVATAR_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        edge = now.scaled(AVATAR_PX)
        if self.underMouse() or self.hasFocus():
            rounded(painter, self.rect(), edge // 2, fill=now.hover)
        paint_avatar(painter, self._placed(QRect(0, 0, edge, edge)), self.words)
        if not self._is_short:
            font = now.font(Type.SUPPORT)
            metrics = QFontMetrics(font)
            painter.setFont(font)
            left = edge + _GAP_PX
            for word, color in ((self.words, now.text), (self._function, now.text3)):
                width = metrics.horizontalAdvance(word)
                painter.setPen(color)
                room = self._placed(QRect(left, 0, width + 1, self.height()))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, word)
                left += width + _GAP_PX
        if self.underMouse() or self.hasFocus():
            icons.paint_icon(painter, self._cross(), "x", Role.TEXT2)

    def focus_shape(self) -> tuple[QRect, int] | None:
        return self.rect(), RADIUS_CONTROL

    def _cross(self) -> QRect:
        top = (self.height() - _CROSS_PX) // 2
        left = self.width() - _CROSS_PX - _GAP_PX
        return self._placed(QRect(left, top, _CROSS_PX, _CROSS_PX))

    def _placed(self, rect: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return rect
        return QRect(self.width() - rect.right() - 1, rect.top(), rect.width(), rect.height())


class PromptLine(QWidget):
    """One quiet line with an icon; hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = TextLabel(use=Type.SUPPORT, role=Role.WARN, lines=0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(
            IconMark("message-question", size_px=14, role=Role.WARN), 0, Qt.AlignmentFlag.AlignTop
        )
        row.addWidget(self._label, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._label.text()

    def show_words(self, words: str) -> None:
        """Say something else; nothing hides the line."""
        self._label.setText(words)
        self.setVisible(bool(words))
