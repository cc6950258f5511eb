"""The test pack: three files in one zip, the deck made for tests."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from exporters.pack.exporter import EXPORTER
from exporters.protocol import Exporter, Level
from narrative_studio.errors import Cancelled, ExportFailed
from narrative_studio.interchange import mark_of
from narrative_studio.model.view import NarrativeView, ProjectView


@pytest.fixture(scope="module")
def told(tested: ProjectView) -> NarrativeView:
    return tested.narrative()


def test_the_pack_holds_deck_script_and_sheet(told: NarrativeView, tmp_path: Path) -> None:
    report = EXPORTER.export(told, tmp_path / "p.zip", {"papers": "md"})
    with zipfile.ZipFile(tmp_path / "p.zip") as pack:
        assert pack.namelist() == ["1-test-deck.pptx", "2-script.md", "3-scoring-sheet.md"]
        deck = Presentation(io.BytesIO(pack.read("1-test-deck.pptx")))
        sheet = pack.read("3-scoring-sheet.md").decode()
    assert len(deck.slides) == 13
    assert f"mark {mark_of(told.whole)}" in deck.core_properties.subject
    assert "Before you begin, ask" in sheet
    assert report.counts == {"files": 3}
    assert report.size_bytes == (tmp_path / "p.zip").stat().st_size
    assert (report.entries[0].level, report.entries[0].text) == (Level.DONE, "3 files")


@pytest.mark.parametrize(
    ("kind", "beginning"), [("docx", b"PK"), ("html", b"<!DOCTYPE html>"), ("md", b"---")]
)
def test_papers_are_of_the_kind_that_is_asked_for(
    told: NarrativeView, tmp_path: Path, kind: str, beginning: bytes
) -> None:
    EXPORTER.export(told, tmp_path / "p.zip", {"papers": kind})
    with zipfile.ZipFile(tmp_path / "p.zip") as pack:
        for name in (f"2-script.{kind}", f"3-scoring-sheet.{kind}"):
            assert pack.read(name).startswith(beginning)


def test_a_dry_run_lists_the_files_and_what_the_deck_lacks(told: NarrativeView) -> None:
    plan = EXPORTER.plan(told, {})
    assert [(part.text, part.detail) for part in plan.parts] == [
        ("1-test-deck.pptx", "13 slides"),
        ("2-script.docx", "12 frames"),
        ("3-scoring-sheet.docx", "12 frames"),
    ]
    warned = "This test deck shows the story as it is now."
    assert any(one.text.startswith(warned) for one in plan.warnings)


def test_what_it_says_is_what_its_files_say(told: NarrativeView) -> None:
    said = "\n".join(EXPORTER.said(told, {}))
    assert "Scoring sheet" in said
    assert told.frames[0].script.split(".")[0] in said


def test_pdf_takes_somebody_who_writes_it(told: NarrativeView, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="PDF"):
        EXPORTER.export(told, tmp_path / "p.zip", {"papers": "pdf"})
    assert not (tmp_path / "p.zip").exists()


def test_progress_may_stop_it(told: NarrativeView, tmp_path: Path) -> None:
    def stop(done: int, total: int, label: str) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        EXPORTER.export(told, tmp_path / "p.zip", {}, stop)
    assert not (tmp_path / "p.zip").exists()


def test_it_is_an_exporter() -> None:
    assert isinstance(EXPORTER, Exporter)
    assert EXPORTER.suffix == ".zip"
