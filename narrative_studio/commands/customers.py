"""The customer model: add, move and delete its rows, and say who cares about and raises what."""

from typing import Any, Final

from narrative_studio.commands.editing import one_line, thing_word
from narrative_studio.commands.lists import lines, set_texts
from narrative_studio.commands.ordering import in_order, move_row, ranks_at
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.customers import (
    BuyingRole,
    BuyingStep,
    Disqualifier,
    Fit,
    Interest,
    Persona,
    PersonaNote,
    PersonaNoteKind,
    Raiser,
    Segment,
    Trigger,
)
from narrative_studio.model.evidence import Objection
from narrative_studio.model.ids import (
    BuyingStepId,
    DisqualifierId,
    ElementId,
    InterestId,
    ObjectionId,
    PersonaId,
    PersonaNoteId,
    RaiserId,
    SegmentId,
    TriggerId,
    new_id,
)
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.operation import Operation
from narrative_studio.project import Project

Entry = Segment | Persona | Trigger | Disqualifier | BuyingStep
"""What stands in the lists of the customer model, each in an order of its own."""

ENTRIES: Final[dict[str, type[Entry]]] = {
    one.table: one for one in (Segment, Persona, Trigger, Disqualifier, BuyingStep)
}
"""The kinds of entries by their tables, in the order in which they are shown."""
_NOTES_LABEL: Final = {
    kind: "Edit words of persona"
    if kind is PersonaNoteKind.WORDS
    else f"Edit {kind.plural.lower()} of persona"
    for kind in PersonaNoteKind
}


def add_segment(
    project: Project, *, name: str, fit: Fit = Fit.GOOD, initiator: object = None
) -> Segment:
    """Add a segment after the others.

    Raises:
        ChangeRefused: it has no name.
    """
    if not name.strip():
        raise ChangeRefused("A segment needs a name.", "Write what its companies have in common.")
    with project.op("Add segment", initiator=initiator) as op:
        made = Segment(SegmentId(new_id()), name=one_line(name), fit=fit, rank=_last(op, Segment))
        return op.create(made)


def add_persona(
    project: Project,
    *,
    name: str,
    buying_role: BuyingRole = BuyingRole.OTHER,
    segment: SegmentId | None = None,
    initiator: object = None,
) -> Persona:
    """Add a persona after the others; without a ``segment`` it stands in all of them.

    Raises:
        ChangeRefused: it has no name.
        UnknownRow: the segment was deleted.
    """
    if not name.strip():
        raise ChangeRefused("A persona needs a name.", "Write what such a person does.")
    with project.op("Add persona", initiator=initiator) as op:
        if segment is not None:
            op.get(Segment, segment)
        return op.create(
            Persona(
                PersonaId(new_id()),
                name=one_line(name),
                buying_role=buying_role,
                segment=segment,
                rank=_last(op, Persona),
            )
        )


def add_trigger(project: Project, *, text: str, initiator: object = None) -> Trigger:
    """Add a buying trigger after the others.

    Raises:
        ChangeRefused: it has no text.
    """
    if not text.strip():
        raise ChangeRefused("A buying trigger needs a text.", "Write what happens before they buy.")
    with project.op("Add buying trigger", initiator=initiator) as op:
        return op.create(Trigger(TriggerId(new_id()), text=one_line(text), rank=_last(op, Trigger)))


def add_disqualifier(project: Project, *, text: str, initiator: object = None) -> Disqualifier:
    """Add a disqualifier after the others.

    Raises:
        ChangeRefused: it has no text.
    """
    if not text.strip():
        raise ChangeRefused("A disqualifier needs a text.", "Write what rules a company out.")
    with project.op("Add disqualifier", initiator=initiator) as op:
        rank = _last(op, Disqualifier)
        return op.create(Disqualifier(DisqualifierId(new_id()), text=one_line(text), rank=rank))


def add_buying_step(project: Project, *, text: str, initiator: object = None) -> BuyingStep:
    """Add a buying step at the end of the buyers' way.

    Raises:
        ChangeRefused: it has no text.
    """
    if not text.strip():
        raise ChangeRefused("A buying step needs a text.", "Write what the buyers do.")
    with project.op("Add buying step", initiator=initiator) as op:
        rank = _last(op, BuyingStep)
        return op.create(BuyingStep(BuyingStepId(new_id()), text=one_line(text), rank=rank))


