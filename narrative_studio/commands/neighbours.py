"""What is made where it is missing, and connected at once."""

from narrative_studio.commands.evidence import add_proof
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element, connect
from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.ids import ElementId
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.project import Project


def add_neighbour(
    project: Project, *, of: ElementId, kind: ElementKind, name: str, initiator: object = None
) -> Element:
    """Add an element and draw the line of the chain between it and another one.

    Raises:
        ChangeRefused: it has no name, or the two do not stand beside each other in the chain.
        UnknownRow: the other one was deleted.
    """
    with project.op(f"Add {kind}", initiator=initiator):
        made = add_element(project, kind=kind, name=name)
        connect(project, source=of, target=made.id)
        return made


def add_proof_for(
    project: Project, *, target: Element | Objection, headline: str, initiator: object = None
) -> Proof:
    """Add a proof point that proves an element or answers an objection.

    Raises:
        ChangeRefused: it has no headline.
        UnknownRow: what it is for was deleted.
    """
    with project.op("Add proof", initiator=initiator):
        made = add_proof(project, headline=headline)
        if isinstance(target, Objection):
            link(project, source=target, target=made)
        else:
            link(project, source=made, target=target)
        return made
