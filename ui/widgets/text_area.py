"""A plain many-line field that grows with its text and commits at a pause and on leaving.

Signals: ``edited(str)``, ``committed(str)``, ``refused(str)`` with the message for the line under
the field, empty when all is well again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocumentFragment,
    QTextFrameFormat,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QTextEdit, QWidget
from shiboken6 import isValid

from ui import text as layout
from ui import theme
from ui.styling.buttons import SIZE, ControlSize, height_px
from ui.styling.fields import WRONG
from ui.theme import Type
from ui.widgets.committing import PAUSE_MS, Committing
from ui.widgets.dragged_files import holds_files
from ui.widgets.pasted import in_lines

if TYPE_CHECKING:
    from ui.widgets.spelling_marks import SpellingMarks

_PLAIN_PASTE: Final = QKeySequence("Ctrl+Shift+V")
_LEFT_PX = 7
_TOP_PX = 4
_FRAME_PX = 2


class TextArea(QTextEdit):
    """Plain text of several lines. Set stored text with ``set_text``.

    Between ``min_lines`` and ``max_lines`` (0: no limit) the height follows the text; above that
    it scrolls. With ``grows`` false the height is the layout's business, with ``size`` it is that
    of a one-line field. Tab leaves the field.
    """

    edited = Signal(str)
    committed = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        text: str = "",
        *,
        name: str = "",
        placeholder: str = "",
        use: Type = Type.BODY,
        min_lines: int = 1,
        max_lines: int = 12,
        grows: bool = True,
        size: ControlSize | None = None,
        pause_ms: int = PAUSE_MS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._use = use
        self._min_lines = min_lines
        self._max_lines = max_lines
        self._grows = grows
        self._size = size
        if size is not None:
            self.setProperty(SIZE, size.value)
        self._message = ""
        self._hint = placeholder
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        vertical = QSizePolicy.Policy.Fixed if grows else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(0)
        self._spelling: SpellingMarks | None = None
        self._checks_spelling = True
        self._committing = Committing(self, pause_ms=pause_ms)
        self._committing.edited.connect(self.edited)
        self._committing.committed.connect(self.committed)
        self.setPlainText(text)
        self._committing.set_text(text)
        self.textChanged.connect(self._fit)
        self._apply_theme()
        theme.changes().changed.connect(self._apply_theme)

    @property
    def is_dirty(self) -> bool:
        """Whether typing was not committed yet."""
        return self._committing.is_dirty

    def text(self) -> str:
        """Return what the field shows."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show the stored text; what is being typed is kept."""
        self._committing.set_text(text)

    def flush(self) -> None:
        """Commit now what was typed."""
        self._committing.flush()

    @property
    def placeholder(self) -> str:
        """What the field says belongs here, while it is empty."""
        return self._hint

    def set_placeholder(self, text: str) -> None:
        """Say what belongs here while the field is empty."""
        self._hint = text
        self.viewport().update()

    def set_wrong(self, message: str) -> None:
        """Mark the text as wrong and say why; an empty message clears the mark."""
        if message == self._message:
            return
        self._message = message
        self.setProperty(WRONG, bool(message))
        self.setAccessibleDescription(message)
        self.update()
        self.refused.emit(message)

    def suggest_words(self) -> None:
        """Offer other words for the marked ones at the cursor."""
        if self._spelling is not None and not self.isReadOnly():
            from ui.widgets.spelling_menu import fill_menu

            mark = self._spelling.mark_at(self.textCursor().position())
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            fill_menu(menu, self._spelling, mark)
            if mark is None:
                note = QAction("Nothing is marked here", menu)
                note.setEnabled(False)
                menu.insertAction(menu.actions()[0], note)
            else:
                menu.setActiveAction(menu.actions()[0])
            menu.popup(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def go_to_next_mark(self) -> None:
        """Select the next misspelt or unwanted words."""
        if self._spelling is not None:
            self._spelling.go_to_next()

    def setPlainText(self, text: str) -> None:
        """Show a text with the line height of the field; its undo history starts anew."""
        super().setPlainText(text)
        self._set_line_height()

    def sizeHint(self) -> QSize:
        return QSize(240, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        if self._size is not None:
            return QSize(80, self._wanted_height())
        line_px = theme.current().line_px(self._use)
        return QSize(80, self._min_lines * line_px + 2 * (_TOP_PX + _FRAME_PX))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not holds_files(source) and (source.hasText() or source.hasHtml())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take over plain text only; of what is there as HTML alone, its words."""
        words = source.text()
        if not source.hasText() and source.hasHtml():
            words = QTextDocumentFragment.fromHtml(source.html()).toPlainText()
        self.insertPlainText(in_lines(words))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give away plain text: with formatting, other programs would show the marks of Qt."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def paste_plain(self) -> None:
        """Insert the words of the clipboard without their formatting, as one step of undo."""
        self.insertPlainText(in_lines(QGuiApplication.clipboard().text()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_plain_paste(event):
            event.accept()
            return True
        return super().event(event)

    def leave_spelling(self) -> None:
        """Mark no word: what stands here is a name. To be called before it is shown."""
        self._checks_spelling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_plain_paste(event) and not self.isReadOnly():
            self.paste_plain()
            event.accept()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._checks_spelling:
            return
        if self._spelling is not None and isValid(self._spelling.speller):
            return
        # Loaded with the first field that is shown: the welcome page has none.
        from ui.speller import speller_of
        from ui.widgets.spelling_marks import SpellingMarks

        if self._spelling is not None:
            self._spelling.deleteLater()
        speller = speller_of(self)
        self._spelling = None if speller is None else SpellingMarks(self, speller)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.make_menu(self._position_of(event))
        menu.popup(event.globalPos())

    def make_menu(self, position: int) -> QMenu:
        """The menu of the field for a place in its text, in Qt's units."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.isReadOnly():
            return menu
        if self._spelling is not None:
            from ui.widgets.spelling_menu import fill_menu

            fill_menu(menu, self._spelling, self._spelling.mark_at(position))
        keys = _PLAIN_PASTE.toString(QKeySequence.SequenceFormat.NativeText)
        plain = QAction(f"Paste as plain text\t{keys}", menu)
        pastes = [n for n, one in enumerate(menu.actions()) if one.objectName() == "edit-paste"]
        behind = menu.actions()[pastes[0] + 1 :] if pastes else []
        menu.insertActions(behind[0] if behind else menu.actions()[-1], [plain])
        plain.setEnabled(self.canPaste())
        plain.triggered.connect(self.paste_plain)
        return menu

    def _position_of(self, event: QContextMenuEvent) -> int:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            return self.cursorForPosition(event.pos()).position()
        return self.textCursor().position()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            now = theme.current()
            painter = QPainter(self.viewport())
            room = self.viewport().rect().adjusted(_LEFT_PX, self._top_px(), -_LEFT_PX, 0)
            lines = max(1, room.height() // now.line_px(self._use))
            layout.paint_text(painter, room, self._hint, self._use, now.text3, max_lines=lines)

    def _apply_theme(self) -> None:
        self.setFont(theme.current().font(self._use))
        self._set_line_height()
        self._fit()

    def _set_line_height(self) -> None:
        """Give every block the line height, outside the undo history."""
        document = self.document()
        was_undoable = document.isUndoRedoEnabled()
        document.setUndoRedoEnabled(False)
        frame = QTextFrameFormat()
        frame.setMargin(0)
        frame.setLeftMargin(_LEFT_PX)
        frame.setRightMargin(_LEFT_PX)
        frame.setTopMargin(self._top_px())
        frame.setBottomMargin(self._top_px())
        document.rootFrame().setFrameFormat(frame)
        block = QTextBlockFormat()
        height = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(theme.current().line_px(self._use), height)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
        document.setUndoRedoEnabled(was_undoable)

    def _top_px(self) -> int:
        """What stands free above and below the text."""
        if self._size is None:
            return _TOP_PX
        free_px = self._wanted_height() - theme.current().line_px(self._use)
        # Qt sets the letters low in a line of fixed height; beside a line edit they stand level.
        return max(0, free_px // 2 - _FRAME_PX - 1)

    def _wanted_height(self) -> int:
        if self._size is not None:
            return height_px(self, theme.current())
        line_px = theme.current().line_px(self._use)
        edges = 2 * (_TOP_PX + _FRAME_PX)
        low = self._min_lines * line_px + edges
        if not self._grows:
            return low
        wanted = round(self.document().size().height()) + 2 * _FRAME_PX
        high = self._max_lines * line_px + edges if self._max_lines else wanted
        return max(low, min(wanted, high))

    def _fit(self) -> None:
        if self._grows:
            wanted = self._wanted_height()
            if wanted != self.height() or self.minimumHeight() != wanted:
                self.setFixedHeight(wanted)
                # Qt leaves the part that is painted as high as it was while it is being resized.
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
            fits = round(self.document().size().height()) + 2 * _FRAME_PX <= wanted
            policy = Qt.ScrollBarPolicy
            wanted_bar = policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
            if wanted_bar != self.verticalScrollBarPolicy():
                # Qt lays the area out anew even where it is told what it knows.
                self.setVerticalScrollBarPolicy(wanted_bar)


def _is_plain_paste(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and QKeySequence(event.keyCombination()) == _PLAIN_PASTE
