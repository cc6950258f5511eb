"""Personal values lie beside the journal and can be dropped from every copy."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from narrative_studio.commands.versions import decide, erase_personal
from narrative_studio.errors import PublishFailed
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import ProofId, new_id
from narrative_studio.project import Identity, Project
from narrative_studio.store.foreign import read_contents
from narrative_studio.store.merge import merge_documents
from narrative_studio.store.personal import (
    erase_from,
    is_sound,
    is_token,
    may_hold,
    new_personal,
)
from narrative_studio.store.places import data_folder
from tests.narrative_studio.store.desks import Desk
from tests.narrative_studio.store.strangers import tampering

SECRET = "Moor Dairy Ltd, ask Jo Tanner"


def test_equal_values_get_different_tokens_that_tell_nothing() -> None:
    first, second = new_personal(SECRET), new_personal(SECRET)
    assert first.token != second.token
    assert is_token(first.token)
    assert not is_token(SECRET)
    assert SECRET not in first.token
    assert is_sound(*first)


@pytest.mark.parametrize(
    "line",
    [
        ("personal:00", b"salt", SECRET),
        (new_personal(SECRET).token, b"salt", SECRET),
        (None, b"salt", SECRET),
        (new_personal("a\x00b")),
        (new_personal(SECRET).token, "salt", SECRET),
        (new_personal(SECRET).token, b"salt", 5),
        (new_personal(SECRET).token, b"salt", "broken letter \udcff"),
    ],
)
def test_a_value_under_a_token_that_is_not_its_own_is_refused(
    line: tuple[object, object, object],
) -> None:
    assert not is_sound(*line)


@pytest.fixture
def project(path: Path, me: Identity, opened: ExitStack) -> Project:
    made = Project.create(path, me=me)
    opened.callback(made.close)
    with made.op("Add proof") as op:
        op.create(Proof(id=ProofId(new_id()), customer_alias="a dairy", customer=SECRET))
    made.publish()
    return made


def everywhere(project: Project) -> bytes:
    """All bytes of the document, its work copy and its backups."""
    folder = project._document.place.folder
    files = [project.path, *(file for file in folder.rglob("*") if file.is_file())]
    return b"".join(file.read_bytes() for file in files)


def test_a_value_travels_with_the_document(project: Project, me: Identity) -> None:
    copy = Project.read(project.path, me=me)
    (proof,) = copy.view().proofs.values()
    assert proof.customer == SECRET
    copy.close()


def test_an_erased_value_is_gone_from_file_work_copy_and_backups(project: Project) -> None:
    for title in ("one", "two"):
        with project.op("Edit") as op:
            op.set(type(project.view().project), project.view().project.id, bases={}, title=title)
        project.publish()
    assert SECRET.encode() in everywhere(project)
    (proof,) = project.view().proofs.values()
    erase_personal(project, row=proof, column="customer")
    project.publish()
    assert len(list(project._document.place.backups.iterdir())) >= 2
    assert SECRET.encode() not in everywhere(project)
    assert b"a dairy" in everywhere(project)


def test_what_another_erased_goes_from_my_backups_too(project: Project, me: Identity) -> None:
    other = Project.read(project.path, me=me)
    (proof,) = other.view().proofs.values()
    erase_personal(other, row=proof, column="customer")
    other.publish()
    other.close()
    project.publish()
    (proof,) = project.view().proofs.values()
    assert proof.customer == ""
    assert SECRET.encode() not in everywhere(project)


def erase(project: Project) -> None:
    (proof,) = project.view().proofs.values()
    erase_personal(project, row=proof, column="customer")
    project.publish()


def retitle(project: Project, title: str) -> None:
    with project.op("Edit") as op:
        op.set(type(project.view().project), project.view().project.id, bases={}, title=title)
    project.publish()


def put_over(project: Project, older: Path) -> None:
    """Put another file where the document is, as a sync client or a person does."""
    shutil.copy(older, project.path)


def kept_bytes() -> bytes:
    """All bytes that this computer keeps of whatever document."""
    files = [file for file in data_folder().rglob("*") if file.is_file()]
    return b"".join(file.read_bytes() for file in files)


def test_a_value_does_not_come_back_with_an_older_file(project: Project, me: Identity) -> None:
    older = Path(shutil.copy(project.path, project.path.with_name("older")))
    erase(project)
    put_over(project, older)
    project.publish()
    assert SECRET.encode() not in everywhere(project)
    retitle(project, "two")
    put_over(project, older)
    project.close()
    with closing(Project.open(project.path, me=me)) as again:
        again.publish()
        assert [one.customer for one in again.view().proofs.values()] == [""]
        assert SECRET.encode() not in everywhere(again)


def test_a_value_does_not_come_back_with_the_file_of_a_colleague_who_had_not_heard(
    project: Project, me: Identity
) -> None:
    stale = Path(shutil.copy(project.path, project.path.with_name("stale.narrative")))
    with closing(Project.read(stale, me=me)) as other:
        retitle(other, "theirs")
    erase(project)
    put_over(project, stale)
    project.publish()
    assert project.view().project.title == "theirs"
    assert SECRET.encode() not in everywhere(project)


def test_a_backup_never_has_it_even_where_the_file_cannot_be_replaced(project: Project) -> None:
    older = Path(shutil.copy(project.path, project.path.with_name("older")))
    erase(project)
    put_over(project, older)
    project.path.chmod(0o444)
    with pytest.raises(PublishFailed):
        project.publish()
    assert SECRET.encode() not in kept_bytes()


def test_what_a_command_kept_without_knowing_goes_when_the_document_is_opened(
    project: Project, me: Identity
) -> None:
    older = Path(shutil.copy(project.path, project.path.with_name("older")))
    erase(project)
    put_over(project, older)
    project.close()
    with closing(Project.read(project.path, me=me)) as command:
        retitle(command, "by a command")
    assert SECRET.encode() in kept_bytes()
    with closing(Project.open(project.path, me=me)) as again:
        assert SECRET.encode() not in kept_bytes()
        again.publish()
        assert SECRET.encode() not in everywhere(again)


def test_a_command_that_hears_of_it_drops_it_from_what_is_kept(
    project: Project, me: Identity
) -> None:
    retitle(project, "two")
    project.close()
    with closing(Project.read(project.path, me=me)) as command:
        erase(command)
    assert SECRET.encode() not in kept_bytes() + project.path.read_bytes()


def test_a_merge_keeps_none_of_the_file_that_it_replaces(project: Project) -> None:
    older = Path(shutil.copy(project.path, project.path.with_name("older.narrative")))
    erase(project)
    merge_documents([project.path, older], older)
    assert SECRET.encode() not in kept_bytes() + older.read_bytes()


def test_the_old_place_after_save_as_does_not_keep_it(project: Project, me: Identity) -> None:
    (proof,) = project.view().proofs.values()
    project.keep_draft(proof, "customer", SECRET + " typed", bases={})
    retitle(project, "two")
    old = project.path
    project.move_to(old.with_name("New.narrative"))
    project.drop_draft(proof, "customer")
    erase(project)
    assert SECRET.encode() not in kept_bytes()
    with closing(Project.open(old, me=me)) as again:
        assert again.recover_drafts() == 0
        assert again.is_published


def test_a_file_that_has_it_beside_its_erasure_is_written_again(project: Project) -> None:
    ours = project._journal.personal()
    erase(project)
    with tampering(project.path) as connection:
        connection.executemany("INSERT INTO personal VALUES (?, ?, ?)", ours)
    assert SECRET.encode() in project.path.read_bytes()
    project.publish()
    assert SECRET.encode() not in everywhere(project)


def test_where_a_value_may_stand_is_told_from_what_speaks_of_it(project: Project) -> None:
    tokens = frozenset(one.token for one in project._journal.personal())
    assert may_hold(project.path, tokens)
    assert not may_hold(project.path, frozenset({"personal:" + "0" * 64}))
    broken = project.path.with_name("broken")
    broken.write_bytes(project.path.read_bytes()[512:])
    assert may_hold(broken, tokens)
    erase(project)
    assert not may_hold(project.path, tokens)
    assert next(iter(tokens)).encode() in project.path.read_bytes()


def test_a_copy_that_holds_none_is_not_written_again(project: Project, tmp_path: Path) -> None:
    before = project.path.read_bytes()
    with closing(sqlite3.connect(project.path)) as connection:
        (changes,) = connection.execute("PRAGMA data_version").fetchone()
        assert erase_from([project.path], ["personal:" + "0" * 64]) == []
        assert connection.execute("PRAGMA data_version").fetchone() == (changes,)
    assert project.path.read_bytes() == before


def test_a_copy_that_cannot_be_cleaned_is_named(tmp_path: Path, project: Project) -> None:
    junk = tmp_path / "junk"
    junk.write_bytes(b"no database at all")
    token = next(iter(project._journal.personal())).token
    assert erase_from([junk, project.path], [token]) == [junk]
    assert read_contents(project.path).personal == ()
    assert SECRET.encode() not in project.path.read_bytes()


def test_what_was_only_let_go_in_a_copy_is_gone_from_its_free_pages_too(
    tmp_path: Path, project: Project
) -> None:
    """As in a work copy set aside, which has never been written anew as a whole."""
    copy = Path(shutil.copy(project.path, tmp_path / "copy"))
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("DELETE FROM personal")
    assert SECRET.encode() in copy.read_bytes()
    assert erase_from([copy], [next(iter(project._journal.personal())).token]) == []
    assert SECRET.encode() not in copy.read_bytes()


def test_a_copy_of_the_first_version_needs_no_cleaning(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "old")) as connection:
        connection.execute("CREATE TABLE txn (t)")
    before = (tmp_path / "old").read_bytes()
    assert erase_from([tmp_path / "old"], ["personal:x"]) == []
    assert (tmp_path / "old").read_bytes() == before


def test_a_tampered_value_is_set_aside(project: Project, me: Identity) -> None:
    with tampering(project.path) as connection:
        connection.execute("UPDATE personal SET value = 'Somebody else'")
    contents = read_contents(project.path)
    assert contents.personal == ()
    assert contents.set_aside == ("a personal value",)


def test_people_read_values_and_never_tokens(path: Path) -> None:
    ada = Desk("ada")
    bo = Desk("bo", world=ada.world)
    with ada.project.op("Add proof") as op:
        row = op.create(Proof(id=ProofId(new_id()), customer="Moor"))
    before = dict(ada.project.past.cut)

    def sync() -> None:
        for one, other in ((ada, bo), (bo, ada)):
            other.journal.absorb(one.journal.txns(), personal=one.journal.personal())
            other.reopen()

    sync()
    ada.edit(row, customer="Moor Dairy")
    bo.edit(row, customer="Moor Mill")
    sync()
    (found,) = ada.project.past.misalignments
    assert {one.value for one in found.wordings} == {"Moor Dairy", "Moor Mill"}
    assert found.ancestor == "Moor"
    assert ada.project.past.view_at(before).proofs[row.id].customer == "Moor"
    decide(ada.project, misalignment=found, value="Moor Dairy")
    assert ada.project.view().proofs[row.id].customer == "Moor Dairy"
    assert ada.project.past.misalignments == ()
    ada.delete(row)
    bo.edit(bo.project.view().proofs[row.id], customer="Moor Farm")
    sync()
    (gone,) = ada.project.past.open_deletions
    assert gone.cells["customer"].value == "Moor Farm"
    last = ada.project.past.last_words("proof", row.id)
    assert isinstance(last, Proof)
    assert last.customer == "Moor Farm"


def test_the_same_name_by_two_people_is_agreement(path: Path) -> None:
    ada = Desk("ada")
    bo = Desk("bo", world=ada.world)
    with ada.project.op("Add proof") as op:
        row = op.create(Proof(id=ProofId(new_id())))
    bo.take(ada.journal.txns())
    for desk in (ada, bo):
        desk.edit(row, customer="Moor")
    ada.journal.absorb(bo.journal.txns(), personal=bo.journal.personal())
    ada.reopen()
    assert ada.project.past.misalignments == ()
