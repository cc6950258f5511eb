"""Gathers the rows that a table becomes, with what was left out and what should be known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from narrative_studio.commands.importing import Wanted
from narrative_studio.importers.recorded.names import Names, Unknown
from narrative_studio.importers.tables.table import BadRow
from narrative_studio.model.rows import Row
from narrative_studio.model.view import NarrativeView


class Gathering:
    """What comes of a table while it is gone through row by row."""

    def __init__(self, story: NarrativeView) -> None:
        self.story = story
        self.names = Names(story)
        self.wanted: list[Wanted] = []
        self.bad: list[BadRow] = []
        self.told: list[BadRow] = []

    def want(self, row: Row, line: int, *given: str) -> None:
        """A row as the file tells it, with the cells that it says something of."""
        self.wanted.append(Wanted(row, given, line))

    def leave_out(self, line: int, why: object) -> None:
        """A row that has no place in the document."""
        self.bad.append(BadRow(line, str(why)))

    def tell(self, line: int, what: object) -> None:
        """Something that a row says and that did not come in with it."""
        self.told.append(BadRow(line, str(what)))

    def found(self, line: int, find: Callable[[str], Any], said: str | None) -> Any:
        """What is called so; None, and a word about it, where the document has nothing like it."""
        if not said:
            return None
        try:
            return find(said)
        except Unknown as error:
            self.tell(line, error)
            return None
