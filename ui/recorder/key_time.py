"""When a key went down: the moment that the system gave its event, not that of its handling."""

from __future__ import annotations

from typing import Final

_LATEST_MS: Final = 5_000
"""A handling that is later than this is none: the clock of the events was set anew."""


class KeyTime:
    """Turns the time stamps of events, which count from no known moment, into those of a clock.

    No event is handled before it happens, so the least delay ever seen stands for none at all.
    """

    def __init__(self) -> None:
        self._ahead_ms: int | None = None
        self._last_ms = 0

    def moment_ms(self, stamp_ms: int, now_ms: int) -> int:
        """When an event with that stamp happened; now where it has none.

        ``now_ms`` is the time of its handling, by the clock that the answer is read by.
        """
        if stamp_ms <= 0:
            return now_ms
        ahead_ms = now_ms - stamp_ms
        if self._ahead_ms is None or stamp_ms < self._last_ms:
            self._ahead_ms = ahead_ms
        late_ms = ahead_ms - self._ahead_ms
        if not 0 <= late_ms <= _LATEST_MS:
            self._ahead_ms, late_ms = ahead_ms, 0
        self._last_ms = stamp_ms
        return now_ms - late_ms
