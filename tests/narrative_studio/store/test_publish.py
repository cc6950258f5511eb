"""A document file is written whole, put in place in one step, and never half."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from narrative_studio.errors import PublishFailed
from narrative_studio.store import publish, schema
from narrative_studio.store.publish import (
    Stamp,
    backups_in,
    keep_backup,
    keep_damaged,
    put_in_place,
    what_helps,
    write_document,
)
from tests.narrative_studio.store.desks import Desk, replayed

DAY_NS = 24 * 60 * 60 * 1_000_000_000
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights and links")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "docs" / "a.narrative"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A finished file, and a folder to put it into."""
    (tmp_path / "docs").mkdir()
    file = tmp_path / "made"
    file.write_bytes(b"new")
    return file


@pytest.fixture
def desk() -> Iterator[Desk]:
    found = Desk("A")
    row = found.element("Trace it")
    found.edit(row, statement="in minutes")
    with found.project.op("Add a picture") as op:
        found.project.keep_picture(b"bytes")
        op.set(type(row), row.id, note="with a picture")
    yield found
    found.close()


class TestWriting:
    def test_the_file_holds_the_journal_and_nothing_private(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        desk.journal.set_meta("note", "a secret of this machine")
        desk.project.keep_draft(
            next(iter(desk.project.view().elements.values())), "note", "half", bases={}
        )
        write_document(desk.journal.connection, tmp_path / "a")
        with closing(sqlite3.connect(tmp_path / "a")) as connection:
            assert schema.journal_schema(connection) == schema.expected_schema(schema.USER_VERSION)
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            assert application == schema.APPLICATION_ID
            assert connection.execute("SELECT count(*) FROM txn").fetchone() == (
                desk.journal.count(),
            )
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        content = (tmp_path / "a").read_bytes()
        assert b"secret" not in content
        assert b"half" not in content
        assert b"in minutes" in content

    def test_equal_journals_give_equal_bytes(self, desk: Desk, tmp_path: Path) -> None:
        other = replayed(reversed(list(desk.journal.txns())))
        other.absorb([], [("hash", b"bytes")])
        desk.journal.absorb([], [("hash", b"bytes")])
        for picture in desk.journal.blob_ids():
            content = desk.journal.blob(picture)
            assert content is not None
            other.absorb([], [(picture, content)])
        write_document(desk.journal.connection, tmp_path / "a")
        write_document(other.connection, tmp_path / "b")
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
        other.connection.close()

    def test_failing_half_way_leaves_the_work_copy_usable(
        self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a").mkdir()
        with pytest.raises(sqlite3.OperationalError):
            write_document(desk.journal.connection, tmp_path / "a")
        with monkeypatch.context() as patch:
            patch.setattr(schema, "create_journal", lambda *_: desk.journal.connection.execute("?"))
            with pytest.raises(sqlite3.OperationalError):
                write_document(desk.journal.connection, tmp_path / "b")
        assert not desk.journal.connection.in_transaction
        desk.element("still at work")
        write_document(desk.journal.connection, tmp_path / "c")


@pytest.mark.parametrize(
    ("code", "step"),
    [
        (errno.EACCES, "See that you may write there"),
        (errno.EROFS, "See that you may write there"),
        (errno.ENOENT, "See that the folder is there"),
        (errno.ENOSPC, "Free some space there"),
        (errno.EIO, "Free some space there"),
    ],
)
def test_what_helps_depends_on_what_is_wrong(code: int, step: str) -> None:
    assert what_helps(OSError(code, "refused")) == step


class TestPutting:
    def test_a_new_file_is_put_where_nothing_was(self, made: Path, target: Path) -> None:
        placed = put_in_place(made, target, expected=None)
        assert target.read_bytes() == b"new"
        assert placed == Stamp.of(target)
        assert list(target.parent.iterdir()) == [target]

    def test_the_old_file_is_replaced(self, made: Path, target: Path) -> None:
        target.write_bytes(b"old")
        assert put_in_place(made, target, expected=Stamp.of(target))
        assert target.read_bytes() == b"new"
        assert list(target.parent.iterdir()) == [target]

    @pytest.mark.parametrize("content", [None, b"somebody else's"])
    def test_what_changed_meanwhile_is_left_alone(
        self, made: Path, target: Path, content: bytes | None
    ) -> None:
        target.write_bytes(b"old, and of another size")
        expected = Stamp.of(target)
        target.unlink()
        if content is not None:
            target.write_bytes(content)
        assert put_in_place(made, target, expected=expected) is None
        assert (target.read_bytes() if target.exists() else None) == content
        assert list(target.parent.iterdir()) == ([target] if content is not None else [])

    def test_a_file_where_none_was_expected_is_left_alone(self, made: Path, target: Path) -> None:
        target.write_bytes(b"theirs")
        assert put_in_place(made, target, expected=None) is None
        assert target.read_bytes() == b"theirs"

    @posix
    def test_content_and_then_name_are_on_the_disk_before_it_returns(
        self, made: Path, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        synced: list[tuple[str, bool]] = []

        def fsync(descriptor: int) -> None:
            kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
            synced.append((kind, target.exists()))

        monkeypatch.setattr(os, "fsync", fsync)
        put_in_place(made, target, expected=None)
        assert synced == [("file", False), ("folder", True)]

    @posix
    def test_the_last_look_and_the_rename_are_one_turn(
        self, made: Path, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nobody of this computer comes in between, whose words would be replaced."""
        steps: list[str] = []
        stamp_of, rename = publish.Stamp.of, publish._replace

        @contextmanager
        def turn() -> Iterator[None]:
            steps.append("begin")
            yield
            steps.append("end")

        def look(path: Path) -> Stamp | None:
            steps.append(f"look at {path.name}")
            return stamp_of(path)

        def renaming(beside: Path, place: Path) -> None:
            steps.append("rename")
            rename(beside, place)

        monkeypatch.setattr(publish, "taking_turns", turn)
        monkeypatch.setattr(publish.Stamp, "of", look)
        monkeypatch.setattr(publish, "_replace", renaming)
        put_in_place(made, target, expected=None)
        assert steps[-4:] == ["begin", f"look at {target.name}", "rename", "end"]

    def test_the_rights_of_the_file_stay(self, made: Path, target: Path) -> None:
        target.write_bytes(b"old")
        target.chmod(0o640)
        put_in_place(made, target, expected=Stamp.of(target))
        assert stat.S_IMODE(target.stat().st_mode) == 0o640

    @posix
    def test_a_link_stays_a_link(self, made: Path, target: Path, tmp_path: Path) -> None:
        real = tmp_path / "real.narrative"
        real.write_bytes(b"old")
        target.symlink_to(real)
        put_in_place(made, target, expected=Stamp.of(target))
        assert target.is_symlink()
        assert real.read_bytes() == b"new"
        assert list(target.parent.iterdir()) == [target]

    def test_a_protected_file_is_not_replaced(self, made: Path, target: Path) -> None:
        target.write_bytes(b"old")
        target.chmod(0o444)
        with pytest.raises(PublishFailed, match=r"“a.narrative” .* it is write-protected"):
            put_in_place(made, target, expected=Stamp.of(target))
        assert target.read_bytes() == b"old"
        assert list(target.parent.iterdir()) == [target]

    @pytest.mark.parametrize("broken", ["shutil.copyfile", "os.fsync", "pathlib.Path.replace"])
    def test_a_full_or_read_only_place_keeps_the_old_file(
        self, made: Path, target: Path, monkeypatch: pytest.MonkeyPatch, broken: str
    ) -> None:
        target.write_bytes(b"old")

        def full(*_: object, **__: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(broken, full)
        with pytest.raises(PublishFailed, match=r"No space left on device. Free some space"):
            put_in_place(made, target, expected=Stamp.of(target))
        monkeypatch.undo()
        assert target.read_bytes() == b"old"
        assert list(target.parent.iterdir()) == [target]

    def test_a_copy_that_stops_half_way_leaves_no_rest(
        self, made: Path, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def half(_source: Path, beside: Path) -> None:
            Path(beside).write_bytes(b"n")
            raise OSError(errno.EIO, "Input/output error")

        monkeypatch.setattr(shutil, "copyfile", half)
        with pytest.raises(PublishFailed, match="Input/output error"):
            put_in_place(made, target, expected=None)
        assert list(target.parent.iterdir()) == []

    def test_a_place_that_is_gone_says_so(self, made: Path, tmp_path: Path) -> None:
        with pytest.raises(
            PublishFailed, match=r"gone: .*See that the folder is there, or choose another place\."
        ):
            put_in_place(made, tmp_path / "gone" / "a.narrative", expected=None)
        with pytest.raises(PublishFailed):
            put_in_place(made, made / "in a file" / "a.narrative", expected=None)

    @pytest.mark.parametrize("blocked_times", [0, 1, 2])
    def test_a_blocked_rename_is_tried_again(
        self, made: Path, target: Path, monkeypatch: pytest.MonkeyPatch, blocked_times: int
    ) -> None:
        tries: list[str] = []
        right = Path.replace

        def blocked(self: Path, other: Path) -> Path:
            tries.append("rename")
            if tries.count("rename") <= blocked_times:
                raise PermissionError(errno.EACCES, "in use by the sync client")
            return right(self, other)

        monkeypatch.setattr(Path, "replace", blocked)
        monkeypatch.setattr(publish, "_RENAME_PAUSES_S", (0.1, 0.2))
        monkeypatch.setattr("time.sleep", lambda pause_s: tries.append(str(pause_s)))
        assert put_in_place(made, target, expected=None)
        assert tries == ["rename", "0.1", "rename", "0.2", "rename"][: 2 * blocked_times + 1]

    def test_a_rename_that_stays_blocked_fails(
        self, made: Path, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def blocked(*_: object) -> None:
            raise PermissionError(errno.EACCES, "in use by the sync client")

        monkeypatch.setattr(Path, "replace", blocked)
        monkeypatch.setattr(publish, "_RENAME_PAUSES_S", (0.1,))
        monkeypatch.setattr("time.sleep", lambda _pause_s: None)
        with pytest.raises(PublishFailed, match="in use by the sync client"):
            put_in_place(made, target, expected=None)

    def test_a_folder_that_cannot_be_synced_is_no_failure(
        self, made: Path, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> int:
            raise OSError(errno.EINVAL, "Invalid argument")

        monkeypatch.setattr(os, "open", refuse)
        assert put_in_place(made, target, expected=None)
        assert target.read_bytes() == b"new"

    def test_what_a_killed_publishing_left_is_swept_after_an_hour(
        self, made: Path, target: Path
    ) -> None:
        old = target.with_name(".a.narrative.0badcafe.part")
        fresh = target.with_name(".a.narrative.0000cafe.part")
        others = target.with_name(".b.narrative.0badcafe.part")
        for left in (old, fresh, others):
            left.write_bytes(b"rest")
        for left in (old, others):
            os.utime(left, (1, 1))
        put_in_place(made, target, expected=None)
        assert not old.exists()
        assert fresh.exists()
        assert others.exists()


class TestStamp:
    def test_each_way_to_change_a_file_shows(self, target: Path, made: Path) -> None:
        target.write_bytes(b"aaaa")
        os.utime(target, ns=(1, 10**18))
        first = Stamp.of(target)
        assert first == Stamp.of(target)
        seen = {str(first)}
        target.write_bytes(b"bbbbb")
        os.utime(target, ns=(1, 10**18))
        seen.add(str(Stamp.of(target)))
        target.write_bytes(b"cccc")
        seen.add(str(Stamp.of(target)))
        made.write_bytes(b"dddd")
        os.utime(made, ns=(1, 10**18))
        made.replace(target)
        seen.add(str(Stamp.of(target)))
        assert len(seen) == 4

    def test_nothing_has_no_stamp(self, tmp_path: Path) -> None:
        assert Stamp.of(tmp_path / "nothing") is None


def at(file: Path, moment_ns: int) -> None:
    os.utime(file, ns=(moment_ns, moment_ns))


@pytest.mark.parametrize("letter", ["x", "é", "長"])
def test_a_name_as_long_as_names_can_be_is_written_and_kept(tmp_path: Path, letter: str) -> None:
    ending = ".narrative"
    count = (255 - len(ending)) // len(letter.encode())
    target = tmp_path / f"{letter * count}{ending}"
    target.write_bytes(b"old")
    made = tmp_path / "made"
    made.write_bytes(b"new")
    left = tmp_path / f".{letter * 9}.0badcafe.part"
    left.write_bytes(b"of another document")
    keep_backup(target, tmp_path / "ring")
    assert put_in_place(made, target, expected=Stamp.of(target)) is not None
    assert target.read_bytes() == b"new"
    (kept,) = backups_in(tmp_path / "ring")
    assert kept.path.read_bytes() == b"old"
    assert kept.path.name.endswith(ending)
    assert len(kept.path.name.encode()) <= 255 - len("-journal")


def test_a_name_that_is_too_long_is_said_to_be(tmp_path: Path, made: Path) -> None:
    with pytest.raises(PublishFailed, match="Choose a shorter name"):
        put_in_place(made, tmp_path / f"{'x' * 250}.narrative", expected=None)


class TestBackups:
    def test_the_replaced_file_is_kept_once(self, made: Path, tmp_path: Path) -> None:
        ring = tmp_path / "ring"
        keep_backup(made, ring)
        keep_backup(made, ring)
        (kept,) = ring.iterdir()
        assert kept.read_bytes() == b"new"
        assert kept.name.endswith("-made")

    def test_the_ring_holds_the_last_few_and_one_of_each_day(
        self, made: Path, tmp_path: Path
    ) -> None:
        ring = tmp_path / "ring"
        for day in range(100, 130):
            for hour in range(0, 24, 3):
                at(made, day * DAY_NS + hour * 3_600 * 10**9)
                keep_backup(made, ring)
        kept = sorted(int(file.name[:20]) for file in ring.iterdir())
        assert sorted({moment // DAY_NS for moment in kept}) == list(range(120, 130))
        assert len(kept) == 9 + 4

    def test_what_lies_beside_a_backup_stays_and_goes_with_it(
        self, made: Path, tmp_path: Path
    ) -> None:
        ring = tmp_path / "ring"
        for day in range(100, 120):
            at(made, day * DAY_NS)
            keep_backup(made, ring)
            (ring / f"{day * DAY_NS:020d}-made-journal").write_bytes(b"rest")
        keep_backup(made, ring)
        kept = {file.name for file in ring.iterdir()}
        backups = {name for name in kept if not name.endswith("-journal")}
        assert len(backups) == 10
        assert kept - backups == {f"{name}-journal" for name in backups}

    def test_nothing_is_kept_of_nothing(self, tmp_path: Path) -> None:
        keep_backup(tmp_path / "nothing", tmp_path / "ring")
        keep_damaged(tmp_path / "nothing", tmp_path / "ring")
        assert not list(tmp_path.glob("ring/*"))

    def test_a_full_data_folder_does_not_stop_publishing(
        self, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def half(_source: Path, kept: Path) -> None:
            Path(kept).write_bytes(b"n")
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(shutil, "copyfile", half)
        keep_backup(made, tmp_path / "ring")
        assert list((tmp_path / "ring").iterdir()) == []

    def test_a_damaged_file_is_not_replaced_before_it_is_kept(
        self, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        keep_damaged(made, tmp_path / "damaged")
        assert [file.read_bytes() for file in (tmp_path / "damaged").iterdir()] == [b"new"]
        (tmp_path / "other").write_bytes(b"")
        with pytest.raises(PublishFailed, match="is damaged and could not be kept aside"):
            keep_damaged(made, tmp_path / "other")

    def test_a_file_half_kept_is_no_backup(self, made: Path, tmp_path: Path) -> None:
        ring = tmp_path / "ring"
        ring.mkdir()
        (ring / "unfinished-0badcafe").write_bytes(b"n")
        keep_backup(made, ring)
        assert [file.read_bytes() for file in ring.iterdir()] == [b"new"]
