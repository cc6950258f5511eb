"""Says which cells an import leaves as somebody wrote them here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from narrative_studio.analysis.row_names import Names, label_of
from narrative_studio.commands.importing import Edited
from narrative_studio.model.view import ProjectView


def kept_words(view: ProjectView, kept: Iterable[Edited]) -> Iterator[tuple[int, str]]:
    """The line of each cell, and ``T09 “Bakery”: Next step stays “Demo”, not “None yet”``.

    They are made one by one as they are asked for: there may be thousands.
    """
    names = Names(view)
    for one in kept:
        here, there = (
            names.value(one.table, one.column, value) or "empty" for value in (one.here, one.there)
        )
        row = names.full(view.tables[one.table][one.row])
        yield one.line, f"{row}: {label_of(one.column)} stays “{here}”, not “{there}”"
