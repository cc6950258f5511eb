"""A change stands unless one that knew of it replaced it."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.store.heads import after, ancestors, heads_of, replaced, standing
from narrative_studio.store.txn import WHOLE_ROW, Change, NewValue


def change(txn: str, column: str = WHOLE_ROW, *base: str, new: NewValue = "x") -> Change:
    return Change(txn, 0, "frame", "f", column, {} if column == WHOLE_ROW else new, base)


def ids(*names: str) -> frozenset[str]:
    return frozenset(f"{name}/0" for name in names)


MADE = change("a")
EDITED = change("b", "headline", "a/0")


def test_a_row_stands_as_it_was_made() -> None:
    heads = heads_of([MADE])
    assert standing(heads, "headline") == standing(heads, "script") == ids("a")


def test_an_edit_replaces_what_it_knew_in_its_own_cell() -> None:
    heads = heads_of([MADE, EDITED])
    assert standing(heads, "headline") == ids("b")
    assert standing(heads, "script") == ids("a")


def test_edits_without_knowledge_of_each_other_stand_side_by_side() -> None:
    heads = heads_of([MADE, EDITED, change("c", "headline", "a/0")])
    assert standing(heads, "headline") == ids("b", "c")
    decided = after(heads, change("d", "headline", "b/0", "c/0"))
    assert standing(decided, "headline") == ids("d")


def test_a_deletion_stands_beside_an_edit_it_had_not_seen() -> None:
    heads = heads_of([MADE, EDITED, change("c", WHOLE_ROW, "a/0")])
    assert standing(heads, "headline") == ids("b", "c")
    assert standing(heads, "alive") == ids("c")


def test_a_deletion_that_saw_the_edit_stands_alone() -> None:
    heads = heads_of([MADE, EDITED, change("c", WHOLE_ROW, "a/0", "b/0")])
    assert heads == {WHOLE_ROW: ids("c")}


def test_a_change_that_names_itself_leaves_the_row_as_it_was() -> None:
    assert heads_of([MADE, change("b", "headline", "a/0", "b/0")]) == {WHOLE_ROW: ids("a")}


def test_nothing_stands_of_a_row_that_never_was() -> None:
    assert heads_of([]) == {}
    assert standing({}, "headline") == frozenset()


@st.composite
def rows(draw: st.DrawFn) -> list[Change]:
    """The changes of a row, each based on any of what came before it."""
    found = [change("t00")]
    for number in range(1, draw(st.integers(1, 14))):
        column = draw(st.sampled_from([WHOLE_ROW, "headline", "script"]))
        known = draw(st.lists(st.sampled_from(found), unique_by=lambda one: one.id, max_size=4))
        base = [one.id for one in known if column == WHOLE_ROW or one.covers(column)]
        found.append(change(f"t{number:02}", column, *base))
    return found


@given(rows(), st.randoms(use_true_random=False))
def test_adding_one_by_one_leads_where_all_at_once_does(
    changes: list[Change], dice: random.Random
) -> None:
    heads: dict[str, frozenset[str]] = {}
    for one in changes:
        heads = after(heads, one)
    assert heads == heads_of(changes)
    dice.shuffle(changes)
    assert heads == heads_of(changes)


@given(rows())
def test_a_column_of_its_own_is_kept_only_where_it_differs(changes: list[Change]) -> None:
    heads = heads_of(changes)
    own = [found for name, found in heads.items() if name != WHOLE_ROW]
    assert heads[WHOLE_ROW] not in own
    assert all(own)


def test_what_a_row_replaced_in_a_cell_is_only_the_latest() -> None:
    known = {one.id: one for one in (MADE, EDITED)}
    deleted = change("c", WHOLE_ROW, "a/0", "b/0", "lost/0")
    assert replaced(deleted, "headline", known) == [EDITED]
    assert replaced(deleted, "script", known) == [MADE]
    assert replaced(MADE, "headline", known) == []


def test_ancestors_are_found_over_all_generations_and_past_gaps() -> None:
    last = change("c", "headline", "b/0", "lost/0")
    known = {one.id: one for one in (MADE, EDITED, last)}
    assert set(ancestors([last], "headline", known)) == {"a/0", "b/0"}
    assert set(ancestors([last], "script", known)) == set()
