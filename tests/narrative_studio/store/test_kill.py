"""Whatever is acknowledged is there after the process was killed, and every operation is whole."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.project import Project
from narrative_studio.store import schema
from narrative_studio.store.foreign import read_contents
from narrative_studio.store.places import work_place
from narrative_studio.store.verify import verify_document, verify_work
from tests.narrative_studio.store import doomed
from tests.narrative_studio.store.desks import DOCUMENT
from tests.narrative_studio.store.doomed import ADA, BATCH, PARTS, SECRET, Job, Told, start

EDITING = (4, 6)
PUBLISHING = (2, 8)
TAKING_IN = (3, 4)
MIGRATING = 8
"""How often a process is killed: on so many documents, so many times each; 60 times in all."""

LONGER = 17


def killed_within(
    job: Job, told: Told, path: Path, dice: random.Random, *, kept: int, most_s: float
) -> None:
    """Let a process do a job and kill it at some moment after it has begun.

    However slow the machine is, so many edits have been acknowledged before.
    """
    seed = dice.randrange(2**30)
    begun, before = len(told.heard("begun")), len(told.heard("kept"))
    process = start(job, told, path, seed=seed)
    while len(told.heard("begun")) == begun or len(told.heard("kept")) < before + kept:
        assert process.is_alive()
        time.sleep(0.001)
    time.sleep(dice.uniform(0, most_s))
    process.kill()
    process.join()
    assert process.exitcode != 1, "it failed"


def blown_up(job: Job, told: Told, path: Path, *, seed: int, bomb_s: float) -> None:
    """Let a process do a job until its bomb goes off, or it is done."""
    process = start(job, told, path, seed=seed, bomb_s=bomb_s)
    process.join()
    assert process.exitcode != 1, "it failed"


def check(path: Path, told: Told) -> None:
    """Hold what is there against what was told."""
    contents = read_contents(path)
    assert contents.set_aside == ()
    assert verify_document(path).is_sound
    project = Project.open(path, me=ADA)
    try:
        assert project.set_aside == ()
        journal = project._journal
        seals = dict(journal.connection.execute("SELECT id, hex(seal) FROM txn"))
        for name, seal in told.heard("kept"):
            assert seals.get(name) == seal, "an acknowledged edit is missing"
        assert {txn.id for txn in contents.txns} <= seals.keys()
        assert journal.blob_ids() >= {name for (name,) in told.heard("picture")}
        assert len(contents.txns) >= max([int(n) for (n,) in told.heard("published")], default=0)
        check_whole(project, told)
        # This replays all there is: what was lost, torn or half derived shows.
        assert verify_work(project._document.place.journal) == ()
    finally:
        project.close()
    left = {file.name for file in path.parent.iterdir()} - {path.name, "copy"}
    assert all(name.startswith(".") and name.endswith(".part") for name in left), left


def check_whole(project: Project, told: Told) -> None:
    """What belongs together is there together, or not at all."""
    added: dict[str, int] = {}
    for term in project.view().terms.values():
        number = term.text.split()[0].split("/")[0]
        added[number] = added.get(number, 0) + 1
    batches = {batch for (batch,) in told.heard("batch")}
    for number, count in added.items():
        assert count == (BATCH if number in batches else PARTS), "half an operation"
    assert added.keys() >= {batch for (batch,) in told.heard("taken")}


def check_swept(path: Path) -> None:
    """What a killed publishing left beside the document goes with a later one."""
    for left in path.parent.glob(".*.part"):
        os.utime(left, (1, 1))
    project = Project.open(path, me=ADA)
    with project.op("Edit") as op:
        info = project.view().project
        op.set(type(info), info.id, bases={}, title="At last")
    project.publish()
    project.close()
    assert {file.name for file in path.parent.iterdir()} - {"copy"} == {path.name}


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return Told(tmp_path / "told")


def seeds(ordinary: int) -> list[object]:
    """The seeds of a test: some always, and many more in the long form."""
    more = range(ordinary, ordinary * LONGER)
    return [*range(ordinary), *(pytest.param(n, marks=pytest.mark.long) for n in more)]


@pytest.mark.parametrize("seed", seeds(EDITING[0]))
def test_no_acknowledged_edit_is_lost(path: Path, told: Told, seed: int) -> None:
    dice = random.Random(seed)
    doomed.begin(path)
    for n in range(EDITING[1]):
        killed_within(doomed.edit, told, path, dice, kept=n % 4, most_s=0.15)
        check(path, told)
    assert len(told.heard("kept")) > EDITING[1]
    check_swept(path)


@pytest.mark.parametrize("seed", seeds(PUBLISHING[0]))
def test_the_file_is_the_old_one_or_the_new_one(path: Path, told: Told, seed: int) -> None:
    dice = random.Random(f"publish {seed}")
    doomed.begin(path)
    for n in range(4):
        blown_up(doomed.publish, told, path, seed=n, bomb_s=doomed.NEVER)
    for n in range(6 * PUBLISHING[1]):
        # Another process may have slowed the first ones down: what took least is never too long.
        takes_s = min(float(took) for (took,) in told.heard("took"))
        before = path.read_bytes()
        bomb_s = dice.uniform(0, takes_s)
        blown_up(doomed.publish, told, path, seed=dice.randrange(2**30), bomb_s=bomb_s)
        after = path.read_bytes()
        check(path, told)
        assert path.read_bytes() == after, "opening it has written"
        if after != before:
            kept = {name for name, _seal in told.heard("kept")}
            assert {txn.id for txn in read_contents(path).txns} >= kept, "half of it is new"
        if n + 1 >= PUBLISHING[1] and was_killed(told, PUBLISHING[1]):
            break
    assert was_killed(told, PUBLISHING[1])
    check_swept(path)
    check_erased(path, told)


def was_killed(told: Told, rounds: int) -> bool:
    """Whether enough of the bombs went off while the work was done."""
    return len(told.heard("begun")) - len(told.heard("took")) > rounds // 3


def check_erased(path: Path, told: Told) -> None:
    project = Project.open(path, me=ADA)
    folder = project._document.place.folder
    project.close()
    files = [path, *(file for file in folder.rglob("*") if file.is_file())]
    for file in files:
        content = file.read_bytes()
        for (number,) in told.heard("erased"):
            assert f"{SECRET} {number}".encode() not in content, file.name
    assert any(SECRET.encode() in file.read_bytes() for file in files)


@pytest.mark.parametrize("seed", seeds(TAKING_IN[0]))
def test_what_is_taken_in_is_taken_in_whole(path: Path, told: Told, seed: int) -> None:
    dice = random.Random(f"take in {seed}")
    doomed.begin(path)
    for n in range(2):
        blown_up(doomed.take_in, told, path, seed=n, bomb_s=doomed.NEVER)
    merging_s, publishing_s = (float(took) for (took,) in told.heard("took"))
    for n in range(TAKING_IN[1]):
        bomb_s = dice.uniform(0, publishing_s if n % 2 else merging_s)
        seed = dice.randrange(2**30) * 2 + n % 2
        blown_up(doomed.take_in, told, path, seed=seed, bomb_s=bomb_s)
        check(path, told)
    check_swept(path)


@pytest.mark.parametrize("seed", seeds(1))
def test_an_old_work_copy_is_brought_along_whole(path: Path, told: Told, seed: int) -> None:
    dice = random.Random(f"migrate {seed}")
    takes_s = 0.0
    for n in range(MIGRATING + 1):
        place = path.with_name(f"{n}") / path.name
        place.parent.mkdir()
        said = Told(path.with_name(f"told {n}"))
        doomed.old_work_copy(place, said)
        bomb_s = dice.uniform(0, takes_s) if n else doomed.NEVER
        blown_up(doomed.open_only, said, place, seed=0, bomb_s=bomb_s)
        takes_s = takes_s or float(said.heard("took")[0][0])
        check(place, said)
        folder = work_place(DOCUMENT, place).folder
        with closing(sqlite3.connect(folder / f"before-version-{schema.USER_VERSION}.db")) as kept:
            assert kept.execute("PRAGMA user_version").fetchone() == (1,)
            assert kept.execute("SELECT count(*) FROM txn").fetchone() == (len(said.heard("kept")),)
            assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
