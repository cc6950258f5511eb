"""Work copies have a place of their own and one owner at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError, DocumentInUse
from narrative_studio.store.places import (
    WorkLock,
    WorkPlace,
    data_folder,
    places_for,
    places_of,
    work_place,
)

HOLD = """
import sys
from pathlib import Path
from narrative_studio.store.places import WorkLock, work_place
path = Path(sys.argv[1])
lock = WorkLock(work_place("doc", path), path)
print("held", flush=True)
sys.stdin.read()
"""


def test_the_data_folder_can_be_chosen(studio_home: Path) -> None:
    assert data_folder() == studio_home


def test_the_data_folder_is_the_systems_by_default(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NARRATIVE_STUDIO_HOME")
    assert data_folder().is_relative_to(own_home)
    assert data_folder().name == "narrative-studio"


def test_document_and_path_make_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = work_place("doc", tmp_path / "a.narrative")
    assert place == work_place("doc", tmp_path / "x" / ".." / "a.narrative")
    assert place != work_place("doc", tmp_path / "b.narrative")
    assert place != work_place("other", tmp_path / "a.narrative")
    monkeypatch.chdir(tmp_path)
    assert place == work_place("doc", Path("a.narrative"))


def test_a_document_has_its_places_at_all_paths(tmp_path: Path) -> None:
    made = {work_place("doc", tmp_path / name).folder for name in ("a.narrative", "b.narrative")}
    for folder in {*made, work_place("other", tmp_path / "a.narrative").folder}:
        folder.mkdir(parents=True)
    assert {place.folder for place in places_of("doc")} == made


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("name", ["s\udcf6ndag.narrative", "ring.narrative"])
def test_every_name_that_a_file_can_have_makes_a_place(tmp_path: Path, name: str) -> None:
    (tmp_path / "ring.narrative").symlink_to(tmp_path / "ring.narrative")
    place = work_place("id", tmp_path / name)
    place.folder.mkdir(parents=True)
    assert places_for(tmp_path / name) == [place]


@pytest.mark.parametrize("document_id", ["../../etc", "a/b", "\x00", "x" * 1000, "☃"])
def test_no_id_leads_out_of_the_folder(studio_home: Path, tmp_path: Path, document_id: str) -> None:
    folder = work_place(document_id, tmp_path / "a").folder
    assert folder.parent == studio_home / "work"


def test_everything_lies_in_the_one_folder(tmp_path: Path) -> None:
    place = work_place("doc", tmp_path / "a.narrative")
    for inside in (place.journal, place.lock, place.backups, place.damaged):
        assert inside.parent == place.folder


def test_a_second_owner_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "First call.narrative"
    place = work_place("doc", path)
    first = WorkLock(place, path)
    with pytest.raises(DocumentInUse, match=r"“First call.narrative” is open in another window"):
        WorkLock(place, path)
    first.release()
    WorkLock(place, path).release()


def test_killing_the_owner_frees_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.narrative"
    place = work_place("doc", path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline().strip() == b"held"
        with pytest.raises(DocumentInUse):
            WorkLock(place, path)
        owner.kill()
        owner.wait()
        WorkLock(place, path).release()


def test_a_folder_that_cannot_be_made_is_expected_trouble(
    studio_home: Path, tmp_path: Path
) -> None:
    studio_home.write_text("a file stands in the way")
    with pytest.raises(DocumentError, match=r"No work copy of “a.narrative” can be made"):
        WorkLock(work_place("doc", tmp_path / "a.narrative"), tmp_path / "a.narrative")


def test_a_work_copy_is_set_aside_with_its_sidecars(tmp_path: Path) -> None:
    place = work_place("doc", tmp_path / "a.narrative")
    place.folder.mkdir(parents=True)
    for suffix in ("", "-wal"):
        place.journal.with_name(place.journal.name + suffix).write_bytes(suffix.encode())
    place.set_journal_aside()
    place.set_journal_aside()
    assert sorted(file.read_bytes() for file in place.damaged.iterdir()) == [b"", b"-wal"]
    assert [file.name for file in place.folder.iterdir()] == ["damaged"]


def test_a_work_copy_is_looked_through_unless_it_is_as_it_was_closed(tmp_path: Path) -> None:
    place = WorkPlace(tmp_path)
    assert not place.is_as_closed(), "there is none"
    place.journal.write_bytes(b"pages")
    assert not place.is_as_closed(), "nobody has closed it"
    place.note_closed()
    assert place.is_as_closed()
    log = tmp_path / "journal.db-wal"
    log.touch()
    assert not place.is_as_closed(), "somebody was killed since"
    log.unlink()
    place.journal.write_bytes(b"other pages")
    assert not place.is_as_closed(), "it was changed from elsewhere"
    place.closed.write_bytes(b"\xff")
    assert not place.is_as_closed()
