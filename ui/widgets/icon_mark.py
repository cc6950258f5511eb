"""An icon as a quiet sign beside words that say the same."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import Role


class IconMark(QWidget):
    """An icon in a role, as a quiet sign; assistive technology does not read it."""

    def __init__(
        self,
        icon: str,
        *,
        size_px: int = 20,
        role: Role = Role.TEXT3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._size_px = size_px
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, role: Role) -> None:
        """Show another icon."""
        self._icon = icon
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size_px, self._size_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        place = QRect(0, 0, self._size_px, self._size_px)
        place.moveCenter(self.rect().center())
        icons.paint_icon(QPainter(self), place, self._icon, self._role)
