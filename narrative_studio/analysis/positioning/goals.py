"""Goals: who owns them, what they need, and what a goal still lacks, as quiet prompts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from narrative_studio.analysis.naming import counted, day
from narrative_studio.model.goals import Goal, GoalDependency, KeyResult
from narrative_studio.model.ids import GoalId
from narrative_studio.model.people import Function, Person
from narrative_studio.model.view import ProjectView

OLD_AFTER_DAYS = 60
"""A key result that nobody has measured for so long no longer says where the goal stands."""


class PromptKind(StrEnum):
    """What a goal or a key result lacks."""

    NO_OWNER = "no-owner"
    ONE_FUNCTION = "one-function"
    NO_KEY_RESULT = "no-key-result"
    PAST_DUE = "past-due"
    WAITS_FOR_ITSELF = "waits-for-itself"
    RESULT_NO_OWNER = "result-no-owner"
    RESULT_NOT_MEASURED = "result-not-measured"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to think about; ``result`` is the key result that it is about, if any."""

    kind: PromptKind
    text: str
    result: str | None = None


def owners_of(view: ProjectView, goal: Goal) -> tuple[Person, ...]:
    """Who owns a goal, in the order in which they took it on; nobody twice."""
    found = {
        owner.person: view.people[owner.person] for owner in view.goal_owners.of("goal", goal.id)
    }
    return tuple(found.values())


def needs_of(view: ProjectView, goal: Goal) -> tuple[Goal, ...]:
    """The goals that have to be reached before, in their order."""
    needed = {one.needs for one in view.goal_dependencies.of("goal", goal.id)}
    return tuple(one for one in view.goals.ordered if one.id in needed)


def way_between(
    dependencies: Iterable[GoalDependency], start: GoalId, end: GoalId
) -> tuple[GoalId, ...]:
    """The goals from ``start`` to ``end``, each needing the next; empty where none leads there."""
    needs: dict[GoalId, list[GoalId]] = {}
    for one in dependencies:
        needs.setdefault(one.goal, []).append(one.needs)
    return _way(needs, start, end)


def prompts(view: ProjectView, goal: Goal) -> tuple[Prompt, ...]:
    """What a goal and its key results lack, the goal's own first."""
    results = view.key_results.of("goal", goal.id)
    return (*_of_goal(view, goal, results), *_of_results(view, results))


def done_words(results: Iterable[KeyResult]) -> str:
    """How far a goal is: ``1 of 3 key results done``."""
    every = list(results)
    done = sum(1 for one in every if one.is_done)
    return f"{done} of {counted(len(every), 'key result')} done" if every else ""


def _of_goal(view: ProjectView, goal: Goal, results: tuple[KeyResult, ...]) -> Iterator[Prompt]:
    owners = owners_of(view, goal)
    functions = {person.function for person in owners}
    if not owners:
        yield Prompt(PromptKind.NO_OWNER, "Nobody owns this goal yet.")
    elif len(functions) == 1:
        (function,) = functions
        alone = "One function alone" if function is Function.OTHER else f"Only {function}"
        text = f"{alone} owns this. Who else has to pull for it?"
        yield Prompt(PromptKind.ONE_FUNCTION, text)
    if not results:
        text = "No key result yet: how would one see that it is reached?"
        yield Prompt(PromptKind.NO_KEY_RESULT, text)
    is_reached = bool(results) and all(one.is_done for one in results)
    if goal.due_on and goal.due_on < view.today.isoformat() and not is_reached:
        yield Prompt(PromptKind.PAST_DUE, f"It was due on {day(goal.due_on)}.")
    if any(
        way_between(view.goal_dependencies.values(), one.id, goal.id)
        for one in needs_of(view, goal)
    ):
        text = "It waits for itself: two copies have made a circle. Remove one of the needs."
        yield Prompt(PromptKind.WAITS_FOR_ITSELF, text)


def _of_results(view: ProjectView, results: tuple[KeyResult, ...]) -> Iterator[Prompt]:
    for one in results:
        if one.is_done:
            continue
        has_owner = one.owner in view.people
        if not has_owner:
            yield Prompt(PromptKind.RESULT_NO_OWNER, "Nobody measures this yet.", one.id)
        if one.measured_on is None and has_owner:
            yield Prompt(PromptKind.RESULT_NOT_MEASURED, "Not measured yet.", one.id)
        elif one.measured_on and _days_since(view, one.measured_on) > OLD_AFTER_DAYS:
            text = f"Not measured since {day(one.measured_on)}."
            yield Prompt(PromptKind.RESULT_NOT_MEASURED, text, one.id)


def _way(needs: Mapping[GoalId, list[GoalId]], start: GoalId, end: GoalId) -> tuple[GoalId, ...]:
    came_from: dict[GoalId, GoalId | None] = {start: None}
    waiting = [start]
    while waiting:
        at = waiting.pop(0)
        if at == end:
            way: list[GoalId] = []
            step: GoalId | None = at
            while step is not None:
                way.append(step)
                step = came_from[step]
            return tuple(reversed(way))
        for following in needs.get(at, ()):
            if following not in came_from:
                came_from[following] = at
                waiting.append(following)
    return ()


def _days_since(view: ProjectView, day_on: str) -> int:
    return (view.today - date.fromisoformat(day_on)).days
