"""The positioning page is written with a report of what it leaves out."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from exporters.positioning.exporter import EXPORTER
from exporters.protocol import DocumentExporter, Level
from narrative_studio.commands.documents import new_project
from tests.story import ADA, make_story


def test_the_report_names_what_stays_behind(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        view = story.view().narrative()
        report = EXPORTER.export(view, tmp_path / "p.html", {})
        assert EXPORTER.plan(view, {}).entries == report.entries
    assert [(entry.level, entry.text) for entry in report.entries] == [
        (Level.DONE, "6 elements of the positioning"),
        (Level.INFO, "Proof PF-1 is left out: it may not be printed."),
    ]
    assert (tmp_path / "p.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_it_is_of_the_whole_document() -> None:
    assert isinstance(EXPORTER, DocumentExporter)
    assert EXPORTER.covers_document


def test_an_empty_positioning_is_a_warning(tmp_path: Path) -> None:
    with closing(new_project(tmp_path / "n.narrative", me=ADA, title="n")) as project:
        (entry,) = EXPORTER.plan(project.view().narrative(), {}).entries
    assert (entry.level, entry.text) == (Level.WARNING, "Nothing has been positioned yet.")
