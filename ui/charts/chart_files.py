"""Takes a chart away: into the clipboard, or into a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QMimeData, QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter

from exporters.atomic import replacing
from exporters.charts.svg import svg_text
from exporters.charts.table_text import csv_text, html_text, tsv_text
from narrative_studio.charts.chart import Chart
from narrative_studio.charts.drawing.canvas import Drawing, Ink
from narrative_studio.charts.drawing.colours import colours
from narrative_studio.charts.drawing.draw import draw
from narrative_studio.charts.drawing.sheet import Room
from narrative_studio.errors import ExportFailed
from ui import theme
from ui.charts.painter import paint_drawing
from ui.charts.qt_measure import QtMeasure

MARGIN_PX: Final = 16
PICTURE_RATIO: Final = 2.0
"""Pixels of a picture to one of the chart, so that it is sharp in print."""

LEAST_WIDTH_PX: Final = 480
_PT_PER_PX: Final = 0.75
_LOOK: Final = theme.LIGHT


def copy_picture(chart: Chart, width_px: int) -> None:
    """Put a chart into the clipboard as a picture, with its description as text."""
    data = QMimeData()
    data.setImageData(picture(chart, width_px))
    data.setText(chart.described())
    QGuiApplication.clipboard().setMimeData(data)


def copy_data(chart: Chart) -> None:
    """Put the table behind a chart into the clipboard, for spreadsheets and for documents."""
    table = chart.table()
    data = QMimeData()
    data.setText(tsv_text(table))
    data.setHtml(html_text(table, chart.headline))
    QGuiApplication.clipboard().setMimeData(data)


def save_chart(chart: Chart, target: Path, width_px: int) -> None:
    """Write a chart as what the ending of the target says: PNG, SVG, PDF or CSV.

    Raises:
        ExportFailed: no such kind of file is known, or it cannot be written.
    """
    make = _MAKERS.get(target.suffix.lower())
    if make is None:
        known = ", ".join(sorted(_MAKERS))
        raise ExportFailed(
            f"{target.name} does not say what kind of file it is to be.",
            f"End its name in one of {known}, then save again.",
        )
    content = make(chart, width_px)
    with replacing(target) as file:
        file.write(content)


def picture(chart: Chart, width_px: int) -> QImage:
    """A chart with its heading on a light ground, twice as fine as the screen."""
    drawing, fonts = _framed(chart, width_px)
    size = round(drawing.width * PICTURE_RATIO), round(drawing.height * PICTURE_RATIO)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PICTURE_RATIO)
    image.fill(QColor(colours(_LOOK)[Ink.SURFACE]))
    painter = QPainter(image)
    paint_drawing(painter, drawing, fonts, _LOOK)
    painter.end()
    # Metres hold 5039 pixels at 128 to the inch: so programs show it as large as it was.
    per_metre = round(96 * PICTURE_RATIO / 0.0254)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    return image


def _framed(chart: Chart, width_px: int) -> tuple[Drawing, QtMeasure]:
    """The chart as it leaves the window: with its heading, a margin, and text of usual size."""
    fonts = QtMeasure(theme.load(_LOOK), is_tabular=False)
    drawing = draw(chart, Room(max(width_px, LEAST_WIDTH_PX)), fonts)
    return drawing.framed(MARGIN_PX), fonts


def _png(chart: Chart, width_px: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The stub asks for bytes; PySide6 6.11 takes a string and refuses bytes.
    picture(chart, width_px).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _svg(chart: Chart, width_px: int) -> bytes:
    drawing, fonts = _framed(chart, width_px)
    text = svg_text(drawing, _LOOK, fonts, title=chart.headline, description=chart.described())
    return text.encode()


def _pdf(chart: Chart, width_px: int) -> bytes:
    drawing, fonts = _framed(chart, width_px)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QSizeF(drawing.width * _PT_PER_PX, drawing.height * _PT_PER_PX)
    writer.setPageSize(
        QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF())
    writer.setTitle(chart.headline)
    painter = QPainter(writer)
    painter.scale(writer.logicalDpiX() / 96, writer.logicalDpiY() / 96)
    paint_drawing(painter, drawing, fonts, _LOOK)
    painter.end()
    buffer.close()
    return bytes(content.data())


def _csv(chart: Chart, _width_px: int) -> bytes:
    # Excel reads letters such as é right only after a byte order mark.
    return csv_text(chart.table()).encode("utf-8-sig")


_MAKERS: Final[Mapping[str, Callable[[Chart, int], bytes]]] = {
    ".png": _png,
    ".svg": _svg,
    ".pdf": _pdf,
    ".csv": _csv,
}
