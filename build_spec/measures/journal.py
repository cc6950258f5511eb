"""The journal as documents grow: how each thing that people wait for grows with them.

A growth exponent of 1 means that twice the document takes twice the time, 0 that its size does not
matter. Everything is measured in processor time, but for publishing, where the disk has its say.
"""

from __future__ import annotations

import math
import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from build_spec.measures.figure import Figure, cpu_s, least
from build_spec.measures.projects import ME, story_of
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.ids import TermId, new_id
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.project import Project
from narrative_studio.store.connections import connect_work
from narrative_studio.store.foreign import read_contents
from narrative_studio.store.journal import Journal
from narrative_studio.store.txn import Txn

_SIZES = (500, 2_000, 8_000)
"""Frames of the documents whose growth is measured, each edited twice."""

_MOST_GROWTH = 1.1
_ROUNDS = 3
_CHANGES = 100_000
_CELLS = ("kind", "text", "why", "instead", "rank")
_PICTURE_BYTES = 2_000_000
_PICTURES = 20


def figures() -> Iterator[Figure]:
    """Measure the journal."""
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as name:
        folder = Path(name)
        yield absorbing(folder)
        yield publishing(folder)
        yield from growing(folder)


def absorbing(folder: Path) -> Figure:
    """Taking in 100,000 changes against inserting as many rows with the same cells."""
    txns = list(_txns(_CHANGES, per_txn=100))
    rows = [
        (change.row, *(change.value(name) for name in _CELLS))
        for txn in txns
        for change in txn.changes
    ]

    def ours() -> None:
        place = folder / "absorb.db"
        with closing(connect_work(place)) as connection:
            Journal(connection).absorb(txns)
        _remove(place)

    def plain() -> None:
        place = folder / "plain.db"
        with closing(connect_work(place)) as connection:
            connection.execute(
                "CREATE TABLE term (id TEXT PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, "
                "why TEXT NOT NULL, instead TEXT, rank TEXT NOT NULL) STRICT"
            )
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO term VALUES (?, ?, ?, ?, ?, ?)", rows)
            connection.execute("COMMIT")
        _remove(place)

    ours_s, plain_s = least(lambda: cpu_s(ours), 2), least(lambda: cpu_s(plain), 2)
    return Figure(
        "absorb 100,000 changes / plain inserts, CPU",
        ours_s / plain_s,
        10.0,
        f"{ours_s:.2f} s against {plain_s:.2f} s",
    )


def publishing(folder: Path) -> Figure:
    """Publishing a document of 40 MB against copying its file durably."""
    path = folder / "large.narrative"
    project = story_of(path, frames=20)
    dice = random.Random(1)
    with project.op("Pictures"):
        for _ in range(_PICTURES):
            project.keep_picture(dice.randbytes(_PICTURE_BYTES))
        frame = next(iter(project.view().frames.values()))
        edit_cells(project, frame, headline="With pictures")
    project.publish()

    def publish() -> None:
        frame = next(iter(project.view().frames.values()))
        edit_cells(project, frame, headline=f"Headline {time.perf_counter_ns()}")
        project.publish()

    def copy() -> None:
        target = folder / "copied.narrative"
        shutil.copyfile(path, target)
        descriptor = os.open(target, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)

    ours_s, copy_s = least(lambda: _wall_s(publish), _ROUNDS), least(lambda: _wall_s(copy), _ROUNDS)
    size = path.stat().st_size
    project.close()
    return Figure(
        "publish 40 MB / copy the file, wall",
        ours_s / copy_s,
        5.0,
        f"{ours_s * 1000:.0f} ms against {copy_s * 1000:.0f} ms, {size / 1e6:.0f} MB and a backup",
    )


def growing(folder: Path) -> Iterator[Figure]:
    """How each kind of work grows with the document."""
    measured: dict[str, list[float]] = {}
    for size in _SIZES:
        path = _document(folder, size)
        for name, one_s in _work(path):
            measured.setdefault(name, []).append(one_s)
    for name, all_s in measured.items():
        exponent = math.log(all_s[-1] / all_s[0]) / math.log(_SIZES[-1] / _SIZES[0])
        told = ", ".join(f"{one_s * 1000:.1f}" for one_s in all_s)
        yield Figure(
            f"growth exponent: {name}",
            max(0.0, exponent),
            _MOST_GROWTH,
            f"{told} ms at {', '.join(f'{size:,}' for size in _SIZES)} frames",
        )


def _document(folder: Path, frames: int) -> Path:
    """A published document in which every frame has been edited, before and after a baseline."""
    path = folder / f"{frames}.narrative"
    project = story_of(path, frames=frames)
    for headline in ("Reworded", "Reworded again"):
        for row in list(project.view().frames.values()):
            with project.op("Edit headline of frame") as op:
                op.set(type(row), row.id, bases={}, headline=f"{headline}: {row.headline}")
    project.publish()
    project.close()
    return path


def _work(path: Path) -> Iterator[tuple[str, float]]:
    def read() -> None:
        Project.read(path, me=ME).close()

    def open_again() -> None:
        Project.open(path, me=ME).close()

    yield "open a file of another", least(lambda: cpu_s(read), 2)
    yield "reopen", least(lambda: cpu_s(open_again), _ROUNDS)
    project = Project.open(path, me=ME)
    frames = list(project.view().frames.values())
    half = {replica: seq // 2 for replica, seq in project.past.cut.items()}
    numbers = iter(range(10_000))

    def edit() -> None:
        for row in frames[:50]:
            edit_cells(project, row, headline=f"Edit {next(numbers)}")

    def history() -> None:
        for row in frames[:50]:
            project.cell_history(row, "headline")

    yield "committed edit", least(lambda: cpu_s(edit), _ROUNDS)
    yield "history of a cell", least(lambda: cpu_s(history), _ROUNDS)
    yield "a page of the history", least(lambda: cpu_s(project.past.history), _ROUNDS)
    yield "state at a baseline", least(lambda: cpu_s(lambda: project.past.view_at(half)), 2)
    yield "publish", least(lambda: _publish_s(project), _ROUNDS)
    contents = read_contents(path)

    def absorb() -> None:
        with closing(connect_work(None)) as connection:
            Journal(connection).absorb(contents.txns)

    yield "absorb", least(lambda: cpu_s(absorb), 2)
    project.close()


def _publish_s(project: Project) -> float:
    row = next(iter(project.view().frames.values()))
    edit_cells(project, row, headline=f"Publish {time.perf_counter_ns()}")
    return cpu_s(project.publish)


def _txns(changes: int, *, per_txn: int) -> Iterator[Txn]:
    """Operations of somebody else that make so many terms."""
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as folder:
        project = Project.create(Path(folder) / "theirs.narrative", me=ME)
        for _ in range(changes // per_txn):
            with project.op("Import terms") as op:
                for number in range(per_txn):
                    op.create(
                        Term(id=TermId(new_id()), kind=TermKind.AVOID, text=f"A term {number}")
                    )
        yield from project._journal.txns("WHERE label = 'Import terms'")
        project.close()


def _wall_s(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def _remove(place: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        place.with_name(place.name + suffix).unlink(missing_ok=True)
