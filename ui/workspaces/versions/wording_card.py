"""The cards among which a misalignment is decided: one per wording, and one to write in."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons, painting, text, theme
from ui.marked_text import lay_parts
from ui.theme import RADIUS_CARD, Role, Theme, Type
from ui.widgets.avatar import paint_avatar
from ui.widgets.text_area import TextArea
from ui.workspaces.versions.choices import Choice

_PAD_PX: Final = 14
_RADIO_PX: Final = 18
_AVATAR_PX: Final = 20
_GAP_PX: Final = 8
_HEAD_PX: Final = 22
_OWN_GAP_PX: Final = 6
_USE: Final = Type.SAY
_TEXT_LEFT_PX: Final = _PAD_PX + _RADIO_PX + _GAP_PX
_NAME_LEFT_PX: Final = _TEXT_LEFT_PX + _AVATAR_PX + _GAP_PX


class WordingCard(QAbstractButton):
    """One wording as a radio button; among equals none is struck."""

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Not "minimum": the hint is that of a narrow card, which needs more lines.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        who = ", ".join(filter(None, (choice.title, choice.about)))
        self.setAccessibleName(f"{who}: {choice.text}")
        theme.changes().changed.connect(self.updateGeometry)

    @property
    def choice(self) -> Choice:
        return self._choice

    def focus_shape(self) -> tuple[QRect, int] | None:
        return self.rect(), RADIUS_CARD

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - _TEXT_LEFT_PX - _PAD_PX
        laid = lay_parts(self._choice.parts, _USE, room)
        return 2 * _PAD_PX - 4 + self._head_px(width) + 4 + laid.height_px

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, theme.current().scaled(_HEAD_PX) + 2 * _PAD_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        _paint_ground(painter, self.rect(), now, is_on=self.isChecked(), is_busy=self.underMouse())
        head = QRect(_PAD_PX, _PAD_PX - 2, self.width() - 2 * _PAD_PX, now.scaled(_HEAD_PX))
        below = self._head_px(self.width()) - head.height()
        self._paint_radio(painter, head)
        spot = QRect(_TEXT_LEFT_PX, head.center().y() - _AVATAR_PX // 2, _AVATAR_PX, _AVATAR_PX)
        if self._choice.person:
            paint_avatar(painter, spot, self._choice.person)
        else:
            icons.paint_icon(painter, spot.adjusted(2, 2, -2, -2), "git-merge", Role.TEXT2)
        self._paint_who(painter, head, below, now)
        laid = lay_parts(self._choice.parts, _USE, self.width() - _TEXT_LEFT_PX - _PAD_PX)
        laid.paint(painter, _TEXT_LEFT_PX, head.bottom() + 5 + below, now.text)

    def _paint_radio(self, painter: QPainter, head: QRect) -> None:
        option = QStyleOptionButton()
        option.initFrom(self)
        option.rect = QRect(head.left(), head.top(), _RADIO_PX, head.height())
        flag = QStyle.StateFlag
        option.state |= flag.State_On if self.isChecked() else flag.State_Off
        kind = QStyle.PrimitiveElement.PE_IndicatorRadioButton
        self.style().drawPrimitive(kind, option, painter, self)

    def _paint_who(self, painter: QPainter, head: QRect, below_px: int, now: Theme) -> None:
        """Paint the name, and what is said of them beside it or on a line of its own."""
        line_px = now.line_px(Type.BODY_STRONG)
        left, top = _NAME_LEFT_PX, head.center().y() - line_px // 2
        place = QRect(left, top, head.right() - left, line_px)
        text.paint_text(painter, place, self._choice.title, Type.BODY_STRONG, now.text)
        if below_px:
            place.moveTop(head.bottom())
        else:
            place.setLeft(left + self._title_px() + _GAP_PX)
            place.translate(0, (line_px - now.line_px(Type.SUPPORT)) // 2)
        text.paint_text(painter, place, self._choice.about, Type.SUPPORT, now.text2)

    def _title_px(self) -> int:
        font = theme.current().font(Type.BODY_STRONG)
        return QFontMetrics(font).horizontalAdvance(self._choice.title)

    def _head_px(self, width: int) -> int:
        """The height of the head: two lines where name and function do not fit into one."""
        now = theme.current()
        about = QFontMetrics(now.font(Type.SUPPORT)).horizontalAdvance(self._choice.about)
        room = width - _PAD_PX - _NAME_LEFT_PX
        is_tight = bool(about) and self._title_px() + _GAP_PX + about > room
        return now.scaled(_HEAD_PX) + (now.line_px(Type.SUPPORT) if is_tight else 0)


class OwnCard(QWidget):
    """The card of a wording that nobody has proposed yet; typing in it chooses it.

    Signals:
        edited(): other words stand in it.
    """

    edited = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._radio = QRadioButton(title)
        self._radio.setFont(theme.current().font(Type.BODY_STRONG))
        self._field = TextArea(name=title, placeholder="Write it here", use=_USE, max_lines=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD_PX, _PAD_PX - 4, _PAD_PX, _PAD_PX - 2)
        column.setSpacing(_OWN_GAP_PX)
        column.addWidget(self._radio)
        column.addWidget(self._field)
        column.addStretch(1)
        self._radio.toggled.connect(self._on_radio_toggled)
        self._field.textChanged.connect(self._on_field_text_changed)
        theme.changes().changed.connect(self._on_theme_changed)

    @property
    def radio(self) -> QRadioButton:
        return self._radio

    @property
    def field(self) -> TextArea:
        return self._field

    def heightForWidth(self, _width: int) -> int:
        inner = self._radio.sizeHint().height() + _OWN_GAP_PX + self._field.height()
        return inner + 2 * _PAD_PX - 6

    def write(self, words: str) -> None:
        """Begin with words that are there, and give them the keyboard."""
        self._field.setPlainText(words)
        self._radio.setChecked(True)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._radio.setChecked(True)
        self._field.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        is_on = self._radio.isChecked()
        _paint_ground(QPainter(self), self.rect(), theme.current(), is_on=is_on, is_busy=False)

    def _on_radio_toggled(self, _is_on: bool) -> None:
        self.update()

    def _on_field_text_changed(self) -> None:
        if self._field.text().strip():
            self._radio.setChecked(True)
        self.edited.emit()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._radio.setFont(theme.current().font(Type.BODY_STRONG))


def _paint_ground(
    painter: QPainter, rect: QRect, now: Theme, *, is_on: bool, is_busy: bool
) -> None:
    line = now.accent if is_on else (now.text3 if is_busy else now.control)
    fill = now.hover if is_busy and not is_on else now.surface
    painting.rounded(painter, rect, RADIUS_CARD, fill=fill, line=line, line_px=2 if is_on else 1)
