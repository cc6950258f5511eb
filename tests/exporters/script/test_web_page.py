"""The script as a web page: complete, closed, and safe whatever was typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exporters.script.reading import reading
from exporters.script.web_page import web_page
from narrative_studio.model.positioning import Element
from narrative_studio.model.rows import columns
from narrative_studio.model.storyboard import Frame, Narrative, Question
from narrative_studio.project import Project
from tests.story import ident, make_story
from tests.web_pages import HOSTILE, check_self_contained, shown_text


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def written(project: Project, *, has_backups: bool = False) -> str:
    view = project.view().narrative()
    return web_page(view, reading(view, has_backups=has_backups), has_fonts=False)


def test_everything_that_is_known_is_on_the_page(story: Project) -> None:
    text = shown_text(check_self_contained(written(story)))
    for words in (
        "3 frames, 24 words · 0:10 spoken at 140 words a minute · 9:40 planned of 20:00",
        "Setup", "Follow-through", "Frame 1", "Insight", "11 words, 0:05 at 140 words a minute",
        "2:00 planned · begins at 0:00", "Heat is decided before the fire is lit",
        "What you load decides what you bake.", "Bakers tell me about the last hour.",
        "pause, look up", "Checkpoint. Do you see it this way?", "So who weighs the log?",
        "Discovery questions", "Who lights your oven?", "Visual", "The scale beside the oven.",
    ):  # fmt: skip
        assert words in text, words
    assert "What the scale costs" not in text


def test_backups_come_when_wanted(story: Project) -> None:
    text = shown_text(check_self_contained(written(story, has_backups=True)))
    assert "Backups" in text
    assert "What the scale costs" in text
    assert "No script yet." in text


def test_the_contents_lead_to_every_frame(story: Project) -> None:
    root = check_self_contained(written(story, has_backups=True))
    links = root.xpath("//*[local-name()='nav']//*[local-name()='a']/@href")
    assert links == ["#frame-1", "#frame-2", "#frame-3", "#frame-4"]
    assert len(root.xpath("//*[local-name()='article']")) == 4


def test_cues_stand_outside_what_is_said(story: Project) -> None:
    root = check_self_contained(written(story))
    assert root.xpath("string(//*[@class='cue'])") == "pause, look up"


def test_pictures_have_their_alt_text(story: Project) -> None:
    root = check_self_contained(written(story))
    assert root.xpath("//*[local-name()='img']/@alt") == ["A scale beside an oven."]


def test_a_described_visual_needs_no_picture(story: Project) -> None:
    with story.op("Describe") as op:
        op.set(Frame, ident(0x210), visual="", alt_text="A wet log.")
        op.set(Frame, ident(0x211), picture=None)
    text = shown_text(check_self_contained(written(story)))
    assert "A wet log." in text
    assert "The scale beside the oven." in text


def test_hostile_text_stays_text(story: Project) -> None:
    hostile = HOSTILE.replace("\x00", "")
    with story.op("Spoil") as op:
        for row_type in (Frame, Question, Narrative, Element):
            for row in op.all(row_type):
                cells: dict[str, Any] = {
                    name: hostile
                    for name, cell in columns(row_type).items()
                    if cell.python_type is str
                    and not (cell.is_date or cell.refers_to or cell.policy == "rank")
                    and name not in {"template", "picture", "beat"}
                }
                op.set(row_type, row.id, **cells)
    html = written(story, has_backups=True)
    root = check_self_contained(html)
    assert "<script" not in html
    assert shown_text(root).count("<script>alert(1)</script>") > 20


def test_a_link_to_a_frame_leads_there(story: Project) -> None:
    with story.op("Link") as op:
        op.set(Frame, ident(0x210), script=f"See [this](frame:{ident(0x212)}).")
    root = check_self_contained(written(story))
    assert root.xpath("//*[local-name()='article']//*[local-name()='a']/@href")[0] == "#frame-3"


def test_an_empty_story_is_a_page(story: Project) -> None:
    with story.op("Clear") as op:
        for frame in list(story.view().frames):
            op.delete(Frame, frame)
    assert "This story has no frames yet." in shown_text(check_self_contained(written(story)))
