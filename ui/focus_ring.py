"""Paints the focus ring of the control that holds the keyboard, above the window.

The ring stands 2 px outside a control, where the control itself cannot paint, so one overlay
follows the focus. It shows only when focus came by keyboard. Fields, cards and the items of views
mark focus inside their own frame and get no ring here; a view without a current item, and text that
can only be read, have it inside their edges. A painted widget with a part to mark implements
``focus_shape() -> tuple[QRect, int] | None`` (the part in its own coordinates, corner radius).
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QTextBrowser,
    QWidget,
)

from ui import painting, theme
from ui.painting import RING_REACH_PX
from ui.theme import RADIUS_BADGE, RADIUS_CONTROL

_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.EnabledChange,
}
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_INPUT = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress}


@runtime_checkable
class HasFocusShape(Protocol):
    """A widget that says which part of it the ring surrounds."""

    def focus_shape(self) -> tuple[QRect, int] | None: ...


def reason_here() -> Qt.FocusReason:
    """The reason with which to give the keyboard away, so that it is seen by who works by keys."""
    app = QApplication.instance()
    ring = app.findChild(FocusRing) if app is not None else None
    return ring.reason if ring is not None else Qt.FocusReason.OtherFocusReason


def comes_by_key(event: QFocusEvent) -> bool:
    """Whether a key brings the keyboard, so that a view that paints its own ring shows it."""
    reason = event.reason()
    if reason == Qt.FocusReason.MouseFocusReason:
        return False
    return reason in _BY_KEY or reason_here() in _BY_KEY


def give_back(widget: QWidget, reason: Qt.FocusReason) -> None:
    """Give the keyboard back to what had it; the cursor of a field stays where it stood.

    For the reason of a key a field would select all of its text, and the next key would replace it.
    """
    is_field = isinstance(widget, QLineEdit)
    widget.setFocus(Qt.FocusReason.OtherFocusReason if is_field else reason)


class FocusRing(QObject):
    """Follows the focus of the application with one painted ring."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._overlay: _Overlay | None = None
        self._target: QWidget | None = None
        self._chain: list[QWidget] = []
        self._is_by_keys = False
        app.focusChanged.connect(self._on_focus_changed)
        app.focusWindowChanged.connect(self._on_window_changed)

    @property
    def reason(self) -> Qt.FocusReason:
        """Why the keyboard goes somewhere now: by a key, or by the mouse or by itself."""
        reason = Qt.FocusReason
        return reason.ShortcutFocusReason if self._is_by_keys else reason.OtherFocusReason

    def refresh(self) -> None:
        """Place the ring anew, for example after the marked part of the control moved."""
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched.isWindowType():
            if event.type() in _INPUT:
                self._is_by_keys = event.type() == QEvent.Type.KeyPress
        elif event.type() in _MOVES:
            self._place()
        elif event.type() == QEvent.Type.KeyRelease and watched is self._target:
            # A key inside a control moves its marked part, and shows a ring hidden by the mouse.
            self._place()
        elif event.type() == QEvent.Type.MouseButtonPress and watched is self._target:
            self._hide()
        return False

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        for widget in self._chain:
            try:
                widget.removeEventFilter(self)
            except RuntimeError:
                continue  # Qt deleted it; its filter went with it.
        self._chain = []
        self._target = now
        if now is None or not _wants_ring(now):
            self._hide()
            return
        self._chain = _chain_of(now)
        for widget in self._chain:
            widget.installEventFilter(self)
        self._place()

    def _on_window_changed(self, now: QWindow | None) -> None:
        # Here all that is typed and clicked in a window passes, wherever it goes to then. It may
        # stay: a window that has it already has it once, and loses it as Qt deletes the window.
        if now is not None:
            now.installEventFilter(self)

    def _place(self) -> None:
        target = self._target
        shape = _shape_of(target) if target is not None else None
        if target is None or shape is None or not target.isVisible():
            self._hide()
            return
        if not target.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            self._hide()
            return
        rect, radius = shape
        host = _host_of(target)
        overlay = self._overlay_on(host)
        corner = target.mapTo(host, QPoint(0, 0))
        reach = RING_REACH_PX
        overlay.radius_px = radius
        overlay.setGeometry(rect.translated(corner).adjusted(-reach, -reach, reach, reach))
        overlay.raise_()
        overlay.show()
        overlay.update()

    def _hide(self) -> None:
        if self._overlay is not None:
            try:
                self._overlay.hide()
            except RuntimeError:
                self._overlay = None

    def _overlay_on(self, host: QWidget) -> _Overlay:
        try:
            if self._overlay is not None and self._overlay.parentWidget() is host:
                return self._overlay
            if self._overlay is not None:
                self._overlay.setParent(host)
                return self._overlay
        except RuntimeError:
            pass  # It was deleted together with a closed window.
        self._overlay = _Overlay(host)
        return self._overlay


class _Overlay(QWidget):
    """The ring itself: transparent to the mouse and unknown to assistive technology."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.radius_px = RADIUS_CONTROL
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        reach = RING_REACH_PX
        inner = self.rect().adjusted(reach, reach, -reach, -reach)
        painting.ring(painter, inner, self.radius_px, theme.current().focus)


def _wants_ring(widget: QWidget) -> bool:
    marks_nothing = QAbstractButton | HasFocusShape | QAbstractItemView | QTextBrowser | QScrollArea
    return isinstance(widget, marks_nothing)


def _shape_of(widget: QWidget) -> tuple[QRect, int] | None:
    if isinstance(widget, HasFocusShape):
        return widget.focus_shape()
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        return None  # The view marks the item itself.
    if isinstance(widget, QAbstractScrollArea):
        # Inside: a view may fill its window to the edges.
        reach = RING_REACH_PX
        return widget.rect().adjusted(reach, reach, -reach, -reach), RADIUS_CONTROL
    if isinstance(widget, QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        is_check = isinstance(widget, QCheckBox)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        if not is_check:
            part = QStyle.SubElement.SE_RadioButtonIndicator
        place = widget.style().subElementRect(part, option, widget)
        return place, RADIUS_BADGE if is_check else place.width() // 2
    return widget.rect(), RADIUS_CONTROL


def _host_of(widget: QWidget) -> QWidget:
    """Return what clips the ring: the nearest scrolled ground, or the window."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        above = parent.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is parent:
            return parent
        parent = above
    return parent if parent is not None else widget


def _chain_of(widget: QWidget) -> list[QWidget]:
    host = _host_of(widget)
    chain = [widget]
    parent = widget.parentWidget()
    while parent is not None and parent is not host:
        chain.append(parent)
        parent = parent.parentWidget()
    return chain
