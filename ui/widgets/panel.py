"""Grounds that hold other widgets: a panel, a card, a tinted note, a bar, a plain ground."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from ui import painting, theme
from ui.theme import RADIUS_CARD, RADIUS_CONTROL, Role


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


class Rim(QWidget):
    """The line and the round corners of a panel, over what fills the panel from edge to edge.

    A table is square: without a rim its corners stand out of those of the panel below it. It goes
    around ``parent``, or around one of the widgets in it; ``ground`` is what lies outside.
    """

    def __init__(
        self,
        parent: QWidget,
        around: QWidget | None = None,
        *,
        radius_px: int = RADIUS_CARD,
        line: Role = Role.BORDER,
        ground: Role | None = Role.WINDOW,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._radius_px = radius_px
        self._line = line
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        parent.installEventFilter(self)
        if around is not None:
            around.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.Move):
            self._fit()
        elif kind in (QEvent.Type.Show, QEvent.Type.Hide) and watched is self._around:
            self.setVisible(not self._around.isHidden())
        elif isinstance(event, QChildEvent) and kind == QEvent.Type.ChildAdded:
            self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._ground is not None:
            outside = QPainterPath()
            outside.addRect(box)
            inside = QPainterPath()
            inside.addRoundedRect(box, self._radius_px, self._radius_px)
            painter.fillPath(outside.subtracted(inside), now.color(self._ground))
        painting.rounded(painter, box, self._radius_px, line=now.color(self._line))

    def _fit(self) -> None:
        parent, around = self.parentWidget(), self._around
        assert parent is not None
        place = parent.rect()
        if around is not None:
            corner = around.mapTo(parent, around.rect().topLeft())
            place = QRect(corner, around.size()).adjusted(-1, -1, 1, 1)
        self.setGeometry(place)
        # Only the line and the corners are painted: the rest of the panel costs nothing more.
        rect, edge = self.rect(), self._radius_px
        region = QRegion(rect) - QRegion(rect.adjusted(1, 1, -1, -1))
        for left in (0, rect.width() - edge):
            for top in (0, rect.height() - edge):
                region |= QRegion(left, top, edge, edge)
        self.setMask(region)


class Panel(QWidget):
    """A white panel with a line around it, over all that is put into it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rim = Rim(self)

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
