"""Demo steps are lines on a card and headings in a source."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from exporters.paper.model import Headline, Labelled
from exporters.storyboard.steps import step_lines, step_source
from narrative_studio.analysis.story.timing import step_times
from narrative_studio.markup import Listing, plain_text
from tests.story import ident, make_story


def test_a_card_has_a_line_for_each_step(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        (block,) = step_lines(tuple(step_times(story.view().narrative())))
    assert isinstance(block, Labelled)
    (listing,) = block.blocks
    assert isinstance(listing, Listing)
    assert plain_text(block.blocks).splitlines() == [  # type: ignore[arg-type]
        "2.1 Nothing on screen but the scale. (0:30)",
        "2.2 Type LOG-7|b and press Enter. (0:45, wow)",
    ]
    assert list(step_lines(())) == []


def test_a_source_has_every_field_of_a_step(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        view = story.view().narrative()
        head, *fields = step_source(view, "2.2", view.whole.steps[ident(0x231)])
    assert isinstance(head, Headline)
    assert head.words == "Step 2.2: show, 0:45, wow"
    assert head.anchor == f"step:{ident(0x231)}"
    assert [part[0] for part in head.mark.split()] == list("dsewkfnra")
    assert [field.label for field in fields if isinstance(field, Labelled)] == [
        "Do", "Say", "They see", "Why it matters", "Ask", "If it fails", "Have ready", "Put back",
        "Picture", "Drives",
    ]  # fmt: skip
