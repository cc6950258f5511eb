"""Who the product is not for, in quiet words between the chain and its gaps."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from narrative_studio.analysis.positioning.exclusions import Exclusions
from ui import icons, text, theme
from ui.theme import Role, Type

_ICON_PX: Final = 14
_GAP_PX: Final = 8
_MOST_LINES: Final = 2
_NOT_FOR: Final = "Not for"
_DISQUALIFIED: Final = "Disqualified by"


class ExclusionsLine(QWidget):
    """One paragraph for the target customers, one for the customer model; each of two lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[str, str], ...] = ()
        self.hide()

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The paragraphs: what they are, and what they say."""
        return self._parts

    def show_exclusions(self, found: Exclusions) -> None:
        """Say who is left out now; nothing is shown where nobody is."""
        parts = (
            (_NOT_FOR, " · ".join(words for _customer, words in found.not_for)),
            (_DISQUALIFIED, " · ".join(found.disqualifiers)),
        )
        self._parts = tuple(part for part in parts if part[1])
        self.setVisible(bool(self._parts))
        self.setAccessibleName(". ".join(f"{head}: {words}" for head, words in self._parts))
        tips = [f"{customer.name}: not for {words}" for customer, words in found.not_for]
        tips += [f"Disqualified by: {words}" for words in found.disqualifiers]
        self.setToolTip("\n".join(tips))
        self.update()

    def height_for(self, width_px: int) -> int:
        """The height of the words at a width, in pixels."""
        line_px = theme.current().line_px(Type.SUPPORT)
        return sum(len(lines) for _head, lines in self._laid(width_px)) * line_px

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        line_px = now.line_px(Type.SUPPORT)
        left, top = self._left_px(), 0
        for number, (head, lines) in enumerate(self._laid(self.width())):
            icon = "ban" if number == 0 else "user-question"
            spot = QRect(0, top + (line_px - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
            icons.paint_icon(painter, spot, icon, Role.TEXT2)
            place = QRect(_ICON_PX + _GAP_PX, top, left, line_px)
            text.paint_text(painter, place, head, Type.SUPPORT_STRONG, now.text2, look=now)
            room = QRect(left, top, self.width() - left, line_px * len(lines))
            font = now.font(Type.SUPPORT)
            text.paint_lines(painter, room, lines, font, line_px, now.text2)
            top += line_px * len(lines)

    def _left_px(self) -> int:
        metrics = QFontMetrics(theme.current().font(Type.SUPPORT_STRONG))
        heads = (metrics.horizontalAdvance(head) for head, _words in self._parts)
        return _ICON_PX + 2 * _GAP_PX + max(heads, default=0) + 2

    def _laid(self, width_px: int) -> list[tuple[str, tuple[str, ...]]]:
        font = theme.current().font(Type.SUPPORT)
        room = max(60, width_px - self._left_px())
        return [
            (head, text.lines_of(words, font, room, _MOST_LINES)) for head, words in self._parts
        ]
