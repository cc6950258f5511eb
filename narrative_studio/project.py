"""A project: one open document, its rows in memory, and the way every change takes.

``with project.op("Rename frame") as op:`` collects changes; when the block ends they are one
durable transaction of the journal, and everybody who subscribed is told what changed. Undo and
redo take the same way. One thread owns a project; other threads get a frozen :meth:`Project.view`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from narrative_studio.analysis.prospects.protocol_changes import change_words, changes_after_fixing
from narrative_studio.clock import Clock
from narrative_studio.errors import ChangeRefused
from narrative_studio.filing import Filing
from narrative_studio.identity import Identity as Identity
from narrative_studio.model.catalog import BY_TABLE, ROW_TYPES
from narrative_studio.model.ids import PersonId, PictureId
from narrative_studio.model.people import Person, ProjectInfo
from narrative_studio.model.prospects import TestProtocol
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.table import Table, follow, show_tables
from narrative_studio.model.view import LateChange, ProjectView
from narrative_studio.operation import Operation
from narrative_studio.past import Past
from narrative_studio.store.blobs import PictureReader
from narrative_studio.store.connections import is_damage
from narrative_studio.store.document import (
    Document,
    create_document,
    open_document,
    read_document,
)
from narrative_studio.store.drafts import Draft, drafts, drop_draft, keep_draft
from narrative_studio.store.history import (
    CellVersion,
    Event,
    Revision,
    cell_history,
    row_history,
    row_revisions,
)
from narrative_studio.store.personal import ERASURE
from narrative_studio.store.queries import RowKey
from narrative_studio.store.revert import Kept, reverting
from narrative_studio.store.seen import seen_now
from narrative_studio.store.txn import Txn, canonical
from narrative_studio.store.undo import UndoState, undo_state
from narrative_studio.store.vector import vector
from narrative_studio.store.wordings import JournalWordings
from narrative_studio.traces import Tracer


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one operation changed: its label, the rows, the names of their cells.

    ``initiator`` is whoever began it, so that a view can ignore its own doing; ``kept`` names
    cells that an undo had to leave as somebody else had changed them.
    """

    label: str
    rows: frozenset[RowKey]
    fields: frozenset[str]
    initiator: object = None
    kept: tuple[Kept, ...] = ()

    def tables(self) -> frozenset[str]:
        """The names of the tables that hold changed rows."""
        return frozenset(table for table, _row in self.rows)


