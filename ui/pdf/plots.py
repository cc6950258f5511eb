"""Charts on the page, painted as the window paints them."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from exporters.paper.model import Plot
from exporters.paper.plots import PX_PER_MM, plot_drawing
from ui import theme
from ui.charts.painter import paint_drawing
from ui.charts.qt_measure import QtMeasure
from ui.pdf.flow import Piece
from ui.pdf.look import UNITS_PER_MM, mm


def plot_piece(
    plot: Plot, language: str, width: float, height: float, *, before: float = 0.0
) -> Piece:
    """A chart as a piece that is never split; one too high for ``height`` is made smaller.

    It may become smaller again for the rest of a page.
    """
    fonts = QtMeasure(theme.load(theme.LIGHT), is_tabular=False)
    drawing = plot_drawing(plot, language, width / UNITS_PER_MM, fonts)
    widest = min(width, mm(plot.widest_mm))
    scale = min(UNITS_PER_MM / PX_PER_MM, widest / drawing.width, height / drawing.height)

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.save()
        painter.translate(x, y)
        painter.scale(scale, scale)
        paint_drawing(painter, drawing, fonts, theme.LIGHT)
        painter.restore()

    return Piece(
        drawing.height * scale,
        paint,
        before=before,
        smaller=lambda least: plot_piece(plot, language, width, least, before=before),
    )
