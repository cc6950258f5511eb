"""Paints the board of the chain: lines, cards, ports, and what is being dragged."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyle

from ui import painting, theme
from ui.theme import Theme
from ui.workspaces.positioning.chain import lines as chain_lines
from ui.workspaces.positioning.chain.board import Board
from ui.workspaces.positioning.chain.card_delegate import paint_card
from ui.workspaces.positioning.chain.gestures import MoveCard
from ui.workspaces.positioning.chain.model import Place
from ui.workspaces.positioning.chain.sight import Sight

_LIFTED_OPACITY = 0.94

StateOf = Callable[[Place], QStyle.StateFlag]
"""How the card of a place stands: selected, hovered, focused."""


def paint_board(
    painter: QPainter, seen: QRect, board: Board, sight: Sight, state_of: StateOf
) -> None:
    """Paint what of the board is in ``seen``; the painter stands at the board's origin."""
    now = theme.current()
    _paint_lines(painter, seen, sight, now)
    gesture = sight.gesture
    lifted = gesture if isinstance(gesture, MoveCard) else None
    for place in sight.places_in(seen):
        if lifted is None or lifted.place != place:
            _paint_place(painter, place, board, sight, state_of(place), now)
    if lifted is not None:
        _paint_lifted(painter, lifted, board, sight, state_of(lifted.place), now)
    if gesture is not None:
        gesture.paint(painter, now)
    if path := sight.path_of(sight.chosen_line):
        chain_lines.paint_chosen_line(painter, path, now)


def _paint_lines(painter: QPainter, seen: QRect, sight: Sight, now: Theme) -> None:
    quiet: list[QPainterPath] = []
    lit: list[QPainterPath] = []
    for line in sight.lines_in(seen):
        is_lit = line.id in sight.lit.relations
        (lit if is_lit else quiet).append(sight.path(line))
    chain_lines.paint_quiet_lines(painter, quiet, now)
    chain_lines.paint_lit_lines(painter, lit, now)
    if path := sight.path_of(sight.hovered_line):
        is_lit = sight.hovered_line in sight.lit.relations
        chain_lines.paint_hovered_line(painter, path, now, is_lit=is_lit)


def _paint_place(
    painter: QPainter,
    place: Place,
    board: Board,
    sight: Sight,
    state: QStyle.StateFlag,
    now: Theme,
) -> None:
    column, row = place
    paint_card(painter, sight.card(place), board.columns[column][row], state)
    is_selected = bool(state & QStyle.StateFlag.State_Selected)
    for port in sight.ports_of(place, is_selected=is_selected):
        chain_lines.paint_port(
            painter,
            sight.port_of(port),
            now,
            is_lit=sight.is_lit(port),
            is_busy=port == sight.hovered_port,
        )


def _paint_lifted(
    painter: QPainter,
    lifted: MoveCard,
    board: Board,
    sight: Sight,
    state: QStyle.StateFlag,
    now: Theme,
) -> None:
    """Leave a dashed place behind and carry the card along with the pointer."""
    painting.dashed_place(painter, sight.geometry.card(*lifted.place), now)
    painter.save()
    painter.translate(0, lifted.lifted_px)
    painter.setOpacity(_LIFTED_OPACITY)
    _paint_place(painter, lifted.place, board, sight, state, now)
    painter.restore()
