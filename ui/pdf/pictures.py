"""Pictures of a document for the page: read once, sharp enough to print, never blown up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from narrative_studio.pictures import media_type
from ui.pdf.flow import Piece
from ui.pdf.look import DPI, colour, pt

_FINEST_DPI: Final = 300
_SCREEN_DPI: Final = 96
_KEPT: Final = 24
"""So many pictures stay at hand: one may stand on several pages."""


class Pictures:
    """Reads pictures by their keys; those that cannot be shown are none."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        self._kept: dict[tuple[str, int], QImage] = {}
        self._sizes: dict[str, QSize] = {}

    def size(self, key: str, widest: float, highest: float) -> tuple[float, float] | None:
        """The size at which a picture fits, in units, its shape kept; None where there is none."""
        dots = self._dots(key)
        if dots.isEmpty():
            return None
        natural = DPI / _SCREEN_DPI
        factor = min(widest / dots.width(), highest / dots.height(), natural)
        return dots.width() * factor, dots.height() * factor

    def holds(self, key: str) -> bool:
        """Whether there is a picture that can be shown."""
        return not self._dots(key).isEmpty()

    def piece(
        self, key: str, widest: float, highest: float, *, before: float = 0.0
    ) -> Piece | None:
        """A picture as a piece; None where the document does not hold it."""
        size = self.size(key, widest, highest)
        if size is None:
            return None
        width, height = size

        def paint(painter: QPainter, x: float, y: float) -> None:
            self.paint(painter, key, QRectF(x, y, width, height))

        return Piece(height, paint, before=before)

    def paint(self, painter: QPainter, key: str, place: QRectF) -> None:
        """Paint a picture into its place, with a thin line around it."""
        image = self._image(key, place)
        # A drawing in few colours stays free of the smear that photographs hide.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, self._is_drawn(key))
        painter.drawImage(place, image)
        painter.setPen(QPen(colour("border"), pt(0.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)

    def _dots(self, key: str) -> QSize:
        if key not in self._sizes:
            content = self._read(key)
            image = QImage.fromData(content) if content else QImage()
            self._sizes[key] = image.size()
        return self._sizes[key]

    def _image(self, key: str, place: QRectF) -> QImage:
        dots = max(1, round(place.width() / DPI * _FINEST_DPI))
        found = self._kept.get((key, dots))
        if found is None:
            content = self._read(key)
            found = QImage.fromData(content) if content else QImage()
            if found.width() > dots:
                found = found.scaledToWidth(dots, Qt.TransformationMode.SmoothTransformation)
            if len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key, dots] = found
        return found

    def _is_drawn(self, key: str) -> bool:
        content = self._read(key)
        return content is not None and media_type(content) == "image/png"
