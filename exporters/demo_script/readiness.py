"""What stands ready for a demo, gathered once: items by phase, data, and who does what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from narrative_studio.analysis.story.timing import StepTime
from narrative_studio.model.demo import ReadinessPhase
from narrative_studio.model.view import NarrativeView

PHASE_TITLES = {
    ReadinessPhase.DAY_BEFORE: "The day before",
    ReadinessPhase.HALF_HOUR: "30 minutes before",
    ReadinessPhase.TWO_MINUTES: "2 minutes before",
    ReadinessPhase.RESET: "After the demo",
}


@dataclass(frozen=True, slots=True)
class Check:
    """Something to tick; ``owner`` is a name, empty when nobody has it yet."""

    what: str
    owner: str


@dataclass(frozen=True, slots=True)
class Phase:
    """What is checked at one time."""

    title: str
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Datum:
    """An object that the demo needs."""

    name: str
    value: str
    used_in: str


@dataclass(frozen=True, slots=True)
class Role:
    """What one person does in the demo; ``what`` reads like "drives, 14 steps, 6.1 to 9.4"."""

    name: str
    job: str
    what: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """Everything that is to be there before the first step; texts are plain."""

    environment: str
    plan_b: str
    phases: tuple[Phase, ...]
    data: tuple[Datum, ...]

    @property
    def checks(self) -> int:
        """How many items there are to tick."""
        return sum(len(phase.checks) for phase in self.phases)


def readiness(view: NarrativeView) -> Readiness:
    """Gather what stands ready for the demo of a narrative; empty phases are left out."""
    story = view.narrative
    phases = (Phase(title, tuple(_checks(view, phase))) for phase, title in PHASE_TITLES.items())
    return Readiness(
        environment=story.environment.strip(),
        plan_b=story.plan_b.strip(),
        phases=tuple(phase for phase in phases if phase.checks),
        data=tuple(
            Datum(one.name.strip(), one.value.strip(), one.used_in.strip())
            for one in view.data_items
            if one.name.strip() or one.value.strip()
        ),
    )


def roles(view: NarrativeView, times: Iterable[StepTime]) -> Iterator[Role]:
    """Who drives, who talks, and who has which steps; each person once, the driver first."""
    numbers: dict[str, list[str]] = {}
    for time in times:
        if time.step.owner:
            numbers.setdefault(time.step.owner, []).append(time.number)
        if time.step.talker and time.step.talker != time.step.owner:
            numbers.setdefault(time.step.talker, []).append(time.number)
    driver, talker = view.narrative.driver, view.narrative.talker
    for person_id in dict.fromkeys(filter(None, (driver, talker, *numbers))):
        person = view.person(person_id)
        if person is None:
            continue
        doing = [
            *(["drives"] if person_id == driver else []),
            *(["talks"] if person_id == talker else []),
        ]
        words = [" and ".join(doing), _steps(numbers.get(person_id, []))]
        yield Role(person.name, person.role, ", ".join(filter(None, words)))


def _steps(numbers: list[str]) -> str:
    if len(numbers) > 1:
        return f"{len(numbers)} steps, {numbers[0]} to {numbers[-1]}"
    return f"step {numbers[0]}" if numbers else ""


def _checks(view: NarrativeView, phase: ReadinessPhase) -> Iterator[Check]:
    for item in view.readiness(phase):
        if words := " ".join(item.text.split()):
            person = view.person(item.owner)
            yield Check(words, person.name if person else "")
