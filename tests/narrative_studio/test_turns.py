"""What was undone and redone is folded into the operation that it was about."""

from __future__ import annotations

from datetime import UTC, datetime

from narrative_studio.store.history import Entry
from narrative_studio.turns import Turned, folded

AT = datetime(2026, 4, 21, tzinfo=UTC)


def entries(*told: str) -> list[Entry]:
    """Operations the oldest first, such as ``a``, its undoing ``a-`` and its redoing ``a+``."""
    made: list[Entry] = []
    for number, word in enumerate(told):
        name, turn = word.rstrip("+-"), word.endswith(("+", "-"))
        about = next((one.txn for one in reversed(made) if one.label == name), None)
        undoes, is_redo = (about if turn else None), word.endswith("+")
        made.append(Entry(f"t{number}", "r", "me", AT, name, undoes, (), is_redo))
    return made[::-1]


def shown(*told: str) -> list[str]:
    def words(one: Turned) -> str:
        own = f"{'undid ' if one.entry.undoes else ''}{one.entry.label}"
        return f"({own})" if one.is_taken_back else own

    return [words(one) for one in folded(entries(*told))]


def test_what_was_undone_is_one_line_that_says_so() -> None:
    assert shown("a", "b", "b-") == ["(b)", "a"]
    assert shown("a", "b", "b-", "a-") == ["(b)", "(a)"]
    assert shown("a", "a-", "c") == ["c", "(a)"]


def test_what_was_redone_stands_as_if_nothing_had_happened() -> None:
    assert shown("a", "a-", "a+") == ["a"]
    assert shown("a", "b", "b-", "a-", "a+", "b+") == ["b", "a"]
    assert shown("a", "a-", "a+", "a-") == ["(a)"]
    assert folded(entries("a", "a-", "a+"))[0].turns == ("t1", "t2")


def test_a_turn_after_something_else_stands_for_itself() -> None:
    assert shown("a", "b", "a-") == ["undid a", "b", "a"]
    assert folded(entries("a", "b", "a-")[:1])[0].entry.undoes == "t0"


def test_nothing_is_lost() -> None:
    told = entries("a", "b", "b-", "c", "c-", "c+", "a-", "d")
    kept = [name for one in folded(told) for name in (one.entry.txn, *one.turns)]
    assert sorted(kept) == sorted(one.txn for one in told)