def delete_entry(project: Project, *, entry: Entry, initiator: object = None) -> None:
    """Delete an entry of the customer model.

    A persona goes with what is said of it; personas stay without their segment, and buying steps
    without their persona.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op(f"Delete {thing_word(entry)}", initiator=initiator) as op:
        op.get(type(entry), entry.id)
        if isinstance(entry, Segment):
            for persona in op.all(Persona):
                if persona.segment == entry.id:
                    op.set(Persona, persona.id, segment=None)
        elif isinstance(entry, Persona):
            for step in op.all(BuyingStep):
                if step.persona == entry.id:
                    op.set(BuyingStep, step.id, persona=None)
        op.delete(type(entry), entry.id)


def move_entry(project: Project, *, entry: Entry, index: int, initiator: object = None) -> None:
    """Move an entry to ``index`` among the others of its list; beyond either end is that end.

    Raises:
        UnknownRow: it was deleted.
    """
    with project.op(f"Move {thing_word(entry)}", initiator=initiator) as op:
        moving = op.get(type(entry), entry.id)
        move_row(op, moving, op.all(type(entry)), index)


def set_notes(
    project: Project,
    *,
    persona: PersonaId,
    kind: PersonaNoteKind,
    texts: list[str],
    initiator: object = None,
) -> None:
    """Make the needs, motivations, pains, fears or words of a persona read like ``texts``.

    Raises:
        UnknownRow: the persona was deleted.
    """

    def make(text: str, rank: str) -> PersonaNote:
        note_id = PersonaNoteId(new_id())
        return PersonaNote(note_id, persona=persona, kind=kind, rank=rank, text=text)

    with project.op(_NOTES_LABEL[kind], initiator=initiator) as op:
        op.get(Persona, persona)
        present = [one for one in op.all(PersonaNote) if one.persona == persona]
        set_texts(op, in_order([one for one in present if one.kind is kind]), lines(texts), make)


def add_interest(
    project: Project, *, persona: PersonaId, value: ElementId, initiator: object = None
) -> Interest:
    """Say that a persona cares about a value theme; said twice it is one interest.

    Raises:
        ChangeRefused: the element is no value theme.
        UnknownRow: one of them was deleted.
    """
    with project.op("Add who cares", initiator=initiator) as op:
        op.get(Persona, persona)
        element = op.get(Element, value)
        if element.kind is not ElementKind.VALUE:
            raise ChangeRefused(
                f"“{element.name}” is a {element.kind}, no value theme.",
                "Personas care about value themes: choose one of those.",
            )
        for known in op.all(Interest):
            if (known.persona, known.element) == (persona, value):
                return known
        return op.create(Interest(InterestId(new_id()), persona=persona, element=value))


def remove_interest(project: Project, *, interest: InterestId, initiator: object = None) -> None:
    """Say no longer that a persona cares about a value theme.

    Raises:
        UnknownRow: it was removed already.
    """
    with project.op("Remove who cares", initiator=initiator) as op:
        op.delete(Interest, interest)


def add_raiser(
    project: Project, *, persona: PersonaId, objection: ObjectionId, initiator: object = None
) -> Raiser:
    """Say that a persona raises an objection; said twice it is said once.

    Raises:
        UnknownRow: one of them was deleted.
    """
    with project.op("Add who raises it", initiator=initiator) as op:
        op.get(Persona, persona)
        op.get(Objection, objection)
        for known in op.all(Raiser):
            if (known.persona, known.objection) == (persona, objection):
                return known
        return op.create(Raiser(RaiserId(new_id()), objection=objection, persona=persona))


def remove_raiser(project: Project, *, raiser: RaiserId, initiator: object = None) -> None:
    """Say no longer that a persona raises an objection.

    Raises:
        UnknownRow: it was removed already.
    """
    with project.op("Remove who raises it", initiator=initiator) as op:
        op.delete(Raiser, raiser)


def _last(op: Operation, row_type: type[Any]) -> str:
    """The place after all rows of a list."""
    others = in_order(op.all(row_type))
    (rank,) = ranks_at(op, others, len(others))
    return rank
