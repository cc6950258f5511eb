"""Paints the shapes of a drawing: on the screen, into a picture, onto a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from narrative_studio.charts.drawing.canvas import (
    Align,
    Area,
    Box,
    Drawing,
    Glyph,
    Ink,
    Place,
    Shape,
    Sign,
    Stroke,
    Words,
    extent,
)
from narrative_studio.charts.drawing.colours import colours
from narrative_studio.charts.drawing.outlines import corners
from ui.charts.qt_measure import QtMeasure
from ui.painting import rounded, with_alpha

HATCH_PX: Final = 6.0
_HINTS: Final = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing


def paint_drawing(
    painter: QPainter,
    drawing: Drawing,
    fonts: QtMeasure,
    look: str,
    only: QRect | None = None,
) -> None:
    """Paint a drawing with its upper left at the painter's origin, in a look's colours.

    With ``only`` what does not reach into that part of it is left out.
    """
    brush = _Brush(painter, fonts, {ink: QColor(value) for ink, value in colours(look).items()})
    painter.save()
    painter.setRenderHints(_HINTS)
    # Words have their place by now; Qt must not turn start and end around once more.
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    part = Place(only.x() - 2, only.y() - 2, only.width() + 4, only.height() + 4) if only else None
    for shape in drawing.shapes:
        if part is None or _reaches(extent(shape), part):
            brush.shape(shape)
    painter.restore()


class _Brush:
    """Paints one shape after the other."""

    def __init__(self, painter: QPainter, fonts: QtMeasure, inks: Mapping[Ink, QColor]) -> None:
        self._painter = painter
        self._fonts = fonts
        self._inks = inks

    def shape(self, shape: Shape) -> None:
        match shape:
            case Box():
                self._box(shape)
            case Stroke():
                self._stroke(shape)
            case Area():
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(with_alpha(self._inks[shape.fill], shape.fade))
                self._painter.drawPolygon(_polygon(shape.points))
            case Glyph():
                self._glyph(shape)
            case Words():
                self._words(shape)

    def _box(self, box: Box) -> None:
        place = _rect(box.place)
        if box.fill is not None or box.line is not None:
            fill = with_alpha(self._inks[box.fill], box.fade) if box.fill is not None else None
            line = self._inks[box.line] if box.line is not None else None
            rounded(self._painter, place, box.radius, fill=fill, line=line, dashed=box.is_dashed)
        if box.hatch is not None:
            self._hatch(box)

    def _hatch(self, box: Box) -> None:
        """Lines of our own: Qt's hatch is as fine as the screen, and gone in a picture."""
        assert box.hatch is not None
        painter, place = self._painter, _rect(box.place)
        pen = QPen(with_alpha(self._inks[box.hatch], box.fade), 1)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        if box.fill is None and box.line is None:
            # Nothing shows its corners, and to cut lines costs less than to paint through a form.
            painter.drawLines(_hatching(place.adjusted(1, 1, -1, -1)))  # They have breadth.
            return
        painter.save()
        path = QPainterPath()
        path.addRoundedRect(place, box.radius, box.radius)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.drawLines(_hatching(place))
        painter.restore()

    def _stroke(self, stroke: Stroke) -> None:
        pen = QPen(with_alpha(self._inks[stroke.ink], stroke.fade), stroke.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if stroke.is_dashed:
            pen.setDashPattern([4 / max(1, stroke.width), 3 / max(1, stroke.width)])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        points = stroke.points
        is_straight = len(points) == 2 and (
            points[0][0] == points[1][0] or points[0][1] == points[1][1]
        )
        if is_straight and stroke.width % 2 == 1:
            # On whole pixels a line of odd width would be smeared over two.
            shift = 0.5
            flat = points[0][1] == points[1][1]
            points = tuple(
                (x, round(y) + shift) if flat else (round(x) + shift, y) for x, y in points
            )
        self._painter.drawPolyline(_polygon(points))

    def _glyph(self, glyph: Glyph) -> None:
        ink = self._inks[glyph.ink]
        painter = self._painter
        if glyph.sign is Sign.CROSS:
            pen = QPen(ink, max(1.5, glyph.size / 4))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = glyph.size / 2 - 1
            for dx, dy in ((half, half), (half, -half)):
                painter.drawLine(
                    QPointF(glyph.x - dx, glyph.y - dy), QPointF(glyph.x + dx, glyph.y + dy)
                )
            return
        inset = 0.75 if glyph.is_hollow else 0.0
        if glyph.is_hollow:
            pen = QPen(ink, 1.5)
            if glyph.is_dashed:
                pen.setDashPattern([1.5, 1.5])
            painter.setPen(pen)
            painter.setBrush(self._inks[Ink.SURFACE])
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
        half = glyph.size / 2 - inset
        if glyph.sign is Sign.CIRCLE:
            painter.drawEllipse(QPointF(glyph.x, glyph.y), half, half)
        else:
            painter.drawPolygon(_polygon(corners(glyph, half)))

    def _words(self, words: Words) -> None:
        painter, fonts, place = self._painter, self._fonts, words.place
        x = place.x
        if words.align is not Align.START:
            free = place.width - fonts.width(words.text, words.use)
            x += free / 2 if words.align is Align.MIDDLE else free
        y = place.y + place.height / 2 + fonts.drop(words.text, words.use)
        painter.setFont(fonts.font(words.use, words.text))
        painter.setPen(self._inks[words.ink])
        painter.drawText(QPointF(round(x), round(y)), words.text)


def _reaches(place: Place, part: Place) -> bool:
    """Whether a place reaches into a part; a level line has no height and does so too."""
    return (
        place.x <= part.right
        and place.right >= part.x
        and place.y <= part.bottom
        and place.bottom >= part.y
    )


def _hatching(place: QRectF) -> list[QLineF]:
    """Slanting lines in a place, counted from the origin, so that neighbours line up."""
    left, top, right, bottom = place.left(), place.top(), place.right(), place.bottom()
    lines = []
    start = (left + top) // HATCH_PX * HATCH_PX
    while start < right + bottom:
        # All points of a line have this sum of x and y.
        first, last = min(right, start - top), max(left, start - bottom)
        if first > last:
            lines.append(QLineF(first, start - first, last, start - last))
        start += HATCH_PX
    return lines


def _rect(place: Place) -> QRectF:
    return QRectF(place.x, place.y, place.width, place.height)


def _polygon(points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
