"""Touchpoints: adding, moving and deleting them with their links."""

from __future__ import annotations

import pytest

from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.touchpoints import (
    add_touchpoint,
    delete_touchpoint,
    move_touchpoint,
)
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.ids import TouchpointId
from narrative_studio.model.positioning import ElementKind
from narrative_studio.project import Project


def names(project: Project) -> list[str]:
    return [one.name for one in project.view().touchpoints.ordered]


def test_a_new_touchpoint_is_mine_at_the_end_and_unchecked(project: Project) -> None:
    add_touchpoint(project, name="Home page")
    made = add_touchpoint(project, name=" Follow-up\nemail ")
    assert names(project) == ["Home page", "Follow-up email"]
    assert (made.owner, made.checked_on) == (project.me.id, None)


def test_one_without_a_name_is_refused(project: Project) -> None:
    with pytest.raises(ChangeRefused, match="A touchpoint needs a name"):
        add_touchpoint(project, name=" ")


def test_its_links_go_and_come_back_with_it(project: Project) -> None:
    made = add_touchpoint(project, name="Home page")
    value = add_element(project, kind=ElementKind.VALUE, name="Know in minutes")
    link(project, source=made, target=value)
    delete_touchpoint(project, touchpoint=made.id)
    assert (names(project), len(project.view().links)) == ([], 0)
    project.undo()
    assert (names(project), len(project.view().links)) == (["Home page"], 1)


@pytest.mark.parametrize(("index", "expected"), [(0, "cab"), (9, "abc"), (1, "acb")])
def test_a_touchpoint_moves_among_the_others(project: Project, index: int, expected: str) -> None:
    made = [add_touchpoint(project, name=name) for name in "abc"]
    move_touchpoint(project, touchpoint=made[2].id, index=index)
    assert names(project) == list(expected)


def test_what_is_gone_is_named(project: Project) -> None:
    with pytest.raises(UnknownRow):
        delete_touchpoint(project, touchpoint=TouchpointId("gone"))
