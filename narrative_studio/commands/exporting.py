"""What is noted of exports: the register of files, and the layouts chosen for decks."""

from __future__ import annotations

import time

from narrative_studio.errors import ChangeRefused
from narrative_studio.model.exported import DeckLayout, ExportedFile
from narrative_studio.model.ids import (
    BaselineId,
    DeckLayoutId,
    ExportedFileId,
    NarrativeId,
    VariantId,
    new_id,
)
from narrative_studio.project import Project


def register_export(
    project: Project,
    *,
    format_id: str,
    file_name: str,
    narrative: NarrativeId | None,
    variant: VariantId | None = None,
    baseline: BaselineId | None = None,
    options: str = "{}",
    made_with: str = "",
    content_hash: str,
    file_hash: str,
    size_bytes: int,
    initiator: object = None,
) -> ExportedFile:
    """Note a file that was made, in the export register, and return the entry.

    An entry of the same format and file name for the same narrative and variant is replaced: the
    file was made again. It cannot be undone, as the file is there.
    """
    with project.op("Note an export", initiator=initiator, may_undo=False) as op:
        for old in op.all(ExportedFile):
            key = (old.format, old.file_name, old.narrative, old.variant)
            if key == (format_id, file_name, narrative, variant):
                op.delete(ExportedFile, old.id)
        return op.create(
            ExportedFile(
                id=ExportedFileId(new_id()),
                format=format_id,
                file_name=file_name,
                narrative=narrative,
                variant=variant,
                baseline=baseline,
                options=options,
                made_at_ms=time.time_ns() // 1_000_000,
                made_by=project.me.id,
                made_with=made_with,
                content_hash=content_hash,
                file_hash=file_hash,
                size_bytes=size_bytes,
            )
        )


def forget_export(project: Project, *, exported: ExportedFileId, initiator: object = None) -> None:
    """Take a file off the export register; the file itself stays where it is.

    Raises:
        UnknownRow: it was taken off already.
    """
    with project.op("Take a file off the register", initiator=initiator) as op:
        op.delete(ExportedFile, op.get(ExportedFile, exported).id)


def choose_deck_layout(
    project: Project,
    *,
    template: str,
    slide: str,
    layout: str = "",
    layout_name: str = "",
    initiator: object = None,
) -> DeckLayout | None:
    """Choose the layout of a template for the slides of a beat, and return what was noted.

    Without ``layout`` the choice is left to the studio again, and None is returned.

    Raises:
        ChangeRefused: no template or no kind of slide is named.
    """
    if not (template and slide):
        raise ChangeRefused(
            "A layout is chosen for the slides of one beat of one template.",
            "Choose the template first, then the beat.",
        )
    label = "Choose a layout" if layout else "Leave the layout to the studio"
    with project.op(label, initiator=initiator) as op:
        present = [
            one for one in op.all(DeckLayout) if (one.template, one.slide) == (template, slide)
        ]
        for old in present[1:] if layout else present:
            op.delete(DeckLayout, old.id)
        if not layout:
            return None
        if present:
            op.set(DeckLayout, present[0].id, layout=layout, layout_name=layout_name)
            return op.get(DeckLayout, present[0].id)
        return op.create(
            DeckLayout(
                id=DeckLayoutId(new_id()),
                template=template,
                slide=slide,
                layout=layout,
                layout_name=layout_name,
            )
        )
