"""Whatever this computer still has of a document is brought together."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError, NewerDocument
from narrative_studio.model.ids import FrameId, NarrativeId, new_id
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.project import Identity, Project
from narrative_studio.store import schema
from narrative_studio.store.foreign import read_contents
from narrative_studio.store.recover import recover
from narrative_studio.store.salvage import salvage
from tests.narrative_studio.store.strangers import tampering, write_file
from tests.narrative_studio.store.test_copies import say, texts


@pytest.fixture
def project(path: Path, me: Identity, opened: ExitStack) -> Project:
    """A document published three times, with one word in its work copy alone."""
    made = Project.create(path, me=me)
    opened.callback(made.close)
    for word in ("one", "two", "three"):
        say(made, word)
        made.publish()
    say(made, "not published")
    return made


def out_of(path: Path) -> Path:
    return path.with_name("recovered.narrative")


def words_in(path: Path, me: Identity) -> set[str]:
    read = Project.read(path, me=me)
    found = texts(read)
    read.close()
    return found


ALL = {"one", "two", "three", "not published"}


def test_a_sound_file_and_its_work_copy_are_brought_together(
    project: Project, me: Identity
) -> None:
    found = recover(project.path, out_of(project.path))
    assert words_in(out_of(project.path), me) == ALL
    names = [source.name for source in found.sources]
    assert names[:2] == ["the file", "the work copy of this computer"]
    assert all(name.startswith("the backup of ") for name in names[2:])
    assert [source.new for source in found.sources[:2]] == [5, 1]
    assert found.operations == 6
    assert found.lost == ()


@pytest.mark.parametrize("harm", ["junk", "gone", "cut", "schema"])
def test_whatever_happened_to_the_file_all_is_recovered(
    project: Project, me: Identity, harm: str
) -> None:
    path = project.path
    content = path.read_bytes()
    if harm == "junk":
        path.write_bytes(b"junk" * 4000)
    elif harm == "gone":
        path.unlink()
    elif harm == "cut":
        path.write_bytes(content[: len(content) // 2])
    else:
        path.write_bytes(b"\x00" * 4096 + content[4096:])
    recover(path, out_of(path))
    assert words_in(out_of(path), me) == ALL


def test_without_a_work_copy_the_backups_help(project: Project, me: Identity) -> None:
    shutil.rmtree(project._document.place.folder / "damaged", ignore_errors=True)
    place = project._document.place
    project.close()
    for file in place.folder.glob("journal*"):
        file.unlink()
    project.path.write_bytes(b"junk" * 4000)
    found = recover(project.path, out_of(project.path))
    assert words_in(out_of(project.path), me) == {"one", "two"}
    assert all("backup" in source.name for source in found.sources)


def test_a_damaged_work_copy_is_salvaged(project: Project, me: Identity) -> None:
    place = project._document.place
    project.close()
    with closing(sqlite3.connect(place.journal)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = place.journal.read_bytes()
    place.journal.write_bytes(b"\x00" * 4096 + content[4096:])
    recover(project.path, out_of(project.path))
    assert words_in(out_of(project.path), me) == ALL


def test_a_word_that_was_changed_in_the_work_copy_is_not_taken_over(
    project: Project, me: Identity
) -> None:
    place = project._document.place
    project.close()
    with closing(sqlite3.connect(place.journal, isolation_level=None)) as connection:
        connection.execute("UPDATE change SET new = replace(new, 'two', 'tow')")
        connection.execute("UPDATE change SET new = replace(new, 'not published', 'not sealed')")
    found = recover(project.path, out_of(project.path))
    assert words_in(out_of(project.path), me) == ALL - {"not published"}
    (lost,) = found.lost
    assert lost.endswith(" in the work copy of this computer")


def test_what_is_damaged_everywhere_is_named_as_lost(project: Project, me: Identity) -> None:
    path = project.path
    copy = path.with_name("elsewhere.narrative")
    shutil.copy(path, copy)
    with tampering(copy) as connection:
        connection.execute("UPDATE txn SET label = 'Other' WHERE label = 'Add two'")
    found = recover(copy, out_of(path))
    assert words_in(out_of(path), me) == {"one", "three"}
    (lost,) = found.lost
    assert lost.startswith("transaction ")
    assert lost.endswith(" in the file")


def test_nothing_recovered_is_said_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "a.narrative").write_bytes(b"junk")
    with pytest.raises(DocumentError, match=r"Nothing sound was found in “a\.narrative”"):
        recover(tmp_path / "a.narrative", tmp_path / "out.narrative")
    with pytest.raises(DocumentError, match=r"“gone\.narrative” is not there"):
        recover(tmp_path / "gone.narrative", tmp_path / "out.narrative")
    assert not (tmp_path / "out.narrative").exists()


def test_a_newer_document_is_left_to_a_newer_studio(project: Project) -> None:
    with closing(sqlite3.connect(project.path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.USER_VERSION + 1}")
    with pytest.raises(NewerDocument):
        recover(project.path, out_of(project.path))


def test_what_is_recovered_is_the_same_document(project: Project) -> None:
    recover(project.path, out_of(project.path))
    ours, theirs = (read_contents(path) for path in (project.path, out_of(project.path)))
    assert ours.document_id == theirs.document_id
    assert {txn.id for txn in ours.txns} < {txn.id for txn in theirs.txns}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders there")
def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.narrative")
    (tmp_path / "ring.narrative").symlink_to(tmp_path / "ring.narrative")
    for name, words in {
        "pipe.narrative": "is no ordinary file",
        "ring.narrative": "cannot be read: Too many levels of symbolic links",
        f"{'x' * 300}.narrative": "cannot be read: File name too long",
    }.items():
        with pytest.raises(DocumentError, match=f"“{name}” {words}"):
            recover(tmp_path / name, tmp_path / "out.narrative")
    with pytest.raises(DocumentError, match="is no ordinary file"):
        salvage(tmp_path / "pipe.narrative")


def test_pictures_that_are_gone_and_what_waits_for_a_lost_operation_are_told(
    project: Project, tmp_path: Path
) -> None:
    with project.op("Set a picture") as op:
        story = op.create(Narrative(id=NarrativeId(new_id())))
        picture = project.keep_picture(b"a picture")
        op.create(Frame(id=FrameId(new_id()), narrative=story.id, picture=picture))
    project.publish()
    copy = Path(shutil.copy(project.path, tmp_path / "elsewhere.narrative"))
    with tampering(copy) as connection:
        connection.execute("DELETE FROM blob")
        connection.execute("UPDATE txn SET label = 'Other' WHERE label = 'Add one'")
    found = recover(copy, tmp_path / "out.narrative")
    assert "the picture of a frame" in found.lost
    assert len(found.lost) == 2
    assert found.waiting == 4


def test_what_a_backup_of_another_document_holds_is_left_out(
    project: Project, me: Identity, tmp_path: Path
) -> None:
    other = Project.create(tmp_path / "other.narrative", me=me)
    say(other, "another's")
    other.publish()
    other.close()
    shutil.copy(other.path, project._document.place.backups / "other.narrative")
    recover(project.path, out_of(project.path))
    assert words_in(out_of(project.path), me) == ALL


def test_where_nothing_was_ever_done_nothing_is_recovered(tmp_path: Path) -> None:
    path = write_file(tmp_path / "a.narrative")
    with pytest.raises(DocumentError, match=r"Nothing of “a\.narrative” could be recovered"):
        recover(path, tmp_path / "out.narrative")
