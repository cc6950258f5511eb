"""Edits the cells of the run sheet in place; ``RunSheetPainter`` paints them."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QWidget

from narrative_studio.model.rows import Row
from ui.inspector.mentions import Mentions
from ui.theme import Type
from ui.widgets.committing import WHOLE_PAUSE_MS
from ui.widgets.line_edit import LineEdit
from ui.widgets.text_area import TextArea
from ui.workspaces.demo.run_sheet_model import HEADINGS, Column, Index, RunSheetModel
from ui.workspaces.demo.run_sheet_painter import CELL_TYPE, RunSheetPainter
from ui.workspaces.demo.sheet_rows import Kind
from ui.workspaces.in_place import Field, InPlaceDelegate

_TIME_PX: Final = 32
_LEAST_FIELD_PX: Final = 72


class RunSheetDelegate(InPlaceDelegate):
    """A field over a cell, as high as its row; that of a question crosses the table."""

    def __init__(self, view: QTableView, model: RunSheetModel) -> None:
        super().__init__(model.typing, view)
        self._view = view
        self._model = model
        self._painter = RunSheetPainter(view, model)
        self.is_replacing = False
        """Whether a letter opens the field: it takes the place of all that stands there."""

    def height(self, place: int) -> int:
        """How high a row has to be for its longest cell, in pixels."""
        return self._painter.height(place)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self.height(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._painter.paint(painter, option, index)

    def make_field(self, parent: QWidget, index: Index) -> Field:
        row = self._model.row(index)
        column = Column(index.column())
        if row.kind is Kind.STEP and column is Column.TIME:
            # A time that is half typed cannot be read: it is stored on leaving.
            return LineEdit(
                name=f"Time of step {row.number}", pause_ms=WHOLE_PAUSE_MS, parent=parent
            )
        name = f"{HEADINGS[column]}, step {row.number}"
        if row.kind is Kind.ASK:
            name = f"{'Checkpoint' if row.is_checkpoint else 'Ask'} after step {row.number}"
        use = CELL_TYPE.get(column, Type.BODY)
        area = TextArea(name=name, use=use, grows=False, parent=parent)
        place = QPersistentModelIndex(index)
        Mentions(self._model.session, area, lambda target: self._on_named(area, place, target))
        return area

    def field_rect(self, field: QWidget, option: QStyleOptionViewItem, index: Index) -> QRect:
        option_any: Any = option
        rect = QRect(option_any.rect)
        row = self._model.row(index)
        if row.kind is Kind.ASK:
            return self._painter.ask_rect(rect, row).adjusted(-10, 1, 0, -2)
        if isinstance(field, LineEdit):
            rect.setHeight(_TIME_PX)
            return rect.adjusted(2, 4, -2, 4)
        rect = rect.adjusted(3, 2, -3, -3)
        rect.setHeight(max(rect.height(), _LEAST_FIELD_PX))
        # The last row in sight may be lower than what is typed into it.
        beyond_px = rect.bottom() + 3 - self._view.viewport().height()
        return rect.translated(0, -max(0, beyond_px))

    def begin_in(self, field: Field) -> None:
        if self.is_replacing or isinstance(field, LineEdit):
            field.selectAll()
        else:
            field.moveCursor(QTextCursor.MoveOperation.End)

    def put_cursor(self, at: QPoint) -> None:
        """Put the cursor of the open field at a point of the view's viewport."""
        field = self.editor
        if isinstance(field, TextArea):
            inside = field.viewport().mapFrom(self._view.viewport(), at)
            field.setTextCursor(field.cursorForPosition(inside))

    def _on_named(self, area: TextArea, place: QPersistentModelIndex, target: Row) -> None:
        if place.isValid():
            self._model.mention(place, area.text(), target)
