"""Bringing in a whole storyboard that was written elsewhere, as one narrative and one step."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from narrative_studio.commands.comments import add_comment
from narrative_studio.commands.custom import add_custom_field
from narrative_studio.commands.demo import NewStep
from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import one_line
from narrative_studio.commands.zones import make_zone
from narrative_studio.model.custom import CustomField, CustomKind, CustomValue
from narrative_studio.model.ids import CustomFieldId, CustomValueId, FrameId, new_id
from narrative_studio.model.rank import spread
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.operation import Operation
from narrative_studio.project import Project
from narrative_studio.text_pictures import with_kept_pictures


@dataclass(frozen=True, slots=True)
class NewFrame:
    """A frame to be made, with what goes beyond its cells.

    ``picture`` is a PNG or JPEG as a document keeps it; ``more`` are further ones with what they
    show, which come into the text after the bullets. Frames of one ``zone`` that follow each
    other come into a zone of that name. ``extras`` are values of custom fields by their names;
    ``comments`` are said about the frame, ``steps`` are shown in it.
    """

    id: FrameId
    beat: str
    headline: str = ""
    bullets: str = ""
    script: str = ""
    visual: str = ""
    picture: bytes | None = None
    alt_text: str = ""
    planned_ms: int = 0
    is_backup: bool = False
    zone: str = ""
    extras: tuple[tuple[str, str], ...] = ()
    comments: tuple[str, ...] = ()
    more: tuple[tuple[bytes, str], ...] = ()
    key_message: str = ""
    checkpoint: str = ""
    transition: str = ""
    steps: tuple[NewStep, ...] = ()


@dataclass(frozen=True, slots=True)
class NewStory:
    """A narrative to be made; ``source`` is the name of the file that it comes from."""

    source: str
    title: str
    template: str
    frames: tuple[NewFrame, ...] = ()


def bring_story(
    project: Project,
    *,
    story: NewStory,
    now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    initiator: object = None,
) -> Narrative:
    """Add a narrative with all its frames, after the others.

    Raises:
        InvalidValue: there is no such template, or a text is too long for its cell.
    """
    label = f"Import {one_line(story.source)}".strip()
    with project.op(label, initiator=initiator) as op:
        narrative = start_narrative(project, title=story.title, template_id=story.template)
        for frame, rank in zip(story.frames, spread(len(story.frames)), strict=True):
            op.create(
                Frame(
                    id=frame.id,
                    narrative=narrative.id,
                    beat=frame.beat,
                    rank=rank,
                    headline=one_line(frame.headline),
                    bullets=with_kept_pictures(frame.bullets, frame.more, op.keep_picture),
                    script=frame.script,
                    key_message=one_line(frame.key_message),
                    checkpoint=frame.checkpoint,
                    transition=frame.transition,
                    visual=frame.visual,
                    picture=op.keep_picture(frame.picture) if frame.picture else None,
                    alt_text=frame.alt_text,
                    planned_ms=frame.planned_ms,
                    owner=project.me.id,
                    is_backup=frame.is_backup,
                )
            )
            for text in frame.comments:
                add_comment(project, about=op.get(Frame, frame.id), text=text, now_ms=now_ms)
        _make_zones(project, story.frames)
        _fill_extras(project, op, story.frames)
        return narrative


def _make_zones(project: Project, frames: Sequence[NewFrame]) -> None:
    """One zone for each name, of all the frames that name it."""
    members: dict[str, list[FrameId]] = {}
    for frame in frames:
        if name := one_line(frame.zone):
            members.setdefault(name, []).append(frame.id)
    for name, ids in members.items():
        make_zone(project, frames=ids, name=name)


def _fill_extras(project: Project, op: Operation, frames: Sequence[NewFrame]) -> None:
    """Fill custom fields, those of the document where it has them by that name."""
    fields: dict[str, CustomFieldId] = {
        one.name.casefold(): one.id for one in op.all(CustomField) if one.kind is CustomKind.TEXT
    }
    for frame in frames:
        for name, value in frame.extras:
            key = one_line(name).casefold()
            if key not in fields:
                fields[key] = add_custom_field(project, name=_free_name(op, name)).id
            op.create(CustomValue(CustomValueId(new_id()), fields[key], frame.id, value))


def _free_name(op: Operation, name: str) -> str:
    """A name for a field that none has which holds something else than text."""
    taken = {one.name.casefold() for one in op.all(CustomField)}
    found, number = one_line(name), 1
    while found.casefold() in taken:
        number += 1
        found = f"{one_line(name)} {number}"
    return found
