"""The two states of the document that are compared, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from narrative_studio.analysis.naming import day, quoted
from narrative_studio.model.people import Baseline
from narrative_studio.model.view import ProjectView
from narrative_studio.store.history import Entry
from narrative_studio.store.txn import WHOLE_ROW
from ui.session import Session
from ui.workspaces.versions.moments import day_of, time_of

_KEPT_VIEWS: Final = 6
_LOOKED_BACK: Final = 40


class Kind(StrEnum):
    """What a state is a state of."""

    NOW = "now"
    BASELINE = "baseline"
    BEFORE = "before"
    """Just before an operation."""
    AFTER = "after"
    """Just after one."""


@dataclass(frozen=True, slots=True)
class State:
    """One state; ``id`` is that of a baseline or an operation."""

    kind: Kind
    id: str = ""


NOW: Final = State(Kind.NOW)


class Compared(QObject):
    """Which two states are compared; everything on the page follows it.

    Signals:
        changed(): another state was chosen, or one of the two holds other words now.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._older = self._newer = NOW
        self._entries: dict[str, Entry] = {}
        self._views: dict[State, ProjectView] = {}
        self.begin()

    # Reading

    @property
    def older(self) -> State:
        return self._older

    @property
    def newer(self) -> State:
        return self._newer

    @property
    def operation(self) -> Entry | None:
        """The operation whose doing is shown, if it is that."""
        is_one = self._older.kind is Kind.BEFORE and self._older.id == self._newer.id
        return self._entries.get(self._newer.id) if is_one else None

    def baselines(self) -> tuple[Baseline, ...]:
        """All baselines, the latest first."""
        return self._session.view.taken_baselines

    def name(self, state: State) -> str:
        """What a state is called inside a sentence: ``B-2``, ``now``, ``1 Apr, 9:50``."""
        if state.kind is Kind.NOW:
            return "now"
        if state.kind is Kind.BASELINE:
            baseline = self._session.view.baselines.get(state.id)
            return (baseline.code or quoted(baseline.name)) if baseline else "a deleted baseline"
        entry = self._entries.get(state.id)
        when = time_of(entry.at, today=self._session.view.today.year) if entry else "a moment"
        return f"before {when}" if state.kind is Kind.BEFORE else when

    def day(self, state: State) -> str:
        """When a state was, in words; empty for now."""
        if state.kind is Kind.BASELINE:
            baseline = self._session.view.baselines.get(state.id)
            words = day(baseline.taken_on) if baseline and baseline.taken_on else ""
            return words.removesuffix(f" {self._session.view.today.year}")
        entry = self._entries.get(state.id)
        return day_of(entry.at, today=self._session.view.today.year) if entry else ""

    def title(self, state: State) -> str:
        """What stands over the words of a state: its name, and its day where that says more."""
        name, when = self.name(state), self.day(state)
        name = name[:1].upper() + name[1:]
        return f"{name}, {when}" if state.kind is Kind.BASELINE and when else name

    def heading(self) -> str:
        """What the comparison is about."""
        entry = self.operation
        if entry is not None:
            return f"What changed with {quoted(entry.label)}"
        return f"What changed from {self.name(self._older)} to {self.name(self._newer)}"

    def cut(self, state: State) -> Mapping[str, int]:
        """Up to where a state reaches."""
        past = self._session.project.past
        match state.kind:
            case Kind.BASELINE:
                baseline = self._session.view.baselines.get(state.id)
                return past.cut_of(baseline) if baseline else {}
            case Kind.AFTER:
                return past.cut_after(state.id)
            case Kind.BEFORE:
                found = past.history(before=state.id, limit=1)
                return past.cut_after(found[0].txn) if found else {}
        return past.cut

    def view(self, state: State) -> ProjectView:
        """The document in a state, frozen."""
        if state.kind is Kind.NOW:
            return self._session.view
        if state not in self._views:
            if len(self._views) >= _KEPT_VIEWS:
                self._views.pop(next(iter(self._views)))
            self._views[state] = self._session.project.past.view_at(self.cut(state))
        return self._views[state]

    # Choosing

    def begin(self) -> None:
        """Choose what is most likely wanted: what changed since the latest baseline, or in it."""
        taken = self.baselines()
        if not taken:
            newest = self._session.project.past.history(limit=1)
            if newest:
                self.show_operation(newest[0])
            return
        latest = State(Kind.BASELINE, taken[0].id)
        if len(taken) > 1 and not self._is_newer_than(taken[0]):
            self.compare(State(Kind.BASELINE, taken[1].id), latest)
        else:
            self.compare(latest, NOW)

    def compare(self, older: State, newer: State) -> None:
        """Compare two states; they change places where the first holds more."""
        if self._reaches_beyond(older, newer):
            older, newer = newer, older
        if (older, newer) != (self._older, self._newer):
            self._older, self._newer = older, newer
            self.changed.emit()

    def show_operation(self, entry: Entry) -> None:
        """Show what one operation did."""
        self.remember(entry)
        self.compare(State(Kind.BEFORE, entry.txn), State(Kind.AFTER, entry.txn))

    def show_baseline(self, baseline: Baseline) -> None:
        """Compare a baseline with the next newer one, the latest with now."""
        taken = self.baselines()
        at = next((n for n, one in enumerate(taken) if one.id == baseline.id), 0)
        newer = State(Kind.BASELINE, taken[at - 1].id) if at else NOW
        self.compare(State(Kind.BASELINE, baseline.id), newer)

    def remember(self, entry: Entry) -> None:
        """Know an operation by name, so that the moment after it can be compared."""
        self._entries[entry.txn] = entry

    def refresh(self, *, is_past_other: bool = True) -> None:
        """The document has changed: states may hold other words, or be gone.

        Edits of cells leave earlier states what they were; ``is_past_other`` where rows came, went
        or were taken in from elsewhere.
        """
        if is_past_other:
            self._views.clear()
        gone = [
            state
            for state in (self._older, self._newer)
            if state.kind is Kind.BASELINE and state.id not in self._session.view.baselines
        ]
        if gone:
            self._older = self._newer = NOW
            self.begin()
        else:
            self.changed.emit()

    # Inside

    def _is_newer_than(self, baseline: Baseline) -> bool:
        """Whether anything but the listing of baselines came after the latest one."""
        for entry in self._session.project.past.history(limit=_LOOKED_BACK):
            if ("baseline", baseline.id, (WHOLE_ROW,)) in entry.touched:
                return False
            if {table for table, _, _ in entry.touched} - {"baseline"}:
                return True
        return True

    def _reaches_beyond(self, older: State, newer: State) -> bool:
        if newer.kind is Kind.NOW or older.kind is Kind.BEFORE:
            return False
        if older.kind is Kind.NOW:
            return True
        first, second = self.cut(older), self.cut(newer)
        return first != second and all(
            first.get(replica, 0) >= seq for replica, seq in second.items()
        )
