"""What an element, proof, objection or persona is connected to, by role, and what it could be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from narrative_studio.model.customers import Persona
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.ids import PersonaId
from narrative_studio.model.positioning import CHAIN, Element, ElementKind, RelationKind
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Link
from narrative_studio.model.view import ProjectView
from ui.widgets.badge import Badge, Tone

_OUT_WORDS = {
    RelationKind.LACKS: "Lacks",
    RelationKind.GIVES: "Gives",
    RelationKind.MATTERS_TO: "Matters to",
}
_IN_WORDS = {
    RelationKind.LACKS: "Absent in",
    RelationKind.GIVES: "Given by",
    RelationKind.MATTERS_TO: "Cares about",
}


class Tie(StrEnum):
    """By what two things are connected in the document."""

    RELATION = "relation"
    LINK_FROM = "link from"
    """A link that the shown thing carries."""
    LINK_TO = "link to"
    """A link that points at the shown thing."""
    INTEREST = "interest"
    """A persona cares about a value theme."""
    RAISER = "raiser"
    """A persona raises an objection."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One connection: the row at its other end, and the id of the relation or link."""

    row: Row
    tie_id: str
    is_suspect: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The connections of one role, and the rows that could be added to them.

    ``makes`` is what can be made here to be connected at once; None where nothing can.
    """

    title: str
    tie: Tie
    neighbours: tuple[Neighbour, ...]
    candidates: tuple[Row, ...]
    makes: ElementKind | type[Proof] | None = None

    @property
    def made_word(self) -> str:
        """What can be made here, in a word; empty where nothing can."""
        if isinstance(self.makes, ElementKind):
            return str(self.makes)
        return Proof.table if self.makes is not None else ""


def groups(view: ProjectView, row: Row) -> tuple[Group, ...]:
    """The roles of a row, also those that nothing fills yet."""
    if isinstance(row, Element):
        return tuple(_element_groups(view, row))
    if isinstance(row, Proof):
        values = (*view.elements_of(ElementKind.VALUE), *_differentiators(view))
        return (_links_from(view, row, "Proves", values),)
    if isinstance(row, Objection):
        evidence: tuple[Row, ...] = (*_differentiators(view), *view.proofs.ordered)
        found = {one.persona: one.id for one in view.raisers.of("objection", row.id)}
        raised = _personas(view, "Raised by", Tie.RAISER, found)
        answered = _links_from(view, row, "Answered with", evidence)
        return (replace(answered, makes=Proof), *raised)
    if isinstance(row, Persona):
        cares = {one.element: one.id for one in view.interests.of("persona", row.id)}
        raises = {one.objection: one.id for one in view.raisers.of("persona", row.id)}
        return (
            _group("Cares about", Tie.INTEREST, cares, view.elements_of(ElementKind.VALUE)),
            _group("Raises", Tie.RAISER, raises, view.objections.ordered),
        )
    return ()


def proof_badge(view: ProjectView, proof: Proof) -> Badge | None:
    """What stands against telling a proof; None where nothing does."""
    if not proof.is_cleared:
        return Badge("Not cleared", Tone.WARN, "alert-triangle")
    if proof.has_expired(view.today.isoformat()):
        return Badge("Expired", Tone.WARN, "hourglass")
    return None


def _element_groups(view: ProjectView, element: Element) -> Iterator[Group]:
    for kind, (source, target) in CHAIN.items():
        if element.kind is target:
            found = view.lines("target", element.id)
            yield _relations(
                view, element, _IN_WORDS[kind], source, {one.source: one.id for one in found}
            )
        if element.kind is source:
            found = view.lines("source", element.id)
            yield _relations(
                view, element, _OUT_WORDS[kind], target, {one.target: one.id for one in found}
            )
    if element.kind is ElementKind.VALUE:
        cares = {one.persona: one.id for one in view.interests.of("element", element.id)}
        yield from _personas(view, "Personas who care", Tie.INTEREST, cares)
    if element.kind in (ElementKind.VALUE, ElementKind.DIFFERENTIATOR):
        proved = [
            Neighbour(view.proofs[link.source], link.id, view.link_state(link).is_suspect)
            for link in view.links_to(element.id)
            if link.source_table == Proof.table and link.source in view.proofs
        ]
        known = {one.row.id for one in proved}
        others = tuple(proof for proof in view.proofs.ordered if proof.id not in known)
        yield Group("Proved by", Tie.LINK_TO, tuple(proved), others, Proof)


def _relations(
    view: ProjectView, element: Element, title: str, kind: ElementKind, found: dict[str, str]
) -> Group:
    """The neighbours of one side in the order of their component."""
    others = tuple(one for one in view.elements_of(kind) if one.id != element.id)
    return replace(_group(title, Tie.RELATION, found, others), makes=kind)


def _personas(
    view: ProjectView, title: str, tie: Tie, found: Mapping[PersonaId, str]
) -> tuple[Group, ...]:
    """The personas that are tied to something; no role before the document has a persona."""
    if not view.personas:
        return ()
    return (_group(title, tie, found, view.personas.ordered),)


def _group(title: str, tie: Tie, found: Mapping[Any, str], others: Sequence[Row]) -> Group:
    """A role whose rows stand in the order of ``others``; ``found`` maps a row to its tie."""
    return Group(
        title,
        tie,
        tuple(Neighbour(one, found[one.id]) for one in others if one.id in found),
        tuple(one for one in others if one.id not in found),
    )


def _links_from(view: ProjectView, row: Row, title: str, possible: tuple[Row, ...]) -> Group:
    neighbours = []
    for link in view.links_from(row.id):
        target = _target(view, link)
        if target is not None:
            neighbours.append(Neighbour(target, link.id, view.link_state(link).is_suspect))
    known = {one.row.id for one in neighbours}
    others = tuple(one for one in possible if one.id not in known)
    return Group(title, Tie.LINK_FROM, tuple(neighbours), others)


def _target(view: ProjectView, link: Link) -> Row | None:
    found = view.tables[link.target_table].get(link.target)
    assert found is None or isinstance(found, Element | Proof | Objection)
    return found


def _differentiators(view: ProjectView) -> tuple[Element, ...]:
    return view.elements_of(ElementKind.DIFFERENTIATOR)
