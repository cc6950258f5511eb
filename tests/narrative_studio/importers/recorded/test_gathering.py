"""What a row names and nobody knows is told with its line, and the row comes in without it."""

from __future__ import annotations

from narrative_studio.importers.recorded.gathering import Gathering
from narrative_studio.importers.tables.table import BadRow
from narrative_studio.model.view import ProjectView


def test_what_is_unknown_is_told_and_nothing(tested: ProjectView) -> None:
    into = Gathering(tested.narrative())
    person = next(iter(tested.people.values()))
    assert into.found(4, into.names.person, person.name) == person.id
    assert into.found(5, into.names.person, "") is None
    assert into.found(6, into.names.person, "Zoe") is None
    into.leave_out(7, ValueError("why"))
    assert into.told == [BadRow(6, "there is no person “Zoe” here")]
    assert into.bad == [BadRow(7, "why")]
