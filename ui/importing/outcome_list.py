"""What an import would do, in words: what comes in, what is left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.row_names import counted_tables
from narrative_studio.commands.importing import Compared
from narrative_studio.importers.recorded.kept_words import kept_words
from narrative_studio.importers.recorded.planning import NOUNS, Planned
from narrative_studio.model.view import ProjectView
from ui.theme import Role, Type
from ui.widgets.emptying import empty
from ui.widgets.label import TextLabel

_MOST: Final = 40


class OutcomeList(QWidget):
    """A heading and short lists; what is too long is counted."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What comes of it")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(4)
        self._lines: list[str] = []

    @property
    def lines(self) -> list[str]:
        """All that is said, from the top."""
        return self._lines

    def show_trouble(self, happened: str, next_step: str) -> None:
        """Say why nothing can come in yet."""
        self._clear()
        self._say(happened, Type.BODY_STRONG)
        self._say(next_step, Type.BODY, Role.TEXT2)
        self._column.addStretch(1)

    def show_waiting(self, words: str) -> None:
        """Say that it is being found out."""
        self._clear()
        self._say(words, Type.BODY, Role.TEXT2)
        self._column.addStretch(1)

    def show_outcome(
        self, planned: Planned, found: Compared | None, notes: Iterable[str], view: ProjectView
    ) -> None:
        """Say what would come in; ``found`` is None where nobody has compared yet.

        ``view`` has the rows that stay as they were edited.
        """
        self._clear()
        self._say(f"{counted(planned.count, NOUNS[planned.target])} can come in", Type.BODY_STRONG)
        if found is not None and (planned.count or not planned.bad):
            for words in _fates(found):
                self._say(words, Type.BODY, Role.TEXT2)
        for note in [*notes, *planned.notes]:
            self._say(note, Type.BODY, Role.TEXT2)
        unknown = sum(not one.answer for words in planned.asked.values() for one in words)
        if unknown:
            self._say(_asking(unknown), Type.BODY, Role.TEXT2)
        self._list("Left out", [f"Line {one.line}: {one.reason}" for one in planned.bad])
        self._list("Comes in without", [f"Line {one.line}: {one.reason}" for one in planned.told])
        if found is not None:
            said = kept_words(view, found.kept[:_MOST])
            kept = [f"Line {line}: {words}" for line, words in said]
            self._list("Stays as edited here", kept, len(found.kept))
        self._column.addStretch(1)

    def _list(self, heading: str, lines: list[str], count: int | None = None) -> None:
        if not lines:
            return
        count = len(lines) if count is None else count
        self._column.addSpacing(8)
        self._say(f"{heading} ({count:,})", Type.BODY_STRONG)
        for line in lines[:_MOST]:
            self._say(line, Type.SUPPORT, Role.TEXT2)
        if count > _MOST:
            self._say(f"And {count - _MOST:,} more.", Type.SUPPORT, Role.TEXT2)

    def _say(self, words: str, use: Type, role: Role = Role.TEXT) -> None:
        self._lines.append(words)
        self._column.addWidget(TextLabel(words, use=use, role=role, lines=0))

    def _clear(self) -> None:
        self._lines = []
        empty(self._column)


def _asking(unknown: int) -> str:
    if unknown == 1:
        return "1 word is not known: choose under its column what it stands for."
    return f"{unknown:,} words are not known: choose under their columns what they stand for."


def _fates(found: Compared) -> Iterable[str]:
    if found.is_empty:
        yield "Nothing in it is new: the document says all of it already."
        return
    if found.new:
        yield f"New: {counted_tables(Counter(row.table for row in found.new))}."
    if found.changed:
        yield f"Changed: {counted_tables(Counter(row.table for row, _cells in found.changed))}."
