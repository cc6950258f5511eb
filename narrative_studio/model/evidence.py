"""Proof points and objections."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.model.ids import ObjectionId, ProofId
from narrative_studio.model.rows import Policy, cell


class ProofKind(StrEnum):
    """What a proof point is."""

    QUOTE = "quote"
    METRIC = "metric"
    CASE_STUDY = "case study"
    AGGREGATE = "aggregate"


@dataclass(frozen=True, slots=True)
class Proof:
    """Something that makes a claim believed, with the consent of those it is about.

    ``customer_alias`` is what they are called wherever the story is told; ``customer`` is who they
    really are, with whom to ask, for the team alone.
    ``may_be_spoken``, ``may_be_shown`` and ``may_be_printed`` are the scopes of that consent:
    said in a call, in a deck, in print. It ends after ``expires_on``.
    """

    table: ClassVar[str] = "proof"
    id: ProofId
    code: str = cell("")
    rank: str = cell("", policy=Policy.RANK)
    kind: ProofKind = cell(ProofKind.CASE_STUDY)
    headline: str = cell("", policy=Policy.OWNED, trigger=True)
    customer_alias: str = cell("")
    customer: str = cell("", personal=True)
    before: str = cell("", policy=Policy.OWNED, trigger=True)
    after: str = cell("", policy=Policy.OWNED, trigger=True)
    measured: str = cell("", policy=Policy.PROSE)
    consent: str = cell("")
    may_be_spoken: bool = cell(False)
    may_be_shown: bool = cell(False)
    may_be_printed: bool = cell(False)
    expires_on: str | None = cell(None, is_date=True)
    ref: str | None = cell(None)

    @property
    def is_cleared(self) -> bool:
        """Whether those it is about have agreed to any use at all."""
        return self.may_be_spoken or self.may_be_shown or self.may_be_printed

    def has_expired(self, on: str) -> bool:
        """Whether consent has ended on the ISO date ``on``."""
        return self.expires_on is not None and self.expires_on < on


class ObjectionKind(StrEnum):
    """What an objection is about."""

    COMPETITIVE = "competitive"
    ADOPTION = "adoption"
    INTEGRATION = "integration"
    VALUE = "value"
    BELIEVABILITY = "believability"
    PROOF = "proof"
    RISK = "risk"
    PRICE = "price"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Objection:
    """What a prospect may hold against the story, and the answer to it."""

    table: ClassVar[str] = "objection"
    id: ObjectionId
    code: str = cell("")
    rank: str = cell("", policy=Policy.RANK)
    kind: ObjectionKind = cell(ObjectionKind.OTHER)
    text: str = cell("", policy=Policy.OWNED, trigger=True)
    response: str = cell("", policy=Policy.PROSE, trigger=True)
    ref: str | None = cell(None)
