"""The two headers of the map: elements with their totals at the side, frames at the top."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from narrative_studio.analysis.linking.link_map import LinkMap
from narrative_studio.model.positioning import Element
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import Part
from ui import icons, painting, text, theme
from ui.inspector.element.kinds import KIND_WORDS
from ui.models.link_map import LinkMapModel
from ui.theme import Role, Theme, Type
from ui.workspaces.storyboard.map.delegate import MapDelegate
from ui.workspaces.storyboard.zone_line import ZONE_PX, paint_zone_words

ROWS_PX: Final = 268
COLUMNS_PX: Final = 128
LEAST_PX: Final = 64
_MOST_OF_VIEW: Final = 0.45
_MOST_OF_WIDTH: Final = 0.5
ROW_PX: Final = 39
GROUP_PX: Final = 28
_PAD_PX: Final = 12
_NUMBER_PX: Final = 24
_CODE_PX: Final = 44
_ICON_PX: Final = 12
_ZONE_INSET_PX: Final = 3
_TICK_PX: Final = 4


class MapHeader(QHeaderView):
    """A header whose headings are selected by the map itself: Qt's table would move the cursor.

    Signals:
        pressed(int): a heading was pressed with the left button.
        opened(int): a heading was double clicked.
    """

    pressed = Signal(int)
    opened = Signal(int)

    def __init__(
        self, way: Qt.Orientation, view: QTableView, model: LinkMapModel, cells: MapDelegate
    ) -> None:
        super().__init__(way, view)
        self._map_model = model
        self._cells = cells
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and section >= 0:
            self.pressed.emit(section)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and section >= 0:
            self.opened.emit(section)


class ElementHeader(MapHeader):
    """Code and name of each element, and below them how many frames carry it."""

    def __init__(self, view: QTableView, model: LinkMapModel, cells: MapDelegate) -> None:
        super().__init__(Qt.Orientation.Vertical, view, model, cells)
        self.setAccessibleName("Elements")

    def sizeHint(self) -> QSize:
        """As wide as names want, unless no column is seen beside them any more."""
        wanted, view = theme.current().scaled(ROWS_PX), self.parentWidget()
        most = wanted if view is None else max(ROWS_PX, round(view.width() * _MOST_OF_WIDTH))
        return QSize(min(wanted, most), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        now, found = theme.current(), self._map_model.map
        row = self._map_model.row(section)
        painter.save()
        if row.element is None:
            painter.fillRect(rect, now.chrome)
            spot = QRect(rect.left() + _PAD_PX, rect.center().y() - 7, 14, 14)
            icons.paint_icon(painter, spot, KIND_WORDS[row.kind].icon, Role.TEXT2)
            line_px = now.line_px(Type.BODY_STRONG)
            place = QRect(spot.right() + 9, 0, rect.width() - 50, line_px)
            place.moveTop(rect.center().y() - line_px // 2)
            text.paint_text(painter, place, row.kind.plural, Type.BODY_STRONG, now.text)
        elif found is not None:
            self._paint_element(painter, rect, section, row.element, found)
        painting.h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), now.control)
        painter.restore()

    def _paint_element(
        self, painter: QPainter, rect: QRect, section: int, element: Element, found: LinkMap
    ) -> None:
        now = theme.current()
        is_chosen = section == self._cells.element
        is_hovered = section == self._cells.hovered[0]
        ground = now.selected if is_chosen else now.hover if is_hovered else now.surface
        painter.fillRect(rect, ground)
        if is_chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), now.accent)
        body_px, badge_px = now.line_px(Type.CARD_TITLE), now.line_px(Type.BADGE)
        top = rect.top() + (rect.height() - body_px - badge_px) // 2
        code_px = now.scaled(_CODE_PX)
        code = QRect(rect.left() + _PAD_PX, top, code_px, body_px)
        text.paint_text(painter, code, element.code, Type.SUPPORT, now.text3, tabular=True)
        left = code.right() + 5
        room = QRect(left, top, rect.right() - 8 - left, body_px)
        name = element.name or "Without a name"
        text.paint_text(painter, room, name, Type.CARD_TITLE, now.text)
        room.translate(0, body_px)
        words = self._map_model.total_of(element)
        color = now.text3
        if element in found.uncovered and not self._map_model.is_left_out_element(element):
            color = now.warn
            spot = QRect(left, room.top() + (badge_px - 12) // 2, 12, 12)
            icons.paint_icon(painter, spot, "alert-triangle", Role.WARN)
            room.setLeft(left + 16)
        text.paint_text(painter, room, words, Type.BADGE, color, tabular=True)


class FrameHeader(MapHeader):
    """The number of each frame, and its headline from the bottom up."""

    def __init__(self, view: QTableView, model: LinkMapModel, cells: MapDelegate) -> None:
        super().__init__(Qt.Orientation.Horizontal, view, model, cells)
        self.setAccessibleName("Frames")

    def sizeHint(self) -> QSize:
        """As high as headlines want, unless so little is left that nobody sees a row."""
        now, view = theme.current(), self.parentWidget()
        wanted = now.scaled(COLUMNS_PX + (ZONE_PX if self._map_model.has_zones else 0))
        most = wanted if view is None else round(view.height() * _MOST_OF_VIEW)
        return QSize(super().sizeHint().width(), min(wanted, max(most, now.scaled(LEAST_PX))))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        frame, story = self._map_model.frame(section), self._map_model.story
        if frame is None or story is None:
            return
        now = theme.current()
        is_chosen = section in self._cells.frames
        is_hovered = section == self._cells.hovered[1]
        painter.save()
        ground = now.selected if is_chosen else now.hover if is_hovered else now.chrome
        painter.fillRect(rect, ground)
        if is_chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width() - 1, 3), now.accent)
        number_px = now.scaled(_NUMBER_PX)
        foot = QRect(rect.left(), rect.bottom() - number_px, rect.width() - 1, number_px)
        strong = QFont(now.font(Type.BODY_STRONG, tabular=True))
        painter.setFont(strong)
        is_setup = story.beat(frame).part is Part.SETUP
        is_out = self._map_model.is_left_out(section)
        painter.setPen(now.text3 if is_out else now.setup if is_setup else now.follow)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(section + 1))
        if self._map_model.differs(section):
            digits_px = painter.fontMetrics().horizontalAdvance(str(section + 1))
            spot = QRect(foot.center().x() + digits_px // 2 + 4, 0, _ICON_PX, _ICON_PX)
            spot.moveTop(foot.center().y() - _ICON_PX // 2 + 1)
            icons.paint_icon(painter, spot, "versions", Role.ACCENT)
        room = rect.adjusted(0, 8, -1, -number_px - 2)
        if self._map_model.has_zones:
            self._paint_zone(painter, rect, section, now)
            room.setTop(rect.top() + now.scaled(ZONE_PX) + 6)
        self._paint_headline(painter, room, frame, now, is_left_out=is_out)
        line = painting.with_alpha(now.border, 0.8)
        # The words of a zone run over its columns.
        top = now.scaled(ZONE_PX) + 1 if self._map_model.zone(section) is not None else 0
        painter.fillRect(QRect(rect.right(), rect.top() + top, 1, rect.height() - top), line)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), now.control)
        painter.restore()

    def _paint_zone(self, painter: QPainter, rect: QRect, section: int, now: Theme) -> None:
        """The piece of a zone's line that lies over one column; its words begin in sight."""
        zone, model = self._map_model.zone(section), self._map_model
        if zone is None:
            return
        first, last = section, section
        while first and model.zone(first - 1) == zone:
            first -= 1
        while last + 1 < self.count() and model.zone(last + 1) == zone:
            last += 1
        begin = self.sectionViewportPosition(first) + _ZONE_INSET_PX
        end = self.sectionViewportPosition(last) + self.sectionSize(last) - _ZONE_INSET_PX
        left, right = max(rect.left(), begin), min(rect.right() + 1, end)
        y = rect.top() + now.scaled(ZONE_PX)
        color = now.warn if zone.is_over else now.control
        painter.fillRect(QRect(left, y, right - left, 1), color)
        for x in (begin, end - 1):
            if rect.left() <= x <= rect.right():
                painter.fillRect(QRect(x, y, 1, _TICK_PX), color)
        words_left = max(begin, 0) + _TICK_PX
        place = QRect(words_left, rect.top() + 4, end - words_left, y - rect.top() - 4)
        painter.save()
        painter.setClipRect(rect)
        paint_zone_words(painter, zone, place, now)
        painter.restore()

    def _paint_headline(
        self, painter: QPainter, room: QRect, frame: Frame, now: Theme, *, is_left_out: bool
    ) -> None:
        """As many lines as the width of the column has room for, turned by a quarter."""
        use = Type.BADGE
        line_px = now.line_px(use)
        most = max(1, min(3, (room.width() - 4) // line_px))
        words = frame.headline or "No headline yet"
        font = QFont(now.font(use))
        font.setWeight(QFont.Weight.Normal)
        lines = text.lines_of(words, font, room.height(), max(1, most - is_left_out))
        if is_left_out:
            lines = ("Left out", *lines)[:most]
        painter.save()
        painter.translate(room.left(), room.bottom() + 1)
        painter.rotate(-90)
        across = len(lines) * line_px
        place = QRect(0, (room.width() - across) // 2, room.height(), across)
        color = now.text if frame.headline and not is_left_out else now.text3
        text.paint_lines(painter, place, lines, font, line_px, color)
        painter.restore()
