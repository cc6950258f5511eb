"""Strokes every painted part shares: panels, cards, fields, dashed places, rings, lines of text.

All take logical pixels. ``rect`` is always the outer edge of what is painted: lines lie inside it,
so that neighbours line up and nothing is clipped. Each leaves the painter as it found it.
"""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen, QRegion
from PySide6.QtWidgets import QWidget

from ui.theme import RADIUS_CARD, RADIUS_CONTROL, RADIUS_DIALOG, Role, Theme

RING_PX = 2
RING_GAP_PX = 2
RING_REACH_PX = RING_PX + RING_GAP_PX
"""How far a focus ring stands out of the part it surrounds."""


class CardState(Enum):
    """How a card stands: at rest, under the pointer, or chosen."""

    REST = auto()
    HOVER = auto()
    SELECTED = auto()


def with_alpha(color: QColor, part: float) -> QColor:
    """Return the colour at ``part`` (0 to 1) of its opacity."""
    result = QColor(color)
    result.setAlphaF(part)
    return result


def blend(top: QColor, ground: QColor, part: float) -> QColor:
    """Return the opaque colour of ``top`` laid over ``ground`` at ``part`` (0 to 1)."""
    keep = 1.0 - part
    return QColor.fromRgbF(
        top.redF() * part + ground.redF() * keep,
        top.greenF() * part + ground.greenF() * keep,
        top.blueF() * part + ground.blueF() * keep,
    )


def rounded_mask(rect: QRect) -> QRegion:
    """What is left of a small window when its corners are cut as those of controls are.

    They are cut, not translucent: not every screen can mix colours.
    """
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), RADIUS_CONTROL, RADIUS_CONTROL)
    return QRegion(path.toFillPolygon().toPolygon())


def rounded(
    painter: QPainter,
    rect: QRectF | QRect,
    radius_px: float,
    *,
    fill: QColor | None = None,
    line: QColor | None = None,
    line_px: float = 1.0,
    dashed: bool = False,
) -> None:
    """Paint a rounded rectangle whose line lies inside ``rect``."""
    box = QRectF(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
        reach = radius_px
    else:
        inset = line_px / 2
        box.adjust(inset, inset, -inset, -inset)
        painter.setPen(_pen(line, line_px, dashed=dashed))
        reach = max(0.0, radius_px - inset)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, reach, reach)
    painter.restore()


def ring(painter: QPainter, rect: QRectF | QRect, radius_px: float, color: QColor) -> None:
    """Paint the focus ring around a part: 2 px of colour behind a gap of 2 px.

    The ring stands ``RING_REACH_PX`` out of ``rect``; the caller leaves room for it.
    """
    outer = QRectF(rect).adjusted(-RING_REACH_PX, -RING_REACH_PX, RING_REACH_PX, RING_REACH_PX)
    rounded(painter, outer, radius_px + RING_REACH_PX, line=color, line_px=RING_PX)


def panel(painter: QPainter, rect: QRectF | QRect, theme: Theme) -> None:
    """Paint a panel, elevation 0: surface and a line."""
    rounded(painter, rect, RADIUS_CARD, fill=theme.surface, line=theme.border)


def card(
    painter: QPainter,
    rect: QRectF | QRect,
    theme: Theme,
    state: CardState = CardState.REST,
    *,
    focused: bool = False,
    fill: QColor | None = None,
) -> None:
    """Paint a card, elevation 1: line, lower edge, and the softer edge under it.

    ``rect`` is the card without the 3 px below it that the edges take. With ``focused`` the ring
    is painted too, ``RING_REACH_PX`` outside.
    """
    box = QRectF(rect)
    ground = fill or theme.surface
    if state is CardState.SELECTED:
        rounded(painter, box, RADIUS_CARD, fill=ground, line=theme.accent, line_px=2)
    else:
        line = theme.control if state is CardState.HOVER else theme.border
        edge = theme.control if state is CardState.HOVER else theme.edge
        rounded(painter, box.translated(0, 3), RADIUS_CARD, fill=with_alpha(edge, 0.22))
        rounded(painter, box.translated(0, 1), RADIUS_CARD, fill=edge)
        rounded(painter, box, RADIUS_CARD, fill=ground, line=line)
    if focused:
        ring(painter, box, RADIUS_CARD, theme.focus)


def dashed_place(
    painter: QPainter,
    rect: QRectF | QRect,
    theme: Theme,
    *,
    line: Role = Role.CONTROL,
    fill: QColor | None = None,
    radius_px: float = RADIUS_CARD,
) -> None:
    """Paint the dashed line of an empty place."""
    rounded(painter, rect, radius_px, fill=fill, line=theme.color(line), dashed=True)


def raised(painter: QPainter, rect: QRectF | QRect, theme: Theme) -> None:
    """Paint a dialog or a menu, elevation 3: control line and three rings of 2 px around it.

    The rings reach 6 px out of ``rect``.
    """
    box = QRectF(rect)
    shade = theme.text if not theme.is_dark else theme.edge
    for out, part in ((6, 0.04), (4, 0.06), (2, 0.10)):
        ring_box = box.adjusted(-out, -out, out, out)
        rounded(painter, ring_box, RADIUS_DIALOG + out, fill=with_alpha(shade, part))
    rounded(painter, box, RADIUS_DIALOG, fill=theme.surface, line=theme.control)


def field(
    painter: QPainter,
    rect: QRectF | QRect,
    theme: Theme,
    *,
    focused: bool = False,
    wrong: bool = False,
    enabled: bool = True,
    hovered: bool = False,
) -> None:
    """Paint the ground and frame of a field."""
    if not enabled:
        line, line_px, fill = theme.border, 1.0, theme.chrome
    elif focused:
        line, line_px, fill = theme.focus, 2.0, theme.surface
    elif wrong:
        line, line_px, fill = theme.bad, 2.0, theme.surface
    else:
        line, line_px, fill = theme.text3 if hovered else theme.control, 1.0, theme.surface
    rounded(painter, rect, 6, fill=fill, line=line, line_px=line_px)


def h_line(painter: QPainter, left: int, right: int, y: int, color: QColor) -> None:
    """Paint a crisp horizontal line of 1 px, ``right`` excluded."""
    painter.fillRect(QRect(left, y, right - left, 1), color)


def top_rounded(rect: QRectF | QRect, radius_px: float) -> QPainterPath:
    """Return a path whose upper corners are round and whose lower ones are square."""
    box = QRectF(rect)
    path = QPainterPath()
    path.moveTo(box.left(), box.bottom())
    path.lineTo(box.left(), box.top() + radius_px)
    path.quadTo(box.left(), box.top(), box.left() + radius_px, box.top())
    path.lineTo(box.right() - radius_px, box.top())
    path.quadTo(box.right(), box.top(), box.right(), box.top() + radius_px)
    path.lineTo(box.right(), box.bottom())
    path.closeSubpath()
    return path


def tint_ground(widget: QWidget, color: QColor, role: QPalette.ColorRole | None = None) -> None:
    """Let a plain widget fill its ground with ``color``; call again after a theme switch."""
    palette = widget.palette()
    palette.setColor(role or QPalette.ColorRole.Window, color)
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)


def _pen(color: QColor, width_px: float, *, dashed: bool) -> QPen:
    pen = QPen(color, width_px)
    if dashed:
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
