"""Copies of one document become one, in any order and any number of times."""

from __future__ import annotations

import itertools
import shutil
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError, PublishFailed
from narrative_studio.model.ids import ElementId, new_id
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.project import Identity, Project
from narrative_studio.store import merge
from narrative_studio.store.connections import connect_work
from narrative_studio.store.foreign import Contents, read_contents
from narrative_studio.store.journal import Journal
from narrative_studio.store.merge import merge_documents, write_new
from narrative_studio.store.places import WorkPlace, work_place
from narrative_studio.store.publish import backups_in
from narrative_studio.store.recover import recover
from narrative_studio.store.verify import verify_document
from tests.narrative_studio.store.strangers import tampering
from tests.narrative_studio.store.test_copies import BO, say, texts
from tests.narrative_studio.store.test_journal import made_elsewhere


@pytest.fixture
def copies(path: Path, me: Identity, opened: ExitStack) -> list[Path]:
    """Three copies of one document in which three people have gone on alone."""
    base = Project.create(path, me=me)
    opened.callback(base.close)
    with base.op("Begin") as op:
        element = op.create(
            Element(id=ElementId(new_id()), kind=ElementKind.VALUE, statement="It takes minutes.")
        )
    base.publish()
    found = [path]
    for n, who in enumerate((BO, me)):
        place = Path(shutil.copy(path, path.with_name(f"copy {n}.narrative")))
        copy = Project.read(place, me=who)
        say(copy, f"word {n}")
        with copy.op("Reword") as op:
            op.set(Element, element.id, bases={}, statement=f"Wording {n}.")
        copy.publish()
        copy.close()
        found.append(place)
    return found


def test_all_that_any_copy_holds_is_in_the_result(
    copies: list[Path], tmp_path: Path, me: Identity
) -> None:
    results = []
    for n, order in enumerate(itertools.permutations(copies)):
        target = tmp_path / f"merged {n}.narrative"
        report = merge_documents([*order, order[0]], target)
        results.append({txn.id: txn for txn in read_contents(target).txns})
        assert report.operations == len(results[-1])
        assert [part.path for part in report.parts] == [*order, order[0]]
        assert report.parts[-1].new == 0
        (found,) = report.misalignments
        assert {one.value for one in found.wordings} == {"Wording 0.", "Wording 1."}
        assert verify_document(target).is_sound
    assert all(result == results[0] for result in results)
    merged = Project.read(tmp_path / "merged 0.narrative", me=me)
    assert texts(merged) == {"word 0", "word 1"}
    merged.close()


def test_the_result_may_take_the_place_of_one_of_them(copies: list[Path]) -> None:
    merge_documents(copies, copies[0])
    held = [{txn.id for txn in read_contents(path).txns} for path in copies]
    assert held[0] == set().union(*held)


