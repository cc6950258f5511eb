"""Comments on frames, steps and elements: said, answered, edited, resolved, deleted."""

import time
from collections.abc import Callable

from narrative_studio.analysis.comments import mentioned
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.demo import Step
from narrative_studio.model.discussion import Comment, Mention
from narrative_studio.model.ids import CommentId, MentionId, PersonId, new_id
from narrative_studio.model.people import Person
from narrative_studio.model.positioning import Element
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.operation import Operation
from narrative_studio.project import Project

_ABOUT = (Frame, Step, Element)


def add_comment(
    project: Project,
    *,
    about: Row,
    text: str = "",
    reply_to: CommentId | None = None,
    now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    initiator: object = None,
) -> Comment:
    """Say something about a row, or answer the comment that began a thread about it.

    Raises:
        ChangeRefused: nothing can be said about rows of this kind.
        UnknownRow: the row, or the comment that is answered, was deleted.
    """
    if not isinstance(about, _ABOUT):
        raise ChangeRefused(
            f"Nothing can be said about a {about.table}.",
            "Comment on a frame, a demo step or an element.",
        )
    with project.op("Comment" if reply_to is None else "Reply", initiator=initiator) as op:
        op.get(type(about), about.id)
        if reply_to is not None:
            first = op.get(Comment, reply_to)
            # Threads have one level: an answer to an answer answers the first.
            reply_to = first.reply_to or first.id
        comment = op.create(
            Comment(
                id=CommentId(new_id()),
                about_table=about.table,
                about=about.id,
                reply_to=reply_to,
                author=project.me.id,
                said_at_ms=now_ms(),
                text=text,
            )
        )
        _mention(op, comment)
        return comment


def edit_comment(
    project: Project, *, comment: CommentId, text: str, initiator: object = None
) -> None:
    """Reword a comment of one's own; whom it mentions follows its text.

    Raises:
        UnknownRow: the comment was deleted.
        ChangeRefused: it is somebody else's.
    """
    with project.op("Edit comment", initiator=initiator) as op:
        _check_own(project, op.get(Comment, comment), "edited")
        _mention(op, op.set(Comment, comment, text=text))


def delete_comment(project: Project, *, comment: CommentId, initiator: object = None) -> None:
    """Delete a comment of one's own, with one's own replies to it.

    Raises:
        UnknownRow: the comment was deleted already.
        ChangeRefused: it is somebody else's, or somebody else has answered it.
    """
    with project.op("Delete comment", initiator=initiator) as op:
        found = op.get(Comment, comment)
        _check_own(project, found, "deleted")
        replies = [one for one in op.all(Comment) if one.reply_to == comment]
        if any(one.author != project.me.id for one in replies):
            raise ChangeRefused(
                "Somebody has answered this comment.", "Resolve it instead of deleting it."
            )
        for one in (*replies, found):
            op.delete(Comment, one.id)


def resolve_comment(
    project: Project, *, comment: CommentId, is_resolved: bool = True, initiator: object = None
) -> None:
    """Mark the thread that a comment began as done, or open it again.

    Raises:
        UnknownRow: the comment was deleted.
    """
    label = "Resolve comment" if is_resolved else "Reopen comment"
    with project.op(label, initiator=initiator) as op:
        op.get(Comment, comment)
        by: PersonId | None = project.me.id if is_resolved else None
        op.set(Comment, comment, is_resolved=is_resolved, resolved_by=by)


def _check_own(project: Project, comment: Comment, word: str) -> None:
    if comment.author != project.me.id:
        raise ChangeRefused(
            f"Only who wrote a comment can have it {word}.", "Reply to it, or resolve it."
        )


def _mention(op: Operation, comment: Comment) -> None:
    """Let the mentions of a comment be those of its text."""
    wanted = dict.fromkeys(mentioned(comment.text, op.all(Person)))
    for one in op.all(Mention):
        if one.comment == comment.id:
            if one.person in wanted:
                del wanted[one.person]
            else:
                op.delete(Mention, one.id)
    for person in wanted:
        op.create(Mention(MentionId(new_id()), comment.id, person))
