"""What this person can undo and redo, read from the journal; so it survives a restart."""

from dataclasses import dataclass

from narrative_studio.store.journal import Journal


@dataclass(frozen=True, slots=True)
class UndoState:
    """Transactions that can be taken back or brought back, the next one last, with labels."""

    undo: tuple[tuple[str, str], ...]
    redo: tuple[tuple[str, str], ...]


def undo_state(journal: Journal, *, author: str) -> UndoState:
    """Replay this person's own transactions as the two stacks.

    A transaction that takes back another moves it from one stack to the other; any other one
    empties the redo stack.
    """
    undo: list[tuple[str, str]] = []
    redo: list[tuple[str, str]] = []
    for name, undoes, label in journal.own_txns(author):
        if undoes is None:
            undo.append((name, label))
            redo.clear()
        elif undo and undo[-1][0] == undoes:
            undo.pop()
            redo.append((name, label))
        elif redo and redo[-1][0] == undoes:
            redo.pop()
            undo.append((name, label))
    return UndoState(tuple(undo), tuple(redo))
