"""The table behind a chart, for those who would rather read than look."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from exporters.charts.table_text import shown
from narrative_studio.charts.chart import Chart, ChartTable
from ui import theme
from ui.charts.chart_files import copy_data

_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_ROW_PX: Final = 28
_HEAD_PX: Final = 30
_SIDE_PX: Final = 20
_MOST_ROWS: Final = 12
_MOST_COLUMN_PX: Final = 320


class DataTableModel(QAbstractTableModel):
    """The data of one chart."""

    def __init__(self, table: ChartTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def show_table(self, table: ChartTable) -> None:
        """Show other data."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value = self._table.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown(value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._table.headers[index.column()]}: {shown(value) or 'nothing'}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole and section < len(self._table.headers):
            return self._table.headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Figures stand on the right, below a heading that does too."""
        values = [row[column] for row in self._table.rows if row[column] is not None]
        are_figures = bool(values) and all(isinstance(value, int | float) for value in values)
        side = Qt.AlignmentFlag.AlignRight if are_figures else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class DataTable(QTableView):
    """Shows the data of a chart; Ctrl+C copies all of it."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self._data = DataTableModel(chart.table(), self)
        self.setModel(self._data)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        theme.changes().changed.connect(self._fit)
        self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Show the data of another chart."""
        self._chart = chart
        self._data.show_table(chart.table())
        self.setAccessibleName(f"Data: {chart.headline}")
        self._fit()

    def sizeHint(self) -> QSize:
        now = theme.current()
        rows = min(self._data.rowCount(), _MOST_ROWS)
        height = now.scaled(_HEAD_PX) + rows * now.scaled(_ROW_PX) + 16
        return QSize(480, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_data(self._chart)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        now = theme.current()
        self.verticalHeader().setDefaultSectionSize(now.scaled(_ROW_PX))
        self.horizontalHeader().setFixedHeight(now.scaled(_HEAD_PX))
        self.resizeColumnsToContents()
        for column in range(self._data.columnCount()):
            wide = min(self.columnWidth(column) + _SIDE_PX, now.widened(_MOST_COLUMN_PX))
            self.setColumnWidth(column, wide)
        self.updateGeometry()
