"""Variants: a story for an audience or a length, as a selection and overrides, never a copy."""

from dataclasses import dataclass
from typing import ClassVar

from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import FrameId, LeftOutId, NarrativeId, OverrideId, VariantId
from narrative_studio.model.rows import Policy, cell

OVERRIDABLE = (
    "headline",
    "key_message",
    "bullets",
    "script",
    "checkpoint",
    "transition",
    "visual",
    "alt_text",
    "planned_ms",
)
"""The cells of a frame that a variant may say in its own way."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A telling of a narrative; every frame is in it unless it is left out.

    ``call_length_ms`` is the length of its call, 0 for that of the narrative.
    """

    table: ClassVar[str] = "variant"
    id: VariantId
    narrative: NarrativeId = cell(parent="narrative")
    rank: str = cell("", policy=Policy.RANK)
    name: str = cell("")
    audience: str = cell("")
    call_length_ms: int = cell(0, least=0, most=LONGEST_MS)
    note: str = cell("", policy=Policy.PROSE)
    ref: str | None = cell(None)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A frame that a variant does without."""

    table: ClassVar[str] = "left_out"
    id: LeftOutId
    variant: VariantId = cell(parent="variant")
    frame: FrameId = cell(parent="frame")


@dataclass(frozen=True, slots=True)
class Override:
    """What a variant says in one cell of a frame instead.

    ``what`` is one of :data:`OVERRIDABLE`; a duration stands in ``value`` as milliseconds in
    decimal figures.
    """

    table: ClassVar[str] = "override"
    id: OverrideId
    variant: VariantId = cell(parent="variant")
    frame: FrameId = cell(parent="frame")
    what: str = cell()
    value: str = cell("", policy=Policy.PROSE)
