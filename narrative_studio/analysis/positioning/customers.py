"""What the customer model still lacks, as friendly prompts."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from narrative_studio.analysis.naming import quoted
from narrative_studio.model.customers import BuyingRole, Disqualifier, Fit, Persona
from narrative_studio.model.evidence import Objection
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.view import ProjectView


class CustomerGapKind(StrEnum):
    """What a gap in the customer model lacks."""

    NO_CHAMPION = "no-champion"
    NO_ECONOMIC_BUYER = "no-economic-buyer"
    NOBODY_EXCLUDED = "no-disqualifier"
    WHO_CARES = "persona-without-value-theme"
    NOBODY_CARES = "value-theme-without-persona"
    NOBODY_RAISES = "objection-without-persona"


@dataclass(frozen=True, slots=True)
class CustomerGap:
    """One thing that the customer model lacks.

    ``title`` names it without a full stop, ``hint`` is a sentence that says what to do. ``table``
    is where it is mended, ``row_id`` the row, None where it is the list as a whole.
    """

    kind: CustomerGapKind
    title: str
    hint: str
    table: str
    row_id: str | None = None


_ASKED_ROLES: Final = (
    (
        BuyingRole.CHAMPION,
        CustomerGapKind.NO_CHAMPION,
        "Who feels the pain first and argues for you when you are not in the room?",
    ),
    (
        BuyingRole.ECONOMIC_BUYER,
        CustomerGapKind.NO_ECONOMIC_BUYER,
        "Who can say yes to the price when everybody else has said no?",
    ),
)
"""The roles without which no purchase is made, and what to ask where nobody has them."""


def customer_gaps(whole: ProjectView) -> tuple[CustomerGap, ...]:
    """What the customer model still lacks, roles first, then in the order of the document.

    Without a persona or a segment there are no gaps: there is nothing to hold against it yet. Who
    cares and who objects is asked once there are personas.
    """
    if not (whole.personas or whole.segments):
        return ()
    return (*_roles(whole), *_excluded(whole), *_interests(whole), *_raisers(whole))


def _roles(whole: ProjectView) -> Iterator[CustomerGap]:
    if not whole.personas:
        return
    for role, kind, question in _ASKED_ROLES:
        if not whole.personas.of("buying_role", role):
            yield CustomerGap(kind, f"Nobody is the {role}", question, Persona.table)


def _excluded(whole: ProjectView) -> Iterator[CustomerGap]:
    if not whole.disqualifiers and not whole.segments.of("fit", Fit.POOR):
        yield CustomerGap(
            CustomerGapKind.NOBODY_EXCLUDED,
            "Nobody is excluded",
            "Write down what tells early that a company is not for you.",
            Disqualifier.table,
        )


def _interests(whole: ProjectView) -> Iterator[CustomerGap]:
    values = whole.elements_of(ElementKind.VALUE)
    if not (whole.personas and values):
        return
    for persona in whole.personas.ordered:
        if not whole.interests.of("persona", persona.id):
            yield CustomerGap(
                CustomerGapKind.WHO_CARES,
                f"{quoted(persona.name)} cares about no value theme",
                "Who cares? Choose what this persona gets, or do without it.",
                Persona.table,
                persona.id,
            )
    for value in values:
        if not whole.interests.of("element", value.id):
            yield CustomerGap(
                CustomerGapKind.NOBODY_CARES,
                f"No persona cares about {quoted(value.name)}",
                "Say who does, or ask whether it is a value.",
                Element.table,
                value.id,
            )


def _raisers(whole: ProjectView) -> Iterator[CustomerGap]:
    if not whole.personas:
        return
    for objection in whole.objections.ordered:
        if not whole.raisers.of("objection", objection.id):
            yield CustomerGap(
                CustomerGapKind.NOBODY_RAISES,
                f"Nobody raises {quoted(objection.text)}",
                "Say who does, aloud or silently.",
                Objection.table,
                objection.id,
            )
