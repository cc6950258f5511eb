"""What is damaged is named part by part; what has only not arrived yet is no damage."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from narrative_studio.errors import Cancelled, NotADocument
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import FrameId, NarrativeId, ProofId, new_id
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.project import Identity, Project
from narrative_studio.store import verify
from narrative_studio.store.publish import write_document
from narrative_studio.store.verify import verify_document, verify_work
from tests.narrative_studio.store.desks import Desk
from tests.narrative_studio.store.strangers import tampering

LONG = "Traceable in minutes, not days. " * 40


@pytest.fixture
def project(path: Path, me: Identity, opened: ExitStack) -> Project:
    made = Project.create(path, me=me)
    opened.callback(made.close)
    with made.op("Begin") as op:
        story = op.create(Narrative(id=NarrativeId(new_id())))
        picture = made.keep_picture(b"a picture")
        frame = op.create(
            Frame(id=FrameId(new_id()), narrative=story.id, script=LONG, picture=picture)
        )
    for n in range(3):
        with made.op("Edit") as op:
            op.set(Frame, frame.id, bases={}, script=f"{n} {LONG}")
    made.publish()
    return made


def work_of(project: Project) -> Path:
    return project._document.place.journal


def test_a_sound_document_is_counted(project: Project) -> None:
    found, work = project.verify()()
    assert found is not None
    assert found.is_sound
    assert work == ()
    assert (found.operations, found.pictures, found.replicas) == (6, 1, 1)
    assert (found.changes, found.waiting, found.missing_bases, found.notes) == (7, 0, 0, ())
    assert found.document_id == project.view().project.id


def test_before_it_was_ever_published_there_is_no_file_to_check(
    path: Path, me: Identity, opened: ExitStack
) -> None:
    made = Project.create(path, me=me)
    opened.callback(made.close)
    assert made.verify()() == (None, ())


def test_a_changed_word_is_found(project: Project) -> None:
    with tampering(project.path) as connection:
        connection.execute("UPDATE txn SET label = 'Other' WHERE label = 'Begin'")
    found = verify_document(project.path)
    assert not found.is_sound
    (said,) = found.problems
    assert said.startswith("transaction ")
    assert said.endswith(" is damaged and is left out")
    assert found.advice == ("Bring back what else is there with narrative-studio recover.",)
    assert (found.waiting, found.missing_bases) == (3, 1)


def test_the_edits_of_a_long_text_go_with_what_they_are_made_of(project: Project) -> None:
    with tampering(project.path) as connection:
        connection.execute(
            "UPDATE change SET new = replace(new, 'minutes', 'hours') WHERE tbl = 'frame'"
        )
    assert len(verify_document(project.path).problems) == 4


def test_what_has_not_arrived_is_a_note_and_no_damage(tmp_path: Path) -> None:
    ada, bo = (Desk(name) for name in ("ada", "bo"))
    row = ada.element("One")
    for name in ("Two", "Three"):
        ada.edit(row, name=name)
    txns = list(ada.journal.txns())
    bo.take(txns[:2] + txns[3:])
    write_document(bo.journal.connection, tmp_path / "a.narrative")
    found = verify_document(tmp_path / "a.narrative")
    assert found.is_sound
    assert (found.waiting, found.missing_bases) == (1, 1)
    assert found.notes == (
        "1 operation waits for an earlier one that has not arrived.",
        "1 change replaces one that has not arrived.",
    )


def test_a_missing_picture_is_found(project: Project) -> None:
    with tampering(project.path) as connection:
        connection.execute("DELETE FROM blob")
    found = verify_document(project.path)
    assert found.problems == ("the picture of a frame is missing",)
    assert not found.has_damage
    (advice,) = found.advice
    assert advice.startswith("Merge a backup or another copy")
    assert "recover" not in advice


def test_what_is_no_document_cannot_be_verified(tmp_path: Path) -> None:
    (tmp_path / "a.narrative").write_bytes(b"junk")
    with pytest.raises(NotADocument):
        verify_document(tmp_path / "a.narrative")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE txn SET label = 'Other' WHERE t = 3", "has been changed since it was made"),
        ("UPDATE frame SET headline = 'Other'", "the table frame is not what follows"),
        ("DELETE FROM head WHERE tbl = 'frame'", "the table head is not what follows"),
        ("UPDATE change SET new = x'00' WHERE typeof(new) = 'blob'", "cannot be read"),
    ],
)
def test_a_work_copy_that_was_changed_by_hand_is_found(
    project: Project, statement: str, said: str
) -> None:
    place = work_of(project)
    project.close()
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute(statement)
    assert any(said in problem for problem in verify_work(place))


def test_a_personal_value_that_is_another_is_found(project: Project) -> None:
    with project.op("Add") as op:
        op.create(Proof(id=ProofId(new_id()), customer="Moor Dairy"))
    place = work_of(project)
    project.close()
    assert verify_work(place) == ()
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("UPDATE personal SET value = 'Moor dairy'")
    assert verify_work(place) == ("a personal value is not the one that was written",)


def test_a_work_copy_that_is_no_database_is_found(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"junk" * 400)
    (said,) = verify_work(tmp_path / "journal.db")
    assert said.startswith("the work copy cannot be read")


def test_a_changed_word_is_found_beside_whoever_works(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "_BETWEEN_RESTS", 2)
    with closing(sqlite3.connect(work_of(project), isolation_level=None)) as connection:
        connection.execute("UPDATE txn SET label = 'Other' WHERE t = 3")
        connection.execute("UPDATE change SET new = x'00' WHERE t = 6")

    def work() -> None:
        # No lock is held meanwhile: the log can even be put back into the database.
        with project.op("Edit") as op:
            op.create(Narrative(id=NarrativeId(new_id())))
        done = project._journal.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert done[0] == 0
        rests.append(1)

    rests: list[int] = []
    assert project.check_seals()(work) == ("operation number 3", "operation number 6")
    assert len(rests) == 3
    with closing(Project.read(project.path, me=project.me)) as read:
        assert read.check_seals()(work) == ()


def test_a_search_for_changed_words_is_ended_by_its_rest(project: Project, tmp_path: Path) -> None:
    def stop() -> None:
        raise Cancelled("Stopped.")

    for n in range(40):
        with project.op("Edit") as op:
            op.create(Narrative(id=NarrativeId(new_id()), title=str(n)))
    with pytest.raises(Cancelled):
        project.check_seals()(stop)
    (tmp_path / "journal.db").write_bytes(b"junk" * 400)
    found = verify.changed_operations(tmp_path / "journal.db", rest=stop)
    assert found == ("the work copy cannot be read",)


def test_a_work_copy_is_verified_beside_whoever_works_in_it(project: Project) -> None:
    with project.op("Edit") as op:
        op.create(Narrative(id=NarrativeId(new_id()), title="Short call"))
    assert verify_work(work_of(project)) == ()
