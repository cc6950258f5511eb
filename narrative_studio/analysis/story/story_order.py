"""All rows of a document in the order in which a reader meets them."""

from collections.abc import Iterator

from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Narrative
from narrative_studio.model.view import NarrativeView, ProjectView

_WITH_THEIR_ROW = {
    "element": ("point",),
    "persona": ("persona_note",),
    "goal": ("key_result",),
    "frame": ("question", "criterion", "step", "custom_value"),
}
"""What is read together with the row that it belongs to."""


def rows_in_story_order(view: ProjectView) -> Iterator[Row]:
    """Every row once: the positioning as its chain goes, then each story as it is told.

    A frame is followed by its questions, criteria and demo steps, and other rows by what belongs to
    them; what has no place of its own comes in the order of its table.
    """
    told: set[tuple[str, str]] = set()
    for row_type in ROW_TYPES:
        for row in _ordered(view, row_type):
            for one in (row, *_parts(view, row)):
                if (one.table, one.id) not in told:
                    told.add((one.table, one.id))
                    yield one


def _ordered(view: ProjectView, row_type: type[Row]) -> Iterator[Row]:
    """The rows of a table; elements along the chain, each narrative with its frames."""
    if row_type is Element:
        for kind in ElementKind:
            yield from view.elements_of(kind)
    elif row_type is Narrative:
        for narrative in view.narratives.ordered:
            yield narrative
            story = NarrativeView(view, narrative)
            for frame in (*story.frames, *story.backups):
                yield frame
                yield from _parts(view, frame)
    else:
        yield from view.tables[row_type.table].ordered


def _parts(view: ProjectView, row: Row) -> Iterator[Row]:
    for table in _WITH_THEIR_ROW.get(row.table, ()):
        yield from view.tables[table].of(row.table, row.id)
