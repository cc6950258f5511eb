"""Krippendorff's alpha: agreement of any number of raters, some of whom left some items out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import accumulate, combinations
from math import fsum, isfinite
from typing import TypeVar

from narrative_studio.analysis.statistics.numbers import ImpossibleNumber

V = TypeVar("V", bound=Hashable)


def nominal_alpha(raters: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Alpha for groups without an order: 1 full agreement, 0 what chance gives, below 0 worse.

    ``raters`` holds for each rater the value of each item, None where it is missing. Krippendorff
    (2011), Computing Krippendorff's alpha-reliability; (2004) Content analysis, ch. 11. None when
    no item has two values, or when all values are the same: then nothing can vary, and agreement
    cannot be told from a habit.

    Raises:
        ImpossibleNumber: the raters did not all have the same items before them.
    """
    return _alpha(_items(raters), lambda one, two: float(one != two))


def ordinal_alpha(raters: Sequence[Sequence[float | None]]) -> float | None:
    """Alpha for ratings in an order, such as 1 to 5, whose steps need not be equal.

    The difference of two ratings is the number of values that lie between them, its ends half
    counted, squared. Otherwise as :func:`nominal_alpha`.

    Raises:
        ImpossibleNumber: the raters had different items, or a rating is no number.
    """
    items = _items(raters)
    if any(not isfinite(value) for item in items for value in item):
        raise ImpossibleNumber("a rating has to be a number")
    totals = _totals(items)
    order = sorted(totals)
    upto = dict(zip(order, accumulate(totals[value] for value in order), strict=True))

    def differ(one: float, two: float) -> float:
        low, high = min(one, two), max(one, two)
        between = upto[high] - upto[low] + totals[low]
        return (between - (totals[low] + totals[high]) / 2) ** 2

    return _alpha(items, differ)


def _items(raters: Sequence[Sequence[V | None]]) -> list[list[V]]:
    """The values that each item was given, of items that at least two raters judged."""
    if len({len(values) for values in raters}) > 1:
        raise ImpossibleNumber("every rater has to have the same items")
    columns = zip(*raters, strict=True)
    items = [[value for value in column if value is not None] for column in columns]
    return [values for values in items if len(values) > 1]


def _totals(items: Sequence[Sequence[V]]) -> Counter[V]:
    return Counter(value for item in items for value in item)


def _alpha(items: Sequence[Sequence[V]], differ: Callable[[V, V], float]) -> float | None:
    """1 less the disagreement within items over that among all values, as they come."""
    totals = _totals(items)
    n = totals.total()
    expected = _disagreement(totals, differ)
    if not expected:
        return None
    # Each pair of values in an item of m values weighs 1 / (m - 1): every value counts once.
    observed = fsum(_disagreement(Counter(item), differ) / (len(item) - 1) for item in items)
    return 1 - (n - 1) * observed / expected


def _disagreement(counts: Mapping[V, int], differ: Callable[[V, V], float]) -> float:
    """The differences of all pairs of values, each pair once."""
    return fsum(
        count * other * differ(value, another)
        for (value, count), (another, other) in combinations(counts.items(), 2)
    )
