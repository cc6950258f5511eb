"""The changes of a returned file, and what became of each while the document goes on changing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.commands.adopting import ReturnedChange, adopt_change, adopt_changes
from narrative_studio.importers.returned.comparison import ReturnedComparison
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import ChangeSet
from ui.background import Task
from ui.returned.file import ReturnedFile
from ui.session import Session

_PAUSE_MS: Final = 150


class State(StrEnum):
    """What became of a change."""

    OPEN = "open"
    ADOPTED = "adopted"
    SKIPPED = "skipped"
    SETTLED = "settled"
    """The document says the same by now, though nobody adopted it here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of the file with its state."""

    change: ReturnedChange
    state: State = State.OPEN

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to decide."""
        return self.state is State.OPEN


class Review(QObject):
    """Compares the file anew whenever the document changes, so that undo opens a change again.

    Signals:
        changed(): changes have other states, or there are others.
        left(): the narrative that the file tells is gone.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        session: Session,
        file: ReturnedFile,
        found: ReturnedComparison,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._file = file
        self._found = found
        self._entries = [Entry(change) for change in found.changes]
        self._adopted: set[str] = set()
        self._skipped: set[str] = set()
        self._task: Task | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._compare)
        session.changed.connect(self._on_session_changed)

    @property
    def session(self) -> Session:
        """The document that the file came from."""
        return self._session

    @property
    def found(self) -> ReturnedComparison:
        """The comparison of now."""
        return self._found

    @property
    def entries(self) -> Sequence[Entry]:
        """All changes that there were, in the order of the file."""
        return self._entries

    def count(self, *states: State) -> int:
        """How many changes have one of these states."""
        return sum(entry.state in states for entry in self._entries)

    def next_open(self, after: int) -> int:
        """The place of the next change to decide, from the top again at the end; -1 for none."""
        size = len(self._entries)
        places = ((after + step) % size for step in range(1, size + 1))
        return next((place for place in places if self._entries[place].is_open), -1)

    def adopt(self, place: int, *, takes_merged: bool = False, keeps_removed: bool = False) -> bool:
        """Take one change over; whether it was. Trouble is told."""
        entry = self._entries[place]
        if entry.state in (State.ADOPTED, State.SETTLED):
            return False
        self._session.flush()
        self._adopted.add(entry.change.key)
        done = self._session.attempt(
            lambda: self._adopt(
                entry.change, takes_merged=takes_merged, keeps_removed=keeps_removed
            )
        )
        if not done:
            self._adopted.discard(entry.change.key)
            return False
        self._skipped.discard(entry.change.key)
        self._set(place, State.ADOPTED)
        return True

    def adopt_open(self) -> int:
        """Take all over that is still to be decided, as one step; how many. Trouble is told."""
        places = [n for n, entry in enumerate(self._entries) if entry.is_open]
        changes = [self._entries[place].change for place in places]
        self._session.flush()
        self._adopted |= {change.key for change in changes}
        count = self._session.attempt(lambda: self._adopt_all(changes))
        if count is None:
            self._adopted -= {change.key for change in changes}
            return 0
        for place in places:
            self._entries[place] = replace(self._entries[place], state=State.ADOPTED)
        self.changed.emit()
        return count

    def skip(self, place: int) -> None:
        """Leave a change aside, or take one up again that was left aside."""
        entry = self._entries[place]
        if entry.state is State.OPEN:
            self._skipped.add(entry.change.key)
            self._set(place, State.SKIPPED)
        elif entry.state is State.SKIPPED:
            self._skipped.discard(entry.change.key)
            self._set(place, State.OPEN)

    # Inside

    def _adopt(self, change: ReturnedChange, *, takes_merged: bool, keeps_removed: bool) -> bool:
        adopt_change(
            self._session.project,
            change=change,
            narrative=self._found.narrative,
            variant=self._found.variant,
            takes_merged=takes_merged,
            keeps_removed=keeps_removed,
        )
        return True

    def _adopt_all(self, changes: Sequence[ReturnedChange]) -> int:
        return adopt_changes(
            self._session.project,
            changes=changes,
            narrative=self._found.narrative,
            variant=self._found.variant,
        )

    def _set(self, place: int, state: State) -> None:
        self._entries[place] = replace(self._entries[place], state=state)
        self.changed.emit()

    def _told(self) -> NarrativeView | None:
        """The narrative of the file as it is now."""
        whole = self._session.view
        story = whole.narratives.get(self._found.narrative)
        if story is None:
            return None
        told = NarrativeView(whole, story)
        variant = whole.variants.get(self._found.variant) if self._found.variant else None
        return as_variant(told, variant) if variant is not None else told

    def _on_session_changed(self, _changes: ChangeSet, _initiator: object) -> None:
        self._task = None  # What is being compared is not how it stands any more.
        self._pause.start()

    def _compare(self) -> None:
        if self._session.is_left:
            return
        told = self._told()
        if told is None:
            self.left.emit()
            return
        compare = self._file.comparing(self._session.project, told)
        task = self._session.background.start(lambda _report: compare())
        task.finished.connect(lambda found: self._on_task_finished(found, task))
        self._task = task
        self._session.background.go(task)

    def _on_task_finished(self, found: ReturnedComparison, task: Task) -> None:
        if task is not self._task:
            return
        self._found = found
        self._entries = list(self._brought_up_to_date(found))
        self.changed.emit()

    def _brought_up_to_date(self, found: ReturnedComparison) -> Iterator[Entry]:
        """The entries as they stand now: what differs is open, what does not is settled."""
        now = {change.key: change for change in found.changes}
        known = {entry.change.key for entry in self._entries}
        for entry in self._entries:
            change = now.get(entry.change.key)
            if change is not None:
                self._adopted.discard(change.key)
                is_skipped = change.key in self._skipped
                yield Entry(change, State.SKIPPED if is_skipped else State.OPEN)
            elif entry.change.key in self._adopted:
                yield replace(entry, state=State.ADOPTED)
            else:
                yield replace(entry, state=State.SETTLED)
        yield from (Entry(change) for key, change in now.items() if key not in known)
