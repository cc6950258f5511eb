"""Long work beside the window: runs in a thread, reports progress, can be cancelled.

The work gets a ``Progress`` and plain or frozen data, never a widget. Signals arrive in the
window's thread.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import Any, Protocol

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QRunnable,
    QThreadPool,
    Signal,
    SignalInstance,
)

from narrative_studio.errors import Cancelled, NarrativeError

_REPORT_EVERY_S = 1 / 30
_LONGEST_MS = 30_000
_HAND_OVER_S = 0.001


def hand_over_soon() -> None:
    """Let work in threads give way to the window within a millisecond, for the whole process.

    Python's usual five would be felt: one key may take the window's turn several times.
    """
    sys.setswitchinterval(_HAND_OVER_S)


class Report(Protocol):
    """How work says how far it is.

    Raises:
        Cancelled: the user stopped it.
    """

    def __call__(self, done: int, total: int, label: str) -> None: ...


Work = Callable[[Report], Any]
"""Does the work; calls its argument as it goes."""


class Task(QObject):
    """One piece of work under way.

    Signals:
        progressed(int, int, str): done, total and what is being worked on.
        finished(object): the result.
        failed(object): a NarrativeError to be shown.
        broke(object): an exception nobody expected, for the crash dialog.
        cancelled(): it stopped as asked; nothing was left behind.
        ended(object): the task itself, after one of the four above.
    """

    progressed = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    cancelled = Signal()
    ended = Signal(object)
    _ran = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Told of by the window's thread: who connects to it there before it comes is told, too,
        # even where the work is over already.
        self._ran.connect(self._on_ran)
        self._work = work
        self._stop = Event()
        self._reported_s = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._stop.set()

    def _progress(self, done: int, total: int, label: str) -> None:
        if self._stop.is_set():
            raise Cancelled("Stopped. Nothing was written.")
        now_s = time.monotonic()
        if done >= total or now_s - self._reported_s >= _REPORT_EVERY_S:
            self._reported_s = now_s
            self.progressed.emit(done, total, label)

    def _run(self) -> None:
        try:
            result = self._work(self._progress)
        except Cancelled:
            self.cancelled.emit()
        except NarrativeError as error:
            self.failed.emit(error)
        except Exception as error:
            # The one place besides the crash dialog that takes any exception: a thread has no
            # caller who could.
            self.broke.emit(error)
        else:
            self.finished.emit(result)
        self._ran.emit()

    def _on_ran(self) -> None:
        self.ended.emit(self)


class Background(QObject):
    """Runs tasks in the thread pool and holds them until they are done.

    Signals:
        broke(object): the exception of any task that nobody expected, for the crash dialog.
    """

    broke = Signal(object)
    _left = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left.connect(self._on_task_left)
        self._pool = QThreadPool(self)
        self._tasks: set[Task] = set()
        self._has_stopped = False

    def start(self, work: Work) -> Task:
        """Prepare a task; connect to its signals, then call :meth:`go`."""
        return Task(work, self)

    def go(self, task: Task) -> None:
        """Run a prepared task."""
        self._has_stopped = False
        self._tasks.add(task)
        task.broke.connect(self.broke)
        self._pool.start(_Runner(task, self._left))

    def stop(self) -> None:
        """Cancel everything and wait until it has stopped, before the window goes."""
        for task in tuple(self._tasks):
            task.cancel()
        self._pool.waitForDone(_LONGEST_MS)
        # What is to go goes now, and the rest together with this: Qt would delete it twice.
        self._has_stopped = True
        for left in self.findChildren(Task):
            QCoreApplication.sendPostedEvents(left, QEvent.Type.DeferredDelete)

    def _on_task_left(self, task: Task) -> None:
        """Forget a task that has ended, and with it the view of the document that it worked on.

        Not before its thread has left it: a task that goes while its last signal is still being
        sent takes the process along.
        """
        self._tasks.discard(task)
        if not self._has_stopped:
            task.deleteLater()


class _Runner(QRunnable):
    def __init__(self, task: Task, left: SignalInstance) -> None:
        super().__init__()
        self._task = task
        self._left = left

    def run(self) -> None:
        self._task._run()
        # Where the background went first, its pool waited for this thread, and the task goes with
        # it: nobody is left to be told.
        with suppress(RuntimeError):
            self._left.emit(self._task)
