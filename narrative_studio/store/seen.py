"""Revisions of a row, and what a link has seen of its target.

The *triggers* of a row are the cells that carry its meaning: a change of one makes the links to the
row suspect. A *revision* is an operation that gave a trigger another value and led to what stands,
what was taken back since not counted. What a link has *seen* is, for each trigger, the changes that
stood when it was made or last reviewed; it is out of date where the values of these are not the
ones that stand now. All of it is read off the bases of changes.
"""

import json
from collections.abc import Mapping
from functools import cached_property

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.positioning import Status
from narrative_studio.model.rows import CellValue, columns
from narrative_studio.model.view import LinkState, Review
from narrative_studio.store.heads import ancestors, heads_of, replaced, standing
from narrative_studio.store.journal import Journal
from narrative_studio.store.txn import Change, canonical

Seen = list[str] | str
"""What a link has seen of one trigger: the ids of the changes that stood there.

Or the wording itself, if it was brought in from a file that has no history.
"""


TRACED = ("element", "proof", "objection", "criterion")
"""The tables whose rows links point at."""


def trigger_columns(table: str) -> tuple[str, ...]:
    """The cells of a table whose change makes links to its rows suspect."""
    return tuple(name for name, column in columns(BY_TABLE[table]).items() if column.is_trigger)


def seen_now(journal: Journal, table: str, row: str) -> str:
    """What somebody sees who looks at a row now, as the ``seen`` cell of a link stores it."""
    heads = journal.row_heads(table, row)
    return canonical({name: sorted(standing(heads, name)) for name in trigger_columns(table)})


class Ancestry:
    """The changes of one row, asked for revisions and for the values of earlier moments.

    With ``inside``, replica -> last operation, only those inside that cut.
    """

    def __init__(
        self, journal: Journal, table: str, row: str, *, inside: Mapping[str, int] | None = None
    ) -> None:
        self.table = table
        self.row = row
        changes = journal.changes_of(table, row)
        if inside is not None:
            places = journal.places({change.txn for change in changes})
            changes = [
                change
                for change in changes
                if places[change.txn][1] <= inside.get(places[change.txn][0], 0)
            ]
        self._changes = {change.id: change for change in changes}
        self._undoes = journal.undoes_of({change.txn for change in self._changes.values()})
        self._heads = journal.row_heads(table, row) if inside is None else heads_of(changes)
        self._triggers = trigger_columns(table)
        self.now = {name: sorted(standing(self._heads, name)) for name in self._triggers}
        self.now_json = canonical(self.now)
        self.revision = self._revision(self.now)
        self._states: dict[str, LinkState] = {}

    def state(self, seen_json: str) -> LinkState:
        """How a link that has seen this much stands to the row today."""
        # Many links have seen the same: those that were made or reviewed between two revisions.
        found = self._states.get(seen_json)
        if found is None:
            found = self._states[seen_json] = self._state(seen_json)
        return found

    def _state(self, seen_json: str) -> LinkState:
        seen = _read_seen(seen_json)
        if not seen:
            return LinkState(self.revision, self.revision, ())
        changed = tuple(
            name for name in self._triggers if name in seen and self._has_moved(name, seen[name])
        )
        wordings = tuple(str(self.text_then(seen_json, name) or "") for name in changed)
        return LinkState(self._seen_revision(seen, changed), self.revision, changed, wordings)

    def text_then(self, seen_json: str, column: str) -> CellValue:
        """The value of a cell that a link has seen; the latest where it was contested."""
        ids = _read_seen(seen_json).get(column, [])
        if isinstance(ids, str):
            return ids
        found = sorted(
            (self._changes[i] for i in ids if i in self._changes), key=lambda change: change.order
        )
        return found[-1].value(column, self._default(column)) if found else None

    def _has_moved(self, column: str, seen: Seen) -> bool:
        """Whether a cell reads otherwise than it was seen, or reads in more than one way."""
        now = self._values(self.now[column], column)
        return len(now) > 1 or now != self._values(seen, column)

    def _values(self, ids: Seen, column: str) -> frozenset[CellValue]:
        if isinstance(ids, str):
            return frozenset((ids,))
        return frozenset(
            self._changes[i].value(column, self._default(column)) for i in ids if i in self._changes
        )

    def _seen_revision(self, seen: dict[str, Seen], changed: tuple[str, ...]) -> int:
        """A wording that came in from elsewhere was seen before this row had revisions here."""
        heads = {name: ids for name, ids in seen.items() if isinstance(ids, list)}
        if len(heads) == len(seen):
            return self._revision(heads)
        return self.revision - 1 if changed else self.revision

    def _default(self, column: str) -> CellValue:
        return columns(BY_TABLE[self.table])[column].default

    def revisions(self) -> tuple[str, ...]:
        """The operations that led to the row as it reads now, the oldest first."""
        return self._operations(self.now)

    @cached_property
    def review(self) -> Review:
        """When the row last changed its meaning, and when somebody last reworded or approved it.

        What was taken back since, and the taking back, does not count.
        """
        revisions = self.revisions()
        taken_back: dict[str | None, str] = {undone: txn for txn, undone in self._undoes.items()}
        looked_at = [
            change.txn
            for change in self._changes.values()
            if change.txn not in self._undoes
            and _stands(change.txn, taken_back)
            and self._is_look(change)
        ]
        return Review(revisions[-1] if len(revisions) > 1 else "", max(looked_at, default=""))

    def _is_look(self, change: Change) -> bool:
        if any(change.covers(name) for name in self._triggers):
            return True
        return change.covers("status") and change.value("status") == Status.APPROVED

    def _revision(self, heads: dict[str, list[str]]) -> int:
        return max(1, len(self._operations(heads)))

    def _operations(self, heads: dict[str, list[str]]) -> tuple[str, ...]:
        """The operations that led to these heads, without those taken back since."""
        counted: set[str] = set()
        for column, ids in heads.items():
            led_here = [self._changes[i] for i in ids if i in self._changes]
            led_here += ancestors(led_here, column, self._changes).values()
            taken_back = {self._undoes.get(change.txn): change.txn for change in led_here}
            counted |= {
                change.txn
                for change in led_here
                if change.txn not in self._undoes
                and self._differs(change, column)
                and _stands(change.txn, taken_back)
            }
        return tuple(sorted(counted))

    def _differs(self, change: Change, column: str) -> bool:
        default = self._default(column)
        before = {base.value(column, default) for base in replaced(change, column, self._changes)}
        return before != {change.value(column, default)}


def _stands(txn: str, taken_back: Mapping[str | None, str]) -> bool:
    """Whether a transaction is not taken back, or its taking back is in turn."""
    steps = 0
    while txn in taken_back:
        txn = taken_back[txn]
        steps += 1
    return steps % 2 == 0


def _read_seen(seen_json: str) -> dict[str, Seen]:
    try:
        seen = json.loads(seen_json)
    except ValueError:
        return {}
    if not isinstance(seen, dict):
        return {}
    return {
        column: ids if isinstance(ids, str) else [i for i in ids if isinstance(i, str)]
        for column, ids in seen.items()
        if isinstance(ids, list | str)
    }
