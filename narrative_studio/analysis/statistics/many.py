"""What to hold against several comparisons made at once: one of twenty is surprising by chance."""

from __future__ import annotations

from collections.abc import Sequence

from narrative_studio.analysis.statistics.numbers import share


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """The p-values as they stand when all are looked at together, in their order.

    Holm (1979), Scandinavian Journal of Statistics 6, 65-70: the smallest is held against as many
    chances as there are comparisons, the next against one less, and so on. It holds whatever the
    comparisons have to do with each other.

    Raises:
        ImpossibleNumber: one of them is no share from 0 to 1.
    """
    values = [share(value, "a p-value") for value in p_values]
    found = [1.0] * len(values)
    largest = 0.0
    for rank, place in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        largest = max(largest, min(1.0, values[place] * (len(values) - rank)))
        found[place] = largest
    return tuple(found)
