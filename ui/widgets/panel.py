"""Grounds that hold other widgets: a panel, a card, a tinted note, a bar, a plain ground."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import painting, theme
from ui.theme import RADIUS_CONTROL, Role


class Ground(QWidget):
    """A plain ground in a colour role, for bars (chrome) and pages (window).

    ``edges`` names the sides that carry a separating line: any of "top right bottom left".
    """

    def __init__(
        self,
        role: Role = Role.CHROME,
        *,
        edges: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._edges = frozenset(edges.split())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        rect = self.rect()
        painter.fillRect(rect, now.color(self._role))
        sides = {
            "top": rect.adjusted(0, 0, 0, 1 - rect.height()),
            "bottom": rect.adjusted(0, rect.height() - 1, 0, 0),
            "left": rect.adjusted(0, 0, 1 - rect.width(), 0),
            "right": rect.adjusted(rect.width() - 1, 0, 0, 0),
        }
        for side in self._edges:
            painter.fillRect(sides[side], now.border)


class Panel(QWidget):
    """A white panel with a line around it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.panel(QPainter(self), self.rect(), theme.current())


class CardPanel(QWidget):
    """A panel with the lower edge of a card; its lowest 3 px belong to that edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.card(QPainter(self), self.rect().adjusted(0, 0, 0, -3), theme.current())


class Note(QWidget):
    """A tinted ground without a line, for what asks for a decision."""

    def __init__(self, role: Role = Role.WARN_SOFT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role

    def set_role(self, role: Role) -> None:
        """Tint the ground with another role."""
        self._role = role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill = theme.current().color(self._role)
        painting.rounded(QPainter(self), self.rect(), RADIUS_CONTROL, fill=fill)
