"""Documents whose tables or operations somebody tampered with, each made by its name."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.store import schema
from narrative_studio.store.txn import canonical, to_plain
from tests.e2e.hostile import FRAME, KINDS, NAME, kind, make_another, place, told
from tests.narrative_studio.store.strangers import loosened, tampering, transaction
from tests.story import ident

NARRATIVE = ident(0x200)

# Versions and declarations


@kind
def newer_version(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, f"PRAGMA user_version = {schema.USER_VERSION + 1}")


@kind
def version_of_zero(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "PRAGMA user_version = 0")


@kind
def negative_version(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "PRAGMA user_version = -1")


@kind
def older_version_named(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "PRAGMA user_version = 1")


@kind
def trigger(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "CREATE TRIGGER t AFTER INSERT ON txn BEGIN DELETE FROM change; END")


@kind
def view_for_a_table(folder: Path, sound: bytes) -> Path:
    return told(
        folder,
        sound,
        "ALTER TABLE blob RENAME TO kept",
        "CREATE VIEW blob AS SELECT sha256, bytes FROM kept",
    )


@kind
def virtual_table(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "CREATE VIRTUAL TABLE found USING fts5(text)")


@kind
def extra_table(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "CREATE TABLE more (x)")


@kind
def extra_index(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "CREATE INDEX more ON change (row)")


@kind
def missing_table(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "DROP TABLE blob")


@kind
def renamed_column(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "ALTER TABLE change RENAME COLUMN new TO fresh")


@kind
def declaration_that_is_no_sql(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "UPDATE sqlite_schema SET sql = 'CREATE TABLE' WHERE name = 'txn'")


@kind
def table_in_the_pages_of_another(folder: Path, sound: bytes) -> Path:
    return told(
        folder,
        sound,
        "UPDATE sqlite_schema SET rootpage = "
        "(SELECT rootpage FROM sqlite_schema WHERE name = 'txn') WHERE name = 'change'",
    )


# Content


@kind
def seal_wrong(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "UPDATE txn SET seal = zeroblob(32) WHERE label = 'Reword'")


@kind
def label_changed(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "UPDATE txn SET label = 'Forged' WHERE label = 'Reword'")


@kind
def author_changed(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "UPDATE txn SET author = 'mallory' WHERE label = 'Reword'")


@kind
def wording_changed(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "UPDATE change SET new = '\"All is free\"' WHERE col = 'statement'")


@kind
def change_deleted(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "DELETE FROM change WHERE col = 'statement'")


@kind
def change_added(folder: Path, sound: bytes) -> Path:
    return told(
        folder,
        sound,
        "INSERT INTO change SELECT t, n + 1, tbl, row, 'name', '\"Forged\"', '' FROM change "
        "WHERE col = 'statement'",
    )


@kind
def change_of_nobody(folder: Path, sound: bytes) -> Path:
    return told(
        folder, sound, "INSERT INTO change VALUES (999, 0, 'frame', 'f', 'headline', '\"x\"', '')"
    )


@kind
def operation_deleted(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "DELETE FROM txn WHERE label = 'Link'")


@kind
def all_seals_wrong(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "UPDATE txn SET seal = zeroblob(32)")


@kind
def picture_damaged(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "UPDATE blob SET bytes = x'00'")


@kind
def picture_missing(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "DELETE FROM blob")


@kind
def personal_value_forged(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "UPDATE personal SET value = 'The Inn'")


@kind
def label_that_is_no_text(folder: Path, sound: bytes) -> Path:
    path = place(folder, sound)
    loosened(path, "UPDATE txn SET label = x'ff00' WHERE label = 'Reword'")
    return path


@kind
def two_operations_of_one_number(folder: Path, sound: bytes) -> Path:
    path = place(folder, sound)
    with tampering(path) as connection:
        declared = connection.execute(
            "SELECT rowid, type, name, tbl_name, rootpage, sql FROM sqlite_schema"
        ).fetchall()
        connection.execute("DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_txn_2'")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE (replica, seq)', "
            "'CHECK (1)') WHERE name = 'txn'"
        )
    with tampering(path) as connection:
        connection.execute("UPDATE txn SET seq = 1 WHERE label = 'Reword'")
        connection.execute("DELETE FROM sqlite_schema")
        connection.executemany(
            "INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", [line[1:] for line in declared]
        )
    return path


@kind
def no_document_id(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "DELETE FROM document")


@kind
def two_document_ids(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "INSERT INTO document VALUES ('another')")


@kind
def forged_document_id(folder: Path, sound: bytes) -> Path:
    return told(folder, sound, "UPDATE document SET id = '../../../../tmp/evil'")


@kind
def no_operation(folder: Path, sound: bytes) -> Path:
    return told(
        folder, sound, *(f"DELETE FROM {table}" for table in ("txn", "change", "blob", "personal"))
    )


@kind
def another_project(folder: Path, sound: bytes) -> Path:
    make_another(folder / NAME)
    return folder / NAME


# Sealed, so they count, but no studio of ours wrote them


def sealed(folder: Path, sound: bytes, *changes: tuple[str, str, str, object]) -> Path:
    """The document with one operation more, sealed as it should be, that says strange things."""
    path = place(folder, sound)
    txn = transaction(1, *changes)
    head = (txn.id, txn.replica, txn.seq, txn.clock, txn.author, txn.label, txn.undoes)
    with tampering(path) as connection:
        connection.execute(
            "INSERT INTO txn VALUES (999, ?, ?, ?, ?, ?, ?, ?, ?)", (*head, txn.seal())
        )
        for change in txn.changes:
            told = (change.table, change.row, change.column, canonical(to_plain(change.new)))
            connection.execute(
                "INSERT INTO change VALUES (999, ?, ?, ?, ?, ?, '')", (change.n, *told)
            )
    return path


def strange(name: str, *changes: tuple[str, str, str, object]) -> None:
    KINDS[f"sealed_{name}"] = lambda folder, sound: sealed(folder, sound, *changes)


strange("unknown_table", ("spaceship", "s1", "*", {"name": "x"}))
strange("unknown_column", ("frame", FRAME, "colour", "red"))
strange("number_for_a_text", ("frame", FRAME, "headline", 5))
strange("text_for_a_number", ("frame", FRAME, "planned_ms", "soon"))
strange("null_for_a_text", ("frame", FRAME, "headline", None))
strange("unknown_choice", ("frame", FRAME, "status", "perhaps"))
strange("unknown_beat", ("frame", FRAME, "beat", "encore"))
strange("unknown_template", ("narrative", NARRATIVE, "template", "five-acts"))
strange("no_date", ("proof", "p1", "*", {"headline": "x", "rank": "a", "expires_on": "soon"}))
strange("huge_number", ("frame", FRAME, "planned_ms", 2**53 - 1))
strange("negative_number", ("frame", FRAME, "planned_ms", -(2**53) + 1))
strange("missing_parent", ("frame", "f2", "*", {"narrative": "gone", "beat": "x", "rank": "a"}))
strange("rank_of_nothing", ("frame", FRAME, "rank", ""))
strange("rank_of_symbols", ("frame", FRAME, "rank", "\u202e/../"))
strange("picture_of_no_one", ("frame", FRAME, "picture", "../../etc/passwd"))
strange(
    "link_to_no_table",
    (
        "link",
        "l1",
        "*",
        {
            "source_table": "frame",
            "source": FRAME,
            "target_table": "spaceship",
            "target": "s1",
            "role": "expresses",
            "seen": "{}",
        },
    ),
)
strange(
    "link_seen_no_json",
    (
        "link",
        "l1",
        "*",
        {
            "source_table": "frame",
            "source": FRAME,
            "target_table": "frame",
            "target": FRAME,
            "role": "expresses",
            "seen": "{{{[",
        },
    ),
)
strange("headline_of_a_megabyte", ("frame", FRAME, "headline", "Heat " * 200_000))
strange("headline_of_lines", ("frame", FRAME, "headline", "a\nb\x1b[31m\u202eevil"))
strange("table_deep_markdown", ("frame", FRAME, "script", "> " * 5000 + "deep"))
strange("deleted_narrative", ("narrative", NARRATIVE, "alive", 0))
strange("alive_as_text", ("frame", FRAME, "alive", "yes"))
strange("cut_no_json", ("baseline", "b1", "*", {"name": "x", "code": "B-1", "cut": "{{"}))
strange(
    "instead_of_itself",
    ("term", "t1", "*", {"kind": "avoid", "text": "x", "instead": "t1", "rank": "a"}),
)
