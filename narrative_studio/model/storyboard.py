"""Narratives, the frames of their storyboards, and links from what is told to what is believed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import (
    FrameId,
    LinkId,
    NarrativeId,
    PersonId,
    PictureId,
    QuestionId,
)
from narrative_studio.model.positioning import Status
from narrative_studio.model.rows import Policy, cell

DEFAULT_PACE_WPM = 140
"""Words a minute at which a script's spoken time is computed."""


@dataclass(frozen=True)
class Narrative:
    """An ordered story made from a template; its frames are its storyboard.

    ``call_length_ms`` is the length of the call it has to fit, ``version`` a label of the team's.
    """

    table: ClassVar[str] = "narrative"
    id: NarrativeId
    title: str = cell("")
    template: str = cell("sales-pitch-8")
    call_length_ms: int = cell(40 * 60_000, least=0, most=LONGEST_MS)
    pace_wpm: int = cell(DEFAULT_PACE_WPM, least=0)
    version: str = cell("")
    rank: str = cell("", policy=Policy.RANK)
    ref: str | None = cell(None)


@dataclass(frozen=True)
class Frame:
    """One card of a storyboard.

    ``bullets`` and ``script`` are Markdown; ``beat`` is the id of a beat of the narrative's
    template. A backup frame is kept off the story: hidden in the deck, not counted in the time.
    """

    table: ClassVar[str] = "frame"
    id: FrameId
    narrative: NarrativeId = cell(parent="narrative")
    beat: str = cell("")
    rank: str = cell("", policy=Policy.RANK)
    headline: str = cell("", policy=Policy.OWNED)
    key_message: str = cell("", policy=Policy.OWNED)
    bullets: str = cell("", policy=Policy.PROSE)
    script: str = cell("", policy=Policy.PROSE)
    checkpoint: str = cell("", policy=Policy.PROSE)
    transition: str = cell("", policy=Policy.PROSE)
    visual: str = cell("", policy=Policy.PROSE)
    picture: PictureId | None = cell(None)
    alt_text: str = cell("", policy=Policy.PROSE)
    planned_ms: int = cell(0, least=0, most=LONGEST_MS)
    owner: PersonId | None = cell(None, refers_to="person")
    status: Status = cell(Status.DRAFT)
    is_backup: bool = cell(False)
    ref: str | None = cell(None)


@dataclass(frozen=True)
class Question:
    """One discovery question to ask while the frame is told."""

    table: ClassVar[str] = "question"
    id: QuestionId
    frame: FrameId = cell(parent="frame")
    rank: str = cell("", policy=Policy.RANK)
    text: str = cell("", policy=Policy.PROSE)


class LinkRole(StrEnum):
    """What the source does for the target."""

    SETS_CONTEXT = "sets context"
    CONTRASTS = "contrasts"
    INTRODUCES = "introduces"
    EXPRESSES = "expresses"
    DEMONSTRATES = "demonstrates"
    PROVES = "proves"
    ANSWERS = "answers"
    TESTS = "tests"
    USES = "uses"


@dataclass(frozen=True)
class Link:
    """Ties a frame, step, proof or objection to an element, proof or objection at a revision.

    ``source`` and ``target`` are ids of rows of the tables ``source_table`` and ``target_table``.
    ``seen`` is a JSON object: for each trigger cell of the target, the changes it showed when the
    link was made or last reviewed, or the wording itself where the link was imported. The link is
    suspect once their values differ from today's.
    """

    table: ClassVar[str] = "link"
    id: LinkId
    source_table: str = cell()
    source: str = cell()
    target_table: str = cell()
    target: str = cell()
    role: LinkRole = cell(LinkRole.EXPRESSES)
    seen: str = cell("{}")
    cleared_because: str = cell("")
