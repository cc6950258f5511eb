"""What happens when something unexpected is raised: the work is kept, a report is written.

Exceptions come from slots, from methods that Qt calls, from tasks and from threads. Whoever tells
of them does so later, from the event loop: they may come while a widget is being painted.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

AGAIN_AFTER_S: Final = 10.0
"""The same thing that goes on breaking is told again only after so long."""


class Crash(NamedTuple):
    """One report: its text, where it was written (None where it could not be), how many times."""

    text: str
    path: Path | None
    times: int = 1


class CrashGuard(QObject):
    """Takes every exception that reaches no handler.

    ``facts`` gives words and numbers of the program for the report, nothing of the document.

    Signals:
        caught(Crash): something broke; told from the event loop, in the thread of the window.
    """

    caught = Signal(object)
    _taken = Signal(object)

    def __init__(
        self, parent: QObject | None = None, *, facts: Callable[[], Mapping[str, object]] = dict
    ) -> None:
        super().__init__(parent)
        self._facts = facts
        self._before: tuple[Any, Any, Any] | None = None
        self._is_busy = threading.local()
        self._seen: dict[tuple[str, ...], tuple[int, float]] = {}
        self._taken.connect(self.caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Put the guard in force for the whole process."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

    def remove(self) -> None:
        """Give the process its former handlers back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = None

    def take(self, error: BaseException) -> None:
        """Report an exception that was caught elsewhere, in a background task."""
        self._on_exception(type(error), error, error.__traceback__)

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
        thread: str = "",
    ) -> None:
        former: Any = self._before[0] if self._before is not None else sys.__excepthook__
        former(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt) or getattr(self._is_busy, "now", False):
            return
        self._is_busy.now = True
        try:
            self._report(kind, error, trace, thread or threading.current_thread().name)
        finally:
            self._is_busy.now = False

    def _on_thread_exception(self, given: threading.ExceptHookArgs) -> None:
        name = given.thread.name if given.thread is not None else "a thread"
        self._on_exception(given.exc_type, given.exc_value, given.exc_traceback, name)

    def _on_unraisable(self, given: Any) -> None:
        self._on_exception(given.exc_type, given.exc_value, given.exc_traceback)

    def _report(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
        thread: str,
    ) -> None:
        # Wanted only when something broke.
        from ui.crash_report import fingerprint, report_text

        known = fingerprint(kind, trace)
        count, told_s = self._seen.get(known, (0, float("-inf")))
        now_s = time.monotonic()
        is_due = now_s - told_s >= AGAIN_AFTER_S
        self._seen[known] = (count + 1, now_s if is_due else told_s)
        if not is_due:
            return
        where = "window" if thread == threading.main_thread().name else "worker"
        text = report_text(kind, error, trace, where=where, facts=self._asked())
        path = write_report(text) if not count else None
        self._taken.emit(Crash(text, path, count + 1))

    def _asked(self) -> Mapping[str, object]:
        """The facts, as far as what broke lets them be asked for."""
        try:
            return self._facts()
        except Exception:
            return {"facts": "cannot be asked for"}


def write_report(text: str) -> Path | None:
    """Write a report to the folder of the studio and return its place; None where that fails."""
    # Wanted only when something broke.
    from datetime import datetime

    from narrative_studio.store.places import data_folder

    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    try:
        folder = data_folder() / "crashes"
        folder.mkdir(parents=True, exist_ok=True)
        place = folder / f"crash-{stamp}.txt"
        number = 1
        while place.exists():
            number += 1
            place = folder / f"crash-{stamp}-{number}.txt"
        place.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return place
