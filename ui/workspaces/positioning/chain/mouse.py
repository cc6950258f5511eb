"""What the mouse does in the chain: choose, hover, carry a card, draw a line, choose a line."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.edge_scroll import EdgeScroll
from ui.workspaces.positioning.chain import lines as chain_lines
from ui.workspaces.positioning.chain.gestures import DrawLine, MoveCard
from ui.workspaces.positioning.chain.model import Place
from ui.workspaces.positioning.chain.sight import Port, Sight

_EDGE_PX = 28
"""So near to the upper or lower edge a drag scrolls."""


class ChainMouse(QObject):
    """Turns presses and moves on the board into choices and gestures.

    Points are those of the board; the view translates them.

    Signals:
        picked(int, int): the card at that column and row was pressed.
        cleared(): the ground was pressed.
        carried(int, int, int): the card at column and row was put at another row.
        drawing(int, int): a line begins at the card at that column and row.
        joined(int, int, int, int): a line was drawn between two places.
        crossed_out(str): the mark that takes the chosen line away was pressed.
        scrolled(int): the board has to scroll by so many pixels.
        touched(QRect): this strip of the board looks different.
    """

    picked = Signal(int, int)
    cleared = Signal()
    carried = Signal(int, int, int)
    drawing = Signal(int, int)
    joined = Signal(int, int, int, int)
    crossed_out = Signal(str)
    scrolled = Signal(int)
    touched = Signal(QRect)

    def __init__(self, sight: Sight, viewport: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._sight = sight
        self._viewport = viewport
        self._press: tuple[QPoint, Place] | None = None
        self._pressed_y = 0
        """Where in the viewport the button went down."""
        self._last = QPoint()
        self._edge = EdgeScroll(self)
        self._edge.scrolled.connect(self._on_edge_scrolled)

    @property
    def is_busy(self) -> bool:
        """Whether something is being dragged."""
        return self._sight.gesture is not None

    @property
    def is_holding(self) -> bool:
        """Whether the button is down on a card, which then must not move away under it."""
        return self._press is not None

    def press(self, point: QPoint, in_viewport: QPoint) -> None:
        """The left button went down."""
        sight, geometry = self._sight, self._sight.geometry
        self._pressed_y = in_viewport.y()
        chosen = sight.path_of(sight.chosen_line)
        if chosen is not None and chain_lines.cross_of(chosen).contains(point):
            self.crossed_out.emit(sight.chosen_line)
        elif port := geometry.port_at(point):
            self._begin_line(port, point)
        elif place := geometry.place_at(point):
            sight.chosen_line = None
            self._press = (point, place)
            self.picked.emit(*place)
        else:
            line = geometry.line_at(point, sight.lines)
            if line is None and sight.chosen_line is None:
                self.cleared.emit()
            sight.chosen_line = line
        self._viewport.update()

    def move(self, point: QPoint, in_viewport: QPoint) -> None:
        """The pointer moved, maybe with the button down."""
        if self._press is not None and not self.is_busy:
            start, place = self._press
            if (point - start).manhattanLength() >= QApplication.startDragDistance():
                self._sight.gesture = MoveCard(
                    self._sight.geometry,
                    place,
                    start,
                    lambda row: self.carried.emit(*place, row),
                )
                self._viewport.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._sight.gesture is None:
            self._hover(point)
            return
        self._sight.gesture.move(point)
        self._last = point
        self._scroll_near_edges(in_viewport.y())
        self._viewport.update()

    def release(self) -> None:
        """The button went up: what was dragged stays where it is."""
        gesture = self._sight.gesture
        self.give_up()
        if gesture is not None:
            gesture.let_go()

    def give_up(self) -> None:
        """Let what is dragged go back to where it was."""
        self._sight.gesture = None
        self._press = None
        self._edge.stop()
        self._viewport.unsetCursor()
        self._viewport.update()

    def leave(self) -> None:
        """The pointer left the board."""
        self._show_hovered(None, None, None)

    def _begin_line(self, port: Port, point: QPoint) -> None:
        column, row, is_out = port
        gesture = DrawLine(
            self._sight.geometry,
            (column, row),
            is_out=is_out,
            joined=lambda place: self.joined.emit(column, row, *place),
        )
        gesture.move(point)
        self._sight.gesture = gesture
        self.drawing.emit(column, row)

    def _hover(self, point: QPoint) -> None:
        geometry = self._sight.geometry
        port = geometry.port_at(point)
        if port is not None:
            self._show_hovered(port[:2], port, None)
        else:
            line = geometry.line_at(point, self._sight.lines)
            self._show_hovered(geometry.place_at(point), None, line)

    def _show_hovered(self, place: Place | None, port: Port | None, line: str | None) -> None:
        sight = self._sight
        if (place, port, line) == (sight.hovered, sight.hovered_port, sight.hovered_line):
            return
        before = sight.reach_of(sight.hovered, sight.hovered_line)
        sight.hovered, sight.hovered_port, sight.hovered_line = place, port, line
        for reach in (before, sight.reach_of(place, line)):
            if not reach.isEmpty():
                self.touched.emit(reach)
        if port is not None:
            self._viewport.setCursor(Qt.CursorShape.CrossCursor)
        elif line is not None:
            self._viewport.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self._viewport.unsetCursor()

    def _scroll_near_edges(self, y: int) -> None:
        seen = self._viewport.visibleRegion().boundingRect()
        # What was taken up near an edge is not yet carried over it.
        self._edge.hold(
            y,
            min(seen.top() + _EDGE_PX, self._pressed_y),
            max(seen.bottom() - _EDGE_PX, self._pressed_y),
        )

    def _on_edge_scrolled(self, by_px: int) -> None:
        if self._sight.gesture is None:
            self._edge.stop()
            return
        before = self._viewport.mapTo(self._viewport.window(), QPoint(0, 0))
        self.scrolled.emit(by_px)
        # Where there is nothing more to see, what is dragged stays where the pointer is.
        self._last += before - self._viewport.mapTo(self._viewport.window(), QPoint(0, 0))
        self._sight.gesture.move(self._last)
        self._viewport.update()
