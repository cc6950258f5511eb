"""Figures at the beginning of words: digits that marked, and were typed as it turns out.

While words are offered a digit marks at once, so that no mark waits for what comes next. "12 lines"
is told from two marks by its pace: a letter follows faster than anybody reacts. A space alone
tells nothing, as it also goes on to the next frame: it waits for the letter behind it, through
the digits of "10 000 lines" too. Enter right behind a number of several digits ends it: nobody
reacts so often in so short a time.
"""

from __future__ import annotations

import re
from typing import Final

from narrative_studio.model.ids import MarkId

TYPING_MS: Final = 400
"""Keys that follow each other faster are typed."""
_NUMBER: Final = re.compile(r"[0-9]{2,}|[0-9]{1,3}(?: [0-9]{3})+")
"""What is a number beyond doubt; one digit, or some with spaces between, may be marks."""


class LeadingFigures:
    """The digits since words were offered for a mark."""

    def __init__(self) -> None:
        self._asks: MarkId | None = None
        self._digits = ""
        self._made: tuple[MarkId, ...] = ()
        self._last_ms = 0

    @property
    def made(self) -> tuple[MarkId, ...]:
        """The marks that the digits have made."""
        return self._made

    def offer(self, asks: MarkId, at_ms: int) -> None:
        """Words are offered for a mark: what is marked next may be their figures."""
        self._asks, self._digits, self._made, self._last_ms = asks, "", (), at_ms

    def leave(self) -> None:
        """Whatever comes now is no beginning."""
        self._asks, self._digits, self._made = None, "", ()

    def is_typing(self, at_ms: int) -> bool:
        """Whether a key at a moment follows so fast that it is typed."""
        return self._asks is not None and at_ms - self._last_ms <= TYPING_MS

    def go_on(self, at_ms: int) -> bool:
        """Whether a digit at a moment may be one of the figures."""
        if self._asks is not None and self._digits and at_ms - self._last_ms > TYPING_MS:
            self.leave()
        return self._asks is not None

    def follow(self, digit: str, made: MarkId, at_ms: int) -> None:
        """A digit has made a mark."""
        self._digits += digit
        self._made += (made,)
        self._last_ms = at_ms

    def may_space(self, at_ms: int) -> bool:
        """Whether a space at a moment stands right behind a figure."""
        return self._digits[-1:].isdigit() and self.is_typing(at_ms)

    def space(self, at_ms: int) -> bool:
        """Whether a space at a moment may be one behind figures; the next key tells."""
        if not self.may_space(at_ms):
            return False
        self._digits += " "
        self._last_ms = at_ms
        return True

    def typed(self, words: str, at_ms: int) -> tuple[MarkId, str] | None:
        """The mark whose words begin with the digits so far, if a letter goes on with them."""
        is_word = bool(words.strip()) and words.isprintable() and self.is_typing(at_ms)
        if self._asks is None or not self._digits or not is_word:
            return None
        found = self._asks, self._digits
        self.leave()
        return found

    def ended(self, at_ms: int) -> tuple[MarkId, str] | None:
        """The mark whose words are the digits so far, if they are a number that Enter ends."""
        number = self._digits.strip()
        if self._asks is None or not self.is_typing(at_ms) or not _NUMBER.fullmatch(number):
            return None
        found = self._asks, number
        self.leave()
        return found
