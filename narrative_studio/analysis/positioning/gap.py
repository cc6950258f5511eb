"""What the positioning lacks: one gap, as a friendly prompt."""

from collections.abc import Iterable
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


_ONE_CHAIN = (GapKind.NOT_DIFFERENT, GapKind.NO_VALUE, GapKind.SO_WHAT, GapKind.WHO_CARES)
_THEN = (GapKind.NOBODY_EXCLUDED, GapKind.CATEGORY, GapKind.ONLY_RIVALS)
_USE = {kind: rank for rank, kind in enumerate((*_ONE_CHAIN, *_THEN))}


def most_useful_first(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """Order gaps as steps: the first ones together make one whole chain.

    One of each kind comes before a second of any; within a kind the order stays.
    """
    seen: dict[GapKind, int] = {}
    keyed: list[tuple[int, int, Gap]] = []
    for gap in found:
        seen[gap.kind] = seen.get(gap.kind, 0) + 1
        keyed.append((seen[gap.kind], _USE.get(gap.kind, len(_USE)), gap))
    return tuple(gap for _, _, gap in sorted(keyed, key=lambda one: one[:2]))
