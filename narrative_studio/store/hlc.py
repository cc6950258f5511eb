"""The hybrid logical clock: ids that follow the wall clock and never run backwards.

A new value is greater than every one that this work copy gave out itself, in whatever sitting, and
than every one seen elsewhere that lies no more than 24 hours ahead of now. One further ahead is
held back: who has a clock that is years ahead must not drag everybody else along, so what replaces
such a value sorts before it. What shows is the work of the graph of bases, not of these ids.

Now is what the wall clock says, or later: what was given out here in earlier sittings is past, and
so is what most people of the document have reached (:func:`agreed`). One colleague alone cannot
tell whose clock is wrong, unless ours shows a time before there was a studio.
"""

import secrets
import time
from collections.abc import Callable, Iterable

_COUNTER_BITS = 16
SANE_AHEAD_MS = 24 * 60 * 60 * 1000
"""A foreign clock further ahead than this does not drag ours along."""

NOT_BEFORE_MS = 1_767_225_600_000
"""The beginning of 2026, when there was no studio yet: a wall clock before it has been reset."""

MOST_WRONG_MS = 10 * 365 * 24 * 60 * 60 * 1000
"""Further than this no agreement of others moves now: a stranger's file may name many people."""


def wall_ms() -> int:
    """The wall clock in Unix milliseconds."""
    return time.time_ns() // 1_000_000


def new_replica() -> str:
    """Name one writable opening of a work copy: 12 random hexadecimal digits."""
    return secrets.token_hex(6)


def txn_id(clock: int, replica: str) -> str:
    """The id of a transaction; ids sort by clock, then by replica."""
    return f"{clock:016x}-{replica}"


def clock_ms(clock: int) -> int:
    """The Unix milliseconds inside a clock value."""
    return clock >> _COUNTER_BITS


def agreed(reached: Iterable[int], *, wall: int) -> int:
    """The moment, in Unix milliseconds, that most clocks say has been reached.

    ``reached`` is how far each person's clock has come; ``wall`` is ours, which counts for one of
    them unless it has been reset. Of two that differ, the earlier is taken.
    """
    is_reset = wall < NOT_BEFORE_MS
    votes = sorted([*reached] if is_reset else [*reached, wall])
    if not votes:
        return wall
    most = max(wall, NOT_BEFORE_MS) + MOST_WRONG_MS
    return max(wall, min(votes[(len(votes) - 1) // 2], most))


class HybridClock:
    """Gives ever greater 64-bit values: 48 bits of Unix milliseconds, 16 bits of counter.

    ``own`` is the latest value that this work copy gave out itself, whether or not it can be
    undone: it is never gone behind, even if the wall clock has been set back since.

    Source: Kulkarni et al., *Logical Physical Clocks* (2014), with the counter in the low bits.
    """

    def __init__(self, own: int = 0, *, wall: Callable[[], int] = wall_ms) -> None:
        self._latest = own
        self._known_ms = clock_ms(own)
        self._wall = wall

    def tick(self, *, at_ms: int | None = None) -> int:
        """The next value, greater than all given and witnessed; ``at_ms`` replaces the wall."""
        wall = (self._wall() if at_ms is None else at_ms) << _COUNTER_BITS
        self._latest = max(self._latest + 1, wall)
        return self._latest

    def witness(self, clock: int) -> bool:
        """Move on past a value seen elsewhere; False where it lies absurdly far ahead."""
        if clock > self.farthest:
            return False
        self._latest = max(self._latest, clock)
        return True

    def correct(self, reached: Iterable[int]) -> None:
        """Take for past what most people have reached, given in values like ours."""
        moments = map(clock_ms, reached)
        self._known_ms = max(self._known_ms, agreed(moments, wall=self._now_ms))

    @property
    def farthest(self) -> int:
        """The last value that is not absurdly far ahead of now."""
        return (self._now_ms + SANE_AHEAD_MS + 1 << _COUNTER_BITS) - 1

    @property
    def _now_ms(self) -> int:
        # What is known to be past tells the time where the wall clock has been reset.
        return max(self._wall(), self._known_ms)
