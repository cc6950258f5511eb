"""One slide of a deck on its paper, as it will look in the file."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from exporters.deck.painting.painted import PaintedSlide
from ui import icons, painting, slide_painting, text, theme
from ui.models.thumbnails import Thumbnails
from ui.spoken import Role as Spoken
from ui.theme import RADIUS_BADGE, RADIUS_CONTROL, Role, Type

_FRAME_PX: Final = 1
_WORDS_ASIDE_PX: Final = 24
_MOST_LINES: Final = 6
_GREY_ON_PAPER: Final = QColor("#43504F")
STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: 1,
}
"""How many slides further on each key goes."""

_PRESSES: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DOOR_PX: Final = 24
_DOOR_ICON_PX: Final = 16
_ENDS: Final = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}


class SlidePreview(QWidget):
    """Paints a slide; the arrow keys ask for the one before or after it.

    ``pictures`` reads what the slides show. Where ``opens`` says what a click does, a click, Space
    and Enter do it.

    Signals:
        stepped(int): another slide is wanted, so many further on.
        ended(int): the first (-1) or the last (1) slide is wanted.
        opened(): it was clicked, or pressed with a key.
    """

    stepped = Signal(int)
    ended = Signal(int)
    opened = Signal()

    spoken_role = Spoken.Graphic

    def __init__(
        self, pictures: Thumbnails, *, opens: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._opens = opens
        self._is_pressed = False
        if opens:
            self.spoken_role = Spoken.Button
            self.spoken_press = self._press
        self._pictures.arrived.connect(self._on_pictures_arrived)
        self._slide: PaintedSlide | None = None
        self._words = ""
        self._proportion = 16 / 9
        self._painted: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Preview")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, bool(opens))

    @property
    def slide(self) -> PaintedSlide | None:
        """The slide that is shown."""
        return self._slide

    @property
    def proportion(self) -> float:
        """How wide the slide is for its height."""
        return self._proportion

    def show_slide(self, slide: PaintedSlide, *, count: int, remarks: str = "") -> None:
        """Show one slide of so many, 0 where nobody has counted them.

        ``remarks`` are spoken after what stands on it.
        """
        is_same = slide == self._slide
        self._slide, self._words = slide, ""
        self._proportion = slide.cx / slide.cy
        of_all = f" of {count}" if count else ""
        hidden = ", hidden" if slide.is_hidden else ""
        self.setAccessibleName(f"Slide {slide.number}{of_all}{hidden}: {slide.title}")
        self.setAccessibleDescription("\n".join(filter(None, (slide.words, remarks))))
        self._offer(is_offered=True)
        if not is_same:
            self._repaint()

    def show_words(self, words: str) -> None:
        """Show why there is no slide to be seen."""
        self._slide, self._words = None, words
        self.setAccessibleName("Preview")
        self.setAccessibleDescription(words)
        self._offer(is_offered=False)
        self._repaint()

    def paper(self) -> QRectF:
        """Where the slide stands in this widget: in the middle, as large as there is room."""
        room = QRectF(self.rect().adjusted(_FRAME_PX, _FRAME_PX, -_FRAME_PX, -_FRAME_PX))
        width = max(1.0, min(room.width(), room.height() * self._proportion))
        height = width / self._proportion
        left = room.center().x() - width / 2
        return QRectF(round(left), round(room.center().y() - height / 2), width, height)

    def height_for(self, width_px: int) -> int:
        """The height at which the slide takes all of that width."""
        return round((width_px - 2 * _FRAME_PX) / self._proportion) + 2 * _FRAME_PX

    def sizeHint(self) -> QSize:
        return QSize(480, self.height_for(480))

    def focus_shape(self) -> tuple[QRect, int]:
        """The slide with its frame, for the focus ring: a slide may be of any colour."""
        frame = self.paper().adjusted(-_FRAME_PX, -_FRAME_PX, _FRAME_PX, _FRAME_PX)
        return frame.toAlignedRect(), RADIUS_BADGE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.stepped.emit(STEPS[key])
        elif key in _ENDS:
            self.ended.emit(_ENDS[key])
        elif key in _PRESSES and self._opens:
            self._press()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._is_pressed = is_left and self._can_open
        if not self._is_pressed:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_pressed, self._is_pressed = self._is_pressed, False
        if was_pressed and self.rect().contains(event.position().toPoint()):
            self.opened.emit()
        else:
            super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._painted = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._painted = None
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        paper = self.paper()
        if self._slide is None:
            painter.fillRect(paper, now.paper)
            self._paint_words(painter, paper)
        else:
            if self._painted is None or self._painted.devicePixelRatio() != self._ratio():
                self._painted = self._paint_slide(self._slide, paper)
            painter.drawPixmap(paper.topLeft(), self._painted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = paper.adjusted(-_FRAME_PX, -_FRAME_PX, _FRAME_PX, _FRAME_PX)
        painting.rounded(painter, frame, 2, line=now.control, line_px=_FRAME_PX)
        if self._can_open and (self.underMouse() or self.hasFocus()):
            self._paint_door(painter, paper)

    @property
    def _can_open(self) -> bool:
        return bool(self._opens) and self._slide is not None

    def _press(self) -> None:
        if self._can_open:
            self.opened.emit()

    def _offer(self, *, is_offered: bool) -> None:
        """Say what a click does, as long as there is something to click on."""
        self.setToolTip(self._opens if is_offered else "")
        if self._opens:
            shape = Qt.CursorShape.PointingHandCursor if is_offered else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    def _paint_door(self, painter: QPainter, paper: QRectF) -> None:
        """A sign in the corner that the slide can be seen in large."""
        now = theme.current()
        edge = now.scaled(_DOOR_PX)
        corner = paper.bottomRight().toPoint() - QPoint(edge + 4, edge + 4)
        place = QRect(corner, QSize(edge, edge))
        painting.rounded(painter, place, RADIUS_CONTROL, fill=now.chrome, line=now.control)
        icon_px = now.scaled(_DOOR_ICON_PX)
        spot = QRect(0, 0, icon_px, icon_px)
        spot.moveCenter(place.center())
        icons.paint_icon(painter, spot, "zoom-in", Role.TEXT)

    def _paint_words(self, painter: QPainter, paper: QRectF) -> None:
        now = theme.current()
        room = paper.toRect().adjusted(_WORDS_ASIDE_PX, 0, -_WORDS_ASIDE_PX, 0)
        lines = text.lines_of(self._words, now.font(Type.BODY), room.width(), _MOST_LINES)
        room.setTop(room.center().y() - len(lines) * now.line_px(Type.BODY) // 2)
        text.paint_text(
            painter, room, self._words, Type.BODY, _GREY_ON_PAPER, max_lines=_MOST_LINES
        )

    def _paint_slide(self, slide: PaintedSlide, paper: QRectF) -> QPixmap:
        """The slide in its own colours, as bright as paper is in the theme in force."""
        ratio = self._ratio()
        made = QPixmap((paper.size() * ratio).toSize())
        made.setDevicePixelRatio(ratio)
        painter = QPainter(made)
        # All of its pixels, of which the last ones stand over the edge of the paper by a part.
        target = QRectF(0, 0, made.width() / ratio, made.height() / ratio)
        slide_painting.paint_slide(painter, slide, target, self._pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(target, theme.current().paper)
        painter.end()
        return made

    def _pixmap(self, key: str, room: QSize) -> QPixmap | None:
        return self._pictures.thumbnail(key, room, self._ratio())

    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def _repaint(self) -> None:
        self._painted = None
        self.update()

    def _on_pictures_arrived(self, _key: str) -> None:
        if self._slide is not None:
            self._repaint()
