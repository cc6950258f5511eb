"""How what a frame can be linked to, and who a comment can name, are called and shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from narrative_studio.analysis.wording.search import fold
from narrative_studio.model.customers import Persona
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.people import Person
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Criterion
from narrative_studio.model.view import ProjectView
from ui.inspector.customers.kinds import ROLE_ICON
from ui.inspector.element.kinds import KIND_WORDS, title_of

CELL_WORDS: dict[str, str] = {
    "name": "Name",
    "statement": "Statement",
    "delivery": "Delivery",
    "metric": "Metric",
    "parent_category": "Parent category",
    "headline": "Headline",
    "before": "Before",
    "after": "After",
    "text": "Objection",
    "response": "Answer",
}
"""The labels of the cells whose change makes a link suspect."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to link to, in the words of the interface."""

    row: Row
    icon: str
    kind: str
    name: str
    code: str

    def holds(self, wanted: Iterable[str]) -> bool:
        """Whether each of these folded words is in its name or code, or begins a word of its kind.

        Only the beginning counts of the kind, for “ter” does not mean every al*ter*native.
        """
        words, kind = fold(f"{self.name} {self.code}"), f" {fold(self.kind)}"
        return all(word in words or f" {word}" in kind for word in wanted)

    def nearness(self, wanted: Iterable[str]) -> int:
        """How well it answers these folded words; less is nearer, see ``holds``.

        0 where each begins a word of its name or code, 1 where each is somewhere in them, 2 where
        it takes the kind.
        """
        words, folded = f" {fold(f'{self.name} {self.code}')}", tuple(wanted)
        if all(f" {word}" in words for word in folded):
            return 0
        return 1 if all(word in words for word in folded) else 2


def target_of(row: Row) -> Target:
    """The words and the icon of what a frame links to, of a persona or of a person."""
    if isinstance(row, Element):
        icon = KIND_WORDS[row.kind].icon
        return Target(row, icon, title_of(row.kind), row.name or "Without a name", row.code)
    if isinstance(row, Proof):
        return Target(row, "shield-check", "Proof", row.headline or "Without a headline", row.code)
    if isinstance(row, Persona):
        icon = ROLE_ICON[row.buying_role]
        return Target(row, icon, "Persona", row.name or "Without a name", "")
    if isinstance(row, Criterion):
        return Target(row, "checkbox", "Criterion", row.text or "Without a text", "")
    if isinstance(row, Person):
        return Target(row, "user", str(row.function), row.name, "")
    assert isinstance(row, Objection)
    return Target(row, "message-question", "Objection", row.text or "Without a text", row.code)


def groups_of(whole: ProjectView) -> Iterator[tuple[str, list[Target]]]:
    """All targets of a document under their headings; headings without any are left out."""
    if whole.criteria:
        yield "Criteria", [target_of(row) for row in whole.criteria.ordered]
    for kind in ElementKind:
        elements: list[Row] = list(whole.elements_of(kind))
        if elements:
            yield kind.plural, [target_of(row) for row in elements]
    if whole.proofs:
        yield "Proofs", [target_of(row) for row in whole.proofs.ordered]
    if whole.objections:
        yield "Objections", [target_of(row) for row in whole.objections.ordered]


def neighbours_of(whole: ProjectView) -> Iterator[tuple[str, list[Target]]]:
    """What anything can be connected to: the targets of links, and the personas."""
    yield from groups_of(whole)
    if whole.personas:
        yield "Personas", [target_of(row) for row in whole.personas.ordered]


def people_of(whole: ProjectView) -> Iterator[tuple[str, list[Target]]]:
    """Everybody of a document who has a name, by name."""
    named = sorted((one for one in whole.people.values() if one.name), key=lambda one: one.name)
    if named:
        yield "People", [target_of(person) for person in named]
