"""Findings about demo steps one by one: what they lack, and whether they are easily followed."""

import re
from collections.abc import Iterator

from narrative_studio.analysis.naming import counted, frame_name
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.analysis.story.chunks import chunks
from narrative_studio.analysis.wording.words import has_any
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.durations import format_duration
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView

MOST_CLICKS = 4
"""So many actions of one step are followed easily."""
MOST_FALLBACK_WORDS = 30
"""One action and one sentence."""

_LITERAL = re.compile(r"`[^`\n]+`")
_STATION = re.compile(r"\s(?:>|→|›|»|->)\s")
_STATION_SIGNS = ">→›»"


def step_findings(view: NarrativeView, frame: Frame) -> tuple[Finding, ...]:
    """Look at the steps of one frame."""
    steps = view.steps(frame.id)
    number = view.number(frame.id)
    found: list[Finding] = []
    for place, step in enumerate(steps, start=1):
        if step.do.strip() or step.say.strip():
            found += _of_step(view, step, f"{number}.{place}")
    found += _chunks(steps, number)
    found += _time(view, frame, steps)
    return tuple(found)


def clicks(do: str) -> int:
    """How many actions a click path names: by its literals, or by the stations of its paths."""
    # Most have neither: a look for the signs alone is much quicker.
    literals = len(_LITERAL.findall(do)) if "`" in do else 0
    if not has_any(_STATION_SIGNS, do):
        return literals
    stations = (len(_STATION.split(line)) for line in do.splitlines())
    return max(literals, sum(count for count in stations if count > 1))


def _of_step(view: NarrativeView, step: Step, number: str) -> Iterator[Finding]:
    words = len(step.fallback.split())
    if not words:
        yield about(
            step,
            Level.WARNING,
            Rule.NO_FALLBACK,
            f"Step {number} has no fallback.",
            "Write one action and one sentence for when it fails.",
        )
    elif words > MOST_FALLBACK_WORDS:
        yield about(
            step,
            Level.INFO,
            Rule.LONG_FALLBACK,
            f"The fallback of step {number} has {counted(words, 'word')}.",
            "One action and one sentence: nobody reads more while something fails.",
        )
    if step.kind is not StepKind.SHOW:
        return
    if not step.expect.strip():
        yield about(
            step,
            Level.INFO,
            Rule.NOTHING_TO_SEE,
            f"Step {number} does not say what they see.",
            "Write what has to be on the screen, so that one can tell whether it worked.",
        )
    if not step.why.strip() and not view.whole.links_from(step.id):
        yield about(
            step,
            Level.INFO,
            Rule.NO_WHY,
            f"Step {number} does not say why it matters.",
            "Link it to the differentiator or the value it proves, or say it in a few words.",
        )
    count = clicks(step.do)
    if count > MOST_CLICKS:
        yield about(
            step,
            Level.INFO,
            Rule.MANY_CLICKS,
            f"Step {number} takes {counted(count, 'click')}; "
            f"up to {MOST_CLICKS} are followed easily.",
            "Prepare the screen beforehand, or divide the step.",
        )


def _chunks(steps: tuple[Step, ...], number: int | None) -> Iterator[Finding]:
    end = 0
    for chunk in chunks(steps):
        first, end = end + 1, end + len(chunk.steps)
        if not chunk.has_show:
            continue
        if not chunk.is_opened:
            yield about(
                chunk.steps[0],
                Level.INFO,
                Rule.NOT_INTRODUCED,
                f"Step {number}.{first} shows what nobody has introduced.",
                "Tell before it, in a sentence, what they will see and why.",
            )
        if not chunk.is_closed:
            yield about(
                chunk.steps[-1],
                Level.INFO,
                Rule.NOT_SUMMED_UP,
                f"Nothing sums up what step {number}.{end} has shown.",
                "Tell after it, in a sentence, what they saw and what it means for them.",
            )


def _time(view: NarrativeView, frame: Frame, steps: tuple[Step, ...]) -> Iterator[Finding]:
    taken_ms = sum([step.planned_ms for step in steps])
    if taken_ms > frame.planned_ms:
        name = frame_name(view, frame, starts=False)
        yield about(
            frame,
            Level.WARNING,
            Rule.STEPS_OVER_FRAME,
            f"The steps of {name} take {format_duration(taken_ms)}, and "
            f"{format_duration(frame.planned_ms)} are planned for it.",
            "Shorten the steps, or give the frame more time.",
        )
