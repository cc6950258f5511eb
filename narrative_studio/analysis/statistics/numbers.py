"""Refuses counts and shares that cannot be, before a formula makes a number of them."""

from __future__ import annotations

from math import isfinite


class ImpossibleNumber(ValueError):
    """A count or a share that no test can have given; the message names it."""


def whole(value: object, name: str) -> int:
    """Return ``value`` if it is a count: a whole number from 0 on.

    Raises:
        ImpossibleNumber: it is negative, a fraction, not a number, or a yes or no.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ImpossibleNumber(f"{name} has to be a whole number, not {value!r}")
    if value < 0:
        raise ImpossibleNumber(f"{name} cannot be below zero: {value}")
    return value


def part_of(successes: object, n: object, name: str = "successes") -> tuple[int, int]:
    """Return both if ``successes`` can be a part of ``n``.

    Raises:
        ImpossibleNumber: one of them is no count, or the part is larger than the whole.
    """
    part, total = whole(successes, name), whole(n, "n")
    if part > total:
        raise ImpossibleNumber(f"{name} cannot be more than n: {part} of {total}")
    return part, total


def share(value: object, name: str) -> float:
    """Return ``value`` if it is a share from 0 to 1.

    Raises:
        ImpossibleNumber: it is outside, or not a number.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ImpossibleNumber(f"{name} has to be a number from 0 to 1, not {value!r}")
    if not 0 <= value <= 1:
        raise ImpossibleNumber(f"{name} has to lie between 0 and 1: {value}")
    return float(value)


def confidence_level(value: object) -> float:
    """Return ``value`` if it can be a level of confidence: strictly between 0 and 1.

    Raises:
        ImpossibleNumber: it cannot.
    """
    level = share(value, "confidence")
    if level in (0.0, 1.0):
        raise ImpossibleNumber(f"confidence has to lie between 0 and 1: {value}")
    return level
