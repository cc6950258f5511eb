"""What may be said from how many tests on."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.statistics.honesty import Standing, Thresholds
from narrative_studio.analysis.statistics.numbers import ImpossibleNumber


@pytest.mark.parametrize(
    ("n", "planned", "badge"),
    [
        (0, None, "not enough yet"),
        (0, 12, "not enough yet"),
        (1, None, "anecdote"),
        (4, 12, "anecdote, interim, 4 of 12"),
        (5, None, ""),
        (5, 12, "interim, 5 of 12"),
        (11, 12, "interim, 11 of 12"),
        (12, 12, ""),
        (13, 12, ""),
    ],
)
def test_small_and_early_looks_are_marked(n: int, planned: int | None, badge: str) -> None:
    assert Standing(n, planned).badge == badge


@pytest.mark.parametrize(("n", "expected"), [(0, False), (9, False), (10, True), (400, True)])
def test_percentages_begin_at_ten(n: int, expected: bool) -> None:
    assert Standing(n).has_percent is expected


def test_a_team_can_ask_for_more_but_nothing_is_never_a_percentage() -> None:
    strict = Thresholds(pattern=8, percent=20)
    assert Standing(7, thresholds=strict).is_anecdote
    assert not Standing(19, thresholds=strict).has_percent
    assert not Standing(0, thresholds=Thresholds(0, 0)).has_percent


def test_a_plan_for_nothing_and_impossible_counts_are_refused() -> None:
    with pytest.raises(ImpossibleNumber, match="planned n"):
        Standing(3, 0)
    with pytest.raises(ImpossibleNumber, match="planned n"):
        Standing(3, -2)
    with pytest.raises(ImpossibleNumber, match="percentages"):
        Thresholds(percent=-1)
