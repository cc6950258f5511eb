"""Scrolls a view for as long as something that is dragged rests near one of its ends.

Qt's own scrolling stops under a pointer that rests, and in lists it does not begin at all.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollBar

_EDGE_PX: Final = 40
"""So near to the upper or lower end a drag scrolls, in views that are high enough."""
_STEP_PX: Final = 14
_STEP_MS: Final = 30


class EdgeScroll(QObject):
    """Scrolls step by step while it is told that the pointer is near an end.

    Signals:
        scrolled(int): what is seen has moved, or has to where there is no bar, by so many pixels.
    """

    scrolled = Signal(int)

    def __init__(self, parent: QObject, bar: QScrollBar | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._step_px = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self.step)

    def is_running(self) -> bool:
        """Whether it scrolls until it is told otherwise."""
        return self._timer.isActive()

    def hold_in(self, y: int, height: int) -> None:
        """The pointer is at ``y`` of a view of that height, in pixels."""
        edge = min(_EDGE_PX, height // 4)
        self.hold(y, edge, height - edge)

    def hold(self, y: int, first: int, last: int) -> None:
        """The pointer is at ``y``; before ``first`` and after ``last`` it scrolls."""
        self._step_px = -_STEP_PX if y < first else _STEP_PX if y > last else 0
        if not self._step_px:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Nothing is dragged here any more."""
        self._timer.stop()

    def step(self) -> None:
        """Scroll once, as time does while it runs."""
        if self._bar is not None:
            self._bar.setValue(self._bar.value() + self._step_px)
        self.scrolled.emit(self._step_px)
