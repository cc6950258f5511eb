"""A second opinion on heads, rows and undo, made from who knew what when it was written.

It shares no code with the store but the records themselves: a change stands unless somebody who
had it replaced it. What an author had, and what they were shown, is followed desk by desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import columns
from narrative_studio.store.txn import Txn
from tests.narrative_studio.store.desks import Desk

Cell = tuple[str, str, str]
"""Table, row and column."""


@dataclass(frozen=True)
class Fact:
    """One change as the oracle keeps it; ``values`` by column, ``place`` in the one order."""

    id: str
    txn: str
    desk: str
    author: str
    table: str
    row: str
    is_whole: bool
    values: Mapping[str, object]
    had: frozenset[str]
    place: tuple[int, str, int]

    def says(self, column: str) -> object:
        default = 1 if column == "alive" else columns(BY_TABLE[self.table])[column].default
        return self.values.get(column, default)


@dataclass
class Oracle:
    """What was written, and what each desk knows of it."""

    facts: dict[str, list[Fact]] = field(default_factory=dict)
    known: dict[str, set[str]] = field(default_factory=dict)
    undoes: dict[str, str | None] = field(default_factory=dict)
    by_row: dict[tuple[str, str], list[Fact]] = field(default_factory=dict)
    _replaced: dict[tuple[str, str], list[Fact]] = field(default_factory=dict)
    _replaced_among: tuple[int, int] = (0, 0)

    def learn(self, desk: Desk, txns: Iterable[Txn]) -> None:
        """A desk has been told of these transactions."""
        self.known.setdefault(desk.name, set()).update(txn.id for txn in txns)

    def write(self, desk: Desk, expected: Mapping[Cell, set[str]] | None = None) -> None:
        """A desk has written: record it, and judge what it says that it replaces.

        ``expected`` holds the facts that the desk had before its eyes, where that is not all that
        stood.
        """
        known = self.known.setdefault(desk.name, set())
        for txn in desk.journal.txns():
            if txn.id in known:
                continue
            assert txn.id not in self.facts, "an id was given twice"
            self.undoes[txn.id] = txn.undoes
            made = [self._fact(desk, txn, n) for n in range(len(txn.changes))]
            for fact in made:
                for column in _columns(fact):
                    self._judge(desk, fact, column, expected)
            self.facts[txn.id] = made
            for fact in made:
                self.by_row.setdefault((fact.table, fact.row), []).append(fact)
            known.add(txn.id)

    def _fact(self, desk: Desk, txn: Txn, n: int) -> Fact:
        change = txn.changes[n]
        is_whole = change.column == "*"
        values = (
            dict(change.new) if isinstance(change.new, Mapping) else {change.column: change.new}
        )
        return Fact(
            f"{txn.id}/{n}",
            txn.id,
            desk.name,
            txn.author,
            change.table,
            change.row,
            is_whole,
            values,
            frozenset(change.base),
            (txn.clock, txn.replica, n),
        )

    def _judge(
        self, desk: Desk, fact: Fact, column: str, expected: Mapping[Cell, set[str]] | None
    ) -> None:
        cell = (fact.table, fact.row, column)
        known = self.known[desk.name]
        covering = {other.id: other for other in self.covering(cell, known)}
        replaced = fact.had & covering.keys()
        strangers = {name for name in fact.had if name.split("/")[0] not in known}
        assert not strangers, f"{fact.id} replaces what its author never had: {strangers}"
        heads = self.standing(cell, known)
        stood = {head.id for head in heads}
        undone = self.undoes[fact.txn]
        if undone is not None:
            due = {head.id for head in heads if self.is_word_of(undone, head, desk, column)}
        elif expected is not None and cell in expected:
            due = expected[cell]
        else:
            due = stood
        assert replaced & stood == due & stood, f"{fact.id} on {cell}"

    def is_word_of(self, txn: str, fact: Fact, desk: Desk, column: str) -> bool:
        """Whether a fact that was written at a desk holds the words of a transaction."""
        known = self.known[desk.name]
        return fact.desk == desk.name and txn in self.speaks_for(fact, column, known)

    def speaks_for(self, fact: Fact, column: str, known: set[str]) -> set[str]:
        """The transactions whose words a fact holds: its own, and those that it puts back."""
        undone = self.undoes[fact.txn]
        taken = self.facts[undone] if undone in known else []
        return {fact.txn} | {
            name
            for one in taken
            if (one.table, one.row) == (fact.table, fact.row)
            for earlier in self.replaced_by(one, column, known)
            if earlier.says(column) == fact.says(column)
            for name in self.speaks_for(earlier, column, known)
        }

    def replaced_by(self, fact: Fact, column: str, known: set[str]) -> list[Fact]:
        """What a fact replaced in a cell, without what that had replaced in turn."""
        if not (fact.is_whole or column in fact.values):
            return []
        # Long lines of facts pass each other on very many ways: each is gone once. What a desk
        # knows only grows, so that its number says whether the answers still hold.
        among = (id(known), len(known))
        if self._replaced_among != among:
            self._replaced_among, self._replaced = among, {}
        found = self._replaced.get((fact.id, column))
        if found is None:
            facts = self.covering((fact.table, fact.row, column), known)
            had = [other for other in facts if other.id in fact.had]
            found = [
                one for one in had if not any(self._passed(one, by, column, known) for by in had)
            ]
            self._replaced[fact.id, column] = found
        return found

    def _passed(self, fact: Fact, by: Fact, column: str, known: set[str]) -> bool:
        """Whether a fact was replaced on the way to another one."""
        earlier = self.replaced_by(by, column, known)
        return any(one.id == fact.id or self._passed(fact, one, column, known) for one in earlier)

    def covering(self, cell: Cell, known: set[str]) -> Iterator[Fact]:
        """The facts about a cell among those known."""
        table, row, column = cell
        for fact in self.by_row.get((table, row), []):
            if fact.txn in known and (fact.is_whole or column in fact.values):
                yield fact

    def standing(self, cell: Cell, known: set[str]) -> list[Fact]:
        """The facts of a cell that nobody who had them has replaced, as far as is known."""
        facts = list(self.covering(cell, known))
        return [fact for fact in facts if not any(fact.id in other.had for other in facts)]

    def words(self, cell: Cell, known: set[str]) -> list[Fact]:
        """The facts of a cell in their authors' own words: undo and redo write none.

        What somebody put back stands again itself, unless others have replaced it meanwhile.
        """
        heads = self.standing(cell, known)
        found: dict[str, Fact] = {}
        for head in heads:
            others = [self.written(one, cell[2], known) for one in heads if one is not head]
            for fact in self._put_back(head, others, cell[2], known):
                found[fact.id] = fact
        return [*found.values()]

    def _put_back(
        self, fact: Fact, others: list[list[Fact]], column: str, known: set[str]
    ) -> list[Fact]:
        """What a fact puts back beside what others have written, as far back as that stands."""
        steps = [
            step
            for step in self.one_back(fact, column, known)
            if not any(self._passed(step, by, column, known) for each in others for by in each)
        ]
        if not steps:
            return [fact]
        found: list[Fact] = []
        for step in steps:
            beside = [self.written(one, column, known) for one in steps if one is not step]
            found += self._put_back(step, [*others, *beside], column, known)
        return found

    def written(self, fact: Fact, column: str, known: set[str]) -> list[Fact]:
        """The facts in which somebody wrote themselves what a fact says of a cell."""
        way = self.way_back(fact, column, known)
        return [one for one in way if not self.one_back(one, column, known)]

    def way_back(self, fact: Fact, column: str, known: set[str]) -> list[Fact]:
        """A fact with all that it puts back in a cell, step by step."""
        found: dict[str, Fact] = {}
        waiting = [fact]
        while waiting:
            one = waiting.pop()
            if one.id not in found:
                found[one.id] = one
                waiting += self.one_back(one, column, known)
        return [*found.values()]

    def one_back(self, fact: Fact, column: str, known: set[str]) -> list[Fact]:
        """The facts whose words an undo or a redo put back, nothing for any other fact."""
        undone = self.undoes[fact.txn]
        taken = [
            one
            for one in (self.facts[undone] if undone in known else [])
            if (one.table, one.row) == (fact.table, fact.row)
        ]
        replaced = [one for each in taken for one in self.replaced_by(each, column, known)]
        same = [one for one in replaced if one.says(column) == fact.says(column)]
        if same or not replaced:
            return same
        # Somebody had replaced the old words too: theirs were repeated.
        theirs = [
            one
            for one in self.covering((fact.table, fact.row, column), known)
            if one.place[:2] < fact.place[:2]
            and self.undoes[one.txn] is None
            and one.says(column) == fact.says(column)
            and not self._passed(fact, one, column, known)
        ]
        return sorted(theirs, key=lambda one: one.place)[-1:]

    def row(self, table: str, row: str, known: set[str]) -> dict[str, object] | None:
        """The row as it has to show, None while its making is not known."""
        facts = [fact for fact in self.by_row.get((table, row), []) if fact.txn in known]
        if not any(fact.is_whole for fact in facts):
            return None
        declared = columns(BY_TABLE[table])
        shown: dict[str, object] = {}
        said = {name: self.words((table, row, name), known) for name in ("alive", *declared)}
        for column, words in said.items():
            shown[column] = max(words, key=lambda fact: fact.place).says(column)
        for column, declaration in declared.items():
            words = said[column]
            own = [fact for fact in words if fact.author == shown.get("approver")]
            if declaration.policy == "owned" and len(words) > 1 and own:
                shown[column] = max(own, key=lambda fact: fact.place).says(column)
        return shown

    def check(self, desk: Desk, rows: Iterable[tuple[str, str]] | None = None) -> None:
        """Compare the tables of a desk with what follows from what it knows."""
        known = self.known[desk.name]
        for table, row in self.by_row if rows is None else rows:
            heads = desk.journal.row_heads(table, row)
            names = ("alive", *columns(BY_TABLE[table]))
            for column in names:
                mine = heads.get(column, heads.get("*", frozenset()))
                theirs = {fact.id for fact in self.standing((table, row, column), known)}
                assert mine == theirs, f"heads of {table}.{column} at {desk.name}"
            line = desk.journal.connection.execute(
                f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (row,)
            ).fetchone()
            found = None if line is None else dict(zip(names, line, strict=True))
            assert found == self.row(table, row, known), f"{table} at {desk.name}"


def _columns(fact: Fact) -> list[str]:
    if not fact.is_whole:
        return list(fact.values)
    return ["alive", *columns(BY_TABLE[fact.table])]
