"""Paints the cells of the outline and edits them where they stand."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.words import script_words
from narrative_studio.model.positioning import Status
from narrative_studio.model.storyboard import Frame
from ui import painting, text, theme
from ui.inspector.frame_keys import KEYS
from ui.models.frame_cards import frame_label
from ui.models.outline import Index, OutlineModel
from ui.models.outline_columns import HEADLINE, LINKS, NUMBER, SCRIPT, SPOKEN, Kind, OutlineColumn
from ui.styling import lists
from ui.theme import Theme, Type
from ui.widgets.avatar import paint_avatar
from ui.widgets.badge import BADGE_PX, Badge, Tone, paint_badge
from ui.widgets.combo_box import ComboBox
from ui.widgets.duration_edit import DurationEdit
from ui.widgets.parsed_edit import ParsedEdit
from ui.widgets.text_area import TextArea
from ui.workspaces.storyboard import outline_editors
from ui.workspaces.storyboard.outline_editors import Editor

ROW_PX: Final = 46
HEADING_PX: Final = 34
_PAD_PX: Final = 12
_RIGHT_PX: Final = 8
_LINES: Final = 2
_WORDS_PX: Final = 62
"""Beside a script there is room for the number of its words."""
_LEAST_SCRIPT_PX: Final = 150
_AVATAR_PX: Final = 20
_EDITOR_PX: Final = 320
"""A long text is edited in a field of at least this width."""
_State = QStyle.StateFlag
_Hint = QStyledItemDelegate.EndEditHint
_TONE: Final = {
    Status.DRAFT: Tone.NEUTRAL,
    Status.IN_REVIEW: Tone.INFO,
    Status.APPROVED: Tone.GOOD,
}
_FIGURES: Final = frozenset({NUMBER, SPOKEN, LINKS})


class OutlineDelegate(QStyledItemDelegate):
    """Paints texts in two lines, states as badges, people with their circle."""

    def __init__(self, view: QTableView, model: OutlineModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._editor: Editor | None = None
        self._is_fresh = True

    @property
    def editor(self) -> Editor | None:
        """The field that is open."""
        return self._editor

    def flush(self) -> None:
        """Store what is being typed; the field stays open."""
        if self._editor is not None and not isinstance(self._editor, ComboBox):
            self._editor.flush()

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
        column = self._model.columns[index.column()]
        inner = rect.adjusted(_PAD_PX, 0, -_RIGHT_PX, -1)
        if column.kind is Kind.STATUS:
            self._paint_status(painter, inner, frame.status, now)
        elif column.kind is Kind.OWNER:
            words = str(index.data() or "")
            self._paint_person(painter, inner, words, now)
        else:
            self._paint_words(painter, inner, frame, column, str(index.data() or ""))
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
        editor = outline_editors.make_editor(column, name, story, parent)
        self._is_fresh = True
        self._editor = editor
        if isinstance(editor, ComboBox):
            editor.chosen.connect(self._on_combo_chosen)
        else:
            editor.setAutoFillBackground(True)
            # A pause stores what is typed, as in every other field; the editor stays open.
            editor.committed.connect(self._on_editor_committed)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._editor:
            self._editor = None
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
            hint = _ends_with(event) if event.type() == QEvent.Type.KeyPress else None
            if hint is not None and self._editor is not None:
                self._finish(self._editor, hint)
                return True
        return super().eventFilter(watched, event)

    # Inside

    def _finish(self, editor: Editor, hint: QStyledItemDelegate.EndEditHint) -> None:
        """Store what was typed and close the field; one that cannot be read stays open."""
        if isinstance(editor, DurationEdit | ParsedEdit):
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

    def _paint_words(
        self, painter: QPainter, room: QRect, frame: Frame, column: OutlineColumn, words: str
    ) -> None:
        now = theme.current()
        use, color = Type.SUPPORT, now.text2
        if column.key == HEADLINE:
            use, color = Type.CARD_TITLE, now.text
        elif column.kind is Kind.TIME or column.key in _FIGURES:
            use, color = Type.BODY, now.text if column.kind is Kind.TIME else now.text2
        if not words:
            words, color = "–", now.text3
        elif column.key == SCRIPT:
            room = self._paint_word_count(painter, room, frame, now)
        is_figure = column.kind in (Kind.TIME, Kind.FIXED)
        _paint_middle(painter, room, words, use, color, is_figure=is_figure)

    def _paint_word_count(self, painter: QPainter, room: QRect, frame: Frame, now: Theme) -> QRect:
        """The words of a script at the end of its cell; returns what is left for its lines."""
        width_px = now.scaled(_WORDS_PX)
        if room.width() < now.scaled(_LEAST_SCRIPT_PX):
            return room
        words = counted(script_words(frame.script), "word")
        line_px = now.line_px(Type.BADGE)
        place = QRect(
            room.right() + 1 - width_px, room.center().y() - line_px // 2 + 1, width_px, line_px
        )
        text.paint_text(
            painter,
            place,
            words,
            Type.BADGE,
            now.text3,
            tabular=True,
            align=Qt.AlignmentFlag.AlignRight,
        )
        return room.adjusted(0, 0, -width_px - 6, 0)

    def _paint_status(self, painter: QPainter, room: QRect, status: Status, now: Theme) -> None:
        badge = Badge(status.value.capitalize(), _TONE[status])
        top = room.center().y() - now.scaled(BADGE_PX) // 2 + 1
        at = QRect(room.left() - 4, top, 0, 0).topLeft()
        paint_badge(painter, at, badge, max_width_px=room.width() + 8)

    def _paint_person(self, painter: QPainter, room: QRect, name: str, now: Theme) -> None:
        if not name:
            _paint_middle(painter, room, "Nobody yet", Type.SUPPORT, now.text3)
            return
        edge = now.scaled(_AVATAR_PX)
        paint_avatar(
            painter, QRect(room.left(), room.center().y() - edge // 2 + 1, edge, edge), name
        )
        left = room.adjusted(edge + 6, 0, 0, 0)
        if left.width() > 30:
            _paint_middle(painter, left, name, Type.SUPPORT, now.text)


def _paint_middle(
    painter: QPainter,
    room: QRect,
    words: str,
    use: Type,
    color: QColor,
    *,
    is_figure: bool = False,
) -> None:
    """Paint words in at most two lines, in the middle of a cell."""
    now = theme.current()
    font = now.font(use, tabular=is_figure)
    lines = text.lines_of(words, font, room.width(), 1 if is_figure else _LINES)
    height = len(lines) * now.line_px(use)
    place = QRect(room.left(), room.top() + (room.height() - height) // 2, room.width(), height)
    text.paint_lines(painter, place, lines, font, now.line_px(use), color)


def _is_of_the_view(event: QKeyEvent) -> bool:
    chord = QKeySequence(event.keyCombination()).toString()
    return chord in KEYS.values() and chord != KEYS["add"]


def _ends_with(event: QKeyEvent) -> QStyledItemDelegate.EndEditHint | None:
    """What a key does after the editor is closed; None where it does not close it."""
    match event.key():
        case Qt.Key.Key_Tab:
            return _Hint.EditNextItem
        case Qt.Key.Key_Backtab:
            return _Hint.EditPreviousItem
        case Qt.Key.Key_Escape:
            # Esc goes one step back and never loses text; Undo is there for second thoughts.
            return _Hint.NoHint
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            is_shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            return None if is_shifted else _Hint.NoHint
    return None
