"""The script as a paper, seen through its Markdown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from exporters.paper.markdown import paper_markdown
from exporters.script.paper import script_paper
from exporters.script.reading import reading
from narrative_studio.markup import Heading, parse, runs_text
from narrative_studio.model.storyboard import Frame
from narrative_studio.sample import make_sample
from tests.story import ADA, ident, make_story


def test_the_text_is_as_it_was(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        text = reading(story.view().narrative(), has_backups=True)
        said = paper_markdown(script_paper(text))
        golden("script/story.md", said.replace(text.content, "CONTENT"))


def test_the_sample_reads_as_it_was(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    with closing(make_sample(tmp_path / "sample.narrative", me=ADA)) as sample:
        text = reading(sample.view().narrative())
        golden(
            "script/sample.md", paper_markdown(script_paper(text)).replace(text.content, "CONTENT")
        )


def test_typed_text_cannot_become_a_heading_of_the_document(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        with story.op("Spoil") as op:
            op.set(
                Frame,
                ident(0x212),
                headline="x\n# y",
                script="# Own heading\n\ntext",
                checkpoint="# z\n***",
                transition="1. w",
            )
        text = paper_markdown(script_paper(reading(story.view().narrative())))
    _front, _dashes, body = text.removeprefix("---\n").partition("---\n")
    headings = [
        (block.level, runs_text(block.runs)) for block in parse(body) if isinstance(block, Heading)
    ]
    assert headings == [
        (1, "Ember first call"),
        (2, "Setup"),
        (3, "Frame 1: Heat is decided before the fire is lit"),
        (2, "Follow-through"),
        (3, "Frame 2: Say <b>which</b> log goes in & when"),
        (3, "Frame 3: x # y"),
        (4, "Own heading"),
    ]


def test_a_story_without_frames_says_so(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        with story.op("Clear") as op:
            for frame in list(story.view().frames):
                op.delete(Frame, frame)
        assert "This story has no frames yet." in paper_markdown(
            script_paper(reading(story.view().narrative()))
        )
