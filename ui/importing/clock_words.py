"""How moments of a recording are written."""

from __future__ import annotations

from narrative_studio.model.durations import format_moment


def clock(at_ms: int | None) -> str:
    """``3:05`` or ``1:03:05``; empty when the moment is unknown."""
    return "" if at_ms is None else format_moment(at_ms)
