"""The bars above the page: questions that can wait, and long work that is under way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import announce
from ui.background import Task
from ui.theme import S4, Role
from ui.widgets.icon_mark import IconMark
from ui.widgets.notice_bar import Choice, NoticeBar
from ui.widgets.panel import Ground
from ui.widgets.progress_row import ProgressRow

_PROGRESS_PX = 420


class Bars(QWidget):
    """One question at most, and a bar for each piece of long work; without any it has no height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: NoticeBar | None = None
        self._before: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def question(self) -> NoticeBar | None:
        """The question that waits for an answer, if any."""
        return self._question

    def ask(self, words: str, choices: Sequence[Choice], *, icon: str = "info-circle") -> NoticeBar:
        """Ask something that can wait; a question that was asked before gives way."""
        self.clear_question()
        made = NoticeBar(words, choices, icon=icon)
        made.closed.connect(self._on_question_closed)
        self._question = made
        self._before = QApplication.focusWidget()
        self._column.insertWidget(0, made)
        made.show()
        made.focus_first()
        announce.announce(self, words)
        return made

    def clear_question(self) -> None:
        """Take back what was asked, as with another document."""
        question, self._question = self._question, None
        if question is not None:
            question.hide()
            question.deleteLater()

    def show_work(self, task: Task, words: str) -> None:
        """Show that a piece of work is under way, until it has ended."""
        bar = WorkBar(task, words)
        self._column.addWidget(bar)
        bar.show()
        announce.announce(self, words)

    def _on_question_closed(self) -> None:
        self.clear_question()
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)


class WorkBar(Ground):
    """What is being done, how far it is, and Cancel."""

    def __init__(self, task: Task, words: str, parent: QWidget | None = None) -> None:
        super().__init__(Role.CHROME, edges="bottom", parent=parent)
        self._words = words
        self._row = ProgressRow(words)
        self._row.setMinimumWidth(_PROGRESS_PX)
        self._row.show_progress(words, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(S4, 8, S4, 9)
        row.setSpacing(12)
        row.addWidget(IconMark("hourglass", size_px=20, role=Role.INFO))
        row.addWidget(self._row)
        row.addStretch(1)
        self._row.cancelled.connect(task.cancel)
        task.progressed.connect(self._on_task_progressed)
        task.ended.connect(self._on_task_ended)

    @property
    def row(self) -> ProgressRow:
        """The progress, with its words and Cancel."""
        return self._row

    def _on_task_progressed(self, done: int, total: int, label: str) -> None:
        words = f"{self._words}: {label[:1].lower()}{label[1:]}" if label else self._words
        self._row.show_progress(words, done / total if total else 0.0)

    def _on_task_ended(self, _task: object) -> None:
        self.hide()
        self.deleteLater()
