"""Finds where something can lie over a window for a while without covering its controls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui import tab_order

_PROBE_PX: Final = 12


def freest(
    places: Sequence[QRect],
    *,
    host: QWidget,
    scope: QWidget | None = None,
    without: QWidget | None = None,
) -> QRect:
    """The first of the places that covers no control, else the one that covers the least of them.

    Places are in coordinates of ``host``. ``scope`` is the part that can be operated now, for
    example the sheet that is open; the whole host without it. Of a list only its rows count, and
    nothing of ``without``, which is what looks for a place.
    """
    taken = [
        (control, area)
        for control in tab_order.stops_in(scope or host)
        if not (without is not None and without.isAncestorOf(control))
        and not (area := _in_sight(control, host)).isEmpty()
    ]
    best, least = places[0], None
    for place in places:
        covered = sum(_covered(place, *one, host) for one in taken)
        if not covered:
            return place
        if least is None or covered < least:
            best, least = place, covered
    return best


def _in_sight(control: QWidget, host: QWidget) -> QRect:
    """The part of a control that nothing around it cuts off, in coordinates of the host."""
    area = QRect(control.mapTo(host, QPoint()), control.size())
    around = control.parentWidget()
    while around is not None and around is not host:
        area &= QRect(around.mapTo(host, QPoint()), around.size())
        around = around.parentWidget()
    return area & host.rect() if control.isVisible() else QRect()


def _covered(place: QRect, control: QWidget, area: QRect, host: QWidget) -> int:
    """How many square pixels of a control a place covers."""
    both = place & area
    if both.isEmpty():
        return 0
    if not isinstance(control, QAbstractItemView):
        return both.width() * both.height()
    port = control.viewport()
    rows = sum(control.indexAt(port.mapFrom(host, at)).isValid() for at in _probes(both))
    return rows * _PROBE_PX * _PROBE_PX


def _probes(area: QRect) -> Iterator[QPoint]:
    for top in range(area.top(), area.bottom() + 1, _PROBE_PX):
        for left in range(area.left(), area.right() + 1, _PROBE_PX):
            yield QPoint(left, top)
