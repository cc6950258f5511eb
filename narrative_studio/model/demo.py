"""Demo steps: what is done, said and seen while a frame is told."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import FrameId, PersonId, PictureId, StepId
from narrative_studio.model.rows import Policy, cell


class StepKind(StrEnum):
    """A chunk of a demo goes tell, show, tell."""

    TELL = "tell"
    SHOW = "show"


@dataclass(frozen=True)
class Step:
    """One demo step; ``do`` and ``say`` are Markdown, literals in ``do`` are code."""

    table: ClassVar[str] = "step"
    id: StepId
    frame: FrameId = cell(parent="frame")
    rank: str = cell("", policy=Policy.RANK)
    kind: StepKind = cell(StepKind.SHOW)
    do: str = cell("", policy=Policy.PROSE)
    say: str = cell("", policy=Policy.PROSE)
    expect: str = cell("", policy=Policy.PROSE)
    why: str = cell("", policy=Policy.PROSE)
    ask: str = cell("", policy=Policy.PROSE)
    fallback: str = cell("", policy=Policy.PROSE)
    planned_ms: int = cell(0, least=0, most=LONGEST_MS)
    is_wow: bool = cell(False)
    is_optional: bool = cell(False)
    picture: PictureId | None = cell(None)
    alt_text: str = cell("", policy=Policy.PROSE)
    data: str = cell("", policy=Policy.PROSE)
    reset: str = cell("", policy=Policy.PROSE)
    owner: PersonId | None = cell(None, refers_to="person")
    ref: str | None = cell(None)
