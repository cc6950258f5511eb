"""Counts what of a table would come in, beside the window where that takes a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from narrative_studio.commands.importing import Comparing, Held, held_against
from narrative_studio.errors import NarrativeError
from narrative_studio.importers.recorded.bringing import Trial, plan_table, try_table
from narrative_studio.importers.recorded.planning import Planned
from narrative_studio.importers.tables.mapping import Mapping
from narrative_studio.importers.tables.table import Table
from narrative_studio.model.view import NarrativeView
from ui.background import Report
from ui.session import Session

AT_ONCE: Final = 300
"""So many rows are counted before anybody could notice."""
_SLICE_S: Final = 0.008
"""So long the history is asked before the window does something else again."""


@dataclass(frozen=True, slots=True)
class _Planned:
    """What the thread found; ``turn`` says which question it answers."""

    turn: int
    plan: Planned | None = None
    held: Held | None = None
    error: NarrativeError | None = None


class TableCounting(QObject):
    """Answers one question at a time: a newer one takes the place of that before.

    Signals:
        counted(Trial): what would come in.
        failed(NarrativeError): why nothing can.
    """

    counted = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._turn = 0
        self._plan: Planned | None = None
        self._comparing: Comparing | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._on_next_timeout)

    def count(self, story: NarrativeView, table: Table, mapping: Mapping) -> bool:
        """Count what would come in; tells whether the answer is there already."""
        self._turn += 1
        self._next.stop()
        project = self._session.project
        if len(table.rows) <= AT_ONCE:
            try:
                self.counted.emit(try_table(project, story, table, mapping))
            except NarrativeError as error:
                self.failed.emit(error)
            return True
        turn, today, background = self._turn, project.calendar_day, self._session.background

        def work(_report: Report) -> _Planned:
            return _planned(turn, story, table, mapping, today)

        task = background.start(work)
        task.finished.connect(self._on_task_finished)
        background.go(task)
        return False

    def _on_task_finished(self, found: _Planned) -> None:
        if found.turn != self._turn or self._session.is_left:
            return
        if found.error is not None:
            self.failed.emit(found.error)
            return
        assert found.held is not None
        self._plan = found.plan
        self._comparing = Comparing(self._session.project, found.held)
        self._on_next_timeout()

    def _on_next_timeout(self) -> None:
        if self._comparing is None or self._plan is None or self._session.is_left:
            return
        found = self._comparing.go_on(_SLICE_S)
        if found is None:
            self._next.start()
            return
        plan, self._plan, self._comparing = self._plan, None, None
        self.counted.emit(Trial(plan, found))


def _planned(
    turn: int, story: NarrativeView, table: Table, mapping: Mapping, today: date
) -> _Planned:
    try:
        plan = plan_table(story, table, mapping, today=today)
    except NarrativeError as error:
        return _Planned(turn, error=error)
    return _Planned(turn, plan, held_against(story.whole, plan.wanted))
