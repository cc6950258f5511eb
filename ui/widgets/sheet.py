"""A dialog inside the window: a flat scrim, a title, a body, a foot with the buttons.

While a sheet is open the keyboard stays in it; Esc closes it and the focus goes back to where it
was, Enter on a choice presses the primary button, Ctrl+Enter does so from everywhere. Shortcuts of
the window behind do not fire::

    sheet = Sheet(window, "Export", subtitle="Lotwarden first-call narrative", width_px=1120)
    sheet.set_body(my_widget)
    sheet.foot_layout.addWidget(SecondaryButton("Cancel")) ...
    sheet.open()

Signals: ``opened()``, ``closed()``. A sheet deletes itself after it closed unless ``keep`` is set.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui import painting, tab_order, theme
from ui.focus_ring import give_back, reason_here
from ui.spoken import Role as Spoken
from ui.spoken import State
from ui.theme import RADIUS_DIALOG, S4, S5, Role, Type
from ui.widgets.buttons import IconButton, PrimaryButton
from ui.widgets.label import TextLabel
from ui.widgets.panel import Rim

TITLE_PX: Final = 56
FOOT_PX: Final = 64
SCRIM: Final = 0.42
_MARGIN_PX: Final = 24
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Dialog(QWidget):
    """The panel of the sheet."""

    spoken_role = Spoken.Dialog

    def spoken_state(self, state: State) -> None:
        """That it holds the keyboard, for assistive technology."""
        state.modal = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.has_foot = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect()
        painting.rounded(painter, rect, RADIUS_DIALOG, fill=now.surface)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(rect), RADIUS_DIALOG, RADIUS_DIALOG)
        painter.save()
        painter.setClipPath(shape)
        title_px, foot_px = now.scaled(TITLE_PX), now.scaled(FOOT_PX)
        painter.fillRect(0, 0, rect.width(), title_px, now.chrome)
        painter.fillRect(0, title_px - 1, rect.width(), 1, now.border)
        if self.has_foot:
            top = rect.height() - foot_px
            painter.fillRect(0, top, rect.width(), foot_px, now.chrome)
            painter.fillRect(0, top, rect.width(), 1, now.border)
        painter.restore()


class Sheet(QWidget):
    """A dialog over ``host``, which is usually the window.

    ``width_px`` and ``height_px`` are what the dialog wants at font scale 1; it never leaves the
    window. A height of 0 takes what the content needs.
    """

    opened = Signal()
    closed = Signal()

    spoken_role = Spoken.LayeredPane

    def __init__(
        self,
        host: QWidget,
        title: str,
        *,
        subtitle: str = "",
        width_px: int = 560,
        height_px: int = 0,
        keep: bool = False,
    ) -> None:
        super().__init__(host)
        self._host = host
        self._wanted = (width_px, height_px)
        self._keep = keep
        self._before: QWidget | None = None
        self._asked_on: QWidget | None = None
        self.hide()
        self.setAccessibleName(title)
        self._dialog = _Dialog(self)
        self._dialog.setAccessibleName(title)
        self._rim = Rim(self._dialog, radius_px=RADIUS_DIALOG, line=Role.CONTROL, ground=None)
        column = QVBoxLayout(self._dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = self._make_head(title, subtitle)
        column.addWidget(self._head)
        self._body = QWidget()
        self._body_layout = QVBoxLayout(self._body)
        self._body_layout.setContentsMargins(S5, S4, S5, S4)
        self._body_layout.setSpacing(S4)
        column.addWidget(self._body, 1)
        self._foot = QWidget()
        self._foot_layout = QHBoxLayout(self._foot)
        self._foot_layout.setContentsMargins(S5, 0, S5, 0)
        self._foot_layout.setSpacing(12)
        column.addWidget(self._foot)
        self._foot.hide()
        host.installEventFilter(self)

    @property
    def body_layout(self) -> QVBoxLayout:
        """Where the content goes; margins are set."""
        return self._body_layout

    def add_to_head(self, widget: QWidget) -> None:
        """Put something at the right of the title, before the cross that closes the sheet."""
        row = self._head.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.count() - 1, widget)

    @property
    def foot_layout(self) -> QHBoxLayout:
        """Where the buttons go, the primary one last; using it shows the foot."""
        self._foot.show()
        self._dialog.has_foot = True
        return self._foot_layout

    @property
    def dialog_area(self) -> QRect:
        """Where the dialog lies over the host."""
        return self._dialog.geometry()

    @property
    def is_open(self) -> bool:
        return self.isVisible()

    def set_subtitle(self, subtitle: str) -> None:
        """Say something else beside the title."""
        self._subtitle.setText(subtitle)

    def set_body(self, body: QWidget) -> None:
        """Fill the dialog from edge to edge with one widget."""
        self._body_layout.setContentsMargins(0, 0, 0, 0)
        self._body_layout.addWidget(body)

    def open(self, focus: QWidget | None = None) -> None:
        """Show the sheet and move the keyboard into it, to ``focus`` or its first control."""
        self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        controls = (one for part in (self._body, self._foot) for one in tab_order.stops_in(part))
        (focus or next(controls, self._close)).setFocus(Qt.FocusReason.TabFocusReason)
        self.opened.emit()

    def close_sheet(self) -> None:
        """Take the sheet away and give the keyboard back."""
        if not self.isVisible():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and _is_alive(before) and before.isVisible():
            give_back(before, reason_here())
        self.closed.emit()
        if not self._keep:
            self.deleteLater()

    def fit(self) -> None:
        """Take the height that the content needs now."""
        self._place()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the sheet."""
        tab_order.go(self._dialog, forward=forward)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return
        event.accept()
        # Fields of text and lists have an Enter of their own, which comes here as well.
        if event.key() in _ENTER and isinstance(self.focusWidget(), QComboBox):
            self._press_primary()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # No control of the sheet wants this key as a shortcut, so none behind it gets it.
            event.accept()
            if _is_ctrl_enter(event):
                self._take_next_key()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self._place()
        elif event.type() == QEvent.Type.KeyPress and watched is self._asked_on:
            watched.removeEventFilter(self)
            self._asked_on = None
            if _is_ctrl_enter(event):
                self._press_primary()
                return True
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), painting.with_alpha(now.scrim, SCRIM))
        painting.raised(painter, self._dialog.geometry(), now)

    def _make_head(self, title: str, subtitle: str) -> QWidget:
        head = QWidget()
        head.setFixedHeight(theme.current().scaled(TITLE_PX))
        row = QHBoxLayout(head)
        row.setContentsMargins(S5, 0, S4 - 4, 0)
        row.setSpacing(12)
        row.addWidget(TextLabel(title, use=Type.WORKSPACE, fixed=True))
        self._subtitle = TextLabel(subtitle, use=Type.BODY, role=Role.TEXT3)
        row.addWidget(self._subtitle, 1)
        close = IconButton("x", "Close", shortcut="Esc")
        close.clicked.connect(self.close_sheet)
        row.addWidget(close)
        self._close = close
        return head

    def _take_next_key(self) -> None:
        """Keep Ctrl+Enter from the control that has the keyboard: a field would take it for Enter.

        It is the next key that goes there. A list that waits for keys to be named does not let the
        sheet know of them, and gets this one as well.
        """
        asked_on = QApplication.focusWidget()
        if asked_on is not None and asked_on is not self._asked_on:
            self._asked_on = asked_on
            asked_on.installEventFilter(self)

    def _press_primary(self) -> None:
        """Do what the sheet is for, as Enter does in any dialog."""
        for button in self._foot.findChildren(PrimaryButton):
            if button.isVisible() and button.isEnabled():
                # As a click would: what was typed is stored, and a question is seen on the button.
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                button.click()
                return

    def _place(self) -> None:
        self.setGeometry(self._host.rect())
        now = theme.current()
        self._head.setFixedHeight(now.scaled(TITLE_PX))
        self._foot.setFixedHeight(now.scaled(FOOT_PX))
        width, height = (now.scaled(edge) for edge in self._wanted)
        width = min(width, self.width() - 2 * _MARGIN_PX)
        height = height or self._needed_height(width)
        height = min(height, self.height() - 2 * _MARGIN_PX)
        left = (self.width() - width) // 2
        self._dialog.setGeometry(QRect(left, (self.height() - height) // 2, width, height))

    def _needed_height(self, width: int) -> int:
        layout = self._dialog.layout()
        assert layout is not None
        layout.activate()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return self._dialog.sizeHint().height()


def _is_ctrl_enter(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
        return False
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.ControlModifier


def _is_alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget)
