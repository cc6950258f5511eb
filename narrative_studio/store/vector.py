"""The version vector: how far a journal reaches in the operations of each replica.

It counts a gapless beginning of each replica's operations; what stands beyond a gap waits outside.
Two journals with equal vectors and nothing waiting hold the same document, unless two operations
claim one place in the life of a replica, of which a journal holds the one that it read first.
"""

from narrative_studio.store.journal import Journal


def vector(journal: Journal) -> dict[str, int]:
    """The last operation of each replica up to which none is missing, counted from 1.

    Operations beyond a gap are shown in the document but are not part of a cut.
    """
    reached: dict[str, int] = {}
    for replica, seq in journal.connection.execute(
        "SELECT replica, seq FROM txn ORDER BY replica, seq"
    ):
        if seq == reached.get(replica, 0) + 1:
            reached[replica] = seq
    return reached
