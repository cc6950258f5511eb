"""Fields of the team's own: defined, filled in, checked, deleted."""

from __future__ import annotations

import pytest

from narrative_studio.commands.custom import (
    add_custom_field,
    delete_custom_field,
    edit_custom_field,
    move_custom_field,
    set_custom_value,
)
from narrative_studio.commands.storyboard import delete_frames, duplicate_frames
from narrative_studio.errors import ChangeRefused, UnknownRow
from narrative_studio.model.custom import CustomKind
from narrative_studio.model.ids import CustomFieldId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


def names(project: Project) -> str:
    return "".join(one.name for one in project.view().custom_fields.ordered)


def values(project: Project) -> list[str]:
    return [one.value for one in project.view().custom_values.values()]


def test_a_name_is_one_line_and_nobody_elses(project: Project) -> None:
    made = add_custom_field(
        project, name=" Sales \n region ", kind=CustomKind.CHOICE, choices="North\n\n South \n"
    )
    assert (made.name, made.choices) == ("Sales region", "North\nSouth")
    with pytest.raises(ChangeRefused, match="field “SALES region” already"):
        add_custom_field(project, name="SALES region")
    with pytest.raises(ChangeRefused, match="needs a name"):
        add_custom_field(project, name="  ")
    edit_custom_field(project, custom_field=made.id, name="sales Region", choices="West")
    assert project.view().custom_fields[made.id].choices == "West"


def test_fields_stand_where_they_are_put(project: Project) -> None:
    made = [add_custom_field(project, name=name) for name in "abc"]
    move_custom_field(project, custom_field=made[2].id, index=0)
    assert names(project) == "cab"


def test_what_does_not_fit_the_kind_of_a_field_is_kept_as_it_was_typed(
    project: Project, frame: Frame
) -> None:
    for kind, value in ((CustomKind.DATE, " next spring "), (CustomKind.LINK, "intranet")):
        field = add_custom_field(project, name=kind.value, kind=kind)
        set_custom_value(project, custom_field=field.id, frame=frame.id, value=value)
    assert sorted(values(project)) == ["intranet", "next spring"]
    note = add_custom_field(project, name="Note")
    set_custom_value(project, custom_field=note.id, frame=frame.id, value=" Any\ntext ")
    assert " Any\ntext " in values(project)


def test_a_frame_says_one_thing_in_a_field_or_nothing(project: Project, frame: Frame) -> None:
    field = add_custom_field(project, name="Region")
    for value in ("North", "South"):
        set_custom_value(project, custom_field=field.id, frame=frame.id, value=value)
    assert values(project) == ["South"]
    duplicate_frames(project, frames=[frame.id])
    assert values(project) == ["South", "South"]
    set_custom_value(project, custom_field=field.id, frame=frame.id, value="")
    assert values(project) == ["South"]
    delete_custom_field(project, custom_field=field.id)
    assert values(project) == []
    project.undo()
    assert values(project) == ["South"]
    delete_frames(project, frames=[one.id for one in project.view().frames.ordered])
    assert values(project) == []


def test_what_is_gone_takes_no_value(project: Project, frame: Frame) -> None:
    with pytest.raises(UnknownRow):
        set_custom_value(project, custom_field=CustomFieldId("gone"), frame=frame.id, value="North")
