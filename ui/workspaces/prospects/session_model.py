"""The test sessions of a narrative as a table, sorted by any column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QObject,
    Qt,
)

from narrative_studio.analysis.prospects.eligible import Exclusion, Standing, standings
from narrative_studio.model.ids import NarrativeId
from narrative_studio.model.prospects import Outcome, SessionState, TestSession
from narrative_studio.model.view import ProjectView
from ui.models.row_table import Index, RowTableModel
from ui.widgets.badge import Badge, Tone
from ui.widgets.parsed_edit import show_day

Role = Qt.ItemDataRole

ITEM: Final = int(Role.UserRole)
"""The ``Item`` of a row."""


class Column(IntEnum):
    """The columns from the start to the end of a row."""

    CODE = 0
    DATE = 1
    PROSPECT = 2
    SEGMENT = 3
    ROLES = 4
    VERSION = 5
    REP = 6
    COUNTS = 7
    OUTCOME = 8
    NEXT = 9


TITLES: Final = {
    Column.CODE: "Test",
    Column.DATE: "Held on",
    Column.PROSPECT: "Prospect",
    Column.SEGMENT: "Segment",
    Column.ROLES: "Roles",
    Column.VERSION: "Version",
    Column.REP: "Test rep",
    Column.COUNTS: "Counts",
    Column.OUTCOME: "Outcome",
    Column.NEXT: "Next step",
}
_BRIEFLY: Final = {Exclusion.QUALIFIED_UNKNOWN: "Qualified?"}
_STATE_BADGE: Final = {
    SessionState.PLANNED: Badge("Planned", Tone.OUTLINE, "calendar"),
    SessionState.RUNNING: Badge("Running", Tone.INFO, "player-play"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the table."""

    standing: Standing
    segment: str
    roles: str
    rep: str

    @property
    def session(self) -> TestSession:
        """The session that the row shows."""
        return self.standing.session

    @property
    def badge(self) -> Badge | None:
        """What asks for somebody where a session does not count; None for one that counts."""
        if self.standing.is_eligible:
            return None
        held = _STATE_BADGE.get(self.session.state)
        if held is not None:
            return held
        why = self.standing.exclusions[0]
        words = _BRIEFLY.get(why, str(why))
        return Badge(words[:1].upper() + words[1:], Tone.OUTLINE, "ban")

    @property
    def counts(self) -> str:
        """Whether it counts, and why not."""
        if not self.standing.is_eligible:
            return "; ".join(self.standing.reasons)
        return ", ".join(("eligible", *map(str, self.standing.doubts)))

    @property
    def briefly(self) -> str:
        """Whether it counts, in the room of a cell; the tip says the rest."""
        if self.standing.is_eligible and self.standing.doubts:
            return "eligible, open"
        return self.counts

    def cell(self, column: Column) -> str:
        """What a cell says in words."""
        one = self.session
        return {
            Column.CODE: one.code,
            Column.DATE: show_day(one.held_on) if one.held_on else "",
            Column.PROSPECT: one.prospect,
            Column.SEGMENT: self.segment,
            Column.ROLES: self.roles,
            Column.VERSION: one.version,
            Column.REP: self.rep,
            Column.COUNTS: self.counts,
            Column.OUTCOME: "" if one.outcome is Outcome.UNKNOWN else one.outcome.value,
            Column.NEXT: _next_step(one),
        }[column]

    def key(self, column: Column) -> tuple[str, str]:
        """What rows are sorted by."""
        one = self.session
        if column is Column.CODE:
            return (one.code[:1], one.code[1:].zfill(9))
        if column is Column.DATE:
            # What is planned lies ahead, also before it has a day.
            ahead = "9999" if one.state is SessionState.PLANNED else ""
            return (one.held_on or ahead, one.id)
        if column is Column.COUNTS:
            return ("1" if self.standing.is_eligible else "0", self.counts)
        return (self.cell(column).casefold(), "")


class SessionModel(RowTableModel[Item]):
    """The sessions of one narrative, the latest first unless sorted otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TITLES.values(), lambda item: item.session.id, parent=parent)
        self._sorted_by: tuple[Column, bool] = (Column.DATE, True)
        self._made: dict[str, tuple[object, Item]] = {}

    def show(self, view: ProjectView, narrative: NarrativeId | None) -> None:
        """Show the sessions of a narrative; rows of which nothing changed are kept as they are."""
        found = standings(view, narrative) if narrative is not None else ()
        made: dict[str, tuple[object, Item]] = {
            one.session.id: self._item(view, one) for one in found
        }
        self._made = made
        self._order([item for _key, item in made.values()])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; one below 0 brings the latest first."""
        is_down = order == Qt.SortOrder.DescendingOrder
        self._sorted_by = (Column(column), is_down) if column >= 0 else (Column.DATE, True)
        self._order(self.items)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        item = self.item(index)
        if item is None:
            return None
        column = Column(index.column())
        if role == Role.DisplayRole:
            return item.cell(column)
        if role == Role.ToolTipRole:
            return item.counts if column is Column.COUNTS else item.cell(column)
        if role == Role.AccessibleTextRole:
            return f"{TITLES[column]}: {item.cell(column) or 'nothing'}"
        return item if role == ITEM else None

    def _item(self, view: ProjectView, standing: Standing) -> tuple[object, Item]:
        session = standing.session
        segment = view.segments.get(session.segment or "")
        rep = view.people.get(session.rep or "")
        sat = view.session_personas.of("session", session.id)
        personas = tuple(view.personas.get(one.persona or "") for one in sat)
        key = (session, segment, rep, personas)
        known = self._made.get(session.id)
        if known is not None and known[0] == key:
            return known
        roles = dict.fromkeys(str(one.buying_role) for one in personas if one is not None)
        item = Item(
            standing,
            segment.name if segment is not None else "",
            ", ".join(roles),
            rep.name if rep is not None else "",
        )
        return key, item

    def _order(self, found: Sequence[Item]) -> None:
        column, is_down = self._sorted_by
        self.replace(sorted(found, key=lambda item: item.key(column), reverse=is_down))


def _next_step(session: TestSession) -> str:
    if not session.next_step:
        return f"on {show_day(session.next_step_on)}" if session.next_step_on else ""
    return session.next_step
