"""A line of moments, the latest first: what happened, when, by whom, and a way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.theme import Role, Type
from ui.widgets.buttons import ControlSize, QuietButton
from ui.widgets.label import TextLabel
from ui.widgets.runs_label import Run, RunsLabel

_SHOWN: Final = 6
_LEFT_PX: Final = 21
_DOT_PX: Final = 4.5
_BETWEEN_PX: Final = 10


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry: ``name`` in bold, ``meta`` beside it, ``end`` at the end of the line.

    ``words`` are paragraphs below. ``action`` is the word on its button, ``key`` what
    ``Timeline.acted`` tells when the button was used.
    """

    name: str
    meta: str
    end: str = ""
    words: tuple[tuple[Run, ...], ...] = ()
    is_current: bool = False
    action: str = ""
    key: object = None


class Timeline(QWidget):
    """Moments below each other on a line; older ones unfold on demand.

    Signals:
        acted(object): the button of the moment with that key was used.
    """

    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments: tuple[Moment, ...] = ()
        self._shows_all = False
        self._rows: list[MomentRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._more = QuietButton("", size=ControlSize.SMALL)
        self._more.clicked.connect(self._on_more_clicked)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()

    @property
    def rows(self) -> tuple[MomentRow, ...]:
        """The moments that are shown."""
        return tuple(self._rows)

    def show_moments(self, moments: Sequence[Moment], *, unfold: bool = False) -> None:
        """Show other moments, the latest first; ``unfold`` shows all of many."""
        self._shows_all = unfold
        if tuple(moments) != self._moments or unfold:
            self._moments = tuple(moments)
            self._build()

    def _build(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown = self._moments if self._shows_all else self._moments[:_SHOWN]
        self._rows = []
        for number, moment in enumerate(shown):
            row = MomentRow(moment, is_first=number == 0, is_last=number == len(shown) - 1)
            row.acted.connect(self.acted)
            self._column.insertWidget(number, row)
            self._rows.append(row)
        left_over = len(self._moments) - len(shown)
        self._more.setText(f"Show {left_over} older")
        self._more.setVisible(left_over > 0)

    def _on_more_clicked(self) -> None:
        self._shows_all = True
        self._build()


class MomentRow(QWidget):
    """One moment with its dot on the line."""

    acted = Signal(object)

    def __init__(self, moment: Moment, *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._moment = moment
        self._is_first = is_first
        self._is_last = is_last
        name = TextLabel(moment.name, use=Type.BODY_STRONG, fixed=True, tabular=True)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(8)
        self._head.addWidget(name)
        self._head.addWidget(TextLabel(moment.meta, use=Type.SUPPORT, role=Role.TEXT2), 1)
        if moment.end:
            self._head.addWidget(
                TextLabel(moment.end, use=Type.SUPPORT, role=Role.TEXT2, fixed=True)
            )
        self.button: ShyButton | None = None
        if moment.action:
            self.button = ShyButton(moment.action, f"{moment.action} {moment.name}")
            self.button.clicked.connect(self._on_button_clicked)
            self._head.addWidget(self.button)
        column = QVBoxLayout(self)
        bottom = 0 if is_last else _BETWEEN_PX
        column.setContentsMargins(_LEFT_PX, 0, 0, bottom)
        column.setSpacing(0)
        column.addLayout(self._head)
        for words in moment.words:
            column.addWidget(RunsLabel(words))
        self.setAccessibleName(f"{moment.name}, {moment.meta} {moment.end}".strip())

    @property
    def moment(self) -> Moment:
        return self._moment

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - 6.0 if mirrored else 6.0
        middle = now.line_px(Type.BODY_STRONG) / 2
        painter.setPen(QPen(now.border, 2))
        if not self._is_first:
            painter.drawLine(QPointF(x, 0), QPointF(x, middle))
        if not self._is_last:
            painter.drawLine(QPointF(x, middle), QPointF(x, self.height()))
        if self._moment.is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent)
            painter.drawEllipse(QPointF(x, middle), _DOT_PX, _DOT_PX)
        else:
            painter.setPen(QPen(now.control, 1.75))
            painter.setBrush(now.chrome)
            painter.drawEllipse(QPointF(x, middle), _DOT_PX - 0.875, _DOT_PX - 0.875)

    def enterEvent(self, event: QEvent) -> None:
        self._show_button()
        super().enterEvent(event)  # type: ignore[arg-type]  # the stub narrows it

    def leaveEvent(self, event: QEvent) -> None:
        self._show_button()
        super().leaveEvent(event)

    def _show_button(self) -> None:
        if self.button is not None:
            self.button.set_wanted(is_wanted=self.underMouse())

    def _on_button_clicked(self) -> None:
        self.acted.emit(self._moment.key)


class ShyButton(QPushButton):
    """Underlined words that show only while their row is hovered or they hold the focus."""

    def __init__(self, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._is_wanted = False
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_wanted(self, *, is_wanted: bool) -> None:
        """Show or hide the words."""
        self._is_wanted = is_wanted
        self.update()

    def focus_shape(self) -> tuple[QRect, int] | None:
        return self.rect(), 4

    def sizeHint(self) -> QSize:
        now = theme.current()
        self.setFont(now.font(Type.SUPPORT_STRONG))
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + 4, now.line_px(Type.BODY_STRONG))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not (self._is_wanted or self.hasFocus()):
            return
        now = theme.current()
        painter = QPainter(self)
        font = now.font(Type.SUPPORT_STRONG)
        font = type(font)(font)
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(now.accent)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
