"""Number and headline of each row, kept in sight while the outline is scrolled sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from ui import text, theme
from ui.models.outline_columns import HEADLINE, NUMBER
from ui.styling.lists import HEADER_LEFT_PX, SELECTION_BAR_PX
from ui.theme import Type
from ui.workspaces.storyboard.outline.headings import paint_zones, rows_in_sight

if TYPE_CHECKING:
    from ui.workspaces.storyboard.outline.view import OutlineView

_MOST_PX: Final = 240
_Flag = QItemSelectionModel.SelectionFlag


class PinnedColumns(QWidget):
    """Lies over the start of the table once the headlines have been scrolled out of it.

    A click selects the row and leaves the table where it is; the keyboard stays with the table.
    """

    def __init__(self, view: OutlineView) -> None:
        super().__init__(view)
        self._view = view
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        view.horizontalScrollBar().valueChanged.connect(self.fit)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        view.selectionModel().selectionChanged.connect(self._on_scrolled)
        view.outline.dataChanged.connect(self._on_scrolled)
        for signal in (view.outline.rowsMoved, view.outline.rowsInserted, view.outline.modelReset):
            signal.connect(self._on_scrolled)

    def fit(self) -> None:
        """Come where the headlines are out of sight, go where they are in it."""
        view = self._view
        column = view.outline.column_at(HEADLINE)
        is_out = not view.isColumnHidden(column) and view.columnViewportPosition(column) < 0
        if is_out:
            bar = view.horizontalScrollBar()
            foot = bar.height() if bar.isVisible() else 0
            self.setGeometry(0, 0, sum(self._widths()), view.height() - foot)
            self.raise_()
        self.setVisible(is_out)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        view, now = self._view, theme.current()
        painter = QPainter(self)
        head = view.horizontalHeader().height()
        number_px, headline_px = self._widths()
        painter.fillRect(QRect(0, 0, self.width(), head), now.chrome)
        line_px = now.line_px(Type.SUPPORT_STRONG)
        place = QRect(HEADER_LEFT_PX, (head - line_px) // 2, headline_px, line_px)
        for key, left in ((NUMBER, 0), (HEADLINE, number_px)):
            title = view.outline.columns[view.outline.column_at(key)].title
            at = place.translated(left, 0)
            at.setRight(min(at.right(), self.width() - 4))
            if left or number_px:
                text.paint_text(painter, at, title, Type.SUPPORT_STRONG, now.text2)
        painter.fillRect(QRect(0, head - 1, self.width(), 1), now.control)
        painter.setClipRect(QRect(0, head, self.width(), self.height() - head))
        painter.translate(0, head)
        for row in rows_in_sight(view):
            self._paint_row(painter, row, number_px, headline_px)
        paint_zones(painter, view)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint().y())
        if row >= 0 and event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            is_more = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._select(row, _Flag.Toggle if is_more else _Flag.ClearAndSelect)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint().y())
        frame = self._view.outline.row(row).frame if row >= 0 else None
        if frame is not None:
            self._view.edit_new(frame)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._view.menu_wanted.emit(event.globalPos())

    def _widths(self) -> tuple[int, int]:
        view = self._view
        number, headline = view.outline.column_at(NUMBER), view.outline.column_at(HEADLINE)
        return view.columnWidth(number), min(view.columnWidth(headline), _MOST_PX)

    def _row_at(self, y: int) -> int:
        head = self._view.horizontalHeader().height()
        row = self._view.rowAt(y - head) if y >= head else -1
        return row if row >= 0 and self._view.outline.row(row).frame is not None else -1

    def _paint_row(self, painter: QPainter, row: int, number_px: int, headline_px: int) -> None:
        view, now = self._view, theme.current()
        if view.outline.row(row).frame is None:
            return  # The headings of the table lie under this, in the same place.
        top, height = view.rowViewportPosition(row), view.rowHeight(row)
        option = QStyleOptionViewItem()
        option.initFrom(self)
        is_selected = view.selectionModel().isRowSelected(row)
        state = QStyle.StateFlag.State_Enabled
        option.state = state | QStyle.StateFlag.State_Selected if is_selected else state
        painter.fillRect(QRect(0, top, self.width(), height), now.surface)
        for key, left, width in ((NUMBER, 0, number_px), (HEADLINE, number_px, headline_px)):
            if width:
                option.rect = QRect(left, top, width, height)
                view.cells.paint(
                    painter, option, view.outline.index(row, view.outline.column_at(key))
                )
        if is_selected:
            painter.fillRect(QRect(0, top, SELECTION_BAR_PX, height), now.accent)
        painter.fillRect(QRect(self.width() - 1, top, 1, height), now.control)

    def _select(self, row: int, how: QItemSelectionModel.SelectionFlag) -> None:
        """Select a row; the cursor stays in its column, so that nothing scrolls."""
        view = self._view
        column = max(0, view.currentIndex().column())
        if view.isColumnHidden(column):
            column = view.outline.column_at(HEADLINE)
        view.setAutoScroll(False)
        view.selectionModel().setCurrentIndex(view.outline.index(row, column), how | _Flag.Rows)
        view.setAutoScroll(True)

    def _on_scrolled(self) -> None:
        if self.isVisible():
            self.update()
