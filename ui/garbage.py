"""Collects Python's garbage in the window's thread only.

Python looks for unreachable cycles in whichever thread happens to allocate the next object. Widgets
are often part of a cycle, and one that is destroyed in a background thread takes the whole process
down. So the collector is switched off, and run here while the window is idle.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_MIDDLE_EVERY = 10
_FULL_EVERY = 100


class GarbageCollector(QObject):
    """Stands in for Python's own collector, from its making until ``stop``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        self._runs = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start()

    def collect_if_due(self) -> bool:
        """Collect if as much was allocated as Python itself waits for; tell whether."""
        if gc.get_count()[0] <= gc.get_threshold()[0]:
            return False
        self._runs += 1
        generation = 0
        if self._runs % _FULL_EVERY == 0:
            generation = 2
        elif self._runs % _MIDDLE_EVERY == 0:
            generation = 1
        gc.collect(generation)
        return True

    def stop(self) -> None:
        """Give Python its collector back."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
