"""What is worth knowing of a demo before it is given, each held against what a good one has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from narrative_studio.analysis.naming import counted, quoted
from narrative_studio.analysis.rules.demo import FIRST_WOW_MS, LONGEST_WITHOUT_ASK_MS
from narrative_studio.analysis.story.criteria import is_paid, told_criteria
from narrative_studio.analysis.story.readiness import readiness
from narrative_studio.analysis.story.timing import Course, StepTime, demo_course, step_times
from narrative_studio.model.durations import format_duration
from narrative_studio.model.rows import Row
from narrative_studio.model.view import NarrativeView
from ui.theme import Role


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement, what it is held against, and the row to look at; None for the readiness."""

    icon: str
    statement: str
    note: str
    role: Role
    row: Row | None = None
    is_pressing: bool = False
    """Whether it asks for something."""


def facts(story: NarrativeView) -> tuple[Fact, ...]:
    """The facts of a demo in their order; none while it has no step."""
    course = demo_course(story)
    first = course.first
    if first is None:
        return ()
    found = (
        _criteria(story),
        _wow(course, first),
        _fallbacks(story, course, first),
        _time(course, first),
        _asking(course, first),
    )
    return (*(fact for fact in found if fact is not None), _readiness(story))


def most_telling(found: Iterable[Fact], count: int) -> tuple[Fact, ...]:
    """As many facts as there is room for: those that ask for nothing give way, the last first.

    The readiness, which stands at the end, always stays.
    """
    kept = list(found)
    while len(kept) > max(1, count):
        calm = [fact for fact in kept[:-1] if not fact.is_pressing]
        kept.remove(calm[-1] if calm else kept[-2])
    return tuple(kept)


def _criteria(story: NarrativeView) -> Fact | None:
    criteria = told_criteria(story)
    if not criteria:
        return None
    unpaid = [one for one in criteria if not is_paid(story, one)]
    if not unpaid:
        many = "The criterion is" if len(criteria) == 1 else f"All {len(criteria)} criteria are"
        note = "each has a value frame and a demo step"
        return Fact("checkbox", f"{many} paid for", note, Role.GOOD, criteria[0])
    return Fact(
        "checkbox",
        f"{len(criteria) - len(unpaid)} of {counted(len(criteria), 'criterion', 'criteria')} paid",
        f"not yet: {quoted(unpaid[0].text)}",
        Role.WARN,
        unpaid[0],
        is_pressing=True,
    )


def _wow(course: Course, first: StepTime) -> Fact:
    found = course.wow
    limit = f"the limit is {format_duration(FIRST_WOW_MS)}"
    if found is None:
        note = "mark the step that makes them sit up"
        return Fact("star", "No wow marked yet", note, Role.WARN, first.step, is_pressing=True)
    is_late = found.start_ms > FIRST_WOW_MS
    return Fact(
        "star-filled",
        f"First wow at {format_duration(found.start_ms)}",
        f"step {found.number}, {limit}",
        Role.BAD if is_late else Role.WARN,  # The colour of a wow wherever it is marked.
        found.step,
        is_pressing=is_late,
    )


def _fallbacks(story: NarrativeView, course: Course, first: StepTime) -> Fact:
    statement = f"{course.fallbacks} of {counted(course.steps, 'step')} with a fallback"
    if course.fallbacks == course.steps:
        note = "one action and one sentence each"
        return Fact("lifebuoy", statement, note, Role.GOOD, first.step)
    without = next(time for time in step_times(story) if not time.step.fallback.strip())
    note = f"step {without.number} has none"
    return Fact("lifebuoy", statement, note, Role.WARN, without.step, is_pressing=True)


def _time(course: Course, first: StepTime) -> Fact | None:
    """Said only where the steps take longer than their frames: else the status bar has it."""
    if course.planned_ms <= course.framed_ms:
        return None
    note = f"{format_duration(course.framed_ms)} planned for these frames"
    statement = f"{format_duration(course.planned_ms)} of steps"
    return Fact("clock", statement, note, Role.WARN, first.step, is_pressing=True)


def _asking(course: Course, first: StepTime) -> Fact:
    last = course.last or first
    ends = dict(course.asks) | {course.planned_ms: last}
    stretches = ((later - before, ends[later]) for before, later in pairwise([0, *ends]))
    longest_ms, at = max(stretches, key=lambda one: one[0], default=(0, first))
    is_pressing = longest_ms > LONGEST_WITHOUT_ASK_MS or not course.asks
    return Fact(
        "message-question",
        f"{counted(len(course.asks), 'question')} asked",
        f"{format_duration(longest_ms)} at most without one",
        Role.WARN if is_pressing else Role.GOOD,
        at.step,
        is_pressing=is_pressing,
    )


def _readiness(story: NarrativeView) -> Fact:
    found = readiness(story)
    if not found.total:
        note = "write down what has to be there"
        return Fact("clipboard-check", "No readiness list yet", note, Role.WARN, is_pressing=True)
    following = found.following
    note = "nothing is left to do"
    if following is not None:
        note = f"next: {' '.join(following.text.split()) or 'an item without words'}"
    return Fact(
        "clipboard-check",
        f"Readiness: {found.checked} of {found.total} checked",
        note,
        Role.GOOD if found.is_ready else Role.WARN,
        is_pressing=not found.is_ready,
    )
