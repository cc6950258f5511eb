"""The one door: every operation whole, durable and once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError, NewerDocument
from narrative_studio.model.positioning import Element
from narrative_studio.store import schema
from narrative_studio.store.connections import connect_work
from narrative_studio.store.hlc import txn_id
from narrative_studio.store.journal import Journal
from narrative_studio.store.txn import WHOLE_ROW, Txn
from tests.narrative_studio.store.desks import DAY_MS, NOON_MS, Desk, new_change, tables_of


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk("A")
    yield made
    made.close()


@pytest.fixture
def bo() -> Iterator[Desk]:
    made = Desk("B")
    yield made
    made.close()


def made_elsewhere(txn: Txn, **parts: object) -> Txn:
    """A transaction with other content and an id that fits it."""
    made = replace(txn, **parts)  # type: ignore[arg-type]
    name = txn_id(made.clock, made.replica)
    changes = tuple(replace(change, txn=name) for change in made.changes)
    return replace(made, id=name, changes=changes)


class TestAppending:
    def test_an_operation_is_numbered_dated_and_sealed(self, desk: Desk) -> None:
        change = new_change("element", "e1", WHOLE_ROW, {"name": "Trace it", "alive": 1})
        first, touched = desk.journal.append("Make", [change], author="ada")
        second, _ = desk.journal.append("Nothing", [], author="ada", undoes=first.id)
        assert touched == {("element", "e1")}
        assert (first.seq, second.seq) == (1, 2)
        assert first.replica == second.replica
        assert first.clock >> 16 == NOON_MS
        assert first.id < second.id
        assert list(desk.journal.txns()) == [first, second]
        seals = dict(desk.journal.connection.execute("SELECT id, seal FROM txn"))
        assert seals == {first.id: first.seal(), second.id: second.seal()}

    def test_a_replayed_operation_has_the_moment_it_is_given(self, desk: Desk) -> None:
        txn, _ = desk.journal.append("Long ago", [], author="ada", at_ms=NOON_MS - DAY_MS)
        assert txn.clock >> 16 == NOON_MS - DAY_MS

    def test_a_picture_is_kept_once_with_its_operation(self, desk: Desk) -> None:
        for _ in range(2):
            desk.journal.append("Picture", [], author="ada", blobs=[("hash", b"bytes")])
        assert desk.journal.blob("hash") == b"bytes"
        assert desk.journal.blob("other") is None
        assert desk.journal.blob_ids() == {"hash"}

    def test_only_what_may_be_undone_is_own(self, desk: Desk) -> None:
        may, _ = desk.journal.append("Edit", [], author="ada")
        never, _ = desk.journal.append("Sign off", [], author="ada", may_undo=False)
        theirs, _ = desk.journal.append("Edit", [], author="bo")
        assert desk.journal.own_txns("ada") == [(may.id, None, "Edit")]
        assert desk.journal.own_of([may.id, never.id, theirs.id, "x"]) == {may.id, theirs.id}

    def test_an_error_on_the_way_leaves_nothing_behind(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk.element("before")
        before, tables = list(desk.journal.txns()), tables_of(desk.journal)
        unknown = object()
        change = new_change("element", "e1", WHOLE_ROW, {"name": "half", "alive": 1})
        bad = new_change("element", "e2", WHOLE_ROW, {"name": unknown, "alive": 1})
        with pytest.raises(TypeError):
            desk.journal.append("Half", [change, bad], author="ada")
        monkeypatch.setattr(schema, "entity_shape", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            desk.journal.refill()
        assert list(desk.journal.txns()) == before
        assert tables_of(desk.journal) == tables
        desk.element("after")

    def test_what_is_read_back_is_what_was_written(self, desk: Desk) -> None:
        texts = ["", " ", "line\nbreak", "é ﷽ 🥬", '"quoted" \\', "a/b c", "-- '; DROP TABLE txn"]
        for text in texts:
            desk.element(text)
        found = {row.name for row in desk.project.view().elements.values()}
        desk.journal.refill()
        desk.reopen()
        assert found == {row.name for row in desk.project.view().elements.values()} == set(texts)


class _Failing:
    """A connection on which one kind of statement fails as on a full disk."""

    def __init__(self, connection: sqlite3.Connection, statement: str) -> None:
        self._connection = connection
        self._statement = statement

    def execute(self, sql: str, *arguments: object) -> sqlite3.Cursor:
        if sql.startswith(self._statement):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return self._connection.execute(sql, *arguments)  # type: ignore[arg-type]

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)


class TestTrouble:
    @pytest.mark.parametrize("statement", ["BEGIN", "INSERT INTO txn", "INSERT INTO own", "COMMIT"])
    def test_a_full_disk_refuses_the_change_and_nothing_else(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, statement: str
    ) -> None:
        row = desk.element("before")
        count = desk.journal.count()
        with monkeypatch.context() as patch:
            failing = _Failing(desk.journal.connection, statement)
            patch.setattr(desk.journal, "_connection", failing)
            with pytest.raises(DocumentError, match=r"could not be kept .* disk is full"):
                desk.edit(row, name="lost")
        assert desk.now(row) == row
        assert desk.journal.count() == count
        desk.edit(row, name="after")
        assert desk.says("element", row.id, "name") == {"after"}

    def test_a_really_full_work_copy_recovers(self, tmp_path: Path) -> None:
        with closing(connect_work(tmp_path / "journal.db")) as connection:
            journal = Journal(connection)
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")
            big = new_change("element", "e1", WHOLE_ROW, {"name": "x" * 100_000, "alive": 1})
            with pytest.raises(DocumentError, match="could not be kept"):
                journal.append("Too much", [big], author="ada")
            connection.execute("PRAGMA max_page_count = 1000000")
            journal.append("Fits now", [big], author="ada")
            assert [txn.label for txn in journal.txns()] == ["Fits now"]

    def test_a_locked_work_copy_is_expected_trouble(self, tmp_path: Path) -> None:
        place = tmp_path / "journal.db"
        with closing(connect_work(place)) as connection, closing(sqlite3.connect(place)) as other:
            journal = Journal(connection)
            connection.execute("PRAGMA busy_timeout = 0")
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(DocumentError, match="locked"):
                journal.append("Wait", [], author="ada")
            with pytest.raises(DocumentError, match="locked"):
                journal.set_meta("note", "x")
            other.rollback()
            journal.append("Go on", [], author="ada")

    def test_a_wrong_statement_is_a_bug(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            desk.journal, "_insert", lambda *_: desk.journal.connection.execute("?")
        )
        with pytest.raises(sqlite3.OperationalError, match="syntax error"):
            desk.journal.append("Bug", [], author="ada")


class TestAbsorbing:
    def test_what_is_held_is_passed_over(self, desk: Desk, bo: Desk) -> None:
        row = desk.element("Trace it")
        everything = list(desk.journal.txns())
        first = bo.journal.absorb([*everything, *everything], [("hash", b"bytes")])
        assert (first.count, first.refused) == (len(everything), ())
        assert ("element", row.id) in first.touched
        again = bo.journal.absorb(reversed(everything), [("hash", b"bytes")])
        assert (again.count, again.touched, again.refused) == (0, frozenset(), ())
        assert tables_of(bo.journal) == tables_of(desk.journal)
        assert bo.journal.blob("hash") == b"bytes"

    def test_what_was_absorbed_is_not_ours_to_undo(self, desk: Desk, bo: Desk) -> None:
        desk.element("Trace it")
        bo.take(desk.journal.txns())
        assert bo.journal.own_txns(desk.me.id) == []

    def test_our_next_id_follows_what_was_absorbed(self, desk: Desk, bo: Desk) -> None:
        bo.skew_ms = DAY_MS // 2
        bo.element("later")
        desk.take(bo.journal.txns())
        desk.element("now")
        *_, last = desk.journal.txns()
        assert last.author == desk.me.id

    def test_a_place_that_is_taken_is_refused_and_named(self, desk: Desk, bo: Desk) -> None:
        desk.element("Trace it")
        (*_, txn) = desk.journal.txns()
        forged = made_elsewhere(txn, clock=txn.clock + 1, label="Forged")
        bo.take(desk.journal.txns())
        absorbed = bo.journal.absorb([forged])
        assert absorbed.refused == (forged.id,)
        assert absorbed.count == 0
        assert bo.journal.txn(forged.id) is None

    def test_one_who_takes_our_place_does_not_stop_us(self, desk: Desk) -> None:
        desk.element("first")
        (*_, txn) = desk.journal.txns()
        forged = made_elsewhere(txn, seq=txn.seq + 1, clock=txn.clock + 1, changes=())
        assert desk.journal.absorb([forged]).count == 1
        desk.element("second")
        desk.element("third")
        replicas = {one.replica: one.seq for one in desk.journal.txns()}
        assert list(replicas.values()) == [txn.seq + 1, 2]

    def test_a_trouble_on_the_way_leaves_nothing_behind(
        self, desk: Desk, bo: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk.element("Trace it")
        before = tables_of(bo.journal)
        with monkeypatch.context() as patch:
            failing = _Failing(bo.journal.connection, "COMMIT")
            patch.setattr(bo.journal, "_connection", failing)
            with pytest.raises(DocumentError):
                bo.journal.absorb(desk.journal.txns(), [("hash", b"x")])
        assert tables_of(bo.journal) == before
        assert bo.journal.count() == 0
        assert bo.journal.blob_ids() == frozenset()


class TestReading:
    def test_a_change_is_found_by_its_id(self, desk: Desk) -> None:
        row = desk.element("Trace it")
        (change,) = desk.journal.changes_of("element", row.id)
        assert desk.journal.change(change.id) == change
        assert desk.journal.change("nobody/0") is None
        assert desk.journal.values([change.id, "nobody/0"], "element", "name") == {
            change.id: "Trace it"
        }
        assert desk.journal.values([change.id], "element", "alive") == {change.id: 1}
        assert desk.journal.values([change.id], "element", "of the future") == {change.id: None}

    def test_transactions_come_in_the_one_order(self, desk: Desk, bo: Desk) -> None:
        desk.element("a")
        bo.element("b")
        desk.take(bo.journal.txns())
        names = [txn.id for txn in desk.journal.txns()]
        assert names == sorted(desk.journal.txn_ids())
        assert desk.journal.count() == len(names)
        assert [txn.id for txn in desk.journal.txns("WHERE id > ?", (names[0],))] == names[1:]
        assert desk.journal.txn("nobody") is None

    def test_one_who_edits_sees_the_head_shown_and_its_equals(self, desk: Desk, bo: Desk) -> None:
        cleo = Desk("C")
        row = desk.element("Trace it")
        for other in (bo, cleo):
            other.take(desk.journal.txns())
        desk.edit(row, name="same")
        bo.edit(row, name="same")
        cleo.edit(row, name="other")
        for other in (bo, cleo):
            desk.take(other.journal.txns())
        seen = desk.journal.seen("element", row.id, "name", "same")
        assert {str(desk.journal.values([one], "element", "name")[one]) for one in seen} == {"same"}
        assert len(seen) == 2
        assert len(desk.journal.seen("element", row.id, "name", "other")) == 1
        nothing_like_it = desk.journal.seen("element", row.id, "name", "what nobody wrote")
        heads = desk.journal.row_heads("element", row.id)["name"]
        assert nothing_like_it == (max(heads),)
        assert desk.journal.seen("element", row.id, "note", "whatever it says") == tuple(
            desk.journal.row_heads("element", row.id)[WHOLE_ROW]
        )
        cleo.close()

    def test_cells_of_the_future_are_told_apart(self, desk: Desk) -> None:
        row = desk.element("Trace it")
        (base,) = desk.journal.row_heads("element", row.id)[WHOLE_ROW]
        changes = [new_change("element", row.id, "mood", "hopeful", [base])]
        desk.journal.append("From the future", changes, author="x")
        assert desk.journal.unknown_cells("element", row.id) == {"mood": "hopeful"}
        other = desk.element("of today")
        assert desk.journal.unknown_cells("element", other.id) == {}

    def test_notes_stay_until_they_are_replaced(self, desk: Desk) -> None:
        assert desk.journal.meta("note") is None
        desk.journal.set_meta("note", "a")
        desk.journal.set_meta("note", "b")
        assert desk.journal.meta("note") == "b"

    def test_a_journal_says_which_document_it_is_once(self, desk: Desk) -> None:
        with pytest.raises(sqlite3.IntegrityError):
            desk.journal.set_document_id(str(desk.journal.document_id))
        with closing(connect_work(None)) as connection:
            assert Journal(connection).document_id is None


class TestOpening:
    def test_all_is_there_again(self, tmp_path: Path) -> None:
        place = tmp_path / "journal.db"
        with closing(connect_work(place)) as connection:
            journal = Journal(connection)
            change = new_change("element", "e1", WHOLE_ROW, {"name": "Trace it", "alive": 1})
            txn, _ = journal.append("Make", [change], author="ada")
            tables = tables_of(journal)
        with closing(connect_work(place)) as connection:
            again = Journal(connection)
            assert again.txn(txn.id) == txn
            assert tables_of(again) == tables
            other, _ = again.append("Edit", [], author="ada")
            assert other.replica != txn.replica
            assert other.seq == 1
            assert other.id > txn.id

    def test_another_shape_of_the_entities_is_filled_anew(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place = tmp_path / "journal.db"
        with closing(connect_work(place)) as connection:
            journal = Journal(connection)
            change = new_change("element", "e1", WHOLE_ROW, {"name": "Trace it", "alive": 1})
            journal.append("Make", [change], author="ada")
            connection.execute("DROP TABLE frame")
        monkeypatch.setattr(schema, "entity_shape", lambda: "another")
        with closing(connect_work(place)) as connection:
            again = Journal(connection)
            found = again.load(Element)["e1"]
            assert isinstance(found, Element)
            assert found.name == "Trace it"
            assert again.meta("entity shape") == "another"
            assert connection.execute("SELECT count(*) FROM frame").fetchone() == (0,)

    def test_the_tables_are_guarded_also_after_refilling(self, desk: Desk) -> None:
        desk.element("Trace it")
        for _ in range(2):
            with pytest.raises(sqlite3.IntegrityError, match="through the journal"):
                desk.journal.connection.execute("DELETE FROM element")
            desk.journal.refill()

    def test_a_work_copy_of_a_newer_version_is_refused(self) -> None:
        with closing(connect_work(None)) as connection:
            connection.execute(f"PRAGMA user_version = {schema.USER_VERSION + 1}")
            with pytest.raises(NewerDocument, match="newer version"):
                Journal(connection)

    def test_a_clock_far_ahead_in_the_journal_does_not_drag_ours(self) -> None:
        desk, wrong = Desk("A"), Desk("W", skew_ms=400 * DAY_MS)
        ahead = Desk("H", skew_ms=DAY_MS // 2)
        wrong.element("from the future")
        ahead.element("from this evening")
        desk.take([*wrong.journal.txns(), *ahead.journal.txns()])
        with closing(connect_work(None)) as connection:
            desk.journal.connection.backup(connection)
            again = Journal(connection, wall=lambda: NOON_MS)
            txn, _ = again.append("Today", [], author="ada")
            assert txn.clock >> 16 == NOON_MS + DAY_MS // 2
            assert txn.id > max(ahead.journal.txn_ids())
        for one in (desk, wrong, ahead):
            one.close()

    def test_a_clock_set_back_does_not_take_our_own_ids_back(self) -> None:
        desk = Desk("A")
        desk.element("before the battery died")
        with closing(connect_work(None)) as connection:
            desk.journal.connection.backup(connection)
            again = Journal(connection, wall=lambda: 0)
            held = max(again.txn_ids())
            txn, _ = again.append("After", [], author="ada")
            assert txn.id > held
        desk.close()

    def test_nor_the_ids_of_what_nobody_can_undo(self) -> None:
        desk = Desk("A", skew_ms=3 * DAY_MS)
        desk.journal.append("Join", [], author="ada", may_undo=False)
        with closing(connect_work(None)) as connection:
            desk.journal.connection.backup(connection)
            again = Journal(connection, wall=lambda: NOON_MS)
            held = max(again.txn_ids())
            txn, _ = again.append("After", [], author="ada", may_undo=False)
            assert txn.id > held
        desk.close()

    @pytest.mark.parametrize("behind_ms", [3 * DAY_MS, NOON_MS])
    def test_a_clock_behind_those_of_two_others_makes_no_ids_below_theirs(
        self, behind_ms: int
    ) -> None:
        desk, bo, cy = Desk("A", skew_ms=-behind_ms), Desk("B"), Desk("C")
        row = bo.element("old")
        cy.take(bo.journal.txns())
        cy.edit(row, name="older")
        desk.take(cy.journal.txns())
        held = max(desk.journal.txn_ids())
        desk.edit(row, name="new")
        assert min(desk.journal.txn_ids() - cy.journal.txn_ids()) > held
        again = Journal(desk.journal.connection, wall=desk.wall_ms)
        assert again.append("After", [], author="ada")[0].id > held
        for one in (desk, bo, cy):
            one.close()

    def test_going_on_in_a_copy_keeps_everything(self, tmp_path: Path) -> None:
        journal = Journal(connect_work(tmp_path / "a.db"))
        change = new_change("element", "e1", WHOLE_ROW, {"name": "Trace it", "alive": 1})
        before, _ = journal.append("Make", [change], author="ada")
        copy = connect_work(tmp_path / "b.db")
        journal.connection.backup(copy)
        journal.go_on_in(copy)
        after, _ = journal.append("Go on", [], author="ada")
        assert (after.replica, after.seq) == (before.replica, 2)
        assert [row.id for row in journal.load(Element).values()] == ["e1"]
        with pytest.raises(sqlite3.IntegrityError, match="through the journal"):
            copy.execute("DELETE FROM element")
        copy.close()
        with closing(connect_work(tmp_path / "a.db")) as connection:
            assert Journal(connection).count() == 1
