"""Work that is killed in the middle: what a process does until then, and what it has told.

Each job runs in a process of its own. It writes a line to its *told* file after everything that it
has been promised, and is killed from outside or by a bomb that it has set itself.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from narrative_studio.commands.versions import (
    decide,
    erase_personal,
    keep_deleted,
    restore_row,
    take_baseline,
)
from narrative_studio.errors import PublishFailed
from narrative_studio.model.evidence import Proof
from narrative_studio.model.ids import FrameId, NarrativeId, PersonId, ProofId, TermId, new_id
from narrative_studio.model.people import ProjectInfo
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.model.storyboard import Frame, Narrative
from narrative_studio.project import Identity, Project
from narrative_studio.store import schema
from narrative_studio.store.places import work_place
from narrative_studio.store.publish import write_document
from narrative_studio.store.txn import canonical, to_plain
from tests.narrative_studio.store.desks import DOCUMENT, Desk

ADA = Identity(PersonId("0190a000-0000-7000-8000-00000000000a"), "Ada")
BO = Identity(PersonId("0190a000-0000-7000-8000-00000000000b"), "Bo")
SCRIPT = "A recall is announced on a Friday, and nobody knows which pallets it is about. " * 40
PARTS = 3
BATCH = 150
OLD_EDITS = 400
SECRET = "Moor Dairy Ltd, ask for"

NEVER = -1.0

Job = Callable[["Told", Path, int, float], None]
"""What is done with a document; the rest are a seed and the seconds until the bomb goes off."""


def _context() -> BaseContext:
    """Where the system can fork, each process comes out of one that has all of this loaded."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


PROCESSES = _context()


