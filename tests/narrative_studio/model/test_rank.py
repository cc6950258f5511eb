"""Rank keys leave room everywhere, for everybody."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.model.rank import LONG_KEY, rank_between, spread

KEYS = st.text("0129ABYZabyz", max_size=6).map(lambda text: text + "1")


def rising(keys: list[str]) -> bool:
    return all(low < high for low, high in pairwise(keys))


@given(KEYS, KEYS)
def test_a_key_lies_between_any_two(one: str, other: str) -> None:
    low, high = sorted((one, other))
    if low != high:
        assert low < rank_between(low, high) < high
    assert rank_between(None, low) < low
    assert rank_between(high, None) > high


@given(st.lists(st.floats(0, 1, exclude_max=True), max_size=60))
def test_any_order_of_inserting_keeps_the_order(places: list[float]) -> None:
    keys: list[str] = []
    for place in places:
        at = int(place * (len(keys) + 1))
        before = keys[at - 1] if at > 0 else None
        after = keys[at] if at < len(keys) else None
        keys.insert(at, rank_between(before, after))
    assert rising(keys)


def test_two_who_insert_at_one_place_get_different_keys() -> None:
    keys = {rank_between("A", "B") for _ in range(50)}
    assert len(keys) == 50
    assert rising(sorted(keys))
    low, high = sorted(keys)[:2]
    assert low < rank_between(low, high) < high


@pytest.mark.parametrize("where", ["end", "start"])
def test_a_list_that_grows_at_one_end_keeps_short_keys(where: str) -> None:
    keys = [rank_between(None, None)]
    for _ in range(400):
        if where == "end":
            keys.append(rank_between(keys[-1], None))
        else:
            keys.insert(0, rank_between(None, keys[0]))
    assert rising(keys)
    assert max(map(len, keys)) < LONG_KEY // 2


def test_inserting_at_random_keeps_short_keys() -> None:
    dice = random.Random(1)
    keys = spread(2)
    for _ in range(500):
        at = dice.randrange(1, len(keys))
        keys.insert(at, rank_between(keys[at - 1], keys[at]))
    assert rising(keys)
    assert max(map(len, keys)) < LONG_KEY


@given(st.integers(0, 300))
def test_spreading_gives_rising_keys_with_room_around_each(count: int) -> None:
    keys = spread(count)
    assert len(keys) == count
    assert rising(keys)
    for low, high in pairwise([None, *keys, None]):
        assert rank_between(low, high)
    assert max(map(len, keys), default=0) <= 7


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("B", "A"),
        ("A", "A"),
        ("", ""),
        (None, ""),
        ("A", "A0"),
        (None, "0"),
        (None, "00"),
        ("é", None),
        (None, "-"),
        ("A", "A b"),
    ],
)
def test_where_no_key_fits_it_says_so(before: str | None, after: str | None) -> None:
    with pytest.raises(ValueError, match="no key lies between"):
        rank_between(before, after)
