"""A test of the tests: bugs in what is kept of replaced files, and in what is erased, are shown."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.commands.versions import erase_personal
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import ProofId, new_id
from narrative_studio.project import Identity, Project
from narrative_studio.store import document, erasing, journal, merge, publish, writing
from narrative_studio.store.places import places_of
from tests.narrative_studio.store.planting import Check, Plant, see_it_fall
from tests.narrative_studio.store.strangers import tampering
from tests.narrative_studio.store.test_copies import say


def erasing_leaves_the_backups(patch: pytest.MonkeyPatch) -> None:
    """What was erased stands in the copies of this computer."""
    patch.setattr(erasing, "erase_from", lambda *_: [])


def only_the_backups_of_then_are_cleaned(patch: pytest.MonkeyPatch) -> None:
    """A file that is kept after the erasure is taken for one that never had the value."""
    right = erasing.erase_kept

    def wrong(*places: Any, known: frozenset[str], **parts: Any) -> frozenset[str]:
        return known or right(*places, known=known, **parts)

    patch.setattr(document, "erase_kept", wrong)
    patch.setattr(writing, "remove_erased", lambda *_: None)


def only_this_place_is_cleaned(patch: pytest.MonkeyPatch) -> None:
    """What was erased stands in the work copy of the place before Save as."""
    right = erasing.erase_kept

    def wrong(places: Any, erased: Any, *, known: Any, own: Any) -> frozenset[str]:
        return right([own], erased, known=known, own=own)

    patch.setattr(document, "erase_kept", wrong)


def erased_values_come_back(patch: pytest.MonkeyPatch) -> None:
    """An older copy that is merged brings erased values along."""

    def wrong(self: journal.Journal, personal: Iterable[Any]) -> None:
        self.connection.executemany("INSERT OR IGNORE INTO personal VALUES (?, ?, ?)", personal)

    patch.setattr(journal.Journal, "_put_personal", wrong)


def check_erased(path: Path, me: Identity) -> None:
    with closing(Project.create(path, me=me)) as project:
        with project.op("Add") as op:
            proof = op.create(Proof(id=ProofId(new_id()), customer="Moor Dairy"))
        project.publish()
        old = Path(shutil.copy(path, path.with_name("old")))
        say(project, "one")
        project.publish()
        project.move_to(path.with_name("Moved.narrative"))
        say(project, "two")
        project.publish()
        erase_personal(project, row=proof, column="customer")
        project.publish()
        project.merge(old)
        assert project._journal.personal() == []
        shutil.copy(old, project.path)
        project.publish()
        document_id = str(project._journal.document_id)
        files = [file for place in places_of(document_id) for file in place.folder.rglob("*")]
        kept = [file.read_bytes() for file in files if file.is_file()]
        assert not any(b"Moor Dairy" in content for content in kept)


def damaged_words_are_merged_away(patch: pytest.MonkeyPatch) -> None:
    """What cannot be read of a file is gone when a merge replaces it."""

    def wrong(path: Path, place: Any, **_: Any) -> None:
        publish.keep_backup(path, place.backups)

    patch.setattr(merge, "keep_replaced", wrong)


def check_damaged_are_kept(path: Path, me: Identity) -> None:
    with closing(Project.create(path, me=me)) as project:
        say(project, "one")
        project.publish()
        folder = project._document.place.damaged
    with tampering(path) as connection:
        connection.execute("UPDATE txn SET label = 'Other' WHERE label = 'Add one'")
    before = path.read_bytes()
    merge.merge_documents([path, path], path)
    assert [file.read_bytes() for file in folder.glob("*")] == [before]


def commands_keep_no_backups(patch: pytest.MonkeyPatch) -> None:
    """What a command replaces is gone."""
    right = writing.keep_replaced

    def wrong(path: Path, place: Any, **parts: Any) -> Path | None:
        return right(path, place, **parts) if place.journal.exists() else None

    patch.setattr(writing, "keep_replaced", wrong)


def check_commands_keep(path: Path, me: Identity) -> None:
    with closing(Project.create(path, me=me)) as project:
        project.publish()
    copy = Path(shutil.copy(path, path.with_name("Copy.narrative")))
    before = copy.read_bytes()
    with closing(Project.read(copy, me=me)) as command:
        say(command, "one")
        command.publish()
        assert [one.path.read_bytes() for one in command.backups()] == [before]


SHOWN_BY: list[tuple[Plant, Check]] = [
    (erasing_leaves_the_backups, check_erased),
    (only_the_backups_of_then_are_cleaned, check_erased),
    (only_this_place_is_cleaned, check_erased),
    (erased_values_come_back, check_erased),
    (damaged_words_are_merged_away, check_damaged_are_kept),
    (commands_keep_no_backups, check_commands_keep),
]


@pytest.mark.parametrize(("plant", "check"), SHOWN_BY, ids=lambda made: made.__name__)
def test_a_planted_bug_is_shown(
    path: Path, me: Identity, monkeypatch: pytest.MonkeyPatch, plant: Plant, check: Check
) -> None:
    see_it_fall(plant, check, path, me, monkeypatch)
