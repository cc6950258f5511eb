"""Narratives, the frames of their storyboards, and links from what is told to what is believed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.model.durations import LONGEST_MS
from narrative_studio.model.ids import (
    CriterionId,
    FrameId,
    LinkId,
    NarrativeId,
    PersonId,
    PictureId,
    QuestionId,
    ZoneId,
)
from narrative_studio.model.positioning import Status
from narrative_studio.model.rows import Policy, cell

DEFAULT_PACE_WPM = 140
"""Words a minute at which a script's spoken time is computed."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """An ordered story made from a template; its frames are its storyboard.

    ``call_length_ms`` is the length of the call it has to fit, ``version`` a label of the team's.
    ``audience``, ``outcome`` (what the call should end in), ``environment`` and ``plan_b`` (what to
    do when the demo fails) stand on the first page of the demo script; ``driver`` and ``talker``
    are its roles.
    """

    table: ClassVar[str] = "narrative"
    id: NarrativeId
    title: str = cell("")
    template: str = cell("sales-pitch-8")
    call_length_ms: int = cell(40 * 60_000, least=0, most=LONGEST_MS)
    pace_wpm: int = cell(DEFAULT_PACE_WPM, least=0)
    version: str = cell("")
    audience: str = cell("")
    outcome: str = cell("", policy=Policy.PROSE)
    environment: str = cell("", policy=Policy.PROSE)
    plan_b: str = cell("", policy=Policy.PROSE)
    driver: PersonId | None = cell(None, refers_to="person")
    talker: PersonId | None = cell(None, refers_to="person")
    rank: str = cell("", policy=Policy.RANK)
    ref: str | None = cell(None)


@dataclass(frozen=True, slots=True)
class Zone:
    """A run of consecutive frames with one time budget; its frames name it.

    People keep to zones far better than to a clock. A run that is interrupted goes on as the same
    zone.
    """

    table: ClassVar[str] = "zone"
    id: ZoneId
    narrative: NarrativeId = cell(parent="narrative")
    rank: str = cell("", policy=Policy.RANK)
    name: str = cell("")
    budget_ms: int = cell(0, least=0, most=LONGEST_MS)


@dataclass(frozen=True, slots=True)
class Frame:
    """One card of a storyboard.

    ``bullets`` and ``script`` are Markdown; ``beat`` is the id of a beat of the narrative's
    template. A backup frame is kept off the story: hidden in the deck, not counted in the time.
    ``no_link_because`` says why the frame carries no element, and quiets the asking for one.
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
    zone: ZoneId | None = cell(None, refers_to="zone")
    no_link_because: str = cell("")
    ref: str | None = cell(None)


@dataclass(frozen=True, slots=True)
class Question:
    """One discovery question to ask while the frame is told."""

    table: ClassVar[str] = "question"
    id: QuestionId
    frame: FrameId = cell(parent="frame")
    rank: str = cell("", policy=Policy.RANK)
    text: str = cell("", policy=Policy.PROSE)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One box that a good solution should tick: a row of the perfect-world frame.

    Links from frames and demo steps in the role *pays for* say where the promise is kept.
    """

    table: ClassVar[str] = "criterion"
    id: CriterionId
    frame: FrameId = cell(parent="frame")
    rank: str = cell("", policy=Policy.RANK)
    text: str = cell("", policy=Policy.OWNED, trigger=True)


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
    PAYS_FOR = "pays for"


@dataclass(frozen=True, slots=True)
class Link:
    """Ties what is told (frame, step, proof, objection, touchpoint) to what it rests on.

    The target is an element, proof, objection or criterion at a revision.

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
