"""Save as takes the work along and leaves the old file as it was."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from narrative_studio.errors import (
    DocumentInUse,
    PublishFailed,
)
from narrative_studio.store import document
from narrative_studio.store.connections import connect_work
from narrative_studio.store.document import (
    create_document,
    open_document,
    read_document,
)
from narrative_studio.store.journal import Journal
from narrative_studio.store.left_behind import has_unpublished_work
from tests.narrative_studio.store.papers import (
    closing_document,
    is_published,
    labels,
    published,
    rows_in,
    write,
)


def test_the_work_goes_on_at_the_new_place_alone(path: Path, opened: ExitStack) -> None:
    published(path, "a")
    new = path.with_name("Second call.narrative")
    window = opened.enter_context(closing_document(open_document(path)))
    window.move_to(new)
    write(window, "b")
    window.publish()
    assert (window.path, rows_in(new), rows_in(path)) == (new, {"a", "b"}, {"a"})
    with closing_document(open_document(path)) as old:
        assert labels(old) == ["Write a"]
        assert is_published(old)
    with pytest.raises(DocumentInUse):
        open_document(new)


def test_what_was_not_published_waits_at_both_places(path: Path, opened: ExitStack) -> None:
    published(path, "a")
    new = path.with_name("Second call.narrative")
    with closing_document(open_document(path)) as window:
        write(window, "b")
        window.move_to(new)
        assert is_published(window)
    assert (rows_in(new), rows_in(path)) == ({"a", "b"}, {"a"})
    assert has_unpublished_work(path)
    assert not has_unpublished_work(new)


def test_own_operations_can_be_undone_after_it_and_after_reopening(path: Path) -> None:
    new = path.with_name("Second call.narrative")
    with closing_document(create_document(path)) as window:
        write(window, "a")
        window.move_to(new)
    with closing_document(open_document(new)) as window:
        assert [label for _, _, label in window.journal.own_txns("ada")] == ["Write a"]


def test_a_document_that_is_only_read_moves_without_a_work_copy(
    path: Path, studio_home: Path
) -> None:
    published(path, "a")
    shutil.rmtree(studio_home)
    new = path.with_name("Copy.narrative")
    with closing_document(read_document(path)) as found:
        write(found, "b")
        found.move_to(new)
    assert rows_in(new) == {"a", "b"}
    assert not (studio_home / "work").exists()


def test_the_same_place_again_is_publishing(path: Path, opened: ExitStack) -> None:
    window = opened.enter_context(closing_document(create_document(path)))
    write(window, "a")
    window.move_to(path)
    assert is_published(window)
    assert rows_in(path) == {"a"}


def test_the_file_that_stood_there_is_kept(path: Path, opened: ExitStack) -> None:
    other = published(path.with_name("other.narrative"), "theirs")
    before = other.read_bytes()
    window = opened.enter_context(closing_document(create_document(path)))
    window.move_to(other)
    (kept,) = window.place.backups.iterdir()
    assert kept.read_bytes() == before


def test_a_work_copy_that_stood_there_is_kept(path: Path, opened: ExitStack) -> None:
    published(path, "a")
    copy = path.with_name("Copy.narrative")
    shutil.copyfile(path, copy)
    with closing_document(open_document(copy)) as found:
        write(found, "theirs")
    window = opened.enter_context(closing_document(open_document(path)))
    window.move_to(copy)
    assert labels(window) == ["Write a"]
    (kept,) = window.place.damaged.glob("*.db")
    with closing(connect_work(kept)) as connection:
        assert Journal(connection).count() == 2


def test_a_place_that_is_open_elsewhere_is_refused(path: Path, opened: ExitStack) -> None:
    published(path, "a")
    copy = path.with_name("Copy.narrative")
    shutil.copyfile(path, copy)
    opened.enter_context(closing_document(open_document(copy)))
    window = opened.enter_context(closing_document(open_document(path)))
    with pytest.raises(DocumentInUse):
        window.move_to(copy)
    assert window.path == path


def test_a_file_that_changes_at_that_moment_is_not_replaced(
    path: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(path, "a")
    window = opened.enter_context(closing_document(open_document(path)))
    new = path.with_name("new.narrative")
    monkeypatch.setattr(document, "put_in_place", lambda *_, **__: None)
    with pytest.raises(PublishFailed, match="at the same moment"):
        window.move_to(new)
    assert window.path == path
    monkeypatch.undo()
    window.move_to(new)
    assert window.path == new


def test_a_document_that_is_only_read_stays_where_it_is_when_that_fails(
    path: Path, opened: ExitStack
) -> None:
    published(path, "a")
    found = opened.enter_context(closing_document(read_document(path)))
    with pytest.raises(PublishFailed):
        found.move_to(path.parent / "gone" / "a.narrative")
    assert found.path == path
