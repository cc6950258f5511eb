"""The people of a document."""

from __future__ import annotations

import pytest

from narrative_studio.commands.people import add_person
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.people import Function
from narrative_studio.project import Project


def test_a_person_has_name_role_and_function(project: Project) -> None:
    person = add_person(
        project, name=" Tomasz\nWren ", role="Head  of product", function=Function.PRODUCT
    )
    assert (person.name, person.role) == ("Tomasz Wren", "Head of product")
    assert project.view().people[person.id] == person
    assert person.initials == "TW"


def test_a_person_without_a_name_is_refused(project: Project) -> None:
    with pytest.raises(ChangeRefused, match="A person needs a name"):
        add_person(project, name=" \t")
    assert len(project.view().people) == 1
