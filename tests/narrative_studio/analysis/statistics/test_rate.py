"""A rate cannot be had without its n and its interval."""

from __future__ import annotations

import pytest
from hypothesis import given

from narrative_studio.analysis.statistics.honesty import Thresholds
from narrative_studio.analysis.statistics.intervals import newcombe, wilson
from narrative_studio.analysis.statistics.numbers import ImpossibleNumber
from narrative_studio.analysis.statistics.rate import Difference, Rate
from tests.narrative_studio.analysis.statistics.test_intervals import counts

DID = "took a next step"


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (Rate(6, 10), "6 of 10 took a next step (31–83 %)"),
        (Rate(6, 10, 20), "6 of 10 took a next step (31–83 %; interim, 10 of 20)"),
        (Rate(3, 9), "3 of 9 took a next step"),
        (Rate(3, 4), "3 of 4 took a next step (anecdote)"),
        (Rate(3, 4, 12), "3 of 4 took a next step (anecdote, interim, 4 of 12)"),
        (Rate(0, 0), "Not enough yet to say how many took a next step"),
        (Rate(0, 20), "0 of 20 took a next step (0–16 %)"),
        (Rate(20, 20), "20 of 20 took a next step (84–100 %)"),
    ],
)
def test_a_rate_says_in_words_what_it_can(rate: Rate, words: str) -> None:
    assert rate.words(DID) == words


@given(counted=counts())
def test_a_percentage_never_comes_without_enough_tests(counted: tuple[int, int]) -> None:
    rate = Rate(*counted)
    assert (rate.share is None) == (rate.n < 10)
    assert ("%" in rate.words(DID)) == (rate.n >= 10)
    assert rate.interval == wilson(*counted)
    assert rate.n == 0 or rate.words(DID).startswith(f"{rate.successes} of {rate.n} ")


def test_rounding_makes_nothing_certain() -> None:
    assert Rate(0, 10**6).range == Rate(1, 10**6).range == "under 1 %"
    assert Rate(10**6 - 1, 10**6).range == "over 99 %"
    assert Rate(500_000, 10**6).range == "50–50 %"


def test_thresholds_of_a_team_hold() -> None:
    assert Rate(6, 12, thresholds=Thresholds(5, 15)).share is None


def test_impossible_rates_are_refused() -> None:
    with pytest.raises(ImpossibleNumber, match="4 of 3"):
        Rate(4, 3)
    with pytest.raises(ImpossibleNumber, match="planned n"):
        Rate(1, 3, 0)


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        ((6, 10), (2, 10), "6 of 10 against 2 of 10: 40 points more (−2 to 67)"),
        ((2, 10), (6, 10), "2 of 10 against 6 of 10: 40 points less (−67 to 2)"),
        ((5, 10), (5, 10), "5 of 10 against 5 of 10: no difference (−37 to 37)"),
        ((51, 100), (50, 100), "51 of 100 against 50 of 100: 1 point more (−13 to 15)"),
        ((6, 9), (2, 10), "6 of 9 against 2 of 10: too few to compare in percent"),
        ((0, 0), (2, 10), "not enough yet against 2 of 10: too few to compare in percent"),
    ],
)
def test_a_difference_says_both_counts_and_its_interval(
    ours: tuple[int, int], theirs: tuple[int, int], words: str
) -> None:
    assert Difference(Rate(*ours), Rate(*theirs)).words == words


def test_a_difference_knows_which_side_is_which() -> None:
    found = Difference(Rate(6, 10), Rate(2, 10))
    assert found.points == pytest.approx(0.4)
    assert found.interval == newcombe(6, 10, 2, 10)
    assert round(found.chance_better, 4) == 0.9598
    assert found.chance_words == "96 of 100"
    assert Difference(Rate(40, 40), Rate(0, 40)).chance_words == "over 99 of 100"
    assert Difference(Rate(0, 40), Rate(40, 40)).chance_words == "under 1 of 100"
    assert found.p_better == pytest.approx(0.0849011669445)


def test_a_look_too_early_is_never_clear() -> None:
    other = Rate(2, 12)
    assert Difference(Rate(10, 12), other).is_clear
    assert not Difference(Rate(10, 12, planned=20), other).is_clear
    assert not Difference(Rate(6, 10), Rate(2, 10)).is_clear
    assert not Difference(Rate(9, 9), Rate(0, 9)).is_clear
