"""The perfect-world contract: criteria agreed in the setup, and what pays for each of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from narrative_studio.analysis.linking.coverage import is_told, links_of, told_sources
from narrative_studio.analysis.looks import look_at
from narrative_studio.analysis.naming import counted, frame_name, listed, quoted, step_name
from narrative_studio.analysis.rules.finding import Finding, Level, Rule, about
from narrative_studio.model.demo import Step, StepKind
from narrative_studio.model.storyboard import Criterion, Frame, Link
from narrative_studio.model.template import Layout
from narrative_studio.model.view import NarrativeView

_BOTH = {Frame.table, Step.table}

FEWEST, MOST = 2, 4
"""So many criteria can be agreed on and kept in mind."""


@dataclass(frozen=True, slots=True)
class Payment:
    """A frame or a demo step of the story that pays for a criterion, and what it is called."""

    link: Link
    row: Frame | Step
    name: str


def holds_criteria(view: NarrativeView, frame: Frame) -> bool:
    """Whether a frame is where criteria are agreed on: by its beat, or because it has some."""
    return asks_for_criteria(view, frame) or bool(criteria_of(view, frame))


def asks_for_criteria(view: NarrativeView, frame: Frame) -> bool:
    """Whether criteria are agreed on in the beat of a frame."""
    return view.beat(frame).layout is Layout.CRITERIA


def criteria_of(view: NarrativeView, frame: Frame) -> tuple[Criterion, ...]:
    """The criteria of a frame, in order."""
    return view.whole.criteria.of("frame", frame.id)


def told_criteria(view: NarrativeView) -> tuple[Criterion, ...]:
    """The criteria of all told frames, in the order of the story."""
    held = {one.frame for one in view.whole.criteria.values()}
    return tuple(
        one for frame in view.frames if frame.id in held for one in criteria_of(view, frame)
    )


def payments(view: NarrativeView, criterion: Criterion) -> tuple[Payment, ...]:
    """What in the told story pays for a criterion, in the order of the story."""
    links = {link.source: link for link in view.whole.links_to(criterion.id)}
    found: list[Payment] = []
    for frame in told_sources(view, links):
        if frame.id in links:
            found.append(Payment(links[frame.id], frame, frame_name(view, frame)))
        for place, step in enumerate(view.steps(frame.id), start=1):
            if step.id in links:
                found.append(Payment(links[step.id], step, step_name(view, frame, place)))
    return tuple(found)


def is_paid(view: NarrativeView, criterion: Criterion) -> bool:
    """Whether both a frame that tells it and a demo step that shows it pay for a criterion."""
    return _paying_tables(view, criterion) == _BOTH


def _paying_tables(view: NarrativeView, criterion: Criterion) -> set[str]:
    """The tables of what in the told story pays for a criterion, which may be much."""
    steps = view.whole.steps
    found: set[str] = set()
    for link in view.whole.links_to(criterion.id):
        table = Step.table if link.source in steps else Frame.table
        if table not in found and is_told(view, link.source):
            found.add(table)
            if found == _BOTH:
                break  # There may be thousands that pay for it.
    return found


def criteria_findings(view: NarrativeView) -> Iterator[Finding]:
    """Look at the number of criteria, at those that nothing pays for, and at unpromised steps."""
    yield from chain.from_iterable(look_at(view, view.frames, _number))
    criteria = told_criteria(view)
    has_demo = any(view.steps(frame.id) for frame in view.frames)
    for criterion in criteria:
        paid = _paying_tables(view, criterion)
        if paid and has_demo and paid != _BOTH:
            yield _half_paid(criterion, payments(view, criterion))
        if not paid:
            yield about(
                criterion,
                Level.WARNING,
                Rule.CRITERION_UNPAID,
                f"Nothing pays for the criterion {quoted(criterion.text)}.",
                "Link a value frame or a demo step that keeps this promise, or drop it.",
            )
    if criteria:
        yield from chain.from_iterable(look_at(view, view.frames, _unpromised))


def _half_paid(criterion: Criterion, paid: tuple[Payment, ...]) -> Finding:
    names = listed([one.name if n == 0 else one.name.lower() for n, one in enumerate(paid)])
    is_told = isinstance(paid[0].row, Frame)
    verb = "pays" if len(paid) == 1 else "pay"
    lack, hint = "no demo step shows it", "Link the demo step that shows it"
    if not is_told:
        lack, hint = "no frame tells it", "Link the value frame that tells it"
    return about(
        criterion,
        Level.INFO,
        Rule.CRITERION_HALF_PAID,
        f"{names} {verb} for the criterion {quoted(criterion.text)}, but {lack}.",
        f"{hint}, so that the promise is both told and shown.",
    )


def _number(view: NarrativeView, frame: Frame) -> tuple[Finding, ...]:
    count = len(criteria_of(view, frame))
    if FEWEST <= count <= MOST or not (count or asks_for_criteria(view, frame)):
        return ()
    name = frame_name(view, frame)
    said = counted(count, "criterion", "criteria") if count else "no criteria yet"
    found = about(
        frame,
        Level.WARNING if count else Level.INFO,
        Rule.CRITERIA_NUMBER,
        f"{name} has {said}.",
        f"Write {FEWEST} to {MOST}: what a good solution should do, whoever supplies it.",
    )
    return (found,)


def _unpromised(view: NarrativeView, frame: Frame) -> tuple[Finding, ...]:
    """Steps that show what nobody was promised, neither by themselves nor by their frame."""
    promises = view.promises
    paying = {link.source for link in links_of(view, frame) if link.target in promises}
    if frame.id in paying:
        return ()
    return tuple(
        about(
            step,
            Level.INFO,
            Rule.STEP_UNPROMISED,
            f"{step_name(view, frame, place)} pays for no promise.",
            "Link it or its frame to the criterion it keeps, or leave it out.",
        )
        for place, step in enumerate(view.steps(frame.id), start=1)
        if step.kind is StepKind.SHOW and step.id not in paying
    )
