"""What a competitive alternative has of a differentiator."""

from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import ElementId, RelationId, new_id
from narrative_studio.model.positioning import Element, ElementKind, Relation, RelationKind
from narrative_studio.operation import Operation
from narrative_studio.project import Project

_FOUND = (RelationKind.LACKS, RelationKind.HAS_PARTLY, RelationKind.HAS)


def set_cell(
    project: Project,
    *,
    alternative: ElementId,
    differentiator: ElementId,
    found: RelationKind | None,
    checked_on: str | None = None,
    initiator: object = None,
) -> Relation | None:
    """Say what an alternative has of a differentiator; None: nobody has looked.

    What it lacks is the same line as in the chain. ``checked_on`` is the day of the look; without
    one the day that is known stays. Evidence stays too; it goes with the relation.

    Raises:
        ChangeRefused: these two are no alternative and no differentiator, or nothing of the kind
            can be found.
        InvalidValue: the day is no date.
        UnknownRow: one of them was deleted.
    """
    with project.op("Clear comparison" if found is None else "Compare", initiator=initiator) as op:
        _check(op, alternative, differentiator, found)
        known = sorted(
            (
                relation
                for relation in op.all(Relation)
                if (relation.source, relation.target) == (alternative, differentiator)
            ),
            key=lambda relation: (not relation.is_line, relation.id),
        )
        for relation in known if found is None else known[1:]:
            op.delete(Relation, relation.id)
        if found is None:
            return None
        if known:
            day = checked_on or known[0].checked_on
            return op.set(Relation, known[0].id, kind=found, checked_on=day)
        return op.create(
            Relation(
                id=RelationId(new_id()),
                kind=found,
                source=alternative,
                target=differentiator,
                checked_on=checked_on,
            )
        )


def _check(
    op: Operation, alternative: ElementId, differentiator: ElementId, found: RelationKind | None
) -> None:
    ends = op.get(Element, alternative), op.get(Element, differentiator)
    wanted = (ElementKind.ALTERNATIVE, ElementKind.DIFFERENTIATOR)
    for end, kind in zip(ends, wanted, strict=True):
        if end.kind is not kind:
            raise ChangeRefused(
                f"“{end.name}” is a {end.kind}, no {kind}.",
                "Compare competitive alternatives with differentiators.",
            )
    if found is not None and found not in _FOUND:
        raise ChangeRefused(
            f"An alternative cannot stand to a differentiator as “{found}”.",
            "Say whether it lacks it, has it in part or has it.",
        )
