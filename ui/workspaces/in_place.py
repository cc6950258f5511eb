"""Editing a cell of a view where it stands, as every other field is edited."""

from __future__ import annotations

from typing import Any, Final, Protocol, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from narrative_studio.model.rows import Row
from ui.inspector.cell_typing import CellTyping
from ui.styling.buttons import ControlSize
from ui.widgets.committing import PAUSE_MS, WHOLE_PAUSE_MS
from ui.widgets.line_edit import LineEdit
from ui.widgets.text_area import TextArea

Index = QModelIndex | QPersistentModelIndex
Field = LineEdit | TextArea

_INSET_PX: Final = 4
_Hint = QStyledItemDelegate.EndEditHint


class CellModel(Protocol):
    """What a model says of its cells, so that they can be edited in place.

    ``setData`` stores the text through the ``CellTyping`` of the view, which bases it on what the
    cell showed.
    """

    def edited_cell(self, index: Index) -> tuple[Row, str] | None:
        """The row of the document and the cell of it that an index edits, if it edits one."""


class InPlaceDelegate(QStyledItemDelegate):
    """Opens a field over a cell; a pause of typing stores what stands in it, and so does leaving.

    Enter, Tab and Esc store and close: nothing typed is lost, and Undo is there for second
    thoughts. What changes elsewhere is shown, unless something is being typed.
    """

    def __init__(self, typing: CellTyping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typing = typing
        self._field: Field | None = None
        self._is_fresh = True
        self._is_storing = False

    # What the kinds of cells differ in

    def make_field(self, parent: QWidget, index: Index) -> Field:
        """The field for a cell; it says by its name what it holds."""
        raise NotImplementedError

    def field_rect(self, field: QWidget, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Where the field stands in the viewport."""
        raise NotImplementedError

    def begin_in(self, field: Field) -> None:
        """Put the cursor where typing goes on; by default typing replaces what stands there."""
        field.selectAll()

    # What the view asks

    @property
    def editor(self) -> Field | None:
        """The field that is open."""
        return self._field

    @property
    def has_typing(self) -> bool:
        """Whether the open field holds words that are not stored yet."""
        return self._field is not None and self._field.is_dirty

    def store_typing(self) -> None:
        """Store what is being typed; the field stays open."""
        if self._field is not None:
            self._is_storing = True
            try:
                self._field.flush()
            finally:
                self._is_storing = False

    # Qt

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = self.make_field(parent, index)
        self._field = field
        self._is_fresh = True
        field.setAutoFillBackground(True)
        field.edited.connect(self._typing.note)
        field.committed.connect(self._on_field_committed)
        return field

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._field:
            self._field = None
            self._typing.end()
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the stored words, unless others have been typed since."""
        field = self._field
        if field is None or field is not editor or field.is_dirty:
            return
        field.set_text(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        cell = cast("CellModel", index.model()).edited_cell(index)
        if cell is not None:
            self._typing.begin(*cell)
        if self._is_fresh:
            self._is_fresh = False
            self.begin_in(field)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if editor is self._field and self._field is not None:
            model.setData(model.index(index.row(), index.column(), index.parent()), self._words())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(self.field_rect(editor, option, index))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt leaves some of these keys to text edits of many lines, and Esc would lose the words.
        field = self._field
        is_press = event.type() == QEvent.Type.KeyPress
        if field is not None and watched is field and is_press and isinstance(event, QKeyEvent):
            hint = ending(event)
            if hint is not None:
                self.store_typing()
                self.closeEditor.emit(field, hint)
                return True
        return super().eventFilter(watched, event)

    # Inside

    def _words(self) -> str:
        return self._field.text() if self._field is not None else ""

    def _on_field_committed(self, _words: str) -> None:
        # On leaving, the view itself stores what was typed and closes the field.
        field = self._field
        if field is not None and (self._is_storing or field.hasFocus()):
            self.commitData.emit(field)


class LineCellDelegate(InPlaceDelegate):
    """Edits cells of one line: the field stands in the middle of its row."""

    pause_ms: int = PAUSE_MS
    """The pause of typing after which a text is stored; see ``WHOLE_PAUSE_MS``."""

    def make_field(self, parent: QWidget, index: Index) -> Field:
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        return LineEdit(
            name=str(title), size=ControlSize.SMALL, pause_ms=self.pause_ms, parent=parent
        )

    def field_rect(self, field: QWidget, option: QStyleOptionViewItem, _index: Index) -> QRect:
        option_any: Any = option
        cell: QRect = option_any.rect
        height = field.sizeHint().height()
        top = cell.top() + (cell.height() - height) // 2
        return QRect(cell.left() + _INSET_PX, top, cell.width() - 2 * _INSET_PX, height)


class WordingCellDelegate(LineCellDelegate):
    """Edits cells whose wordings are counted: a pause for thought is not yet a new one."""

    pause_ms = WHOLE_PAUSE_MS


def ending(event: QKeyEvent) -> QStyledItemDelegate.EndEditHint | None:
    """What happens after a key that closes a field; None for a key that belongs to the text."""
    match event.key():
        case Qt.Key.Key_Tab:
            return _Hint.EditNextItem
        case Qt.Key.Key_Backtab:
            return _Hint.EditPreviousItem
        case Qt.Key.Key_Escape:
            return _Hint.NoHint
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            is_shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            return None if is_shifted else _Hint.NoHint
    return None
