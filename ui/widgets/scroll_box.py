"""A ground that scrolls from top to bottom; its bar lies over the margin and takes no width.

What is given the keyboard is scrolled into sight; Qt does so for Tab alone. While somebody writes,
the place where they write stays in sight too.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui import theme

_SETTLING_ROUNDS: Final = 3
_AROUND_PX: Final = 28
"""What is seen around a field that has the keyboard: its label above it, and its ring."""
_AROUND_CARET_PX: Final = 12
"""What is seen above and below the place where somebody writes."""


class ScrollBox(QScrollArea):
    """Holds one widget, always as wide as the box, so that text never breaks anew for the bar."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = QScrollBar(Qt.Orientation.Vertical, self)
        self._is_fitted = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        # Only much larger text makes content wider than its box.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        inner = self.verticalScrollBar()
        inner.rangeChanged.connect(self._on_inner_range_changed)
        inner.valueChanged.connect(self._over.setValue)
        self._over.valueChanged.connect(inner.setValue)
        self._on_inner_range_changed(inner.minimum(), inner.maximum())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self._field: QTextEdit | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_caret)

    def reveal(self, child: QWidget, *, around_px: int = 0) -> None:
        """Scroll so that ``child`` can be seen whole, or from its top where it is too high.

        ``around_px`` is what has to be seen above and below it too.
        """
        content = self.widget()
        if content is None:
            return
        self.settle()
        top = child.mapTo(content, QPoint(0, 0)).y() - around_px
        bottom = top + child.height() + 2 * around_px
        bar, room_px = self.verticalScrollBar(), self.viewport().height()
        if bottom > bar.value() + room_px:
            bar.setValue(min(top, bottom - room_px))
        if top < bar.value():
            bar.setValue(top)

    def scroll_by(self, by_px: int) -> int:
        """Scroll down by so many pixels, up where negative; how far it went."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + by_px)
        return bar.value() - before

    @staticmethod
    def settle() -> None:
        """Lay out at once what was put off: what grew must not be seen lying over its neighbour."""
        for _ in range(_SETTLING_ROUNDS):
            # Fields learn their height from the width a layout gives them, and ask for another.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        room_px, had_px = event.size().height(), event.oldSize().height()
        if room_px < had_px and self._caret_px() < had_px:
            self._soon.start()
        super().resizeEvent(event)
        self._place()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._place()

    def _fit(self) -> None:
        """Give the content the height that its texts need at this width; Qt asks only for lines."""
        content = self.widget()
        layout = None if content is None else content.layout()
        if content is None or layout is None:
            return
        if layout.hasHeightForWidth():
            width = min(self.viewport().width(), content.maximumWidth())
            content.setMinimumHeight(layout.totalHeightForWidth(width))
            self._is_fitted = True
        elif self._is_fitted:
            # The last text that breaks into lines has gone: what it needed would squeeze the rest.
            self._is_fitted = False
            content.setMinimumHeight(0)

    def _place(self) -> None:
        width = self._over.sizeHint().width()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0 if mirrored else self.width() - width
        self._over.setGeometry(left, 0, width, self.height())
        self._over.raise_()

    def _follow(self, field: QTextEdit | None) -> None:
        """Keep the place in sight where is written in a field, in no other one."""
        if self._field is field:
            return
        if self._field is not None and isValid(self._field):
            self._field.cursorPositionChanged.disconnect(self._soon.start)
        self._field = field
        if field is not None:
            field.cursorPositionChanged.connect(self._soon.start)

    def _caret_px(self) -> int:
        """How far below the upper edge somebody writes; beyond the lower edge where nobody does."""
        field = self._field
        if field is None or not isValid(field) or not field.hasFocus():
            return self.height()
        return field.viewport().mapTo(self, field.cursorRect().bottomLeft()).y()

    def _show_caret(self) -> None:
        field, content = self._field, self.widget()
        if field is None or not isValid(field) or not field.hasFocus() or content is None:
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        self.settle()
        caret = field.cursorRect()
        top = field.viewport().mapTo(content, caret.topLeft()).y() - _AROUND_CARET_PX
        end = top + caret.height() + 2 * _AROUND_CARET_PX
        bar, room_px = self.verticalScrollBar(), self.viewport().height()
        if end > bar.value() + room_px:
            bar.setValue(end - room_px)
        if top < bar.value():
            bar.setValue(top)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """Bring a control into sight; what is higher than the box shows the part it is at itself.

        Below a mouse that is pressed nothing may move, and whoever comes back from another window
        finds the box as it was left.
        """
        self._follow(now if isinstance(now, QTextEdit) and self.isAncestorOf(now) else None)
        if old is None or now is None or not self.isVisible() or not self.isAncestorOf(now):
            return
        is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not is_pressed and now.height() <= self.viewport().height():
            self.reveal(now, around_px=theme.current().scaled(_AROUND_PX))

    def _on_inner_range_changed(self, low: int, high: int) -> None:
        inner = self.verticalScrollBar()
        self._over.setRange(low, high)
        self._over.setPageStep(inner.pageStep())
        self._over.setSingleStep(inner.singleStep())
        self._over.setVisible(high > low)


def box_around(child: QWidget) -> ScrollBox | None:
    """The innermost box that ``child`` stands in, None where it stands in none."""
    around = child.parentWidget()
    while around is not None and not isinstance(around, ScrollBox):
        around = around.parentWidget()
    return around


def reveal(child: QWidget) -> None:
    """Scroll the box ``child`` stands in, if there is one, so that it is seen with its label."""
    around = box_around(child)
    if around is not None:
        around.reveal(child, around_px=theme.current().scaled(_AROUND_PX))
