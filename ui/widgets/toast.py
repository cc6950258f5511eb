"""Says at the bottom of the window what was just done, and lets the user take it back.

One toast at a time: a new one takes the place of the old. It stays 8 s, and as long as the pointer
or the focus is on it. It lies over a low status bar, and above one that holds the ribbon, which
shows what the change has done; while a sheet is open beside that one, or over its title: nothing
that can be operated is covered where that can be helped::

    self._toasts = ToastPlace(window)
    self._toasts.acted.connect(self._on_toasts_acted)
    self._toasts.show_message("Frame 8 moved before frame 7", action="Undo", key=op_id)

Signals of ``ToastPlace``: ``acted(object)`` with the key, when the action was used;
``dismissed(object)`` with the key, when the toast went without that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid

from ui import announce, icons, theme
from ui.painting import rounded, with_alpha
from ui.theme import MOTION_TOAST_MS, RADIUS_CONTROL, Role, Type
from ui.widgets.buttons import answers_enter
from ui.widgets.free_place import freest
from ui.widgets.label import TextLabel
from ui.widgets.sheet import FOOT_PX, TITLE_PX, Sheet

TOAST_PX: Final = 44
STAYS_MS: Final = 8000
_EDGE_PX: Final = 3
_SIDE_PX: Final = 16
_ABOVE_PX: Final = 16
_LOW_PX: Final = 32
"""The least height: that of the lower status bar."""
_ICON_PX: Final = 16


class ToastLink(QPushButton):
    """The underlined action on a toast."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def focus_shape(self) -> None:
        """Have no ring outside: the focus colour is made for other grounds."""
        return

    def sizeHint(self) -> QSize:
        font = theme.current().font(Type.CONTROL)
        self.setFont(font)
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 12, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        if self.hasFocus() or self.underMouse():
            line = now.surface if self.hasFocus() else None
            fill = with_alpha(now.surface, 0.12)
            rounded(painter, self.rect(), 4, fill=fill, line=line, line_px=2)
        font = now.font(Type.CONTROL)
        font = type(font)(font)
        font.setWeight(font.Weight.DemiBold)
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(now.surface)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not answers_enter(self, event):
            super().keyPressEvent(event)


