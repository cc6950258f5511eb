"""Files that are exchanged or erased from while they are open: told, and nothing is lost."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.commands.versions import erase_personal
from narrative_studio.errors import DocumentError
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import ProofId, new_id
from narrative_studio.project import Project
from narrative_studio.store.foreign import read_contents
from tests.narrative_studio.store.test_copies import BO, say
from tests.narrative_studio.store.test_hard_places import (
    check_sound,
    project,
    words_in,
    work_of,
)

__all__ = ["project"]

SECRET = b"Moor Dairy Ltd"


def erasing(project: Project) -> None:
    """Publish a personal value twice, so that a backup has it, and erase it."""
    with project.op("Add proof") as op:
        proof = op.create(Proof(id=ProofId(new_id()), customer=SECRET.decode()))
    project.publish()
    say(project, "after that")
    project.publish()
    erase_personal(project, row=proof, column="customer")


def not_permitted(*_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def test_a_backup_that_cannot_be_cleaned_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    erasing(project)
    place = work_of(project)
    # No database any more, but the value stands in it.
    broken = b"junk" + project.path.read_bytes()
    (place.backups / "00000000000000000001-junk").write_bytes(broken)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", not_permitted)
        with pytest.raises(DocumentError, match=r"could not be erased from .*-junk"):
            project.publish()
    project.publish()
    assert not any(SECRET in file.read_bytes() for file in place.folder.rglob("*.*"))
    assert not list(place.backups.glob("*-junk"))


@pytest.fixture(params=[False, True], ids=["first", "last"])
def listed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """List what is in a folder so that a file comes before, or after, what lies beside it."""
    right = Path.glob
    monkeypatch.setattr(
        Path, "glob", lambda *asked: iter(sorted(right(*asked), reverse=request.param))
    )


@pytest.mark.usefixtures("listed")
def test_erasing_mends_a_backup_that_was_left_half_rewritten(project: Project) -> None:
    """The rollback journal of a killed erasure belongs to its backup and is not a copy."""
    erasing(project)
    place = work_of(project)
    (backup,) = [file for file in place.backups.iterdir() if SECRET in file.read_bytes()]
    whole = read_contents(backup).txns
    torn_by_a_kill(backup)
    project.publish()
    assert not any(SECRET in file.read_bytes() for file in place.backups.iterdir())
    assert not list(place.backups.glob("*-journal"))
    assert read_contents(backup).txns == whole


@pytest.mark.usefixtures("listed")
def test_erasing_reaches_the_rollback_journal_of_a_backup_that_is_gone(project: Project) -> None:
    erasing(project)
    place = work_of(project)
    (backup,) = [file for file in place.backups.iterdir() if SECRET in file.read_bytes()]
    backup.rename(backup.with_name(backup.name + "-journal"))
    project.publish()
    assert not any(SECRET in file.read_bytes() for file in place.backups.iterdir())


def torn_by_a_kill(file: Path) -> None:
    """Rewrite a database, and let the machine stop half-way."""
    copies = {}
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE txn SET label = label || hex(randomblob(200))")
        for suffix in ("", "-journal"):
            place = file.with_name(file.name + suffix)
            copies[place] = place.read_bytes()
        connection.execute("ROLLBACK")
    for place, content in copies.items():
        place.write_bytes(content)


@pytest.mark.usefixtures("listed")
def test_erasing_leaves_the_log_of_a_damaged_work_copy(project: Project) -> None:
    """What a set aside work copy wrote last stands in its log alone."""
    erasing(project)
    place = work_of(project)
    place.damaged.mkdir()
    for suffix in ("", "-wal"):
        file = place.journal.with_name(place.journal.name + suffix)
        shutil.copy(file, place.damaged / f"journal-0badcafe.db{suffix}")
    project.publish()
    kept = place.damaged / "journal-0badcafe.db"
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT count(*) FROM txn").fetchone() == (
            project._journal.count(),
        )
        assert connection.execute("SELECT count(*) FROM personal").fetchone() == (0,)


Harm = Callable[[Project], object]


def swapped(project: Project) -> None:
    other = Project.create(project.path.with_name("other.narrative"), me=BO)
    other.publish()
    other.path.replace(project.path)
    other.close()


def turned_into_a_folder(project: Project) -> None:
    project.path.unlink()
    project.path.mkdir()


def turned_into_a_loop(project: Project) -> None:
    project.path.unlink()
    project.path.symlink_to(project.path)


def cut_off(project: Project) -> None:
    os.truncate(project.path, project.path.stat().st_size // 2)


EXCHANGED: dict[str, tuple[Harm, str]] = {
    "swapped for another project": (swapped, "now holds a different project"),
    "replaced by a folder": (turned_into_a_folder, "is a folder"),
    "its folder deleted": (lambda one: shutil.rmtree(one.path.parent), "could not be written"),
}


@pytest.mark.parametrize("what", EXCHANGED)
def test_a_file_that_is_exchanged_is_not_written_and_the_work_goes_on(
    project: Project, tmp_path: Path, what: str
) -> None:
    harm, said = EXCHANGED[what]
    harm(project)
    before = project.path.read_bytes() if project.path.is_file() else None
    for _ in range(2):
        with pytest.raises(DocumentError, match=said):
            project.publish()
        assert not project.is_published
    assert (project.path.read_bytes() if project.path.is_file() else None) == before
    say(project, "after that")
    (tmp_path / "rescued").mkdir()
    project.move_to(tmp_path / "rescued" / "a.narrative")
    check_sound(project, "published", "kept", "after that")


SPOILT: dict[str, Harm] = {
    "replaced by junk": lambda one: one.path.write_bytes(b"junk" * 999),
    "emptied": lambda one: one.path.write_bytes(b""),
    "cut off": cut_off,
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_file_that_is_spoilt_is_kept_aside_and_written_again(project: Project, what: str) -> None:
    SPOILT[what](project)
    found = project.path.read_bytes()
    backups = len(project.backups())
    with pytest.raises(DocumentError, match=r"damaged|empty|is not a Narrative"):
        project.absorb()  # Only looking at it changes nothing.
    done = project.publish()
    assert words_in(project.path) == {"published", "kept"}
    assert (done.kept is None) == (not found)
    assert done.kept is None or done.kept.read_bytes() == found
    assert len(project.backups()) == backups
    check_sound(project, "published", "kept")


def test_what_only_a_spoilt_file_holds_comes_in_before_it_is_replaced(project: Project) -> None:
    copy = Project.read(project.path, me=BO)
    say(copy, "theirs")
    copy.publish()
    copy.close()
    with project.path.open("r+b") as file:
        file.write(b"\0" * 16)
    project.publish()
    assert words_in(project.path) == {"published", "kept", "theirs"}


@pytest.mark.parametrize("what", ["deleted", "an older copy put back", "touched", "renamed"])
def test_a_file_that_lacks_what_we_have_is_written_again(
    project: Project, tmp_path: Path, what: str
) -> None:
    old = Path(shutil.copy(project.path, tmp_path / "old"))
    project.publish()
    if what == "deleted":
        project.path.unlink()
    elif what == "an older copy put back":
        shutil.copy(old, project.path)
    elif what == "touched":
        os.utime(project.path, (1, 1))
    else:
        project.path.rename(tmp_path / "renamed.narrative")
    project.publish()
    assert words_in(project.path) == {"published", "kept"}
    check_sound(project, "published", "kept")
