"""What the chain has in sight: places and lines, what is lit, hovered, chosen or dragged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainterPath

from narrative_studio.analysis.positioning.chain import Chain
from ui import theme
from ui.workspaces.positioning.chain.board import Board
from ui.workspaces.positioning.chain.geometry import Geometry, Line, card_px, has_port, port_px
from ui.workspaces.positioning.chain.gestures import DrawLine, Gesture
from ui.workspaces.positioning.chain.model import Place

NO_CHAIN = Chain(frozenset(), frozenset())
_UNDER_CARD_PX = 4
_OVER_CARD_PX = 6
_AROUND = (-8, -8, 8, 8)

_NOWHERE = Geometry(800, 118, 35, (0, 0, 0, 0))

Port = tuple[int, int, bool]
"""Column and row of a card, and whether the port is the one towards the next component."""


@dataclass(slots=True)
class Sight:
    """The state that the chain's painter reads and its mouse and keyboard change."""

    geometry: Geometry = _NOWHERE
    lines: tuple[Line, ...] = ()
    ends: dict[Port, list[Line]] = field(default_factory=dict)
    lit: Chain = NO_CHAIN
    hovered: Place | None = None
    hovered_port: Port | None = None
    hovered_line: str | None = None
    chosen_line: str | None = None
    gesture: Gesture | None = None
    paths: dict[str, QPainterPath] = field(default_factory=dict)
    """The curves that were asked for since the places were found."""
    shifts: dict[Place, int] = field(default_factory=dict)
    """How far above or below its place a card is on its way there, in pixels."""

    def arrange(
        self,
        board: Board,
        width_px: int,
        adders_px: tuple[int, ...],
        *,
        is_compact: bool,
        is_mirrored: bool,
    ) -> None:
        """Find all places anew, after the board, the width or the theme changed."""
        now = theme.current()
        counts = tuple(map(len, board.columns))
        height_px = card_px(now, is_compact=is_compact)
        self.geometry = Geometry(width_px, height_px, port_px(now), counts, adders_px, is_mirrored)
        place = {
            card.element.id: (column, row)
            for column, cards in enumerate(board.columns)
            for row, card in enumerate(cards)
        }
        self.lines = tuple(
            Line(relation.id, place[relation.source], place[relation.target])
            for relation in board.relations
            if relation.source in place and relation.target in place
        )
        self.ends = {}
        for line in self.lines:
            self.ends.setdefault((*line.source, True), []).append(line)
            self.ends.setdefault((*line.target, False), []).append(line)
        if self.chosen_line not in {line.id for line in self.lines}:
            self.chosen_line = None
        self.hovered = self.hovered_port = self.hovered_line = None
        self.paths = {}

    def places_in(self, seen: QRect) -> Iterator[Place]:
        """The places whose cards a strip of the board may touch."""
        rows = self.geometry.rows_in(seen.top() - _UNDER_CARD_PX, seen.bottom() + _OVER_CARD_PX)
        for column, count in enumerate(self.geometry.counts):
            for row in rows:
                if row < count:
                    yield column, row

    def lines_in(self, seen: QRect) -> Iterator[Line]:
        """The lines that a strip of the board may touch."""
        first, last = self.geometry.row_at(seen.top()), self.geometry.row_at(seen.bottom())
        for line in self.lines:
            one, other = line.source[1], line.target[1]
            if (one <= last or other <= last) and (one >= first or other >= first):
                yield line

    def path(self, line: Line) -> QPainterPath:
        """The curve of a line."""
        path = self.paths.get(line.id)
        if path is None or self.shifts:
            start = self.port_of((*line.source, True))
            path = self.geometry.curve(start, self.port_of((*line.target, False)))
            if not self.shifts:
                self.paths[line.id] = path
        return path

    def card(self, place: Place) -> QRect:
        """Where a card is now, which may be on the way to its place."""
        return self.geometry.card(*place).translated(0, self.shifts.get(place, 0))

    def path_of(self, line_id: str | None) -> QPainterPath | None:
        """The curve of the line of that id, None when there is no such line."""
        return next((self.path(line) for line in self.lines if line.id == line_id), None)

    def reach_of(self, place: Place | None, line_id: str | None) -> QRect:
        """The strip of the board that a card with its ports, or a line, is painted in."""
        reach = QRect()
        if place is not None:
            reach = self.geometry.card(*place).adjusted(*_AROUND)
        if path := self.path_of(line_id):
            reach = reach.united(path.boundingRect().toAlignedRect().adjusted(*_AROUND))
        return reach

    def port_of(self, port: Port) -> QPointF:
        """The middle of a port."""
        return self.geometry.port(self.card(port[:2]), is_out=port[2])

    def ports_of(self, place: Place, *, is_selected: bool) -> Iterator[Port]:
        """The ports that a card shows: those with lines, and those a line may begin at."""
        for is_out in (False, True):
            port = (*place, is_out)
            if has_port(place[0], is_out=is_out) and (
                port in self.ends
                or port == self.hovered_port
                or self._offers(port, is_selected=is_selected)
            ):
                yield port

    def is_lit(self, port: Port) -> bool:
        """Whether a line of the selected element's chain ends at a port."""
        return any(line.id in self.lit.relations for line in self.ends.get(port, ()))

    def _offers(self, port: Port, *, is_selected: bool) -> bool:
        column, row, is_out = port
        neighbour = column + (1 if is_out else -1)
        if isinstance(self.gesture, DrawLine):
            return self.gesture.column == column
        if is_selected or self.hovered == (column, row):
            return True
        joint = min(column, neighbour)
        has_lines = any(line.source[0] == joint for line in self.lines)
        return bool(self.geometry.counts[neighbour]) and not has_lines
