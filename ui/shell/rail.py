"""The rail at the left: one button per room, one Tab stop, arrows inside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, text, theme
from ui.painting import rounded
from ui.spoken import Part
from ui.spoken import Role as Spoken
from ui.theme import RADIUS_CARD, Role, Type
from ui.workspaces import Room

WIDTH_PX: Final = 88
NARROW_PX: Final = 72
_ITEM_PX: Final = 56
_TOP_PX: Final = 8
_GAP_PX: Final = 2
_MARGIN_PX: Final = 8
_NARROW_MARGIN_PX: Final = 4
_BAR_PX: Final = 3


class Rail(QWidget):
    """The rooms of the window, painted; the chosen one is tinted and has a bar at its left.

    ``keys_of`` tells which keys lead to a room, by its id.

    Signals:
        chosen(str): the id of the room the user went to.
    """

    chosen = Signal(str)

    spoken_role = Spoken.PageTabList

    def __init__(
        self,
        rooms: tuple[Room, ...],
        *,
        keys_of: Callable[[str], str] = lambda _room_id: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rooms = rooms
        self._keys_of = keys_of
        self._at = 0
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_narrow(is_narrow=False)
        self._say()
        theme.changes().changed.connect(self._fit)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Take 72 instead of 88 pixels, for windows below 1360; more where text is larger."""
        self._is_narrow = is_narrow
        self._fit()

    def _fit(self) -> None:
        width_px = NARROW_PX if self._is_narrow else WIDTH_PX
        self.setFixedWidth(theme.current().scaled(width_px))
        self.update()

    def choose(self, room_id: str) -> None:
        """Mark a room as the one that is shown, without a signal."""
        for place, room in enumerate(self._rooms):
            if room.id == room_id:
                self._at = place
        self._say()
        self.update()

    def item_rect(self, place: int) -> QRect:
        """Where the button of a room is, in pixels."""
        margin = _NARROW_MARGIN_PX if self._is_narrow else _MARGIN_PX
        height = theme.current().scaled(_ITEM_PX)
        top = _TOP_PX + place * (height + _GAP_PX)
        return QRect(margin, top, self.width() - 2 * margin - 1, height)

    def focus_shape(self) -> tuple[QRect, int]:
        """The button of the room that is shown, for the focus ring."""
        return self.item_rect(self._at), RADIUS_CARD

    def spoken_parts(self) -> list[Part]:
        """The rooms, for assistive technology."""
        return [
            Part(Spoken.PageTab, room.title, self.item_rect(place), is_chosen=place == self._at)
            for place, room in enumerate(self._rooms)
        ]

    def sizeHint(self) -> QSize:
        item_px = theme.current().scaled(_ITEM_PX) + _GAP_PX
        return QSize(self.width(), _TOP_PX + len(self._rooms) * item_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), now.chrome)
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), now.border)
        for place, room in enumerate(self._rooms):
            self._paint_item(painter, place, room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._go((self._at + step) % len(self._rooms))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event)
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._go(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._place_at(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _paint_item(self, painter: QPainter, place: int, room: Room) -> None:
        now = theme.current()
        rect = self.item_rect(place)
        is_chosen = place == self._at
        if is_chosen:
            rounded(painter, rect, RADIUS_CARD, fill=now.selected)
            bar = QRect(0, rect.top() + 12, _BAR_PX, rect.height() - 24)
            rounded(painter, bar, 1, fill=now.accent)
        elif place == self._hovered:
            rounded(painter, rect, RADIUS_CARD, fill=now.hover)
        role = Role.ACCENT if is_chosen else Role.TEXT2
        font = QFont(now.font(Type.BADGE))
        if is_chosen:
            font.setWeight(QFont.Weight.DemiBold)
        lines = _lines(room.title, rect.width() - 4, now)
        line_px = now.line_px(Type.BADGE) - 2
        total = icons.SIZE_RAIL_PX + 4 + line_px * len(lines)
        top = rect.top() + (rect.height() - total) // 2
        spot = QRect(rect.left(), top, rect.width(), icons.SIZE_RAIL_PX)
        icons.paint_icon(painter, spot, room.icon, role)
        painter.setFont(font)
        painter.setPen(now.color(role))
        for number, line in enumerate(lines):
            at = QRect(
                rect.left(),
                spot.bottom() + 5 + number * line_px,
                rect.width(),
                line_px,
            )
            shown = text.elided(line, font, rect.width())
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, shown)

    def _go(self, place: int) -> None:
        if place != self._at:
            self._at = place
            self._say()
            self.update()
            self.chosen.emit(self._rooms[place].id)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setToolTip(self._tip(place))
            self.update()

    def _tip(self, place: int) -> str:
        if place < 0:
            return ""
        room = self._rooms[place]
        keys = self._keys_of(room.id)
        return f"{room.title} ({keys})" if keys else room.title

    def _place_at(self, event: QMouseEvent) -> int:
        at = event.position().toPoint()
        for place in range(len(self._rooms)):
            if self.item_rect(place).contains(at):
                return place
        return -1

    def _say(self) -> None:
        room = self._rooms[self._at]
        self.setAccessibleName(f"Rooms, {room.title} chosen, {self._at + 1} of {len(self._rooms)}")


def _lines(title: str, width_px: int, now: theme.Theme) -> list[str]:
    strong = QFont(now.font(Type.BADGE))
    # The chosen room is in a heavier weight, and its words break as the others do.
    strong.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(strong)
    if metrics.horizontalAdvance(title) <= width_px:
        return [title]
    words = title.split()
    return [" ".join(words[:-1]), words[-1]] if len(words) > 1 else [title]
