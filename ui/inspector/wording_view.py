"""Shows two wordings of one text with what changed between them; never colour alone."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from narrative_studio.analysis.wording.word_changes import Change, WordChanges, word_changes
from ui import theme
from ui.theme import Role, Type
from ui.widgets.label import TextLabel


class WordingView(QWidget):
    """A label over the text: removed words struck, added ones bold and underlined.

    A text written anew is shown twice, with a minus and a plus.
    """

    def __init__(self, label: str, before: str, after: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = word_changes(before, after)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._text.setAccessibleName(f"{label}. {self._changes.spoken}")
        title = f"{label}, rewritten" if self._changes.is_rewritten else label
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(TextLabel(title, use=Type.SUPPORT_STRONG, role=Role.TEXT2))
        column.addWidget(self._text)
        self._show()
        theme.changes().changed.connect(self._show)

    def _show(self) -> None:
        now = theme.current()
        self._text.setFont(now.font(Type.BODY))
        color = now.text.name()
        self._text.setText(f'<div style="color:{color}">{_html(self._changes)}</div>')


def _html(changes: WordChanges) -> str:
    now = theme.current()
    gone, new = now.text2.name(), now.text.name()
    if changes.is_rewritten or not changes.before or not changes.after:
        before = escape(changes.before) or "empty"
        after = escape(changes.after) or "empty"
        first = f'<p style="color:{gone}; margin:0 0 4px 0">− {before}</p>'
        return f'{first}<p style="margin:0">+ {after}</p>'
    pieces = []
    for run in changes.runs:
        words = escape(run.text).replace("\n", "<br>")
        if run.change is Change.REMOVED:
            pieces.append(f'<s style="color:{gone}">{words}</s> ')
        elif run.change is Change.ADDED:
            pieces.append(f'<b style="color:{new}"><u>{words}</u></b>')
        else:
            pieces.append(words)
    return "".join(pieces)
