"""A segmented control: one of a few views, one Tab stop, arrows inside.

Where room is short it first leaves out the icons, then the words of what is not chosen, then all
words; what is left out is in the tooltip, and assistive technology reads the words all the same.

Signals: ``chosen(str)`` with the key of the segment, when the user chose another one.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import icons, theme
from ui.painting import rounded
from ui.spoken import Part
from ui.spoken import Role as Spoken
from ui.theme import RADIUS_CONTROL, Role, Type

_PAD_PX: Final = 12
_ICON_PX: Final = 14
_ICON_GAP_PX: Final = 7
_HEIGHT_PX: Final = 32
_TRACK_PX: Final = 1


class Form(IntEnum):
    """How much of each segment is shown, from the widest to the narrowest."""

    FULL = 0
    WORDS = 1
    CHOSEN_WORD = 2
    ICONS = 3


class Segment(NamedTuple):
    """One choice: its key, its word and the name of its icon, if any."""

    key: str
    text: str
    icon: str = ""


class SegmentedControl(QWidget):
    """Segments side by side; ``name`` tells assistive technology what is chosen, e.g. "View".

    With ``shows_icons`` off, icons stand only in place of words that have no room.
    """

    chosen = Signal(str)

    spoken_role = Spoken.PageTabList

    def __init__(
        self,
        segments: list[Segment],
        *,
        name: str,
        shows_icons: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._segments = list(segments)
        self._at = 0
        self._hovered = -1
        self._name = name
        self._widest = Form.FULL if shows_icons else Form.WORDS
        self._form = self._widest
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._say()
        theme.changes().changed.connect(self.updateGeometry)

    @property
    def key(self) -> str:
        """The key of the chosen segment."""
        return self._segments[self._at].key if self._segments else ""

    @property
    def form(self) -> Form:
        """How much of each segment is shown."""
        return self._form

    def shorten_to(self, width_px: int) -> None:
        """Show as much of the segments as fits; segments without an icon keep their words."""
        forms = [form for form in Form if form >= self._widest]
        if not all(one.icon for one in self._segments):
            forms = forms[:1]
        fitting = (form for form in forms if self._width_in(form) <= width_px)
        form = next(fitting, forms[-1])
        if form is not self._form:
            self._form = form
            self.updateGeometry()
            self.update()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all segments, in their order."""
        return tuple(segment.key for segment in self._segments)

    def choose(self, key: str) -> None:
        """Choose a segment without a signal.

        Raises:
            KeyError: there is no segment of that key.
        """
        for index, segment in enumerate(self._segments):
            if segment.key == key:
                self._at = index
                self._say()
                self.updateGeometry()
                self.update()
                return
        raise KeyError(key)

    def focus_shape(self) -> tuple[QRect, int] | None:
        places = self._places()
        return (places[self._at], RADIUS_CONTROL) if places else None

    def spoken_parts(self) -> list[Part]:
        """The segments, for assistive technology."""
        pairs = zip(self._segments, self._places(), strict=True)
        return [
            Part(Spoken.PageTab, segment.text, place, is_chosen=number == self._at)
            for number, (segment, place) in enumerate(pairs)
        ]

    def sizeHint(self) -> QSize:
        return QSize(self._width_in(self._form), theme.current().scaled(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        rounded(painter, self.rect(), RADIUS_CONTROL + 1, fill=now.sunken)
        font = now.font(Type.SUPPORT_STRONG)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for index, (segment, rect) in enumerate(zip(self._segments, self._places(), strict=True)):
            is_chosen = index == self._at
            if is_chosen:
                rounded(painter, rect, RADIUS_CONTROL, fill=now.surface, line=now.control)
            elif index == self._hovered and self.isEnabled():
                rounded(painter, rect, RADIUS_CONTROL, fill=now.hover)
            role = Role.TEXT if is_chosen else Role.TEXT2
            role = role if self.isEnabled() else Role.TEXT3
            left = rect.left() + _PAD_PX
            if self._has_icon(index, self._form):
                spot = QRect(left, rect.top() + (rect.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
                icons.paint_icon(painter, spot, segment.icon, role)
                left += _ICON_PX + _ICON_GAP_PX
            if not self._has_word(index, self._form):
                continue
            painter.setPen(now.color(role))
            width = metrics.horizontalAdvance(segment.text)
            painter.drawText(
                QRect(left, rect.top(), width + 2, rect.height()), middle, segment.text
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = {
            Qt.Key.Key_Left: 1 if mirrored else -1,
            Qt.Key.Key_Right: -1 if mirrored else 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
        }.get(Qt.Key(event.key()))
        last = len(self._segments) - 1
        if step is not None:
            self._choose_at(min(last, max(0, self._at + step)))
        elif event.key() == Qt.Key.Key_Home:
            self._choose_at(0)
        elif event.key() == Qt.Key.Key_End:
            self._choose_at(last)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            index = self._index_at(event.position().toPoint().x())
            if index >= 0:
                self._choose_at(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._index_at(event.position().toPoint().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._index_at(event.pos().x())
            is_cut = index >= 0 and not self._has_word(index, self._form)
            if is_cut or (index >= 0 and self.width() < self.sizeHint().width()):
                QToolTip.showText(event.globalPos(), self._segments[index].text, self)
                return True
        return super().event(event)

    def _choose_at(self, index: int) -> None:
        if index == self._at or not self._segments:
            return
        self._at = index
        self._say()
        self.updateGeometry()
        self.update()
        self.chosen.emit(self.key)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    def _say(self) -> None:
        count = len(self._segments)
        word = self._segments[self._at].text if self._segments else ""
        self.setAccessibleName(f"{self._name}: {word}, {self._at + 1} of {count}")

    def _has_icon(self, index: int, form: Form) -> bool:
        return bool(self._segments[index].icon) and form is not Form.WORDS

    def _has_word(self, index: int, form: Form) -> bool:
        is_chosen_word = form is Form.CHOSEN_WORD and index == self._at
        return form in (Form.FULL, Form.WORDS) or is_chosen_word

    def _width_in(self, form: Form) -> int:
        widths = (self._width_of(index, form) for index in range(len(self._segments)))
        return sum(widths) + 2 * _TRACK_PX

    def _width_of(self, index: int, form: Form) -> int:
        metrics = QFontMetrics(theme.current().font(Type.SUPPORT_STRONG))
        has_icon, has_word = self._has_icon(index, form), self._has_word(index, form)
        icon = _ICON_PX if has_icon else 0
        word = metrics.horizontalAdvance(self._segments[index].text) if has_word else 0
        return 2 * _PAD_PX + icon + word + (_ICON_GAP_PX if has_icon and has_word else 0)

    def _places(self) -> list[QRect]:
        """Return where each segment is, mirrored where the layout is."""
        result = []
        left = _TRACK_PX
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for index in range(len(self._segments)):
            width = self._width_of(index, self._form)
            x = self.width() - left - width if mirrored else left
            result.append(QRect(x, _TRACK_PX, width, self.height() - 2 * _TRACK_PX))
            left += width
        return result

    def _index_at(self, x: int) -> int:
        for index, rect in enumerate(self._places()):
            if rect.left() <= x <= rect.right():
                return index
        return -1
