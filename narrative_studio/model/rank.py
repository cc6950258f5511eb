"""Rank keys: texts whose alphabetical order is the order of frames, steps and list items.

A key never has to change when a neighbour moves. Each new key ends in four random characters, so
that two people who insert at the same place without knowing of each other get different keys;
rows are ordered by (rank, id), which makes the order total even if keys should meet.
"""

import secrets
from itertools import pairwise

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_RANDOM_LENGTH = 4
LONG_KEY = 60
"""Keys longer than this ask for the neighbours to be keyed anew with :func:`spread`."""


def rank_between(before: str | None, after: str | None) -> str:
    """Make a key that sorts after ``before`` and before ``after``; None stands for the ends.

    Raises:
        ValueError: ``before`` does not sort before ``after``, there is no room between them, or
            one of them is no rank key.
    """
    low, high = before or "", after
    if (high is not None and low >= high) or not _VALUE.keys() >= {*low, *(high or "")}:
        raise ValueError(f"no key lies between {low!r} and {high!r}")
    return _middle(low, high) + "".join(secrets.choice(_DIGITS[1:]) for _ in range(_RANDOM_LENGTH))


def spread(count: int) -> list[str]:
    """Make ``count`` keys in rising order with even room between and around them."""
    width = 1
    while len(_DIGITS) ** width < (count + 1) * 8:
        width += 1
    step = len(_DIGITS) ** width // (count + 1)
    keys = []
    for place in range(1, count + 1):
        rest, text = place * step, ""
        for _ in range(width):
            rest, digit = divmod(rest, len(_DIGITS))
            text = _DIGITS[digit] + text
        keys.append(text + "".join(secrets.choice(_DIGITS[1:]) for _ in range(_RANDOM_LENGTH)))
    assert all(a < b for a, b in pairwise(keys))
    return keys


def _middle(low: str, high: str | None) -> str:
    """The shortest text strictly above ``low`` that stays below ``high`` with anything appended."""
    prefix = ""
    place = 0
    while True:
        floor = _VALUE[low[place]] if place < len(low) else -1
        ceiling = len(_DIGITS)
        if high is not None:
            if place >= len(high):
                raise ValueError(f"no key lies between {low!r} and {high!r}")
            ceiling = _VALUE[high[place]]
        if ceiling - floor > 1:
            # Beside an open end the nearest digit leaves most room for the next ones there.
            if high is None and floor >= 0:
                return prefix + _DIGITS[floor + 1]
            if floor < 0 and high is not None:
                return prefix + _DIGITS[ceiling - 1 if ceiling > 1 else 0]
            return prefix + _DIGITS[(floor + ceiling) // 2]
        if floor >= 0 and ceiling > floor:
            # Take the lower digit: whatever follows is below ``high``, only ``low`` binds.
            prefix += _DIGITS[floor]
            high = None
        else:
            # Equal digits, or ``low`` has ended: follow ``high`` until there is room below it.
            prefix += _DIGITS[ceiling]
            if floor < 0:
                low = prefix
        place += 1
