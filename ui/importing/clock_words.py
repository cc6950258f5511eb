"""How moments of a recording are written."""

from __future__ import annotations


def clock(at_ms: int | None) -> str:
    """``3:05`` or ``1:03:05``; empty when the moment is unknown."""
    if at_ms is None:
        return ""
    minutes, seconds = divmod(at_ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
