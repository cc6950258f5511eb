"""Whose words stand in a cell: what a taking back puts back stays the word of who wrote it.

Undo and redo are changes of their own, made later and by somebody who may have written none of what
they put back. What shows, and under whose name, goes by the *sources* of a change instead: the
changes that said the words first. So a decision that is taken back leaves what stood before it,
value, author and time. All of this follows from the journal; nothing is stored for it.
"""

from collections.abc import Iterable, Mapping

from narrative_studio.store.heads import ancestors, replaced
from narrative_studio.store.txn import Change


class Sources:
    """The changes of one row by id, asked for the sources of their words.

    ``undoes`` says what those of their transactions that take back another take back, ``defaults``
    how a column reads that a whole row does not know; None where it is not among them.
    """

    def __init__(
        self,
        changes: Mapping[str, Change],
        undoes: Mapping[str, str],
        defaults: Mapping[str, object],
    ) -> None:
        self._changes = changes
        self._undoes = undoes
        self._defaults = defaults
        self._by_txn: dict[str, list[Change]] = {}
        for change in changes.values():
            self._by_txn.setdefault(change.txn, []).append(change)
        self._put_back: dict[tuple[str, str], list[Change]] = {}
        self._firsts: dict[tuple[str, str], frozenset[str]] = {}
        self._passed: dict[tuple[frozenset[str], str], Mapping[str, Change]] = {}

    def standing(self, heads: Iterable[Change], column: str) -> list[Change]:
        """The sources of all that stands in a cell, the earliest first."""
        found = {one.id: one for each in self.by_head(heads, column).values() for one in each}
        return sorted(found.values(), key=lambda change: change.order)

    def by_head(self, heads: Iterable[Change], column: str) -> dict[str, list[Change]]:
        """The sources of each of the heads of a cell, by the id of the head.

        A head that takes nothing back is its own source. So is one that puts back what the others
        have replaced: then somebody stands behind the old words against the new ones.
        """
        at_front = {head.id: head for head in sorted(heads, key=lambda head: head.order)}
        roots = {head: {head} for head in at_front}
        became: dict[str, list[str]] = {}
        waiting = [head for head in at_front.values() if head.txn in self._undoes]
        while waiting:
            change = waiting.pop()
            passed = self._passed_by(
                [one for one in at_front.values() if one.id != change.id], column
            )
            earlier = [one.id for one in self._before(change, column) if one.id not in passed]
            ends = _followed(earlier, became)
            # Only a forged history comes back to where it began.
            if not ends or change.id in ends:
                continue
            del at_front[change.id]
            came_from = roots.pop(change.id)
            became[change.id] = earlier
            for name in ends:
                roots.setdefault(name, set()).update(came_from)
                if name not in at_front:
                    at_front[name] = self._changes[name]
                    waiting.append(self._changes[name])
        found: dict[str, list[Change]] = {}
        for name, came_from in roots.items():
            for root in came_from:
                found.setdefault(root, []).append(at_front[name])
        return found

    def trail(self, change: Change, column: str) -> list[Change]:
        """A change with all that it puts back in a cell, directly or by way of others."""
        found: dict[str, Change] = {}
        waiting = [change]
        while waiting:
            change = waiting.pop()
            if change.id not in found:
                found[change.id] = change
                waiting += self.put_back(change, column)
        return [*found.values()]

    def put_back(self, change: Change, column: str) -> list[Change]:
        """What a taking back puts back in a cell: of what was replaced there, what says the same.

        Nothing of a change that takes back nothing.
        """
        key = (change.id, column)
        if key not in self._put_back:
            value = self._value(change, column)
            self._put_back[key] = [
                before
                for undone in self._by_txn.get(self._undoes.get(change.txn, ""), ())
                if undone.covers(column)
                for before in replaced(undone, column, self._changes)
                if self._value(before, column) == value
            ]
        return self._put_back[key]

    def _before(self, change: Change, column: str) -> list[Change]:
        """The changes whose words a taking back holds, one step back; nothing of any other."""
        if change.txn not in self._undoes:
            return []
        return self.put_back(change, column) or self._repeated(change, column)

    def _repeated(self, change: Change, column: str) -> list[Change]:
        """Whose words a taking back repeats that found nobody behind the old ones any more."""
        undone = self._by_txn.get(self._undoes[change.txn], ())
        if not any(one.covers(column) and replaced(one, column, self._changes) for one in undone):
            return []
        value = self._value(change, column)
        earlier = [
            one
            for one in self._changes.values()
            if one.txn < change.txn
            and one.txn not in self._undoes
            and one.covers(column)
            and self._value(one, column) == value
            and change.id not in ancestors([one], column, self._changes)
        ]
        return [max(earlier, key=lambda one: one.order)] if earlier else []

    def _passed_by(self, heads: Iterable[Change], column: str) -> Mapping[str, Change]:
        """What those who first said what these heads say had replaced for it, by id."""
        firsts = frozenset[str]().union(*(self._firsts_of(head, column) for head in heads))
        key = (firsts, column)
        if key not in self._passed:
            said = [self._changes[first] for first in firsts]
            self._passed[key] = ancestors(said, column, self._changes)
        return self._passed[key]

    def _firsts_of(self, head: Change, column: str) -> frozenset[str]:
        """The changes that first said what a head says, whatever has come of them since."""
        key = (head.id, column)
        if key not in self._firsts:
            passed_by: set[str] = set()
            found: set[str] = set()
            waiting = [head]
            while waiting:
                change = waiting.pop()
                if change.id not in passed_by:
                    passed_by.add(change.id)
                    earlier = self._before(change, column)
                    waiting += earlier
                    if not earlier:
                        found.add(change.id)
            self._firsts[key] = frozenset(found)
        return self._firsts[key]

    def _value(self, change: Change, column: str) -> object:
        new = change.new
        if isinstance(new, Mapping):
            return new.get(column, self._defaults.get(column))
        return new


def _followed(names: Iterable[str], became: Mapping[str, list[str]]) -> list[str]:
    """Where these ids lead: themselves, or what they have become by now."""
    found: dict[str, None] = {}
    passed_by: set[str] = set()
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        if name in passed_by:
            continue
        passed_by.add(name)
        if name in became:
            waiting += became[name]
        else:
            found[name] = None
    return [*found]
