"""How each kind of mark is shown: its word, its icon, the role of its colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from narrative_studio.model.observed import MarkKind
from ui.theme import Role


@dataclass(frozen=True, slots=True)
class MarkLook:
    """A word and an icon that say the same, and a colour that repeats it."""

    word: str
    icon: str
    role: Role


LOOKS: Final = {
    MarkKind.LANDED: MarkLook("Landed", "circle-check", Role.FOLLOW),
    MarkKind.CONFUSED: MarkLook("Confused", "help", Role.WARN),
    MarkKind.OBJECTION: MarkLook("Objection", "hand-stop", Role.SETUP),
    MarkKind.QUESTION: MarkLook("Question", "message-question", Role.INFO),
    MarkKind.QUOTE: MarkLook("Quote", "quote", Role.TEXT2),
    MarkKind.BUYING_SIGNAL: MarkLook("Buying signal", "trending-up", Role.GOOD),
    MarkKind.NEUTRAL: MarkLook("Neutral", "minus", Role.TEXT),
    MarkKind.NOTE: MarkLook("Note", "pencil", Role.TEXT2),
}
"""In the order in which they are offered."""
