"""Findings about the demo: fallbacks, the first wow, and asking for reactions."""

from collections.abc import Iterator, Sequence

from narrative_studio.analysis.finding import Finding, Level, Rule, about
from narrative_studio.analysis.timing import StepTime, asks, first_wow, step_times
from narrative_studio.model.durations import MS_PER_MINUTE, format_duration
from narrative_studio.model.view import NarrativeView

FIRST_WOW_MS = 6 * MS_PER_MINUTE
"""The latest moment of a demo for its first wow."""
LONGEST_WITHOUT_ASK_MS = 7 * MS_PER_MINUTE


def demo_findings(view: NarrativeView) -> Iterator[Finding]:
    """Look at the steps of the told frames and at the course of the demo."""
    times = step_times(view)
    for time in times:
        step = time.step
        if (step.do.strip() or step.say.strip()) and not step.fallback.strip():
            yield about(
                step,
                Level.WARNING,
                Rule.NO_FALLBACK,
                f"Step {time.number} has no fallback.",
                "Write one action and one sentence for when it fails.",
            )
    yield from _wow(times)
    yield from _asking(times)


def _wow(times: Sequence[StepTime]) -> Iterator[Finding]:
    wow = first_wow(times)
    hint = "Show the end result first."
    if wow is not None and wow.start_ms > FIRST_WOW_MS:
        text = f"The first wow comes at {format_duration(wow.start_ms)} of the demo; "
        text += f"the limit is {format_duration(FIRST_WOW_MS)}."
        yield about(wow.step, Level.WARNING, Rule.LATE_WOW, text, hint)
    elif wow is None and times and times[-1].end_ms > FIRST_WOW_MS:
        text = f"No step of the demo is a wow, and it lasts {format_duration(times[-1].end_ms)}."
        yield about(times[0].step, Level.WARNING, Rule.LATE_WOW, text, f"{hint} Mark the wow.")


def _asking(times: Sequence[StepTime]) -> Iterator[Finding]:
    """Measure the stretches between two asks, and before the first and after the last."""
    asking = {time.step.id for time in asks(times)}
    since_ms = 0
    for time in times:
        if time.step.id not in asking and time is not times[-1]:
            continue
        quiet_ms = time.end_ms - since_ms
        if quiet_ms > LONGEST_WITHOUT_ASK_MS:
            yield about(
                time.step,
                Level.WARNING,
                Rule.LONG_WITHOUT_ASK,
                f"{format_duration(quiet_ms)} of the demo pass without a question, "
                f"up to step {time.number}.",
                "Ask for a reaction every 5 to 7 minutes.",
            )
        since_ms = time.end_ms
