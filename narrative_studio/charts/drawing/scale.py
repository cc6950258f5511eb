"""Turns values into places along a line."""

from __future__ import annotations

from dataclasses import dataclass

_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Scale:
    """Places ``low`` at ``start`` and ``high`` at ``end``, in pixels; it may run backwards."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value stands; those outside stand at the ends."""
        if self.high == self.low:
            return self.start
        part = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)


def whole_ticks(most: int, wanted: int = 5) -> tuple[int, ...]:
    """Round whole numbers from 0 up to at least ``most``, about ``wanted`` of them."""
    most = max(1, most)
    step = 1
    while True:
        for first in _STEPS:
            if most <= first * step * wanted:
                chosen = first * step
                return tuple(range(0, -(-most // chosen) * chosen + 1, chosen))
        step *= 10


def rate_ticks(highest: float) -> tuple[float, ...]:
    """Parts of 1 from 0 up to at least ``highest``: by tens, quarters or halves of the whole."""
    if highest <= 0.2:
        return (0.0, 0.1, 0.2)
    if highest <= 0.5:
        return (0.0, 0.25, 0.5)
    if highest <= 0.75:
        return (0.0, 0.25, 0.5, 0.75)
    return (0.0, 0.25, 0.5, 0.75, 1.0)
