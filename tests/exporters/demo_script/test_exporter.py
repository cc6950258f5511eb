"""The demo script is written as the ending of the file says, with a report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporters.demo_script.exporter import EXPORTER
from exporters.protocol import Exporter, Level, suffixes
from narrative_studio.errors import Cancelled, ExportFailed
from narrative_studio.model.demo import Step
from narrative_studio.project import Project
from tests.story import ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


@pytest.mark.parametrize(
    ("name", "options", "beginning"),
    [
        ("d.html", {}, "<!DOCTYPE html>"),
        ("d.md", {}, "---\n"),
        ("d", {}, "<!DOCTYPE html>"),
        ("d.html", {"format": "md"}, "---\n"),
        ("d.md", {"format": "html"}, "<!DOCTYPE html>"),
    ],
)
def test_the_ending_decides_unless_it_is_said(
    story: Project, tmp_path: Path, name: str, options: dict[str, str], beginning: str
) -> None:
    report = EXPORTER.export(story.view().narrative(), tmp_path / name, options)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)
    assert report.size_bytes == (tmp_path / name).stat().st_size


def test_it_is_an_exporter_of_every_kind_of_file() -> None:
    assert isinstance(EXPORTER, Exporter)
    assert set(suffixes(EXPORTER)) >= {".html", ".docx", ".md"}


def test_the_report_names_what_the_demo_lacks(story: Project, tmp_path: Path) -> None:
    view = story.view().narrative()
    plan = EXPORTER.plan(view, {})
    report = EXPORTER.export(view, tmp_path / "d.md", {})
    assert (plan.entries, plan.counts) == (report.entries, report.counts)
    assert report.counts == {"frames": 1, "steps": 2, "claims": 3, "questions": 1}
    assert report.entries[0].text == "2 demo steps in 1 frame"
    assert report.entries[0].detail == "1:15 of 6:40 planned"
    assert [(entry.level, entry.text) for entry in report.entries[1:3]] == [
        (Level.INFO, "3 claims for the demo to prove, with the steps that do"),
        (Level.DONE, "1 expected question with its answer"),
    ]
    warnings = " ".join(entry.text for entry in report.warnings)
    assert "Step 2.1 has no fallback." in warnings
    assert "suspect link" in warnings
    assert "only planned" in warnings
    assert {entry.row.id for entry in report.warnings if entry.row} >= {ident(0x230)}


def test_a_story_without_steps_is_a_warning(story: Project) -> None:
    with story.op("Clear") as op:
        for step in list(story.view().steps):
            op.delete(Step, step)
    first = EXPORTER.plan(story.view().narrative(), {}).entries[0]
    assert first.text == "No frame of the story has demo steps; the run sheet is empty."


def test_progress_may_stop_it(story: Project, tmp_path: Path) -> None:
    def stop(done: int, total: int, label: str) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        EXPORTER.export(story.view().narrative(), tmp_path / "d.md", {}, stop)
    assert not (tmp_path / "d.md").exists()


def test_a_place_that_cannot_be_written_is_said(story: Project, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="does not exist"):
        EXPORTER.export(story.view().narrative(), tmp_path / "none" / "d.md", {})
