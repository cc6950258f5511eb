"""A document is read as a stranger's file: refused, set aside by part, or exactly itself."""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError, NewerDocument, NotADocument
from narrative_studio.store import foreign, schema
from narrative_studio.store.connections import connect_read_only
from narrative_studio.store.foreign import Contents, check_header, read_contents, read_identity
from tests.narrative_studio.store.desks import DOCUMENT
from tests.narrative_studio.store.strangers import loosened, tampering, transaction, write_file

PICTURE = b"\x89PNG" * 3000
PICTURE_ID = hashlib.sha256(PICTURE).hexdigest()
LONG = "Traceable in minutes, not days. " * 300


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small document of some pages, with long texts and a picture."""
    txns = [transaction(1, ("project", DOCUMENT, "*", {"title": "First call"}))]
    txns += [
        transaction(
            n, ("frame", f"f{n}", "*", {"headline": f"Frame {n}", "script": LONG[: n * 90]})
        )
        for n in range(2, 30)
    ]
    return write_file(tmp_path / "First call.narrative", txns, blobs=[(PICTURE_ID, PICTURE)])


class TestHeader:
    def test_a_document_passes(self, file: Path) -> None:
        check_header(file)

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "is empty"),
            (b"PK\x03\x04 a zip" * 30, "is not a Narrative Studio document"),
            (b"SQLite format 3\x00", "is not a Narrative Studio document"),
        ],
    )
    def test_another_file_is_refused(self, tmp_path: Path, content: bytes, said: str) -> None:
        (tmp_path / "a.narrative").write_bytes(content)
        with pytest.raises(NotADocument, match=f"“a.narrative” {said}"):
            read_contents(tmp_path / "a.narrative")

    def test_another_database_is_refused(self, tmp_path: Path) -> None:
        with tampering(tmp_path / "a.db") as connection:
            connection.execute("CREATE TABLE t (x)")
        with pytest.raises(NotADocument, match="is not a Narrative Studio document"):
            read_contents(tmp_path / "a.db")

    def test_a_missing_file_and_a_folder_are_told_apart(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentError, match=r"“a.narrative” is not there"):
            check_header(tmp_path / "a.narrative")
        with pytest.raises(NotADocument, match="is a folder"):
            check_header(tmp_path)

    def test_a_folder_written_in_dots_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "inner").mkdir()
        monkeypatch.chdir(tmp_path / "inner")
        for path, name in ((Path(), "inner"), (Path(".."), tmp_path.name)):
            with pytest.raises(NotADocument, match=f"“{name}” is a folder"):
                check_header(path)

    def test_a_missing_file_names_the_folder_it_was_looked_for_in(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        with pytest.raises(DocumentError) as caught:
            check_header(Path("a.narrative"))
        assert str(tmp_path.resolve()) in caught.value.hint

    def test_a_file_that_may_not_be_read_says_so(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
        with pytest.raises(DocumentError, match="cannot be read: Permission denied"):
            check_header(file)

    @pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders there")
    def test_a_pipe_is_refused_without_waiting_for_a_writer(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.narrative")
        with pytest.raises(NotADocument, match=r"“a\.narrative” is no ordinary file"):
            read_contents(tmp_path / "a.narrative")

    def test_a_file_that_goes_away_is_missing_and_not_damaged(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def gone(place: Path, **options: bool) -> sqlite3.Connection:
            file.unlink(missing_ok=True)
            return connect_read_only(place, **options)

        monkeypatch.setattr(foreign, "connect_read_only", gone)
        with pytest.raises(DocumentError, match=r"“First call\.narrative” is not there"):
            read_contents(file)

    def test_a_newer_document_is_left_alone(self, file: Path) -> None:
        with tampering(file) as connection:
            connection.execute(f"PRAGMA user_version = {schema.USER_VERSION + 1}")
        before = file.read_bytes()
        with pytest.raises(NewerDocument, match="written by a newer version"):
            read_contents(file)
        assert file.read_bytes() == before

    @pytest.mark.parametrize("version", [0, -1, -(2**31)])
    def test_a_version_that_never_was_is_damage(self, file: Path, version: int) -> None:
        with tampering(file) as connection:
            connection.execute(f"PRAGMA user_version = {version}")
        with pytest.raises(NotADocument, match="is damaged"):
            read_contents(file)


class TestDeclarations:
    @pytest.mark.parametrize(
        "statement",
        [
            "CREATE TRIGGER t AFTER INSERT ON txn BEGIN SELECT 1; END",
            "CREATE VIEW v AS SELECT 1",
            "CREATE INDEX i ON change (row)",
            "CREATE TABLE more (x)",
            "ALTER TABLE txn ADD COLUMN more TEXT",
            "DROP TABLE blob",
            "ALTER TABLE change RENAME COLUMN n TO m",
            "UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'txn'",
            "CREATE VIRTUAL TABLE f USING fts5(x)",
        ],
    )
    def test_a_declaration_more_or_less_is_refused(self, file: Path, statement: str) -> None:
        with tampering(file) as connection:
            connection.execute(statement)
        for read in (read_contents, read_identity):
            with pytest.raises(NotADocument, match="is damaged and cannot be read"):
                read(file)

    @pytest.mark.parametrize("word", [b"CREATE TABLE change", b"replica, seq", b"WITHOUT ROWID"])
    def test_a_broken_letter_in_a_declaration_is_damage(self, file: Path, word: bytes) -> None:
        file.write_bytes(file.read_bytes().replace(word, b"\xe1" + word[1:]))
        with pytest.raises(NotADocument, match="is damaged"):
            read_contents(file)

    def test_a_view_in_place_of_a_table_is_never_asked(self, file: Path) -> None:
        with tampering(file) as connection:
            connection.execute("DROP TABLE document")
            connection.execute(
                "CREATE VIEW document AS WITH RECURSIVE e(id) AS "
                "(SELECT 1 UNION ALL SELECT id + 1 FROM e) SELECT id FROM e"
            )
        with pytest.raises(NotADocument):
            read_identity(file)


def test_a_strangers_file_is_read_with_every_check_that_sqlite_has(tmp_path: Path) -> None:
    """Whatever a page says of itself is compared with the page before it is believed."""
    path = write_file(tmp_path / "a.narrative")
    with foreign._opened(path) as connection:
        for name, value in (("cell_size_check", 1), ("query_only", 1), ("trusted_schema", 0)):
            assert connection.execute(f"PRAGMA {name}").fetchone() == (value,), name


class TestIdentity:
    def test_it_is_the_one_that_is_written(self, file: Path) -> None:
        assert read_identity(file) == DOCUMENT
        assert read_contents(file).document_id == DOCUMENT

    @pytest.mark.parametrize(
        "statement",
        [
            "DELETE FROM document",
            "INSERT INTO document VALUES ('another')",
            "UPDATE document SET id = 'another'",
        ],
    )
    def test_an_id_that_its_content_does_not_confirm_is_damage(
        self, file: Path, statement: str
    ) -> None:
        with tampering(file) as connection:
            connection.execute(statement)
        with pytest.raises(NotADocument):
            read_identity(file)

    def test_an_id_that_is_no_text_is_damage(self, tmp_path: Path) -> None:
        empty = write_file(tmp_path / "a.narrative")
        assert read_identity(empty) == DOCUMENT
        loosened(empty, "UPDATE document SET id = ?", b"bytes")
        with pytest.raises(NotADocument):
            read_identity(empty)


class TestContents:
    def test_everything_is_read_in_order(self, file: Path) -> None:
        contents = read_contents(file)
        assert [txn.seq for txn in contents.txns] == list(range(1, 30))
        assert contents.blobs == ((PICTURE_ID, PICTURE),)
        assert contents.set_aside == ()
        assert contents.holds == {txn.id for txn in contents.txns} | {PICTURE_ID}

    def test_what_is_known_is_not_read_again_and_still_counted(self, file: Path) -> None:
        everything = read_contents(file)
        known = frozenset(txn.id for txn in everything.txns[:20]) | {"not in the file"}
        contents = read_contents(file, without=known)
        assert contents.txns == everything.txns[20:]
        assert contents.holds == everything.holds

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE txn SET label = 'Another' WHERE t = 7",
            "UPDATE txn SET author = 'mallory' WHERE t = 7",
            "UPDATE txn SET seal = x'78' WHERE t = 7",
            "UPDATE change SET new = '{}' WHERE t = 7",
            "UPDATE change SET n = 3 WHERE t = 7",
            "UPDATE change SET row = 'another' WHERE t = 7",
            "DELETE FROM change WHERE t = 7",
            "INSERT INTO change VALUES (7, 1, 'frame', 'f', 'headline', '\"x\"', '')",
        ],
    )
    def test_a_transaction_whose_seal_does_not_fit_is_set_aside(
        self, file: Path, statement: str
    ) -> None:
        whole = read_contents(file)
        with tampering(file) as connection:
            connection.execute(statement)
        contents = read_contents(file)
        bad = whole.txns[6]
        assert contents.set_aside == (f"transaction {bad.id}",)
        assert contents.txns == tuple(txn for txn in whole.txns if txn != bad)
        assert bad.id not in contents.holds

    def test_changes_without_their_transaction_are_named(self, file: Path) -> None:
        with tampering(file) as connection:
            connection.execute("DELETE FROM txn WHERE t IN (3, 5)")
        assert read_contents(file).set_aside == ("the rest of 2 transactions whose head is lost",)

    def test_a_damaged_picture_is_set_aside(self, file: Path) -> None:
        with tampering(file) as connection:
            connection.execute("UPDATE blob SET bytes = x'00'")
        contents = read_contents(file)
        assert contents.blobs == ()
        assert contents.set_aside == (f"picture {PICTURE_ID[:12]}",)

    @pytest.mark.parametrize(
        ("column", "value"),
        [("clock", "late"), ("label", b"\xff"), ("undoes", 7), ("seq", b""), ("id", 7)],
    )
    def test_a_value_of_another_kind_sets_its_transaction_aside(
        self, file: Path, column: str, value: object
    ) -> None:
        loosened(file, f"UPDATE txn SET {column} = ? WHERE t = 7", value)
        contents = read_contents(file)
        assert len(contents.txns) == 28
        assert any(told.startswith("transaction ") for told in contents.set_aside)

    @pytest.mark.parametrize("value", [None, "text", 7])
    def test_a_picture_that_is_no_bytes_is_set_aside(self, file: Path, value: object) -> None:
        loosened(file, "UPDATE blob SET bytes = ?", value)
        contents = read_contents(file)
        assert contents.blobs == ()
        assert f"picture {PICTURE_ID[:12]}" in contents.set_aside

    def test_a_broken_letter_costs_its_transaction_and_no_more(self, file: Path) -> None:
        content = file.read_bytes()
        at = content.index(b"Frame 17")
        file.write_bytes(content[:at] + b"\xff" + content[at + 1 :])
        contents = read_contents(file)
        assert len(contents.txns) == 28
        assert len(contents.set_aside) == 1

    def test_an_oversized_value_refuses_the_file(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(foreign, "LONGEST_VALUE", len(PICTURE) - 1)
        with pytest.raises(NotADocument):
            read_contents(file)

    def test_reading_leaves_no_sidecar_and_no_trace(self, file: Path) -> None:
        before = file.read_bytes()
        read_contents(file)
        read_identity(file)
        assert file.read_bytes() == before
        assert list(file.parent.iterdir()) == [file]


def outcome(file: Path) -> Contents | None:
    """What reading gives: contents, or None where the file is refused as it should be."""
    try:
        return read_contents(file)
    except DocumentError:
        return None


def check_harmless(whole: Contents, found: Contents | None) -> None:
    """Refused, or set aside by name, or exactly what it was; and never anything else."""
    if found is None:
        return
    assert found.document_id == whole.document_id
    right = {txn.id: txn for txn in whole.txns}
    assert all(txn == right.get(txn.id) for txn in found.txns)
    assert set(found.blobs) <= set(whole.blobs)
    if not found.set_aside:
        assert found == whole


@pytest.mark.parametrize("seed", range(60))
def test_a_flipped_byte_is_never_silently_something_else(file: Path, seed: int) -> None:
    dice = random.Random(seed)
    whole, content = read_contents(file), bytearray(file.read_bytes())
    # A third of the flips go where they hurt most: into the headers of the file and its pages.
    at = dice.choice(
        [dice.randrange(len(content)), dice.randrange(len(content)), dice.randrange(108)]
    )
    if seed % 3 == 0:
        at = at // 4096 * 4096 + dice.randrange(40)
    content[at] ^= 1 << dice.randrange(8)
    file.write_bytes(content)
    check_harmless(whole, outcome(file))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_many_flipped_bytes_are_never_silently_something_else(file: Path, seed: int) -> None:
    dice = random.Random(f"many {seed}")
    whole, content = read_contents(file), file.read_bytes()
    for _ in range(300):
        damaged = bytearray(content)
        for _ in range(dice.choice((1, 1, 2, 8))):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        file.write_bytes(damaged)
        check_harmless(whole, outcome(file))


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_never_silently_shorter(file: Path, share: float) -> None:
    whole, content = read_contents(file), file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    found = outcome(file)
    check_harmless(whole, found)
    assert found is None or found.set_aside


def test_a_lost_page_is_noticed(file: Path) -> None:
    whole, content = read_contents(file), file.read_bytes()
    for page in range(len(content) // 4096):
        file.write_bytes(content[: page * 4096] + bytes(4096) + content[(page + 1) * 4096 :])
        found = outcome(file)
        check_harmless(whole, found)
        assert found is None or found.set_aside


def test_an_index_that_hides_a_row_hides_nothing(file: Path) -> None:
    whole = read_contents(file)
    with tampering(file) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_txn_1'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(file.read_bytes())
    count_at = (root - 1) * size + 3
    count = int.from_bytes(content[count_at : count_at + 2], "big")
    content[count_at : count_at + 2] = (count - 1).to_bytes(2, "big")
    file.write_bytes(content)
    found = outcome(file)
    check_harmless(whole, found)
    assert found is None or (found.txns == whole.txns and found.set_aside)


def test_a_file_that_vanishes_while_it_is_opened_is_no_bug(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = foreign.check_header

    def gone(path: Path) -> None:
        right(path)
        path.unlink()

    monkeypatch.setattr(foreign, "check_header", gone)
    with pytest.raises(DocumentError):
        read_contents(file)


def test_sqlite_is_what_the_checks_were_made_for() -> None:
    assert sqlite3.sqlite_version_info >= (3, 37), "quick_check looks into STRICT tables since 3.37"


def test_ids_of_a_stranger_do_not_reach_the_screen_raw(tmp_path: Path) -> None:
    odd = replace(transaction(1), id="\x1b[31m" + "x" * 500)
    path = write_file(tmp_path / "a.narrative", [odd])
    (told,) = read_contents(path).set_aside
    assert len(told) < 80
    assert told.isprintable()
