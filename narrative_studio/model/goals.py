"""The goals that the positioning serves, shared by functions, with measurable key results."""

from dataclasses import dataclass
from typing import ClassVar

from narrative_studio.model.ids import (
    GoalDependencyId,
    GoalId,
    GoalOwnerId,
    KeyResultId,
    PersonId,
)
from narrative_studio.model.rows import Policy, cell


@dataclass(frozen=True, slots=True)
class Goal:
    """One objective; its owners stand in :class:`GoalOwner`, one row each."""

    table: ClassVar[str] = "goal"
    id: GoalId
    rank: str = cell("", policy=Policy.RANK)
    objective: str = cell("", policy=Policy.OWNED)
    due_on: str | None = cell(None, is_date=True)
    note: str = cell("", policy=Policy.PROSE)
    ref: str | None = cell(None)


@dataclass(frozen=True, slots=True)
class GoalOwner:
    """Somebody who owns a goal, alone or with others of other functions."""

    table: ClassVar[str] = "goal_owner"
    id: GoalOwnerId
    goal: GoalId = cell(parent="goal")
    person: PersonId = cell(parent="person")


@dataclass(frozen=True, slots=True)
class GoalDependency:
    """A goal that cannot be reached before another one is."""

    table: ClassVar[str] = "goal_dependency"
    id: GoalDependencyId
    goal: GoalId = cell(parent="goal")
    needs: GoalId = cell(parent="goal")


@dataclass(frozen=True, slots=True)
class KeyResult:
    """How one sees that a goal is reached.

    ``start_value``, ``target_value`` and ``current_value`` are as people write them ("9 of 30",
    "4 h"): a key result is measured where its figures are kept, not here.
    """

    table: ClassVar[str] = "key_result"
    id: KeyResultId
    goal: GoalId = cell(parent="goal")
    rank: str = cell("", policy=Policy.RANK)
    text: str = cell("", policy=Policy.OWNED)
    start_value: str = cell("")
    target_value: str = cell("")
    current_value: str = cell("")
    measured_on: str | None = cell(None, is_date=True)
    owner: PersonId | None = cell(None, refers_to="person")
    is_done: bool = cell(False)
