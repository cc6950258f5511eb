"""Paints the lines of the chain, its ports, and what is drawn while something is dragged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui import icons, painting
from ui.theme import RADIUS_CARD, Role, Theme
from ui.workspaces.positioning.chain.geometry import PORT_PX

CROSS_PX: Final = 22
"""The round mark in the middle of a chosen line that takes it away."""
_QUIET_PX: Final = 1.0
_LIT_PX: Final = 2.25


def paint_quiet_lines(painter: QPainter, paths: Iterable[QPainterPath], now: Theme) -> None:
    """Paint the lines that nothing asks about."""
    _paint(painter, paths, now.control, _QUIET_PX)


def paint_lit_lines(painter: QPainter, paths: Iterable[QPainterPath], now: Theme) -> None:
    """Paint the lines of the chain of the selected element."""
    _paint(painter, paths, now.accent, _LIT_PX)


def paint_hovered_line(painter: QPainter, path: QPainterPath, now: Theme, *, is_lit: bool) -> None:
    """Paint the line under the pointer, so that one sees what a click would choose."""
    _paint(painter, [path], now.accent if is_lit else now.text2, _LIT_PX)


def paint_chosen_line(painter: QPainter, path: QPainterPath, now: Theme) -> None:
    """Paint the line that Delete takes away, with the mark that does the same."""
    _paint(painter, [path], now.focus, 3)
    mark = cross_of(path)
    painting.rounded(painter, mark, CROSS_PX / 2, fill=now.surface, line=now.focus, line_px=2)
    icons.paint_icon(painter, mark.toRect().adjusted(5, 5, -5, -5), "x", Role.TEXT)


def cross_of(path: QPainterPath) -> QRectF:
    """Where the mark is that takes a line away."""
    middle = path.pointAtPercent(0.5)
    half = CROSS_PX / 2
    return QRectF(middle.x() - half, middle.y() - half, CROSS_PX, CROSS_PX)


def paint_port(
    painter: QPainter, at: QPointF, now: Theme, *, is_lit: bool, is_busy: bool = False
) -> None:
    """Paint the round end of lines on the edge of a card; larger under the pointer."""
    radius = PORT_PX + (1.5 if is_busy else 0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_lit or is_busy:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.accent)
        painter.drawEllipse(at, radius, radius)
    else:
        painter.setPen(QPen(now.control, 1.75))
        painter.setBrush(now.surface)
        painter.drawEllipse(at, radius - 0.875, radius - 0.875)
    painter.restore()


def paint_new_line(painter: QPainter, path: QPainterPath, now: Theme, *, has_end: bool) -> None:
    """Paint the line that is being drawn; dashed until it has reached a card."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(now.focus, _LIT_PX)
    if not has_end:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def paint_target(painter: QPainter, card: QRect, now: Theme) -> None:
    """Mark the card that a line or a card would be let go on."""
    painting.rounded(painter, card, RADIUS_CARD, line=now.focus, line_px=2)


def paint_slot(painter: QPainter, bar: QRect, now: Theme) -> None:
    """Paint the bar that says where the moved card goes."""
    painting.rounded(painter, bar, 1.5, fill=now.focus)


def _paint(
    painter: QPainter, paths: Iterable[QPainterPath], color: QColor, width_px: float
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, width_px))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for path in paths:
        painter.drawPath(path)
    painter.restore()
