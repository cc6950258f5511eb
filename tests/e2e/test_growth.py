"""A long history takes little room, and each of its edits little more than what was typed."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from build_spec.measures.growth import EDITS, Grown, grown
from narrative_studio.project import Project
from narrative_studio.store.verify import verify_document
from tests.story import ADA

SHORT = 1_500


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Grown:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path_factory.mktemp("home")))
        return grown(tmp_path_factory.mktemp("docs") / "long.narrative", SHORT)


def test_an_edit_takes_its_share_of_the_room_and_no_more(document: Grown) -> None:
    # What the story itself takes is there before the first edit.
    story_bytes = 400_000
    assert document.share_of_budget(document.file_bytes - story_bytes, SHORT) < 1
    assert document.inserted_chars > SHORT * 10
    assert SHORT < EDITS


def test_scripts_are_stored_as_what_differs(document: Grown) -> None:
    with closing(sqlite3.connect(document.path)) as connection:
        stored = connection.execute(
            "SELECT typeof(new), length(new) FROM change WHERE col = 'script'"
        ).fetchall()
    small = [size for kind, size in stored if kind == "blob" and size < 60]
    assert len(small) > SHORT // 4 * 0.9


def test_all_of_it_is_sound_and_can_be_told(document: Grown) -> None:
    assert verify_document(document.path).is_sound
    with closing(Project.read(document.path, me=ADA)) as project:
        row = max(
            project.view().frames.values(),
            key=lambda one: len(project.cell_history(one, "script")),
        )
        versions = project.cell_history(row, "script")
        assert len(versions) > 10
        assert versions[-1].value == row.script
        assert all(len(str(version.value)) == 3_000 for version in versions[1:])
