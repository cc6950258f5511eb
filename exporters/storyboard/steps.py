"""Demo steps on a storyboard: a line each on a card, every field of them in a source."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.paper.model import Block, Headline, Labelled, Prose, bullets, labelled
from narrative_studio.analysis.story.timing import StepTime
from narrative_studio.markup import parse, plain_text
from narrative_studio.model.demo import Step
from narrative_studio.model.durations import format_duration
from narrative_studio.model.view import NarrativeView
from narrative_studio.story_text import STEP, StepField
from narrative_studio.text_marks import step_mark

LABEL = "Demo steps"

_PROSE = (
    (StepField.DO, "do"),
    (StepField.SAY, "say"),
    (StepField.EXPECT, "expect"),
    (StepField.WHY, "why"),
    (StepField.ASK, "ask"),
    (StepField.FALLBACK, "fallback"),
    (StepField.DATA, "data"),
    (StepField.RESET, "reset"),
)
"""The fields of a step that are Markdown, and their cells."""
_CELLS = (*(cell for _label, cell in _PROSE), "alt_text")


def step_lines(times: tuple[StepTime, ...]) -> Iterator[Block]:
    """The steps of a frame as a list; nothing where there are none."""
    if lines := tuple(bullets(_line(time) for time in times)):
        yield Labelled(LABEL, lines)


def step_source(view: NarrativeView, number: str, step: Step) -> Iterator[Block]:
    """A step with all that it says."""
    facts = [str(step.kind), format_duration(step.planned_ms)]
    facts += ["wow"] if step.is_wow else []
    facts += ["optional"] if step.is_optional else []
    yield Headline(
        3,
        ", ".join(facts),
        chip=f"{STEP} {number}",
        anchor=f"step:{step.id}",
        mark=step_mark(step, _CELLS),
    )
    for label, cell in _PROSE:
        if blocks := parse(getattr(step, cell)):
            yield Labelled(label, (Prose(blocks),))
    yield from labelled(StepField.ALT_TEXT, step.alt_text)
    for label, person_id in ((StepField.DRIVER, step.owner), (StepField.TALKER, step.talker)):
        if (person := view.person(person_id)) is not None:
            yield from labelled(label, person.name)


def _line(time: StepTime) -> str:
    step = time.step
    said = " ".join(plain_text(step.do or step.say).split())
    wow = ", wow" if step.is_wow else ""
    return f"{time.number} {said} ({format_duration(step.planned_ms)}{wow})"
