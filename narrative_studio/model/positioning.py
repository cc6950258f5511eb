"""Positioning: elements of all kinds, the chain between them, and the vocabulary."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from narrative_studio.model.ids import ElementId, PersonId, PointId, RelationId, TermId
from narrative_studio.model.rows import Policy, cell


class ElementKind(StrEnum):
    """The components of positioning in dependency order; the trend is optional."""

    ALTERNATIVE = "competitive alternative"
    DIFFERENTIATOR = "differentiator"
    VALUE = "value theme"
    CUSTOMER = "target customer"
    CATEGORY = "market category"
    TREND = "relevant trend"

    @property
    def code_prefix(self) -> str:
        """What the codes of this kind begin with, as in ``VA-2``."""
        return _CODE_PREFIX[self]

    @property
    def plural(self) -> str:
        """The heading of the component, for example ``Competitive alternatives``."""
        if self is ElementKind.CATEGORY:
            return "Market category"
        return f"{self.value.capitalize()}s"


_CODE_PREFIX = {
    ElementKind.ALTERNATIVE: "CA",
    ElementKind.DIFFERENTIATOR: "DF",
    ElementKind.VALUE: "VA",
    ElementKind.CUSTOMER: "TC",
    ElementKind.CATEGORY: "MC",
    ElementKind.TREND: "TR",
}


class Status(StrEnum):
    """Where an element or a frame stands on its way to being agreed."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    APPROVED = "approved"


class Delivery(StrEnum):
    """Whether a differentiator is there today; planned is never told as available."""

    AVAILABLE = "available"
    LIMITED = "limited"
    PLANNED = "planned"
    NOT_OFFERED = "not offered"


class AlternativeType(StrEnum):
    """What buyers would use or do if the product did not exist."""

    RIVAL = "direct competitor"
    ADJACENT = "adjacent tool"
    STATUS_QUO = "status quo"
    NO_DECISION = "no decision"
    OTHER = "other"


class CategoryStyle(StrEnum):
    """How the market category frames the product."""

    HEAD_TO_HEAD = "head-to-head"
    SUBSEGMENT = "subsegment"
    NEW_CATEGORY = "new category"


@dataclass(frozen=True, slots=True)
class Element:
    """One typed, owned, revisioned record of the positioning.

    ``statement`` is what buyers do (alternative), the checkable attribute (differentiator), the
    answer to "so what?" (value theme), the characteristic (target customer), why the category
    makes the value obvious (market category) or what changes (trend). The cells after it belong to
    one kind each and stay empty on the others. ``roadmap_item`` and ``roadmap_on`` are what stands
    behind a planned differentiator, and when it is due.
    """

    table: ClassVar[str] = "element"
    id: ElementId
    kind: ElementKind = cell()
    code: str = cell("")
    rank: str = cell("", policy=Policy.RANK)
    name: str = cell("", policy=Policy.OWNED, trigger=True)
    statement: str = cell("", policy=Policy.OWNED, trigger=True)
    alternative_type: AlternativeType = cell(AlternativeType.OTHER)
    share_of_deals_pct: int | None = cell(None, least=0, most=100)
    evidence: str = cell("", policy=Policy.OWNED)
    delivery: Delivery = cell(Delivery.AVAILABLE, trigger=True)
    roadmap_item: str = cell("")
    roadmap_on: str | None = cell(None, is_date=True)
    metric: str = cell("", policy=Policy.OWNED, trigger=True)
    signal: str = cell("", policy=Policy.OWNED)
    not_for: str = cell("", policy=Policy.OWNED)
    style: CategoryStyle = cell(CategoryStyle.SUBSEGMENT)
    parent_category: str = cell("", policy=Policy.OWNED, trigger=True)
    is_current: bool = cell(True)
    status: Status = cell(Status.DRAFT)
    driver: PersonId | None = cell(None, refers_to="person")
    approver: PersonId | None = cell(None, refers_to="person")
    note: str = cell("", policy=Policy.PROSE)
    ref: str | None = cell(None)


class PointKind(StrEnum):
    """On which side of an alternative a point stands."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"


@dataclass(frozen=True, slots=True)
class Point:
    """One strength or weakness of a competitive alternative."""

    table: ClassVar[str] = "point"
    id: PointId
    element: ElementId = cell(parent="element")
    kind: PointKind = cell(PointKind.STRENGTH)
    rank: str = cell("", policy=Policy.RANK)
    text: str = cell("", policy=Policy.OWNED)


class RelationKind(StrEnum):
    """How one element stands to another, read from source to target.

    The first three are the lines of the chain. The others only say what was found where the line
    is not: no relation between an alternative and a differentiator means that nobody has looked.
    """

    LACKS = "lacks"
    """A competitive alternative lacks a differentiator."""
    GIVES = "gives"
    """A differentiator gives a value theme."""
    MATTERS_TO = "matters to"
    """A value theme matters to a target customer."""
    HAS_PARTLY = "has in part"
    """A competitive alternative has something of a differentiator."""
    HAS = "has"
    """A competitive alternative has the differentiator as well."""


CHAIN: dict[RelationKind, tuple[ElementKind, ElementKind]] = {
    RelationKind.LACKS: (ElementKind.ALTERNATIVE, ElementKind.DIFFERENTIATOR),
    RelationKind.GIVES: (ElementKind.DIFFERENTIATOR, ElementKind.VALUE),
    RelationKind.MATTERS_TO: (ElementKind.VALUE, ElementKind.CUSTOMER),
}
"""The kinds of element that each relation of the chain joins."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How two elements stand to each other; ``evidence`` and its date say how we know."""

    table: ClassVar[str] = "relation"
    id: RelationId
    kind: RelationKind = cell()
    source: ElementId = cell(parent="element")
    target: ElementId = cell(parent="element")
    evidence: str = cell("", policy=Policy.PROSE)
    checked_on: str | None = cell(None, is_date=True)

    @property
    def is_line(self) -> bool:
        """Whether it is a line of the chain."""
        return self.kind in CHAIN


class TermKind(StrEnum):
    """What the vocabulary says of a term."""

    PREFERRED = "preferred"
    AVOID = "avoid"
    """Another term is preferred; see ``Term.instead``."""
    BANNED = "banned"


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the vocabulary; ``instead`` is the preferred term to use in its place."""

    table: ClassVar[str] = "term"
    id: TermId
    kind: TermKind = cell()
    text: str = cell("")
    why: str = cell("")
    instead: TermId | None = cell(None, refers_to="term")
    rank: str = cell("", policy=Policy.RANK)
