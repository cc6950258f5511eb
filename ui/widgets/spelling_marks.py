"""Marks misspelt and unwanted words in a many-line field, in the part of it that is seen.

A misspelt word has a wavy line, a banned one a dashed and one to avoid a dotted line. The marks lie
over the text and never change it; a pass reads so many characters at most and is due only after a
pause, so that a text of any length can be typed in.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from narrative_studio.spelling.checking import Checker, Mark, MarkKind
from ui import theme
from ui.announce import announce
from ui.speller import Speller
from ui.widgets.text_units import characters, units

_PAUSE_MS: Final = 250
_SCROLL_PAUSE_MS: Final = 40
_MOST_CHARACTERS: Final = 12_000
"""What one pass reads: about four screens full of small text."""

_MOST_MARKS: Final = 400
_LINE: Final = QTextCharFormat.UnderlineStyle
_LINES: Final = {
    MarkKind.MISSPELT: _LINE.WaveUnderline,
    MarkKind.BANNED: _LINE.DashUnderline,
    MarkKind.AVOID: _LINE.DotLine,
}


class SpellingMarks(QObject):
    """The marks of one field.

    Signals:
        found(Mark): the next marked words were selected, as asked.
        none_found(): there are no marked words in the whole field.
    """

    found = Signal(object)
    none_found = Signal()

    def __init__(self, field: QTextEdit, speller: Speller) -> None:
        super().__init__(field)
        self._field = field
        self._speller = speller
        self._held = -1
        self._is_typing = False
        self._seek_from = 0
        self._seek_left = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._mark)
        self._step = QTimer(self)
        self._step.setSingleShot(True)
        self._step.timeout.connect(self._seek)
        field.document().contentsChange.connect(self._on_document_contents_change)
        field.cursorPositionChanged.connect(self._on_field_cursor_position_changed)
        for bar in (field.verticalScrollBar(), field.horizontalScrollBar()):
            bar.valueChanged.connect(self._mark_soon)
        field.installEventFilter(self)
        field.viewport().installEventFilter(self)
        speller.changed.connect(self._mark_soon)
        theme.changes().changed.connect(self._mark_soon)
        speller.want()
        self._mark_soon()

    @property
    def speller(self) -> Speller:
        """What judges the words."""
        return self._speller

    def mark_at(self, position: int) -> Mark | None:
        """The marked words at a place of the text in Qt's units; its places are Qt's too."""
        checker, text = self._speller.checker, self._field.toPlainText()
        if checker is None:
            return None
        at = characters(text, position)
        for mark in checker.marks(text, is_markdown=True, start=at, end=at):
            if mark.start <= at <= mark.end:
                return _in_units(text, mark)
        return None

    def replace(self, mark: Mark, words: str) -> None:
        """Put other words in the place of marked ones, as one step of undo."""
        cursor = self._field.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self._field.setTextCursor(cursor)

    def go_to_next(self) -> None:
        """Select the next marked words behind the cursor, after the last ones the first."""
        text = self._field.toPlainText()
        self._seek_from = characters(text, self._field.textCursor().selectionEnd())
        self._seek_left = len(text)
        self._seek()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FocusOut):
            self._mark_soon()
        return False

    # Slots

    def _on_document_contents_change(self, _at: int, removed: int, added: int) -> None:
        # Marks follow the text by themselves; what was just typed waits for a pause.
        if removed != added or added == 1:
            self._is_typing = True
        self._step.stop()
        self._pause.start(_PAUSE_MS)

    def _on_field_cursor_position_changed(self) -> None:
        position = self._field.textCursor().position()
        if self._held >= 0 and position != self._held and not self._pause.isActive():
            self._is_typing = False
            self._pause.start(_SCROLL_PAUSE_MS)

    def _mark_soon(self) -> None:
        if not self._pause.isActive():
            self._pause.start(_SCROLL_PAUSE_MS)

    def _mark(self) -> None:
        """Mark what can be seen of the text."""
        field, checker = self._field, self._speller.checker
        if not field.isVisible():
            return
        if checker is None:
            if field.extraSelections():
                field.setExtraSelections([])
            return
        text = field.toPlainText()
        start, end = self._seen()
        start = characters(text, start)
        end = min(characters(text, end), start + _MOST_CHARACTERS)
        marks = checker.marks(text, is_markdown=True, start=start, end=end)
        shown = [_in_units(text, mark) for mark in marks[:_MOST_MARKS]]
        cursor = field.textCursor()
        self._held = -1
        if self._is_typing and field.hasFocus() and not cursor.hasSelection():
            # The word that is being typed is not misspelt yet.
            here = cursor.position()
            held = [mark for mark in shown if mark.end == here]
            self._held = here if held else -1
            shown = [mark for mark in shown if mark.end != here]
        if shown or field.extraSelections():
            field.setExtraSelections([self._selection(mark) for mark in shown])

    def _seen(self) -> tuple[int, int]:
        """The first and the last place that the field shows, in Qt's units."""
        room = self._field.viewport().rect()
        first = self._field.cursorForPosition(room.topLeft()).position()
        last = self._field.cursorForPosition(QPoint(room.right(), room.bottom())).position()
        return first, max(first, last)

    def _selection(self, mark: Mark) -> QTextEdit.ExtraSelection:
        now = theme.current()
        selection = QTextEdit.ExtraSelection()
        # The types of Qt's binding leave these two fields out.
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        line = QTextCharFormat()
        line.setUnderlineStyle(_LINES[mark.kind])
        line.setUnderlineColor(now.warn if mark.kind is MarkKind.AVOID else now.bad)
        selection.format = line
        return selection

    def _seek(self) -> None:
        """Look through the next stretch of the text, and go on a moment later."""
        checker, text = self._speller.checker, self._field.toPlainText()
        if checker is None or not text.strip():
            self.none_found.emit()
            return
        start = self._seek_from if self._seek_from < len(text) else 0
        end = min(len(text), start + _MOST_CHARACTERS)
        mark = _first(checker, text, start, end)
        if mark is not None:
            self._select(_in_units(text, mark))
            return
        self._seek_left -= max(1, end - start)
        self._seek_from = end
        if self._seek_left + _MOST_CHARACTERS <= 0 or (end - start >= len(text)):
            self.none_found.emit()
        else:
            self._step.start(0)

    def _select(self, mark: Mark) -> None:
        cursor = self._field.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        self._field.setTextCursor(cursor)
        self._field.ensureCursorVisible()
        announce(self._field, f"{mark.kind.capitalize()}: {mark.words}")
        self.found.emit(mark)


def _first(checker: Checker, text: str, start: int, end: int) -> Mark | None:
    """The first mark of a stretch; one that begins before it belongs to the stretch before."""
    marks = checker.marks(text, is_markdown=True, start=start, end=end)
    return next((mark for mark in marks if mark.start >= start), None)


def _in_units(text: str, mark: Mark) -> Mark:
    if text.isascii():
        return mark
    start = units(text, mark.start)
    end = start + units(mark.words, len(mark.words))
    return Mark(start, end, mark.kind, mark.words, mark.instead, mark.why)
