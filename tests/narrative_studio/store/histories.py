"""Long random histories of several desks, each from one seed."""

from __future__ import annotations

import os
import random
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from unittest.mock import patch

from narrative_studio.commands.versions import keep_deleted, restore_row
from narrative_studio.errors import UnknownRow
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import ElementId, FrameId, NarrativeId, StepId, new_id
from narrative_studio.model.positioning import Element, ElementKind, Status
from narrative_studio.model.rank import rank_between
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.store.heads import standing
from narrative_studio.store.misalignments import Misalignment, OpenDeletion
from narrative_studio.store.schema import create_entity_tables
from tests.narrative_studio.store.desks import DAY_MS, Desk, World, shown, wordings
from tests.narrative_studio.store.oracle import Cell, Oracle

OPERATIONS = 90
_WORDS = ("", "Trusted", "Simplest", "Trusted by growers", "Traceable in minutes, not days")
_SCRIPT = "A recall is announced on a Friday, and nobody knows which pallets it is about. " * 6
_CROWDED = 9
_HOUR_MS = 60 * 60 * 1000
_SKEWS_MS = (0, 0, -3 * _HOUR_MS, 5 * _HOUR_MS, -400 * DAY_MS, 400 * DAY_MS)
_EDITED: dict[type[Row], tuple[str, ...]] = {
    # What is named twice is edited twice as often.
    Element: (
        "name",
        "name",
        "statement",
        "statement",
        "approver",
        "approver",
        "note",
        "status",
        "is_current",
    ),
    Narrative: ("title", "call_length_ms"),
    Frame: ("headline", "script", "script", "script", "rank", "planned_ms", "is_backup", "owner"),
    Step: ("say", "do", "is_wow", "rank"),
}


@contextmanager
def history(seed: int) -> Iterator[History]:
    """A random history in which everything follows from the seed, names of replicas included."""
    dice = random.Random(seed)
    with closing(sqlite3.connect(":memory:")) as elsewhere:
        create_entity_tables(elsewhere)  # What a process learns once throws no dice of the history.
    by_dice = patch.multiple(
        secrets,
        token_hex=lambda count: dice.randbytes(count).hex(),
        choice=dice.choice,
    )
    with by_dice, patch.object(os, "urandom", dice.randbytes):
        made = History(dice)
        try:
            yield made
        finally:
            made.close()


