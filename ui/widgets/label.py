"""A label in a type and colour role, with the line height of LOOK, wrapping and ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import text as layout
from ui import theme
from ui.theme import Role, Type

_SHORTEST_PX = 24


class TextLabel(QLabel):
    """Words in a role.

    ``lines`` 1 shows one line and cuts it with an ellipsis where room is short; 0 wraps to as many
    lines as it takes; any other number wraps and cuts the last line. What is cut is in the tooltip.
    ``fixed`` one-line labels never shrink below their text.
    """

    def __init__(
        self,
        text: str = "",
        *,
        use: Type = Type.BODY,
        role: Role = Role.TEXT,
        lines: int = 1,
        tabular: bool = False,
        fixed: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._use = use
        self._role = role
        self._lines = lines
        self._tabular = tabular
        self._fixed = fixed
        self._align = align
        self._has_own_tooltip = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(
            QSizePolicy.Policy.Fixed if fixed else QSizePolicy.Policy.Preferred
        )
        policy.setHeightForWidth(lines != 1)
        self.setSizePolicy(policy)
        self.setText(text)
        self._apply_font()
        theme.changes().changed.connect(self._apply_font)

    def set_role(self, role: Role) -> None:
        """Show the words in another colour role."""
        self._role = role
        self.update()

    def set_use(self, use: Type) -> None:
        """Show the words in another type role."""
        self._use = use
        self._apply_font()

    def setText(self, text: str) -> None:
        super().setText(text)
        if self._tabular:
            self.setFont(self._font())  # It depends on the words, see text.font_of.
        self._refresh_tooltip()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.current()
        metrics = QFontMetricsF(self._font())
        widest = max(metrics.horizontalAdvance(line) for line in self.text().split("\n"))
        edges = self.contentsMargins()
        around, beyond = edges.left() + edges.right(), edges.top() + edges.bottom()
        width = int(widest) + 1
        if self._lines == 1:
            return QSize(width + around, now.line_px(self._use) + beyond)
        width = min(width, 320) + around
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if self._fixed:
            return hint
        if self._lines == 1:
            return QSize(min(hint.width(), _SHORTEST_PX), hint.height())
        edges = self.contentsMargins()
        high = theme.current().line_px(self._use) + edges.top() + edges.bottom()
        return QSize(min(hint.width(), 80), high)

    def hasHeightForWidth(self) -> bool:
        return self._lines != 1

    def heightForWidth(self, width: int) -> int:
        if self._lines == 1:
            return -1
        edges = self.contentsMargins()
        room = width - edges.left() - edges.right()
        lines = layout.lines_of(self.text(), self._font(), room, self._lines)
        high = max(1, len(lines)) * theme.current().line_px(self._use)
        return high + edges.top() + edges.bottom()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        color = now.color(self._role) if self.isEnabled() else now.text3
        room = self.contentsRect()
        line_px = now.line_px(self._use)
        font = self._font()
        lines = layout.lines_of(self.text(), font, room.width(), self._lines)
        top = room.top()
        if self._lines == 1 or self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0, (room.height() - len(lines) * line_px) // 2)
        place = QRect(room.left(), top, room.width(), room.height())
        layout.paint_lines(painter, place, lines, font, line_px, color, self._align)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh_tooltip()

    def setToolTip(self, text: str) -> None:
        self._has_own_tooltip = bool(text)
        super().setToolTip(text)

    def _font(self) -> QFont:
        return layout.font_of(self.text(), self._use, theme.current(), tabular=self._tabular)

    def _apply_font(self) -> None:
        self.setFont(self._font())
        self.updateGeometry()
        self.update()

    def _refresh_tooltip(self) -> None:
        if self._has_own_tooltip or self.width() <= 0:
            return
        lines = layout.lines_of(self.text(), self._font(), self.width(), self._lines)
        is_cut = bool(lines) and lines[-1].endswith("…") and not self.text().endswith("…")
        super().setToolTip(self.text() if is_cut else "")
