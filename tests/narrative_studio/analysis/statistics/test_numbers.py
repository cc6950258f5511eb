"""Counts and shares that cannot be are refused by name."""

from __future__ import annotations

from typing import Any

import pytest

from narrative_studio.analysis.statistics.numbers import (
    ImpossibleNumber,
    confidence_level,
    part_of,
    share,
    whole,
)

NAN = float("nan")


@pytest.mark.parametrize("value", [-1, 2.5, NAN, float("inf"), "3", None, True])
def test_what_is_no_count_is_refused_with_its_name(value: Any) -> None:
    with pytest.raises(ImpossibleNumber, match="tests"):
        whole(value, "tests")


def test_a_whole_number_that_came_as_a_fraction_is_one() -> None:
    found: Any = 7.0
    assert isinstance(whole(found, "n"), int)


def test_a_part_is_not_larger_than_the_whole() -> None:
    assert part_of(3, 3) == (3, 3)
    with pytest.raises(ImpossibleNumber, match="successes cannot be more than n: 4 of 3"):
        part_of(4, 3)


@pytest.mark.parametrize("value", [-0.1, 1.1, NAN, "0.5", True])
def test_what_is_no_share_is_refused(value: Any) -> None:
    with pytest.raises(ImpossibleNumber, match="prevalence"):
        share(value, "prevalence")


@pytest.mark.parametrize("value", [0.0, 1.0, 95.0])
def test_confidence_lies_strictly_between_nothing_and_all(value: float) -> None:
    with pytest.raises(ImpossibleNumber, match="confidence"):
        confidence_level(value)
