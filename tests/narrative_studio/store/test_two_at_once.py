"""Two people, or a window and the command line, work on one file and lose nothing."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from narrative_studio.errors import (
    DocumentError,
    PublishFailed,
)
from narrative_studio.store import document, writing
from narrative_studio.store.connections import connect_work
from narrative_studio.store.document import (
    create_document,
    open_document,
    read_document,
)
from narrative_studio.store.foreign import read_contents
from narrative_studio.store.journal import Journal
from narrative_studio.store.publish import Stamp, write_document
from tests.narrative_studio.store.papers import (
    closing_document,
    is_published,
    labels,
    published,
    rows_in,
    write,
)
from tests.narrative_studio.store.strangers import tampering


def test_what_another_has_put_into_the_file_is_absorbed(path: Path, opened: ExitStack) -> None:
    published(path, "a")
    window = opened.enter_context(closing_document(open_document(path)))
    with closing_document(read_document(path)) as command_line:
        write(command_line, "b")
        command_line.publish()
    assert window.take_absorbed() == frozenset()
    found = window.absorb()
    assert found.absorbed == {("element", "b")} == window.take_absorbed()
    assert window.take_absorbed() == frozenset()
    assert is_published(window)
    assert not window.publish().written
    assert labels(window) == ["Write a", "Write b"]


def test_what_came_in_is_told_also_where_a_copy_comes_in_before_somebody_asks(
    path: Path, opened: ExitStack
) -> None:
    published(path, "a")
    window = opened.enter_context(closing_document(open_document(path)))
    copy = Path(shutil.copy(path, path.with_name("copy.narrative")))
    for place, word in ((path, "b"), (copy, "c")):
        with closing_document(read_document(place)) as other:
            write(other, word)
            other.publish()
    window.absorb()
    window.merge(copy)
    assert window.take_absorbed() == {("element", "b"), ("element", "c")}


def test_both_come_together_in_the_file(path: Path, opened: ExitStack) -> None:
    published(path, "a")
    window = opened.enter_context(closing_document(open_document(path)))
    write(window, "mine")
    with closing_document(read_document(path)) as command_line:
        write(command_line, "theirs")
        command_line.publish()
    found = window.publish()
    assert found.written
    assert found.absorbed == {("element", "theirs")}
    assert rows_in(path) == {"a", "mine", "theirs"}


def test_what_comes_between_absorbing_and_writing_is_not_replaced(
    path: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(path, "a")
    window = opened.enter_context(closing_document(open_document(path)))
    write(window, "mine")
    late = iter(["first", "second"])
    right = write_document

    def slow(connection: sqlite3.Connection, made: Path) -> int:
        operations = right(connection, made)
        for row in late:
            with closing_document(read_document(path)) as other, monkeypatch.context() as patch:
                patch.setattr(writing, "write_document", right)
                write(other, row)
                other.publish()
            break
        return operations

    monkeypatch.setattr(writing, "write_document", slow)
    found = window.publish()
    assert {row for _, row in found.absorbed} == {"first", "second"}
    assert rows_in(path) == {"a", "mine", "first", "second"}


def test_what_comes_right_after_looking_at_the_file_is_not_replaced(
    path: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(path, "a")
    window = opened.enter_context(closing_document(open_document(path)))
    other = opened.enter_context(closing_document(read_document(path)))
    write(window, "mine")
    write(other, "theirs")
    right = Stamp.of

    def slow(place: Path) -> Stamp | None:
        found = right(place)
        monkeypatch.setattr(Stamp, "of", right)
        other.publish()
        return found

    monkeypatch.setattr(Stamp, "of", slow)
    window.publish()
    assert rows_in(path) == {"a", "mine", "theirs"}


def test_what_comes_while_the_file_is_being_read_is_not_taken_for_read(
    path: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(path, "a")
    other = opened.enter_context(closing_document(read_document(path)))
    write(other, "theirs")
    right = read_contents

    def slow(place: Path, **known: Any) -> object:
        contents = right(place, **known)
        monkeypatch.setattr(document, "read_contents", right)
        other.publish()
        return contents

    monkeypatch.setattr(document, "read_contents", slow)
    found = opened.enter_context(closing_document(read_document(path)))
    write(found, "mine")
    found.publish()
    assert rows_in(path) == {"a", "mine", "theirs"}


def test_a_file_that_never_rests_is_given_up_and_the_work_kept(
    path: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(path, "a")
    window = opened.enter_context(closing_document(open_document(path)))
    write(window, "mine")
    right = write_document

    def restless(connection: sqlite3.Connection, made: Path) -> int:
        operations = right(connection, made)
        os.utime(path, (1, random.Random(str(made)).randrange(10**9)))
        return operations

    monkeypatch.setattr(writing, "write_document", restless)
    with pytest.raises(PublishFailed, match="kept changing"):
        window.publish()
    assert not is_published(window)
    monkeypatch.undo()


def test_an_older_copy_put_back_is_published_to_again(
    path: Path, opened: ExitStack, tmp_path: Path
) -> None:
    published(path, "a")
    shutil.copyfile(path, tmp_path / "old")
    window = opened.enter_context(closing_document(open_document(path)))
    write(window, "b")
    window.publish()
    shutil.copyfile(tmp_path / "old", path)
    window.absorb()
    assert not is_published(window)
    assert window.publish().written
    assert rows_in(path) == {"a", "b"}


def test_a_file_that_lacks_a_picture_is_published_to_again(path: Path, opened: ExitStack) -> None:
    window = opened.enter_context(closing_document(create_document(path)))
    window.journal.append("Picture", [], author="ada", blobs=[("x", b"y")])
    window.publish()
    with tampering(path) as connection:
        connection.execute("DELETE FROM blob")
    window.absorb()
    assert not is_published(window)


def test_another_document_in_its_place_is_never_replaced(path: Path, opened: ExitStack) -> None:
    published(path, "a")
    window = opened.enter_context(closing_document(open_document(path)))
    write(window, "mine")
    other = published(path.with_name("other.narrative"), "theirs")
    other.replace(path)
    with pytest.raises(DocumentError, match="now holds a different project"):
        window.publish()
    assert rows_in(path) == {"theirs"}
    assert labels(window) == ["Write a", "Write mine"]


def test_what_claims_our_place_is_named(path: Path, opened: ExitStack) -> None:
    published(path, "a")
    window = opened.enter_context(closing_document(open_document(path)))
    (held,) = window.journal.txns()
    with closing(connect_work(None)) as connection:
        stranger = Journal(connection)
        stranger.set_document_id(str(window.journal.document_id))
        stranger._replica = held.replica
        forged, _ = stranger.append("Forged", [], author="mallory")
        path.unlink()
        write_document(connection, path)
    assert window.absorb().set_aside == (f"transaction {forged.id}",)
