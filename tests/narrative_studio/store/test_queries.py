"""The reading half of a journal needs no more than a connection that may read."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from narrative_studio.project import Identity, Project
from narrative_studio.store.connections import connect_read_only
from narrative_studio.store.queries import Queries
from tests.narrative_studio.store.desks import Desk, new_change
from tests.narrative_studio.store.test_copies import say

LONG = "Traceable in minutes, not days. " * 40


@pytest.fixture
def desk() -> Desk:
    made = Desk("ada")
    row = made.element("One", note=LONG)
    made.edit(row, note=f"{LONG} More.")
    made.project.undo()
    return made


def test_a_work_copy_is_read_without_being_written(
    path: Path, me: Identity, opened: ExitStack
) -> None:
    project = Project.create(path, me=me)
    opened.callback(project.close)
    say(project, "synergy")
    with closing(connect_read_only(project._document.place.journal)) as connection:
        held = Queries(connection)
        assert list(held.txns()) == list(project._journal.txns())
        assert held.count() == project._journal.count()
        assert held.document_id == project.view().project.id
        assert held.load_row("project", held.document_id) == project.view().project


def test_every_change_comes_in_the_one_order_with_its_whole_value(desk: Desk) -> None:
    journal = desk.journal
    found = list(journal.changes())
    assert found == [change for txn in journal.txns() for change in txn.changes]
    assert [change.new for change in found if change.column == "note"] == [
        f"{LONG} More.",
        LONG,
    ]


def test_questions_about_very_many_transactions_are_answered(desk: Desk) -> None:
    journal = desk.journal
    held = journal.txn_ids()
    many = {*held, *(f"{n:016x}-none" for n in range(300_000))}
    assert journal.own_of(many) < held
    assert journal.authors(many) == dict.fromkeys(held, desk.me.id)
    assert journal.places(many).keys() == held
    assert len(journal.undoes_of(many)) == 1


def test_a_damaged_value_is_a_damaged_work_copy(desk: Desk) -> None:
    desk.journal.connection.execute("UPDATE change SET new = x'0101' WHERE typeof(new) = 'blob'")
    with pytest.raises(sqlite3.DatabaseError, match="cannot be read") as caught:
        list(Queries(desk.journal.connection).changes())
    assert caught.value.sqlite_errorcode == sqlite3.SQLITE_CORRUPT


def test_cells_show_what_the_journal_says(desk: Desk) -> None:
    (row,) = desk.project.view().elements
    assert desk.journal.cell("element", row, "name") == "One"
    assert desk.journal.cell("element", "nobody", "name") is None
    assert desk.journal.about(next(iter(desk.journal.txns())).id)[0] == desk.me.id


def test_links_are_found_by_what_carries_them(desk: Desk) -> None:
    link = {"source_table": "frame", "source": "f", "target_table": "element", "target": "e"}
    desk.journal.append("Link", [new_change("link", "l", "*", link)], author=desk.me.id)
    assert desk.journal.links_from("f") == ["l"]
    assert desk.journal.links_from("g") == []


def test_what_was_erased_is_found_without_a_look_at_all_changes(desk: Desk) -> None:
    # It is asked for at each opening, however long the history.
    asked: list[str] = []
    connection = desk.journal.connection
    connection.set_trace_callback(asked.append)
    assert desk.journal.erased() == frozenset()
    connection.set_trace_callback(None)
    (question,) = asked
    plan = [line[3] for line in connection.execute(f"EXPLAIN QUERY PLAN {question}")]
    assert any("change_row" in step for step in plan)
    assert not any(step.startswith("SCAN") for step in plan)