class Project(Filing):
    """One document, open to be read and changed."""

    def __init__(self, document: Document, *, me: Identity, clock: Clock | None = None) -> None:
        super().__init__(document)
        self._me = me
        self._clock = clock or Clock()
        self._rows: dict[str, dict[str, Row]] = {
            row_type.table: self._journal.load(row_type) for row_type in ROW_TYPES
        }
        self._tables: Mapping[str, Table[Any]] = {}
        self._touched: set[RowKey] = set()
        self._tracer = Tracer(self._journal)
        self._current: Operation | None = None
        self._subscribers: list[Callable[[ChangeSet], None]] = []
        self._undo: UndoState | None = None
        self._view: ProjectView | None = None
        self._late_changes: Mapping[str, tuple[LateChange, ...]] = {}
        self._wordings: JournalWordings | None = None
        self._past = Past(self._journal, self.view, self._tracer.ancestry, self._rows)

    # Opening and closing

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        me: Identity,
        clock: Clock | None = None,
        author: PersonId | None = None,
        at: datetime | None = None,
    ) -> "Project":
        """Start an empty project that will be published to ``path``.

        ``author`` and ``at`` begin a replayed history; see :meth:`op`.

        Raises:
            DocumentInUse: the place is that of a document open elsewhere.
        """
        document = create_document(path)
        project = cls(document, me=me, clock=clock)
        document_id = document.journal.document_id
        assert document_id is not None
        with (
            begun(project),
            project.op("Start the document", author=author, at=at, may_undo=False) as op,
        ):
            op.create(ProjectInfo(id=document_id))
        return project

    @classmethod
    def open(cls, path: Path, *, me: Identity, clock: Clock | None = None) -> "Project":
        """Open a document to work on it.

        Raises:
            DocumentError: see :func:`narrative_studio.store.document.open_document`.
        """
        document = open_document(path)
        try:
            return cls(document, me=me, clock=clock)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            document.close()
            if not is_damage(error):
                raise
        return cls(open_document(path, is_work_damaged=True), me=me, clock=clock)

    @classmethod
    def read(cls, path: Path, *, me: Identity, clock: Clock | None = None) -> "Project":
        """Open a document in memory: to read it, or to add to it beside an open window.

        Raises:
            DocumentError: see :func:`narrative_studio.store.document.read_document`.
        """
        return cls(read_document(path), me=me, clock=clock)

    @property
    def me(self) -> Identity:
        """Who makes the changes."""
        return self._me

    def be(self, me: Identity) -> None:
        """Say who makes the changes from now on; each person has an undo stack of their own."""
        self._me = me
        self._undo = None

    # Changing

    @contextmanager
    def op(
        self,
        label: str,
        *,
        initiator: object = None,
        author: PersonId | None = None,
        at: datetime | None = None,
        may_undo: bool = True,
    ) -> Iterator[Operation]:
        """Collect changes into one named, durable, undoable operation.

        Inside another operation the changes join that one. When the block raises, nothing has
        happened. ``author`` and ``at`` replay somebody's history; by default it is me, now.
        """
        if self._current is not None:
            yield self._current
            return
        operation = Operation(self._journal, self._rows)
        self._current = operation
        try:
            yield operation
        finally:
            self._current = None
        changes = operation.changes()
        if not changes:
            return
        if author is None and ("person", self._me.id) not in {(c.table, c.row) for c in changes}:
            self._join()
        txn, touched = self._journal.append(
            label,
            changes,
            author=author or self._me.id,
            at_ms=None if at is None else int(at.timestamp() * 1000),
            may_undo=may_undo,
            blobs=operation.blobs.items(),
            personal=operation.personal,
        )
        if may_undo:
            self._note_own(txn)
        cells = frozenset(change.column for change in changes)
        self._refresh(label, frozenset(touched), cells, initiator=initiator)

    def undo(self, *, initiator: object = None) -> ChangeSet | None:
        """Take back my latest operation; None when there is none."""
        return self._revert(self.undo_state.undo, initiator)

    def redo(self, *, initiator: object = None) -> ChangeSet | None:
        """Bring back what I took back last; None when there is nothing."""
        return self._revert(self.undo_state.redo, initiator)

    @property
    def undo_state(self) -> UndoState:
        """What can be undone and redone, with labels."""
        if self._undo is None:
            self._undo = undo_state(self._journal, author=self._me.id)
        return self._undo

    def subscribe(self, told: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Be told of every change, in the thread that made it; call the result to stop."""
        self._subscribers.append(told)
        return lambda: self._subscribers.remove(told)

    def keep_picture(self, content: bytes) -> PictureId:
        """Keep a picture's bytes with the running operation and return its id.

        Raises:
            ChangeRefused: there is no running operation.
            InvalidValue: the picture is too large.
        """
        if self._current is None:
            raise ChangeRefused("A picture is kept as part of an operation.")
        return self._current.keep_picture(content)

    # Typing

    def keep_draft(
        self, row: Row, column: str, text: str, *, bases: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Remember what is being typed into a cell, in case the program does not live to commit it.

        ``bases`` is what :meth:`heads_shown` gave when the typing began.
        """
        base = bases.get(column, ())
        keep_draft(self._journal.connection, Draft(row.table, row.id, column, text, base))

    def drop_draft(self, row: Row, column: str) -> None:
        """Forget what was being typed into a cell: it is committed, or given up."""
        drop_draft(self._journal.connection, row.table, row.id, column)

    def recover_drafts(self) -> int:
        """Commit what was being typed when the program last ended without closing; how many cells.

        The texts are one undoable operation. A draft whose row is gone (see ``lost_drafts``), or
        that does not fit its cell yet, stays in the work copy.
        """
        recovered: list[Draft] = []
        with self.op("Recover what was being typed") as op:
            for draft in drafts(self._journal.connection):
                row_type = BY_TABLE.get(draft.table)
                if row_type is None or draft.column not in columns(row_type):
                    continue
                bases, cells = {draft.column: draft.base}, {draft.column: draft.text}
                with suppress(ChangeRefused):
                    op.set(row_type, draft.row, bases=bases, **cells)
                    recovered.append(draft)
        self.forget_drafts(recovered)
        return len(recovered)

    def lost_drafts(self) -> list[Draft]:
        """What was being typed into rows that have been deleted since; it waits for them."""
        shown = self.view().tables
        left = drafts(self._journal.connection)
        return [one for one in left if one.table in shown and one.row not in shown[one.table]]

    def forget_drafts(self, lost: Iterable[Draft]) -> None:
        """Forget what was being typed, once it is somewhere else."""
        for draft in lost:
            drop_draft(self._journal.connection, draft.table, draft.row, draft.column)

    # Reading

    def view(self) -> ProjectView:
        """The whole document as it is now, frozen; cheap when little has changed since."""
        if self._view is None:
            document = str(self._journal.document_id)
            changed: Mapping[str, frozenset[str]] = {}
            if self._tables:
                following = follow(self._tables, self._rows, self._touched, document=document)
                self._tables, changed = following.tables, following.changed
                is_protocol_new = bool(changed.get(TestProtocol.table))
            else:
                self._tables = show_tables(self._rows, document=document)
                is_protocol_new = True
            if is_protocol_new:
                self._late_changes = self._changed_late()
            self._touched = set()
            traces = self._tracer.traces(self._tables, changed)
            info = next(iter(self._tables["project"].values()), None)
            self._view = ProjectView(
                tables=self._tables,
                today=self._clock.today(getattr(info, "as_of", None)),
                link_states=traces.states,
                revisions=traces.revisions,
                reviews=traces.reviews,
                picture_reader=PictureReader(self._journal.connection),
                late_changes=self._late_changes,
                wordings=self._known_wordings(),
            )
        return self._view

    @property
    def calendar_day(self) -> date:
        """The day on which something is done now.

        ``view().today`` may be another: that of a document with a date of its own, such as the
        sample.
        """
        return self._clock.today()

    @property
    def past(self) -> Past:
        """History, earlier states, and what people have to decide."""
        return self._past

    def heads_shown(self, row: Row, column: str) -> tuple[str, ...]:
        """What somebody who begins to edit this cell has seen of it; see ``Operation.set``."""
        cell = columns(type(row))[column]
        value = (
            self._journal.cell(row.table, row.id, column)
            if cell.is_personal
            else cell.to_cell(getattr(row, column))
        )
        return self._journal.seen(row.table, row.id, column, value)

    def seen_now(self, table: str, row_id: str) -> str:
        """The ``seen`` cell of a link that is made, or reviewed, now."""
        return seen_now(self._journal, table, row_id)

    def cut(self) -> str:
        """The document as it is now, as the ``cut`` cell of a baseline stores it."""
        return canonical(vector(self._journal))

    def text_seen(self, table: str, row_id: str, seen: str, column: str) -> str:
        """The wording of a target that a link has seen."""
        return str(self._tracer.ancestry(table, row_id).text_then(seen, column) or "")

    def cell_history(self, row: Row, column: str) -> list[CellVersion]:
        """Every value a cell has had, the oldest first."""
        default = columns(type(row))[column].default
        return cell_history(self._journal, row.table, row.id, column, default)

    def row_history(self, table: str, row_id: str) -> list[Event]:
        """Every operation that touched a row, the latest first."""
        return row_history(self._journal, table, row_id)

    def revisions(self, table: str, row_id: str) -> list[Revision]:
        """The revisions of an element, proof or objection, the oldest first."""
        return row_revisions(self._journal, self._tracer.ancestry(table, row_id))

    # Inside

    def _changed_late(self) -> dict[str, tuple[LateChange, ...]]:
        """What was changed in each protocol after it was fixed; a frozen view has no history."""
        found = {}
        for row in self._tables[TestProtocol.table].values():
            late = changes_after_fixing(row, self.row_history(row.table, row.id))
            if late:
                cells = partial(self.cell_history, row)
                found[row.id] = tuple(
                    LateChange(one.at.date().isoformat(), change_words(one, cells)) for one in late
                )
        return found

    def _known_wordings(self) -> JournalWordings:
        """What knows the wordings before; the journal may go on in another file."""
        if self._wordings is None or self._wordings.connection is not self._journal.connection:
            self._wordings = JournalWordings(self._journal.connection)
        return self._wordings

    def _take_in(self, label: str, touched: frozenset[RowKey]) -> None:
        self._known_wordings().forget(is_past_new=True)
        self._refresh(label, touched, frozenset({"*"}))

    def _join(self) -> None:
        """Add me to the people of the document, before my first change and beyond my undo."""
        if self._me.id in self._rows["person"]:
            return
        me = Person(
            id=self._me.id, name=self._me.name, role=self._me.role, function=self._me.function
        )
        joining = Operation(self._journal, self._rows)
        joining.create(me)
        _txn, touched = self._journal.append(
            f"Join as {me.name}" if me.name else "Join the document",
            joining.changes(),
            author=me.id,
            may_undo=False,
        )
        self._refresh("Join the document", frozenset(touched), frozenset({"*"}))

    def _revert(self, stack: tuple[tuple[str, str], ...], initiator: object) -> ChangeSet | None:
        if not stack:
            return None
        name, label = stack[-1]
        txn = self._journal.txn(name)
        assert txn is not None
        changes, kept = reverting(self._journal, txn)
        made, touched = self._journal.append(label, changes, author=self._me.id, undoes=name)
        self._note_own(made)
        return self._refresh(
            label,
            frozenset(touched),
            frozenset(change.column for change in changes),
            initiator=initiator,
            kept=tuple(kept),
        )

    def _note_own(self, txn: Txn) -> None:
        """Carry the undo state on: replaying it from the journal takes longer each time."""
        if self._undo is not None and txn.author == self._me.id:
            self._undo = self._undo.after(txn.id, txn.undoes, txn.label)

    def _refresh(
        self,
        label: str,
        touched: frozenset[RowKey],
        cells: frozenset[str],
        *,
        initiator: object = None,
        kept: tuple[Kept, ...] = (),
    ) -> ChangeSet:
        reloaded = set(touched)
        if any(table == ERASURE for table, _row in touched):
            reloaded |= {(table, row_id) for table in _PERSONAL for row_id in self._rows[table]}
        by_table: dict[str, list[str]] = {}
        for table, row_id in reloaded:
            if table in BY_TABLE:
                by_table.setdefault(table, []).append(row_id)
        for table, ids in by_table.items():
            living = self._journal.load_rows(table, ids)
            for row_id in ids:
                if row_id in living:
                    self._rows[table][row_id] = living[row_id]
                else:
                    self._rows[table].pop(row_id, None)
                self._touched.add((table, row_id))
        self._view = None
        self._tracer.forget(touched)
        self._past.forget(touched)
        if Frame.table in by_table:
            self._known_wordings().forget(is_past_new=False)
        changes = ChangeSet(label, touched, cells, initiator, kept)
        for told in tuple(self._subscribers):
            told(changes)
        return changes


_PERSONAL = tuple(
    row_type.table
    for row_type in ROW_TYPES
    if any(column.is_personal for column in columns(row_type).values())
)
"""The tables that hold personal values."""


@contextmanager
def begun(project: Project) -> Iterator[Project]:
    """Fill a project that was just made; where that fails, close it and free its lock."""
    try:
        yield project
    except BaseException:
        project.close()
        raise
