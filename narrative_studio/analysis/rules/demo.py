"""Findings about the course of the demo: the first wow, the end result, asking for reactions."""

from collections.abc import Iterator
from itertools import chain

from narrative_studio.analysis.looks import look_at
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.analysis.rules.step import step_findings
from narrative_studio.analysis.story.chunks import chunks
from narrative_studio.analysis.story.timing import Course, demo_course
from narrative_studio.model.durations import MS_PER_MINUTE, format_duration
from narrative_studio.model.view import NarrativeView

FIRST_WOW_MS = 6 * MS_PER_MINUTE
"""The latest moment of a demo for its first wow."""
LONGEST_WITHOUT_ASK_MS = 7 * MS_PER_MINUTE


def demo_findings(view: NarrativeView) -> Iterator[Finding]:
    """Look at the steps of the told frames and at the course of the demo."""
    yield from chain.from_iterable(look_at(view, view.frames, step_findings))
    course = demo_course(view)
    yield from _wow(course)
    yield from _end_first(view, course)
    yield from _asking(course)


def _wow(course: Course) -> Iterator[Finding]:
    wow = course.wow
    hint = "Show the end result first."
    if wow is not None and wow.start_ms > FIRST_WOW_MS:
        text = f"The first wow comes at {format_duration(wow.start_ms)} of the demo; "
        text += f"the limit is {format_duration(FIRST_WOW_MS)}."
        yield about(wow.step, Level.WARNING, Rule.LATE_WOW, text, hint)
    elif wow is None and course.first is not None and course.planned_ms > FIRST_WOW_MS:
        text = f"No step of the demo is a wow, and it lasts {format_duration(course.planned_ms)}."
        yield about(course.first.step, Level.WARNING, Rule.LATE_WOW, text, f"{hint} Mark the wow.")


def _end_first(view: NarrativeView, course: Course) -> Iterator[Finding]:
    """Look whether the first thing that is shown is worth seeing, where anything of it is."""
    if course.wow is None or course.show is None:
        return
    shown = course.show
    chunk = next(one for one in chunks(view.steps(shown.frame.id)) if shown.step in one.steps)
    if not any(step.is_wow for step in chunk.steps):
        yield about(
            shown.step,
            Level.INFO,
            Rule.END_NOT_FIRST,
            f"The demo begins by showing step {shown.number}, and step {course.wow.number} is its "
            "first wow.",
            "Show the end result first, then how one gets there.",
        )


def _asking(course: Course) -> Iterator[Finding]:
    """Measure the stretches between two asks, and before the first and after the last."""
    since_ms = 0
    ends = course.asks
    if course.last is not None and (not ends or ends[-1][1].step is not course.last.step):
        ends = (*ends, (course.planned_ms, course.last))
    for end_ms, time in ends:
        if end_ms - since_ms > LONGEST_WITHOUT_ASK_MS:
            yield about(
                time.step,
                Level.WARNING,
                Rule.LONG_WITHOUT_ASK,
                f"{format_duration(end_ms - since_ms)} of the demo pass without a question, "
                f"up to step {time.number}.",
                "Ask for a reaction every 5 to 7 minutes.",
            )
        since_ms = end_ms
