"""The words and icons of the kinds of elements, for headings, menus, empty places and panels."""

from __future__ import annotations

from typing import Final, NamedTuple

from narrative_studio.model.positioning import (
    AlternativeType,
    Delivery,
    ElementKind,
    RelationKind,
    Status,
)
from ui.widgets.badge import Badge, Tone


class KindWords(NamedTuple):
    """How one kind is shown.

    ``add`` is the verb on a button, ``what`` and ``check`` teach in its empty place, ``example``
    stands in the empty field of its name and ``hint`` in that of its statement.
    """

    icon: str
    add: str
    what: str
    check: str
    example: str
    hint: str


KIND_WORDS: Final[dict[ElementKind, KindWords]] = {
    ElementKind.ALTERNATIVE: KindWords(
        "arrows-left-right",
        "Add an alternative",
        "What would customers do without the product?",
        "A rival, a spreadsheet, an intern, nothing at all. At least one is not a rival product.",
        "A spreadsheet",
        "What they use or do, and why",
    ),
    ElementKind.DIFFERENTIATOR: KindWords(
        "star",
        "Add a differentiator",
        "Which fact do the alternatives lack?",
        "Something one can check: a feature, a service, a price. “Easy to use” is not.",
        "Works offline",
        "A fact that one could check",
    ),
    ElementKind.VALUE: KindWords(
        "trending-up",
        "Add a value theme",
        "So what does a buyer get from it?",
        "The answer to “so what?” for one or more differentiators. One to four are enough.",
        "Less rework",
        "What buyers get, in their words",
    ),
    ElementKind.CUSTOMER: KindWords(
        "users",
        "Add a target customer",
        "Who cares a lot about that value?",
        "A characteristic one can see from outside, not a demographic. Say who it is not for.",
        "Many small sites",
        "What makes these buyers care",
    ),
    ElementKind.CATEGORY: KindWords(
        "compass",
        "Add a market category",
        "In which market is the value obvious?",
        "The frame of reference that buyers know. Exactly one is current.",
        "A market buyers know",
        "Why the value is obvious here",
    ),
    ElementKind.TREND: KindWords(
        "stairs-up",
        "Add a relevant trend",
        "Why now?",
        "Optional. A change one can observe, never a truism.",
        "A new rule",
        "What changes, and where it shows",
    ),
}

JOINTS: Final[dict[RelationKind, str]] = {
    RelationKind.LACKS: "lack",
    RelationKind.GIVES: "give",
    RelationKind.MATTERS_TO: "for",
}
"""The word between two neighbouring components."""

DELIVERY_ICON: Final[dict[Delivery, str]] = {
    Delivery.AVAILABLE: "circle-check",
    Delivery.LIMITED: "circle-dashed",
    Delivery.PLANNED: "hourglass",
    Delivery.NOT_OFFERED: "ban",
}

REVIEWS: Final = (
    (Status.IN_REVIEW, "Send to review", "eye", "ask for approval sign off"),
    (Status.APPROVED, "Approve", "circle-check", "approval sign off agree"),
    (Status.DRAFT, "Back to draft", "pencil", "withdraw approval"),
)
"""What leads to each state of an element: words, icon, other words people look for it by."""

STATUS_BADGE: Final[dict[Status, Badge]] = {
    Status.DRAFT: Badge("Draft", Tone.OUTLINE, "pencil"),
    Status.IN_REVIEW: Badge("In review", Tone.INFO, "eye"),
    Status.APPROVED: Badge("Approved", Tone.GOOD, "circle-check"),
}


def title_of(kind: ElementKind) -> str:
    """The kind in a heading or on a chip, for example ``Value theme``."""
    return kind.value.capitalize()


def share_words(share_pct: int | None) -> str:
    """``55 % of deals``, empty where the share is unknown."""
    return "" if share_pct is None else f"{share_pct} % of deals"


def type_words(kind: AlternativeType) -> str:
    """The type of an alternative, empty where it says nothing."""
    return "" if kind is AlternativeType.OTHER else kind.value
