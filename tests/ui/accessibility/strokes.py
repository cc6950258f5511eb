"""What is written and drawn in a window: each text with its colour and place, each icon."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPixmap,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QHeaderView, QScrollArea, QWidget

from ui.models.frame_cards import Card
from ui.models.storyboard_places import PlaceKind
from ui.presenter.prompter_page import PrompterPage
from ui.workspaces.storyboard.board.card_painter import AT_REST, paint_card, paint_content
from ui.workspaces.storyboard.board.card_pixmaps import CardPixmaps
from ui.workspaces.storyboard.board.card_plan import BOARD_CARD, CardPlan

_UNROLLED: Final = "~"
"""Words that pass by: what they are kept to need not be the edge of anything."""
_LARGE_PX: Final = 24.0
_LARGE_BOLD_PX: Final = 18.66
_DPI: Final = 96
_OPAQUE: Final = 255


@dataclass(frozen=True, slots=True)
class Written:
    """A run of words as it was written: its ink, its place in the window, what clips it."""

    words: str
    ink: QColor
    rect: QRectF
    clip: QRect
    size_px: float
    is_bold: bool
    owner: str = ""
    """The class of the widget that wrote it."""
    widget: int = 0
    """Tells that widget from others of its class."""
    room: QRect = field(default_factory=QRect)
    """What the painter may use: the widget, or the part of it that it was kept to."""
    sight: QRect = field(default_factory=QRect)
    """What of the widget its parents let one see."""
    scrolls: str = ""
    """Where words may go on: ``|`` up and down, ``-`` sideways, ``~`` where they pass by."""

    @property
    def is_large(self) -> bool:
        """Whether WCAG calls it large: 18 pt, or 14 pt in bold."""
        return self.size_px >= (_LARGE_BOLD_PX if self.is_bold else _LARGE_PX)

    @property
    def seen(self) -> QRect:
        """What of it is not cut off."""
        return self.rect.toAlignedRect().intersected(self.clip)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as it was drawn: its place in the window, what clips it."""

    rect: QRect
    clip: QRect

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is cut off."""
        return self.clip.contains(self.rect)


class _Engine(QPaintEngine):
    """Notes texts and pictures and lets all else go."""

    def __init__(self, size: QSize) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.written: list[Written] = []
        self.drawn: list[Drawn] = []
        self._whole = QRect(QPoint(0, 0), size)
        self._ink = QColor()
        self._to_window = QTransform()
        self._clip = QRectF(self._whole)
        self.in_sight = self._whole
        self.place = self._whole
        self.owner = ""
        self.widget = 0
        self.scrolls = ""

    def begin(self, _pdev: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        ink = QColor(state.pen().color())
        ink.setAlphaF(ink.alphaF() * state.opacity())
        self._ink = ink
        self._to_window = QTransform(state.transform())
        changed, dirty = state.state(), QPaintEngine.DirtyFlag
        # A clip is told in the coordinates that are in force when it is set.
        if changed & dirty.DirtyClipPath:
            self._clip = self._to_window.mapRect(state.clipPath().boundingRect())
        elif changed & dirty.DirtyClipRegion:
            self._clip = self._to_window.mapRect(QRectF(state.clipRegion().boundingRect()))
        if not state.isClipEnabled() or self._clip.isEmpty():
            self._clip = QRectF(self._whole)  # Qt tells of no clip as of an empty one.

    def drawTextItem(self, p: Any, textItem: QTextItem) -> None:  # noqa: N803 (Qt's own)
        font = textItem.font()
        above, below = textItem.ascent(), textItem.descent()
        place = QRectF(p.x(), p.y() - above, textItem.width(), above + below)
        if textItem.text().strip():
            self.written.append(
                Written(
                    textItem.text(),
                    self._ink,
                    self._to_window.mapRect(place),
                    self._clipped(),
                    font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * _DPI / 72,
                    font.weight() >= QFont.Weight.DemiBold,
                    self.owner,
                    self.widget,
                    self._clip.toAlignedRect().intersected(self.place),
                    self.in_sight,
                    self.scrolls,
                )
            )

    def drawPixmap(self, r: QRectF | QRect, _pm: QPixmap | QImage, _sr: QRectF | QRect) -> None:
        self.drawn.append(
            Drawn(self._to_window.mapRect(QRectF(r)).toAlignedRect(), self._clipped())
        )

    def _clipped(self) -> QRect:
        return self._clip.toAlignedRect().intersected(self.in_sight)

    def drawPath(self, *_shape: object) -> None: ...

    def drawRects(self, *_shape: object) -> None: ...

    def drawLines(self, *_shape: object) -> None: ...

    def drawPolygon(self, *_shape: object) -> None: ...

    def drawEllipse(self, *_shape: object) -> None: ...

    def drawPoints(self, *_shape: object) -> None: ...

    def drawImage(self, *_shape: object) -> None: ...


class _Device(QPaintDevice):
    def __init__(self, size: QSize) -> None:
        super().__init__()
        self._size = size
        self.engine = _Engine(size)

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        of = QPaintDevice.PaintDeviceMetric
        return {
            of.PdmWidth: self._size.width(),
            of.PdmHeight: self._size.height(),
            of.PdmDevicePixelRatio: 1,
            of.PdmDevicePixelRatioScaled: round(self.devicePixelRatioFScale()),
            of.PdmDepth: 32,
            of.PdmNumColors: 1 << 24,
        }.get(metric, _DPI)


def strokes_of(widget: QWidget) -> tuple[list[Written], list[Drawn]]:
    """Have a window paint itself and return what it wrote and drew."""
    device = _Device(widget.size())
    app = QApplication.instance()
    assert app is not None
    watch = _Watch(widget, device.engine)
    app.installEventFilter(watch)
    try:
        with _cards_painted_anew():
            widget.render(device)
    finally:
        app.removeEventFilter(watch)
    return device.engine.written, device.engine.drawn


class _Watch(QObject):
    """Tells the engine which widget paints: what its parents cut off cannot be seen."""

    def __init__(self, front: QWidget, engine: _Engine) -> None:
        super().__init__()
        self._front = front
        self._engine = engine

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            engine, above = self._engine, watched.parentWidget()
            engine.in_sight = self._in_sight(watched)
            engine.place = QRect(watched.mapTo(self._front, QPoint(0, 0)), watched.size())
            engine.widget, engine.owner, engine.scrolls = id(watched), type(watched).__name__, ""
            if isinstance(above, QAbstractScrollArea) and above.viewport() is watched:
                engine.owner = type(above).__name__
                table = above.parentWidget() if isinstance(above, QHeaderView) else above
                assert isinstance(table, QAbstractScrollArea)
                engine.scrolls = "|-" if table.horizontalScrollBar().maximum() else "|"
            elif isinstance(watched, PrompterPage):
                engine.scrolls = _UNROLLED
            engine.scrolls += _ways(watched)
        return False

    def _in_sight(self, widget: QWidget) -> QRect:
        seen, at = self._front.rect(), widget
        while at is not self._front:
            seen = seen.intersected(QRect(at.mapTo(self._front, QPoint(0, 0)), at.size()))
            parent = at.parentWidget()
            if parent is None:
                break
            at = parent
        return seen


def _ways(widget: QWidget) -> str:
    """How what holds a widget can be scrolled."""
    found, around = "", widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            has_bar = around.horizontalScrollBarPolicy() != off
            found += "-" if has_bar and around.horizontalScrollBar().maximum() else ""
            found += "|" if around.verticalScrollBar().maximum() else ""
        around = around.parentWidget()
    return found


@contextmanager
def _cards_painted_anew() -> Iterator[None]:
    """Have the board write its cards, which else it lays down as pictures."""
    kept = CardPixmaps.paint

    def paint(
        self: CardPixmaps,
        painter: QPainter,
        rect: QRect,
        card: Card,
        *,
        plan: CardPlan = BOARD_CARD,
    ) -> None:
        painter.save()
        painter.translate(rect.topLeft())
        place = QRect(QPoint(0, 0), rect.size())
        if card.kind is PlaceKind.FRAME:
            paint_content(painter, place, card, self._thumbnails, plan=plan)
        else:
            paint_card(painter, place, card, AT_REST, self._thumbnails)
        painter.restore()

    CardPixmaps.paint = paint  # type: ignore[method-assign]
    try:
        yield
    finally:
        CardPixmaps.paint = kept  # type: ignore[method-assign]
