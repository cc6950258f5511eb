"""Differentiators held against the competitive alternatives: what each of them has, and how old."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from narrative_studio.analysis.naming import counted
from narrative_studio.model.ids import ElementId
from narrative_studio.model.positioning import Element, ElementKind, Relation, RelationKind
from narrative_studio.model.view import ProjectView

OLD_AFTER_DAYS = 180
"""Evidence older than this asks for another look: rivals do not stand still."""

FOUND: tuple[RelationKind, ...] = (
    RelationKind.LACKS,
    RelationKind.HAS_PARTLY,
    RelationKind.HAS,
)
"""What one can find of a differentiator at an alternative; no relation: nobody has looked."""


class Doubt(StrEnum):
    """Why a cell asks for a second look."""

    OLD = "old"
    NOT_UNIQUE = "not-unique"
    PARTLY = "partly"
    NOT_BACKED = "not-backed"


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to think about: ``short`` for a cell, ``text`` a whole sentence."""

    doubt: Doubt
    short: str
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is known of one differentiator at one alternative."""

    differentiator: Element
    alternative: Element
    relation: Relation | None
    hints: tuple[Hint, ...] = ()

    @property
    def found(self) -> RelationKind | None:
        """What was found; None: nobody has looked."""
        return None if self.relation is None else self.relation.kind


def comparison(view: ProjectView, differentiator: Element, alternative: Element) -> Comparison:
    """Hold one differentiator against one alternative."""
    relation = relation_between(view, alternative.id, differentiator.id)
    hints = () if relation is None else hints_of(relation, view.today)
    return Comparison(differentiator, alternative, relation, hints)


def comparisons(view: ProjectView) -> tuple[tuple[Comparison, ...], ...]:
    """A row for each differentiator, in it a cell for each alternative, in their orders."""
    alternatives = view.elements_of(ElementKind.ALTERNATIVE)
    return tuple(
        tuple(comparison(view, differentiator, alternative) for alternative in alternatives)
        for differentiator in view.elements_of(ElementKind.DIFFERENTIATOR)
    )


def relation_between(
    view: ProjectView, alternative: ElementId, differentiator: ElementId
) -> Relation | None:
    """What is known of the two; where copies have brought in several, the line of the chain."""
    found = [
        relation
        for relation in view.relations.of("source", alternative)
        if relation.target == differentiator and relation.kind in FOUND
    ]
    return min(found, key=lambda relation: FOUND.index(relation.kind), default=None)


def hints_of(relation: Relation, today: date) -> tuple[Hint, ...]:
    """What to think about at a cell, the most pressing first."""
    hints = []
    if relation.kind is RelationKind.HAS:
        text = "An alternative has this: is it a differentiator?"
        hints.append(Hint(Doubt.NOT_UNIQUE, "A differentiator?", text))
    if relation.kind is RelationKind.HAS_PARTLY:
        text = "An alternative has part of this: say what exactly is different."
        hints.append(Hint(Doubt.PARTLY, "What is different?", text))
    if relation.checked_on and _age_days(relation.checked_on, today) > OLD_AFTER_DAYS:
        age = age_words(relation.checked_on, today)
        hints.append(Hint(Doubt.OLD, f"Retest: {age}", f"Retest: checked {age}."))
    if not relation.evidence.strip():
        text = "Nothing shows it yet: note where one can see it."
        hints.append(Hint(Doubt.NOT_BACKED, "No evidence noted", text))
    return tuple(hints)


def unlooked(view: ProjectView) -> int:
    """How many cells nobody has looked at."""
    return sum(1 for row in comparisons(view) for cell in row if cell.relation is None)


def age_words(iso: str, today: date) -> str:
    """How long ago a day was: ``today``, ``12 days ago``, ``8 months ago``, ``2 years ago``."""
    days = _age_days(iso, today)
    if days <= 0:
        return "today" if days == 0 else f"{counted(-days, 'day')} from now"
    if days < 60:
        return f"{counted(days, 'day')} ago"
    months = days * 12 // 365
    return f"{counted(months, 'month')} ago" if months < 24 else f"{months // 12} years ago"


def _age_days(iso: str, today: date) -> int:
    return (today - date.fromisoformat(iso)).days
