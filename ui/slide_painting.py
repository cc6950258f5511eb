"""Paints a slide of a deck as it will look in the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from exporters.deck.geometry import Rect
from exporters.deck.painting.painted import (
    PaintedBox,
    PaintedDrawing,
    PaintedLine,
    PaintedPicture,
    PaintedSlide,
    PaintedText,
)
from exporters.deck.placed import BoxKind
from ui import theme
from ui.charts.painter import paint_drawing
from ui.charts.qt_measure import QtMeasure
from ui.slide_text import paint_text, qcolor

ReadPixmap = Callable[[str, QSize], QPixmap | None]
"""Gives a picture no larger than some room in logical pixels; None while it is being read."""

_ROUNDNESS = 0.12
_HEAD = 3
"""How long and wide the head of an arrow is, in widths of its line."""
_TICK = ((0.0, 40 / 76), (0.36, 1.0), (1.0, 0.0))


def paint_slide(painter: QPainter, slide: PaintedSlide, target: QRectF, pixmap: ReadPixmap) -> None:
    """Paint a slide so that it fills a place of its own proportions, in logical pixels."""
    px_per_emu = target.width() / slide.cx
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setClipRect(target)
    painter.fillRect(target, qcolor(slide.ground))
    painter.translate(target.topLeft())
    for item in slide.items:
        match item:
            case PaintedText():
                paint_text(painter, item, px_per_emu)
            case PaintedBox():
                _paint_box(painter, item, px_per_emu)
            case PaintedLine():
                _paint_line(painter, item, px_per_emu)
            case PaintedPicture():
                _paint_picture(painter, item, px_per_emu, pixmap)
            case PaintedDrawing():
                _paint_drawing(painter, item, px_per_emu)
    painter.restore()


def _paint_box(painter: QPainter, box: PaintedBox, px_per_emu: float) -> None:
    place = _px(box.place, px_per_emu)
    painter.setPen(Qt.PenStyle.NoPen)
    if box.line is not None and box.line_emu:
        pen = QPen(qcolor(box.line), box.line_emu * px_per_emu)
        if box.kind is BoxKind.TICK:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
    painter.setBrush(qcolor(box.fill) if box.fill is not None else Qt.BrushStyle.NoBrush)
    match box.kind:
        case BoxKind.TICK:
            corners = [
                QPointF(place.x() + x * place.width(), place.y() + y * place.height())
                for x, y in _TICK
            ]
            painter.drawPolyline(QPolygonF(corners))
        case BoxKind.ROUND:
            radius = _ROUNDNESS * min(place.width(), place.height())
            painter.drawRoundedRect(place, radius, radius)
        case BoxKind.RECT:
            painter.drawRect(place)


def _paint_drawing(painter: QPainter, item: PaintedDrawing, px_per_emu: float) -> None:
    """A chart, as large as its place allows, on whatever ground the slide has."""
    place, drawing = _px(item.place, px_per_emu), item.drawing
    if not drawing.width or not drawing.height:
        return
    scale = min(place.width() / drawing.width, place.height() / drawing.height)
    painter.save()
    painter.translate(place.topLeft())
    painter.scale(scale, scale)
    paint_drawing(painter, drawing, QtMeasure(theme.load(theme.LIGHT)), theme.LIGHT)
    painter.restore()


def _paint_line(painter: QPainter, line: PaintedLine, px_per_emu: float) -> None:
    start, end = (QPointF(x * px_per_emu, y * px_per_emu) for x, y in (line.start, line.end))
    width = line.line_emu * px_per_emu
    painter.setPen(QPen(qcolor(line.colour), width))
    way = QLineF(start, end)
    if not way.length():
        return
    painter.drawLine(way)
    # The head is as large as PowerPoint draws one of usual size.
    back, side = way.unitVector(), way.normalVector().unitVector()
    base = end - QPointF(back.dx(), back.dy()) * width * _HEAD
    across = QPointF(side.dx(), side.dy()) * width * _HEAD / 2
    painter.setBrush(qcolor(line.colour))
    painter.drawPolygon(QPolygonF([end, base + across, base - across]))


def _paint_picture(
    painter: QPainter, item: PaintedPicture, px_per_emu: float, pixmap: ReadPixmap
) -> None:
    place = _px(item.place, px_per_emu)
    found = pixmap(item.key, place.size().toSize())
    if found is None or found.isNull():
        return
    size = found.deviceIndependentSize()
    if abs(size.width() - place.width()) < 1 and abs(size.height() - place.height()) < 1:
        # Set on whole pixels it stays as sharp as it was made.
        painter.drawPixmap(place.topLeft().toPoint(), found)
    else:
        painter.drawPixmap(place, found, QRectF(found.rect()))


def _px(place: Rect, px_per_emu: float) -> QRectF:
    return QRectF(
        place.x * px_per_emu, place.y * px_per_emu, place.cx * px_per_emu, place.cy * px_per_emu
    )
