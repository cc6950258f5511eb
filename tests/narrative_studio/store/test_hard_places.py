"""Full disks, lost rights, locks and wrong clocks: told, and nothing is lost."""

from __future__ import annotations

import errno
import functools
import os
import random
import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError, DocumentInUse, PublishFailed
from narrative_studio.model.ids import TermId, new_id
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.project import Identity, Project
from narrative_studio.store.foreign import read_contents
from narrative_studio.store.places import WorkPlace, work_place
from narrative_studio.store.verify import verify_document, verify_work
from tests.narrative_studio.store import doomed
from tests.narrative_studio.store.desks import DOCUMENT
from tests.narrative_studio.store.doomed import Told
from tests.narrative_studio.store.hard_places import fill, read_only, small_disk
from tests.narrative_studio.store.papers import names
from tests.narrative_studio.store.test_copies import BO, say, texts


@pytest.fixture
def project(path: Path, me: Identity, opened: ExitStack) -> Project:
    """A document with one word in its file and another in its work copy alone."""
    made = Project.create(path, me=me)
    opened.callback(made.close)
    say(made, "published")
    made.publish()
    say(made, "kept")
    return made


def big(project: Project, text: str, *, kilobytes: int = 100) -> None:
    """Add a word together with a picture."""
    with project.op(f"Add {text}") as op:
        project.keep_picture(random.Random(text).randbytes(kilobytes * 1024))
        op.create(Term(id=TermId(new_id()), kind=TermKind.BANNED, text=text))


def work_of(project: Project) -> WorkPlace:
    return project._document.place


def check_sound(project: Project, *words: str) -> None:
    """The project shows these words now and when it is opened again, and all of it is sound."""
    assert texts(project) == set(words)
    assert verify_work(work_of(project).journal) == ()
    project.publish()
    assert verify_document(project.path).is_sound
    project.close()
    again = Project.open(project.path, me=project.me)
    assert again.set_aside == ()
    assert texts(again) == set(words)
    again.close()
    assert names(project.path.parent) == {project.path.name}


def words_in(path: Path) -> set[str]:
    read = Project.read(path, me=BO)
    found = texts(read)
    read.close()
    return found


