"""A piece of long work: what it is doing, how far it is, and Cancel.

Signals: ``cancelled()`` once, when the user stops the work.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Role, Type
from ui.widgets.buttons import LinkButton
from ui.widgets.label import TextLabel


class ProgressRow(QWidget):
    """Words and Cancel over a thin bar."""

    cancelled = Signal()

    def __init__(
        self, words: str = "", *, can_cancel: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = TextLabel(words, use=Type.SUPPORT, role=Role.TEXT2, tabular=True)
        self._cancel = LinkButton("Cancel", parent=self)
        self._cancel.setVisible(can_cancel)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setRange(0, 1000)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(12)
        head.addWidget(self._words, 1)
        head.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._bar)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(170)

    @property
    def cancel(self) -> LinkButton:
        """The button that stops the work."""
        return self._cancel

    def begin(self, words: str) -> None:
        """Show another piece of work from its beginning; it can be cancelled again."""
        self._cancel.setEnabled(True)
        self.show_progress(words, 0.0)

    def show_progress(self, words: str, part: float) -> None:
        """Say what is being done and how far the work is, 0 to 1."""
        self._words.setText(words)
        self._bar.setValue(round(1000 * min(1.0, max(0.0, part))))
        self._bar.setAccessibleName(words)

    def _on_cancel_clicked(self) -> None:
        self._cancel.setEnabled(False)
        self._words.setText("Stopping")
        self.cancelled.emit()
