"""What stands around the map: the key to its marks, and how much each frame carries."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from narrative_studio.analysis.naming import listed
from ui import icons, painting, text, theme
from ui.theme import Role, Type
from ui.workspaces.storyboard.map.delegate import paint_mark
from ui.workspaces.storyboard.map.view import MapView

_HEIGHT_PX: Final = 32
_PAD_PX: Final = 12
_LINE_PX: Final = 26
_MARK_PX: Final = 20
_KEY: Final = (
    ("link", "the frame carries it"),
    ("presentation", "a demo step of it does"),
    ("unlink", "suspect link"),
)
_HINT: Final = "Space or double click links, unlinks"


class MapKey(QWidget):
    """Says what the marks mean, in the corner between the headers."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        words = "; ".join(words for _sign, words in _KEY)
        self.setAccessibleName(f"Key to the marks: {words}. {_HINT}")
        view.arranged.connect(self._fit)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.chrome)
        line_px, pitch = now.line_px(Type.SUPPORT), now.scaled(_LINE_PX)
        has_hint = pitch * len(_KEY) + line_px + 20 <= self.height()
        if not has_hint:
            pitch = min(pitch, (self.height() - 8) // len(_KEY))
        top = self.height() - (line_px + 12 if has_hint else 4) - pitch * len(_KEY)
        hint = QRect(_PAD_PX, self.height() - 10 - line_px, self.width() - 2 * _PAD_PX, line_px)
        for sign, words in _KEY:
            spot = QRect(_PAD_PX - 2, top, now.scaled(_MARK_PX) + 4, pitch)
            paint_mark(painter, spot, sign)
            left = spot.right() + 9
            place = QRect(left, top + (pitch - line_px) // 2, self.width() - left - 8, line_px)
            text.paint_text(painter, place, words, Type.SUPPORT, now.text2)
            top += pitch
        if has_hint:
            text.paint_text(painter, hint, _HINT, Type.SUPPORT, now.text3)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), now.control)
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), now.control)

    def _fit(self) -> None:
        width, height = self._view.verticalHeader().width(), self._view.horizontalHeader().height()
        self.setGeometry(0, 0, width, height)
        self.raise_()


class MapTotals(QWidget):
    """One line below the map: how many elements each frame carries; none asks for something."""

    def __init__(self, view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Elements carried by each frame")
        view.arranged.connect(self._on_view_arranged)
        view.links.dataChanged.connect(self._on_links_changed)
        view.links.modelReset.connect(self._on_links_changed)
        self._on_links_changed()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.current().scaled(_HEIGHT_PX))

    def count(self, column: int) -> int:
        """How many elements the frame of a column carries."""
        frame, found = self._view.links.frame(column), self._view.links.map
        return 0 if frame is None or found is None else found.carrying.get(frame.id, 0)

    def is_orphan(self, column: int) -> bool:
        """Whether the frame of a column carries none and does not say why."""
        frame, found = self._view.links.frame(column), self._view.links.map
        return frame is not None and found is not None and frame in found.orphans

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            column = self._column_at(event.pos())
            words = self._view.links.headerData(
                column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
            )
            QToolTip.showText(event.globalPos(), str(words or ""), self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.chrome)
        painter.fillRect(QRect(0, 0, self.width(), 1), now.control)
        head_px = self._view.verticalHeader().width()
        line_px = now.line_px(Type.SUPPORT_STRONG)
        place = QRect(_PAD_PX, (self.height() - line_px) // 2, head_px - 2 * _PAD_PX, line_px)
        words = "Elements that the frame carries"
        text.paint_text(painter, place, words, Type.SUPPORT_STRONG, now.text2)
        painter.fillRect(QRect(head_px - 1, 0, 1, self.height()), now.control)
        room = QRect(head_px, 0, self._view.viewport().width(), self.height())
        painter.setClipRegion(QRegion(room))
        for column in range(self._view.links.columnCount()):
            rect = self._view.column_rect(column)
            cell = QRect(rect.left(), 1, rect.width() - 1, self.height() - 1)
            if cell.intersects(room):
                self._paint_total(painter, cell, column)

    def _paint_total(self, painter: QPainter, cell: QRect, column: int) -> None:
        now = theme.current()
        painter.setFont(now.font(Type.SUPPORT, tabular=True))
        if self._view.links.is_left_out(column):
            painter.setPen(now.text3)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, "–")
            return
        if self.is_orphan(column):
            box = cell.adjusted(2, 4, -2, -4)
            painting.rounded(painter, box, 4, fill=now.warn_soft)
            spot = QRect(0, 0, 14, 14)
            spot.moveCenter(cell.center())
            icons.paint_icon(painter, spot, "alert-triangle", Role.WARN)
            return
        count = self.count(column)
        painter.setPen(now.text if count else now.text3)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(count))

    def _column_at(self, point: QPoint) -> int:
        return self._view.columnAt(point.x() - self._view.viewport().x())

    def _on_view_arranged(self) -> None:
        self.update()

    def _on_links_changed(self) -> None:
        columns = range(self._view.links.columnCount())
        orphans = [str(column + 1) for column in columns if self.is_orphan(column)]
        words = "Every frame carries an element"
        if orphans:
            words = f"{'Frame' if len(orphans) == 1 else 'Frames'} {listed(orphans)} without any"
        self.setAccessibleDescription(words)
        self.update()
