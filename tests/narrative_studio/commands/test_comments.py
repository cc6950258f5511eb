"""Comments: said, answered, edited by who said them, resolved, deleted."""

from __future__ import annotations

import pytest

from narrative_studio.commands.comments import (
    add_comment,
    delete_comment,
    edit_comment,
    resolve_comment,
)
from narrative_studio.commands.people import add_person
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.ids import CommentId, PersonId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Identity, Project


def mentions(project: Project) -> set[str]:
    people = project.view().people
    return {people[one.person].name for one in project.view().mentions.values()}


def test_a_comment_is_signed_and_dated(project: Project, frame: Frame) -> None:
    made = add_comment(project, about=frame, text="Too long?", now_ms=lambda: 1234)
    assert (made.author, made.said_at_ms, made.about) == (project.me.id, 1234, frame.id)
    reply = add_comment(project, about=frame, text="Yes", reply_to=made.id)
    answer = add_comment(project, about=frame, text="No", reply_to=reply.id)
    assert (reply.reply_to, answer.reply_to) == (made.id, made.id)


def test_mentions_follow_the_text(project: Project, frame: Frame) -> None:
    for name in ("Bo Lind", "Cy Tan"):
        add_person(project, name=name)
    made = add_comment(project, about=frame, text="@Bo Lind look")
    assert mentions(project) == {"Bo Lind"}
    before = set(project.view().mentions)
    edit_comment(project, comment=made.id, text="@Bo Lind and @Cy Tan look")
    assert mentions(project) == {"Bo Lind", "Cy Tan"}
    assert before <= set(project.view().mentions)
    edit_comment(project, comment=made.id, text="Never mind")
    assert mentions(project) == set()
    project.undo()
    assert mentions(project) == {"Bo Lind", "Cy Tan"}


def test_only_ones_own_is_edited_or_deleted(
    project: Project, frame: Frame, colleague: Identity
) -> None:
    made = add_comment(project, about=frame, text="Mine")
    project.be(colleague)
    reply = add_comment(project, about=frame, text="Theirs", reply_to=made.id)
    with pytest.raises(ChangeRefused, match="Only who wrote a comment can have it edited"):
        edit_comment(project, comment=made.id, text="Changed")
    with pytest.raises(ChangeRefused, match="can have it deleted"):
        delete_comment(project, comment=made.id)
    project.be(Identity(PersonId(str(made.author)), "Ada Moss"))
    with pytest.raises(ChangeRefused, match="Somebody has answered"):
        delete_comment(project, comment=made.id)
    mine = add_comment(project, about=frame, text="Mine too", reply_to=made.id)
    with pytest.raises(ChangeRefused, match="Somebody has answered"):
        delete_comment(project, comment=made.id)
    assert set(project.view().comments) == {made.id, reply.id, mine.id}


def test_a_comment_goes_with_ones_own_replies(project: Project, frame: Frame) -> None:
    made = add_comment(project, about=frame, text="Mine")
    add_comment(project, about=frame, text="Mine too", reply_to=made.id)
    delete_comment(project, comment=made.id)
    assert not project.view().comments
    project.undo()
    assert len(project.view().comments) == 2


def test_a_thread_is_resolved_and_opened_again(project: Project, frame: Frame) -> None:
    made = add_comment(project, about=frame, text="Too long?")
    resolve_comment(project, comment=made.id)
    now = project.view().comments[made.id]
    assert (now.is_resolved, now.resolved_by) == (True, project.me.id)
    resolve_comment(project, comment=made.id, is_resolved=False)
    assert project.view().comments[made.id] == made


def test_nothing_is_said_about_other_things(project: Project, frame: Frame) -> None:
    with pytest.raises(ChangeRefused, match="Nothing can be said about a narrative"):
        add_comment(project, about=project.view().narratives.ordered[0])
    with pytest.raises(UnknownRow):
        add_comment(project, about=frame, reply_to=CommentId("gone"))
