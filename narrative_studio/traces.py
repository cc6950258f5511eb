"""How links stand to what they point at, and what was changed and looked at when: kept up to date.

All of it follows from the journal, and asking that anew for every link would take longer than
people wait. A :class:`Tracer` asks once, and then only about what has changed.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any

from narrative_studio.model.people import Baseline
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Link
from narrative_studio.model.table import Table
from narrative_studio.model.view import LinkState, Review
from narrative_studio.store.journal import Journal
from narrative_studio.store.queries import RowKey
from narrative_studio.store.seen import TRACED, Ancestry

_TARGETS = frozenset(TRACED)
_TRACED = frozenset({*TRACED, Link.table, Baseline.table})
"""The tables that revisions, reviews and the state of links depend on."""


@dataclass(frozen=True, slots=True)
class Traces:
    """The state of each link, the revision of each thing that links may point at, and reviews.

    ``frozen`` is the operation that took the latest baseline: whatever that froze has been looked
    at then.
    """

    states: Mapping[str, LinkState] = field(default_factory=dict)
    revisions: Mapping[str, int] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    frozen: str = ""


class Tracer:
    """Follows the traces of the document that one journal holds."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._ancestries: dict[RowKey, Ancestry] = {}
        self._made: Traces | None = None
        self._touched: set[RowKey] = set()

    def ancestry(self, table: str, row_id: str) -> Ancestry:
        """The changes of a row as they stand now."""
        found = self._ancestries.get((table, row_id))
        if found is None:
            found = self._ancestries[(table, row_id)] = Ancestry(self._journal, table, row_id)
        return found

    def forget(self, rows: Iterable[RowKey]) -> None:
        """The journal says something new of these rows."""
        for key in rows:
            self._ancestries.pop(key, None)
            self._touched.add(key)

    def traces(
        self, tables: Mapping[str, Table[Any]], changed: Mapping[str, Iterable[str]]
    ) -> Traces:
        """The traces of what these tables show.

        ``changed`` holds by table the rows that read otherwise than when this was asked last; the
        first time it does not matter.
        """
        if self._made is None:
            self._made = self._after(Traces(), tables, _TRACED, tables)
            self._touched = set()
            return self._made
        named: dict[str, set[str]] = {table: set(ids) for table, ids in changed.items()}
        for table, row_id in self._touched:
            named.setdefault(table, set()).add(row_id)
        self._touched = set()
        if kinds := _TRACED & named.keys():
            moved = {
                link.id
                for table in kinds & _TARGETS
                for row_id in named[table]
                for link in tables[Link.table].of("target", row_id)
            }
            named[Link.table] = moved | named.get(Link.table, set())
            self._made = self._after(self._made, tables, kinds, named)
        return self._made

    def _after(
        self,
        before: Traces,
        tables: Mapping[str, Table[Any]],
        kinds: AbstractSet[str],
        named: Mapping[str, Iterable[str]],
    ) -> Traces:
        """The traces once the rows named by table have changed, and links with their targets."""
        links: Table[Link] = tables[Link.table]
        states, revisions = dict(before.states), dict(before.revisions)
        for table in kinds & _TARGETS:
            for row_id in named[table]:
                revisions.pop(row_id, None)
                if row_id in tables[table]:
                    revisions[row_id] = self.ancestry(table, row_id).revision
        targets: dict[str, str] = {row_id: name for name in TRACED for row_id in tables[name]}
        for link_id in named.get(Link.table, ()):
            states.pop(link_id, None)
            link = links.get(link_id)
            if link is not None and link.target in targets:
                target = self.ancestry(targets[link.target], link.target)
                states[link_id] = target.state(link.seen)
        made = replace(before, states=states, revisions=revisions)
        if Baseline.table in kinds:
            made = replace(made, frozen=self._frozen(tables[Baseline.table]))
        if kinds & {Baseline.table, Element.table}:
            made = replace(made, reviews=self._reviews(tables[Element.table], made.frozen))
        return made

    def _reviews(self, elements: Table[Element], frozen: str) -> dict[str, Review]:
        found = {row_id: self.ancestry(Element.table, row_id).review for row_id in elements}
        return {
            row_id: replace(one, looked_at=max(one.looked_at, frozen))
            for row_id, one in found.items()
        }

    def _frozen(self, baselines: Iterable[str]) -> str:
        """The operation that took the latest baseline, empty before there is one."""
        taken = (self._journal.changes_of(Baseline.table, one) for one in baselines)
        return max((changes[0].txn for changes in taken if changes), default="")
