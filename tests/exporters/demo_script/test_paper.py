"""The demo script as a paper, seen through its Markdown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from exporters.demo_script.paper import demo_paper
from exporters.demo_script.sheet import run_sheet
from exporters.paper.markdown import paper_markdown
from narrative_studio.markup import Heading, Table, parse, runs_text
from narrative_studio.model.demo import Step
from narrative_studio.model.storyboard import Frame
from narrative_studio.sample import make_sample
from tests.story import ADA, ident, make_story


def test_the_text_is_as_it_was(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        sheet = run_sheet(story.view().narrative())
        golden(
            "demo_script/story.md",
            paper_markdown(demo_paper(sheet)).replace(sheet.content, "CONTENT"),
        )


def test_the_sample_reads_as_it_was(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    with closing(make_sample(tmp_path / "sample.narrative", me=ADA)) as sample:
        sheet = run_sheet(sample.view().narrative())
        golden(
            "demo_script/sample.md",
            paper_markdown(demo_paper(sheet)).replace(sheet.content, "CONTENT"),
        )


def test_every_scene_is_a_table_with_seven_columns(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        nasty = "a | b\n\n- c\n\n```\nd | e\n```\n\n| f | g |\n|---|---|\n| 1 | 2 |"
        with story.op("Spoil") as op:
            op.set(Step, ident(0x230), do=nasty, say=nasty, why=nasty, ask=nasty)
            op.set(Frame, ident(0x211), headline="# | <b>x</b>", key_message="- **a**\nb")
        text = paper_markdown(demo_paper(run_sheet(story.view().narrative())))
    _front, _dashes, body = text.removeprefix("---\n").partition("---\n")
    tables = [block for block in parse(body) if isinstance(block, Table)]
    (scene,) = [table for table in tables if runs_text(table.header[0]) == "Step"]
    assert {len(row) for row in (scene.header, *scene.rows)} == {7}
    assert len(scene.rows) == 4
    headings = [runs_text(block.runs) for block in parse(body) if isinstance(block, Heading)]
    assert "Frame 2: # | <b>x</b>" in headings


def test_marks_are_words(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        with story.op("Mark") as op:
            op.set(Step, ident(0x230), is_optional=True)
            op.set(Step, ident(0x231), is_wow=False, ask="")
            op.set(Frame, ident(0x211), key_message=" ", headline="")
            op.set(Frame, ident(0x212), key_message="")
        text = paper_markdown(demo_paper(run_sheet(story.view().narrative())))
    assert "*Optional*" in text
    assert "★" not in text
    assert "First wow" not in text
    assert "**CHECKPOINT** |  | **Does that tick the box?**" in text
    assert "### Frame 2: No headline yet" in text
    assert "**Outcome:**" not in text


def test_a_story_without_steps_says_so(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        with story.op("Clear") as op:
            for step in list(story.view().steps):
                op.delete(Step, step)
        paper = demo_paper(run_sheet(story.view().narrative()))
    assert "No frame of this story has demo steps yet." in paper_markdown(paper)
    assert not any(section.is_landscape for section in paper.sections)
