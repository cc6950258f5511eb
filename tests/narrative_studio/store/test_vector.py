"""How far a journal reaches in the operations of each replica."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.commands.people import add_person
from narrative_studio.project import Identity, Project
from narrative_studio.store import connections
from narrative_studio.store.document import read_document
from narrative_studio.store.journal import Journal
from narrative_studio.store.vector import vector


def edited(folder: Path, me: Identity, colleague: Identity) -> Journal:
    """A journal of two replicas: what one started and another continued."""
    path = folder / "a.narrative"
    first = Project.create(path, me=me)
    add_person(first, name="Cara Finch")
    first.publish()
    first.close()
    second = Project.open(path, me=colleague)
    add_person(second, name="Dan Ruiz")
    second.publish()
    second.close()
    return read_document(path).journal


def test_a_vector_names_the_last_operation_of_each_replica(
    tmp_path: Path, me: Identity, colleague: Identity
) -> None:
    journal = edited(tmp_path, me, colleague)
    counts = journal.connection.execute("SELECT replica, count(*) FROM txn GROUP BY replica")
    assert vector(journal) == dict(counts)
    # Joining and starting, adding a person; joining, adding a person.
    assert sorted(vector(journal).values()) == [2, 3]


def test_operations_beyond_a_gap_stay_outside(
    tmp_path: Path, me: Identity, colleague: Identity
) -> None:
    whole = edited(tmp_path, me, colleague)
    txns = list(whole.txns())
    missing = next(txn for txn in txns if txn.seq == 2 and txn.replica == txns[0].replica)
    journal = Journal(connections.connect_work(None))
    journal.absorb(txn for txn in txns if txn.id != missing.id)
    assert vector(journal)[missing.replica] == 1
    assert vector(journal).keys() == vector(whole).keys()


def test_operations_without_their_beginning_are_not_counted_at_all(
    tmp_path: Path, me: Identity, colleague: Identity
) -> None:
    txns = list(edited(tmp_path, me, colleague).txns())
    first = txns[0]
    journal = Journal(connections.connect_work(None))
    journal.absorb(txn for txn in txns if txn.id != first.id)
    assert first.replica not in vector(journal)


def test_an_empty_journal_reaches_nowhere() -> None:
    assert vector(Journal(connections.connect_work(None))) == {}
