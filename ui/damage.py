"""Damage, and a file that moved: what to say of it at opening, and a calm look for more later."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from narrative_studio.analysis.naming import counted, listed
from narrative_studio.project import Project
from ui.background import Report
from ui.session import Session

BEGIN_MS = 5_000
_REST_S = 0.01


class SealCheck(QObject):
    """Looks once, some seconds after opening, whether all in the work copy is as it was written.

    A damaged letter inside a text stops nothing and shows nowhere: only the seals tell. It is read
    in a thread, little by little, so that nobody waits for it.

    Signals:
        found(str): something is not; what to say of it.
        ended(): it has been looked through.
    """

    found = Signal(str)
    ended = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.look)

    def begin(self) -> None:
        """Look in a while, when the window has come to rest."""
        self._pause.start(BEGIN_MS)

    def look(self) -> None:
        """Look now."""
        if self._session.is_left:
            return
        check = self._session.project.check_seals()

        def work(report: Report) -> tuple[str, ...]:
            def rest() -> None:
                report(0, 1, "Checking the work copy")
                time.sleep(_REST_S)

            return check(rest)

        task = self._session.background.start(work)
        task.finished.connect(self._on_task_finished)
        task.ended.connect(self._on_task_ended)
        self._session.background.go(task)

    def _on_task_finished(self, changed: tuple[str, ...]) -> None:
        if changed:
            self.found.emit(
                f"{counted(len(changed), 'operation')} of the work copy "
                f"{'is' if len(changed) == 1 else 'are'} not as written"
            )

    def _on_task_ended(self, _task: object) -> None:
        self.ended.emit()


def opening_words(project: Project) -> str:
    """What was damaged or had moved at opening and what became of it, in few words; else empty."""
    said = []
    if (rescued := project.rescued) is not None:
        came = counted(rescued.operations, "unpublished change")
        said.append(f"The work copy was damaged; {came} came back from it")
    if count := sum(one.operations for one in project.taken_over):
        came = counted(count, "unpublished change")
        said.append(f"The document was moved; {came} came along")
    if aside := project.set_aside:
        were = "was" if len(aside) == 1 else "were"
        said.append(f"{counted(len(aside), 'damaged part')} of the file {were} set aside")
    return "; ".join(said)


def opening_details(project: Project) -> str:
    """The same in full, with what is kept where."""
    said = [] if project.rescued is None else [project.rescued.words]
    said += [one.words for one in project.taken_over]
    if aside := project.set_aside:
        said.append(
            f"{counted(len(aside), 'damaged part')} of the file could not be read and "
            f"{'was' if len(aside) == 1 else 'were'} set aside: {listed(list(aside)[:3])}. "
            "Everything else is here."
        )
    return " ".join(said)