class Toast(QWidget):
    """The toast itself, in swapped colours."""

    acted = Signal()
    dismissed = Signal()

    def __init__(self, words: str, action: str, *, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        row = QHBoxLayout(self)
        lead = _SIDE_PX + _ICON_PX + 12
        row.setContentsMargins(lead, 0, _SIDE_PX if not action else 10, _EDGE_PX)
        row.setSpacing(16)
        row.addWidget(TextLabel(words, use=Type.CONTROL, role=Role.SURFACE, lines=1), 1)
        self._link: ToastLink | None = None
        if action:
            self._link = ToastLink(action)
            self._link.clicked.connect(self._on_link_clicked)
            self._link.installEventFilter(self)
            row.addWidget(self._link)
        self._before: QWidget | None = None
        """Where the keyboard was before it came here."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.dismissed)
        self._timer.start()
        self.setAccessibleName(words)

    @property
    def icon(self) -> str:
        """What stands before the words: a tick, or a sign that something is asked for."""
        return self._icon

    @property
    def link(self) -> ToastLink | None:
        return self._link

    @property
    def is_waiting(self) -> bool:
        """Whether the toast will go by itself; not while hovered or focused."""
        return self._timer.isActive()

    def give_back(self) -> None:
        """Let the keyboard go back to where it was, if it is here."""
        before = self._before
        is_here = self._link is not None and self._link.hasFocus()
        if is_here and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), theme.current().scaled(TOAST_PX) + _EDGE_PX)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._wait()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._wait()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        body = self.rect().adjusted(0, 0, 0, -_EDGE_PX)
        rounded(painter, body.translated(0, 3), RADIUS_CONTROL, fill=with_alpha(now.edge, 0.5))
        rounded(painter, body, RADIUS_CONTROL, fill=now.text)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = body.width() - _SIDE_PX - _ICON_PX if mirrored else _SIDE_PX
        spot = QRect(left, (body.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
        icons.paint_icon(painter, spot, self._icon, Role.SURFACE)

    def _wait(self) -> None:
        focused = self._link is not None and self._link.hasFocus()
        if not self.underMouse() and not focused:
            self._timer.start()

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is self._link:
            self._before = before

    def _on_link_clicked(self) -> None:
        self.acted.emit()


class ToastPlace(QObject):
    """Shows toasts at the bottom of a widget, usually the window."""

    acted = Signal(object)
    dismissed = Signal(object)

    def __init__(self, host: QWidget, *, bottom_px: int = 0) -> None:
        """``bottom_px`` is the height of the status bar, 0 for none; a low one may be covered."""
        super().__init__(host)
        self._host = host
        self._bottom_px = bottom_px
        self._toast: Toast | None = None
        self._sheet: Sheet | None = None
        self._key: object = None
        self._motion: QPropertyAnimation | None = None
        host.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def toast(self) -> Toast | None:
        """The toast that is shown, if any."""
        return self._toast

    def set_bottom_px(self, bottom_px: int) -> None:
        """The status bar has changed its height."""
        self._bottom_px = bottom_px
        self._settle()

    def show_message(
        self, words: str, *, action: str = "", key: object = None, icon: str = "check"
    ) -> None:
        """Show what was done, with an action such as "Undo" where there is one."""
        self._take_away()
        self._key = key
        toast = Toast(words, action, icon=icon, parent=self._host)
        toast.acted.connect(self._on_toast_acted)
        toast.dismissed.connect(self._on_toast_dismissed)
        self._toast = toast
        place = self._place(toast)
        toast.setGeometry(place)
        toast.show()
        toast.raise_()
        self._slide_in(toast, place)
        announce.announce(self._host, f"{words}. {action}" if action else words)

    def clear(self) -> None:
        """Take the toast away, if there is one."""
        self._take_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def _place(self, toast: Toast) -> QRect:
        sheet = self._sheet_over_all()
        hint = toast.sizeHint()
        width = min(max(hint.width(), 280), max(120, self._host.width() - 32))
        bands = self._bands(hint.height()) if sheet is None else self._around(sheet, hint.height())
        rect = self._host.rect()
        lefts = ((rect.width() - width) // 2, _SIDE_PX, rect.width() - _SIDE_PX - width)
        places = [QRect(left, top, width, high) for top, high in bands for left in lefts]
        typed = _keyboard_area(self._host)
        places = [place for place in places if not place.intersects(typed)] or places
        return freest(places, host=self._host, scope=sheet, without=toast)

    def _sheet_over_all(self) -> Sheet | None:
        """The sheet that has the keyboard, if one is open; the toast moves when it closes."""
        shown = [one for one in self._host.findChildren(Sheet) if one.isVisible()]
        if not shown:
            return None
        if shown[-1] is not self._sheet:
            self._sheet = shown[-1]
            self._sheet.closed.connect(self._settle)
        return self._sheet

    def _bands(self, height: int) -> Iterator[tuple[int, int]]:
        """Where a toast may lie, the best first: its top and its height."""
        host_px, now = self._host.height(), theme.current()
        is_covered = now.scaled(_LOW_PX) <= self._bottom_px < now.scaled(TOAST_PX)
        if is_covered:
            high = min(height, self._bottom_px)
            yield host_px - (self._bottom_px + high) // 2, high
        yield host_px - self._bottom_px - _ABOVE_PX - height, height
        if is_covered or not self._bottom_px:
            yield _ABOVE_PX, height

    def _around(self, sheet: Sheet, height: int) -> Iterator[tuple[int, int]]:
        """The same while a sheet is open: below it, above it, over its title, in its body."""
        host_px, dialog = self._host.height(), sheet.dialog_area
        low_px, below_px = theme.current().scaled(_LOW_PX), self._host.height() - dialog.bottom()
        if min(below_px, dialog.top()) > low_px:
            high = min(height, below_px - 2, dialog.top() - 2)
            yield host_px - (below_px + high) // 2, high
            yield (dialog.top() - high) // 2, high
        yield dialog.top() + (theme.current().scaled(TITLE_PX) - height) // 2, height
        yield dialog.bottom() - theme.current().scaled(FOOT_PX) - _ABOVE_PX - height, height

    def _slide_in(self, toast: Toast, place: QRect) -> None:
        duration_ms = theme.current().motion_ms(MOTION_TOAST_MS)
        if duration_ms == 0:
            return
        motion = QPropertyAnimation(toast, b"pos", toast)
        motion.setDuration(duration_ms)
        motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        motion.setStartValue(place.topLeft() + QPoint(0, 12))
        motion.setEndValue(place.topLeft())
        motion.start()
        self._motion = motion

    def _settle(self) -> None:
        if self._toast is not None:
            if self._motion is not None:
                self._motion.stop()
            self._toast.setGeometry(self._place(self._toast))

    def _take_away(self) -> None:
        toast, self._toast, self._motion = self._toast, None, None
        if toast is not None:
            toast.give_back()
            toast.hide()
            toast.deleteLater()

    def _on_focus_changed(self) -> None:
        """Make way for what is being typed into."""
        toast = self._toast
        if toast is not None and toast.geometry().intersects(_keyboard_area(self._host)):
            self._settle()

    def _on_toast_acted(self) -> None:
        key = self._key
        self._take_away()
        self.acted.emit(key)

    def _on_toast_dismissed(self) -> None:
        key = self._key
        self._take_away()
        self.dismissed.emit(key)


def _keyboard_area(host: QWidget) -> QRect:
    """Where the keyboard is, in the host: a control, or the current row of a list."""
    focused: QWidget | None = QApplication.focusWidget()
    if focused is None or isinstance(focused, ToastLink) or not host.isAncestorOf(focused):
        return QRect()
    if isinstance(focused, QAbstractItemView):
        row = focused.visualRect(focused.currentIndex())
        port = focused.viewport()
        return QRect(port.mapTo(host, row.topLeft()), row.size()) if row.isValid() else QRect()
    return QRect(focused.mapTo(host, QPoint()), focused.size())
