"""Figures at the beginning of words: digits that marked, and were typed as it turns out.

While words are offered a digit marks at once, so that no mark waits for what comes next. "12 lines"
is told from two marks by its pace: a letter or a space follows faster than anybody reacts.
"""

from __future__ import annotations

from typing import Final

from narrative_studio.model.ids import MarkId

_TYPING_MS: Final = 400
"""Keys that follow each other faster are typed."""


class LeadingFigures:
    """The digits since words were offered for a mark."""

    def __init__(self) -> None:
        self._asks: MarkId | None = None
        self._digits = ""
        self._last_ms = 0

    def offer(self, asks: MarkId, at_ms: int) -> None:
        """Words are offered for a mark: what is marked next may be their figures."""
        self._asks, self._digits, self._last_ms = asks, "", at_ms

    def leave(self) -> None:
        """Whatever comes now is no beginning."""
        self._asks, self._digits = None, ""

    def is_typing(self, at_ms: int) -> bool:
        """Whether a key at a moment follows so fast that it is typed."""
        return self._asks is not None and at_ms - self._last_ms <= _TYPING_MS

    def go_on(self, at_ms: int) -> bool:
        """Whether a digit at a moment may be one of the figures."""
        if self._asks is not None and self._digits and at_ms - self._last_ms > _TYPING_MS:
            self.leave()
        return self._asks is not None

    def follow(self, digit: str, at_ms: int) -> None:
        """A digit has marked."""
        self._digits += digit
        self._last_ms = at_ms

    def typed(self, words: str, at_ms: int) -> tuple[MarkId, str] | None:
        """The mark whose words begin with the digits so far, if a key goes on with them."""
        is_word = bool(words) and words.isprintable() and self.is_typing(at_ms)
        if self._asks is None or not self._digits or not is_word:
            return None
        found = self._asks, self._digits
        self.leave()
        return found
