"""Comments: their threads, whom they mention, and which are still open."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from narrative_studio.analysis.naming import quoted
from narrative_studio.analysis.row_names import row_name
from narrative_studio.analysis.rules.finding import Finding, Level, Rule
from narrative_studio.model.discussion import Comment
from narrative_studio.model.ids import PersonId
from narrative_studio.model.people import Person
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView, ProjectView

_FOLLOWS = re.compile(r"\w")


class Thread(NamedTuple):
    """A comment and its replies, in the order in which they were said."""

    first: Comment
    replies: tuple[Comment, ...]

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody: something is said, and nobody has resolved it."""
        return not self.first.is_resolved and any(
            one.text.strip() for one in (self.first, *self.replies)
        )


def threads_about(whole: ProjectView, row_id: str) -> tuple[Thread, ...]:
    """The threads about one row, the oldest first.

    A reply whose first comment is not there begins a thread of its own, so that nothing is hidden.
    """
    said = whole.comments.of("about", row_id)
    if not said:
        return ()
    said = tuple(sorted(said, key=lambda one: (one.said_at_ms, one.id)))
    ids = {one.id for one in said}
    firsts = [one for one in said if one.reply_to is None or one.reply_to not in ids]
    return tuple(
        Thread(first, tuple(one for one in said if one.reply_to == first.id)) for first in firsts
    )


def open_comments(whole: ProjectView, row_ids: Iterable[str]) -> int:
    """How many comments about these rows wait for somebody; replies to one do not count."""
    return sum(thread.is_open for row_id in row_ids for thread in threads_about(whole, row_id))


def comments_on(view: NarrativeView, frame: Frame) -> int:
    """How many open comments there are on a frame and its demo steps."""
    steps = (step.id for step in view.steps(frame.id))
    return open_comments(view.whole, (frame.id, *steps))


def mentioned(text: str, people: Iterable[Person]) -> tuple[PersonId, ...]:
    """Whom a text mentions as ``@Name``, in the order of the text; longer names go first."""
    known = sorted((one for one in people if one.name), key=lambda one: (-len(one.name), one.id))
    found: dict[PersonId, None] = {}
    for at in (match.end() for match in re.finditer("@", text)):
        for person in known:
            end = at + len(person.name)
            whole = text[at:end].casefold() == person.name.casefold()
            if whole and not _FOLLOWS.match(text[end : end + 1]):
                found[person.id] = None
                break
    return tuple(found)


def comment_findings(view: NarrativeView) -> Iterator[Finding]:
    """The open threads about the story's frames and steps, and about the positioning."""
    whole = view.whole
    about = {comment.about for comment in whole.comments.values()}
    steps = whole.steps
    frames = {steps[one].frame if one in steps else one for one in about}
    story = [
        row_id
        for frame in view.all_frames
        if frame.id in frames
        for row_id in (frame.id, *(step.id for step in view.steps(frame.id)))
    ]
    for row_id in (*story, *(element.id for element in whole.elements.ordered)):
        if row_id in about:
            for thread in threads_about(whole, row_id):
                if thread.is_open:
                    yield _finding((view.told_from or view).whole, thread)


def _finding(whole: ProjectView, thread: Thread) -> Finding:
    last = thread.replies[-1] if thread.replies else thread.first
    author = whole.people.get(last.author) if last.author else None
    name = author.name if author is not None and author.name else "Somebody"
    row = whole.tables[thread.first.about_table].get(thread.first.about)
    where = row_name(whole, row) if row is not None else "something deleted"
    return Finding(
        Level.INFO,
        Rule.OPEN_COMMENT,
        f"{name} about {where}: {quoted(' '.join(last.text.split()))}.",
        "Answer it, or resolve it.",
        thread.first.about_table,
        thread.first.about,
    )
