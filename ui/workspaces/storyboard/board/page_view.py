"""A list view that lays a storyboard out on one page: headings, lanes, cards, backups.

It is a QListView to Qt and to assistive technology, and lays itself out by arithmetic: a change of
one frame costs the repaint of one cell, whatever the story's length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui import theme
from ui.models.storyboard import StoryboardModel
from ui.models.thumbnails import Thumbnails
from ui.workspaces.storyboard.board.card_delegate import CardDelegate
from ui.workspaces.storyboard.board.card_plan import BOARD_CARD, GRID_CARD
from ui.workspaces.storyboard.board.geometry import (
    LEAST_CARD_PX,
    LEAST_LARGE_CARD_PX,
    MOST_CARD_PX,
    Block,
    Geometry,
    Measures,
)
from ui.workspaces.storyboard.board.glide import Glide
from ui.workspaces.storyboard.board.headings import headings_of
from ui.workspaces.storyboard.board.lanes import LANE_PX, Heading, paint_heading
from ui.workspaces.storyboard.zone_line import ZONE_PX

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
_SCROLL_STEP_PX: Final = 40


class PageView(QListView):
    """Shows a StoryboardModel as board (parts with headings) or as grid (one run of cards)."""

    def __init__(
        self, model: StoryboardModel, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.board = model
        self.cards = CardDelegate(model, thumbnails, self)
        self._is_grid = False
        self._geometry: Geometry | None = None
        self._fitted_to: tuple[object, ...] = ()
        self._headings: list[Heading] | None = None
        self._glide = Glide(self)
        self.band = QRect()
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Storyboard")
        # An opaque ground lets Qt move what is painted when it scrolls, instead of painting anew.
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setItemDelegate(self.cards)
        self.setModel(model)
        model.arranging.connect(self._on_model_arranging)
        model.arranged.connect(self._on_model_arranged)
        model.zones_changed.connect(self._on_model_zones_changed)
        model.figures_changed.connect(self._on_model_figures_changed)
        thumbnails.arrived.connect(self._on_thumbnails_arrived)
        self._glide.moved.connect(self._on_glide_moved)
        theme.changes().changed.connect(self._on_theme_changed)

    @property
    def is_grid(self) -> bool:
        """Whether all cards stand in one run, without parts."""
        return self._is_grid

    def show_grid(self, *, is_grid: bool) -> None:
        """Show the cards as one run, or parted."""
        if is_grid == self._is_grid:
            return
        self._is_grid = is_grid
        self.cards.plan = GRID_CARD if is_grid else BOARD_CARD
        self._lay_out()
        self.scrollTo(self.currentIndex())

    def place_geometry(self) -> Geometry:
        """Where everything is on the page; page and viewport differ by ``verticalOffset``."""
        blocks = self._blocks()
        measures = _measures(theme.current(), is_grid=self._is_grid, has_zones=self.board.has_zones)
        wanted = (self.width(), self.viewport().height(), blocks, measures)
        if self._geometry is None or self._fitted_to != wanted:
            self._geometry, self._fitted_to = Geometry.fitted(*wanted), wanted
            self.cards.geometry = self._geometry
        return self._geometry

    def card_rect(self, row: int) -> QRect:
        """Where the card of a row is in the viewport."""
        geometry = self.place_geometry()
        return geometry.card(geometry.cell(row)).translated(0, -self.verticalOffset())

    def repaint_row(self, row: int) -> None:
        """Paint one cell anew."""
        if 0 <= row < self.board.rowCount():
            self.viewport().update(self.visualRect(self.board.index(row)))

    def ring_row(self) -> int:
        """The row that the focus ring surrounds, -1 for none."""
        return self.currentIndex().row() if self.hasFocus() else -1

    def paint_over(self, painter: QPainter, offset: int) -> None:
        """Paint what lies above the cards; ``offset`` is the top of the viewport on the page."""

    def strip_words(self, point: QPoint) -> str:
        """Name and time, in full, of the beat or the zone whose strip is at a point of the view."""
        geometry, page = self.place_geometry(), point + QPoint(0, self.verticalOffset())
        row = geometry.row_at(page)
        if row < 0:
            return ""
        cell, lane, zone = geometry.cell(row), self.board.lane(row), self.board.zone(row)
        if zone is not None and geometry.zone(cell).contains(page):
            return f"{zone.name}  {zone.words}"
        if lane is not None and geometry.lane(cell).contains(page):
            return f"{lane.title}  {lane.time}".rstrip()
        return ""

    # Layout, in Qt's names

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        # A list view would lay everything out anew; here no text changes the size of a cell.
        QAbstractItemView.dataChanged(self, first, last, roles)

    def updateGeometries(self) -> None:
        height = self.place_geometry().height
        bar = self.verticalScrollBar()
        bar.setSingleStep(_SCROLL_STEP_PX)
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, height - self.viewport().height()))
        QAbstractItemView.updateGeometries(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize() != event.size():
            self._lay_out()
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid() or index.row() >= self.board.rowCount():
            return QRect()
        return self.place_geometry().cell(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        geometry = self.place_geometry()
        page = point + QPoint(0, self.verticalOffset())
        row = geometry.row_at(page)
        if row < 0 or not geometry.card(geometry.cell(row)).contains(page):
            return QModelIndex()
        return self.board.index(row)

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        geometry = self.place_geometry()
        cell = geometry.cell(index.row())
        block = geometry.block_of(index.row())
        if geometry.line_of(index.row()).start == geometry.blocks[block].first:
            cell = cell.united(geometry.heading(block))
        bar, height = self.verticalScrollBar(), self.viewport().height()
        hints = QAbstractItemView.ScrollHint
        if hint == hints.PositionAtCenter:
            bar.setValue(cell.center().y() - height // 2)
        elif hint == hints.PositionAtTop or cell.top() < bar.value():
            bar.setValue(cell.top())
        elif hint == hints.PositionAtBottom or cell.bottom() >= bar.value() + height:
            bar.setValue(min(cell.top(), cell.bottom() + 1 - height))

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for row in self._visible():
            index = self.board.index(row)
            if selection.contains(index):
                region += self.visualRect(index)
        return region

    def setSelection(self, rect: QRect, command: _Flag) -> None:
        chosen = QItemSelection()
        if self.state() == QAbstractItemView.State.DragSelectingState:
            self._select_in(rect.normalized(), chosen)
        else:
            # Qt hands over the cell where a range began and the one where it ends.
            first, last = self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight())
            if first.isValid() and last.isValid():
                low, high = sorted((first.row(), last.row()))
                chosen.select(self.board.index(low), self.board.index(high))
        self.selectionModel().select(chosen, command)

    def _select_in(self, band: QRect, chosen: QItemSelection) -> None:
        """Choose the cards that a band touches, and show the band."""
        self.band = band
        self.viewport().update()
        page = band.translated(0, self.verticalOffset())
        for rows in self.place_geometry().rows_between(page.top(), page.bottom() + 1):
            for row in rows:
                if self.card_rect(row).intersects(band):
                    chosen.select(self.board.index(row), self.board.index(row))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        count = self.board.rowCount()
        if not count:
            return QModelIndex()
        current = self.currentIndex()
        if not current.isValid():
            return self.board.index(0)
        row, actions = current.row(), QAbstractItemView.CursorAction
        geometry = self.place_geometry()
        page = max(1, self.viewport().height() // geometry.measures.cell_px)
        if action in (actions.MoveLeft, actions.MovePrevious):
            row -= 1
        elif action in (actions.MoveRight, actions.MoveNext):
            row += 1
        elif action == actions.MoveUp:
            row = geometry.above(row)
        elif action == actions.MoveDown:
            row = geometry.below(row)
        elif action == actions.MovePageUp:
            row = geometry.above(row, lines=page)
        elif action == actions.MovePageDown:
            row = geometry.below(row, lines=page)
        elif action == actions.MoveHome:
            row = 0
        elif action == actions.MoveEnd:
            row = count - 1
        return self.board.index(max(0, min(count - 1, row)))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.strip_words(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().viewportEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        self.cards.attention.ring = self.ring_row()
        with QPainter(self.viewport()) as painter:
            offset = self.verticalOffset()
            self._paint_page(painter, event.region(), offset)
            self.paint_over(painter, offset)

    def _paint_page(self, painter: QPainter, region: QRegion, offset: int) -> None:
        geometry = self.place_geometry()
        area = region.boundingRect().translated(0, offset)
        self._paint_headings(painter, geometry, area, offset)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~QStyle.StateFlag.State_Selected
        selection = self.selectionModel()
        shifts = self._glide.shifts
        gliding: list[tuple[int, QRect, bool]] = []
        for rows in geometry.rows_between(area.top(), area.bottom() + 1):
            for row in rows:
                cell = geometry.cell(row).translated(0, -offset)
                if not region.intersects(cell):
                    continue
                index = self.board.index(row)
                is_selected = selection.isSelected(index)
                if shifts and (shift := shifts.get(self.board.place(row).key)) is not None:
                    self.cards.paint_lane(painter, row, cell)
                    gliding.append((row, cell.translated(shift), is_selected))
                    continue
                option.rect = cell
                option.state = plain
                if is_selected:
                    option.state = plain | QStyle.StateFlag.State_Selected
                self.cards.paint(painter, option, index)
        for row, cell, is_selected in gliding:
            self.cards.paint_card(painter, row, cell, is_selected=is_selected)

    def _paint_headings(
        self, painter: QPainter, geometry: Geometry, area: QRect, offset: int
    ) -> None:
        for number, block in enumerate(geometry.blocks):
            place = geometry.heading(number)
            if block.has_heading and place.intersects(area):
                if self._headings is None:
                    self._headings = headings_of(self.board)
                found = self._headings[-1 if self._is_grid else number]
                paint_heading(painter, found, place.translated(0, -offset))

    # Inside

    def _blocks(self) -> tuple[Block, ...]:
        stretches = self.board.stretches
        if not self._is_grid:
            return tuple(Block(one.first, one.count, True) for one in stretches)
        told = [one for one in stretches if one.part is not None]
        blocks = [Block(0, told[-1].end, False)] if told else []
        blocks += [Block(one.first, one.count, True) for one in stretches if one.part is None]
        return tuple(blocks)

    def _lay_out(self) -> None:
        self._geometry = None
        self.updateGeometries()
        self.viewport().update()

    def _visible(self) -> list[int]:
        top = self.verticalOffset()
        spans = self.place_geometry().rows_between(top, top + self.viewport().height())
        return [row for rows in spans for row in rows]

    def _places_now(self) -> dict[str, QPoint]:
        """Where the cells are that can be seen, by the keys of their places."""
        return {
            self.board.place(row).key: self.visualRect(self.board.index(row)).topLeft()
            for row in self._visible()
        }

    # Slots

    def _on_model_arranging(self) -> None:
        if self.isVisible():
            self._glide.leave(self._places_now())

    def _on_model_arranged(self) -> None:
        self._headings = None
        self.cards.attention.hovered = -1
        self._lay_out()
        if self.isVisible():
            self._glide.arrive(self._places_now())

    def _on_glide_moved(self) -> None:
        self.viewport().update()

    def _on_model_figures_changed(self) -> None:
        self._headings = None
        geometry = self.place_geometry()
        for number in range(len(geometry.blocks)):
            place = geometry.heading(number).translated(0, -self.verticalOffset())
            self.viewport().update(place)

    def _on_model_zones_changed(self) -> None:
        self._lay_out()

    def _on_thumbnails_arrived(self, picture: str) -> None:
        self.cards.pixmaps.forget_picture(picture)
        for row in self._visible():
            if self.board.card(row).picture == picture:
                self.repaint_row(row)

    def _on_theme_changed(self) -> None:
        self.cards.pixmaps.clear()
        self._lay_out()


def _measures(now: theme.Theme, *, is_grid: bool, has_zones: bool) -> Measures:
    # Larger text takes wider cards, rather than more of it being cut.
    if is_grid:
        return Measures(
            lane_px=0,
            lane_gap_px=8,
            card_px=GRID_CARD.height_px(now),
            foot_px=6,
            heading_px=now.scaled(26),
            space_px=8,
            end_px=10,
            least_card_px=now.scaled(LEAST_LARGE_CARD_PX),
            zone_px=now.scaled(ZONE_PX) if has_zones else 0,
        )
    return Measures(
        lane_px=now.scaled(LANE_PX),
        lane_gap_px=6,
        card_px=BOARD_CARD.height_px(now),
        foot_px=8,
        heading_px=now.scaled(26),
        space_px=2,
        end_px=10,
        least_card_px=max(LEAST_CARD_PX, now.scaled(LEAST_CARD_PX)),
        most_card_px=now.scaled(MOST_CARD_PX),
        zone_px=now.scaled(ZONE_PX) if has_zones else 0,
    )