class Told:
    """What a process says of itself; a line that is written stays, whatever comes."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def say(self, *words: object) -> None:
        descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(descriptor, (" ".join(map(str, words)) + "\n").encode())
        os.close(descriptor)

    def heard(self, first: str) -> list[list[str]]:
        """The other words of each line that begins with a word."""
        lines = self._file.read_text("utf-8").splitlines() if self._file.exists() else []
        return [line.split()[1:] for line in lines if line.split()[0] == first]


def start(job: Job, told: Told, path: Path, *, seed: int, bomb_s: float = NEVER) -> BaseProcess:
    """Let a process do a job; it ends when it is done or killed."""
    home = Path(os.environ["NARRATIVE_STUDIO_HOME"])
    process: BaseProcess = PROCESSES.Process(  # type: ignore[attr-defined]
        target=_run, args=(job, told, path, seed, bomb_s, home), daemon=True
    )
    process.start()
    return process


def _run(job: Job, told: Told, path: Path, seed: int, bomb_s: float, home: Path) -> None:
    os.environ["NARRATIVE_STUDIO_HOME"] = str(home)
    cache = home.with_name("cache of the killed")
    cache.mkdir(exist_ok=True)
    tempfile.tempdir = str(cache)
    # So often may the bomb interrupt Python itself, not only what waits for SQLite or the disk.
    sys.setswitchinterval(1e-5)
    job(told, path, seed, bomb_s)


def set_bomb(after_s: float) -> None:
    """Kill this process in a moment, whatever it is at by then."""

    def go_off() -> None:
        time.sleep(after_s)
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    threading.Thread(target=go_off, daemon=True).start()


class Watch:
    """Tells of all that was committed since it last looked, with the seals."""

    def __init__(self, told: Told, project: Project) -> None:
        self._told = told
        self._project = project
        self._seen = project._journal.count()

    def tell(self) -> None:
        """Say of each operation that it is acknowledged."""
        found = self._project._journal.connection.execute(
            "SELECT t, id, hex(seal) FROM txn WHERE t > ? ORDER BY t", (self._seen,)
        ).fetchall()
        for self._seen, name, seal in found:
            self._told.say("kept", name, seal)


# What is edited


def begin(path: Path) -> None:
    """A document with a story, customers, and elements that two people word differently."""
    ada, bo = Desk("ada"), Desk("bo")
    with ada.project.op("Start") as op:
        op.create(Narrative(id=NarrativeId(new_id()), title="First call"))
    elements = [ada.element(f"Element {n}") for n in range(60)]
    ada.sync(bo)
    for row in elements:
        ada.edit(row, name="By Ada")
        bo.edit(row, name="By Bo")
    ada.sync(bo)
    with ada.project.op("Describe") as op:
        op.create(ProjectInfo(id=DOCUMENT))
    write_document(ada.journal.connection, path)
    for desk in (ada, bo):
        desk.close()


def edit(told: Told, path: Path, seed: int, _bomb_s: float) -> None:
    """Edit without end, now and then publishing; what is done follows from the seed."""
    dice = random.Random(seed)
    project = Project.open(path, me=ADA)
    watch = Watch(told, project)
    told.say("begun")
    while True:
        dice.choice(ACTS)(project, dice, told)
        watch.tell()
        if dice.random() < 0.1:
            project.publish()
            told.say("published", project._journal.count())


def _add(project: Project, dice: random.Random, told: Told) -> None:
    number = dice.randrange(10**9)
    with project.op("Add terms") as op:
        for part in range(PARTS):
            text = f"{number}/{part}"
            op.create(Term(id=TermId(new_id()), kind=TermKind.AVOID, text=text))


def _write(project: Project, dice: random.Random, told: Told) -> None:
    """A long script that is made, or changed in one place."""
    view = project.view()
    if len(view.frames) < 5:
        story = next(iter(view.narratives))
        with project.op("Add frame") as op:
            op.create(Frame(id=FrameId(new_id()), narrative=NarrativeId(story), script=SCRIPT))
        return
    frame = dice.choice(list(view.frames.values()))
    at = dice.randrange(len(frame.script) or 1)
    script = f"{frame.script[:at]} {dice.randrange(10**6)} {frame.script[at + 3 :]}"
    with project.op("Edit script") as op:
        op.set(Frame, frame.id, bases={}, script=script)


def _picture(project: Project, dice: random.Random, told: Told) -> None:
    frames = list(project.view().frames.values())
    if frames:
        with project.op("Set picture") as op:
            picture = project.keep_picture(dice.randbytes(30_000))
            op.set(Frame, dice.choice(frames).id, bases={}, picture=picture)
        told.say("picture", picture)


def _delete(project: Project, dice: random.Random, told: Told) -> None:
    frames = list(project.view().frames.values())
    if len(frames) > 2:
        with project.op("Delete frame") as op:
            op.delete(Frame, dice.choice(frames).id)


def _restore(project: Project, dice: random.Random, told: Told) -> None:
    found = project._journal.connection.execute("SELECT id FROM frame WHERE alive = 0").fetchall()
    if found:
        restore_row(project, table="frame", row_id=dice.choice(found)[0])


def _decide(project: Project, dice: random.Random, told: Told) -> None:
    found = project.past.misalignments
    if found:
        one = dice.choice(found)
        decide(project, misalignment=one, value=dice.choice(one.wordings).value)


def _keep(project: Project, dice: random.Random, told: Told) -> None:
    for deletion in project.past.open_deletions:
        keep_deleted(project, deletion=deletion)
        return


def _baseline(project: Project, dice: random.Random, told: Told) -> None:
    take_baseline(project, name=f"Draft {dice.randrange(10**6)}")


def _undo(project: Project, dice: random.Random, told: Told) -> None:
    project.undo()


def _redo(project: Project, dice: random.Random, told: Told) -> None:
    project.redo()


Act = Callable[[Project, random.Random, Told], None]

ACTS: tuple[Act, ...] = (
    *(_add, _write, _write, _write, _picture, _delete, _restore, _decide, _keep, _baseline),
    *(_undo, _undo, _redo),
)

# What is published, taken in and brought along


def _timed(told: Told, work: Callable[[], object], bomb_s: float) -> None:
    """Do what may be killed half-way."""
    told.say("begun")
    if bomb_s != NEVER:
        set_bomb(bomb_s)
    began_s = time.perf_counter()
    work()
    told.say("took", time.perf_counter() - began_s)


def publish(told: Told, path: Path, seed: int, bomb_s: float) -> None:
    """Publish edits, a picture and an erasure that has not reached the backups."""
    dice = random.Random(seed)
    project = Project.open(path, me=ADA)
    watch = Watch(told, project)
    for act in (_write, _picture, _add):
        act(project, dice, told)
    with project.op("Add proof") as op:
        customer = f"{SECRET} {dice.randrange(10**12)}"
        op.create(Proof(id=ProofId(new_id()), customer=customer))
    proofs = [proof for proof in project.view().proofs.values() if proof.customer]
    if len(proofs) > 2:
        told.say("erased", proofs[0].customer.rpartition(" ")[2])
        erase_personal(project, row=proofs[0], column="customer")
    watch.tell()
    _timed(told, project.publish, bomb_s)
    told.say("published", project._journal.count())


def take_in(told: Told, path: Path, seed: int, bomb_s: float) -> None:
    """Merge a copy, or publish over what a colleague has put there."""
    project = Project.open(path, me=ADA)
    watch = Watch(told, project)
    is_merge = seed % 2 == 0
    place = Path(shutil.copy(path, path.with_name("copy"))) if is_merge else path
    copy = Project.read(place, me=BO)
    batch = new_id()
    for n in range(BATCH):
        with copy.op(f"Batch {batch}") as op:
            said = f"{batch}/{n} {SCRIPT[: n * 20]}"
            op.create(Term(id=TermId(new_id()), kind=TermKind.BANNED, text=said))
            copy.keep_picture(f"{batch} {n}".encode() * 100)
    copy.publish()
    copy.close()
    told.say("batch", batch)
    _add(project, random.Random(seed), told)
    watch.tell()
    _timed(told, (lambda: project.merge(place)) if is_merge else project.publish, bomb_s)
    told.say("taken", batch)


def open_only(told: Told, path: Path, _seed: int, bomb_s: float) -> None:
    """Open a document, which brings its work copy along if that is an old one."""
    _timed(told, lambda: Project.open(path, me=ADA), bomb_s)


def old_work_copy(path: Path, told: Told) -> None:
    """A document whose work copy is of version 1 and holds much that is not published."""
    begin(path)
    place = work_place(DOCUMENT, path)
    place.folder.mkdir(parents=True, exist_ok=True)
    desk = Desk("ada")
    with desk.project.op("Start") as op:
        story = op.create(Narrative(id=NarrativeId(new_id())))
        frame = op.create(Frame(id=FrameId(new_id()), narrative=story.id))
    for n in range(OLD_EDITS):
        desk.edit(frame, script=f"{n} {SCRIPT}")
    with closing(sqlite3.connect(place.journal, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN")
        schema.create_journal(connection, version=1)
        schema.create_work_tables(connection)
        connection.execute("DROP TABLE own")
        connection.execute("CREATE TABLE own (txn TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
        connection.execute("INSERT INTO document VALUES (?)", (DOCUMENT,))
        for t, txn in enumerate(desk.journal.txns(), start=1):
            seal = txn.seal().hex()
            connection.execute(
                "INSERT INTO txn VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (t, txn.id, txn.replica, txn.seq, txn.clock, txn.author, txn.label, None, seal),
            )
            connection.execute("INSERT INTO own VALUES (?)", (txn.id,))
            told.say("kept", txn.id, seal.upper())
            for change in txn.changes:
                new, base = canonical(to_plain(change.new)), " ".join(change.base)
                cell = (change.table, change.row, change.column)
                connection.execute(
                    "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (t, change.n, *cell, new, base),
                )
        connection.execute("COMMIT")
        connection.execute("PRAGMA user_version = 1")
    desk.close()


# Several at once


def window(told: Told, path: Path, seed: int, until_s: float) -> None:
    """Edit and publish for so long, as a window does."""
    dice = random.Random(seed)
    project = Project.open(path, me=ADA)
    watch = Watch(told, project)
    end_s = time.monotonic() + until_s
    while time.monotonic() < end_s:
        _add(project, dice, told)
        watch.tell()
        with suppress(PublishFailed):
            project.publish()
    project.close()


def command_line(told: Told, path: Path, seed: int, until_s: float) -> None:
    """Read, add and publish again and again for so long; what was published has to stay."""
    dice = random.Random(seed)
    end_s = time.monotonic() + until_s
    while time.monotonic() < end_s:
        project = Project.read(path, me=BO)
        watch = Watch(told, project)
        _add(project, dice, told)
        with suppress(PublishFailed):
            project.publish()
            watch.tell()
        project.close()
