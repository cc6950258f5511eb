"""Collects Python's garbage in the window's thread only.

Python looks for unreachable cycles in whichever thread happens to allocate the next object. Widgets
are often part of a cycle, and one that is destroyed in a background thread takes the whole process
down. So the collector is switched off, and run here between two things that somebody does.

To look through all that a long story holds takes longer than a hand notices: that waits for a
second in which nobody does anything.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_MIDDLE_EVERY = 10
_FULL_EVERY = 100
_QUIET = 50
"""Fewer objects than a letter that is typed leaves behind."""


class GarbageCollector(QObject):
    """Stands in for Python's own collector, from its making until ``stop``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        self._runs = 0
        self._is_full_due = False
        self._last = gc.get_count()[0]
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start()

    def collect_if_due(self) -> bool:
        """Collect if as much was allocated as Python itself waits for; tell whether.

        Everything is looked through at a call before which nothing was done since the last one.
        """
        count, last = gc.get_count()[0], self._last
        if self._is_full_due and abs(count - last) <= _QUIET:
            self._is_full_due = False
            self._collect(2)
            return True
        self._last = count
        if count <= gc.get_threshold()[0]:
            return False
        self._runs += 1
        self._is_full_due |= self._runs % _FULL_EVERY == 0
        self._collect(1 if self._runs % _MIDDLE_EVERY == 0 else 0)
        return True

    def _collect(self, generation: int) -> None:
        gc.collect(generation)
        self._last = gc.get_count()[0]

    def stop(self) -> None:
        """Give Python its collector back."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
