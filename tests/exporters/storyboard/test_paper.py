"""The storyboard as a paper: cards in the order of the story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporters.paper.markdown import paper_markdown
from exporters.paper.model import Cards, Headline, Labelled, Paper, Tone
from exporters.storyboard.fields import Shown
from exporters.storyboard.paper import SHEETS, storyboard_paper
from narrative_studio.analysis.story.variants import as_variant
from narrative_studio.commands.variants import add_variant
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from tests.story import ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def sheets(story: Project, *shown: Shown, per_page: int = 6, **more: bool) -> Paper:
    view = story.view().narrative()
    return storyboard_paper(view, frozenset(shown), per_page=per_page, **more)


def test_the_source_is_as_it_was(story: Project, golden: Callable[[str, str], None]) -> None:
    paper = sheets(story, *Shown, has_backups=True, is_source=True, marks_rows=True)
    mark = dict(paper.meta)["content mark"]
    golden("storyboard/story.md", paper_markdown(paper).replace(mark, "CONTENT"))


@pytest.mark.parametrize("per_page", SHEETS)
def test_a_page_has_room_for_as_many_frames_as_asked(story: Project, per_page: int) -> None:
    paper = sheets(story, per_page=per_page)
    (cards,) = [block for block in paper.blocks if isinstance(block, Cards)]
    assert cards.columns * cards.rows == per_page
    # Where nine of them stand on a page, there is no room for many words.
    name, planned = ("", "2:00") if per_page == 9 else ("Frame ", "2:00 planned")
    assert [card.chip for card in cards.cards] == [f"{name}{number}" for number in (1, 2, 3)]
    assert cards.cards[0].over == ("Insight", planned)
    assert [card.tone for card in cards.cards] == [Tone.SETUP, Tone.FOLLOW, Tone.FOLLOW]


def test_backups_come_last_under_their_own_name(story: Project) -> None:
    paper = sheets(story, has_backups=True)
    assert [one.text for one in paper.headlines] == ["Backups"]
    last = [block for block in paper.blocks if isinstance(block, Cards)][-1]
    assert [(card.chip, card.tone) for card in last.cards] == [("Backup", Tone.QUIET)]


def test_a_described_visual_stands_where_the_picture_would(story: Project) -> None:
    with story.op("Describe") as op:
        op.set(Frame, ident(0x212), visual="A wood fire")
    (cards,) = [
        block
        for block in sheets(story, Shown.PICTURE, Shown.VISUAL).blocks
        if isinstance(block, Cards)
    ]
    with_picture, without = cards.cards[1:]
    assert (with_picture.picture, with_picture.alt) != (None, "")
    assert [one.label for one in with_picture.blocks if isinstance(one, Labelled)] == ["Visual"]
    assert (without.picture, without.visual, without.blocks) == (None, "A wood fire", ())


def test_pictures_that_are_not_wanted_leave_no_place(story: Project) -> None:
    (cards,) = [block for block in sheets(story).blocks if isinstance(block, Cards)]
    assert {(card.picture, card.visual) for card in cards.cards} == {(None, "")}


def test_a_source_has_its_steps_as_headings(story: Project) -> None:
    paper = sheets(story, Shown.STEPS, is_source=True, has_backups=True)
    cards = [card for block in paper.blocks if isinstance(block, Cards) for card in block.cards]
    found = [one.words for card in cards for one in card.blocks if isinstance(one, Headline)]
    assert found == ["Step 2.1: tell, 0:30", "Step 2.2: show, 0:45, wow"]


def test_a_story_without_frames_says_so(story: Project) -> None:
    with story.op("Clear") as op:
        for frame in list(story.view().frames):
            op.delete(Frame, frame)
    assert "This story has no frames yet." in paper_markdown(sheets(story))


def test_a_variant_is_named_beside_the_version(story: Project) -> None:
    short = add_variant(story, narrative=story.view().narrative().narrative.id, name="Ten minutes")
    paper = storyboard_paper(
        as_variant(story.view().narrative(), short), frozenset(), per_page=min(SHEETS)
    )
    assert paper.running[1].startswith("v2, Ten minutes, ")
    assert dict(paper.meta)["version"] == "v2, Ten minutes"
