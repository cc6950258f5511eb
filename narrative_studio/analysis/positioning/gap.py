"""What the positioning lacks: one gap, as a friendly prompt."""

from dataclasses import dataclass
from enum import StrEnum

from narrative_studio.model.ids import ElementId
from narrative_studio.model.positioning import ElementKind


class GapKind(StrEnum):
    """What a gap in the positioning lacks."""

    UNANSWERED = "unanswered-alternative"
    ONLY_RIVALS = "only-rivals"
    NOT_DIFFERENT = "not-different"
    SO_WHAT = "so-what"
    NO_VALUE = "no-value-theme"
    MANY_VALUES = "many-value-themes"
    NOT_GIVEN = "value-without-differentiator"
    NOT_PROVED = "value-without-cleared-proof"
    WHO_CARES = "who-cares"
    NOT_CARED_FOR = "customer-without-value"
    NOT_CARRIED = "uncarried-customer"
    NOBODY_EXCLUDED = "nobody-excluded"
    CATEGORY = "market-category"
    NO_STRENGTH = "alternative-without-strength"
    VAGUE = "vague-differentiator"
    DEMOGRAPHIC = "demographic-customer"
    TRUISM = "trend-is-a-truism"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that the positioning lacks.

    ``title`` names it without a full stop, ``hint`` is a sentence that says more or what to do,
    ``badge`` two to four words for the card. ``element_id`` is None where the gap belongs to a
    whole component, ``component``.
    """

    kind: GapKind
    title: str
    hint: str
    badge: str
    component: ElementKind
    element_id: ElementId | None = None
