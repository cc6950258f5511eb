"""What is sound in a damaged file is found, whatever around it is gone."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError
from narrative_studio.store import salvage as module
from narrative_studio.store.foreign import Contents, read_contents
from narrative_studio.store.personal import new_personal
from narrative_studio.store.publish import write_document
from narrative_studio.store.salvage import salvage
from tests.narrative_studio.store.desks import DOCUMENT, Desk, new_change

LONG = "Traceable in minutes, not days. " * 400
PICTURE = b"\x89PNG" * 5000
PICTURE_ID = hashlib.sha256(PICTURE).hexdigest()


@pytest.fixture
def desk() -> Desk:
    made = Desk("ada")
    info = {"title": "First call"}
    made.journal.append("Start", [new_change("project", DOCUMENT, "*", info)], author=made.me.id)
    for n in range(40):
        row = made.element(f"Element {n}", note=LONG[: n * 300])
        made.edit(row, note=f"{n} {LONG[: n * 300]}")
    made.journal.append(
        "Picture",
        [],
        author=made.me.id,
        blobs=[(PICTURE_ID, PICTURE)],
        personal=[new_personal("Moor Dairy")],
    )
    return made


@pytest.fixture
def file(desk: Desk, tmp_path: Path) -> Path:
    write_document(desk.journal.connection, tmp_path / "a.narrative")
    return tmp_path / "a.narrative"


def ids(contents: Contents) -> set[str]:
    return {txn.id for txn in contents.txns}


def test_of_a_sound_file_everything_is_found(file: Path) -> None:
    whole, found = read_contents(file), salvage(file)
    assert found.txns == whole.txns
    assert dict(found.blobs) == dict(whole.blobs)
    assert set(found.personal) == set(whole.personal)
    assert found.document_id == whole.document_id == DOCUMENT
    assert found.set_aside == ()


@pytest.mark.parametrize("size", [512, 1024, 8192, 65536])
def test_pages_of_any_size_are_read(file: Path, size: int) -> None:
    whole = read_contents(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("VACUUM")
    assert salvage(file).txns == whole.txns
    content = bytearray(file.read_bytes())
    content[:100] = b"\x00" * 100
    file.write_bytes(content)
    assert len(salvage(file).txns) >= len(whole.txns) - 1


def test_without_head_schema_and_roots_nearly_all_is_found(file: Path) -> None:
    whole = read_contents(file)
    content = bytearray(file.read_bytes())
    content[:4096] = b"\xff" * 4096
    file.write_bytes(content)
    with pytest.raises(DocumentError):
        read_contents(file)
    found = salvage(file)
    assert found.txns == whole.txns
    assert found.document_id == DOCUMENT


@pytest.mark.parametrize("part", [0.6, 0.8, 0.95])
def test_what_a_cut_off_file_still_holds_is_found(file: Path, part: float) -> None:
    whole = read_contents(file)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * part)])
    found = ids(salvage(file))
    assert len(found) > part * len(whole.txns) / 2
    assert found <= ids(whole)


def test_a_destroyed_page_takes_only_its_own_along(file: Path) -> None:
    whole = read_contents(file)
    content = file.read_bytes()
    dice = random.Random(4)
    least = len(whole.txns)
    for _ in range(30):
        page = dice.randrange(len(content) // 4096)
        spoilt = bytearray(content)
        spoilt[page * 4096 : (page + 1) * 4096] = dice.randbytes(4096)
        file.write_bytes(spoilt)
        found = salvage(file)
        assert ids(found) <= ids(whole), "nothing that was never written"
        least = min(least, len(found.txns))
    assert least > len(whole.txns) // 3


def test_a_work_copy_with_its_log_is_read(tmp_path: Path, file: Path) -> None:
    place = tmp_path / "journal.db"
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("ATTACH DATABASE ? AS whole", (str(file),))
        for table in ("txn", "change"):
            connection.execute(f"CREATE TABLE {table} AS SELECT * FROM whole.{table} LIMIT 0")
            connection.execute(f"DROP TABLE {table}")
        from narrative_studio.store.schema import create_journal

        create_journal(connection)
        for table in ("txn", "change"):
            connection.execute(f"INSERT INTO {table} SELECT * FROM whole.{table}")
        for suffix in ("", "-wal"):
            source = place.with_name(place.name + suffix)
            (tmp_path / f"copy.db{suffix}").write_bytes(source.read_bytes())
    whole = read_contents(file)
    assert salvage(tmp_path / "copy.db").txns == whole.txns
    (tmp_path / "copy.db-wal").write_bytes(b"junk")
    with pytest.raises(DocumentError, match="Nothing sound was found"):
        salvage(tmp_path / "copy.db")


@pytest.mark.parametrize("seed", range(20))
def test_junk_is_read_without_harm(tmp_path: Path, file: Path, seed: int) -> None:
    dice = random.Random(seed)
    content = bytearray(file.read_bytes())
    for _ in range(dice.choice((10, 400, 20_000))):
        content[dice.randrange(len(content))] = dice.randrange(256)
    whole = ids(read_contents(file))
    file.write_bytes(content)
    with suppress(DocumentError):
        assert ids(salvage(file)) <= whole


def test_files_that_are_no_document_are_refused(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "text").write_text("A text. " * 3000)
    for name in ("empty", "text"):
        with pytest.raises(DocumentError, match=f"Nothing sound was found in “{name}”"):
            salvage(tmp_path / name)
    with pytest.raises(DocumentError, match="cannot be read"):
        salvage(tmp_path / "gone")
    monkeypatch.setattr(module, "LARGEST_BYTES", 1000)
    with pytest.raises(DocumentError, match="larger than any document"):
        salvage(file)
