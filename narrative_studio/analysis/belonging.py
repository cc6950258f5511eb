"""What a row belongs to, so that it can be shown where that is shown."""

from __future__ import annotations

from collections.abc import Iterator

from narrative_studio.model.discussion import Comment
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.storyboard import Frame, Link, Narrative
from narrative_studio.model.view import ProjectView


def line_up(view: ProjectView, table: str, row_id: str) -> Iterator[Row]:
    """A row, then what it belongs to, nearest first; nothing where the row is not there.

    A link belongs to its source and a comment to what it is about.
    """
    waiting, seen = [(table, row_id)], set()
    while waiting:
        place = waiting.pop(0)
        rows = view.tables.get(place[0])
        row: Row | None = rows.get(place[1]) if rows is not None else None
        if row is None or place in seen:
            continue
        seen.add(place)
        yield row
        if isinstance(row, Link):
            waiting.append((row.source_table, row.source))
        elif isinstance(row, Comment):
            waiting.append((row.about_table, row.about))
        else:
            waiting += [
                (column.parent, str(getattr(row, name)))
                for name, column in columns(type(row)).items()
                if column.parent and getattr(row, name)
            ]


def narrative_of(view: ProjectView, table: str, row_id: str) -> str | None:
    """The id of the narrative that a row belongs to; None for what belongs to the document."""
    for row in line_up(view, table, row_id):
        if isinstance(row, Narrative):
            return row.id
        if isinstance(row, Frame):
            return row.narrative
    return None