def test_another_file_is_not_overwritten(copies: list[Path], tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("notes")
    with pytest.raises(DocumentError, match=r"“other\.txt” exists already"):
        merge_documents(copies, other)
    assert other.read_text() == "notes"


def test_different_projects_are_refused(
    copies: list[Path], tmp_path: Path, me: Identity, opened: ExitStack
) -> None:
    other = Project.create(tmp_path / "other.narrative", me=me)
    opened.callback(other.close)
    other.publish()
    with pytest.raises(DocumentError, match=r"different projects\. Export “other\.narrative” as"):
        merge_documents([copies[0], other.path], tmp_path / "out.narrative")
    assert not (tmp_path / "out.narrative").exists()


def test_damaged_parts_are_named_and_the_rest_is_merged(copies: list[Path], tmp_path: Path) -> None:
    with tampering(copies[1]) as connection:
        connection.execute("UPDATE txn SET label = 'Other' WHERE label = 'Add word 0'")
    report = merge_documents(copies, tmp_path / "out.narrative")
    assert [len(part.set_aside) for part in report.parts] == [0, 1, 0]


def test_an_operation_that_claims_the_place_of_another_is_named(
    copies: list[Path], tmp_path: Path
) -> None:
    held = read_contents(copies[1])
    *others, last = sorted(held.txns, key=lambda txn: txn.id)
    rival = made_elsewhere(last, clock=last.clock + 1, label="Made in a copied work copy")
    journal, file = Journal(connect_work(None)), tmp_path / "rival.narrative"
    with closing(journal.connection):
        journal.set_document_id(held.document_id)
        journal.absorb([*others, rival], held.blobs, held.personal)
        write_new(journal, file)
    report = merge_documents([copies[1], file], tmp_path / "out.narrative")
    assert [part.set_aside for part in report.parts] == [(), (f"transaction {rival.id}",)]
    assert report.lost == ((file, f"transaction {rival.id}"),)


def test_a_file_that_somebody_writes_at_the_same_moment_is_left_alone(
    copies: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = copies[1].read_bytes()

    def read_while_they_write(path: Path) -> Contents:
        found = read_contents(path)
        copies[0].write_bytes(theirs)
        return found

    monkeypatch.setattr(merge, "read_contents", read_while_they_write)
    with pytest.raises(DocumentError, match="by somebody else at the same moment"):
        merge_documents([copies[0], copies[2]], copies[0])
    assert copies[0].read_bytes() == theirs


def damage(path: Path, label: str) -> bytes:
    """Change an operation of a file, so that its seal does not fit; what the file is then."""
    with tampering(path) as connection:
        connection.execute("UPDATE txn SET label = 'Other' WHERE label = ?", (label,))
    return path.read_bytes()


def place_of(path: Path) -> WorkPlace:
    return work_place(read_contents(path).document_id, path)


def test_a_damaged_file_that_the_result_replaces_is_kept_aside(copies: list[Path]) -> None:
    target = copies[1]
    before = damage(target, "Add word 0")
    report = merge_documents([target, target], target)
    assert report.kept is not None
    assert report.kept.read_bytes() == before
    assert report.kept.parent == place_of(target).damaged
    ((path, gone),) = report.lost
    assert path == target
    assert gone.startswith("transaction ")
    recover(target, target.with_name("back.narrative"))
    texts_file = target.with_name("back set aside.txt")
    assert "word 0" in texts_file.read_text(encoding="utf-8")


def test_a_damaged_file_that_cannot_be_kept_is_not_replaced(copies: list[Path]) -> None:
    target = copies[1]
    before = damage(target, "Add word 0")
    place = place_of(target)
    place.folder.mkdir(parents=True, exist_ok=True)
    place.damaged.write_text("in the way")
    with pytest.raises(PublishFailed, match=r"could not be kept aside: .* Nothing was changed\."):
        merge_documents(copies, target)
    assert target.read_bytes() == before


def test_what_another_file_holds_whole_is_not_lost(copies: list[Path]) -> None:
    whole = Path(shutil.copy(copies[1], copies[1].with_name("whole.narrative")))
    before = damage(copies[1], "Add word 0")
    report = merge_documents([copies[1], whole], copies[1])
    assert report.lost == ()
    assert report.kept is not None
    assert report.kept.read_bytes() == before
    assert verify_document(copies[1]).is_sound


def test_a_sound_file_that_the_result_replaces_is_a_backup(copies: list[Path]) -> None:
    before = copies[0].read_bytes()
    report = merge_documents(copies, copies[0])
    assert (report.kept, report.lost) == (None, ())
    assert before in [one.path.read_bytes() for one in backups_in(place_of(copies[0]).backups)]


def test_a_sound_file_is_a_backup_also_where_a_damaged_one_was_merged(copies: list[Path]) -> None:
    damage(copies[1], "Add word 0")
    before = copies[0].read_bytes()
    report = merge_documents(copies[:2], copies[0])
    assert [len(part.set_aside) for part in report.parts] == [0, 1]
    assert report.kept is None
    assert before in [one.path.read_bytes() for one in backups_in(place_of(copies[0]).backups)]


def test_a_place_that_cannot_be_written_is_named(copies: list[Path], tmp_path: Path) -> None:
    with pytest.raises(PublishFailed, match=r"could not be written to .*\. Nothing was changed\."):
        merge_documents(copies, tmp_path / "gone" / "out.narrative")


def test_a_deletion_that_had_not_seen_an_edit_is_told(copies: list[Path], tmp_path: Path) -> None:
    ada = Project.read(copies[1], me=BO)
    (row,) = ada.view().elements.values()
    with ada.op("Delete") as op:
        op.delete(Element, row.id)
    ada.publish()
    ada.close()
    report = merge_documents(copies, tmp_path / "out.narrative")
    (found,) = report.open_deletions
    assert found.row == row.id
    assert report.misalignments == ()
