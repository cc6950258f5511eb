"""Paints the cells of the outline and edits them where they stand."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from narrative_studio.model.storyboard import Frame
from ui import painting, theme
from ui.inspector.frame.keys import KEYS
from ui.models.frame_cards import frame_label
from ui.models.outline import Index, OutlineModel
from ui.models.outline_columns import HEADLINE, Kind
from ui.styling import lists
from ui.theme import Theme
from ui.widgets.combo_box import ComboBox
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.text_area import TextArea
from ui.workspaces.in_place import ending
from ui.workspaces.storyboard.outline import editors as outline_editors
from ui.workspaces.storyboard.outline.editors import Editor
from ui.workspaces.storyboard.outline.painter import OutlineCell, paint_cell
from ui.workspaces.storyboard.where_tag import WhereTag

ROW_PX: Final = 46
HEADING_PX: Final = 34
_EDITOR_PX: Final = 320
"""A long text is edited in a field of at least this width."""
_State = QStyle.StateFlag
_Hint = QStyledItemDelegate.EndEditHint


class OutlineDelegate(QStyledItemDelegate):
    """Paints what the model says of each cell, and opens a field over the one that is edited."""

    def __init__(self, view: QTableView, model: OutlineModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._editor: Editor | None = None
        self._is_fresh = True
        self._tag = WhereTag(view.viewport())

    @property
    def tag(self) -> WhereTag:
        """What says where the open field stores."""
        return self._tag

    @property
    def editor(self) -> Editor | None:
        """The field that is open."""
        return self._editor

    def flush(self) -> None:
        """Store what is being typed; the field stays open."""
        if self._editor is not None and not isinstance(self._editor, ComboBox):
            self._editor.flush()

    def close_editor(self) -> bool:
        """Store what is typed and close the field; whether none is open then."""
        if self._editor is not None:
            self._finish(self._editor, _Hint.NoHint)
        return self._editor is None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(40, theme.current().scaled(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option_any: Any = option
        rect: QRect = option_any.rect
        now = theme.current()
        frame = self._model.frame(index.row())
        if frame is None:
            painter.fillRect(rect, now.chrome)
            painting.h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)
            return
        self._paint_ground(painter, option_any, now)
        paint_cell(painter, rect, self._cell(index, frame))
        if option_any.state & _State.State_HasFocus:
            painting.rounded(painter, rect, 2, line=now.focus, line_px=2)

    # Editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column, frame = self._model.columns[index.column()], self._model.frame(index.row())
        story = self._model.story
        assert frame is not None
        assert story is not None
        self._model.begin_edit(index)
        name = f"{column.title}, {frame_label(story, frame.id)}"
        where = self._model.where_words(index.row(), column)
        self._tag.say(where)
        name = f"{name}. {where}" if where else name
        editor = outline_editors.make_editor(column, name, story, parent)
        self._is_fresh = True
        self._editor = editor
        if isinstance(editor, ComboBox):
            editor.chosen.connect(self._on_combo_chosen)
        elif isinstance(editor, DurationEdit):
            editor.dropped.connect(self._model.tell_no_time)
        if not isinstance(editor, ComboBox):
            editor.setAutoFillBackground(True)
            # A pause stores what is typed, as in every other field; the editor stays open.
            editor.committed.connect(self._on_editor_committed)
        if isinstance(editor, TextArea) and column.cell:
            editor.edited.connect(partial(self._model.note_typing, frame.id, column.cell))
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._editor:
            if isinstance(editor, DurationEdit):
                editor.give_up()
            self._editor = None
            self._tag.say("")
            self._model.end_edit()
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if self._editor is None or editor is not self._editor:
            return
        value = index.data(Qt.ItemDataRole.EditRole)
        if not outline_editors.is_dirty(self._editor):
            outline_editors.show_value(self._editor, value)
            self._model.begin_edit(index)
        if self._is_fresh:
            self._is_fresh = False
            outline_editors.begin(self._editor)
        self._place(self._editor, self._view.visualRect(self._view.currentIndex()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if self._editor is None or editor is not self._editor:
            return
        if isinstance(self._editor, DurationEdit):
            self._editor.flush()  # What was typed is read before it is asked for.
        value = outline_editors.typed_value(self._editor)
        if value != index.data(Qt.ItemDataRole.EditRole):
            model.setData(model.index(index.row(), index.column()), value)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        option_any: Any = option
        self._place(editor, QRect(option_any.rect))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._editor and watched is self._editor:
            self._keep_in_sight(self._editor)
        if watched is self._editor and isinstance(event, QKeyEvent):
            if _is_of_the_view(event):
                # The keys of the rows, such as Delete and Alt with an arrow, belong to the text.
                event.accept()
                is_for_text = event.key() == Qt.Key.Key_Delete
                return not is_for_text or event.type() == QEvent.Type.ShortcutOverride
            hint = ending(event) if event.type() == QEvent.Type.KeyPress else None
            if hint is not None and self._editor is not None:
                self._finish(self._editor, hint)
                return True
        return super().eventFilter(watched, event)

    # Inside

    def _finish(self, editor: Editor, hint: QStyledItemDelegate.EndEditHint) -> None:
        """Store what was typed and close the field; one that cannot be read stays open."""
        if isinstance(editor, DurationEdit):
            editor.flush()
            if editor.accessibleDescription():
                return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)

    def _place(self, editor: QWidget, cell: QRect) -> None:
        """Lay a field over its cell, as large as its text needs and within the table."""
        rect = cell.adjusted(2, 2, -2, -3)
        if isinstance(editor, TextArea):
            rect.setWidth(max(rect.width(), theme.current().scaled(_EDITOR_PX)))
            editor.setFixedWidth(rect.width())
            rect.setHeight(editor.height())
        else:
            rect.setHeight(editor.sizeHint().height())
            rect.setWidth(max(rect.width(), editor.sizeHint().width()))
            rect.moveTop(cell.center().y() - rect.height() // 2)
        editor.setGeometry(rect)
        self._keep_in_sight(editor)

    def _keep_in_sight(self, editor: QWidget) -> None:
        """A field grows with its text: it moves up and left rather than out of the table."""
        rect, room = editor.geometry(), self._view.viewport().rect().adjusted(2, 2, -2, -2)
        rect.moveLeft(max(room.left(), min(rect.left(), room.right() + 1 - rect.width())))
        rect.moveTop(max(room.top(), min(rect.top(), room.bottom() + 1 - rect.height())))
        if rect != editor.geometry():
            editor.move(rect.topLeft())
        self._tag.stand_by(rect)

    def _on_editor_committed(self, _value: object) -> None:
        # On leaving, the view itself stores what was typed and closes the editor.
        if self._editor is not None and self._editor.hasFocus():
            self.commitData.emit(self._editor)

    def _on_combo_chosen(self, _key: object) -> None:
        if self._editor is not None:
            self._finish(self._editor, _Hint.NoHint)

    def _paint_ground(self, painter: QPainter, option: Any, now: Theme) -> None:
        rect: QRect = option.rect
        if option.state & _State.State_Selected:
            painter.fillRect(rect, now.selected)
            if rect.left() <= 0:
                painter.fillRect(
                    QRect(0, rect.top(), lists.SELECTION_BAR_PX, rect.height()), now.accent
                )
        elif option.state & _State.State_MouseOver:
            painter.fillRect(rect, now.hover)
        painting.h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)

    def _cell(self, index: Index, frame: Frame) -> OutlineCell:
        column, row = self._model.columns[index.column()], index.row()
        words = str(index.data() or "")
        if self._model.is_left_out(row):
            below = "Left out" if column.key == HEADLINE else ""
            return OutlineCell(frame, column, words, True, below, "eye-off" if below else "")
        if trouble := self._model.trouble(row, column):
            return OutlineCell(frame, column, words, below=trouble, icon="alert-triangle")
        below = self._model.story_words(row, column)
        if below and column.kind is not Kind.TIME:
            below = f"Story: {below}"
        return OutlineCell(frame, column, words, below=below, icon="versions" if below else "")


def _is_of_the_view(event: QKeyEvent) -> bool:
    chord = QKeySequence(event.keyCombination()).toString()
    return chord in KEYS.values() and chord != KEYS["add"]
