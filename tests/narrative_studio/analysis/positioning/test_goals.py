"""What a goal lacks, who owns it, and what it waits for."""

from __future__ import annotations

from typing import Any

import pytest

from narrative_studio.analysis.positioning.goals import (
    PromptKind,
    done_words,
    needs_of,
    owners_of,
    prompts,
    way_between,
)
from narrative_studio.model.goals import Goal, GoalDependency, GoalOwner, KeyResult
from narrative_studio.model.ids import (
    GoalDependencyId,
    GoalId,
    GoalOwnerId,
    KeyResultId,
    PersonId,
)
from narrative_studio.model.people import Function, Person
from narrative_studio.model.rows import Row
from tests.narrative_studio.analysis.told_story import Story


class Plan:
    """A goal without a fault: two functions own it, and its key result is measured."""

    def __init__(self, **cells: Any) -> None:
        self.story = Story()
        self.goal = Goal(GoalId("g"), objective="Win", due_on="2026-06-30")
        for name, function in (("Ines", Function.MARKETING), ("Dana", Function.SALES)):
            self.add(Person(PersonId(name), name=name, function=function))
            self.own(name)
        told = {"text": "Calls", "measured_on": "2026-04-01", "owner": PersonId("Ines"), **cells}
        self.result = KeyResult(KeyResultId("k"), goal=self.goal.id, **told)
        self.add(self.goal)
        self.add(self.result)

    def add(self, row: Row) -> None:
        self.story.rows[row.table][row.id] = row

    def drop(self, table: str) -> None:
        self.story.rows[table].clear()

    def own(self, name: str) -> None:
        self.add(GoalOwner(GoalOwnerId(f"own {name}"), self.goal.id, PersonId(name)))

    def need(self, start: str, end: str) -> None:
        name = GoalDependencyId(f"{start} {end}")
        self.add(GoalDependency(name, GoalId(start), GoalId(end)))

    def kinds(self) -> list[PromptKind]:
        return [one.kind for one in prompts(self.story.whole(), self.goal)]


def test_a_whole_goal_asks_for_nothing() -> None:
    plan = Plan()
    assert plan.kinds() == []
    owners = owners_of(plan.story.whole(), plan.goal)
    assert [person.name for person in owners] == ["Dana", "Ines"]


def test_a_goal_of_one_function_is_asked_about() -> None:
    plan = Plan()
    plan.story.rows["goal_owner"].pop("own Dana")
    (one,) = prompts(plan.story.whole(), plan.goal)
    assert one.kind is PromptKind.ONE_FUNCTION
    assert one.text == "Only marketing owns this. Who else has to pull for it?"
    plan.drop("goal_owner")
    assert plan.kinds() == [PromptKind.NO_OWNER]


def test_a_goal_without_a_key_result_is_asked_about() -> None:
    plan = Plan()
    plan.drop("key_result")
    assert plan.kinds() == [PromptKind.NO_KEY_RESULT]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"owner": None}, [PromptKind.RESULT_NO_OWNER]),
        ({"owner": PersonId("gone")}, [PromptKind.RESULT_NO_OWNER]),
        ({"measured_on": None}, [PromptKind.RESULT_NOT_MEASURED]),
        ({"owner": None, "measured_on": None}, [PromptKind.RESULT_NO_OWNER]),
        ({"measured_on": "2026-02-20"}, []),
        ({"measured_on": "2026-02-19"}, [PromptKind.RESULT_NOT_MEASURED]),
        ({"owner": None, "measured_on": None, "is_done": True}, []),
    ],
)
def test_key_results_are_asked_about(cells: dict[str, Any], expected: list[PromptKind]) -> None:
    plan = Plan(**cells)
    assert plan.kinds() == expected
    assert all(one.result == "k" for one in prompts(plan.story.whole(), plan.goal))


def test_a_due_day_that_passed_is_told_until_all_is_done() -> None:
    plan = Plan()
    view = plan.story.whole(today="2026-07-01")
    assert PromptKind.PAST_DUE in [one.kind for one in prompts(view, plan.goal)]
    done = Plan(is_done=True)
    assert prompts(done.story.whole(today="2026-07-01"), done.goal) == ()


def test_needs_come_in_the_order_of_the_goals() -> None:
    plan = Plan()
    plan.add(Goal(GoalId("a"), rank="b", objective="A"))
    plan.add(Goal(GoalId("b"), rank="a", objective="B"))
    plan.need("g", "a")
    plan.need("g", "b")
    found = needs_of(plan.story.whole(), plan.goal)
    assert [one.objective for one in found] == ["B", "A"]
    assert plan.kinds() == []


def test_a_circle_from_two_copies_is_told() -> None:
    plan = Plan()
    plan.add(Goal(GoalId("a"), objective="A"))
    plan.need("g", "a")
    plan.need("a", "g")
    assert plan.kinds() == [PromptKind.WAITS_FOR_ITSELF]


def test_the_shortest_way_is_found_and_circles_do_not_hold_it_up() -> None:
    plan = Plan()
    for ends in ("ab", "bc", "ca", "cd", "bd"):
        plan.need(*ends)
    found = plan.story.whole().goal_dependencies.values()
    every = list(plan.story.rows["goal_dependency"].values())
    assert len(found) == len(every)
    assert way_between(found, GoalId("a"), GoalId("d")) == ("a", "b", "d")
    assert way_between(found, GoalId("d"), GoalId("a")) == ()


def test_progress_is_told_in_words() -> None:
    assert done_words([]) == ""
    assert done_words([Plan().result, Plan(is_done=True).result]) == "1 of 2 key results done"
