"""The positioning chain: everything that leads to an element and on from it."""

from dataclasses import dataclass

from narrative_studio.model.ids import ElementId
from narrative_studio.model.view import ProjectView


@dataclass(frozen=True, slots=True)
class Chain:
    """Ids of the elements and relations that lead to an element and on from it, itself included."""

    elements: frozenset[str]
    relations: frozenset[str]


def chain_of(whole: ProjectView, element_id: ElementId) -> Chain:
    """Follow the chain up to the alternatives and down to the customers.

    What only shares a neighbour with the element is not part of its chain.
    """
    elements = {str(element_id)}
    relations: set[str] = set()
    for start, end in (("source", "target"), ("target", "source")):
        waiting = [str(element_id)]
        visited: set[str] = set()
        while waiting:
            for relation in whole.lines(start, waiting.pop()):
                relations.add(relation.id)
                following = str(getattr(relation, end))
                if following not in visited:
                    visited.add(following)
                    waiting.append(following)
        elements |= visited
    return Chain(frozenset(elements), frozenset(relations))
