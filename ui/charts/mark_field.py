"""The marks of one chart under the hands of its reader: arrows walk them, Enter opens one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from narrative_studio.charts.chart import Chart
from narrative_studio.charts.drawing.canvas import Drawing, Place, Target
from narrative_studio.charts.drawing.draw import draw
from narrative_studio.charts.drawing.sheet import Room
from narrative_studio.charts.drawing.walking import same_mark, stepped
from ui import painting, theme
from ui.announce import announce
from ui.charts.painter import paint_drawing
from ui.charts.qt_measure import measure
from ui.spoken import Part
from ui.spoken import Role as Spoken
from ui.theme import RADIUS_BADGE

_STEPS: Final = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
}
_USING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_LEAST_WIDTH: Final = 240
INSET_PX: Final = painting.RING_REACH_PX
"""How far a chart stands from the edges of its field, so that the ring around a mark is whole."""


class MarkField(QWidget):
    """Paints a chart as wide as it is given; one Tab stop.

    Signals:
        opened(str): what the mark of that key stands for is wanted.
        walked(str): the keyboard went to the mark of that key.
    """

    opened = Signal(str)
    walked = Signal(str)

    spoken_role = Spoken.Chart

    def __init__(
        self, chart: Chart, *, width_px: int = _LEAST_WIDTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chart = chart
        self._drawing = Drawing(0, 0, ())
        self._laid_out: object = None
        self._room_px = width_px
        self._at: int | None = None
        self._hovered: int | None = None
        self._scrolled_px = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changes().changed.connect(self._on_theme_changed)
        self.show_chart(chart)

    @property
    def chart(self) -> Chart:
        """The chart that is painted."""
        return self._chart

    @property
    def drawing(self) -> Drawing:
        """The chart as it is laid out now."""
        return self._drawing

    @property
    def current(self) -> Target | None:
        """The mark that the keyboard is at."""
        targets = self._drawing.targets
        return targets[self._at] if self._at is not None and self._at < len(targets) else None

    def show_chart(self, chart: Chart) -> None:
        """Show another chart; the keyboard stays at its mark where that is still there."""
        before = self.current
        self._chart = chart
        self._hovered = None
        self._laid_out = None
        self.setAccessibleName(chart.headline)
        self.setAccessibleDescription(chart.described())
        self.lay_out(self._room_px)
        self._at = same_mark(self._drawing.targets, before)

    def lay_out(self, width_px: int) -> None:
        """Lay the chart out anew for a width; it may need more than it is given."""
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        key = (width_px, theme.current().font_scale, is_mirrored)
        if key == self._laid_out:
            return
        self._laid_out, self._room_px = key, width_px
        room = Room(max(width_px, _LEAST_WIDTH) - 2 * INSET_PX, 0, False)
        made = draw(self._chart, room, measure())
        self._drawing = made.mirrored() if is_mirrored else made
        self.setFixedSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def scroll_to(self, scrolled_px: int) -> None:
        """Know how far the chart is scrolled, so that what is pinned stays in sight."""
        if scrolled_px != self._scrolled_px:
            self._scrolled_px = scrolled_px
            self.update()

    def go_to(self, number: int) -> None:
        """Move the keyboard to a mark, by its place, and say which it is."""
        self._at = number
        target = self.current
        assert target is not None
        self.update()
        announce(self, target.spoken)
        self.walked.emit(target.key)

    def sizeHint(self) -> QSize:
        around = 2 * INSET_PX
        return QSize(round(self._drawing.width) + around, round(self._drawing.height) + around)

    def focus_shape(self) -> tuple[QRect, int] | None:
        target = self.current
        if target is None:
            reach = painting.RING_REACH_PX
            return self.rect().adjusted(reach, reach, -reach, -reach), RADIUS_BADGE
        return _shown(target.place).toAlignedRect(), RADIUS_BADGE

    def spoken_parts(self) -> list[Part]:
        return [
            Part(
                Spoken.Cell, target.spoken, _shown(target.place).toAlignedRect(), number == self._at
            )
            for number, target in enumerate(self._drawing.targets)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        self._paint(painter, event.rect())
        if self._hovered is not None and self._hovered < len(self._drawing.targets):
            place = _shown(self._drawing.targets[self._hovered].place)
            painting.rounded(painter, place, RADIUS_BADGE, line=now.control)
        self._paint_pinned(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, targets = Qt.Key(event.key()), self._drawing.targets
        if not targets or event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        elif key in _STEPS:
            right, down = _STEPS[key]
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                right = -right
            self.go_to(0 if self._at is None else stepped(targets, self._at, right, down))
            self.tip_of_current()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else len(targets) - 1)
            self.tip_of_current()
        elif key in _USING and self.current is not None:
            self._open(self.current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._number_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self._at = number
            self.update()
            self._open(self._drawing.targets[number])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        QToolTip.hideText()
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._number_at(QPointF(event.pos()))
            if number is not None:
                target = self._drawing.targets[number]
                place = _shown(target.place).toAlignedRect()
                QToolTip.showText(event.globalPos(), target.words, self, place)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def tip_of_current(self) -> None:
        """Show what is said of the mark that the keyboard is at, below it."""
        target = self.current
        if target is not None:
            place = _shown(target.place).toAlignedRect()
            corner = self.mapToGlobal(place.bottomLeft() + QPoint(0, 4))
            QToolTip.showText(corner, target.words, self, place)

    def _open(self, target: Target) -> None:
        if target.key:
            self.opened.emit(target.key)

    def _number_at(self, point: QPointF) -> int | None:
        x, y, pinned = point.x() - INSET_PX, point.y() - INSET_PX, self._drawing.pinned
        if pinned is not None and pinned.holds(x - self._scrolled_px, y):
            x -= self._scrolled_px
        return self._drawing.at(x, y)

    def _paint(self, painter: QPainter, part: QRect) -> None:
        """Paint what reaches into a part of the field."""
        painter.translate(INSET_PX, INSET_PX)
        only = part.translated(-INSET_PX, -INSET_PX)
        paint_drawing(painter, self._drawing, measure(), theme.current().name, only)
        painter.translate(-INSET_PX, -INSET_PX)

    def _paint_pinned(self, painter: QPainter) -> None:
        """Paint what stays in sight once more, over the part that is scrolled below it."""
        pinned = self._drawing.pinned
        if pinned is None or not self._scrolled_px:
            return
        now = theme.current()
        place = _shown(pinned).toAlignedRect().adjusted(-INSET_PX, 0, 0, 0)
        painter.save()
        painter.translate(self._scrolled_px, 0)
        painter.setClipRect(place)
        painter.fillRect(place, now.surface)
        self._paint(painter, place)
        painter.fillRect(place.right(), place.top(), 1, place.height(), now.border)
        painter.restore()

    def _hover(self, number: int | None) -> None:
        if number != self._hovered:
            for one in (self._hovered, number):
                if one is not None and one < len(self._drawing.targets):
                    place = _shown(self._drawing.targets[one].place).toAlignedRect()
                    self.update(place.adjusted(-2, -2, 2, 2))
            self._hovered = number
            is_live = number is not None and bool(self._drawing.targets[number].key)
            shape = Qt.CursorShape.PointingHandCursor if is_live else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    def _on_theme_changed(self) -> None:
        self.lay_out(self._room_px)
        self.update()


def _shown(place: Place) -> QRectF:
    """Where a part of the drawing lies in the field."""
    return QRectF(place.x + INSET_PX, place.y + INSET_PX, place.width, place.height)
