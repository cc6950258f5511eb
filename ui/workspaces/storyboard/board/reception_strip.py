"""The strip between a card's picture and its headline: how those who reached the frame took it.

From ten on its parts are coloured and as long as their shares; of fewer, each is a hollow mark of
its own, for nothing may be read out of so few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from ui.painting import rounded
from ui.theme import Theme

if TYPE_CHECKING:
    from narrative_studio.results.taken import Taken

STRIP_PX: Final = 4
STRIP_TOP_PX: Final = 2
"""Below the picture, in the room that is free above every headline."""
_GAP_PX: Final = 2


def paint_strip(painter: QPainter, place: QRect, tests: Taken, now: Theme) -> None:
    """Paint the strip into ``place``, whose ground is painted; none of another wording."""
    if not tests.reached or tests.is_outdated:
        return
    if not tests.standing.has_percent:
        for part in _parts(place, [1] * tests.reached):
            rounded(painter, part, 1.5, fill=now.surface, line=now.control)
        return
    colors = now.chart_colors()
    told = (
        (tests.landed, colors["teal"]),
        (tests.confused, colors["orange"]),
        (tests.objected, colors["plum"]),
        (tests.quiet, None),
    )
    shown = [(count, color) for count, color in told if count]
    for part, (_count, color) in zip(_parts(place, [one for one, _ in shown]), shown, strict=True):
        if color is None:
            rounded(painter, part, 1.5, fill=now.surface, line=now.border)
        else:
            rounded(painter, part, 1.5, fill=color)


def _parts(place: QRect, counts: list[int]) -> list[QRectF]:
    """A part of the strip for each count, with gaps between them."""
    room = place.width() - _GAP_PX * (len(counts) - 1)
    left, found = float(place.left()), []
    for count in counts:
        width = room * count / sum(counts)
        found.append(QRectF(left, place.top(), width, place.height()))
        left += width + _GAP_PX
    return found
