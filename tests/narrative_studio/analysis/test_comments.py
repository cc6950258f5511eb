"""Comments: threads, mentions, and which of them wait for somebody."""

from __future__ import annotations

from typing import Any

import pytest

from narrative_studio.analysis.comments import (
    comment_findings,
    mentioned,
    open_comments,
    threads_about,
)
from narrative_studio.analysis.rules.finding import Level, Rule
from narrative_studio.model.discussion import Comment
from narrative_studio.model.ids import CommentId, PersonId
from narrative_studio.model.people import Person
from narrative_studio.model.storyboard import Frame
from tests.narrative_studio.analysis.told_story import Story

PEOPLE = [Person(PersonId(name), name=name) for name in ("Ada", "Ada Moss", "Bo Lind", "")]


def say(story: Story, about: Frame, text: str, **cells: Any) -> Comment:
    return story.add(Comment, about_table="frame", about=about.id, text=text, **cells)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@Ada Moss, and @bo lind!", ["Ada Moss", "Bo Lind"]),
        ("@Ada should look", ["Ada"]),
        ("@Adam is somebody else", []),
        ("ada@Bo Linden.example", []),
        ("@@Bo Lind @Bo Lind", ["Bo Lind"]),
        ("@", []),
        ("nobody", []),
    ],
)
def test_who_is_mentioned(text: str, names: list[str]) -> None:
    assert list(mentioned(text, PEOPLE)) == names


def test_replies_stand_under_their_comment_in_the_order_of_time(story: Story) -> None:
    frame = story.frame("insight")
    later = say(story, frame, "Second", said_at_ms=20)
    first = say(story, frame, "First", said_at_ms=10)
    for at, text in ((40, "b"), (30, "a")):
        say(story, frame, text, said_at_ms=at, reply_to=first.id)
    stray = say(story, frame, "Stray", said_at_ms=50, reply_to=CommentId("gone"))
    threads = threads_about(story.view().whole, frame.id)
    assert [thread.first for thread in threads] == [first, later, stray]
    assert [one.text for one in threads[0].replies] == ["a", "b"]


def test_only_what_is_said_and_not_resolved_is_open(story: Story) -> None:
    frame = story.frame("insight")
    first = say(story, frame, "One")
    say(story, frame, "Two", reply_to=first.id)
    say(story, frame, "  ")
    say(story, frame, "Done", is_resolved=True)
    whole = story.view().whole
    assert open_comments(whole, [frame.id]) == 1, "a reply waits with what it answers"
    assert [thread.is_open for thread in threads_about(whole, frame.id)].count(True) == 1


def test_each_open_thread_is_a_remark_with_its_latest_words(story: Story) -> None:
    frame = story.frame("insight", headline="Opening")
    first = say(story, frame, "Too long?", said_at_ms=1)
    say(story, frame, "I  think\nso", said_at_ms=2, reply_to=first.id)
    say(story, frame, "Done", is_resolved=True)
    (found,) = comment_findings(story.view())
    assert (found.level, found.rule) == (Level.INFO, Rule.OPEN_COMMENT)
    assert found.text.startswith("Somebody about Frame 1")
    assert found.text.endswith(": “I think so”.")
    assert (found.table, found.row_id) == ("frame", frame.id)
