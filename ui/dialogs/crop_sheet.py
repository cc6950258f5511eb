"""The sheet in which a picture is cropped: drag a part of it, or move its edges by keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import painting, theme
from ui.spoken import Role as Spoken
from ui.theme import Role, Type
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.sheet import Sheet

_WIDTH_PX: Final = 760
_AREA_PX: Final = 420
_GRIP_PX: Final = 10
_REACH_PX: Final = 9
_LEAST: Final = 8
"""What stays of a picture is at least so wide and high, in its own pixels."""
_KEY_STEPS: Final = 50
_KEYS: Final = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class CropArea(QWidget):
    """A picture with the part that stays; the rest is dark.

    Arrows move the part, with Shift its lower right corner, with Alt its upper left one.

    Signals:
        changed(): another part is chosen.
    """

    changed = Signal()

    spoken_role = Spoken.Graphic

    def __init__(self, picture: QPixmap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._box = QRect(QPoint(0, 0), picture.size())
        self._from: QPointF | None = None
        self._grip = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(_AREA_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._say()

    @property
    def box(self) -> QRect:
        """The part that stays, in pixels of the picture."""
        return QRect(self._box)

    @property
    def is_whole(self) -> bool:
        """Whether nothing would be cut off."""
        return self._box == QRect(QPoint(0, 0), self._picture.size())

    def choose(self, box: QRect) -> None:
        """Choose another part; it never leaves the picture."""
        whole = QRect(QPoint(0, 0), self._picture.size())
        box = box.normalized().intersected(whole)
        box.setWidth(max(min(_LEAST, whole.width()), box.width()))
        box.setHeight(max(min(_LEAST, whole.height()), box.height()))
        box.moveRight(min(box.right(), whole.right()))
        box.moveBottom(min(box.bottom(), whole.bottom()))
        if box != self._box:
            self._box = box
            self._say()
            self.changed.emit()
            self.update()

    def place(self) -> QRectF:
        """Where the picture stands in the widget."""
        room = QSize(max(1, self.width() - 8), max(1, self.height() - 8))
        size = self._picture.size()
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, max(1, size.width()), max(1, size.height()))

    def focus_shape(self) -> tuple[QRect, int]:
        """The part that stays, for the focus ring."""
        return self._on_screen().toAlignedRect().adjusted(-2, -2, 2, 2), 0

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH_PX, _AREA_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painting.rounded(painter, self.rect(), 6, fill=now.sunken)
        place, box = self.place(), self._on_screen()
        painter.fillRect(place, now.paper)
        painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        dark = painting.with_alpha(now.ink, 0.62)
        for rest in _around(place, box):
            painter.fillRect(rest, dark)
        painting.rounded(painter, box.adjusted(-1, -1, 1, 1), 0, line=now.on_ink, line_px=2)
        line = now.focus if self.hasFocus() else now.accent
        painting.rounded(painter, box.adjusted(-2, -2, 2, 2), 0, line=line, line_px=2)
        for corner in (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
            grip = QRectF(0, 0, _GRIP_PX, _GRIP_PX)
            grip.moveCenter(corner)
            painting.rounded(painter, grip, 2, fill=now.on_ink, line=line, line_px=2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position()
            self._grip = self._grip_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            self.setCursor(_cursor(self._grip_at(event.position())))
            return
        if self._grip == "inside" and not self.is_whole:
            start, end = self._in_picture(self._from), self._in_picture(event.position())
            moved = self._box.translated(end - start)
            whole = self._picture.rect()
            moved.moveLeft(max(0, min(moved.left(), whole.width() - moved.width())))
            moved.moveTop(max(0, min(moved.top(), whole.height() - moved.height())))
            self._from = event.position()
            self.choose(moved)
        elif self._grip in ("inside", ""):
            start, end = self._in_picture(self._from), self._in_picture(event.position())
            self.choose(QRect(start, end))
        else:
            self._drag_edge(self._in_picture(event.position()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._from = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _KEYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        size = self._picture.size()
        by = QPoint(
            way.x() * max(1, size.width() // _KEY_STEPS),
            way.y() * max(1, size.height() // _KEY_STEPS),
        )
        box = QRect(self._box)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            box.setBottomRight(box.bottomRight() + by)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            box.setTopLeft(box.topLeft() + by)
        else:
            box.translate(by)
            if not self._picture.rect().contains(box):
                return
        if box.width() >= _LEAST and box.height() >= _LEAST:
            self.choose(box)

    def _drag_edge(self, to: QPoint) -> None:
        box = QRect(self._box)
        if "left" in self._grip:
            box.setLeft(min(to.x(), box.right() - _LEAST))
        if "right" in self._grip:
            box.setRight(max(to.x(), box.left() + _LEAST))
        if "top" in self._grip:
            box.setTop(min(to.y(), box.bottom() - _LEAST))
        if "bottom" in self._grip:
            box.setBottom(max(to.y(), box.top() + _LEAST))
        self.choose(box)

    def _grip_at(self, at: QPointF) -> str:
        """Which edges are under a point, ``inside`` for the part itself, empty outside it."""
        box = self._on_screen()
        if not box.adjusted(-_REACH_PX, -_REACH_PX, _REACH_PX, _REACH_PX).contains(at):
            return ""
        edges = [
            name
            for name, distance in (
                ("top", abs(at.y() - box.top())),
                ("bottom", abs(at.y() - box.bottom())),
                ("left", abs(at.x() - box.left())),
                ("right", abs(at.x() - box.right())),
            )
            if distance <= _REACH_PX
        ]
        return " ".join(edges) or "inside"

    def _on_screen(self) -> QRectF:
        place, scale = self.place(), self._scale()
        return QRectF(
            place.left() + self._box.left() * scale,
            place.top() + self._box.top() * scale,
            self._box.width() * scale,
            self._box.height() * scale,
        )

    def _in_picture(self, at: QPointF) -> QPoint:
        place, scale = self.place(), self._scale()
        x, y = (at.x() - place.left()) / scale, (at.y() - place.top()) / scale
        size = self._picture.size()
        return QPoint(max(0, min(size.width() - 1, int(x))), max(0, min(size.height() - 1, int(y))))

    def _scale(self) -> float:
        return self.place().width() / max(1, self._picture.width())

    def _say(self) -> None:
        size = self._picture.size()
        self.setAccessibleName(
            f"Part that stays: {self._box.width()} by {self._box.height()} of "
            f"{size.width()} by {size.height()} pixels"
        )


class CropSheet(Sheet):
    """Shows a picture large and gives back the part that is to stay.

    Signals:
        cropped(object): the part (QRect), in pixels of the picture.
    """

    cropped = Signal(object)

    def __init__(self, host: QWidget, content: bytes) -> None:
        super().__init__(host, "Crop the picture", width_px=_WIDTH_PX)
        picture = QPixmap()
        picture.loadFromData(content)
        self.area = CropArea(picture)
        self._size = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, tabular=True)
        self._crop = PrimaryButton("Crop")
        self._crop.clicked.connect(self._on_crop_clicked)
        whole = SecondaryButton("Whole picture")
        whole.clicked.connect(lambda: self.area.choose(picture.rect()))
        cancel = SecondaryButton("Cancel")
        cancel.clicked.connect(self.close_sheet)
        hint = TextLabel(
            "Drag a part, an edge or a corner. Arrows move the part; with Shift they move its "
            "lower right corner, with Alt the upper left one.",
            use=Type.SUPPORT,
            role=Role.TEXT2,
            lines=0,
        )
        self.body_layout.addWidget(self.area, 1)
        self.body_layout.addWidget(hint)
        for part in (whole, self._size):
            self.foot_layout.addWidget(part)
        self.foot_layout.addStretch(1)
        self.foot_layout.addWidget(cancel)
        self.foot_layout.addWidget(self._crop)
        self.area.changed.connect(self._show_size)
        self._show_size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._crop.isEnabled():
            self._on_crop_clicked()
        else:
            super().keyPressEvent(event)

    def _show_size(self) -> None:
        box = self.area.box
        self._size.setText(f"{box.width()} × {box.height()} pixels")
        self._crop.setEnabled(not self.area.is_whole)

    def _on_crop_clicked(self) -> None:
        box = self.area.box
        self.close_sheet()
        self.cropped.emit(box)


def _around(place: QRectF, box: QRectF) -> tuple[QRectF, ...]:
    """The four parts of a picture that are cut off."""
    return (
        QRectF(place.left(), place.top(), place.width(), box.top() - place.top()),
        QRectF(place.left(), box.bottom(), place.width(), place.bottom() - box.bottom()),
        QRectF(place.left(), box.top(), box.left() - place.left(), box.height()),
        QRectF(box.right(), box.top(), place.right() - box.right(), box.height()),
    )


def _cursor(grip: str) -> Qt.CursorShape:
    shapes = {
        "": Qt.CursorShape.CrossCursor,
        "inside": Qt.CursorShape.SizeAllCursor,
        "top": Qt.CursorShape.SizeVerCursor,
        "bottom": Qt.CursorShape.SizeVerCursor,
        "left": Qt.CursorShape.SizeHorCursor,
        "right": Qt.CursorShape.SizeHorCursor,
        "top left": Qt.CursorShape.SizeFDiagCursor,
        "bottom right": Qt.CursorShape.SizeFDiagCursor,
    }
    return shapes.get(grip, Qt.CursorShape.SizeBDiagCursor)
