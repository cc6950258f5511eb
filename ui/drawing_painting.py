"""Paints SVG drawings as the PNG that every program can show."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from narrative_studio.errors import ImportFailed


def painted_drawing(svg: bytes, width: int, height: int) -> bytes:
    """A clean drawing as a PNG of that size in pixels, clear where nothing is drawn.

    May be called outside the window's thread.

    Raises:
        ImportFailed: Qt cannot draw it.
    """
    renderer = QSvgRenderer(QByteArray(svg))
    if not renderer.isValid():
        raise ImportFailed(
            "The drawing cannot be painted.", "Save it as PNG, then choose that instead."
        )
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The stub asks for bytes; PySide6 6.11 takes a string and refuses bytes.
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
