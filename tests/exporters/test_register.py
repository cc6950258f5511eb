"""Files are judged by what they say: not by the day they were made or how they are set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from exporters import registry
from exporters.protocol import Options
from exporters.register import Standing, judged, noted, options_of, story_of
from exporters.said import said_hash
from narrative_studio.commands.comments import add_comment
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.narratives import delete_narrative
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.ids import ExportedFileId, NarrativeId
from narrative_studio.model.view import NarrativeView
from narrative_studio.project import Project
from tests.story import make_story

SAYING = ("deck", "demo-script", "script", "storyboard", "positioning")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        yield story


def story(project: Project) -> NarrativeView:
    return project.view().narrative(None)


def entry_of(project: Project, folder: Path, options: Options | None = None) -> ExportedFile:
    exporter, told = registry.get("deck"), story(project)
    report = exporter.export(told, folder / "a.pptx", options or {})
    made = noted(exporter, told, options or {}, report)
    return ExportedFile(
        ExportedFileId("e"),
        made.format_id,
        made.file_name,
        told.narrative.id,
        options=made.options,
        made_with=made.made_with,
        content_hash=made.content_hash,
        file_hash=made.file_hash,
        size_bytes=made.size_bytes,
    )


@pytest.mark.parametrize("format_id", SAYING)
def test_what_is_said_does_not_depend_on_the_day(project: Project, format_id: str) -> None:
    told = story(project)
    tomorrow = replace(told, whole=replace(told.whole, today=told.whole.today + timedelta(1)))
    exporter = registry.get(format_id)
    assert said_hash(exporter, told, {}) == said_hash(exporter, tomorrow, {})


@pytest.mark.parametrize("format_id", [*SAYING, "stakeholder", "json", "csv"])
def test_another_wording_says_something_else(project: Project, format_id: str) -> None:
    exporter = registry.get(format_id)
    before = said_hash(exporter, story(project), {})
    assert said_hash(exporter, story(project), {}) == before
    edit_cells(project, story(project).frames[0], headline="Said otherwise")
    edit_cells(project, project.view().elements.ordered[0], statement="Believed otherwise")
    assert said_hash(exporter, story(project), {}) != before


def test_what_is_not_in_the_deck_leaves_it_current(project: Project, tmp_path: Path) -> None:
    entry = entry_of(project, tmp_path)
    add_comment(project, about=story(project).frames[0], text="Shorter?")
    assert judged(project.view(), entry).standing is Standing.CURRENT


def test_options_decide_what_is_said(project: Project, tmp_path: Path) -> None:
    with_notes = entry_of(project, tmp_path)
    without = entry_of(project, tmp_path, {"notes": False, "cues": False})
    assert with_notes.content_hash != without.content_hash
    edit_cells(project, story(project).frames[1], script="Said in other words.")
    assert judged(project.view(), with_notes).standing is Standing.STALE
    assert judged(project.view(), without).standing is Standing.CURRENT


def test_a_deleted_narrative_makes_its_files_stale(project: Project, tmp_path: Path) -> None:
    entry = entry_of(project, tmp_path)
    delete_narrative(project, narrative=NarrativeId(entry.narrative or ""))
    found = judged(project.view(), entry)
    assert (found.standing, found.reason) == (Standing.STALE, "what it told was deleted")
    assert story_of(project.view(), entry) is None


def test_of_another_version_nothing_is_claimed(project: Project, tmp_path: Path) -> None:
    older = replace(entry_of(project, tmp_path), made_with="0.0.1")
    assert judged(project.view(), older).standing is Standing.CURRENT
    edit_cells(project, story(project).frames[0], headline="Said otherwise")
    assert judged(project.view(), older).standing is Standing.UNSURE
    unknown = replace(older, format="hologram")
    assert judged(project.view(), unknown).standing is Standing.UNSURE


def test_where_a_template_lies_is_not_noted(project: Project, tmp_path: Path) -> None:
    entry = entry_of(project, tmp_path)
    exporter, told = registry.get("deck"), story(project)
    template = tmp_path / "acme.pptx"
    template.write_bytes((tmp_path / "a.pptx").read_bytes())
    report = exporter.export(told, tmp_path / "b.pptx", {"template": template})
    made = noted(exporter, told, {"template": template}, report)
    assert str(tmp_path) not in made.options
    assert "acme.pptx" in made.options
    held = replace(entry, options=made.options)
    assert options_of(exporter, held)["template"] is None
    assert options_of(exporter, held, {"template": str(template)})["template"] == template


@pytest.mark.parametrize("options", ["", "[]", "{", '{"notes": "maybe"}', '{"gone": 1}'])
def test_options_that_make_no_sense_read_as_the_usual_ones(options: str) -> None:
    exporter = registry.get("deck")
    entry = ExportedFile(ExportedFileId("e"), "deck", options=options)
    assert options_of(exporter, entry)["notes"] is True
