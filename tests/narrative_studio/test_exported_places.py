"""The computer that made a file finds it again, and no other does."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrative_studio.exported_places import KeptPlace, keep_place, kept_place
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.ids import ExportedFileId
from narrative_studio.settings import Settings

ENTRY = ExportedFile(ExportedFileId("e"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def test_the_files_among_options_belong_to_the_place() -> None:
    made = KeptPlace.of(Path("/a/b.docx"), {"template": Path("/t/x.dotx"), "size": "a4"})
    assert made == KeptPlace(Path("/a/b.docx"), {"template": "/t/x.dotx"})


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
