"""The hybrid logical clock: ids that follow the wall clock and never run backwards."""

import secrets
import time
from collections.abc import Callable

_COUNTER_BITS = 16
SANE_AHEAD_MS = 24 * 60 * 60 * 1000
"""A foreign clock further ahead than this does not drag ours along."""


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


class HybridClock:
    """Gives ever greater 64-bit values: 48 bits of Unix milliseconds, 16 bits of counter.

    ``own`` is the latest value that this work copy gave out itself: it is never gone behind, even
    if the wall clock has been set back since.

    Source: Kulkarni et al., *Logical Physical Clocks* (2014), with the counter in the low bits.
    """

    def __init__(self, own: int = 0, *, wall: Callable[[], int] = wall_ms) -> None:
        self._latest = own
        self._own_ms = clock_ms(own)
        self._wall = wall

    def tick(self, *, at_ms: int | None = None) -> int:
        """The next value, greater than all given and witnessed; ``at_ms`` replaces the wall."""
        wall = (self._wall() if at_ms is None else at_ms) << _COUNTER_BITS
        self._latest = max(self._latest + 1, wall)
        return self._latest

    def witness(self, clock: int) -> None:
        """Move on past a value seen elsewhere, unless it lies absurdly far ahead."""
        if clock <= self.farthest:
            self._latest = max(self._latest, clock)

    @property
    def farthest(self) -> int:
        """The last value that is not absurdly far ahead of now."""
        # What we gave out in earlier sittings tells the time where the wall clock has been reset.
        now_ms = max(self._wall(), self._own_ms)
        return (now_ms + SANE_AHEAD_MS + 1 << _COUNTER_BITS) - 1
