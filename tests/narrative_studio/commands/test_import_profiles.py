"""A mapping of columns is kept under a name."""

from __future__ import annotations

import pytest

from narrative_studio.commands.import_profiles import delete_import_profile, save_import_profile
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.observed import ProfileKind
from narrative_studio.project import Project


def test_a_profile_of_the_same_kind_and_name_is_replaced(project: Project) -> None:
    first = save_import_profile(
        project, kind=ProfileKind.SESSIONS, name=" Our  sheet ", mapping={"Día": "held_on"}
    )
    assert (first.name, first.mapping) == ("Our sheet", '{"Día": "held_on"}')
    again = save_import_profile(project, kind=ProfileKind.SESSIONS, name="Our sheet", mapping={})
    assert (again.id, again.mapping) == (first.id, "{}")
    save_import_profile(project, kind=ProfileKind.MARKS, name="Our sheet", mapping={})
    assert len(project.view().import_profiles) == 2
    delete_import_profile(project, profile=first.id)
    assert len(project.view().import_profiles) == 1


def test_a_profile_needs_a_name(project: Project) -> None:
    with pytest.raises(ChangeRefused, match="needs a name"):
        save_import_profile(project, kind=ProfileKind.SESSIONS, name=" ", mapping={})
