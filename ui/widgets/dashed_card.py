"""A dashed place one can use: add a frame here, drop a deck here.

Signals: ``chosen()`` on a click, Enter or Space; ``dropped(list)`` with the local paths dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import icons, painting, text, theme
from ui.theme import RADIUS_CARD, Role, Theme, Type

_ICON_PX = 20


def paint_dashed_card(
    painter: QPainter,
    rect: QRect,
    title: str,
    why: str,
    *,
    icon: str = "",
    line: Role = Role.CONTROL,
    hovered: bool = False,
    look: Theme | None = None,
) -> None:
    """Paint a dashed place with its words in the middle, for delegates and for ``DashedCard``."""
    now = look or theme.current()
    fill = now.hover if hovered else None
    painting.dashed_place(painter, rect, now, line=line, fill=fill)
    room = rect.adjusted(14, 8, -14, -8)
    title_px = text.height_of(title, Type.CARD_TITLE, room.width(), now, max_lines=2)
    why_px = text.height_of(why, Type.SUPPORT, room.width(), now, max_lines=3) if why else 0
    icon_px = _ICON_PX + 6 if icon else 0
    top = room.top() + max(0, (room.height() - icon_px - title_px - why_px - 2) // 2)
    if icon:
        spot = QRect(room.center().x() - _ICON_PX // 2 + 1, top, _ICON_PX, _ICON_PX)
        icons.paint_icon(painter, spot, icon, Role.TEXT2)
        top += icon_px
    centre = Qt.AlignmentFlag.AlignHCenter
    place = QRect(room.left(), top, room.width(), title_px)
    role = now.text if line is not Role.CONTROL else now.text2
    text.paint_text(painter, place, title, Type.CARD_TITLE, role, max_lines=2, align=centre)
    place = QRect(room.left(), top + title_px + 2, room.width(), why_px)
    text.paint_text(painter, place, why, Type.SUPPORT, now.text2, max_lines=3, align=centre)


class DashedCard(QPushButton):
    """A dashed place that is a button, and takes files of the given suffixes where they drop."""

    chosen = Signal()
    dropped = Signal(list)

    def __init__(
        self,
        title: str,
        why: str = "",
        *,
        icon: str = "plus",
        line: Role = Role.CONTROL,
        suffixes: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._why = why
        self._icon = icon
        self._line = line
        self._suffixes = tuple(suffix.lower() for suffix in suffixes)
        self._is_over = False
        self.setAutoDefault(False)
        self.setAcceptDrops(bool(suffixes))
        self.setAccessibleName(title)
        self.setAccessibleDescription(why)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self._on_clicked)

    def focus_shape(self) -> tuple[QRect, int] | None:
        return self.rect(), RADIUS_CARD

    def sizeHint(self) -> QSize:
        return QSize(190, 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 72)

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = Role.ACCENT if self._is_over else self._line
        paint_dashed_card(
            QPainter(self),
            self.rect(),
            self._title,
            self._why,
            icon=self._icon,
            line=line,
            hovered=self._is_over or self.underMouse() or self.isDown(),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._paths(event):
            self._set_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        paths = self._paths(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _paths(self, event: QDropEvent) -> list[str]:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        return [path for path in paths if path.lower().endswith(self._suffixes)]

    def _set_over(self, is_over: bool) -> None:
        self._is_over = is_over
        self.update()

    def _on_clicked(self) -> None:
        self.chosen.emit()
