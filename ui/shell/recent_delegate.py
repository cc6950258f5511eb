"""How a recent document is painted: its picture, what it is, its file, and the pin."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, painting, text, theme
from ui.recent_pictures import SIZE, thumbnail_of
from ui.shell.recent_model import ROW, Row
from ui.theme import RADIUS_BADGE, RADIUS_CARD, Role, Type

_ROW_PX: Final = 68
_HEADING_PX: Final = 34
_PAD_PX: Final = 10
_PIN_PX: Final = 16
_PIN_REACH_PX: Final = 28
_Index = QModelIndex | QPersistentModelIndex


class RecentDelegate(QStyledItemDelegate):
    """Paints headings and documents; the pin shows where it is set, or the row is pointed at."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(ROW)
        is_heading = isinstance(row, Row) and row.recent is None
        return QSize(200, theme.current().scaled(_HEADING_PX if is_heading else _ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, view = index.data(ROW), option.widget
        assert isinstance(row, Row)
        assert isinstance(view, QListView)
        now = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.recent is None:
            place = QRect(option.rect).adjusted(12, 8, -12, 0)
            text.paint_text(painter, place, row.heading, Type.BODY_STRONG, now.text)
        else:
            self._paint_document(painter, row, QRect(option.rect), view, index)
        painter.restore()

    def _paint_document(
        self, painter: QPainter, row: Row, whole: QRect, view: QListView, index: _Index
    ) -> None:
        one = row.recent
        assert one is not None
        now = theme.current()
        rect = whole.adjusted(2, 1, -2, -1)
        is_current = view.currentIndex() == index and view.hasFocus()
        point = view.viewport().mapFromGlobal(view.cursor().pos())
        is_hovered = view.viewport().underMouse() and rect.contains(point)
        if is_current or is_hovered:
            painting.rounded(painter, rect, RADIUS_CARD, fill=now.hover)
        if is_current:
            inner = rect.adjusted(1, 1, -1, -1)
            painting.rounded(painter, inner, RADIUS_CARD, line=now.focus, line_px=2)
        mark = QRect(QPoint(rect.left() + _PAD_PX, 0), SIZE)
        mark.moveTop(rect.top() + (rect.height() - SIZE.height()) // 2)
        self._paint_picture(painter, mark, row)
        pin = pin_place(whole)
        has_pin = one.is_pinned or is_current or is_hovered
        if has_pin:
            icon = "pin-filled" if one.is_pinned else "pin"
            role = Role.ACCENT if one.is_pinned else Role.TEXT2
            spot = QRect(0, 0, _PIN_PX, _PIN_PX)
            spot.moveCenter(pin.center())
            if is_hovered and pin.contains(point):
                painting.rounded(painter, pin, RADIUS_BADGE, fill=now.selected)
            icons.paint_icon(painter, spot, icon, role)
        left = mark.right() + 13
        lines_px = now.line_px(Type.BODY) + 2 * now.line_px(Type.SUPPORT)
        top = rect.top() + (rect.height() - lines_px) // 2
        right = pin.left() - 4 if has_pin else rect.right() - _PAD_PX
        line = QRect(left, top, right - left, now.line_px(Type.BODY))
        text.paint_text(painter, line, one.title or "Untitled", Type.BODY_STRONG, now.text)
        line = line.translated(0, now.line_px(Type.BODY))
        text.paint_text(painter, line, row.facts, Type.SUPPORT, now.text2)
        line = line.translated(0, now.line_px(Type.SUPPORT))
        if row.is_missing:
            self._paint_missing(painter, line)
        else:
            text.paint_text(painter, line, row.file_name, Type.SUPPORT, now.text2)

    def _paint_missing(self, painter: QPainter, line: QRect) -> None:
        now = theme.current()
        spot = QRect(line.left(), line.center().y() - 6, 12, 12)
        icons.paint_icon(painter, spot, "alert-triangle", Role.WARN)
        words = line.adjusted(17, 0, 0, 0)
        text.paint_text(painter, words, "Not found. Locate…", Type.SUPPORT, now.warn)

    def _paint_picture(self, painter: QPainter, place: QRect, row: Row) -> None:
        now = theme.current()
        assert row.recent is not None
        path = row.recent.path
        pixmap = None if row.is_missing else _pixmap(path, row.recent.opened_on, row.facts)
        ground = now.surface if pixmap is None else now.paper
        painting.rounded(painter, place, RADIUS_BADGE, fill=ground)
        if pixmap is None:
            icon = "file-off" if row.is_missing else "layout-board"
            spot = QRect(0, 0, 20, 20)
            spot.moveCenter(place.center())
            icons.paint_icon(painter, spot, icon, Role.TEXT3 if row.is_missing else Role.ACCENT)
        else:
            clip = QPainterPath()
            clip.addRoundedRect(place, RADIUS_BADGE, RADIUS_BADGE)
            painter.save()
            painter.setClipPath(clip)
            size = pixmap.deviceIndependentSize().toSize()
            spot = QRect(QPoint(0, 0), size)
            spot.moveCenter(place.center())
            painter.drawPixmap(spot.topLeft(), pixmap)
            painter.restore()
        painting.rounded(painter, place, RADIUS_BADGE, line=now.border)


def pin_place(row: QRect) -> QRect:
    """Where the pin of a row is used with the mouse."""
    place = QRect(0, 0, _PIN_REACH_PX, _PIN_REACH_PX)
    place.moveCenter(QPoint(row.right() - 20, row.top() + row.height() // 3))
    return place


@lru_cache(maxsize=64)
def _pixmap(path: str, *_state: str) -> QPixmap | None:
    """The picture of a document, read once for each state in which it was left."""
    image: QImage | None = thumbnail_of(path)
    if image is None:
        return None
    ratio = 2.0
    fitting = image.scaled(
        SIZE * ratio,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    pixmap = QPixmap.fromImage(fitting)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def forget_pictures() -> None:
    """Read the pictures anew: documents were opened or closed meanwhile."""
    _pixmap.cache_clear()
