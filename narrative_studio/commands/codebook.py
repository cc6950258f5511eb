"""The codebook: the words that quotes are coded with."""

from typing import Final

from narrative_studio.commands.editing import one_line
from narrative_studio.commands.ordering import in_order, move_row, ranks_at
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import CodeId, new_id
from narrative_studio.model.observed import QuoteCode
from narrative_studio.model.prospects import Code
from narrative_studio.project import Project

USUAL_CODES: Final = {
    "recognition": "Tells their own version of the point.",
    "confusion": "Asks to repeat, or answers a different question.",
    "disbelief": "Doubts the claim or asks for the source.",
    "value-echo": "Repeats the value in own words.",
    "comparison": "Names an alternative unprompted.",
    "risk": "Adoption, IT, money or job risk.",
    "too-long": "Impatience, or a request to move on.",
    "next-step": "Moves towards or away from a commitment.",
}
"""What prospects say about a story that is told to them, in words that can be counted."""


def add_code(project: Project, *, word: str, meaning: str = "", initiator: object = None) -> Code:
    """Add a code after the others.

    Raises:
        ChangeRefused: it has no word, or another code has that word.
    """
    word = one_line(word)
    if not word:
        raise ChangeRefused("A code needs a word.", "Write what it is called on a quote.")
    with project.op("Add code", initiator=initiator) as op:
        others = in_order(op.all(Code))
        if any(one.word.casefold() == word.casefold() for one in others):
            raise ChangeRefused(
                f"The codebook has “{word}” already.", "Use that one, or choose another word."
            )
        (rank,) = ranks_at(op, others, len(others))
        return op.create(Code(CodeId(new_id()), rank=rank, word=word, meaning=meaning.strip()))


def begin_codebook(project: Project, *, initiator: object = None) -> tuple[Code, ...]:
    """Add the codes that most codebooks begin with, as far as their words are not there yet."""
    with project.op("Begin codebook", initiator=initiator) as op:
        others = in_order(op.all(Code))
        known = {one.word.casefold() for one in others}
        wanted = [(word, meaning) for word, meaning in USUAL_CODES.items() if word not in known]
        ranks = ranks_at(op, others, len(others), count=len(wanted))
        return tuple(
            op.create(Code(CodeId(new_id()), rank=rank, word=word, meaning=meaning))
            for rank, (word, meaning) in zip(ranks, wanted, strict=True)
        )


def retire_code(
    project: Project, *, code: CodeId, is_retired: bool = True, initiator: object = None
) -> None:
    """Give a code to no more quotes, or use it again; quotes that have it keep it.

    Raises:
        UnknownRow: it was deleted.
    """
    label = "Retire code" if is_retired else "Use code again"
    with project.op(label, initiator=initiator) as op:
        op.set(Code, code, is_retired=is_retired)


def delete_code(project: Project, *, code: CodeId, initiator: object = None) -> None:
    """Delete a code that no quote has.

    Raises:
        ChangeRefused: quotes have it.
        UnknownRow: it was deleted already.
    """
    with project.op("Delete code", initiator=initiator) as op:
        found = op.get(Code, code)
        if any(one.code == code for one in op.all(QuoteCode)):
            raise ChangeRefused(
                f"Quotes are coded with “{found.word}”.", "Retire it instead of deleting it."
            )
        op.delete(Code, code)


def move_code(project: Project, *, code: CodeId, index: int, initiator: object = None) -> None:
    """Put a code at ``index`` among the others.

    Raises:
        UnknownRow: it was deleted.
    """
    with project.op("Move code", initiator=initiator) as op:
        moving = op.get(Code, code)
        move_row(op, moving, op.all(Code), index)
