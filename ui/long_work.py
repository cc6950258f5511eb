"""Long work that the user asked for: told of while it lasts, with a way to stop it.

What goes quickly is not told of at all. The window shows what is told of in a bar; without a window
the work runs all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.background import Background, Task, Work
from ui.messages import Messages

TOLD_AFTER_MS: Final = 350


class LongWork(QObject):
    """Runs work beside the window.

    Signals:
        begun(Task, str): it takes a while; what is being done, in words.
    """

    begun = Signal(object, str)

    def __init__(
        self, background: Background, messages: Messages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._messages = messages

    def run(
        self,
        words: str,
        work: Work,
        *,
        done: Callable[[Any], object],
        stopped: str,
        ended: Callable[[], object] | None = None,
    ) -> Task:
        """Do the work and hand its result to ``done``; trouble is told.

        ``stopped`` is said when the user has stopped it, ``ended`` is called in any case, last.
        """
        task = self._background.start(work)
        task.finished.connect(done)
        task.failed.connect(self._messages.trouble)
        task.cancelled.connect(lambda: self._messages.tell(stopped))
        pause = QTimer(task)
        pause.setSingleShot(True)
        pause.timeout.connect(lambda: self.begun.emit(task, words))
        task.ended.connect(lambda _task: pause.stop())
        if ended is not None:
            task.ended.connect(lambda _task: ended())
        pause.start(TOLD_AFTER_MS)
        self._background.go(task)
        return task
