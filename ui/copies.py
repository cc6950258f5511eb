"""Looks for other copies of the open document, as cloud services leave them beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from narrative_studio.analysis.naming import counted
from narrative_studio.store.copies import CopyBeside

if TYPE_CHECKING:
    from ui.background import Task
    from ui.session import Session


class Copies(QObject):
    """The copies with news that were found when somebody last looked; files are read in a thread.

    Signals:
        looked(): the folder has been looked through.
    """

    looked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._found: tuple[CopyBeside, ...] = ()
        self._task: Task | None = None
        self._is_asked_again = False

    @property
    def found(self) -> tuple[CopyBeside, ...]:
        """Copies that hold operations which are not here, by name."""
        return self._found

    @property
    def is_looking(self) -> bool:
        """Whether the folder is being looked through."""
        return self._task is not None

    def look(self) -> None:
        """Look through the folder of the document; once more where somebody is at it."""
        if self._task is not None:
            self._is_asked_again = True
            return
        find = self._session.project.copies_beside()
        self._task = task = self._session.background.start(lambda _report: find())
        task.finished.connect(self._on_task_finished)
        task.ended.connect(self._on_task_ended)
        self._session.background.go(task)

    def _on_task_finished(self, found: list[CopyBeside]) -> None:
        self._found = tuple(found)

    def _on_task_ended(self, _task: Task) -> None:
        self._task = None
        if self._session.is_left:
            return  # The document was left while its folder was looked through.
        if self._is_asked_again:
            self._is_asked_again = False
            self.look()
        else:
            self.looked.emit()


def news_words(found: tuple[CopyBeside, ...]) -> str:
    """What copies hold, in one sentence."""
    if len(found) == 1:
        (copy,) = found
        verb = "is" if copy.news == 1 else "are"
        news = counted(copy.news, "change")
        return f"“{copy.path.name}” holds {news} that {verb} not here"
    return f"{len(found)} copies beside the document hold changes that are not here"
