"""A template of somebody's own: taken for its design, or filled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import docx
import pytest

from exporters import registry
from exporters.protocol import Level
from narrative_studio.errors import ExportFailed
from narrative_studio.project import Project
from tests.exporters.word.templates import brand, to_fill
from tests.story import make_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        yield project


@pytest.mark.parametrize("format_id", ["script", "demo-script", "positioning", "storyboard"])
def test_every_document_takes_a_design(story: Project, tmp_path: Path, format_id: str) -> None:
    exporter, view = registry.get(format_id), story.view().narrative()
    options = {"template": brand(tmp_path / "brand.docx")}
    exporter.export(view, tmp_path / "d.docx", options)
    document = docx.Document(str(tmp_path / "d.docx"))
    assert document.sections[0].header.paragraphs[0].text == "ACME Corporation"
    assert document.styles["Normal"].font.name == "Garamond"


@pytest.mark.parametrize("format_id", ["script", "demo-script", "positioning", "storyboard"])
def test_every_document_can_be_filled(story: Project, tmp_path: Path, format_id: str) -> None:
    exporter, view = registry.get(format_id), story.view().narrative()
    options = {
        "template": to_fill(tmp_path / "t.docx", "{{ narrative.title }}: {{ frames|length }}")
    }
    exporter.export(view, tmp_path / "d.docx", options)
    assert docx.Document(str(tmp_path / "d.docx")).paragraphs[0].text == "Ember first call: 3"


def test_a_dry_run_says_what_the_template_will_do(story: Project, tmp_path: Path) -> None:
    exporter, view = registry.get("script"), story.view().narrative()
    word = {"format": "docx"}
    plan = exporter.plan(view, word | {"template": brand(tmp_path / "brand.docx")})
    assert plan.entries[-1].text == "In the design of brand.docx"
    assert plan.entries[-1].detail.endswith("styles of its own")
    plan = exporter.plan(view, word | {"template": to_fill(tmp_path / "t.docx", "{{ today }}")})
    assert (plan.entries[-1].level, plan.entries[-1].text) == (
        Level.DONE, "t.docx is filled with the words of this story",
    )  # fmt: skip
    with pytest.raises(ExportFailed, match=r"gone\.docx” cannot be read"):
        exporter.plan(view, word | {"template": tmp_path / "gone.docx"})


def test_a_template_is_asked_for_in_word_only(story: Project, tmp_path: Path) -> None:
    exporter, view = registry.get("script"), story.view().narrative()
    options = {"template": tmp_path / "gone.docx"}
    assert exporter.plan(view, options).entries
    exporter.export(view, tmp_path / "s.md", options)


def test_a_template_that_fails_leaves_no_file(story: Project, tmp_path: Path) -> None:
    exporter, view = registry.get("script"), story.view().narrative()
    options = {"template": to_fill(tmp_path / "t.docx", "{{ nothing }}")}
    with pytest.raises(ExportFailed, match="“nothing”, which is not there"):
        exporter.export(view, tmp_path / "d.docx", options)
    assert not (tmp_path / "d.docx").exists()