@pytest.fixture
def full(project: Project) -> Callable[[], object]:
    """Forbid the work copy to grow, as a full disk does; call it to allow it again."""
    connection = project._journal.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (most,) = connection.execute("PRAGMA max_page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    return lambda: connection.execute(f"PRAGMA max_page_count = {most}").fetchone()


def until_refused(act: Callable[[int], object], said: str) -> int:
    """Go on until the disk is full and return how often that went well."""
    for n in range(100):
        try:
            act(n)
        except DocumentError as error:
            found = error
            break
    else:
        raise AssertionError("the disk was never full")
    assert re.search(said, str(found))
    return n


KEPT = "could not be kept on this computer: database or disk is full"
KEPT_OR_IO = r"could not be kept on this computer: (database or disk is full|disk I/O error)"


class TestFullDisk:
    def test_an_edit_is_refused_and_the_next_one_works(
        self, project: Project, full: Callable[[], object]
    ) -> None:
        for text in ("one", "two"):
            with pytest.raises(DocumentError, match=KEPT):
                big(project, text)
        assert texts(project) == {"published", "kept"}
        full()
        big(project, "three")
        check_sound(project, "published", "kept", "three")

    def test_a_copy_is_not_taken_in_by_half(
        self, project: Project, full: Callable[[], object], opened: ExitStack
    ) -> None:
        copy = other_copy(project, "theirs 1", "theirs 2")
        with pytest.raises(DocumentError, match=KEPT):
            project.merge(copy)
        assert texts(project) == {"published", "kept"}
        shutil.copy(copy, project.path)
        with pytest.raises(DocumentError, match=KEPT):
            project.publish()
        assert texts(project) == {"published", "kept"}
        full()
        project.merge(copy)
        copy.unlink()
        check_sound(project, "published", "kept", "theirs 1", "theirs 2")

    def test_undo_and_drafts_are_refused_and_nothing_changes(
        self, project: Project, full: Callable[[], object]
    ) -> None:
        (term, *_) = project.view().terms.values()
        until_refused(lambda n: project.keep_draft(term, "text", f"{n} " * 20_000, bases={}), KEPT)
        with suppress(DocumentError):
            project.undo()
        full()
        shown = texts(project)
        assert shown in ({"published", "kept"}, {"published"})
        check_sound(project, *shown)

    @pytest.mark.parametrize("broken", ["shutil.copyfile", "os.fsync", "pathlib.Path.replace"])
    def test_publishing_keeps_the_old_file(
        self, project: Project, monkeypatch: pytest.MonkeyPatch, broken: str
    ) -> None:
        before = project.path.read_bytes()

        def no_space(*_: object, **__: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patch:
            patch.setattr(broken, no_space)
            with pytest.raises(PublishFailed, match="No space left on device"):
                project.publish()
        assert project.path.read_bytes() == before
        assert not project.is_published
        check_sound(project, "published", "kept")


def other_copy(project: Project, *words: str) -> Path:
    """A copy beside the document in which Bo has added words with pictures."""
    place = Path(shutil.copy(project.path, project.path.with_name("copy.narrative")))
    copy = Project.read(place, me=BO)
    for word in words:
        big(copy, word)
    copy.publish()
    copy.close()
    return place


class TestSmallDisk:
    """The same on a disk that is really full, at whatever point that shows."""

    @pytest.fixture
    def disk(self, studio_home: Path, opened: ExitStack) -> Path:
        """The data folder is a disk of its own."""
        opened.enter_context(small_disk(studio_home, kilobytes=4096))
        return studio_home

    @pytest.mark.parametrize("left", [0, 4, 40, 120, 300])
    def test_editing(self, disk: Path, project: Project, left: int) -> None:
        ballast = fill(disk, but_kilobytes=left)
        count = until_refused(lambda n: big(project, f"word {n}"), KEPT_OR_IO)
        words = {"published", "kept", *(f"word {n}" for n in range(count))}
        assert texts(project) == words
        ballast.unlink()
        big(project, "at last")
        check_sound(project, *words, "at last")

    @pytest.mark.parametrize("left", [0, 4, 40, 120, 300])
    def test_taking_in(self, disk: Path, project: Project, left: int) -> None:
        copy = other_copy(project, "theirs 1", "theirs 2", "theirs 3", "theirs 4")
        ballast = fill(disk, but_kilobytes=left)
        with pytest.raises(DocumentError, match=KEPT_OR_IO):
            project.merge(copy)
        assert texts(project) == {"published", "kept"}
        ballast.unlink()
        assert project.merge(copy).count == 5
        copy.unlink()
        check_sound(project, "published", "kept", *(f"theirs {n}" for n in range(1, 5)))

    @pytest.mark.parametrize("left", [0, 4, 40, 120])
    def test_publishing_with_a_full_data_folder(
        self, disk: Path, project: Project, left: int
    ) -> None:
        big(project, "picture")
        ballast = fill(disk, but_kilobytes=left)
        with suppress(DocumentError):
            project.publish()
        assert words_in(project.path) in ({"published"}, {"published", "kept", "picture"})
        ballast.unlink()
        check_sound(project, "published", "kept", "picture")

    @pytest.mark.parametrize("left", [0, 4, 40])
    @pytest.mark.parametrize("what", ["cache", "place"])
    def test_publishing_to_a_full_place(
        self,
        tmp_path: Path,
        project: Project,
        opened: ExitStack,
        monkeypatch: pytest.MonkeyPatch,
        what: str,
        left: int,
    ) -> None:
        big(project, "picture")
        disk = tmp_path / "small"
        opened.enter_context(small_disk(disk, kilobytes=512))
        if what == "cache":
            monkeypatch.setattr(tempfile, "tempdir", str(disk))
        else:
            project.move_to(disk / "a.narrative")
            big(project, "more")
        before = project.path.read_bytes()
        ballast = fill(disk, but_kilobytes=left)
        with pytest.raises(PublishFailed, match=r"full|No space left"):
            project.publish()
        assert project.path.read_bytes() == before
        assert names(project.path.parent) - {"ballast"} == {project.path.name}
        ballast.unlink()
        check_sound(project, *texts(project))

    @pytest.mark.parametrize("left", [0, 8, 32, 200, 900])
    def test_opening(self, disk: Path, project: Project, left: int) -> None:
        other_copy(project, "theirs 1", "theirs 2").replace(project.path)
        damaged = work_of(project).damaged
        project.close()
        ballast = fill(disk, but_kilobytes=left)
        with suppress(DocumentError):
            found = Project.open(project.path, me=project.me)
            assert found.set_aside == ()
            assert texts(found) == {"published", "kept", "theirs 1", "theirs 2"}
            found.close()
        assert not damaged.exists()
        ballast.unlink()
        found = Project.open(project.path, me=project.me)
        check_sound(found, "published", "kept", "theirs 1", "theirs 2")

    @pytest.mark.parametrize("left", [0, 8, 100, 800, 2000, 2500, 3000, 4000, 5000])
    def test_bringing_an_old_work_copy_along(
        self, studio_home: Path, opened: ExitStack, tmp_path: Path, path: Path, left: int
    ) -> None:
        opened.enter_context(small_disk(studio_home, kilobytes=10_000))
        told = Told(tmp_path / "told")
        doomed.old_work_copy(path, told)
        ballast = fill(studio_home, but_kilobytes=left)
        with suppress(DocumentError):
            Project.open(path, me=doomed.ADA).close()
        assert not work_place(DOCUMENT, path).damaged.exists()
        ballast.unlink()
        found = Project.open(path, me=doomed.ADA)
        assert found._journal.txn_ids() >= {name for name, _seal in told.heard("kept")}
        assert verify_work(work_of(found).journal) == ()
        found.close()


class TestLostRights:
    def test_a_folder_that_became_read_only_keeps_the_old_file(self, project: Project) -> None:
        before = project.path.read_bytes()
        with read_only(project.path.parent):
            with pytest.raises(PublishFailed, match=r"Read-only|Permission denied") as caught:
                project.publish()
            say(project, "more")
        assert "choose another place" in caught.value.hint
        assert project.path.read_bytes() == before
        check_sound(project, "published", "kept", "more")

    def test_a_data_folder_that_became_read_only_keeps_what_it_has(
        self, project: Project, studio_home: Path
    ) -> None:
        place = work_of(project)
        project.close()
        with read_only(studio_home), pytest.raises(DocumentError) as caught:
            Project.open(project.path, me=project.me)
        assert str(place.folder) in str(caught.value)
        assert words_in(project.path) == {"published"}
        assert not place.damaged.exists()
        found = Project.open(project.path, me=project.me)
        check_sound(found, "published", "kept")

    def test_a_file_that_may_not_be_read_any_more_stops_publishing(
        self, project: Project, monkeypatch: pytest.MonkeyPatch, opened: ExitStack
    ) -> None:
        other_copy(project, "theirs").replace(project.path)
        right = Path.open

        def refuse(self: Path, *args: object, **options: object) -> object:
            if self == project.path:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            return right(self, *args, **options)  # type: ignore[call-overload]

        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", refuse)
            with pytest.raises(DocumentError, match="cannot be read: Permission denied"):
                project.publish()
        project.publish()
        check_sound(project, "published", "kept", "theirs")


class TestLocked:
    """Another program, as a virus check or a backup does, holds the work copy."""

    @pytest.fixture
    def holder(self, project: Project, opened: ExitStack) -> sqlite3.Connection:
        place = work_of(project).journal
        return opened.enter_context(closing(sqlite3.connect(place, isolation_level=None)))

    def test_an_edit_is_refused_and_works_later(
        self, project: Project, holder: sqlite3.Connection
    ) -> None:
        project._journal.connection.execute("PRAGMA busy_timeout = 20")
        holder.execute("BEGIN IMMEDIATE")
        for _ in range(2):
            with pytest.raises(DocumentError, match="database is locked"):
                say(project, "refused")
        assert texts(project) == {"published", "kept"}
        holder.execute("ROLLBACK")
        say(project, "later")
        check_sound(project, "published", "kept", "later")

    def test_opening_is_refused_and_the_work_copy_stays(
        self, project: Project, holder: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place = work_of(project)
        project.close()
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        with monkeypatch.context() as patch:
            patch.setattr(sqlite3, "connect", functools.partial(sqlite3.connect, timeout=0.02))
            with pytest.raises(DocumentError, match=r"cannot be opened .* is locked"):
                Project.open(project.path, me=project.me)
        holder.close()
        assert not place.damaged.exists()
        found = Project.open(project.path, me=project.me)
        check_sound(found, "published", "kept")

    def test_another_window_is_told_apart(self, project: Project) -> None:
        with pytest.raises(DocumentInUse, match="is open in another window"):
            Project.open(project.path, me=project.me)


@pytest.mark.parametrize("back_ms", [1, 60_000, 10 * 365 * 24 * 3600 * 1000])
def test_a_clock_that_is_set_back_between_sittings_turns_nothing_round(
    project: Project, monkeypatch: pytest.MonkeyPatch, back_ms: int
) -> None:
    now_ns = time.time_ns()
    (term,) = [one for one in project.view().terms.values() if one.text == "kept"]
    for n in range(3):
        project.close()
        monkeypatch.setattr(time, "time_ns", lambda n=n: now_ns - (n + 1) * back_ms * 1_000_000)
        project = Project.open(project.path, me=project.me)
        latest = max(project._journal.txn_ids())
        with project.op("Edit") as op:
            op.set(Term, term.id, bases={}, text=f"kept {n}")
        assert min(project._journal.txn_ids() - {latest}) < latest < max(project._journal.txn_ids())
        assert texts(project) == {"published", f"kept {n}"}
    for n in (1, 0):
        assert project.undo()
        assert texts(project) == {"published", f"kept {n}"}
    project.publish()
    check_sound(project, "published", "kept 0")


ALONE = (doomed.window, doomed.command_line, doomed.command_line)
"""A window, and the command line twice, at one computer."""

APART = (doomed.window, doomed.window)
"""Two windows of two computers on one share."""


@pytest.mark.parametrize("jobs", [ALONE, APART], ids=["one computer", "two computers"])
def test_processes_that_publish_at_once_lose_nothing(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    long_form: bool,
    jobs: tuple[doomed.Job, ...],
) -> None:
    doomed.begin(path)
    homes = [tmp_path / ("there" if jobs is APART and n else "here") for n in range(len(jobs))]
    told = [Told(tmp_path / f"told {n}") for n in range(len(jobs))]
    processes = []
    for n, job in enumerate(jobs):
        monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(homes[n]))
        until_s = 60 if long_form else 3
        processes.append(doomed.start(job, told[n], path, seed=n, bomb_s=until_s))
    for process in processes:
        process.join()
        assert process.exitcode == 0
    for home in (*homes, homes[0]):
        monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(home))
        found = Project.open(path, me=doomed.ADA)
        found.publish()
        found.close()
    held = {txn.id: txn.seal().hex().upper() for txn in read_contents(path).txns}
    for one in told:
        assert len(one.heard("kept")) > 5
        lost = [name for name, seal in one.heard("kept") if held.get(name) != seal]
        assert lost == []
    assert verify_document(path).is_sound
    assert names(path.parent) == {path.name}
