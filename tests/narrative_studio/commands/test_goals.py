"""Goals: owners, key results, order, and dependencies without a circle."""

from __future__ import annotations

import pytest

from narrative_studio.commands.goals import (
    add_goal,
    add_key_result,
    add_need,
    add_owner,
    delete_goal,
    delete_key_result,
    move_goal,
    move_key_result,
    remove_need,
    remove_owner,
)
from narrative_studio.commands.people import add_person
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.goals import Goal
from narrative_studio.model.ids import GoalId
from narrative_studio.project import Project


def goals(project: Project, *objectives: str) -> list[Goal]:
    return [add_goal(project, objective=one) for one in objectives]


def objectives(project: Project) -> list[str]:
    return [one.objective for one in project.view().goals.ordered]


def needed(project: Project, goal: Goal) -> list[str]:
    view = project.view()
    return [view.goals[one.needs].objective for one in view.goal_dependencies.of("goal", goal.id)]


def test_a_new_goal_is_mine_at_the_end(project: Project) -> None:
    goals(project, "First", " Second\none ")
    assert objectives(project) == ["First", "Second one"]
    owners = project.view().goal_owners.values()
    assert [owner.person for owner in owners] == [project.me.id] * 2


def test_a_goal_without_an_objective_is_refused(project: Project) -> None:
    with pytest.raises(ChangeRefused, match="A goal needs an objective"):
        add_goal(project, objective=" ")


def test_owners_come_once_and_go(project: Project) -> None:
    (goal,) = goals(project, "Goal")
    person = add_person(project, name="Dana", role="")
    add_owner(project, goal=goal.id, person=person.id)
    add_owner(project, goal=goal.id, person=person.id)
    assert len(project.view().goal_owners) == 2
    remove_owner(project, goal=goal.id, person=person.id)
    assert [one.person for one in project.view().goal_owners.values()] == [project.me.id]


def test_key_results_move_within_their_goal(project: Project) -> None:
    goal, other = goals(project, "Goal", "Other")
    add_key_result(project, goal=other.id, text="x")
    made = [add_key_result(project, goal=goal.id, text=text) for text in "abc"]
    move_key_result(project, result=made[2].id, index=0)
    view = project.view()
    assert [one.text for one in view.key_results.of("goal", goal.id)] == list("cab")
    delete_key_result(project, result=made[0].id)
    view = project.view()
    assert [one.text for one in view.key_results.of("goal", goal.id)] == list("cb")


@pytest.mark.parametrize(("index", "expected"), [(0, "cab"), (9, "abc"), (1, "acb")])
def test_a_goal_moves_among_the_others(project: Project, index: int, expected: str) -> None:
    made = goals(project, *"abc")
    move_goal(project, goal=made[2].id, index=index)
    assert objectives(project) == list(expected)


def test_a_goal_goes_with_all_that_belongs_to_it(project: Project) -> None:
    goal, other = goals(project, "Goal", "Other")
    add_key_result(project, goal=goal.id, text="a")
    add_need(project, goal=other.id, needs=goal.id)
    delete_goal(project, goal=goal.id)
    view = project.view()
    assert (len(view.key_results), len(view.goal_dependencies)) == (0, 0)
    project.undo()
    view = project.view()
    assert (len(view.key_results), needed(project, other)) == (1, ["Goal"])


def test_a_circle_of_needs_is_refused_with_the_way_round(project: Project) -> None:
    one, two, three = goals(project, "One", "Two", "Three")
    add_need(project, goal=one.id, needs=two.id)
    add_need(project, goal=two.id, needs=three.id)
    add_need(project, goal=one.id, needs=three.id)
    with pytest.raises(ChangeRefused) as refused:
        add_need(project, goal=three.id, needs=one.id)
    assert "“One” already waits for “Three”" in str(refused.value)
    assert needed(project, three) == []
    with pytest.raises(ChangeRefused, match="“One” cannot need itself"):
        add_need(project, goal=one.id, needs=one.id)


def test_the_way_round_is_named(project: Project) -> None:
    one, two, three = goals(project, "One", "Two", "Three")
    add_need(project, goal=one.id, needs=two.id)
    add_need(project, goal=two.id, needs=three.id)
    with pytest.raises(ChangeRefused, match="“One” → “Two” → “Three”"):
        add_need(project, goal=three.id, needs=one.id)


def test_a_need_comes_once_and_goes(project: Project) -> None:
    one, two = goals(project, "One", "Two")
    first = add_need(project, goal=one.id, needs=two.id)
    assert add_need(project, goal=one.id, needs=two.id) == first
    remove_need(project, goal=one.id, needs=two.id)
    assert needed(project, one) == []


def test_what_is_gone_is_named(project: Project) -> None:
    for verb in (
        lambda: delete_goal(project, goal=GoalId("gone")),
        lambda: add_key_result(project, goal=GoalId("gone")),
        lambda: remove_owner(project, goal=GoalId("gone"), person=project.me.id),
        lambda: remove_need(project, goal=GoalId("gone"), needs=GoalId("gone")),
    ):
        with pytest.raises(UnknownRow):
            verb()
