"""The list of the outline's columns: which are shown, in which order, how wide."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ui import theme
from ui.models.outline_columns import Layout
from ui.theme import Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.popup import Popup

_WIDTH_PX: Final = 268
_ROW_PX: Final = 28
_MOST_ROWS: Final = 17
_STEP_PX: Final = 24
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_INDEX: Final = QModelIndex()
_HINT: Final = "Space shows or hides, Alt with an arrow moves a column or changes its width."


class ColumnListModel(QAbstractListModel):
    """The columns in their order, ticked where they are shown.

    Signals:
        changed(object): another ``Layout`` is wanted.
    """

    changed = Signal(object)

    def __init__(self, layout: Layout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layout_now = layout

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.layout_now.columns)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.layout_now.columns[index.row()]
        if role == _Role.DisplayRole:
            return column.title
        if role == _Role.CheckStateRole:
            return Qt.CheckState.Checked if column.is_shown else Qt.CheckState.Unchecked
        if role == _Role.AccessibleTextRole:
            state = "shown" if column.is_shown else "hidden"
            return f"{column.title}, {state}, {index.row() + 1} of {self.rowCount()}"
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        if not index.isValid() or role != _Role.CheckStateRole:
            return False
        key = self.layout_now.columns[index.row()].key
        is_shown = Qt.CheckState(value) == Qt.CheckState.Checked
        wanted = self.layout_now.with_shown(key, is_shown=is_shown)
        if wanted == self.layout_now:
            return False
        self._take(wanted)
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def move(self, row: int, by: int) -> int:
        """Move a column up or down and return where it stands then."""
        to = row + by
        if not (0 <= row < self.rowCount() and 0 <= to < self.rowCount()):
            return row
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), to + 1 if by > 0 else to)
        wanted = self.layout_now.moved(self.layout_now.columns[row].key, by)
        self.layout_now = wanted
        self.endMoveRows()
        self.changed.emit(wanted)
        return to

    def widen(self, row: int, by_px: int) -> None:
        """Make a column wider, or narrower."""
        column = self.layout_now.columns[row]
        self._take(self.layout_now.with_width(column.key, column.width_px + by_px))

    def _take(self, wanted: Layout) -> None:
        self.layout_now = wanted
        self.changed.emit(wanted)


class ColumnList(QListView):
    """One Tab stop; Space ticks, Alt with an arrow moves a column or changes its width."""

    def __init__(self, model: ColumnListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = model
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Columns")
        self.setCurrentIndex(model.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        is_with_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        width = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if is_with_alt and row >= 0 and move is not None:
            self.setCurrentIndex(self._columns.index(self._columns.move(row, move)))
        elif is_with_alt and row >= 0 and width is not None:
            self._columns.widen(row, width * _STEP_PX)
        else:
            super().keyPressEvent(event)


class ColumnsPopup(Popup):
    """Lets somebody choose the columns; each change is in force at once.

    Signals:
        changed(object): another ``Layout`` is wanted.
    """

    changed = Signal(object)

    def __init__(self, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__("Columns of the outline", width_px=_WIDTH_PX, parent=parent)
        self.model = ColumnListModel(layout, self)
        self.list_view = ColumnList(self.model)
        self.column.setSpacing(8)
        self.column.addWidget(TextLabel("Columns", use=Type.PANEL))
        rows = min(_MOST_ROWS, self.model.rowCount())
        row_px = max(self.list_view.sizeHintForRow(0), theme.current().scaled(_ROW_PX))
        self.list_view.setFixedHeight(rows * row_px + 2)
        self.column.addWidget(self.list_view)
        self.column.addWidget(TextLabel(_HINT, use=Type.SUPPORT, role=Role.TEXT2, lines=0))
        self.model.changed.connect(self.changed)
