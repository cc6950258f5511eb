"""Files are made, noted and found again on the computer that made them."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters import registry
from exporters.protocol import no_progress
from narrative_studio.exported_places import KeptPlace, kept_place
from narrative_studio.settings import Settings
from ui.exporting import make_file, note_file
from ui.session import Session


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def test_a_file_is_noted_with_its_place(
    session: Session, settings: Settings, tmp_path: Path
) -> None:
    story = session.story
    assert story is not None
    made = make_file(registry.get("script"), story, tmp_path / "a.html", {}, no_progress)
    note_file(session, settings, made, story, {})
    (entry,) = [one for one in session.view.exported_files.values() if one.file_name == "a.html"]
    assert kept_place(settings, entry) == KeptPlace(tmp_path / "a.html")
    assert entry.size_bytes == (tmp_path / "a.html").stat().st_size
    assert str(tmp_path) not in entry.options


def test_a_document_that_was_closed_meanwhile_takes_no_file_in(
    session: Session, settings: Settings, tmp_path: Path
) -> None:
    story = session.story
    assert story is not None
    made = make_file(registry.get("script"), story, tmp_path / "a.html", {}, no_progress)
    session.background.stop()
    session.project.close()
    note_file(session, settings, made, story, {})
    assert (tmp_path / "a.html").exists()
    assert settings.values.exported_places == ()
