"""Ties a field to a cell of a frame as it is told: in the story, or in the shown variant."""

from __future__ import annotations

from PySide6.QtCore import QObject

from narrative_studio.commands.variants import say_otherwise
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.variants import Override
from ui.inspector.binding import Bases, CellBinding, TextField, Verb
from ui.models.told_cells import own_words
from ui.session import Session


class ToldBinding(CellBinding):
    """Shows what the variant says where that differs, and commits it there."""

    def __init__(self, session: Session, field: TextField, what: str, parent: QObject) -> None:
        super().__init__(session, field, what, parent)
        self._what = what

    def show(self, row: Row | None) -> None:
        own = own_words(self._session, row, self._what) if isinstance(row, Frame) else None
        shown: Row | None = own if own is not None else row
        if self._row is not None and (shown is None or shown.id != self._row.id):
            self.leave()  # While the former cell is still the one that is committed.
        self._column = self._what if own is None else "value"
        super().show(shown)

    def commit_through(self, verb: Verb) -> None:
        """Commit by another verb, but what a variant says by its own: it is no end of a link."""
        super().commit_through(self._edit if isinstance(self._row, Override) else verb)

    def _edit(self, row: Row, column: str, text: str, bases: Bases) -> None:
        if not isinstance(row, Override):
            super()._edit(row, column, text, bases)
            return
        say_otherwise(
            self._session.project,
            variant=row.variant,
            frame=row.frame,
            what=row.what,
            value=text,
            base=(bases or {}).get(column),
            initiator=self,
        )
