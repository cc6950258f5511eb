"""Contrast as it is on the screen: inks and icons held against the ground that they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QTextEdit,
    QWidget,
)

from tests.ui.accessibility.strokes import Drawn, Written, strokes_of
from tests.ui.contrast import contrast
from ui.painting import blend

TEXT: Final = 4.5
LARGE_TEXT: Final = 3.0
NON_TEXT: Final = 3.0
_ICON_PX: Final = 32
_NEAR: Final = 24
_EDGE_PX: Final = 3
_BOX_PX: Final = 18
QUIET_FIELDS: Final = frozenset({"NameArea", "LineArea"})
"""Headings and lines that are edited in place: their own words show where they are."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How far something stands out, and how far it has to."""

    what: str
    ratio: float
    needed: float
    ink: str = ""
    """The colour of a text, as #rrggbb."""
    ground: str = ""

    @property
    def is_enough(self) -> bool:
        return self.ratio >= self.needed

    def __str__(self) -> str:
        return f"{self.what}: {self.ratio:.2f} of {self.needed}"


class Picture:
    """A window as it was painted, read pixel by pixel."""

    def __init__(self, image: QImage) -> None:
        self._image = image.convertToFormat(QImage.Format.Format_RGB32)
        self.pixels = memoryview(self._image.constBits()).cast("I")
        self._per_row = self._image.bytesPerLine() // 4
        self.rect = self._image.rect()

    def colors(self, place: QRect) -> Counter[int]:
        """Count the colours of a place."""
        seen = place.intersected(self.rect)
        found: Counter[int] = Counter()
        for y in range(seen.top(), seen.bottom() + 1):
            first = y * self._per_row + seen.left()
            found.update(self.pixels[first : first + seen.width()])
        return found

    def rows(self) -> Iterator[memoryview[int]]:
        """The pixels, row by row."""
        for y in range(self.rect.height()):
            yield self.pixels[y * self._per_row : y * self._per_row + self.rect.width()]

    def ground(self, place: QRect) -> QColor:
        """The colour that most of a place has."""
        return QColor(self.colors(place).most_common(1)[0][0])

    def ground_around(self, place: QRect) -> QColor:
        """The colour that most of the rim of a place has."""
        rim = self.colors(place.adjusted(-2, -2, 2, 2))
        rim.subtract(self.colors(place))
        return QColor(rim.most_common(1)[0][0])


def measure(front: QWidget, known: set[object] | None = None) -> Iterator[Measured]:
    """Hold all that is written, drawn and framed in a window against its ground.

    What is ``known`` from another place, the same words in the same ink at the same spot, is passed
    over; what was measured is added.
    """
    picture = Picture(front.grab().toImage())
    written, drawn = strokes_of(front)
    before: set[object] = set() if known is None else known
    for text in {(text.words, text.rect.toRect().getRect()): text for text in written}.values():
        what = (text.words, text.ink.rgba(), text.rect.toRect().getRect(), front.size().toTuple())
        if what not in before:
            before.add(what)
            yield from _measured_text(picture, text)
    for icon in drawn:
        yield from _measured_icon(picture, icon)
    yield from _measured_fields(picture, front)


def _measured_text(picture: Picture, text: Written) -> Iterator[Measured]:
    seen = text.seen
    if seen.width() < 2 or seen.height() < 4:
        return
    ground = picture.ground(seen)
    ink = blend(text.ink, ground, text.ink.alphaF())
    ratio, needed = contrast(ink, ground), LARGE_TEXT if text.is_large else TEXT
    if ratio < needed and not _is_there(picture, seen, ink, ground):
        return  # Something was painted over it, such as a selection with an ink of its own.
    what = f"“{text.words}” {ink.name()} on {ground.name()}"
    yield Measured(what, ratio, needed, ink.name(), ground.name())


def _is_there(picture: Picture, place: QRect, ink: QColor, ground: QColor) -> bool:
    """Whether a colour can be found in a place, other than as its ground."""
    found = (QColor(color) for color in picture.colors(place) if QColor(color) != ground)
    return any(_distance(color, ink) <= _NEAR for color in found)


def _distance(one: QColor, other: QColor) -> int:
    return max(
        abs(one.red() - other.red()),
        abs(one.green() - other.green()),
        abs(one.blue() - other.blue()),
    )


def _measured_icon(picture: Picture, icon: Drawn) -> Iterator[Measured]:
    is_small = max(icon.rect.width(), icon.rect.height()) <= _ICON_PX
    if not is_small or not icon.is_whole or icon.rect.isEmpty():
        return
    ground = picture.ground_around(icon.rect)
    best = max(contrast(QColor(color), ground) for color in picture.colors(icon.rect))
    yield Measured(f"icon at {icon.rect.getRect()} on {ground.name()}", best, NON_TEXT)


def _measured_fields(picture: Picture, front: QWidget) -> Iterator[Measured]:
    for field in front.findChildren(QWidget):
        is_ticked = isinstance(field, QCheckBox | QRadioButton)
        is_field = isinstance(field, QLineEdit | QTextEdit | QAbstractSpinBox | QComboBox)
        name = type(field).__name__
        if not (is_ticked or (is_field and name not in QUIET_FIELDS)) or not field.isEnabled():
            continue
        is_inner = isinstance(field.parentWidget(), QAbstractSpinBox | QComboBox)
        if is_inner or field.window() is not front.window():
            continue
        place = QRect(field.mapTo(front, QPoint(0, 0)), field.size())
        reach = place.adjusted(-_EDGE_PX, 0, _EDGE_PX, 0)
        is_whole = field.visibleRegion().boundingRect() == field.rect()
        if not field.isVisible() or not is_whole or not picture.rect.contains(reach):
            continue
        middle = place.center().y()
        edge = QRect(place.left() - 1, middle, _EDGE_PX + 2, 1)
        if is_ticked:
            edge = QRect(place.left(), place.top(), _BOX_PX, place.height())
        ground = picture.ground(QRect(place.left() - _EDGE_PX, middle, 2, 1))
        best = max(contrast(QColor(color), ground) for color in picture.colors(edge))
        yield Measured(f"{name} “{field.accessibleName()}” on {ground.name()}", best, NON_TEXT)
