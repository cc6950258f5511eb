"""Goals that the positioning serves: their owners, key results and dependencies."""

from narrative_studio.analysis.naming import quoted
from narrative_studio.analysis.positioning.goals import way_between
from narrative_studio.commands.ordering import in_order, move_row, ranks_at
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.goals import Goal, GoalDependency, GoalOwner, KeyResult
from narrative_studio.model.ids import (
    GoalDependencyId,
    GoalId,
    GoalOwnerId,
    KeyResultId,
    PersonId,
    new_id,
)
from narrative_studio.operation import Operation
from narrative_studio.project import Project


def add_goal(project: Project, *, objective: str, initiator: object = None) -> Goal:
    """Add a goal at the end; I am its first owner.

    Raises:
        ChangeRefused: it has no objective.
    """
    if not objective.strip():
        raise ChangeRefused("A goal needs an objective.", "Write what is to be reached.")
    with project.op("Add goal", initiator=initiator) as op:
        others = in_order(op.all(Goal))
        (rank,) = ranks_at(op, others, len(others))
        goal = op.create(
            Goal(id=GoalId(new_id()), rank=rank, objective=" ".join(objective.split()))
        )
        _own(op, goal.id, project.me.id)
        return goal


def delete_goal(project: Project, *, goal: GoalId, initiator: object = None) -> None:
    """Delete a goal with its key results, and what others need of it.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete goal", initiator=initiator) as op:
        op.delete(Goal, goal)


def move_goal(project: Project, *, goal: GoalId, index: int, initiator: object = None) -> None:
    """Move a goal to ``index`` among the others.

    Raises:
        UnknownRow: it was deleted.
    """
    with project.op("Move goal", initiator=initiator) as op:
        move_row(op, op.get(Goal, goal), op.all(Goal), index)


def add_owner(
    project: Project, *, goal: GoalId, person: PersonId, initiator: object = None
) -> GoalOwner:
    """Let somebody own a goal too; a second time changes nothing.

    Raises:
        UnknownRow: the goal or the person was deleted.
    """
    with project.op("Add owner of goal", initiator=initiator) as op:
        op.get(Goal, goal)
        return _own(op, goal, person)


def remove_owner(
    project: Project, *, goal: GoalId, person: PersonId, initiator: object = None
) -> None:
    """Let somebody own a goal no longer.

    Raises:
        UnknownRow: the goal was deleted.
    """
    with project.op("Remove owner of goal", initiator=initiator) as op:
        op.get(Goal, goal)
        for owner in op.all(GoalOwner):
            if (owner.goal, owner.person) == (goal, person):
                op.delete(GoalOwner, owner.id)


def add_key_result(
    project: Project, *, goal: GoalId, text: str = "", initiator: object = None
) -> KeyResult:
    """Add a key result at the end of a goal; its words may follow.

    Raises:
        UnknownRow: the goal was deleted.
    """
    with project.op("Add key result", initiator=initiator) as op:
        op.get(Goal, goal)
        others = in_order([one for one in op.all(KeyResult) if one.goal == goal])
        (rank,) = ranks_at(op, others, len(others))
        return op.create(
            KeyResult(id=KeyResultId(new_id()), goal=goal, rank=rank, text=" ".join(text.split()))
        )


def delete_key_result(project: Project, *, result: KeyResultId, initiator: object = None) -> None:
    """Delete a key result.

    Raises:
        UnknownRow: it was deleted already.
    """
    with project.op("Delete key result", initiator=initiator) as op:
        op.delete(KeyResult, result)


def move_key_result(
    project: Project, *, result: KeyResultId, index: int, initiator: object = None
) -> None:
    """Move a key result to ``index`` among the others of its goal.

    Raises:
        UnknownRow: it was deleted.
    """
    with project.op("Move key result", initiator=initiator) as op:
        moving = op.get(KeyResult, result)
        rows = [one for one in op.all(KeyResult) if one.goal == moving.goal]
        move_row(op, moving, rows, index)


def add_need(
    project: Project, *, goal: GoalId, needs: GoalId, initiator: object = None
) -> GoalDependency:
    """Say that a goal cannot be reached before another one is.

    Raises:
        ChangeRefused: the other one waits for this goal itself.
        UnknownRow: one of them was deleted.
    """
    with project.op("Add dependency of goal", initiator=initiator) as op:
        waiting, needed = op.get(Goal, goal), op.get(Goal, needs)
        if goal == needs:
            raise ChangeRefused(
                f"{quoted(waiting.objective)} cannot need itself.", "Choose another goal."
            )
        known = op.all(GoalDependency)
        for one in known:
            if (one.goal, one.needs) == (goal, needs):
                return one
        way = way_between(known, needs, goal)
        if way:
            through = " → ".join(quoted(op.get(Goal, one).objective) for one in way)
            raise ChangeRefused(
                f"{quoted(needed.objective)} already waits for {quoted(waiting.objective)}: "
                f"{through}.",
                "Remove one of these dependencies first.",
            )
        return op.create(GoalDependency(GoalDependencyId(new_id()), goal=goal, needs=needs))


def remove_need(project: Project, *, goal: GoalId, needs: GoalId, initiator: object = None) -> None:
    """Say that a goal does not wait for another one.

    Raises:
        UnknownRow: the goal was deleted.
    """
    with project.op("Remove dependency of goal", initiator=initiator) as op:
        op.get(Goal, goal)
        for one in op.all(GoalDependency):
            if (one.goal, one.needs) == (goal, needs):
                op.delete(GoalDependency, one.id)


def _own(op: Operation, goal: GoalId, person: PersonId) -> GoalOwner:
    for owner in op.all(GoalOwner):
        if (owner.goal, owner.person) == (goal, person):
            return owner
    return op.create(GoalOwner(GoalOwnerId(new_id()), goal=goal, person=person))
