"""What fields are called in sentences."""

from typing import Final

_WORDS: Final = {
    "ask": "check question",
    "budget_ms": "budget",
    "call_length_ms": "length of the call",
    "checked_on": "day of the check",
    "do": "what to do",
    "done_when": "what ends it",
    "due_on": "due day",
    "expect": "what they see",
    "expires_on": "expiry",
    "is_backup": "backup",
    "is_current": "current category",
    "is_done": "done mark",
    "is_optional": "optional mark",
    "is_resolved": "resolved mark",
    "is_wow": "wow mark",
    "measured_on": "day of the measurement",
    "not_for": "who it is not for",
    "one_line": "one-line description",
    "pace_wpm": "pace",
    "plan_b": "plan B",
    "planned_ms": "planned time",
    "roadmap_on": "due day",
    "made_at_ms": "time it was made",
    "said_at_ms": "time it was said",
    "say": "what to say",
    "share_of_deals_pct": "share of deals",
    "taken_on": "date",
    "used_in": "where used",
    "current_value": "present value",
    "start_value": "start",
    "target_value": "target",
    "visual": "described visual",
    "why": "why it matters",
}


def field_words(column: str) -> str:
    """What the field of a column is called, for example ``expiry`` for ``expires_on``."""
    return _WORDS.get(column, column.replace("_", " "))
