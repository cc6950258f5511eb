"""Leaves Undo and Redo to the document where a field has nothing of its own to take back.

Qt gives Ctrl+Z to the field that has the keyboard in any case, so that the document could not be
undone while the cursor stands in one. Typing that is not stored yet is taken back by the field,
piece by piece; what is stored is an operation of the document.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QTextEdit

Editor = QLineEdit | QTextEdit


def leave_undo_to_document(editor: Editor, has_typing: Callable[[], bool]) -> None:
    """From now on an editor keeps Undo for itself only while it has typing that is not stored.

    Redo is its own as long as it has taken something back.
    """
    editor.installEventFilter(_UndoKeys(editor, has_typing))


class _UndoKeys(QObject):
    def __init__(self, editor: Editor, has_typing: Callable[[], bool]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._has_typing = has_typing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if watched is not self._editor or self._is_own(event):
            return False
        # Not accepted: the field does not want it, so the shortcut of the window gets it.
        event.ignore()
        return True

    def _is_own(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._has_typing()
        return not event.matches(QKeySequence.StandardKey.Redo) or self._can_redo()

    def _can_redo(self) -> bool:
        if isinstance(self._editor, QLineEdit):
            return self._editor.isRedoAvailable()
        return self._editor.document().isRedoAvailable()
