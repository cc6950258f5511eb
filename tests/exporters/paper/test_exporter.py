"""One exporter sets every document as it is asked for."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import docx
import pytest

from exporters.paper.exporter import Chosen, Draft, PaperExporter
from exporters.paper.model import Masthead, Paper, Section
from exporters.paper.options import FONTS, FORMAT, SIZE
from exporters.protocol import Exporter, Level, ReportEntry, suffixes
from narrative_studio.errors import Cancelled
from narrative_studio.model.view import NarrativeView
from tests.story import make_story

ENTRY = ReportEntry(Level.DONE, "1 page")


def drafted(view: NarrativeView, chosen: Chosen) -> Draft:
    def paper() -> Paper:
        section = Section((Masthead("", view.narrative.title),))
        return Paper("K", "T", "en", "2026-04-21", (section,))

    return Draft((ENTRY,), {"pages": 1}, paper, lambda has_fonts: f"<p>{has_fonts}</p>")


EXPORTER = PaperExporter("tale", "Tale", (FORMAT, FONTS, SIZE), drafted)


@pytest.fixture
def view(tmp_path: Path) -> NarrativeView:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        return project.view().narrative()


def test_it_is_an_exporter(view: NarrativeView) -> None:
    assert isinstance(EXPORTER, Exporter)
    assert suffixes(EXPORTER)[0] == ".html"
    plan = EXPORTER.plan(view, {})
    assert (plan.entries, plan.counts) == ((ENTRY,), {"pages": 1})


@pytest.mark.parametrize(
    ("name", "options", "content"),
    [
        ("t.html", {}, "<p>True</p>"),
        ("t.html", {"fonts": False}, "<p>False</p>"),
        ("t.md", {}, "---\n---\n\n# Ember first call\n"),
        ("t.html", {"format": "md"}, "---\n---\n\n# Ember first call\n"),
    ],
)
def test_the_kind_of_file_decides_the_setting(
    view: NarrativeView, tmp_path: Path, name: str, options: dict[str, object], content: str
) -> None:
    report = EXPORTER.export(view, tmp_path / name, options)  # type: ignore[arg-type]
    assert (tmp_path / name).read_text(encoding="utf-8") == content
    assert (report.entries, report.size_bytes) == ((ENTRY,), len(content))


def test_a_word_document_is_written_on_the_paper_that_is_asked_for(
    view: NarrativeView, tmp_path: Path
) -> None:
    report = EXPORTER.export(view, tmp_path / "t.docx", {"size": "letter"})
    assert report.size_bytes == (tmp_path / "t.docx").stat().st_size
    section = docx.Document(str(tmp_path / "t.docx")).sections[0]
    assert round(section.page_width.inches, 1) == 8.5  # type: ignore[union-attr]


def test_a_stopped_export_writes_nothing(view: NarrativeView, tmp_path: Path) -> None:
    def stop(done: int, total: int, label: str) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        EXPORTER.export(view, tmp_path / "t.md", {}, stop)
    assert list(tmp_path.glob("t.*")) == []
