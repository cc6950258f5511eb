"""Answers to questions about single frames, remembered while nothing that they rest on changes.

A check of a long story asks the same of a thousand frames after the edit of one. With :func:`look`
a rule asks its question by way of the view, which remembers the answer, and :func:`carry_over`
hands the answers that still hold on to the view after the edit.

A question may rest on the frame, its place and its beat, on what belongs to it (steps, criteria,
questions), on comments on the frame and its steps, on their links, how these stand and what they
point at, on the vocabulary, on the proofs, on which criteria are promised, and on the day. What
rests on anything else must not be asked in this way.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from narrative_studio.model.demo import Step
from narrative_studio.model.discussion import Comment
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.model.view import NarrativeView

T = TypeVar("T")

_ALL = ""
"""Stands where a frame stands for what is no frame's alone."""


def look(view: NarrativeView, frame: Frame, question: Callable[[NarrativeView, Frame], T]) -> T:
    """The answer to a question about a frame of a story; it is asked once."""
    answers: dict[str, T] = view.looks.setdefault(question, {})
    if frame.id not in answers:
        answers[frame.id] = question(view, frame)
    return answers[frame.id]


def look_at(
    view: NarrativeView, frames: Sequence[Frame], question: Callable[[NarrativeView, Frame], T]
) -> list[T]:
    """The answers to a question about some frames of a story, in their order."""
    answers: dict[str, T] = view.looks.setdefault(question, {})
    for frame in frames:
        if frame.id not in answers:
            answers[frame.id] = question(view, frame)
    return [answers[frame.id] for frame in frames]


def look_once(view: NarrativeView, question: Callable[[NarrativeView], T]) -> T:
    """The answer to a question about what every frame rests on: the vocabulary, the day."""
    answers = view.looks.setdefault(question, {})
    if _ALL not in answers:
        answers[_ALL] = question(view)
    found: T = answers[_ALL]
    return found


def look_while(
    view: NarrativeView, question: Callable[[NarrativeView], T], tables: Iterable[str]
) -> T:
    """The answer to a question that rests on some tables alone, and on which narrative it is.

    It is asked again once one of these tables has changed.
    """
    now = tuple(view.whole.tables[name] for name in tables)
    answers = view.looks.setdefault(question, {})
    rested: tuple[tuple[Any, ...], T] | None = answers.get(_ALL)
    if rested is None or any(one is not other for one, other in zip(rested[0], now, strict=True)):
        rested = answers[_ALL] = (now, question(view))
    return rested[1]


def carry_over(before: NarrativeView, after: NarrativeView) -> None:
    """Let a later state of a story go on with the answers that still hold."""
    touched = touched_frames(before, after)
    if touched is None:
        return
    after.whole.take_over(before.whole)
    for question, answers in tuple(before.looks.items()):
        kept = dict(answers)
        for frame_id in touched:
            kept.pop(frame_id, None)
        after.looks[question] = kept


def touched_frames(before: NarrativeView, after: NarrativeView) -> frozenset[str] | None:
    """The ids of the frames of which something may read otherwise; None where that is all."""
    if _common(before) != _common(after):
        return None
    found: set[str] = set()
    if before.places != after.places:
        found = {frame_id for frame_id, _ in before.places.items() ^ after.places.items()}
    changed = {
        name: table.differing(before.whole.tables[name])
        for name, table in after.whole.tables.items()
        if table is not before.whole.tables[name]
    }
    links = _links_that_stand_otherwise(before, after)
    for view in (before, after):
        found |= _frames_of(view, changed, links)
    return frozenset(found)


def _common(view: NarrativeView) -> tuple[Any, ...]:
    """What every answer rests on."""
    whole = view.whole
    told = (whole.terms.ordered, whole.proofs.ordered)
    return view.narrative.id, view.template, view.promises, whole.today, told


def _frames_of(
    view: NarrativeView, changed: dict[str, frozenset[str]], links: set[str]
) -> set[str]:
    """The frames that changed rows are, belong to, speak of, or are pointed at from.

    ``links`` are the ids of links that stand otherwise.
    """
    whole = view.whole
    found: set[str] = set()
    rows = {whole.links[link].source for link in links if link in whole.links}
    for name, ids in changed.items():
        for row_id in ids:
            row = whole.tables[name].get(row_id)
            if isinstance(row, Frame | Step):
                rows.add(row.id)
            elif isinstance(row, Link):
                rows.add(row.source)
            elif isinstance(row, Comment):
                rows.add(row.about)
            elif row is not None and hasattr(row, "frame"):
                found.add(row.frame)
            rows.update(link.source for link in whole.links_to(row_id))
    steps = whole.steps
    return found.union(steps[one].frame if one in steps else one for one in rows)


def _links_that_stand_otherwise(before: NarrativeView, after: NarrativeView) -> set[str]:
    then, now = before.whole.link_states, after.whole.link_states
    if then is now:
        return set()
    return {link_id for link_id in {*then, *now} if then.get(link_id) != now.get(link_id)}
