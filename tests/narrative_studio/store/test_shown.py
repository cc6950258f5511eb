"""What a row shows follows from its changes alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.store.heads import heads_of
from narrative_studio.store.shown import Shown, latest, shown
from narrative_studio.store.txn import Change


def nobody(_names: Iterable[str]) -> Mapping[str, str]:
    return {}


def of(*changes: Change) -> Shown | None:
    return shown(Term, changes, heads_of(changes), nobody, nobody)


MADE = Change("a", 0, "term", "r", "*", {"kind": "banned", "text": "synergy"})


def test_a_row_whose_making_has_not_arrived_shows_nothing() -> None:
    assert of(Change("b", 0, "term", "r", "text", "lever", ("a/0",))) is None


def test_what_a_change_does_not_say_reads_as_the_default() -> None:
    found = of(MADE)
    assert found is not None
    assert found.is_alive
    assert found.cells == {
        "kind": TermKind.BANNED,
        "text": "synergy",
        "why": "",
        "instead": None,
        "rank": "",
    }


def test_a_later_change_shows_and_one_beside_it_does_where_it_is_later() -> None:
    edit = Change("b", 0, "term", "r", "text", "lever", ("a/0",))
    beside = Change("c", 0, "term", "r", "text", "ecosystem", ("a/0",))
    for changes, text in (((MADE, edit), "lever"), ((MADE, beside, edit), "ecosystem")):
        found = of(*changes)
        assert found is not None
        assert found.cells["text"] == text


def test_only_a_plain_zero_hides_a_row() -> None:
    for value, is_alive in ((0, False), (1, True), ("0", True), (None, True)):
        found = of(MADE, Change("b", 0, "term", "r", "alive", value, ("a/0",)))
        assert found is not None
        assert found.is_alive is is_alive


def test_the_latest_is_the_last_in_the_one_order() -> None:
    changes = [Change(txn, n, "t", "r", "c", 1) for txn in ("b", "a") for n in (1, 10, 2)]
    assert latest(changes).id == "b/10"
