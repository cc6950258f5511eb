"""Exact tails of the hypergeometric and the binomial distribution, also for millions.

Each is summed from its most likely value outwards, every probability by its ratio to the one
before: no factorials, so nothing overflows and nothing cancels, and a tail keeps its digits down to
about 1e-300. It is walked until the rest can change no digit: some ten thousand steps for millions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from math import fsum
from typing import Final

from narrative_studio.analysis.statistics.numbers import ImpossibleNumber, part_of, share, whole

_NEGLIGIBLE: Final = 1e-20


def hypergeometric_tail(at_least: int, *, drawn: int, red: int, total: int) -> float:
    """The chance that ``drawn`` balls hold ``at_least`` red ones, of ``red`` among ``total``.

    Raises:
        ImpossibleNumber: a count below zero, or more red or drawn balls than there are.
    """
    red, total = part_of(red, total, "red")
    drawn, total = part_of(drawn, total, "drawn")
    least, most = max(0, drawn + red - total), min(drawn, red)

    def growth(k: int) -> float:
        """The probability of k + 1 to that of k."""
        return (red - k) * (drawn - k) / ((k + 1) * (total - red - drawn + k + 1))

    likely = (drawn + 1) * (red + 1) // (total + 2)
    return _upper_tail(at_least, least, most, likely, growth)


def binomial_tail(at_least: int, *, n: int, chance: float = 0.5) -> float:
    """The chance of ``at_least`` successes in ``n`` independent tries of this ``chance``.

    Raises:
        ImpossibleNumber: n is no count or ``chance`` no share.
    """
    n, chance = whole(n, "n"), share(chance, "chance")
    if chance in (0.0, 1.0):
        return 1.0 if at_least <= n * chance else 0.0

    def growth(k: int) -> float:
        return (n - k) / (k + 1) * (chance / (1 - chance))

    return _upper_tail(at_least, 0, n, min(n, int((n + 1) * chance)), growth)


def _upper_tail(
    at_least: int, least: int, most: int, likely: int, growth: Callable[[int], float]
) -> float:
    """The share of the sum over ``least`` to ``most`` that lies at ``at_least`` and above."""
    if isinstance(at_least, bool) or not isinstance(at_least, int):
        raise ImpossibleNumber(f"at_least has to be a whole number, not {at_least!r}")
    if at_least <= least:
        return 1.0
    if at_least > most:
        return 0.0
    likely = min(max(likely, least), most)
    is_above = at_least > likely
    ways = (
        _outwards(range(likely, most), growth),
        _outwards(range(likely - 1, least - 1, -1), lambda k: 1 / growth(k)),
    )
    towards, away = ways if is_above else ways[::-1]
    steps = at_least - likely if is_above else likely - at_least + 1
    beyond, between = _parted(towards, steps - 1)
    rest = fsum([1.0, between, _sum(away)])
    return (beyond if is_above else rest) / (beyond + rest)


def _outwards(steps: range, factor: Callable[[int], float]) -> Iterator[float]:
    """The weights of the values beside the most likely one, which has 1, going away from it."""
    weight = 1.0
    for k in steps:
        weight *= factor(k)
        yield weight


def _parted(weights: Iterator[float], after: int) -> tuple[float, float]:
    """The sum of the weights from this place on, and the sum of those before it."""
    before = fsum(islice(weights, after))
    return _sum(weights), before


def _sum(weights: Iterator[float]) -> float:
    """Add weights that only fall, until the rest of them can change no digit."""
    total, gathered = 0.0, []
    for weight in weights:
        gathered.append(weight)
        total += weight
        if weight <= total * _NEGLIGIBLE:
            break
    return fsum(gathered)
