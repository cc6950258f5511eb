"""Tells whether a text gives a password or a key away."""

import re

from narrative_studio.analysis.wording.words import has_any

DEMO_CELLS = ("do", "say", "data", "reset", "fallback")
"""The texts of a demo step in which somebody may write a secret down."""

_SECRET = re.compile(
    r"\b(?:pass(?:word|wd|code|phrase)|pwd|api[ _-]?key|secret|token|pin)\b"
    r"(?:\s+(?:for|of)\s+\S+)?\s*(?:is\s+|[:=]\s*)`?(?P<value>[^\s`,;.]{4,})",
    re.IGNORECASE,
)
_BEGINNINGS = ("pass", "pwd", "api", "secret", "token", "pin")
"""One of these stands in each text in which that pattern finds anything."""
_REFERENCE = re.compile(
    r"\b(?:vault|safe|keychain|keeper|manager|1password|bitwarden|see|ask|in|at|from|kept|on|the)\b",
    re.IGNORECASE,
)


def holds_secret(text: str) -> bool:
    """Whether a text gives a password or a key away, and does not only say where it is kept."""
    return any(not _REFERENCE.fullmatch(match["value"]) for match in _SECRET.finditer(text))


def may_hold_secret(letters: str) -> bool:
    """Whether a text in small letters has the beginning of any word that tells of a secret."""
    if not letters.isascii():
        # The pattern takes an i without its dot, and one with two, for an i.
        letters = letters.replace("\u0131", "i").replace("\u0307", "")
    return has_any(_BEGINNINGS, letters)


def says_where(text: str) -> bool:
    """Whether a text refers to where a secret is kept."""
    return bool(_REFERENCE.search(text))
