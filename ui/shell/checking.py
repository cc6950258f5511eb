"""Keeps the findings of the story that is told up to date, beside the window.

A pause after the last change begins a check; what an older one finds meanwhile comes too late.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from narrative_studio.analysis.rules.finding import Finding, Level
from narrative_studio.model.view import NarrativeView
from ui.background import Background, Task
from ui.session import Session

_PAUSE_MS: Final = 350
_SHOWN_MS: Final = 60


class Checking(QObject):
    """The findings of one session.

    Signals:
        checked(): there are other findings, or none.
    """

    checked = Signal()

    def __init__(
        self, session: Session, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._found: tuple[Finding, ...] = ()
        self._told_as = ""
        self._task: Task | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.begin)

    @property
    def found(self) -> tuple[Finding, ...]:
        """What the latest check has found."""
        return self._found

    @property
    def told_as(self) -> str:
        """The name of the variant that was checked, empty for the whole story."""
        return self._told_as

    @property
    def counts(self) -> tuple[int, int]:
        """How many findings press, and how many are remarks."""
        pressing = sum(finding.level is not Level.INFO for finding in self._found)
        return pressing, len(self._found) - pressing

    def soon(self) -> None:
        """Check after a pause: the story has changed."""
        self._pause.start(_PAUSE_MS)

    def once_shown(self) -> None:
        """Check once the window has shown the story, which it does sooner with nothing beside."""
        self._pause.start(_SHOWN_MS)

    def begin(self) -> None:
        """Check now."""
        story = self._session.telling
        if story is None:
            self._task = None
            self._show((), "")
            return
        task = self._background.start(lambda _progress: _findings(story))
        told_as = story.variant.name if story.variant is not None else ""
        task.finished.connect(lambda found: self._on_finished(found, told_as, task))
        self._task = task
        self._background.go(task)

    def stop(self) -> None:
        """Check no more: the document is closed."""
        self._pause.stop()
        self._task = None

    def _show(self, found: tuple[Finding, ...], told_as: str) -> None:
        self._found, self._told_as = found, told_as
        self.checked.emit()

    def _on_finished(self, found: tuple[Finding, ...], told_as: str, task: Task) -> None:
        if task is self._task:
            self._show(found, told_as)


def _findings(story: NarrativeView) -> tuple[Finding, ...]:
    # All rules are a large part of the program: they are loaded beside it, with the first check.
    from narrative_studio.analysis.rules.findings import findings

    return findings(story)
