"""What a demo needs: add, move, delete."""

from __future__ import annotations

import pytest

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.readiness import (
    add_data_item,
    add_readiness_item,
    check_items,
    delete_data_item,
    move_data_item,
    move_readiness_item,
)
from narrative_studio.errors import InvalidValue, UnknownRow
from narrative_studio.model.demo import DataItem, ReadinessItem, ReadinessPhase
from narrative_studio.model.ids import NarrativeId
from narrative_studio.project import Project

DAY, HALF = ReadinessPhase.DAY_BEFORE, ReadinessPhase.HALF_HOUR


def texts(project: Project, phase: ReadinessPhase = DAY) -> list[str]:
    return [item.text for item in project.view().narrative().readiness(phase)]


def names(project: Project) -> list[str]:
    return [item.name for item in project.view().narrative().data_items]


@pytest.fixture
def items(project: Project, narrative: NarrativeId) -> list[ReadinessItem]:
    return [
        add_readiness_item(project, narrative=narrative, phase=DAY, text=text) for text in "abc"
    ]


@pytest.fixture
def data(project: Project, narrative: NarrativeId) -> list[DataItem]:
    return [add_data_item(project, narrative=narrative, name=name) for name in "abc"]


def test_items_of_a_phase_stand_as_they_were_added(
    project: Project, narrative: NarrativeId, items: list[ReadinessItem]
) -> None:
    add_readiness_item(project, narrative=narrative, phase=DAY, index=1, text=" new ")
    add_readiness_item(project, narrative=narrative, phase=HALF, text="later")
    assert texts(project) == ["a", "new", "b", "c"]
    assert texts(project, HALF) == ["later"]


def test_the_driver_sees_to_a_new_item(project: Project, narrative: NarrativeId) -> None:
    story = project.view().narratives[narrative]
    edit_cells(project, story, driver=project.me.id)
    item = add_readiness_item(project, narrative=narrative, phase=DAY)
    assert item.owner == project.me.id


@pytest.mark.parametrize(
    ("phase", "index", "day", "half"),
    [
        (DAY, 2, ["b", "c", "a"], []),
        (DAY, 0, ["a", "b", "c"], []),
        (DAY, 99, ["b", "c", "a"], []),
        (HALF, 0, ["b", "c"], ["a"]),
    ],
)
def test_an_item_moves_in_its_phase_and_to_another(
    project: Project,
    items: list[ReadinessItem],
    phase: ReadinessPhase,
    index: int,
    day: list[str],
    half: list[str],
) -> None:
    move_readiness_item(project, item=items[0].id, phase=phase, index=index)
    assert (texts(project), texts(project, HALF)) == (day, half)


def test_a_move_to_where_it_stands_is_no_change(
    project: Project, items: list[ReadinessItem], data: list[DataItem]
) -> None:
    steps = len(project.undo_state.undo)
    move_readiness_item(project, item=items[1].id, phase=DAY, index=1)
    move_data_item(project, item=data[1].id, index=1)
    assert len(project.undo_state.undo) == steps


def test_data_is_added_moved_and_deleted(
    project: Project, narrative: NarrativeId, data: list[DataItem]
) -> None:
    add_data_item(project, narrative=narrative, index=0, name="new")
    move_data_item(project, item=data[0].id, index=99)
    delete_data_item(project, item=data[1].id)
    assert names(project) == ["new", "c", "a"]


def test_a_narrative_that_has_gone_takes_nothing(project: Project) -> None:
    with pytest.raises(UnknownRow):
        add_data_item(project, narrative=NarrativeId("gone"))
    with pytest.raises(UnknownRow):
        add_readiness_item(project, narrative=NarrativeId("gone"), phase=DAY)


def test_undo_speaks_of_what_was_edited(project: Project, items: list[ReadinessItem]) -> None:
    edit_cells(project, items[0], text="other")
    assert project.undo_state.undo[-1][1] == "Edit text of item to check"


def test_items_are_checked_with_their_day_and_the_checks_taken_off_together(
    project: Project, items: list[ReadinessItem]
) -> None:
    def checked() -> list[str | None]:
        return [item.checked_on for item in project.view().narrative().readiness(DAY)]

    check_items(project, items=[items[0].id], on="2026-04-01")
    check_items(project, items=[items[2].id], on="2026-04-02")
    assert checked() == ["2026-04-01", None, "2026-04-02"]
    check_items(project, items=[items[0].id, items[2].id], on=None)
    assert checked() == [None, None, None]
    assert project.undo_state.undo[-1][1] == "Take the check off 2 items"
    project.undo()
    assert checked() == ["2026-04-01", None, "2026-04-02"]


def test_a_day_that_is_none_is_refused(project: Project, items: list[ReadinessItem]) -> None:
    with pytest.raises(InvalidValue):
        check_items(project, items=[items[0].id], on="yesterday")
