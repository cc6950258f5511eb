"""Proof points, objections and the vocabulary."""

from typing import Any

from narrative_studio.commands.editing import one_line
from narrative_studio.commands.lists import lines, set_texts
from narrative_studio.commands.ordering import in_order, ranks_at
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.evidence import Objection, ObjectionKind, Proof, ProofKind
from narrative_studio.model.ids import ObjectionId, ProofId, TermId, new_id
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.model.storyboard import Link
from narrative_studio.operation import Operation
from narrative_studio.project import Project


def add_proof(
    project: Project,
    *,
    headline: str,
    kind: ProofKind = ProofKind.CASE_STUDY,
    initiator: object = None,
) -> Proof:
    """Add a proof point; nobody has consented to its use yet.

    Raises:
        ChangeRefused: it has no headline.
    """
    if not headline.strip():
        raise ChangeRefused("A proof needs a headline.", "Write what it proves in one line.")
    with project.op("Add proof", initiator=initiator) as op:
        proofs = in_order(op.all(Proof))
        (rank,) = ranks_at(op, proofs, len(proofs))
        return op.create(
            Proof(
                id=ProofId(new_id()),
                code=_next_code(op, Proof, "PF"),
                rank=rank,
                kind=kind,
                headline=one_line(headline),
            )
        )


def add_objection(
    project: Project,
    *,
    text: str,
    kind: ObjectionKind = ObjectionKind.OTHER,
    initiator: object = None,
) -> Objection:
    """Add an objection to be answered.

    Raises:
        ChangeRefused: it has no text.
    """
    if not text.strip():
        raise ChangeRefused("An objection needs a text.", "Write it in the prospect's words.")
    with project.op("Add objection", initiator=initiator) as op:
        objections = in_order(op.all(Objection))
        (rank,) = ranks_at(op, objections, len(objections))
        return op.create(
            Objection(
                id=ObjectionId(new_id()),
                code=_next_code(op, Objection, "OB"),
                rank=rank,
                kind=kind,
                text=text.strip(),
            )
        )


def delete_evidence(project: Project, *, row: Proof | Objection, initiator: object = None) -> None:
    """Delete a proof or an objection with the links from and to it.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op(f"Delete {row.table}", initiator=initiator) as op:
        for link in op.all(Link):
            if row.id in (link.source, link.target):
                op.delete(Link, link.id)
        op.delete(type(row), row.id)


def add_term(
    project: Project,
    *,
    kind: TermKind,
    text: str,
    why: str = "",
    instead: TermId | None = None,
    initiator: object = None,
) -> Term:
    """Add a word to the vocabulary; ``instead`` is the preferred term for one to avoid.

    Raises:
        ChangeRefused: it has no text.
    """
    if not text.strip():
        raise ChangeRefused("A term needs a text.", "Write the word or phrase.")
    with project.op(f"Add {kind} term", initiator=initiator) as op:
        terms = in_order(op.all(Term))
        (rank,) = ranks_at(op, terms, len(terms))
        return op.create(
            Term(
                id=TermId(new_id()),
                kind=kind,
                text=one_line(text),
                why=why.strip(),
                instead=instead,
                rank=rank,
            )
        )


def delete_term(project: Project, *, term: TermId, initiator: object = None) -> None:
    """Delete a word of the vocabulary; a preferred one with the words to avoid in its place.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete term", initiator=initiator) as op:
        for other in op.all(Term):
            if other.instead == term:
                op.delete(Term, other.id)
        op.delete(Term, term)


def set_avoided(
    project: Project, *, preferred: TermId, texts: list[str], initiator: object = None
) -> None:
    """Make the words to avoid in place of a preferred term read like ``texts``.

    Raises:
        UnknownRow: the preferred term was deleted.
    """

    def make(text: str, rank: str) -> Term:
        return Term(TermId(new_id()), TermKind.AVOID, text=text, instead=preferred, rank=rank)

    with project.op("Edit words to avoid", initiator=initiator) as op:
        op.get(Term, preferred)
        avoided = [
            term
            for term in op.all(Term)
            if term.instead == preferred and term.kind is TermKind.AVOID
        ]
        set_texts(op, in_order(avoided), lines(texts), make)


def _next_code(op: Operation, row_type: Any, prefix: str) -> str:
    numbers = [
        int(number)
        for one in op.all(row_type)
        for head, _, number in [one.code.partition("-")]
        if head == prefix and number.isdecimal() and number.isascii()
    ]
    return f"{prefix}-{max(numbers, default=0) + 1}"
