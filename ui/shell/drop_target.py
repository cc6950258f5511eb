"""What is seen while files hang over the window: where they would go, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import announce, icons, painting, text, theme
from ui.theme import RADIUS_CARD, RADIUS_DIALOG, Role, Type

_INSET_PX: Final = 8
_LABEL_PX: Final = QSize(440, 76)
_ABOVE_PX: Final = 40
_VEIL: Final = 0.06


@dataclass(frozen=True, slots=True)
class Promise:
    """What dropping would do: ``title`` names the file, ``detail`` what becomes of it.

    ``spot`` is the part of the window that it would go to, the whole window where there is none.
    """

    title: str
    detail: str
    icon: str
    is_taken: bool = True
    spot: QRect | None = None


class DropTarget(QWidget):
    """Lies over all of its host, lets every event through, and paints the promise."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._promise: Promise | None = None
        self.hide()

    @property
    def promise(self) -> Promise | None:
        """What is shown, None while nothing hangs over the window."""
        return self._promise

    def show_promise(self, promise: Promise | None) -> None:
        """Show what dropping would do now; None when nothing hangs over the window any more."""
        if promise == self._promise:
            return
        before, self._promise = self._promise, promise
        host = self.parentWidget()
        if promise is None or host is None:
            self.hide()
            return
        self.setGeometry(host.rect())
        self.show()
        self.raise_()
        self.update()
        if before is None or before.detail != promise.detail:
            announce.announce(host, f"{promise.title}. {promise.detail}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        promise = self._promise
        if promise is None:
            return
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = now.accent if promise.is_taken else now.bad
        if promise.is_taken:
            spot = promise.spot or self.rect().adjusted(
                _INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX
            )
            radius = RADIUS_CARD if promise.spot else RADIUS_DIALOG
            painting.rounded(painter, spot, radius, fill=painting.with_alpha(color, _VEIL))
            painter.setPen(QPen(color, 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(spot.adjusted(1, 1, -1, -1), radius, radius)
        self._paint_label(painter, promise)

    def _paint_label(self, painter: QPainter, promise: Promise) -> None:
        now = theme.current()
        pad_px, icon_px = 16, 24
        width = min(now.scaled(_LABEL_PX.width()), self.width() - 2 * pad_px)
        room = width - 3 * pad_px - icon_px
        detail_px = text.height_of(promise.detail, Type.SUPPORT, room, now, max_lines=3)
        height = 2 * pad_px - 4 + now.line_px(Type.PANEL) + detail_px
        box = QRect(QPoint(0, 0), QSize(width, height))
        box.moveCenter(self.rect().center())
        box.moveBottom(self.height() - now.scaled(_ABOVE_PX) - 16)
        painting.raised(painter, box, now)
        spot = QRect(box.left() + pad_px, box.center().y() - icon_px // 2, icon_px, icon_px)
        role = Role.ACCENT if promise.is_taken else Role.BAD
        icons.paint_icon(painter, spot, promise.icon, role)
        left = spot.right() + pad_px
        line = QRect(left, box.top() + pad_px - 2, room, now.line_px(Type.PANEL))
        text.paint_text(painter, line, promise.title, Type.PANEL, now.text)
        below = QRect(left, line.bottom() + 1, room, detail_px)
        text.paint_text(painter, below, promise.detail, Type.SUPPORT, now.text2, max_lines=3)
