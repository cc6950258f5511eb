"""The ribbon of beats: where its segments stand, for the template and for single slides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from exporters.deck.geometry import Rect, pt

GAP_EMU = pt(5)
_EVENNESS = 0.65
"""Long beats are drawn shorter than their share, so that the short ones can still be seen."""


def segment_places(weights: Sequence[float], place: Rect) -> tuple[Rect, ...]:
    """Cut the place of a ribbon into one segment for each weight, in order."""
    if not weights:
        return ()
    drawn = [max(weight, 1) ** _EVENNESS for weight in weights]
    room = max(0, place.cx - GAP_EMU * (len(drawn) - 1))
    total = sum(drawn)
    edges = [round(room * sum(drawn[:index]) / total) for index in range(len(drawn) + 1)]
    return tuple(
        Rect(place.x + start + index * GAP_EMU, place.y, end - start, place.cy)
        for index, (start, end) in enumerate(pairwise(edges))
    )
