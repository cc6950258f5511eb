"""What this computer keeps of a document is cleaned of what was erased, wherever it lies."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import ProofId, new_id
from narrative_studio.project import Identity, Project
from narrative_studio.store.erasing import erase_kept, remove_erased
from narrative_studio.store.places import WorkPlace, places_of

SECRET = "Moor Dairy Ltd"


@pytest.fixture
def project(path: Path, me: Identity) -> Iterator[Project]:
    """A document that is open, holds a personal value and has a backup with it."""
    with closing(Project.create(path, me=me)) as made:
        for customer in (SECRET, ""):
            with made.op("Add proof") as op:
                op.create(Proof(id=ProofId(new_id()), customer=customer))
            made.publish()
        yield made


@pytest.fixture
def tokens(project: Project) -> frozenset[str]:
    return frozenset(one.token for one in project._journal.personal())


def own(project: Project) -> WorkPlace:
    return project._document.place


def places(project: Project) -> list[WorkPlace]:
    return places_of(str(project._journal.document_id))


def with_value(folder: Path) -> set[str]:
    """The names of the files that hold the value."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.name for file in files if SECRET.encode() in file.read_bytes()}


def test_what_has_come_since_is_cleaned_and_the_rest_is_left(
    project: Project, tokens: frozenset[str]
) -> None:
    place = own(project)
    (backup,) = place.backups.iterdir()
    older = Path(shutil.copy(backup, project.path.with_name("older")))
    known = erase_kept([place], tokens, known=frozenset(), own=place)
    assert not with_value(place.backups)
    at = backup.stat().st_mtime_ns
    shutil.copy(older, place.backups / "00000000000000000001-late")
    assert with_value(place.backups)
    after = erase_kept([place], tokens, known=known, own=place)
    assert not with_value(place.backups)
    assert known < after
    assert backup.stat().st_mtime_ns == at
    assert erase_kept([place], tokens, known=after, own=place) == after


def test_a_file_that_has_changed_since_is_cleaned_again(
    project: Project, tokens: frozenset[str]
) -> None:
    place = own(project)
    (backup,) = place.backups.iterdir()
    content = backup.read_bytes()
    known = erase_kept([place], tokens, known=frozenset(), own=place)
    backup.write_bytes(content)
    erase_kept([place], tokens, known=known, own=place)
    assert not with_value(place.backups)


def test_a_work_copy_that_is_open_elsewhere_waits(
    project: Project, tokens: frozenset[str], me: Identity, opened: ExitStack
) -> None:
    copy = Path(shutil.copy(project.path, project.path.with_name("Copy.narrative")))
    other = Project.open(copy, me=me)
    opened.callback(other.close)
    place = own(other)
    known = erase_kept(places(project), tokens, known=frozenset(), own=own(project))
    assert other._journal.personal()
    other.close()
    erase_kept(places(project), tokens, known=known, own=own(project))
    assert not with_value(place.folder)
    assert place.is_as_closed()


def test_what_is_damaged_stays_unless_it_may_hold_a_value(
    project: Project, tokens: frozenset[str]
) -> None:
    place = own(project)
    place.damaged.mkdir()
    (place.damaged / "1-harmless").write_bytes(b"junk " + next(iter(tokens)).encode())
    (place.damaged / "2-telling").write_bytes(b"junk " + project.path.read_bytes())
    erase_kept([place], tokens, known=frozenset(), own=place)
    assert [file.name for file in place.damaged.iterdir()] == ["1-harmless"]


def test_a_damaged_work_copy_of_another_place_is_never_removed(
    project: Project, tokens: frozenset[str], me: Identity
) -> None:
    copy = Path(shutil.copy(project.path, project.path.with_name("Copy.narrative")))
    with closing(Project.open(copy, me=me)) as other:
        place = own(other)
    broken = b"junk " + place.journal.read_bytes()
    place.journal.write_bytes(broken)
    erase_kept(places(project), tokens, known=frozenset(), own=own(project))
    assert place.journal.read_bytes() == broken


def test_what_can_neither_be_cleaned_nor_removed_is_named(
    project: Project, tokens: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    junk = project.path.with_name("junk")
    junk.write_bytes(b"junk " + project.path.read_bytes())

    def not_permitted(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "unlink", not_permitted)
    with pytest.raises(DocumentError, match=r"could not be erased from .*junk: .*not permitted"):
        remove_erased([junk], tokens)
