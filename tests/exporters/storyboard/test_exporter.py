"""Storyboard sheets are written with a report of what they lack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporters.protocol import Exporter, Level
from exporters.storyboard.exporter import EXPORTER
from narrative_studio.project import Project
from tests.story import ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


def test_the_report_names_frames_without_anything_to_see(story: Project, tmp_path: Path) -> None:
    view = story.view().narrative()
    report = EXPORTER.export(view, tmp_path / "s.html", {})
    assert EXPORTER.plan(view, {}).entries == report.entries
    assert [(entry.level, entry.text) for entry in report.entries] == [
        (Level.DONE, "3 frames"),
        (Level.INFO, "1 backup left out"),
        (Level.WARNING, "Frame 1 has neither a picture nor a described visual."),
        (Level.WARNING, "Frame 3 has neither a picture nor a described visual."),
    ]
    assert report.warnings[0].row is not None
    assert report.warnings[0].row.id == ident(0x210)


def test_a_proof_that_may_not_be_printed_is_left_out_of_the_links(story: Project) -> None:
    entries = EXPORTER.plan(story.view().narrative(), {"fields": "links"}).entries
    assert "Proof PF-1 is left out: it may not be printed." in [entry.text for entry in entries]


def test_chosen_fields_reach_the_page(story: Project, tmp_path: Path) -> None:
    view = story.view().narrative()
    EXPORTER.export(view, tmp_path / "s.html", {"fields": "transition", "backups": True})
    page = (tmp_path / "s.html").read_text(encoding="utf-8")
    assert "So who weighs the log?" in page
    assert "What you load decides what you bake." not in page
    assert "What the scale costs" in page


def test_the_source_is_grouped_by_the_parts_of_the_story(story: Project, tmp_path: Path) -> None:
    EXPORTER.export(story.view().narrative(), tmp_path / "s.md", {"ids": False})
    text = (tmp_path / "s.md").read_text(encoding="utf-8")
    assert "## Setup" in text
    assert "<!--" not in text


def test_it_is_an_exporter() -> None:
    assert isinstance(EXPORTER, Exporter)
