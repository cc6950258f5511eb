"""The customer model: segments, personas in their buying roles, and how they come to buy.

Product, marketing and sales build it together; tests use it (who is eligible) and so do objections
(who raises what).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.model.ids import (
    BuyingStepId,
    DisqualifierId,
    ElementId,
    InterestId,
    ObjectionId,
    PersonaId,
    PersonaNoteId,
    RaiserId,
    SegmentId,
    TriggerId,
)
from narrative_studio.model.rows import Policy, cell


class Fit(StrEnum):
    """How well the product suits the companies of a segment."""

    BEST = "best"
    GOOD = "good"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class Segment:
    """A group of companies that have the same reasons to care, or not to."""

    table: ClassVar[str] = "segment"
    id: SegmentId
    rank: str = cell("", policy=Policy.RANK)
    name: str = cell("", policy=Policy.OWNED)
    fit: Fit = cell(Fit.GOOD)
    size: str = cell("")
    note: str = cell("", policy=Policy.PROSE)
    ref: str | None = cell(None)


class BuyingRole(StrEnum):
    """What somebody does in a purchase."""

    CHAMPION = "champion"
    ECONOMIC_BUYER = "economic buyer"
    TECHNICAL_INFLUENCER = "technical influencer"
    APPROVER = "approver"
    USER = "user"
    BLOCKER = "blocker"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody who takes part in buying, as a kind of person; what moves them stands in notes."""

    table: ClassVar[str] = "persona"
    id: PersonaId
    rank: str = cell("", policy=Policy.RANK)
    name: str = cell("", policy=Policy.OWNED)
    buying_role: BuyingRole = cell(BuyingRole.OTHER)
    segment: SegmentId | None = cell(None, refers_to="segment")
    note: str = cell("", policy=Policy.PROSE)
    ref: str | None = cell(None)


class PersonaNoteKind(StrEnum):
    """What a note says of a persona."""

    NEED = "need"
    MOTIVATION = "motivation"
    PAIN = "pain"
    FEAR = "fear"
    WORDS = "their words"
    """A word or phrase that they use themselves."""

    @property
    def plural(self) -> str:
        """The heading of the list, for example ``Needs``."""
        return "Their words" if self is PersonaNoteKind.WORDS else f"{self.value.capitalize()}s"


@dataclass(frozen=True, slots=True)
class PersonaNote:
    """One need, motivation, pain, fear or word of a persona."""

    table: ClassVar[str] = "persona_note"
    id: PersonaNoteId
    persona: PersonaId = cell(parent="persona")
    kind: PersonaNoteKind = cell(PersonaNoteKind.NEED)
    rank: str = cell("", policy=Policy.RANK)
    text: str = cell("", policy=Policy.PROSE)


@dataclass(frozen=True, slots=True)
class Interest:
    """A persona cares about a value theme."""

    table: ClassVar[str] = "interest"
    id: InterestId
    persona: PersonaId = cell(parent="persona")
    element: ElementId = cell(parent="element")


@dataclass(frozen=True, slots=True)
class Raiser:
    """A persona raises an objection, aloud or silently."""

    table: ClassVar[str] = "raiser"
    id: RaiserId
    objection: ObjectionId = cell(parent="objection")
    persona: PersonaId = cell(parent="persona")


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event after which companies begin to look for something better."""

    table: ClassVar[str] = "trigger_event"
    id: TriggerId
    rank: str = cell("", policy=Policy.RANK)
    text: str = cell("", policy=Policy.PROSE)
    ref: str | None = cell(None)


@dataclass(frozen=True, slots=True)
class Disqualifier:
    """What tells that a company is not for us, however interested it seems."""

    table: ClassVar[str] = "disqualifier"
    id: DisqualifierId
    rank: str = cell("", policy=Policy.RANK)
    text: str = cell("", policy=Policy.PROSE)
    ref: str | None = cell(None)


@dataclass(frozen=True, slots=True)
class BuyingStep:
    """One step on the buyers' way to a decision; ``done_when`` is what ends it for them."""

    table: ClassVar[str] = "buying_step"
    id: BuyingStepId
    rank: str = cell("", policy=Policy.RANK)
    text: str = cell("", policy=Policy.PROSE)
    persona: PersonaId | None = cell(None, refers_to="persona")
    done_when: str = cell("", policy=Policy.PROSE)
    ref: str | None = cell(None)
