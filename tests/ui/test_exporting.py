"""Files are made, noted and found again on the computer that made them."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters import registry
from exporters.protocol import no_progress
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.ids import ExportedFileId
from narrative_studio.settings import Settings
from ui.exporting import KeptPlace, keep_place, kept_place, make_file, note_file
from ui.session import Session

ENTRY = ExportedFile(ExportedFileId("e"))


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


def test_the_files_of_options_are_found_again(settings: Settings) -> None:
    place = KeptPlace(Path("/a/b.pptx"), {"template": "/t/acme.potx"})
    keep_place(settings, ENTRY, place)
    assert kept_place(settings, ENTRY) == place


@pytest.mark.parametrize("words", ["", "{", "[]", '{"path": 1}', '{"path": "/a", "files": 3}'])
def test_a_damaged_place_is_no_place(settings: Settings, words: str) -> None:
    settings.change(exported_places=((ENTRY.id, words),))
    assert kept_place(settings, ENTRY) is None


def test_another_computer_does_not_know_the_place(settings: Settings) -> None:
    assert kept_place(settings, ENTRY) is None


def test_only_so_many_places_are_kept(settings: Settings) -> None:
    for number in range(210):
        entry = ExportedFile(ExportedFileId(f"e{number}"))
        keep_place(settings, entry, KeptPlace(Path(f"/a/{number}")))
    assert len(settings.values.exported_places) == 200
    assert settings.values.exported_places[0][0] == "e209"
