"""Each trick that a document can be made with, by name, and what comes of it.

*Refused* is a clear error and nothing is read. *Aside* costs what the trick was played with, which
is named. *Read* does no harm: it is taken in, shown, merged into a work copy and published.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError, NewerDocument, NotADocument
from narrative_studio.project import Identity, Project
from narrative_studio.store import schema
from narrative_studio.store.document import create_document
from narrative_studio.store.foreign import read_contents
from narrative_studio.store.hlc import txn_id
from narrative_studio.store.patch import _HEAD
from narrative_studio.store.recover import recover
from narrative_studio.store.txn import Txn
from narrative_studio.store.verify import verify_document, verify_work
from tests.narrative_studio.store.desks import DOCUMENT, NOON_MS
from tests.narrative_studio.store.papers import closing_document
from tests.narrative_studio.store.strangers import REPLICA, tampering, transaction, write_file

Trick = Callable[[Path], object]
LONG = "Traceable in minutes, not days. " * 30
FIRST = transaction(
    1, ("project", DOCUMENT, "*", {"title": "First call"}), ("narrative", "n", "*", {"title": "A"})
)
SECOND = transaction(
    2, ("frame", "f", "*", {"narrative": "n", "headline": "The recall", "script": LONG})
)
SOUND = (FIRST, SECOND)
LARGEST = 2**63 - 1


def plain(path: Path) -> None:
    write_file(path, SOUND)


def declared(*statements: str) -> Trick:
    """A document whose declarations were changed."""

    def make(path: Path) -> None:
        plain(path)
        for statement in statements:
            with tampering(path) as connection:
                connection.execute(statement)

    return make


def redeclared(table: str, old: str, new: str) -> Trick:
    """A document that says something else of a table."""
    return declared(
        f"UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}') WHERE name = '{table}'"
    )


def rebuilt(*pragmas: str) -> Trick:
    """A document written anew by SQLite with other settings."""

    def make(path: Path) -> None:
        plain(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("VACUUM")

    return make


def in_utf16(path: Path) -> None:
    plain(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        dump = list(connection.iterdump())
    path.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA encoding = 'UTF-16le'")
        connection.executescript("\n".join(dump))
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.USER_VERSION}")


def with_bytes(at: int, content: bytes) -> Trick:
    def make(path: Path) -> None:
        plain(path)
        whole = path.read_bytes()
        path.write_bytes(whole[:at] + content + whole[at + len(content) :])

    return make


def trailing(path: Path) -> None:
    plain(path)
    path.write_bytes(path.read_bytes() + b"and more" * 1000)


def secrets_in_free_pages(path: Path) -> None:
    plain(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO blob VALUES ('x', ?)", (b"SECRET" * 9000,))
        connection.execute("DELETE FROM blob")


def holding(*txns: Txn) -> Trick:
    """A document with further transactions, each with the seal that fits."""
    return lambda path: write_file(path, (*SOUND, *txns))


def stranger(replica: str, clock: int = NOON_MS + 9 << 16, seq: int = 1) -> Txn:
    """A transaction of some replica that rewords the frame."""
    base = (SECOND.changes[0].id,)
    name = txn_id(clock, replica)
    made = transaction(seq, ("frame", "f", "headline", "Reworded"))
    (change,) = made.changes
    changed = type(change)(name, 0, change.table, change.row, change.column, change.new, base)
    return Txn(name, replica, seq, clock, "mallory", "Reword", None, (changed,))


def raw(*news: str | bytes, bases: Iterable[str] = (), text: str | None = None) -> Trick:
    """A transaction of the frame's script in which the values stand so in the table.

    ``text`` is the value in full that the seal is made of, where it is another.
    """

    def make(path: Path) -> None:
        plain(path)
        clock = NOON_MS + 7 << 16
        name = txn_id(clock, REPLICA)
        based = list(bases)
        sealed = [
            ["frame", "f", "script", text if text is not None else json.loads(new), based]
            for new in news
        ]
        content = {
            "id": name,
            "replica": REPLICA,
            "seq": 7,
            "clock": clock,
            "author": "ada",
            "label": "Edit",
            "undoes": None,
            "changes": sealed,
        }
        told = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        seal = hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()
        with tampering(path) as connection:
            connection.execute(
                "INSERT INTO txn VALUES (7, ?, ?, 7, ?, 'ada', 'Edit', NULL, ?)",
                (name, REPLICA, clock, seal),
            )
            for n, new in enumerate(news):
                connection.execute(
                    "INSERT INTO change VALUES (7, ?, 'frame', 'f', 'script', ?, ?)",
                    (n, new, " ".join(based)),
                )

    return make


def bomb(chars: int) -> bytes:
    packer = zlib.compressobj(9, wbits=-15)
    return _HEAD.pack(2, 1, 0, 0) + packer.compress(b"x" * chars) + packer.flush()


OWN = f"{txn_id(NOON_MS + 7 << 16, REPLICA)}/0"
LATER = f"{txn_id(NOON_MS + 9 << 16, 'aa')}/0"
BEFORE = SECOND.changes[0].id
APPENDED = _HEAD.pack(1, 1, len(LONG), 0) + b"more"


def patch_of_depth(depth: int) -> bytes:
    return _HEAD.pack(1, depth, len(LONG), 0) + b"more"


def cyclic(path: Path) -> None:
    names = [txn_id(NOON_MS + 9 << 16, replica) for replica in ("aa", "bb")]
    first, second = (stranger(replica) for replica in ("aa", "bb"))
    write_file(path, (*SOUND, based(first, f"{names[1]}/0"), based(second, f"{names[0]}/0")))


def based(txn: Txn, *bases: str) -> Txn:
    (change,) = txn.changes
    changed = type(change)(txn.id, 0, change.table, change.row, change.column, change.new, bases)
    return Txn(txn.id, txn.replica, txn.seq, txn.clock, txn.author, txn.label, None, (changed,))


def crowded(path: Path, count: int) -> None:
    cells = [("question", f"q{n}", "*", {"frame": "f"}) for n in range(count)]
    write_file(path, (*SOUND, transaction(3, *cells)))


REFUSED: dict[str, Trick] = {
    "a trigger": declared("CREATE TRIGGER t AFTER INSERT ON txn BEGIN SELECT 1; END"),
    "a view": declared("DROP TABLE blob", "CREATE VIEW blob AS SELECT 'x' AS sha256, 1 AS bytes"),
    "a generated column": declared("ALTER TABLE txn ADD COLUMN g AS (load_extension('x'))"),
    "a check that calls a function": redeclared(
        "blob", "bytes BLOB NOT NULL", "bytes BLOB NOT NULL CHECK (length(bytes) > 0)"
    ),
    "an index on an expression": declared("CREATE INDEX i ON change (lower(row))"),
    "a partial index": declared("CREATE INDEX i ON txn (id) WHERE seq > 1"),
    "a virtual table": declared("CREATE VIRTUAL TABLE f USING fts5(x)"),
    "a table more": declared("CREATE TABLE more (x)"),
    "statistics": declared("ANALYZE"),
    "a table less": declared("DROP TABLE blob"),
    "a table renamed": declared("ALTER TABLE blob RENAME TO blobs"),
    "a column renamed": declared("ALTER TABLE change RENAME COLUMN n TO m"),
    "another collation": redeclared("txn", "id TEXT NOT NULL", "id TEXT COLLATE NOCASE NOT NULL"),
    "not strict": redeclared("change", " STRICT", ""),
    "a rowid more": redeclared("document", ", WITHOUT ROWID", ""),
    "a rowid less": redeclared("blob", "STRICT", "STRICT, WITHOUT ROWID"),
    "a default": redeclared("blob", "BLOB NOT NULL", "BLOB NOT NULL DEFAULT (randomblob(9))"),
    "a reference": redeclared("blob", "TEXT PRIMARY KEY", "TEXT PRIMARY KEY REFERENCES txn (id)"),
    "declarations that are no SQL": redeclared("blob", "CREATE TABLE", "CREATE TALE"),
    "two documents": declared("INSERT INTO document VALUES ('another')"),
    "another application": declared("PRAGMA application_id = 7"),
    "version 0": declared("PRAGMA user_version = 0"),
    "version 1 with the tables of 2": declared("PRAGMA user_version = 1"),
    "the next version": declared(f"PRAGMA user_version = {schema.USER_VERSION + 1}"),
    "a version beyond all": with_bytes(60, b"\x80\x00\x00\x00"),
    "an encrypted head": with_bytes(0, hashlib.sha512(b"key").digest()),
    "pages of no size": with_bytes(16, b"\x00\x07"),
    "a schema format to come": with_bytes(44, b"\x00\x00\x00\x09"),
    "an encoding that is none": with_bytes(56, b"\x00\x00\x00\x07"),
}

ASIDE: dict[str, Trick] = {
    "a number that is real": raw("1.5"),
    "not a number": raw("NaN"),
    "infinity": raw("Infinity"),
    "an integer beyond all": raw(str(2**70)),
    "yes": raw("true"),
    "a list": raw("[1]"),
    "a row in a cell": raw('{"script": "x"}'),
    "JSON that is none": raw('"unended', text="x"),
    "nested without end": raw("[" * 100_000, text="x"),
    "half a letter": raw('"\\ud800"'),
    "a zero byte": raw('"a\\u0000b"'),
    "a patch of itself": raw(APPENDED, bases=[OWN], text=f"{LONG}more"),
    "a patch of nothing": raw(APPENDED, bases=[], text=f"{LONG}more"),
    "a patch of what is not there": raw(APPENDED, bases=[LATER], text=f"{LONG}more"),
    "a patch that says it is deeper": raw(patch_of_depth(2), bases=[BEFORE], text=f"{LONG}more"),
    "a patch that says it is whole": raw(patch_of_depth(0), bases=[BEFORE], text=f"{LONG}more"),
    "a patch of more than there is": raw(
        _HEAD.pack(1, 1, 2**32 - 1, 0), bases=[BEFORE], text="more"
    ),
    "a patch of an unknown kind": raw(_HEAD.pack(9, 1, 0, 0), bases=[BEFORE], text=""),
    "a bomb": raw(bomb(70_000_000), bases=[BEFORE], text="x"),
    "an id that is not its own": holding(transaction(3, id="0190c0ffee")),
    "the clock of another id": holding(transaction(3, clock=5)),
    "a clock before all time": holding(transaction(3, clock=-1, id=txn_id(-1, REPLICA))),
    "no sequence": holding(stranger("aa", seq=0)),
    "a sequence before the first": holding(stranger("aa", seq=-5)),
    "a gap in its changes": declared("UPDATE change SET n = 4 WHERE t = 2"),
    "no seal": declared("UPDATE txn SET seal = x'' WHERE t = 2"),
    "the seal of another": declared("UPDATE txn SET seal = (SELECT seal FROM txn WHERE t = 1)"),
    "a number of its own for another's changes": declared("UPDATE txn SET t = 9 WHERE t = 2"),
    "a personal value under another token": declared(
        "INSERT INTO personal VALUES ('personal:00', x'00', 'Moor Dairy')"
    ),
    "a picture under another hash": declared("INSERT INTO blob VALUES ('00', x'00')"),
    **{
        f"a replica called {name!r}": holding(stranger(name))
        for name in ("two words", "a/b", "", "a\x00b", 'a"b', "a\\b", "ä", "a\n", "\u2028")
    },
}

READ: dict[str, Trick] = {
    "nothing odd": plain,
    "the head of a log": with_bytes(18, b"\x02\x02"),
    "UTF-16": in_utf16,
    "small pages": rebuilt("page_size = 512"),
    "large pages": rebuilt("page_size = 65536"),
    "a file that shrinks itself": rebuilt("auto_vacuum = FULL"),
    "secrets in free pages": secrets_in_free_pages,
    "the last moment there is": holding(stranger("aa", clock=LARGEST)),
    "the last sequence there is": holding(stranger("aa", seq=LARGEST)),
    "bases in a circle": cyclic,
    "its own base": holding(based(stranger("aa"), LATER)),
    "bases that are none": holding(based(stranger("aa"), "x", "/", "a/b/c", "0/-1")),
    "tables and columns to come": holding(
        transaction(3, ("hologram", "h", "*", {"x": 1}), ("frame", "f", "scent", "rose"))
    ),
    "words that fit no cell": holding(
        transaction(3, ("frame", "f", "planned_ms", "soon"), ("frame", "f", "headline", 7)),
        transaction(4, ("frame", "f", "status", "eaten"), ("frame", "f", "alive", "perhaps")),
    ),
    "a row that is its own parent": holding(transaction(3, ("frame", "f", "narrative", "f"))),
    "a baseline of nonsense": holding(
        transaction(3, ("baseline", "b", "*", {"name": "B", "cut": '{"aa": 1e999, "b": []}'}))
    ),
    "a link that has seen nonsense": holding(
        transaction(3, ("link", "l", "*", {"source": "f", "target": "f", "seen": "[[[[1"}))
    ),
    "taking back what is not there": holding(transaction(3, undoes="0190c0ffee")),
    "taking back itself": holding(transaction(3, undoes=transaction(3).id)),
    "a label of ten megabytes": holding(transaction(3, label="x" * 10_000_000)),
    "a thousand changes": lambda path: crowded(path, 1000),
    "a patch": raw(APPENDED, bases=[BEFORE], text=f"{LONG}more"),
    "a picture that is none": lambda path: write_file(
        path, SOUND, blobs=[(hashlib.sha256(b"no picture").hexdigest(), b"no picture")]
    ),
}


@pytest.mark.parametrize("trick", REFUSED)
def test_it_is_refused(path: Path, trick: str) -> None:
    REFUSED[trick](path)
    before = path.read_bytes()
    with pytest.raises((NotADocument, NewerDocument)) as caught:
        read_contents(path)
    assert path.name in str(caught.value)
    assert caught.value.hint
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("trick", ASIDE)
def test_it_is_set_aside(path: Path, trick: str) -> None:
    ASIDE[trick](path)
    contents = read_contents(path)
    assert contents.set_aside
    assert all(txn in SOUND for txn in contents.txns)
    assert contents.txns[:1] == (FIRST,)
    assert contents.blobs == ()
    assert contents.personal == ()
    assert not verify_document(path).is_sound


@pytest.mark.parametrize("trick", READ)
def test_it_does_no_harm(path: Path, me: Identity, opened: ExitStack, trick: str) -> None:
    READ[trick](path)
    contents = read_contents(path)
    assert contents.set_aside == ()
    assert all(txn in contents.txns for txn in SOUND)
    project = Project.open(path, me=me)
    opened.callback(project.close)
    view = project.view()
    assert view.project.title == "First call"
    assert view.narratives
    assert ("frame", "f") in project.past.belonging("narrative", "n") or "parent" in trick
    assert len(project.past.history()) >= 2
    assert project.past.misalignments is not None
    assert project.past.open_deletions is not None
    for row in view.frames.values():
        project.cell_history(row, "headline")
    with project.op("Edit") as op:
        op.set(type(view.project), view.project.id, bases={}, title="Ours")
        for row in list(view.frames.values())[:3]:
            op.set(type(row), row.id, bases={}, headline="Ours")
    project.undo()
    project.redo()
    project.publish()
    assert verify_work(project._document.place.journal) == ()
    found = read_contents(path)
    assert found.set_aside == ()
    assert all(txn in found.txns for txn in contents.txns)
    assert len(found.txns) > len(contents.txns)
    assert b"SECRET" not in path.read_bytes()


def test_what_lies_after_the_last_page_is_not_carried(path: Path, me: Identity) -> None:
    trailing(path)
    contents = read_contents(path)
    assert contents.txns == SOUND
    project = Project.open(path, me=me)
    with project.op("Edit") as op:
        op.set(type(project.view().project), DOCUMENT, bases={}, title="Ours")
    project.publish()
    project.close()
    assert b"and more" not in path.read_bytes()


def test_a_chain_of_patches_that_is_too_long_costs_what_it_makes(path: Path) -> None:
    """Depth is one byte: what claims more steps than it holds leads nowhere."""
    plain(path)
    base, text = BEFORE, LONG
    with tampering(path) as connection:
        for depth in range(1, 300):
            text += "."
            clock = NOON_MS + 10 + depth << 16
            name = txn_id(clock, REPLICA)
            made = Txn(name, REPLICA, 10 + depth, clock, "ada", "Edit", None, ())
            change = type(SECOND.changes[0])(name, 0, "frame", "f", "script", text, (base,))
            made = Txn(name, REPLICA, 10 + depth, clock, "ada", "Edit", None, (change,))
            new = _HEAD.pack(1, depth % 256, len(text) - 1, 0) + b"."
            head = (name, REPLICA, 10 + depth, clock, "ada", "Edit", None, made.seal())
            connection.execute(
                "INSERT INTO txn VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (10 + depth, *head)
            )
            connection.execute(
                "INSERT INTO change VALUES (?, 0, 'frame', 'f', 'script', ?, ?)",
                (10 + depth, new, base),
            )
            base = f"{name}/0"
    contents = read_contents(path)
    assert all(txn in contents.txns for txn in SOUND)
    assert len(contents.txns) + len(contents.set_aside) == 2 + 299
    assert len(contents.set_aside) >= 299 - 255


def test_a_hundred_thousand_changes_are_taken_in(path: Path, me: Identity) -> None:
    crowded(path, 100_000)
    with closing(Project.read(path, me=me)) as project:
        assert project.set_aside == ()
        assert len(project._rows["question"]) == 100_000


def test_two_transactions_in_one_place_never_both_stand(path: Path, opened: ExitStack) -> None:
    write_file(path, (FIRST, stranger("aa")))
    other = write_file(path.with_name("b"), (FIRST, stranger("aa", clock=NOON_MS + 99 << 16)))
    journal = opened.enter_context(closing_document(create_document(path))).journal
    refused: list[str] = []
    for file in (path, other, path):
        refused += journal.absorb(read_contents(file).txns).refused
    assert refused == [stranger("aa", clock=NOON_MS + 99 << 16).id]
    assert journal.count() == 2


@pytest.mark.parametrize("trick", [*REFUSED, *ASIDE])
def test_recovery_takes_nothing_over_that_was_not_sealed(path: Path, trick: str) -> None:
    (REFUSED | ASIDE)[trick](path)
    target = path.with_name("recovered.narrative")
    try:
        recover(path, target)
    except DocumentError:
        assert not target.exists()
        return
    assert all(txn in SOUND for txn in read_contents(target).txns)
