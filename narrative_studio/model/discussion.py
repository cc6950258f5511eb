"""Comments on frames, steps and elements, with replies and the people they are for."""

from dataclasses import dataclass
from typing import ClassVar

from narrative_studio.model.ids import CommentId, MentionId, PersonId
from narrative_studio.model.rows import Policy, cell


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody says about a row; replies belong to the comment that began the thread.

    ``about`` is the id of a row of the table ``about_table``; ``said_at_ms`` is Unix time in
    milliseconds. Comments stay in the team: a shared copy and an exported deck hold none.
    """

    table: ClassVar[str] = "comment"
    id: CommentId
    about_table: str = cell()
    about: str = cell()
    reply_to: CommentId | None = cell(None, refers_to="comment")
    author: PersonId | None = cell(None, refers_to="person")
    said_at_ms: int = cell(0, least=0)
    text: str = cell("", policy=Policy.PROSE)
    is_resolved: bool = cell(False)
    resolved_by: PersonId | None = cell(None, refers_to="person")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody whom a comment asks to look."""

    table: ClassVar[str] = "mention"
    id: MentionId
    comment: CommentId = cell(parent="comment")
    person: PersonId = cell(parent="person")
