"""Kappa: agreement beyond what chance would give, of two coders and of several raters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from narrative_studio.analysis.statistics.numbers import ImpossibleNumber, whole


def fleiss_kappa(table: Sequence[Sequence[int]]) -> float | None:
    """Fleiss' kappa: 1 full agreement, 0 what chance gives, below 0 worse than that.

    ``table`` holds for each item how many raters put it into each category; every item has to have
    the same number of raters. Fleiss (1971), Psychological Bulletin 76, 378-382. None without
    items, with a single rater, or when all ratings fall into one category: chance alone would
    agree then.

    Raises:
        ImpossibleNumber: a count is none, or items have different numbers of raters or categories.
    """
    rows = [[whole(count, "a count of ratings") for count in row] for row in table]
    if len({len(row) for row in rows}) > 1:
        raise ImpossibleNumber("every item has to have the same categories")
    if len({sum(row) for row in rows}) > 1:
        raise ImpossibleNumber("every item has to have the same number of raters")
    raters = sum(rows[0]) if rows else 0
    if raters < 2:
        return None
    ratings = raters * len(rows)
    # In whole numbers as long as possible, so that full agreement is exactly 1.
    pairs = sum(count * (count - 1) for row in rows for count in row)
    squares = sum(sum(column) ** 2 for column in zip(*rows, strict=True))
    observed, expected = pairs / (ratings * (raters - 1)), squares / ratings**2
    return None if squares == ratings**2 else (observed - expected) / (1 - expected)


def cohen_kappa(
    first: Sequence[Hashable | None], second: Sequence[Hashable | None]
) -> float | None:
    """Cohen's kappa of two coders over the items that both judged.

    Cohen (1960), Educational and Psychological Measurement 20, 37-46. To be shown beside their raw
    agreement only: where one code is frequent, kappa can be low though they hardly ever differ.
    None when they judged nothing in common, or when both used the same one code throughout.

    Raises:
        ImpossibleNumber: they did not have the same number of items before them.
    """
    if len(first) != len(second):
        raise ImpossibleNumber(
            f"two coders have to have the same items, not {len(first)} and {len(second)}"
        )
    both = [pair for pair in zip(first, second, strict=True) if None not in pair]
    n = len(both)
    ones, twos = Counter(one for one, _two in both), Counter(two for _one, two in both)
    same = sum(one == two for one, two in both)
    by_chance = sum(count * twos[code] for code, count in ones.items())
    return None if by_chance == n * n else (n * same - by_chance) / (n * n - by_chance)
