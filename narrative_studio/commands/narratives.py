"""The narratives of a document: duplicate, rename, delete, put in order."""

from collections.abc import Mapping
from dataclasses import replace

from narrative_studio.commands.copying import copy_with_all, delete_with_all
from narrative_studio.commands.editing import one_line, set_cells
from narrative_studio.commands.ordering import in_order, move_row, ranks_at
from narrative_studio.model.ids import NarrativeId, new_id
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.storyboard import Narrative
from narrative_studio.project import Project


def duplicate_narrative(
    project: Project, *, narrative: NarrativeId, title: str = "", initiator: object = None
) -> Narrative:
    """Copy a narrative with all that belongs to it and put the copy right after it.

    Without a ``title`` the copy is called after the original.

    Raises:
        UnknownRow: the narrative was deleted.
    """
    with project.op("Duplicate narrative", initiator=initiator) as op:
        original = op.get(Narrative, narrative)
        others = in_order(op.all(Narrative))
        (rank,) = ranks_at(op, others, [one.id for one in others].index(narrative) + 1)
        taken = {one.title for one in others}
        twin = replace(
            op.get(Narrative, narrative),
            id=NarrativeId(new_id()),
            title=one_line(title) or title_of_copy(original.title, taken),
            rank=rank,
            ref=None,
        )
        copy_with_all(project, op, {narrative: twin})
        return op.get(Narrative, twin.id)


def rename_narrative(
    project: Project,
    *,
    narrative: NarrativeId,
    title: str,
    bases: Mapping[str, tuple[str, ...]] | None = None,
    initiator: object = None,
) -> None:
    """Give a narrative another title, and the document with it where the two were one.

    A document is started under the title of its narrative. While that is its only narrative and
    nobody called the document otherwise, nobody tells the two apart: the window and the papers
    that name the document would go on with a title that is nowhere else any more.
    ``bases`` are the heads of the title when editing began.

    Raises:
        UnknownRow: the narrative was deleted.
    """
    with project.op("Edit title of narrative", initiator=initiator) as op:
        row = op.get(Narrative, narrative)
        whole = op.get(ProjectInfo, project.view().project.id)
        is_one = len(op.all(Narrative)) == 1 and whole.title == row.title
        set_cells(op, row, bases=bases, title=title)
        if is_one:
            set_cells(op, whole, title=title)


def delete_narrative(project: Project, *, narrative: NarrativeId, initiator: object = None) -> None:
    """Delete a narrative with its frames and all that belongs to them.

    Raises:
        UnknownRow: the narrative was deleted already.
    """
    with project.op("Delete narrative", initiator=initiator) as op:
        delete_with_all(op, [op.get(Narrative, narrative)])


def move_narrative(
    project: Project, *, narrative: NarrativeId, index: int, initiator: object = None
) -> None:
    """Put a narrative at ``index`` among the others, in the order in which they are offered.

    Raises:
        UnknownRow: the narrative was deleted.
    """
    with project.op("Move narrative", initiator=initiator) as op:
        moving = op.get(Narrative, narrative)
        move_row(op, moving, op.all(Narrative), index)


def title_of_copy(title: str, taken: set[str]) -> str:
    """A title for a copy that no other narrative has: ``First call, copy``, ``..., copy 2``."""
    base = f"{title or 'Untitled narrative'}, copy"
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base} {number}"
    return found
