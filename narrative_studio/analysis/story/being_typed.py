"""The story as it will read once what is being typed is stored."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from narrative_studio.analysis.story.variants import overrides_of, value_of
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.variants import OVERRIDABLE
from narrative_studio.model.view import NarrativeView, ProjectView


@dataclass(frozen=True, slots=True)
class Typing:
    """What a field holds before it is stored: the cell ``what`` of a frame.

    ``variant`` is the id of the variant that says it so, None where the story does.
    """

    frame: str
    what: str
    text: str
    variant: str | None = None


def as_typed(told: NarrativeView, whole: ProjectView, typing: Iterable[Typing]) -> NarrativeView:
    """A story, perhaps as a variant tells it, with what is being typed in its frames.

    ``whole`` is the document, which knows what the variant says otherwise: the story's wording of
    such a cell changes nothing in the variant.
    """
    variant = told.variant
    frames: dict[str, Frame | None] = {}
    for one in typing:
        frame = frames.get(one.frame) or told.whole.frames.get(one.frame)
        is_shown = one.variant is None or (variant is not None and variant.id == one.variant)
        if frame is None or not is_shown or one.what not in OVERRIDABLE:
            continue
        if one.variant is None and variant is not None:
            is_said_otherwise = one.what in overrides_of(whole, variant, one.frame)
            if is_said_otherwise:
                continue
        value: Any = value_of(one.what, one.text)
        if value is not None:
            cells = {one.what: value}
            frames[one.frame] = replace(frame, **cells)
    if not frames:
        return told
    table = told.whole.frames.after(frames)
    tables = {**told.whole.tables, Frame.table: table}
    return NarrativeView(replace(told.whole, tables=tables), told.narrative, variant)
