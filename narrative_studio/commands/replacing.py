"""Replacing words wherever they are written, as one step."""

from collections.abc import Iterable
from typing import Any

from narrative_studio.analysis.wording.find_text import Asked, FoundText
from narrative_studio.commands.editing import one_line, set_cells
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.project import Project

_SHOWN = 24


def replace_text(
    project: Project,
    *,
    asked: Asked,
    new: str,
    places: Iterable[FoundText],
    initiator: object = None,
) -> int:
    """Put ``new`` in these places and return in how many; one operation, so one step to undo.

    A place whose cell says something else by now than when it was found is passed over: what was
    chosen was chosen in another text. Rewording an approved element returns it to review.

    Raises:
        ChangeRefused: there is nothing to find, or the new words are the same.
        InvalidValue: the new words make a text too long.
    """
    if not asked.words:
        raise ChangeRefused("There is nothing to replace.", "Write what to find.")
    if asked.words == new:
        raise ChangeRefused("The new words are the old ones.", "Write others.")
    wanted: dict[tuple[str, str, str], list[FoundText]] = {}
    for place in places:
        wanted.setdefault((place.table, place.row_id, place.column), []).append(place)
    count = 0
    with project.op(_label(asked, new), initiator=initiator) as op:
        for (table, row_id, column), found in wanted.items():
            row = op.find(BY_TABLE[table], row_id)
            if row is None:
                continue
            text = getattr(row, column) or ""
            present = asked.places(text)
            numbers = {
                place.number
                for place in found
                if place.number < len(present)
                and text[slice(*present[place.number])] == place.found
            }
            if numbers:
                cells: dict[str, Any] = {column: asked.replaced(text, new, frozenset(numbers))}
                set_cells(op, row, **cells)
                count += len(numbers)
    return count


def _label(asked: Asked, new: str) -> str:
    return f"Replace “{_short(asked.words)}” with “{_short(new)}”"


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
