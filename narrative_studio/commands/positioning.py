"""Positioning: add, connect and delete elements, and the points of an alternative."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from narrative_studio.commands.editing import one_line
from narrative_studio.commands.lists import lines, set_texts
from narrative_studio.commands.ordering import in_order, move_row, ranks_at
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import ElementId, PointId, RelationId, new_id
from narrative_studio.model.people import Person
from narrative_studio.model.positioning import (
    CHAIN,
    Element,
    ElementKind,
    Point,
    PointKind,
    Relation,
    RelationKind,
    Status,
)
from narrative_studio.model.storyboard import Link
from narrative_studio.operation import Operation
from narrative_studio.project import Project


@dataclass(frozen=True)
class NewElement:
    """An element to be made: the words of its cells by their names, and its points.

    ``after`` is the element of its component that it comes after; without one it comes last.
    """

    kind: ElementKind
    cells: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[PointKind, Sequence[str]] = field(default_factory=dict)
    after: ElementId | None = None


def add_element(
    project: Project,
    *,
    kind: ElementKind,
    name: str,
    statement: str = "",
    after: ElementId | None = None,
    initiator: object = None,
) -> Element:
    """Add an element ``after`` another one, else at the end of its component; I am its driver.

    A first market category is the current one; further ones are not.

    Raises:
        ChangeRefused: it has no name.
    """
    if not name.strip():
        raise ChangeRefused(f"A {kind} needs a name.", "Write a few words.")
    with project.op(f"Add {kind}", initiator=initiator) as op:
        others = in_order([one for one in op.all(Element) if one.kind is kind])
        places = {one.id: place for place, one in enumerate(others, start=1)}
        (rank,) = ranks_at(op, others, places.get(after, len(others)) if after else len(others))
        return op.create(
            Element(
                id=ElementId(new_id()),
                kind=kind,
                code=next_code(op, kind),
                rank=rank,
                name=one_line(name),
                statement=statement.strip(),
                is_current=kind is not ElementKind.CATEGORY or not others,
                driver=project.me.id,
            )
        )


def delete_element(project: Project, *, element: ElementId, initiator: object = None) -> None:
    """Delete an element with its points, its lines of the chain and the links to it.

    Raises:
        UnknownRow: it was deleted already.
    """
    known = project.view().elements.get(element)
    with project.op(f"Delete {known.kind if known else 'element'}", initiator=initiator) as op:
        op.get(Element, element)
        for link in op.all(Link):
            if link.target == element:
                op.delete(Link, link.id)
        op.delete(Element, element)


def move_element(
    project: Project, *, element: ElementId, index: int, initiator: object = None
) -> None:
    """Move an element to ``index`` among the others of its component.

    Raises:
        UnknownRow: it was deleted.
    """
    with project.op("Move element", initiator=initiator) as op:
        moving = op.get(Element, element)
        move_row(
            op, moving, in_order([one for one in op.all(Element) if one.kind is moving.kind]), index
        )


def connect(
    project: Project, *, source: ElementId, target: ElementId, initiator: object = None
) -> Relation:
    """Draw a line of the chain between two elements, in either order.

    Raises:
        ChangeRefused: these components do not stand beside each other in the chain.
        UnknownRow: one of them was deleted.
    """
    with project.op("Connect elements", initiator=initiator) as op:
        first, second = op.get(Element, source), op.get(Element, target)
        for kind, ends in CHAIN.items():
            if (second.kind, first.kind) == ends:
                first, second = second, first
            if (first.kind, second.kind) == ends:
                return _connect(op, kind, first, second)
        raise ChangeRefused(
            f"A {first.kind} does not lead to a {second.kind} directly.",
            "The chain goes from alternative to differentiator to value theme to customer.",
        )


def disconnect(project: Project, *, relation: RelationId, initiator: object = None) -> None:
    """Take a line of the chain away.

    Raises:
        UnknownRow: it is gone already.
    """
    with project.op("Disconnect elements", initiator=initiator) as op:
        op.delete(Relation, relation)


def make_current(project: Project, *, category: ElementId, initiator: object = None) -> None:
    """Make a market category the current one; exactly one is.

    Raises:
        ChangeRefused: it is no market category.
        UnknownRow: it was deleted.
    """
    with project.op("Choose market category", initiator=initiator) as op:
        chosen = op.get(Element, category)
        if chosen.kind is not ElementKind.CATEGORY:
            raise ChangeRefused(
                f"“{chosen.name}” is a {chosen.kind}, no market category.",
                "Choose one of the market categories.",
            )
        for other in op.all(Element):
            if other.kind is ElementKind.CATEGORY:
                op.set(Element, other.id, is_current=other.id == category)


def set_points(
    project: Project,
    *,
    element: ElementId,
    kind: PointKind,
    texts: list[str],
    initiator: object = None,
) -> None:
    """Make the strengths or weaknesses of an alternative read like ``texts``.

    Raises:
        UnknownRow: the alternative was deleted.
    """
    word = "strengths" if kind is PointKind.STRENGTH else "weaknesses"

    def make(text: str, rank: str) -> Point:
        return Point(PointId(new_id()), element=element, kind=kind, rank=rank, text=text)

    with project.op(f"Edit {word}", initiator=initiator) as op:
        op.get(Element, element)
        present = in_order([p for p in op.all(Point) if p.element == element and p.kind is kind])
        set_texts(op, present, lines(texts), make)


def review_element(
    project: Project, *, element: ElementId, status: Status, initiator: object = None
) -> None:
    """Move an element between draft, in review and approved.

    Raises:
        ChangeRefused: somebody who is not its approver approves it.
        UnknownRow: it was deleted.
    """
    with project.op(f"Mark as {status}", initiator=initiator) as op:
        found = op.get(Element, element)
        if status is Status.APPROVED and found.approver not in (None, project.me.id):
            approver = op.find(Person, found.approver) if found.approver else None
            name = (approver.name if approver else "") or "Somebody else"
            raise ChangeRefused(
                f"{name} approves “{found.name}”.",
                "Leave it in review, or make yourself the approver.",
            )
        op.set(Element, element, status=status)


def next_code(op: Operation, kind: ElementKind) -> str:
    """The next free code of a component, for example ``VA-5``."""
    prefix = kind.code_prefix
    numbers = [
        int(number)
        for one in op.all(Element)
        for head, _, number in [one.code.partition("-")]
        if head == prefix and number.isdecimal() and number.isascii()
    ]
    return f"{prefix}-{max(numbers, default=0) + 1}"


def _connect(op: Operation, kind: RelationKind, first: Element, second: Element) -> Relation:
    for known in op.all(Relation):
        if (known.source, known.target) == (first.id, second.id):
            return known if known.kind is kind else op.set(Relation, known.id, kind=kind)
    return op.create(
        Relation(id=RelationId(new_id()), kind=kind, source=first.id, target=second.id)
    )
