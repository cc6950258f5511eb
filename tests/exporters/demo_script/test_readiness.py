"""What stands ready for a demo, as the exporters are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exporters.demo_script.readiness import readiness, roles
from exporters.demo_script.sheet import run_sheet
from narrative_studio.analysis.story.timing import step_times
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.readiness import add_data_item, add_readiness_item
from narrative_studio.model.demo import ReadinessPhase
from narrative_studio.project import Project
from tests.story import make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    made = make_story(tmp_path / "story.narrative")
    yield made
    made.close()


def test_phases_come_in_the_order_of_time_and_empty_ones_not(story: Project) -> None:
    told = story.view().narrative().narrative.id
    add_readiness_item(story, narrative=told, phase=ReadinessPhase.RESET, text="Sweep\n the oven")
    add_readiness_item(story, narrative=told, phase=ReadinessPhase.TWO_MINUTES, text=" ")
    found = readiness(story.view().narrative())
    assert [phase.title for phase in found.phases] == ["The day before", "After the demo"]
    assert found.phases[-1].checks[0].what == "Sweep the oven"
    assert found.checks == 2


def test_data_without_name_and_value_is_left_out(story: Project) -> None:
    told = story.view().narrative().narrative.id
    count = len(readiness(story.view().narrative()).data)
    add_data_item(story, narrative=told, used_in="7.2")
    add_data_item(story, narrative=told, value="LOG-8")
    assert len(readiness(story.view().narrative()).data) == count + 1


def test_who_drives_comes_first_and_each_person_once(story: Project) -> None:
    view = story.view().narrative()
    before = list(roles(view, step_times(view)))
    assert before
    edit_cells(story, view.narrative, driver=story.me.id, talker=story.me.id)
    view = story.view().narrative()
    found = list(roles(view, step_times(view)))
    assert found[0].what.startswith("drives and talks")
    assert len({role.name for role in found}) == len(found)


def test_the_call_itself_prevails_over_what_the_positioning_says(story: Project) -> None:
    view = story.view().narrative()
    usual = run_sheet(view)
    assert usual.audience == ("Bakes with wood",)
    edit_cells(story, view.narrative, audience="Two bakers", outcome="One night")
    sheet = run_sheet(story.view().narrative())
    assert (sheet.audience, sheet.outcome) == (("Two bakers",), "One night")
