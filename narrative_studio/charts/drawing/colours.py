"""The colours of the roles of a drawing, in light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from narrative_studio import assets
from narrative_studio.charts.drawing.canvas import Ink


@cache
def colours(look: str) -> Mapping[Ink, str]:
    """The colour of each role as ``#RRGGBB``; ``look`` is ``light`` or ``dark``.

    The colours of charts come before those of the window where both have a name.

    Raises:
        KeyError: there is no such look.
    """
    known = assets.palette(look) | assets.palette(f"charts.{look}")
    return {ink: known[ink.value] for ink in Ink}
