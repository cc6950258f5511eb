"""The register of exports outlives what was exported: the file is still out there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.commands.exporting import register_export
from narrative_studio.commands.narratives import delete_narrative
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.ids import NarrativeId
from narrative_studio.project import Project
from tests.story import ADA, make_story


@pytest.fixture
def project(tmp_path: Path, studio_home: Path) -> Iterator[Project]:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        yield story


@pytest.fixture
def narrative(project: Project) -> NarrativeId:
    return next(iter(project.view().narratives.values())).id


def register(project: Project, narrative: NarrativeId) -> ExportedFile:
    return register_export(
        project,
        format_id="deck",
        file_name="first-call.pptx",
        narrative=narrative,
        options='{"notes": true}',
        content_hash="0" * 64,
        file_hash="1" * 64,
        size_bytes=2**40,
    )


def test_an_entry_stays_when_its_narrative_is_deleted(
    project: Project, narrative: NarrativeId
) -> None:
    entry = register(project, narrative)
    delete_narrative(project, narrative=narrative)
    assert project.view().exported_files[entry.id] == entry


def test_an_entry_is_read_back_as_it_was_noted(project: Project, narrative: NarrativeId) -> None:
    entry = register(project, narrative)
    project.publish()
    with closing(Project.read(project.path, me=ADA)) as read:
        assert read.view().exported_files[entry.id] == entry
