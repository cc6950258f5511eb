"""The card of the tour, and the ring around what it points at."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import announce, painting, theme
from ui.theme import RADIUS_CARD, Role, Type
from ui.tour.stops import Stop
from ui.widgets.buttons import ControlSize, PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.label import TextLabel

_WIDTH_PX: Final = 380
_REACH_PX: Final = 6
_GAP_PX: Final = 10
_EDGE_PX: Final = 16
_INSET_PX: Final = 3
_FOOT_PX: Final = 56
"""The height of the higher status bar, which holds the ribbon."""


class Ring(QWidget):
    """Surrounds a part of the window; lets every event through."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.rect().adjusted(1, 1, -1, -1)
        painting.rounded(painter, room, RADIUS_CARD, line=theme.current().focus, line_px=2)


class CoachCard(QWidget):
    """Title, words, and the way on, back and out; arrow keys and Esc do the same.

    Signals:
        stepped(int): on (1) or back (-1).
        left(): the tour is to end.
    """

    stepped = Signal(int)
    left = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._count = TextLabel(use=Type.SUPPORT_STRONG, role=Role.TEXT2)
        self._title = TextLabel(use=Type.PANEL, lines=2)
        self._words = TextLabel(use=Type.BODY, role=Role.TEXT2, lines=0)
        self.skip = QuietButton("End the tour", size=ControlSize.SMALL)
        self.back = SecondaryButton("Back", size=ControlSize.SMALL)
        self.next = PrimaryButton("Next", size=ControlSize.SMALL)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.skip)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[_REACH_PX + 16] * 4)
        column.setSpacing(6)
        for part in (self._count, self._title, self._words):
            column.addWidget(part)
        column.addSpacing(8)
        column.addLayout(foot)
        self.skip.clicked.connect(self.left)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))

    def show_stop(self, stop: Stop, number: int, count: int) -> None:
        """Say what there is to see at a stop, counted from 1."""
        self._count.setText(f"{number} of {count}")
        self._title.setText(stop.title)
        self._words.setText(stop.words)
        self.back.setEnabled(number > 1)
        self.next.setText("Next" if number < count else "Done")
        self.setAccessibleName(f"Tour, {number} of {count}: {stop.title}")
        self.setAccessibleDescription(stop.words)
        self.show()
        self.raise_()
        self.next.setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce.announce(self, f"{number} of {count}. {stop.title}. {stop.words}")

    def stand_by(self, target: QRect) -> None:
        """Stand by a part of the host: below, above, or in its corner where it is large."""
        host = self.parentWidget()
        assert host is not None
        room = host.rect().adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        width = min(theme.current().scaled(_WIDTH_PX), room.width())
        layout = self.layout()
        assert layout is not None
        layout.activate()
        size = QSize(width, layout.totalHeightForWidth(width))
        place = QRect(QPoint(target.center().x() - width // 2, 0), size)
        if target.bottom() + _GAP_PX + size.height() <= room.bottom():
            place.moveTop(target.bottom() + _GAP_PX)
        elif target.top() - _GAP_PX - size.height() >= room.top():
            place.moveBottom(target.top() - _GAP_PX)
        else:
            # Not over the middle, which is what there is to see.
            is_left = target.left() - _GAP_PX - width >= room.left() and target.width() < width * 2
            place.moveRight(target.left() - _GAP_PX if is_left else target.right() - _GAP_PX)
            # At one height over either status bar: Next stays under the pointer.
            foot = host.rect().bottom() - theme.current().scaled(_FOOT_PX)
            place.moveBottom(min(target.bottom(), foot) - _GAP_PX)
        place.moveLeft(max(room.left(), min(place.left(), room.right() - width)))
        place.moveTop(max(room.top(), min(place.top(), room.bottom() - size.height())))
        self.setGeometry(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(_REACH_PX, _REACH_PX, -_REACH_PX, -_REACH_PX)
        painting.raised(painter, box, theme.current())


def ring_of(target: QRect, host: QRect) -> QRect:
    """Where the ring stands: just outside what it surrounds, inside the host."""
    return target.adjusted(-_INSET_PX, -_INSET_PX, _INSET_PX, _INSET_PX) & host
