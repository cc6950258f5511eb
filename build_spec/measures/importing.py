"""Ten thousand sessions from a table, against csv and sqlite3 with the same rows."""

from __future__ import annotations

import csv
import sqlite3
import tempfile
from itertools import count
from pathlib import Path

from build_spec.measures.figure import Figure, cpu_s, least
from build_spec.measures.projects import story_of
from narrative_studio.importers.recorded.bringing import bring_table
from narrative_studio.importers.tables.proposing import propose
from narrative_studio.importers.tables.reading import read_tables
from narrative_studio.model.prospects import TestSession
from narrative_studio.model.rows import columns

_ROWS = 10_000
_ROUNDS = 3
_NAMES = ("Session", "Date", "Alias", "Qualified", "Contaminated", "Outcome", "Recall", "Notes")
_PLACES = ("code", "held_on", "prospect", "qualified", "contaminated", "outcome", "recall", "note")


def figures() -> list[Figure]:
    """Measure the import of a table."""
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as folder:
        return [table_of_sessions(Path(folder))]


def table_of_sessions(folder: Path) -> Figure:
    """From the file to a durable operation, against reading it and inserting row by row.

    Both write every cell of a session and are durable at the end; ours is kept with its history,
    can be taken back, and is checked cell by cell.
    """
    calls = folder / "calls.csv"
    with calls.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_NAMES)
        for number in range(1, _ROWS + 1):
            day = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
            said = (f"One person holds the map, {number}", f"Met at plant {number % 90}")
            writer.writerow([f"T{number}", day, f"Plant {number}", "yes", "no", "advance", *said])
    turns = count()

    def ours() -> float:
        project = story_of(folder / f"ours-{next(turns)}.narrative", frames=20)
        story = project.view().narrative()

        def take() -> None:
            (table,) = read_tables(calls)
            bring_table(project, story, table, propose(table), file=calls.name)

        seconds = cpu_s(take)
        assert len(project.view().test_sessions) == _ROWS
        project.close()
        return seconds

    def plain() -> float:
        return cpu_s(lambda: _insert(calls, folder / f"plain-{next(turns)}.db"))

    ours_s, plain_s = least(ours, _ROUNDS), least(plain, _ROUNDS)
    return Figure(
        "import 10,000 sessions / csv and INSERT, CPU",
        ours_s / plain_s,
        8.0,
        f"{ours_s * 1000:.0f} ms against {plain_s * 1000:.0f} ms",
    )


def _insert(calls: Path, place: Path) -> None:
    """What a script of few lines would do: read with csv, write each row with an INSERT."""
    names = tuple(columns(TestSession))
    connection = sqlite3.connect(place)
    connection.execute(f"CREATE TABLE session (id TEXT PRIMARY KEY, {', '.join(names)})")
    values = ", ".join(f":{name}" for name in ("id", *names))
    with calls.open(encoding="utf-8", newline="") as file, connection:
        for row in csv.DictReader(file):
            cells = dict.fromkeys(names, "")
            cells.update(zip(_PLACES, row.values(), strict=True))
            connection.execute(
                f"INSERT INTO session VALUES ({values})", {"id": row["Session"], **cells}
            )
    connection.close()
