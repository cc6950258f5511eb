"""Ties fields on screen to cells of the row that a panel shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import Row
from narrative_studio.project import ChangeSet
from ui.inspector.cell_typing import Bases as Bases
from ui.inspector.cell_typing import CellTyping
from ui.session import Session

Verb = Callable[[Row, str, str, Bases], object]
"""Stores a text in a cell of a row: row, column, text and bases."""


class TextField(Protocol):
    """A field of text that commits at a pause of typing or on leaving (``ui.widgets``).

    Its signals are ``edited(str)`` at each change by the user and ``committed(str)``.
    """

    edited: Any
    committed: Any

    def set_text(self, text: str) -> None: ...

    def flush(self) -> None: ...


class CellBinding(QObject):
    """Shows one cell of the panel's row in a field and commits what the user types.

    What somebody else changed is taken over unless the field is being typed in; the field's own
    guard sees to that. A commit is based on what the field showed when editing began, so a change
    that arrived meanwhile becomes a misalignment and not an overwriting.
    """

    def __init__(
        self,
        session: Session,
        field: TextField,
        column: str,
        parent: QObject,
        *,
        verb: Verb | None = None,
    ) -> None:
        """Tie a field to a cell; ``verb`` commits in place of the plain edit of a cell."""
        super().__init__(parent)
        self._session = session
        self._field = field
        self._column = column
        self._row: Row | None = None
        self._typing = CellTyping(session, self)
        self._usual: Verb = verb or self._edit
        self._verb = self._usual
        field.edited.connect(self._on_field_edited)
        field.committed.connect(self._on_field_committed)
        session.on_flush(field.flush)

    @property
    def row(self) -> Row | None:
        """The row whose cell the field shows."""
        return self._row

    def commit_through(self, verb: Verb) -> None:
        """Commit what the field says now by another verb than the usual one."""
        self._verb = verb
        try:
            self._field.flush()
        finally:
            self._verb = self._usual

    def leave(self) -> None:
        """Commit what is being typed, before another cell is shown."""
        self._field.flush()
        self._typing.end()

    def show(self, row: Row | None) -> None:
        """Show the cell of another row, or of this one after it changed."""
        if self._row is not None and (row is None or row.id != self._row.id):
            self.leave()
        self._row = row
        self._field.set_text("" if row is None else str(getattr(row, self._column) or ""))

    def _on_field_edited(self, text: str) -> None:
        if self._row is None:
            return
        if not self._typing.has_begun:
            self._typing.begin(self._row, self._column)
        self._typing.note(text)

    def _on_field_committed(self, text: str) -> None:
        row = self._row
        if row is None:
            return
        bases, verb = self._typing.bases(row, self._column), self._verb
        self._session.attempt(lambda: verb(row, self._column, text, bases))
        self._typing.end()

    def _edit(self, row: Row, column: str, text: str, bases: Bases) -> None:
        edit_cells(self._session.project, row, initiator=self, bases=bases, **{column: text})


class RowWatch(QObject):
    """Calls back when the row that a panel shows, or one of the named tables, has changed."""

    def __init__(
        self,
        session: Session,
        refresh: Callable[[], None],
        parent: QObject,
        *,
        tables: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self._refresh = refresh
        self._tables = tables
        self._key: tuple[str, str] | None = None
        session.changed.connect(self._on_session_changed)

    def watch(self, row: Row | None) -> None:
        """Watch another row."""
        self._key = None if row is None else (row.table, row.id)

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if self._key in changes.rows or changes.tables() & self._tables:
            self._refresh()


def row_of(session: Session, table: str, row_id: str | None) -> Row | None:
    """The living row of that table and id."""
    if row_id is None or table not in BY_TABLE:
        return None
    found = session.view.tables[table].get(row_id)
    assert found is None or isinstance(found, BY_TABLE[table])
    return found
