"""The script gathers what is said, in the order of the story."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporters.script.reading import reading
from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.commands.variants import add_variant
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.model.template import Part
from narrative_studio.project import Project
from tests.story import ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def test_frames_stand_in_order_with_their_moment(story: Project) -> None:
    text = reading(story.view().narrative())
    assert [(one.name, one.beat, one.at_ms) for one in text.passages] == [
        ("Frame 1", "Insight", 0),
        ("Frame 2", "Differentiated value", 120_000),
        ("Frame 3", "The ask", 520_000),
    ]
    assert [one.number for one in text.passages_of(Part.SETUP)] == [1]
    assert text.parts == ((Part.SETUP, "Setup"), (Part.FOLLOW, "Follow-through"))


def test_words_are_those_that_are_said(story: Project) -> None:
    text = reading(story.view().narrative())
    assert [one.said.words for one in text.passages] == [11, 9, 4]
    assert text.said.words == 24
    assert text.passages[0].said.duration_ms == round(11 * 60_000 / 140)


def test_a_pace_that_makes_no_sense_is_the_usual_one(story: Project) -> None:
    with story.op("Set") as op:
        op.set(Narrative, ident(0x200), pace_wpm=0)
    assert reading(story.view().narrative()).pace_wpm == 140


def test_backups_come_only_when_wanted(story: Project) -> None:
    view = story.view().narrative()
    assert reading(view).backups == ()
    (backup,) = reading(view, has_backups=True).backups
    assert (backup.name, backup.frame.headline) == ("Backup", "What the scale costs")


def test_owner_and_questions_come_along(story: Project) -> None:
    first, second, third = reading(story.view().narrative()).passages
    assert (first.owner, first.questions) == ("Ada Moss", ("Who lights your oven?",))
    assert second.questions == ()
    assert third.owner == ""


def test_a_story_without_frames_is_no_trouble(story: Project) -> None:
    with story.op("Clear") as op:
        for frame in list(story.view().frames):
            op.delete(Frame, frame)
    text = reading(story.view().narrative(), has_backups=True)
    assert (text.passages, text.backups, text.said.words) == ((), (), 0)


def test_a_variant_is_named_beside_the_version(story: Project) -> None:
    short = add_variant(story, narrative=story.view().narrative().narrative.id, name="Ten minutes")
    assert reading(as_variant(story.view().narrative(), short)).version == "v2, Ten minutes"
