"""Variants: made, made shorter, said otherwise, deleted."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.commands.variants import (
    add_variant,
    delete_variant,
    leave_out,
    say_as_the_story,
    say_otherwise,
)
from narrative_studio.errors import InvalidValue, UnknownRow
from narrative_studio.model.ids import NarrativeId, VariantId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.variants import Variant
from narrative_studio.project import Project


@pytest.fixture
def variant(project: Project, narrative: NarrativeId) -> Variant:
    return add_variant(project, narrative=narrative, name="Ten \n minutes", audience=" CFO ")


def told(project: Project, variant: Variant) -> list[Frame]:
    return list(as_variant(project.view().narrative(), variant).frames)


def test_a_new_variant_tells_everything(project: Project, variant: Variant, frame: Frame) -> None:
    assert (variant.name, variant.audience, variant.call_length_ms) == ("Ten minutes", "CFO", 0)
    assert told(project, variant) == [frame]


def test_frames_are_left_out_once_and_taken_in_again(
    project: Project, variant: Variant, frame: Frame
) -> None:
    for _ in range(2):
        leave_out(project, variant=variant.id, frames=[frame.id])
    assert len(project.view().left_out) == 1
    assert told(project, variant) == []
    leave_out(project, variant=variant.id, frames=[frame.id], is_left_out=False)
    assert told(project, variant) == [frame]


def test_a_cell_is_said_otherwise_and_like_the_story_again(
    project: Project, variant: Variant, frame: Frame
) -> None:
    for value in ("In short", "Shorter \n still"):
        say_otherwise(project, variant=variant.id, frame=frame.id, what="headline", value=value)
    say_otherwise(project, variant=variant.id, frame=frame.id, what="planned_ms", value=5000)
    (found,) = told(project, variant)
    assert (found.headline, found.planned_ms) == ("Shorter still", 5000)
    assert project.view().frames[frame.id] == frame
    assert len(project.view().overrides) == 2
    say_as_the_story(project, variant=variant.id, frame=frame.id, what="headline")
    (found,) = told(project, variant)
    assert found.headline == frame.headline


@pytest.mark.parametrize(
    ("what", "value"),
    [("status", "approved"), ("planned_ms", -1), ("planned_ms", "x"), ("script", 1)],
)
def test_what_does_not_fit_is_refused(
    project: Project, variant: Variant, frame: Frame, what: str, value: str | int
) -> None:
    with pytest.raises(InvalidValue):
        say_otherwise(project, variant=variant.id, frame=frame.id, what=what, value=value)
    assert not project.view().overrides


def test_a_variant_goes_alone_and_a_frame_goes_from_its_variants(
    project: Project, variant: Variant, frame: Frame
) -> None:
    leave_out(project, variant=variant.id, frames=[frame.id])
    delete_frames(project, frames=[frame.id])
    assert not project.view().left_out
    project.undo()
    delete_variant(project, variant=variant.id)
    view = project.view()
    assert not view.variants
    assert not view.left_out
    assert list(view.frames.values()) == [frame]


def test_what_is_gone_cannot_be_changed(project: Project, frame: Frame) -> None:
    gone = VariantId("gone")
    with pytest.raises(UnknownRow):
        delete_variant(project, variant=gone)
    with pytest.raises(UnknownRow):
        leave_out(project, variant=gone, frames=[frame.id])
    with pytest.raises(UnknownRow):
        say_as_the_story(project, variant=gone, frame=frame.id, what="script")
