"""What may be said of two rates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis.judging.comparison import Comparison, Finding, by_chance
from narrative_studio.analysis.statistics.rate import Rate

DID = "took a next step"


@pytest.mark.parametrize(
    ("now", "before", "finding"),
    [
        (Rate(9, 9), Rate(0, 40), Finding.TOO_FEW),
        (Rate(30, 40), Rate(0, 9), Finding.TOO_FEW),
        (Rate(0, 0), Rate(0, 0), Finding.TOO_FEW),
        (Rate(11, 11, 20), Rate(0, 40), Finding.INTERIM),
        (Rate(6, 10), Rate(2, 10), Finding.NOT_SEPARATED),
        (Rate(10, 12), Rate(2, 12), Finding.HIGHER),
        (Rate(2, 12), Rate(10, 12), Finding.LOWER),
        (Rate(10, 12, 12), Rate(2, 12), Finding.HIGHER),
    ],
)
def test_a_finding_needs_enough_tests_all_of_them_and_more_than_chance(
    now: Rate, before: Rate, finding: Finding
) -> None:
    assert Comparison(now, before).finding is finding


def test_the_words_say_what_was_counted_and_what_follows() -> None:
    assert Comparison(Rate(6, 10), Rate(2, 10), "v2", "v1").words(DID) == (
        "6 of 10 took a next step with v2, 2 of 10 with v1. That is not yet separated from chance: "
        "if both were equally good, 8 of 100 such series would look so or clearer."
    )
    assert (
        Comparison(Rate(10, 12), Rate(2, 12))
        .words(DID)
        .endswith(
            "That is more than chance: if both were equally good, fewer than 1 of 100 such series "
            "would look so."
        )
    )
    assert (
        Comparison(Rate(3, 4), Rate(2, 10))
        .words(DID)
        .endswith("That is too few to compare: it takes at least 10 on each side.")
    )
    assert (
        Comparison(Rate(11, 11, 20), Rate(3, 12, 15), "v2", "v1")
        .words(DID)
        .endswith(
            "Only 11 of 20 planned tests of v2 and 12 of 15 planned tests of v1 have been counted. "
            "Nothing is decided before that."
        )
    )


def test_how_surprising_it_is_counts_towards_the_side_ahead() -> None:
    lower = Comparison(Rate(2, 10), Rate(6, 10)).words(DID)
    assert "8 of 100 such series" in lower


@given(
    counts=st.tuples(st.integers(10, 80), st.integers(10, 80)).flatmap(
        lambda ns: st.tuples(st.just(ns), st.integers(0, ns[0]), st.integers(0, ns[1]))
    )
)
def test_turning_the_sides_around_turns_the_finding_around(
    counts: tuple[tuple[int, int], int, int],
) -> None:
    (n, m), won, other = counts
    turned = {Finding.HIGHER: Finding.LOWER, Finding.LOWER: Finding.HIGHER}
    found = Comparison(Rate(won, n), Rate(other, m)).finding
    again = Comparison(Rate(other, m), Rate(won, n)).finding
    assert again is turned.get(found, found)


@pytest.mark.parametrize(
    ("p_value", "words"),
    [(0.0004, "fewer than 1 of 1,000"), (0.004, "fewer than 1 of 100"), (0.5, "50 of 100")],
)
def test_a_p_value_is_told_as_a_count(p_value: float, words: str) -> None:
    assert words in by_chance(p_value)
