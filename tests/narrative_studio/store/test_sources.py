"""What is put back stays the word of who wrote it."""

from __future__ import annotations

from collections.abc import Mapping

from narrative_studio.store.sources import Sources
from narrative_studio.store.txn import Change


def of(changes: list[Change], undoes: Mapping[str, str], *heads: str) -> dict[str, list[str]]:
    known = {change.id: change for change in changes}
    found = Sources(known, undoes, {}).by_head([known[f"{head}/0"] for head in heads], "text")
    return {head.split("/")[0]: [one.txn for one in each] for head, each in found.items()}


def change(txn: str, new: str, *base: str) -> Change:
    return Change(txn, 0, "term", "r", "text", new, tuple(f"{name}/0" for name in base))


MADE = Change("a", 0, "term", "r", "*", {"text": "old"})
ONE, OTHER = change("b", "one", "a"), change("c", "other", "a")
DECIDED = change("d", "other", "b", "c")


def test_what_takes_nothing_back_is_its_own_source() -> None:
    assert of([MADE, ONE, OTHER], {}, "b", "c") == {"b": ["b"], "c": ["c"]}


def test_a_decision_that_is_taken_back_leaves_the_words_of_those_who_wrote_them() -> None:
    back = [
        Change("e", n, "term", "r", "text", new, ("d/0",)) for n, new in enumerate(("one", "other"))
    ]
    known = {one.id: one for one in (MADE, ONE, OTHER, DECIDED, *back)}
    sources = Sources(known, {"e": "d"}, {})
    assert sources.by_head(back, "text") == {"e/0": [ONE], "e/1": [OTHER]}
    assert sources.standing(back[::-1], "text") == [ONE, OTHER]


def test_back_and_forth_leads_to_the_first_of_all() -> None:
    changes = [MADE, ONE, change("d", "old", "b"), change("e", "one", "d"), change("f", "old", "e")]
    undoes = {"d": "b", "e": "d", "f": "e"}
    assert of(changes, undoes, "e") == {"e": ["b"]}
    assert of(changes, undoes, "f") == {"f": ["a"]}


def test_who_puts_back_what_another_has_replaced_stands_behind_it() -> None:
    changes = [MADE, ONE, OTHER, change("d", "old", "b")]
    assert of(changes, {"d": "b"}, "c", "d") == {"c": ["c"], "d": ["d"]}


def test_who_repeats_the_words_of_another_has_not_written_them() -> None:
    changes = [MADE, ONE, OTHER, change("d", "other", "b")]
    assert of(changes, {"d": "b"}, "c", "d") == {"c": ["c"], "d": ["c"]}


def test_of_two_who_put_back_the_same_both_have_its_source() -> None:
    """As when a row was deleted and restored on two machines."""
    changes = [MADE, ONE, change("d", "x", "b"), change("e", "x", "b")]
    changes += [change("f", "one", "d"), change("g", "one", "e")]
    assert of(changes, {"f": "d", "g": "e"}, "f", "g") == {"f": ["b"], "g": ["b"]}


def test_a_forged_circle_ends_where_it_began() -> None:
    changes = [change("b", "one", "c"), change("c", "one", "b")]
    assert of(changes, {"b": "c", "c": "b"}, "b").keys() == {"b"}
    assert of(changes, {"b": "b", "c": "c"}, "b", "c").keys() == {"b", "c"}


def test_the_trail_holds_each_step_that_puts_the_words_back() -> None:
    changes = [MADE, ONE, change("d", "old", "b"), change("e", "one", "d")]
    known = {one.id: one for one in changes}
    found = Sources(known, {"d": "b", "e": "d"}, {}).trail(known["e/0"], "text")
    assert [one.txn for one in found] == ["e", "b"]


def test_a_row_that_does_not_know_a_column_says_its_default() -> None:
    made = Change("a", 0, "term", "r", "*", {})
    changes = [made, change("b", "one", "a"), change("c", "", "b")]
    known = {one.id: one for one in changes}
    sources = Sources(known, {"c": "b"}, {"text": ""})
    assert sources.standing([known["c/0"]], "text") == [made]
