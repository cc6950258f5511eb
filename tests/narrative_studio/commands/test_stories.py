"""A whole storyboard comes in as one step, with all that belongs to its frames."""

from __future__ import annotations

import pytest

from narrative_studio.commands.custom import add_custom_field
from narrative_studio.commands.stories import NewFrame, NewStory, bring_story
from narrative_studio.errors import InvalidValue
from narrative_studio.model.custom import CustomKind
from narrative_studio.model.ids import FrameId, new_id
from narrative_studio.project import Project
from tests.story import png


def frame(headline: str, **cells: object) -> NewFrame:
    return NewFrame(FrameId(new_id()), "story", headline, **cells)  # type: ignore[arg-type]


def story(*frames: NewFrame, template: str = "blank") -> NewStory:
    return NewStory("autumn.pptx", "Autumn", template, frames)


def test_frames_come_in_order_with_all_their_cells(project: Project) -> None:
    made = bring_story(
        project,
        story=story(
            frame("One\ntwo", bullets="- a", script="Say", planned_ms=90_000),
            frame("Three", picture=png(), alt_text="A kiln", visual="Film", is_backup=True),
        ),
        now_ms=lambda: 5,
    )
    view = project.view().narrative(made.id)
    assert (made.title, made.template) == ("Autumn", "blank")
    first, second = view.all_frames
    assert (first.headline, first.bullets, first.script) == ("One two", "- a", "Say")
    assert (first.planned_ms, first.owner, first.picture) == (90_000, project.me.id, None)
    assert (second.is_backup, second.alt_text, second.visual) == (True, "A kiln", "Film")
    assert second.picture
    assert project.view().picture_bytes(second.picture) == png()


def test_sections_become_zones_that_may_go_on(project: Project) -> None:
    frames = [frame(str(n), zone=zone, planned_ms=40_000) for n, zone in enumerate("aab a")]
    made = bring_story(project, story=story(*frames))
    view = project.view()
    zones = project.view().zones.of("narrative", made.id)
    names: dict[str | None, str] = {zone.id: zone.name for zone in zones}
    assert [names.get(one.zone, "") for one in view.narrative(made.id).frames] == [
        "a", "a", "b", "", "a",
    ]  # fmt: skip
    assert [(zone.name, zone.budget_ms) for zone in zones][:2] == [("a", 120_000), ("b", 60_000)]


def test_extras_fill_fields_that_the_document_may_have_already(project: Project) -> None:
    known = add_custom_field(project, name="Footer")
    add_custom_field(project, name="Date", kind=CustomKind.DATE)
    one = frame("One", extras=(("footer", "Ember"), ("Date", "Monday")))
    bring_story(project, story=story(one))
    view = project.view()
    said = {
        view.custom_fields[row.custom_field].name: row.value for row in view.custom_values.values()
    }
    assert said == {"Footer": "Ember", "Date 2": "Monday"}
    assert known.id in view.custom_fields


def test_comments_are_said_about_the_frame(project: Project) -> None:
    one = frame("One", comments=("Bo: why?", "Yes"))
    bring_story(project, story=story(one), now_ms=lambda: 7)
    comments = project.view().comments.of("about", one.id)
    # Said at one moment, they stand in no order.
    assert {(row.text, row.said_at_ms) for row in comments} == {("Bo: why?", 7), ("Yes", 7)}


def test_an_unknown_template_and_far_too_much_text_are_refused(project: Project) -> None:
    before = project.view()
    with pytest.raises(InvalidValue):
        bring_story(project, story=story(template="none"))
    with pytest.raises(InvalidValue, match="longer than"):
        bring_story(project, story=story(frame("One", bullets="x" * 4_000_001)))
    assert project.view().narratives.keys() == before.narratives.keys()
