"""What frames say in custom fields: set, changed, taken away, undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrative_studio.commands.custom import set_custom_value
from narrative_studio.errors import UnknownRow
from narrative_studio.model.custom import CustomField, CustomKind
from narrative_studio.model.ids import CustomFieldId, FrameId, new_id
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project


@pytest.fixture
def field(project: Project) -> CustomFieldId:
    """A field for the region of a frame."""
    made = CustomFieldId(new_id())
    with project.op("Add field") as op:
        op.create(CustomField(id=made, name="Region", kind=CustomKind.CHOICE, choices="EU\nUS"))
    return made


def values(project: Project) -> list[str]:
    return [one.value for one in project.view().custom_values.ordered]


def test_a_value_is_set_changed_and_taken_away(
    project: Project, frame: Frame, field: CustomFieldId, last_label: Callable[[], str]
) -> None:
    set_custom_value(project, frame=frame.id, field=field, value=" EU \n and US ")
    assert values(project) == ["EU and US"]
    assert last_label() == "Edit Region of frame"
    set_custom_value(project, frame=frame.id, field=field, value="US")
    assert values(project) == ["US"]
    set_custom_value(project, frame=frame.id, field=field, value="  ")
    assert values(project) == []
    project.undo()
    assert values(project) == ["US"]


def test_a_value_needs_its_frame_and_its_field(
    project: Project, frame: Frame, field: CustomFieldId
) -> None:
    with pytest.raises(UnknownRow):
        set_custom_value(project, frame=FrameId("gone"), field=field, value="EU")
    with pytest.raises(UnknownRow):
        set_custom_value(project, frame=frame.id, field=CustomFieldId("gone"), value="EU")
    assert values(project) == []
