"""The script is written as the ending of the file says, with a report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporters.protocol import Exporter, Level, suffixes
from exporters.script.exporter import EXPORTER
from narrative_studio.errors import Cancelled
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from tests.story import ident, make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


@pytest.mark.parametrize(("name", "beginning"), [("s.html", "<!DOCTYPE html>"), ("s.md", "---\n")])
def test_the_ending_decides(story: Project, tmp_path: Path, name: str, beginning: str) -> None:
    report = EXPORTER.export(story.view().narrative(), tmp_path / name, {})
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)
    assert report.size_bytes == (tmp_path / name).stat().st_size


def test_it_is_an_exporter_of_every_kind_of_file() -> None:
    assert isinstance(EXPORTER, Exporter)
    assert set(suffixes(EXPORTER)) >= {".html", ".docx", ".md"}


def test_the_report_counts_words(story: Project, tmp_path: Path) -> None:
    view = story.view().narrative()
    plan = EXPORTER.plan(view, {})
    report = EXPORTER.export(view, tmp_path / "s.md", {})
    assert (plan.entries, plan.counts) == (report.entries, report.counts)
    assert report.counts == {"frames": 3, "backups": 0, "words": 24}
    assert [(entry.level, entry.text, entry.detail) for entry in report.entries] == [
        (Level.DONE, "3 frames, 24 words", "0:10 at 140 words a minute"),
        (Level.INFO, "1 backup left out", ""),
    ]


def test_backups_can_be_taken_along(story: Project, tmp_path: Path) -> None:
    report = EXPORTER.export(story.view().narrative(), tmp_path / "s.md", {"backups": True})
    assert report.counts["backups"] == 1
    assert "What the scale costs" in (tmp_path / "s.md").read_text(encoding="utf-8")


def test_a_frame_without_a_script_is_a_warning(story: Project) -> None:
    with story.op("Clear") as op:
        op.set(Frame, ident(0x212), script="> only a cue")
    (warning,) = EXPORTER.plan(story.view().narrative(), {}).warnings
    assert warning.text == "Frame 3 has no script yet."
    assert warning.row is not None
    assert warning.row.id == ident(0x212)


def test_fonts_can_be_left_out(story: Project, tmp_path: Path) -> None:
    view = story.view().narrative()
    with_fonts = EXPORTER.export(view, tmp_path / "a.html", {}).size_bytes
    assert EXPORTER.export(view, tmp_path / "b.html", {"fonts": False}).size_bytes < with_fonts / 4


def test_progress_may_stop_it(story: Project, tmp_path: Path) -> None:
    def stop(done: int, total: int, label: str) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        EXPORTER.export(story.view().narrative(), tmp_path / "s.md", {}, stop)
    assert not (tmp_path / "s.md").exists()
