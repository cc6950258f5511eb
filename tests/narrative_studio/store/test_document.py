"""The document file: opened as a stranger's, published whole, never edited in place."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from narrative_studio.errors import (
    DocumentError,
    DocumentInUse,
    NewerDocument,
    NotADocument,
    PublishFailed,
)
from narrative_studio.store import document, schema, writing
from narrative_studio.store.document import (
    create_document,
    open_document,
    read_document,
)
from narrative_studio.store.foreign import read_identity
from narrative_studio.store.left_behind import has_unpublished_work
from narrative_studio.store.places import work_place
from narrative_studio.store.publish import Stamp
from tests.narrative_studio.store.desks import tables_of
from tests.narrative_studio.store.papers import (
    closing_document,
    is_published,
    labels,
    names,
    published,
    rows_in,
    write,
)
from tests.narrative_studio.store.strangers import tampering


class TestRoundTrip:
    def test_opening_what_was_published_gives_the_same(self, path: Path, opened: ExitStack) -> None:
        made = opened.enter_context(closing_document(create_document(path)))
        for row in "abc":
            write(made, row)
        made.journal.append("Picture", [], author="ada", blobs=[("0" * 64, b"not its hash")])
        picture = "b2e0c6a5"
        assert made.publish().written
        with closing_document(read_document(path)) as found:
            assert list(found.journal.txns()) == list(made.journal.txns())
            assert tables_of(found.journal) == tables_of(made.journal)
            assert found.journal.document_id == made.journal.document_id
            assert found.journal.blob(picture) is None
            assert found.set_aside == ("picture 000000000000",)

    def test_equal_documents_are_equal_files(self, path: Path, tmp_path: Path) -> None:
        published(path, "a", "b")
        with closing_document(read_document(path)) as found:
            found.move_to(tmp_path / "again.narrative")
        assert path.read_bytes() == (tmp_path / "again.narrative").read_bytes()

    def test_nothing_lies_beside_the_document_at_any_moment(
        self, path: Path, opened: ExitStack
    ) -> None:
        made = opened.enter_context(closing_document(create_document(path)))
        write(made, "a")
        assert names(path.parent) == set()
        made.publish()
        write(made, "b")
        made.publish()
        assert names(path.parent) == {path.name}
        with closing_document(read_document(path)):
            assert names(path.parent) == {path.name}

    def test_publishing_twice_writes_once(self, path: Path, opened: ExitStack) -> None:
        made = opened.enter_context(closing_document(create_document(path)))
        write(made, "a")
        assert not is_published(made)
        assert made.publish().written
        assert is_published(made)
        stamp = Stamp.of(path)
        assert not made.publish().written
        assert Stamp.of(path) == stamp
        write(made, "b")
        assert not is_published(made)

    def test_an_empty_document_is_published_too(self, path: Path, opened: ExitStack) -> None:
        made = opened.enter_context(closing_document(create_document(path)))
        assert made.publish().written
        assert rows_in(path) == set()

    def test_a_file_that_was_deleted_is_written_again(self, path: Path, opened: ExitStack) -> None:
        made = opened.enter_context(closing_document(create_document(path)))
        write(made, "a")
        made.publish()
        path.unlink()
        assert made.publish().written
        assert rows_in(path) == {"a"}

    def test_edits_that_were_not_published_wait_in_the_work_copy(self, path: Path) -> None:
        published(path, "a")
        with closing_document(open_document(path)) as found:
            write(found, "b")
        assert rows_in(path) == {"a"}
        assert has_unpublished_work(path)
        with closing_document(open_document(path)) as found:
            assert labels(found) == ["Write a", "Write b"]
            assert not is_published(found)
            found.publish()
        assert rows_in(path) == {"a", "b"}
        assert not has_unpublished_work(path)

    def test_a_relative_path_stays_where_it_was(
        self, path: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.chdir(path.parent)
        made = opened.enter_context(closing_document(create_document(Path(path.name))))
        write(made, "a")
        monkeypatch.chdir(tmp_path)
        made.publish()
        assert path.exists()
        assert made.path == path


class TestOpening:
    def test_what_is_no_document_is_refused_and_leaves_no_work_copy(
        self, path: Path, studio_home: Path
    ) -> None:
        with pytest.raises(DocumentError, match="is not there"):
            open_document(path)
        path.write_bytes(b"nothing of ours" * 20)
        for call in (open_document, read_document, has_unpublished_work):
            with pytest.raises(NotADocument):
                call(path)
        assert not studio_home.exists()

    def test_a_newer_document_is_refused(self, path: Path) -> None:
        published(path, "a")
        with tampering(path) as connection:
            connection.execute(f"PRAGMA user_version = {schema.USER_VERSION + 1}")
        for call in (open_document, read_document):
            with pytest.raises(NewerDocument):
                call(path)

    def test_a_second_opening_is_refused_and_reading_is_not(
        self, path: Path, opened: ExitStack
    ) -> None:
        published(path, "a")
        first = opened.enter_context(closing_document(open_document(path)))
        with pytest.raises(DocumentInUse):
            open_document(path)
        with closing_document(read_document(path)) as found:
            assert labels(found) == labels(first)
        first.close()
        open_document(path).close()

    def test_a_refused_opening_frees_the_lock(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        published(path, "a")
        path.touch()
        with monkeypatch.context() as patch:
            patch.setattr(document, "read_contents", lambda *_, **__: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                open_document(path)
            patch.setattr(document, "Journal", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                open_document(path)
        open_document(path).close()

    def test_a_copied_file_does_not_edit_the_original(self, path: Path, opened: ExitStack) -> None:
        published(path, "a")
        copy = path.with_name("Copy.narrative")
        shutil.copyfile(path, copy)
        one = opened.enter_context(closing_document(open_document(path)))
        two = opened.enter_context(closing_document(open_document(copy)))
        write(one, "b")
        write(two, "c")
        one.publish()
        two.publish()
        assert rows_in(path) == {"a", "b"}
        assert rows_in(copy) == {"a", "c"}

    def test_the_parts_that_are_set_aside_are_named(self, path: Path, opened: ExitStack) -> None:
        published(path, "a", "b")
        with tampering(path) as connection:
            connection.execute("UPDATE txn SET label = 'x' WHERE t = 1")
        found = opened.enter_context(closing_document(read_document(path)))
        assert len(found.set_aside) == 1
        assert labels(found) == ["Write b"]

    def test_a_work_copy_of_which_nothing_is_left_is_put_aside(self, path: Path) -> None:
        published(path, "a")
        place = work_place(read_identity(path), path)
        place.journal.write_bytes(b"broken" * 1000)
        with closing_document(open_document(path)) as found:
            assert labels(found) == ["Write a"]
            assert found.set_aside == ()
            assert found.rescued is not None
            assert found.rescued.lost == ("all of it",)
            assert found.rescued.kept == next(place.damaged.iterdir())
        assert b"broken" in found.rescued.kept.read_bytes()
        with closing_document(open_document(path)) as again:
            assert again.rescued is None

    def test_a_work_copy_of_a_newer_version_is_refused(self, path: Path) -> None:
        published(path, "a")
        place = work_place(read_identity(path), path)
        with closing(sqlite3.connect(place.journal)) as connection:
            connection.execute("ALTER TABLE txn ADD COLUMN mood TEXT")
            connection.execute(f"PRAGMA user_version = {schema.USER_VERSION + 1}")
        with pytest.raises(NewerDocument, match="work copy"):
            open_document(path)
        assert not place.damaged.exists()

    @pytest.mark.parametrize("version", [0, 1, 3, 2**30, -1])
    def test_a_wrong_number_on_a_work_copy_does_not_keep_it_shut(
        self, path: Path, version: int
    ) -> None:
        published(path, "a")
        with closing_document(open_document(path)) as found:
            write(found, "b")
            place = found.place
        with closing(sqlite3.connect(place.journal)) as connection:
            connection.execute(f"PRAGMA user_version = {version}")
        with closing_document(open_document(path)) as found:
            assert labels(found) == ["Write a", "Write b"]
            assert not is_published(found)
            assert found.rescued is not None
            assert (found.rescued.operations, found.rescued.lost) == (1, ())
            assert found.publish().written
        assert rows_in(path) == {"a", "b"}

    def test_a_bug_in_opening_stays_a_bug(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        published(path, "a")

        def wrong(_connection: object) -> None:
            raise sqlite3.OperationalError("no such column: x")

        monkeypatch.setattr(document, "Journal", wrong)
        with pytest.raises(sqlite3.OperationalError):
            open_document(path)


class TestUnpublished:
    def test_no_work_copy_means_no_unpublished_work(self, path: Path, studio_home: Path) -> None:
        published(path, "a")
        shutil.rmtree(studio_home)
        assert not has_unpublished_work(path)

    def test_a_work_copy_that_cannot_be_read_holds_none_that_we_know(self, path: Path) -> None:
        published(path, "a")
        place = work_place(read_identity(path), path)
        place.journal.write_bytes(b"broken" * 1000)
        assert not has_unpublished_work(path)

    def test_it_is_seen_beside_an_open_window(self, path: Path, opened: ExitStack) -> None:
        published(path, "a")
        found = opened.enter_context(closing_document(open_document(path)))
        assert not has_unpublished_work(path)
        write(found, "b")
        assert has_unpublished_work(path)
        found.publish()
        assert not has_unpublished_work(path)


class TestDamage:
    def test_a_damaged_file_is_healed_and_kept(self, path: Path, opened: ExitStack) -> None:
        published(path, "a", "b")
        window = opened.enter_context(closing_document(open_document(path)))
        with tampering(path) as connection:
            connection.execute("UPDATE txn SET label = 'x' WHERE t = 2")
        with closing_document(read_document(path)) as other:
            assert not is_published(other)
        window.absorb()
        assert is_published(window), "what is damaged there we hold"

        fresh = path.with_name("elsewhere.narrative")
        shutil.copyfile(path, fresh)
        found = opened.enter_context(closing_document(open_document(fresh)))
        assert len(found.set_aside) == 1
        assert not is_published(found)
        damaged = fresh.read_bytes()
        published_now = found.publish()
        assert published_now.written
        assert is_published(found)
        assert rows_in(fresh) == {"a"}
        (kept,) = found.place.damaged.iterdir()
        assert published_now.kept == kept
        assert kept.read_bytes() == damaged

    def test_a_damaged_file_that_cannot_be_kept_is_not_replaced(
        self, path: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        published(path, "a", "b")
        with tampering(path) as connection:
            connection.execute("UPDATE txn SET label = 'x' WHERE t = 2")
        found = opened.enter_context(closing_document(read_document(path)))
        before = path.read_bytes()
        found.place.folder.mkdir(parents=True, exist_ok=True)
        found.place.damaged.write_text("in the way")
        with pytest.raises(PublishFailed, match="could not be kept aside"):
            found.publish()
        assert path.read_bytes() == before

    def test_a_file_broken_while_it_is_open_is_kept_aside_and_written_again(
        self, path: Path, opened: ExitStack
    ) -> None:
        published(path, "a")
        window = opened.enter_context(closing_document(open_document(path)))
        write(window, "b")
        path.write_bytes(b"what a sync client left")
        kept = window.publish().kept
        assert kept is not None
        assert kept.read_bytes() == b"what a sync client left"
        assert rows_in(path) == {"a", "b"}


class TestTrouble:
    def test_a_full_place_keeps_the_old_file_and_the_work(
        self, path: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        published(path, "a")
        before = path.read_bytes()
        window = opened.enter_context(closing_document(open_document(path)))
        write(window, "b")

        def full(*_: object, **__: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patch:
            patch.setattr(shutil, "copyfile", full)
            with pytest.raises(PublishFailed, match="No space left"):
                window.publish()
            with pytest.raises(PublishFailed, match="No space left"):
                window.move_to(path.with_name("other.narrative"))
        assert path.read_bytes() == before
        assert window.path == path
        assert names(path.parent) == {path.name}
        assert not is_published(window)
        assert window.publish().written
        assert rows_in(path) == {"a", "b"}

    def test_a_full_cache_is_expected_trouble(
        self, path: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window = opened.enter_context(closing_document(create_document(path)))
        write(window, "a")

        def full(*_: object, **__: object) -> None:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(writing, "write_document", full)
            with pytest.raises(PublishFailed, match="disk is full"):
                window.publish()
        with monkeypatch.context() as patch:
            patch.setattr("tempfile.mkdtemp", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
            with pytest.raises(PublishFailed, match="full"):
                window.publish()
        assert not path.exists()

    def test_a_bug_in_writing_stays_a_bug(
        self, path: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        window = opened.enter_context(closing_document(create_document(path)))
        monkeypatch.setattr(schema, "create_journal", lambda connection, _: connection.execute("?"))
        with pytest.raises(sqlite3.OperationalError, match="syntax"):
            window.publish()


def test_a_work_copy_that_was_closed_has_not_to_be_looked_through(path: Path) -> None:
    window = open_document(published(path, "a"))
    write(window, "b")
    place = window.place
    assert not place.is_as_closed()
    window.close()
    assert place.is_as_closed()


def test_a_document_that_cannot_be_opened_leaves_no_work_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing_document(create_document(path)) as made:
        write(made, "e1")
        made.publish()
        place = made.place
    place.journal.unlink()

    def damaged(*_given: object, **_more: object) -> None:
        raise NotADocument("It is damaged.")

    monkeypatch.setattr(document, "read_contents", damaged)
    with pytest.raises(NotADocument):
        open_document(path)
    assert not place.journal.exists()
