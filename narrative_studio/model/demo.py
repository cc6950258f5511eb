"""Demo steps: what is done, said and seen while a frame is told."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import (
    DataItemId,
    FrameId,
    NarrativeId,
    PersonId,
    PictureId,
    ReadinessItemId,
    StepId,
)
from narrative_studio.model.rows import Policy, cell


class StepKind(StrEnum):
    """A chunk of a demo goes tell, show, tell."""

    TELL = "tell"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Step:
    """One demo step; ``do`` and ``say`` are Markdown, literals in ``do`` are code.

    ``owner`` drives the product, ``talker`` speaks meanwhile; None where the owner does both.
    """

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
    talker: PersonId | None = cell(None, refers_to="person")
    ref: str | None = cell(None)


class ReadinessPhase(StrEnum):
    """When something is made ready, in order."""

    DAY_BEFORE = "day before"
    HALF_HOUR = "30 minutes before"
    TWO_MINUTES = "2 minutes before"
    RESET = "after the demo"


@dataclass(frozen=True, slots=True)
class ReadinessItem:
    """One thing to check before the demo, or to put back after it.

    ``checked_on`` is the day on which somebody has seen to it, None until then and again for the
    next demo.
    """

    table: ClassVar[str] = "readiness_item"
    id: ReadinessItemId
    narrative: NarrativeId = cell(parent="narrative")
    phase: ReadinessPhase = cell(ReadinessPhase.DAY_BEFORE)
    rank: str = cell("", policy=Policy.RANK)
    text: str = cell("", policy=Policy.PROSE)
    owner: PersonId | None = cell(None, refers_to="person")
    checked_on: str | None = cell(None, is_date=True)


@dataclass(frozen=True, slots=True)
class DataItem:
    """An object that the demo needs, with its value and where it is used; never a secret."""

    table: ClassVar[str] = "data_item"
    id: DataItemId
    narrative: NarrativeId = cell(parent="narrative")
    rank: str = cell("", policy=Policy.RANK)
    name: str = cell("")
    value: str = cell("")
    used_in: str = cell("")
