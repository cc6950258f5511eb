"""Lets cards glide from where they stood to where they stand now, after a move."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEasingCurve, QObject, QPoint, QVariantAnimation, Signal

from ui import theme
from ui.theme import MOTION_REORDER_MS

_MOST: Final = 60
"""Cards under way at a time; more would only flicker."""


class Glide(QObject):
    """Knows how far each card is from its place; without motion, nothing is ever under way.

    Signals:
        moved(): the cards are elsewhere now.
    """

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: dict[str, QPoint] = {}
        self._ways: dict[str, QPoint] = {}
        self._shifts: dict[str, QPoint] = {}
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(1.0)
        self._motion.setEndValue(0.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._on_motion_value_changed)
        self._motion.finished.connect(self._on_motion_finished)

    @property
    def shifts(self) -> dict[str, QPoint]:
        """How far each card is from its place, by the key of the place."""
        return self._shifts

    def leave(self, places: dict[str, QPoint]) -> None:
        """Remember where the cards stand before they move."""
        self._left = {key: at + self._shifts.get(key, QPoint()) for key, at in places.items()}

    def arrive(self, places: dict[str, QPoint]) -> None:
        """Set out for where the cards stand now; only those that were seen before glide."""
        duration_ms = theme.current().motion_ms(MOTION_REORDER_MS)
        ways = {
            key: self._left[key] - at
            for key, at in places.items()
            if key in self._left and self._left[key] != at
        }
        self._left = {}
        self._motion.stop()
        self._shifts = {}
        if not duration_ms or not 0 < len(ways) <= _MOST:
            return
        self._ways = ways
        self._shifts = dict(ways)
        self._motion.setDuration(duration_ms)
        self._motion.start()

    def _on_motion_value_changed(self, part: float) -> None:
        self._shifts = {
            key: QPoint(round(way.x() * part), round(way.y() * part))
            for key, way in self._ways.items()
        }
        self.moved.emit()

    def _on_motion_finished(self) -> None:
        self._shifts = {}
        self._ways = {}
        self.moved.emit()