class History:
    """People who work on one document, now and then hearing of each other."""

    def __init__(self, dice: random.Random) -> None:
        self.random = dice
        self.world = World()
        self.oracle = Oracle()
        self.desks = [
            Desk(name, world=self.world, skew_ms=self.random.choice(_SKEWS_MS))
            for name in "ABCD"[: self.random.choice((3, 4))]
        ]
        self.begun: dict[str, tuple[Row, str, tuple[str, ...]]] = {}
        self.kept: set[Cell] = set()
        self.wavered = 0
        self.frozen: list[tuple[dict[str, int], dict[str, dict[str, Row]]]] = []
        for desk in self.desks:
            self.oracle.learn(desk, ())

    def run(self, operations: int = OPERATIONS) -> None:
        """Let everybody work, and judge each step."""
        self.begin_together()
        weights: dict[Callable[[Desk], object], int] = {
            self.create: 8,
            self.edit: 28,
            self.delete: 4,
            self.undo: 14,
            self.redo: 9,
            self.deliver: 26,
            self.begin: 6,
            self.finish: 6,
            self.decide: 6,
            self.answer: 5,
            self.cross: 6,
            self.waver: 6,
            self.settle: 5,
            self.freeze: 4,
            Desk.reopen: 3,
        }
        for _ in range(operations):
            self.world.now_ms += self.random.choice((0, 0, 1, 40, 9_000, 700_000))
            desk = self.random.choice(self.desks)
            (act,) = self.random.choices([*weights], [*weights.values()])
            act(desk)

    def close(self) -> None:
        """Let go of all work copies."""
        for desk in self.desks:
            desk.close()

    def meet(self) -> None:
        """Everybody gets everything, in an order and in parts of their own."""
        everything = {txn.id: txn for desk in self.desks for txn in desk.journal.txns()}
        for desk in self.desks:
            batch = list(everything.values())
            self.random.shuffle(batch)
            cut = self.random.randrange(len(batch) + 1)
            desk.take(batch[:cut])
            desk.take(batch[cut // 2 :])
            self.oracle.learn(desk, batch)

    def begin_together(self) -> None:
        """The first desk begins a story with one frame, and everybody gets it."""
        first, *others = self.desks
        with first.project.op("Begin") as op:
            story = op.create(Narrative(id=NarrativeId(self._id()), title="First call"))
            frame = op.create(
                Frame(id=FrameId(self._id()), narrative=story.id, script=_SCRIPT, rank="K")
            )
            op.create(Step(id=StepId(self._id()), frame=frame.id, rank="K"))
            op.create(self._new_element())
        self._judge(first)
        for other in others:
            self._hand(first, other, share=1.0)

    # What people do

    def create(self, desk: Desk) -> None:
        view = desk.project.view()
        if sum(len(view.tables[kind.table]) for kind in _EDITED) > _CROWDED:
            self.edit(desk)
            return
        kind = self.random.choice((Element, Element, Narrative, Frame, Frame, Step))
        row: Row = self._new_element()
        if kind is Narrative:
            row = Narrative(id=NarrativeId(self._id()), title=self._word())
        elif kind is Frame and view.narratives:
            parent = self.random.choice(sorted(view.narratives))
            row = Frame(id=FrameId(self._id()), narrative=NarrativeId(parent), rank=self._rank())
        elif kind is Step and view.frames:
            parent = self.random.choice(sorted(view.frames))
            row = Step(id=StepId(self._id()), frame=FrameId(parent), rank=self._rank())
        with desk.project.op("Make") as op:
            op.create(row)
        self._judge(desk)

    def edit(self, desk: Desk) -> None:
        row = self._some(desk)
        if row is None:
            return
        names = self.random.sample(_EDITED[type(row)], self.random.choice((1, 1, 2)))
        expected = self._before_eyes(desk, row, names)
        with desk.project.op("Edit") as op:
            cells = {name: self._value(desk, name) for name in names}
            op.set(type(row), row.id, bases={}, **cells)
        self._judge(desk, expected)

    def begin(self, desk: Desk) -> None:
        """Put the cursor into a cell, to type later."""
        row = self._some(desk)
        if row is not None and desk.name not in self.begun:
            name = self.random.choice(_EDITED[type(row)])
            self.begun[desk.name] = (row, name, desk.project.heads_shown(row, name))

    def finish(self, desk: Desk) -> None:
        """Commit what was begun before other things happened."""
        if desk.name not in self.begun:
            return
        row, name, heads = self.begun.pop(desk.name)
        try:
            with desk.project.op("Edit at last") as op:
                op.set(type(row), row.id, bases={name: heads}, **{name: self._value(desk, name)})
        except UnknownRow:
            return
        self._judge(desk, {(row.table, row.id, name): set(heads)})

    def delete(self, desk: Desk) -> None:
        row = self._some(desk)
        if row is None:
            return
        oracle, known = self.oracle, set(self.oracle.known[desk.name])
        desk.delete(row)
        self._judge(desk)
        new = oracle.known[desk.name] - known
        gone = [fact for txn in new for fact in oracle.facts[txn] if fact.says("alive") == 0]
        assert gone
        for fact in gone:
            cells = oracle.row(fact.table, fact.row, known)
            assert cells is not None
            assert fact.values == {**cells, "alive": 0}, "a deletion asserts every cell again"

    def decide(self, desk: Desk) -> None:
        """Decide a cell that stands in several wordings, or say who has to."""
        found = sorted(wordings(desk.journal).items())
        # What an approver decides comes first: it is rare, and the rules for it are the finest.
        found.sort(key=lambda wording: not _is_owned(*wording[0]))
        for (table, row_id, column), values in found:
            row = desk.project.view().tables[table].get(row_id)
            if len(values) < 2 or column == "alive" or row is None:
                continue
            is_decided = isinstance(row, Element) and _is_owned(table, row_id, column)
            if is_decided and self.random.random() < 0.7:
                self._appoint(desk, row, column)
                return
            value = self.random.choice(sorted(values, key=repr))
            assert value is None or isinstance(value, str | int)
            desk.decide(row, column, value)
            self._judge(desk)
            heads = standing(desk.journal.row_heads(table, row_id), column)
            assert len(heads) == 1, "a decision leaves one head"
            return

    def settle(self, desk: Desk) -> None:
        """Keep a deletion that has edits beside it, or bring the row back with them."""
        for deletion in desk.project.past.open_deletions:
            cell = (deletion.table, deletion.row, "alive")
            stood = self.oracle.standing(cell, self.oracle.known[desk.name])
            assert any(fact.says("alive") == 0 for fact in stood), "nobody has deleted it"
            is_kept = self.random.random() < 0.5
            try:
                if is_kept:
                    keep_deleted(desk.project, deletion=deletion)
                else:
                    restore_row(desk.project, table=deletion.table, row_id=deletion.row)
            except UnknownRow:
                continue  # What it belongs to is deleted as well: that one comes first.
            self._judge(desk)
            heads = desk.journal.row_heads(deletion.table, deletion.row)
            assert [len(ids) for ids in heads.values()] == [1], "one head for the whole row"
            row = desk.now_of(deletion.table, deletion.row)
            assert (row is None) == is_kept
            said = {
                name: columns(type(row))[name].to_cell(getattr(row, name))
                for name in deletion.cells
                if row is not None
            }
            for name, value in said.items():
                assert value == deletion.cells[name].value, "an unseen edit is lost"
            return

    def freeze(self, desk: Desk) -> None:
        """Remember what a desk shows, to be compared with what the journal says of it later."""
        if not desk.project.past.waiting:
            rows = {table: dict(rows) for table, rows in desk.project.view().tables.items()}
            self.frozen.append((dict(desk.project.past.cut), rows))

    def _appoint(self, desk: Desk, row: Row, column: str) -> None:
        """Make somebody the approver: mostly an author of a wording that does not show."""
        expected = self._before_eyes(desk, row, ["approver"])
        standing = self.oracle.standing((row.table, row.id, column), self.oracle.known[desk.name])
        shown = columns(Element)[column].to_cell(getattr(row, column))
        others = sorted({fact.author for fact in standing if fact.says(column) != shown})
        anybody = [other.me.id for other in self.desks]
        desk.edit(
            row, approver=self.random.choice(others if self.random.random() < 0.8 else anybody)
        )
        self._judge(desk, expected)

    def undo(self, desk: Desk) -> bool:
        """Take back the latest operation of a desk; False when there is none."""
        return self._revert(desk, is_undo=True)

    def redo(self, desk: Desk) -> bool:
        """Bring back what was taken back last; False when there is nothing."""
        return self._revert(desk, is_undo=False)

    def answer(self, desk: Desk) -> None:
        """Somebody rewords what a desk has just written; it hears of that and may want to undo."""
        state = desk.project.undo_state
        txn = desk.journal.txn(state.undo[-1][0]) if state.undo else None
        if txn is None or not txn.changes:
            return
        other = self._other(desk)
        self._hand(desk, other, share=1.0)
        change = self.random.choice(txn.changes)
        row = other.project.view().tables[change.table].get(change.row)
        names = [
            name for name in change.columns() if name in _EDITED.get(BY_TABLE[change.table], ())
        ]
        if row is None or not names:
            return
        self._edit(other, row, self.random.choice(sorted(names)))
        self._hand(other, desk, share=1.0)
        if self.random.random() < 0.5:
            self.undo(desk)

    def cross(self, desk: Desk) -> None:
        """Two work on one row without knowing of each other; one hears of it and may undo."""
        other = self._other(desk)
        mine = self._some(desk)
        theirs = None if mine is None else other.now(mine)
        if mine is None or theirs is None:
            return
        if self.random.random() < 0.5:
            desk.delete(mine)
            self._judge(desk)
        else:
            self._edit(desk, mine, self.random.choice(_EDITED[type(mine)]))
        self._edit(other, theirs, self.random.choice(_EDITED[type(theirs)]))
        self._hand(other, desk, share=1.0)
        if self.random.random() < 0.7:
            self.undo(desk)

    def _edit(self, desk: Desk, row: Row, name: str) -> None:
        expected = self._before_eyes(desk, row, [name])
        desk.edit(row, **{name: self._value(desk, name)})
        self._judge(desk, expected)

    def waver(self, desk: Desk) -> None:
        """Decide something or delete it, and take that back: everything is as it was."""
        before = told(desk)
        count = len(desk.project.undo_state.undo)
        contested = [one for one in desk.project.past.misalignments if one.column != "approver"]
        if contested:
            one = self.random.choice(contested)
            row = desk.project.view().tables[one.table].get(one.row)
        else:
            row = self._some(desk)
        if row is None or desk.me.id not in desk.project.view().people:
            return  # Nothing is there to be deleted; and who joins has joined.
        if contested and self.random.random() < 0.5:
            desk.decide(row, one.column, self.random.choice(one.wordings).value)
        else:
            desk.delete(row)
        self._judge(desk)
        after = told(desk)
        assert len(desk.project.undo_state.undo) == count + 1
        for _ in range(self.random.choice((1, 2))):
            assert self.undo(desk)
            assert told(desk) == before, "undo leaves something else than stood there"
            assert self.redo(desk)
            assert told(desk) == after, "redo leaves something else than stood there"
        assert self.undo(desk)
        assert told(desk) == before
        self.wavered += bool(contested)

    def deliver(self, desk: Desk) -> None:
        """Bring part of what one desk holds to another."""
        self._hand(desk, self._other(desk), share=self.random.choice((1.0, 0.8, 0.3)))

    def _other(self, desk: Desk) -> Desk:
        return self.random.choice([other for other in self.desks if other is not desk])

    def _hand(self, desk: Desk, target: Desk, *, share: float) -> None:
        """What arrives comes out of order, partly twice and partly not at all."""
        batch = list(desk.journal.txns())
        batch = [txn for txn in batch if self.random.random() < share]
        batch += [txn for txn in batch if self.random.random() < 0.1]
        self.random.shuffle(batch)
        target.take(batch)
        self.oracle.learn(target, batch)
        touched = {(change.table, change.row) for txn in batch for change in txn.changes}
        self.oracle.check(target, sorted(touched))

    # Judging

    def _revert(self, desk: Desk, *, is_undo: bool) -> bool:
        state = desk.project.undo_state
        stack = state.undo if is_undo else state.redo
        if not stack:
            return False
        txn = desk.journal.txn(stack[-1][0])
        assert txn is not None
        cells = {
            (change.table, change.row, column)
            for change in txn.changes
            for column in change.columns()
        }
        oracle, known = self.oracle, self.oracle.known[desk.name]
        stood = {cell: self.oracle.standing(cell, known) for cell in cells}
        result = desk.project.undo() if is_undo else desk.project.redo()
        assert result is not None
        self._judge(desk)
        kept = {(cell.table, cell.row, cell.column) for cell in result.kept}
        self.kept |= kept
        kept_rows = {cell[:2] for cell in kept if cell[2] == "alive"}
        for cell, facts in stood.items():
            own = [fact for fact in facts if oracle.is_word_of(txn.id, fact, desk, cell[2])]
            now = {fact.id for fact in self.oracle.standing(cell, known)}
            others = {fact.id for fact in facts} - {fact.id for fact in own}
            assert others <= now, f"undo replaced what somebody else wrote: {cell}"
            is_put_back = not {fact.id for fact in own} & now
            assert is_put_back or cell in kept or cell[:2] in kept_rows | {k[:2] for k in kept}
            if is_put_back and own and not others:
                self._check_put_back(desk, cell, txn.id)
        return True

    def _check_put_back(self, desk: Desk, cell: Cell, undone: str) -> None:
        """Where nobody else is concerned, exactly what stood before stands again."""
        table, row, column = cell
        before = {
            earlier.says(column)
            for fact in self.oracle.facts[undone]
            if (fact.table, fact.row) == (table, row)
            for earlier in self.oracle.replaced_by(fact, column, self.oracle.known[desk.name])
        }
        made = [
            fact for fact in self.oracle.facts[undone] if (fact.table, fact.row) == (table, row)
        ]
        if not before:
            before = {0} if column == "alive" else {made[0].says(column)}
        assert desk.says(table, row, column) == before, f"undo put back something else: {cell}"

    def _judge(self, desk: Desk, expected: dict[Cell, set[str]] | None = None) -> None:
        known = set(self.oracle.known[desk.name])
        self.oracle.write(desk, expected)
        new = self.oracle.known[desk.name] - known
        touched = {(f.table, f.row) for name in new for f in self.oracle.facts[name]}
        self.oracle.check(desk, sorted(touched))

    def _before_eyes(self, desk: Desk, row: Row, names: list[str]) -> dict[Cell, set[str]]:
        """The facts that say what the desk shows: an ordinary edit replaces these."""
        known = self.oracle.known[desk.name]
        found: dict[Cell, set[str]] = {}
        for name in names:
            cell = (row.table, row.id, name)
            value = columns(type(row))[name].to_cell(getattr(row, name))
            facts = self.oracle.standing(cell, known)
            found[cell] = {fact.id for fact in facts if fact.says(name) == value}
        return found

    # Choosing

    def _some(self, desk: Desk) -> Row | None:
        view = desk.project.view()
        rows = [row for kind in _EDITED for row in view.tables[kind.table].values()]
        # The oldest few are worked on most, so that people meet.
        rows = sorted(rows, key=lambda row: row.id)[: self.random.choice((4, 4, 100))]
        return self.random.choice(rows) if rows else None

    def _value(self, desk: Desk, name: str) -> object:
        if name in ("call_length_ms", "planned_ms"):
            return self.random.choice((0, 30_000, 60_000))
        if name.startswith("is_"):
            return self.random.random() < 0.5
        if name in ("approver", "owner"):
            return self.random.choice([None, *sorted(desk.project.view().people)])
        if name == "status":
            return self.random.choice(tuple(Status))
        if name == "script" and self.random.random() < 0.8:
            at = self.random.randrange(len(_SCRIPT))
            return f"{_SCRIPT[:at]}{self._word()}{_SCRIPT[at + 8 :]}"
        return self._rank() if name == "rank" else self._word()

    def _new_element(self) -> Element:
        return Element(id=ElementId(self._id()), kind=ElementKind.VALUE, name=self._word())

    def _id(self) -> str:
        return new_id(now_ms=self.world.now_ms)

    def _word(self) -> str:
        return self.random.choice(_WORDS)

    def _rank(self) -> str:
        return rank_between(self.random.choice((None, "C", "K")), self.random.choice((None, "V")))


Told = tuple[dict[str, dict[str, Row]], tuple[Misalignment, ...], tuple[OpenDeletion, ...]]


def told(desk: Desk) -> Told:
    """All that a desk is told: what shows, each wording with its author, what is open."""
    past = desk.project.past
    return shown(desk), past.misalignments, past.open_deletions


def _is_owned(table: str, _row: str, column: str) -> bool:
    return column != "alive" and columns(BY_TABLE[table])[column].policy == "owned"
