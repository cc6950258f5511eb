"""What is typed into one cell until it is stored: what the cell showed, and a draft meanwhile."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.rows import Row
from ui.session import Session

_DRAFT_PAUSE_MS: Final = 150

Bases = dict[str, tuple[str, ...]] | None
"""For a cell, what was shown when editing began."""


class CellTyping(QObject):
    """Follows the one cell that is being typed into.

    What is stored rests on what the cell showed when typing began, so that a change that arrived
    meanwhile becomes a misalignment and not an overwriting. Until it is stored, what is typed is
    kept on this machine, in case the program does not live to store it, and told to whoever shows
    what will come of it.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row: Row | None = None
        self._column = ""
        self._bases: Bases = None
        self._typed = ""
        self._draft_pause = QTimer(self)
        self._draft_pause.setSingleShot(True)
        self._draft_pause.setInterval(_DRAFT_PAUSE_MS)
        self._draft_pause.timeout.connect(self._keep_draft)

    @property
    def has_begun(self) -> bool:
        """Whether a cell is followed."""
        return self._bases is not None

    def begin(self, row: Row, column: str) -> None:
        """Note what a cell of a row shows, from which somebody goes on typing."""
        self._row, self._column = row, column
        self._bases = {column: self._session.project.heads_shown(row, column)}

    def note(self, text: str) -> None:
        """Note what stands in the field now; what is no text yet, such as a time, is no draft."""
        if not isinstance(getattr(self._row, self._column, None), str):
            return
        self._typed = text
        if not self._draft_pause.isActive():
            self._draft_pause.start()

    def bases(self, row: Row, column: str) -> Bases:
        """What the cell showed when typing began; None where another one is followed."""
        is_this = self._row is not None and (self._row.id, self._column) == (row.id, column)
        return self._bases if is_this else None

    def store(self, row: Row, column: str, text: object) -> bool:
        """Give the cell its new value; what is typed next rests on that."""
        project, cells = self._session.project, {column: text}

        def edit() -> bool:
            edit_cells(project, row, bases=self.bases(row, column), **cells)
            return True

        done = self._session.attempt(edit) is True
        self.go_on(row, column)
        return done

    def go_on(self, row: Row, column: str) -> None:
        """The cell was stored by another verb and is typed into further."""
        if self.bases(row, column) is None:
            return
        self.end()
        now = self._session.view.tables[row.table].get(row.id)
        if now is not None:
            self.begin(now, column)

    def end(self) -> None:
        """Nobody types into the cell any more; what was typed is stored or given up."""
        row, self._row, self._bases = self._row, None, None
        self._draft_pause.stop()
        if row is not None:
            self._session.project.drop_draft(row, self._column)

    def _keep_draft(self) -> None:
        if self._row is not None and self._bases is not None:
            self._session.project.keep_draft(
                self._row, self._column, self._typed, bases=self._bases
            )
            self._session.typed.emit(self._row, self._column, self._typed)
