"""Folds what was taken back, and done again, into the operation that it was about."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrative_studio.store.history import Entry


@dataclass(frozen=True, slots=True)
class Turned:
    """One operation of a history and the turns that followed it at once, as it stands now.

    ``turns`` are the ids of the operations that took it back and brought it back, the latest last.
    """

    entry: Entry
    turns: tuple[str, ...] = ()
    is_taken_back: bool = False

    @property
    def words(self) -> str:
        """What was done as a list says it: that it was taken back, or is a turn by itself."""
        entry = self.entry
        if entry.undoes:
            turn = "Redid: " if entry.is_redo else "Undid: "
        else:
            turn = "Taken back: " if self.is_taken_back else ""
        return f"{turn}{entry.label}"

    @property
    def last(self) -> str:
        """The operation that the next turn would be about."""
        return self.turns[-1] if self.turns else self.entry.txn


def folded(entries: Sequence[Entry]) -> list[Turned]:
    """The operations of a history, the latest first, without the turns that only undo and redo.

    A turn is folded where nothing else has happened since the operation that it is about, except
    what was taken back too; any other turn stands for itself.
    """
    found: list[Turned] = []
    for entry in reversed(entries):
        at = _about(found, entry) if entry.undoes else None
        if at is None:
            found.append(Turned(entry))
        else:
            one = found[at]
            turns = (*one.turns, entry.txn)
            found[at] = Turned(one.entry, turns, is_taken_back=not one.is_taken_back)
    return found[::-1]


def _about(found: Sequence[Turned], turn: Entry) -> int | None:
    """The operation that a turn is about, None where something else has happened since."""
    for at in range(len(found) - 1, -1, -1):
        one = found[at]
        if one.last == turn.undoes and one.is_taken_back == turn.is_redo:
            return at
        if not one.is_taken_back:
            return None
    return None
