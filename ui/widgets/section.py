"""An inspector section: a head that opens and closes it, a summary on the right, a body.

Signals: ``toggled(bool)`` when the user opened or closed it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui import icons, text, theme
from ui.painting import rounded
from ui.spoken import Role as Spoken
from ui.spoken import State, tell_expanded
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.badge import Badge, BadgeLabel
from ui.widgets.divider import Divider

HEAD_PX: Final = 40
SIDE_PX: Final = 16
_CHEVRON_PX: Final = 14
_GAP_PX: Final = 7


class SectionHead(QToolButton):
    """The head of a section: chevron, title, and a summary at the end."""

    spoken_role = Spoken.Button

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._summary = ""
        self._reserved_px = 0
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()
        self.toggled.connect(self._on_toggled)

    def set_summary(self, summary: str) -> None:
        """Say in a few words what the section holds."""
        self._summary = summary
        self._say()
        self.update()

    def reserve(self, width_px: int) -> None:
        """Leave room at the end for a badge."""
        self._reserved_px = width_px
        self.update()

    def focus_shape(self) -> tuple[QRect, int] | None:
        return self.rect().adjusted(8, 6, -8, -6), RADIUS_CONTROL

    def spoken_state(self, state: State) -> None:
        """Whether the section is open, for assistive technology."""
        state.expandable = True
        state.expanded = self.isChecked()
        state.collapsed = not self.isChecked()

    def spoken_press(self) -> None:
        """Open or close the section, for assistive technology."""
        self.click()

    def sizeHint(self) -> QSize:
        return QSize(160, theme.current().scaled(HEAD_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.current().scaled(HEAD_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = Qt.Key.Key_Left if self.isChecked() else Qt.Key.Key_Right
        if self._is_mirrored():
            way = Qt.Key.Key_Right if self.isChecked() else Qt.Key.Key_Left
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, way):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            inner = self.rect().adjusted(8, 6, -8, -6)
            rounded(painter, inner, RADIUS_CONTROL, fill=now.hover)
        middle = self.height() // 2
        chevron = QRect(SIDE_PX, middle - _CHEVRON_PX // 2, _CHEVRON_PX, _CHEVRON_PX)
        shape = "down" if self.isChecked() else ("left" if self._is_mirrored() else "right")
        icons.paint_icon(painter, self._placed(chevron), f"chevron-{shape}", Role.TEXT)
        left = SIDE_PX + _CHEVRON_PX + _GAP_PX
        room = QRect(left, 0, self.width() - left - SIDE_PX - self._reserved_px, self.height())
        align = Qt.AlignmentFlag.AlignVCenter
        ends = align | (Qt.AlignmentFlag.AlignLeft if self._is_mirrored() else _RIGHT)
        starts = align | (_RIGHT if self._is_mirrored() else Qt.AlignmentFlag.AlignLeft)
        title_font = now.font(Type.BODY_STRONG)
        painter.setFont(title_font)
        painter.setPen(now.text)
        title = text.elided(self._title, title_font, room.width())
        painter.drawText(self._placed(room), starts, title)
        title_px = QFontMetrics(title_font).horizontalAdvance(title)
        rest = room.adjusted(title_px + 12, 0, 0, 0)
        if self._summary and rest.width() > 24:
            font = now.font(Type.SUPPORT, tabular=True)
            painter.setFont(font)
            painter.setPen(now.text2)
            shown = text.elided(self._summary, font, rest.width())
            painter.drawText(self._placed(rest), ends, shown)

    def _on_toggled(self, _is_open: bool) -> None:
        tell_expanded(self)

    def _say(self) -> None:
        self.setAccessibleName(f"{self._title}, {self._summary}" if self._summary else self._title)

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _placed(self, rect: QRect) -> QRect:
        if not self._is_mirrored():
            return rect
        return QRect(self.width() - rect.right() - 1, rect.top(), rect.width(), rect.height())


_RIGHT = Qt.AlignmentFlag.AlignRight


class Section(QWidget):
    """A part of the inspector that opens and closes; a line below parts it from the next.

    Put widgets into ``body_layout``. ``summary`` shows always unless ``summary_when_closed``.
    """

    toggled = Signal(bool)

    def __init__(
        self,
        title: str,
        *,
        is_open: bool = True,
        summary_when_closed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._summary = ""
        self._only_closed = summary_when_closed
        self._badge: BadgeLabel | None = None
        self._head = SectionHead(title)
        self._head.setChecked(is_open)
        self._head_row = QHBoxLayout(self._head)
        self._head_row.setContentsMargins(0, 0, SIDE_PX, 0)
        self._head_row.addStretch(1)
        self._body = QWidget(self)  # not a window of its own, even for a moment
        self._body_layout = QVBoxLayout(self._body)
        self._body_layout.setContentsMargins(SIDE_PX, 0, SIDE_PX, 12)
        self._body_layout.setSpacing(10)
        self._body.setVisible(is_open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._body)
        column.addWidget(Divider())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._head.toggled.connect(self._on_head_toggled)

    @property
    def body_layout(self) -> QVBoxLayout:
        """Where the content goes; margins are set."""
        return self._body_layout

    @property
    def head(self) -> SectionHead:
        return self._head

    @property
    def is_open(self) -> bool:
        return self._head.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Open or close the section; tells of it like the user's click."""
        self._head.setChecked(is_open)

    def set_summary(self, summary: str) -> None:
        """Say in a few words what the section holds, for example "4 steps · 4:15"."""
        self._summary = summary
        self._show_summary()

    def set_badge(self, badge: Badge | None) -> None:
        """Show a badge at the end of the head, or take it away."""
        if self._badge is not None:
            self._badge.hide()
            self._badge.deleteLater()
            self._badge = None
        if badge is not None:
            self._badge = BadgeLabel(badge)
            self._head_row.addWidget(self._badge)
            self._badge.show()
        width = self._badge.sizeHint().width() + 8 if self._badge is not None else 0
        self._head.reserve(width)

    def _on_head_toggled(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self._show_summary()
        self.toggled.emit(is_open)

    def _show_summary(self) -> None:
        shown = "" if self._only_closed and self.is_open else self._summary
        self._head.set_summary(shown)
