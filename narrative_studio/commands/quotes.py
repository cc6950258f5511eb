"""Quotes of prospects, and the codes that coders give them."""

from narrative_studio.commands.observing import check_frame, observer_or_me, one_with
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import (
    CodeId,
    FrameId,
    MarkId,
    PersonId,
    QuoteCodeId,
    QuoteId,
    TestSessionId,
    keyed_id,
    new_id,
)
from narrative_studio.model.observed import Mark, Quote, QuoteCode
from narrative_studio.model.prospects import Code, TestSession
from narrative_studio.operation import Operation
from narrative_studio.project import Project


def quote(
    project: Project,
    *,
    session: TestSessionId,
    text: str = "",
    frame: FrameId | None = None,
    mark: MarkId | None = None,
    initiator: object = None,
) -> Quote:
    """Keep what a prospect said, word for word; from a ``mark`` it takes the text and the frame.

    Raises:
        ChangeRefused: there are no words, or the mark is of another session.
        UnknownRow: the session, the frame or the mark was deleted.
    """
    with project.op("Add quote", initiator=initiator) as op:
        op.get(TestSession, session)
        check_frame(op, frame)
        if mark is not None:
            made_from = op.get(Mark, mark)
            if made_from.session != session:
                raise ChangeRefused(
                    "The mark was made in another test session.", "Choose a mark of this one."
                )
            text, frame = text.strip() or made_from.text, frame or made_from.frame
        if not text.strip():
            raise ChangeRefused("A quote needs words.", "Write what the prospect said.")
        return op.create(
            Quote(
                QuoteId(new_id()),
                session=session,
                code=_next_code(op, session),
                frame=frame,
                mark=mark,
                text=text.strip(),
            )
        )


def delete_quote(project: Project, *, quote: QuoteId, initiator: object = None) -> None:
    """Delete a quote with its codes.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete quote", initiator=initiator) as op:
        op.delete(Quote, quote)


def code_quote(
    project: Project,
    *,
    quote: QuoteId,
    code: CodeId,
    coder: PersonId | None = None,
    initiator: object = None,
) -> QuoteCode:
    """Code a quote, by default as mine; the same coder's same code is one.

    Raises:
        ChangeRefused: the code is retired.
        UnknownRow: the quote, the code or the coder is not in the document.
    """
    with project.op("Code quote", initiator=initiator) as op:
        op.get(Quote, quote)
        given = op.get(Code, code)
        coder = observer_or_me(project, op, coder)
        known = one_with(op, QuoteCode, quote=quote, code=code, coder=coder)
        if known is not None:
            return known
        if given.is_retired:
            raise ChangeRefused(
                f"“{given.word}” is retired from the codebook.",
                "Use it again in the codebook, or choose another code.",
            )
        row_id = QuoteCodeId(keyed_id(QuoteCode.table, quote, code, coder))
        return op.create(QuoteCode(row_id, quote=quote, code=code, coder=coder))


def uncode_quote(
    project: Project,
    *,
    quote: QuoteId,
    code: CodeId,
    coder: PersonId | None = None,
    initiator: object = None,
) -> None:
    """Take a coder's code off a quote, by default mine; other coders keep theirs.

    Raises:
        UnknownRow: the quote was deleted.
    """
    with project.op("Take code off quote", initiator=initiator) as op:
        op.get(Quote, quote)
        wanted = project.me.id if coder is None else coder
        known = one_with(op, QuoteCode, quote=quote, code=code, coder=wanted)
        if known is not None:
            op.delete(QuoteCode, known.id)


def _next_code(op: Operation, session: TestSessionId) -> str:
    """The next short name of a quote: ``Q-03-2`` for the second one of T03."""
    number = op.get(TestSession, session).code.lstrip("T") or "0"
    taken = {one.code for one in op.all(Quote) if one.session == session}
    place = 1
    while f"Q-{number}-{place}" in taken:
        place += 1
    return f"Q-{number}-{place}"
