"""What the mouse can drag in the chain: a card within its column, a line from a port."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPainter

from ui.theme import Theme
from ui.workspaces.positioning.chain import lines as chain_lines
from ui.workspaces.positioning.chain.geometry import Geometry
from ui.workspaces.positioning.chain.model import Place


class Gesture(Protocol):
    """One drag: told of each move, let go or given up."""

    def move(self, point: QPoint) -> None: ...

    def let_go(self) -> None: ...

    def paint(self, painter: QPainter, now: Theme) -> None: ...


class MoveCard:
    """A card moves up or down within its column."""

    def __init__(
        self,
        geometry: Geometry,
        place: Place,
        press: QPoint,
        moved: Callable[[int], None],
    ) -> None:
        self._geometry = geometry
        self._place = place
        self._press = press
        self._moved = moved
        self._point = press

    @property
    def place(self) -> Place:
        """The place the card left."""
        return self._place

    @property
    def lifted_px(self) -> int:
        """How far down the card has been carried, in pixels."""
        return self._point.y() - self._press.y()

    @property
    def row(self) -> int:
        """The row among the others that the card would take.

        A neighbour gives way once the leading edge of the card has passed its middle.
        """
        column, row = self._place
        card = self._geometry.card(column, row).translated(0, self.lifted_px)
        edge = card.bottom() if self.lifted_px > 0 else card.top()
        slot = self._geometry.slot_at(column, edge)
        return slot - 1 if slot > row else slot

    def move(self, point: QPoint) -> None:
        self._point = point

    def let_go(self) -> None:
        if self.row != self._place[1]:
            self._moved(self.row)

    def paint(self, painter: QPainter, now: Theme) -> None:
        column, row = self._place
        if self.row != row:
            slot = self.row + 1 if self.row > row else self.row
            chain_lines.paint_slot(painter, self._geometry.slot(column, slot), now)


class DrawLine:
    """A line grows from a port towards a card of the neighbouring component."""

    def __init__(
        self,
        geometry: Geometry,
        place: Place,
        *,
        is_out: bool,
        joined: Callable[[Place], None],
    ) -> None:
        self._geometry = geometry
        self._is_out = is_out
        self._joined = joined
        self._start = geometry.port(geometry.card(*place), is_out=is_out)
        self._column = place[0] + (1 if is_out else -1)
        self._end = self._start
        self._target: Place | None = None

    @property
    def target(self) -> Place | None:
        """The card that the line has reached, None while it has reached none."""
        return self._target

    @property
    def column(self) -> int:
        """The component whose cards the line may reach."""
        return self._column

    def move(self, point: QPoint) -> None:
        place = self._geometry.place_at(point)
        self._end = QPointF(point)
        if place is None:
            # The gap between a card and its port counts as the card.
            port = self._geometry.port_at(point)
            place = None if port is None else port[:2]
        self._target = place if place is not None and place[0] == self._column else None
        if self._target is not None:
            card = self._geometry.card(*self._target)
            self._end = self._geometry.port(card, is_out=not self._is_out)

    def let_go(self) -> None:
        if self._target is not None:
            self._joined(self._target)

    def paint(self, painter: QPainter, now: Theme) -> None:
        path = self._geometry.curve(self._start, self._end)
        if self._target is not None:
            chain_lines.paint_target(painter, self._geometry.card(*self._target), now)
        has_end = self._target is not None
        chain_lines.paint_new_line(painter, path, now, has_end=has_end)
        for at in (self._start, self._end):
            chain_lines.paint_port(painter, at, now, is_lit=True)
