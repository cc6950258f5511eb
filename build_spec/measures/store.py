"""The store against SQLite itself: a committed edit, opening a document."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from build_spec.measures.figure import Figure, cpu_s, least
from build_spec.measures.projects import ME, story_of
from narrative_studio.commands.editing import edit_cells
from narrative_studio.project import Project
from narrative_studio.store.document import open_document

_EDITS = 200
_ROUNDS = 5


def figures() -> list[Figure]:
    """Measure the store."""
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as folder:
        return [committed_edit(Path(folder)), *opening(Path(folder))]


def committed_edit(folder: Path) -> Figure:
    """The processor time of one durable edit against one durable UPDATE of the same table."""
    project = story_of(folder / "edit.narrative", frames=100)
    frame = next(iter(project.view().frames.values()))

    def edits() -> None:
        for number in range(_EDITS):
            row = project.view().frames[frame.id]
            edit_cells(project, row, headline=f"Headline {number}")

    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute("CREATE TABLE frame (id TEXT PRIMARY KEY, headline TEXT NOT NULL) STRICT")
    plain.execute("INSERT INTO frame VALUES ('f', '')")

    def updates() -> None:
        for number in range(_EDITS):
            plain.execute("BEGIN IMMEDIATE")
            plain.execute("UPDATE frame SET headline = ? WHERE id = 'f'", (f"{number}",))
            plain.execute("COMMIT")

    ours_s, theirs_s = least(lambda: cpu_s(edits), _ROUNDS), least(lambda: cpu_s(updates), _ROUNDS)
    plain.close()
    project.close()
    each_us = ours_s / _EDITS * 1e6
    return Figure(
        "committed edit / durable UPDATE, CPU",
        ours_s / theirs_s,
        10.0,
        f"{each_us:.0f} µs against {theirs_s / _EDITS * 1e6:.0f} µs",
    )


def opening(folder: Path) -> list[Figure]:
    """Opening 1,000 frames with 5,000 steps against reading the same rows with plain SQL."""
    path = folder / "open.narrative"
    project = story_of(path, frames=1000, steps_per_frame=5)
    project.publish()
    project.close()

    def warm() -> None:
        Project.open(path, me=ME).close()

    def cold() -> None:
        Project.read(path, me=ME).close()

    document = open_document(path)
    place = document.journal.connection.execute("PRAGMA database_list").fetchone()[2]
    document.close()

    def plain() -> None:
        connection = sqlite3.connect(place)
        connection.execute("SELECT * FROM frame").fetchall()
        connection.execute("SELECT * FROM step").fetchall()
        connection.close()

    plain_s = least(lambda: cpu_s(plain), _ROUNDS)
    warm_s, cold_s = least(lambda: cpu_s(warm), _ROUNDS), least(lambda: cpu_s(cold), 3)
    return [
        Figure(
            "open 1,000 frames, warm / plain SELECT, CPU",
            warm_s / plain_s,
            None,
            f"{warm_s * 1000:.0f} ms against {plain_s * 1000:.0f} ms",
        ),
        Figure(
            "open 1,000 frames, cold / warm, CPU",
            cold_s / warm_s,
            None,
            f"{cold_s * 1000:.0f} ms against {warm_s * 1000:.0f} ms",
        ),
    ]
