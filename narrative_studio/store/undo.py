"""What this person can undo and redo, read from the journal; so it survives a restart."""

from typing import NamedTuple

from narrative_studio.store.journal import Journal

_Stack = list[tuple[str, str]]


class UndoState(NamedTuple):
    """Transactions that can be taken back or brought back, the next one last, with labels."""

    undo: tuple[tuple[str, str], ...]
    redo: tuple[tuple[str, str], ...]

    def after(self, name: str, undoes: str | None, label: str) -> "UndoState":
        """The state once this person has made another transaction."""
        undo, redo = [*self.undo], [*self.redo]
        _step(undo, redo, name, undoes, label)
        return UndoState(tuple(undo), tuple(redo))


def undo_state(journal: Journal, *, author: str) -> UndoState:
    """Replay this person's own transactions as the two stacks."""
    undo: _Stack = []
    redo: _Stack = []
    for name, undoes, label in journal.own_txns(author):
        _step(undo, redo, name, undoes, label)
    return UndoState(tuple(undo), tuple(redo))


def _step(undo: _Stack, redo: _Stack, name: str, undoes: str | None, label: str) -> None:
    """A transaction that takes back another moves it over; any other one empties redo."""
    if undoes is None:
        undo.append((name, label))
        redo.clear()
    elif undo and undo[-1][0] == undoes:
        undo.pop()
        redo.append((name, label))
    elif redo and redo[-1][0] == undoes:
        redo.pop()
        undo.append((name, label))
