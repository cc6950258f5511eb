"""Lines are read out of the pages of a database as SQLite wrote them, and junk does no harm."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.store.pages import page_sizes, rows_in

ROWS = [
    ("small", b"\x00\xff"),
    ("ünïcode", b"x" * 3000),
    ("long " * 9000, b"y" * 200_000),
    (None, 0),
    (1, -1),
    (2**40, -(2**62)),
]


def database(path: Path, size: int) -> bytes:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("CREATE TABLE pair (a, b)")
        connection.execute("CREATE TABLE key (a TEXT PRIMARY KEY, b, c) WITHOUT ROWID")
        connection.executemany("INSERT INTO pair VALUES (?, ?)", ROWS)
        connection.execute("INSERT INTO key VALUES (?, 1, x'07')", ("k" * 5000,))
        connection.execute("CREATE TABLE wide (a, b, c, d)")
        connection.execute("INSERT INTO wide VALUES (1, 2, 3, 4)")
        connection.execute("INSERT INTO pair VALUES (1.5, 'no document holds a fraction')")
        connection.execute("INSERT INTO wide VALUES (?, 2, 3, 4)", ("w" * 9000,))
    return path.read_bytes()


@pytest.mark.parametrize("size", [512, 1024, 4096, 65536])
def test_lines_come_back_as_they_were_written(tmp_path: Path, size: int) -> None:
    content = database(tmp_path / "a.db", size)
    assert page_sizes(content) == (size,)
    found = list(rows_in(content, size))
    pairs = [tuple(values) for number, values in found if len(values) == 2 and number]
    assert [pair for pair in pairs if pair in ROWS] == ROWS
    assert [tuple(values) for number, values in found if number is None] == [("k" * 5000, 1, b"\7")]
    assert all(len(values) != 4 for _, values in found)


def test_where_the_head_is_gone_every_size_is_tried(tmp_path: Path) -> None:
    content = database(tmp_path / "a.db", 1024)
    assert len(page_sizes(b"\x00" * 100 + content[100:])) == 8


@pytest.mark.parametrize("seed", range(10))
def test_junk_is_passed_over(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    content = bytearray(database(tmp_path / "a.db", 512))
    for _ in range(3000):
        content[dice.randrange(len(content))] = dice.randrange(256)
    assert len(list(rows_in(bytes(content), 512))) >= 0
    assert not list(rows_in(b"\x0d" + b"\xff" * 600, 512))
