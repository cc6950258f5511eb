"""Says when the work was last saved, in words that grow coarser: "Saved 2 s ago"."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.theme import Role, Type
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import TextLabel

_TICK_MS = 1000
_WIDTH_PX = 124
"""Room for the longest words, so that what stands beside them does not move each second."""


def saved_words(age_s: float) -> str:
    """Return how long ago the work was saved, as said in the status bar."""
    seconds = max(0, int(age_s))
    if seconds < 2:
        return "Saved"
    if seconds < 60:
        return f"Saved {seconds} s ago"
    if seconds < 3600:
        return f"Saved {seconds // 60} min ago"
    return f"Saved {seconds // 3600} h ago"


class SavedLabel(QWidget):
    """A check mark and when the work was saved; a warning where saving failed."""

    def __init__(
        self,
        *,
        now_s: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now_s = now_s
        self._saved_s: float | None = None
        self._mark = IconMark("check", size_px=14, role=Role.TEXT2)
        self._words = TextLabel("", use=Type.SUPPORT, role=Role.TEXT2, tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._mark)
        row.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.refresh)
        self._mark.hide()

    def text(self) -> str:
        """Return what the label says."""
        return self._words.text()

    def show_file(self, path: Path) -> None:
        """Tell, to whoever asks, which file the words are about."""
        self.setToolTip(f"{path.name}\nin {path.parent}")
        self.setAccessibleDescription(str(path))

    def show_saved(self) -> None:
        """The work was saved just now."""
        self._saved_s = self._now_s()
        self._mark.show()
        self._mark.set_icon("check", Role.TEXT2)
        self._words.set_role(Role.TEXT2)
        self._tick.start()
        self.refresh()

    def show_kept(self) -> None:
        """The work is safe on this computer and will stand in the file in a moment."""
        self._saved_s = None
        self._tick.stop()
        self._mark.show()
        self._mark.set_icon("check", Role.TEXT2)
        self._words.set_role(Role.TEXT2)
        self._say("Kept")

    def show_failed(self, words: str = "Not saved") -> None:
        """Saving failed; ``words`` say so until the next time it works."""
        self._saved_s = None
        self._tick.stop()
        self._mark.show()
        self._mark.set_icon("alert-triangle", Role.WARN)
        self._words.set_role(Role.WARN)
        self._say(words)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().scaled(_WIDTH_PX), super().sizeHint().height())

    def refresh(self) -> None:
        """Say anew how long ago it was."""
        if self._saved_s is not None:
            self._say(saved_words(self._now_s() - self._saved_s))

    def _say(self, words: str) -> None:
        if words != self._words.text():
            self._words.setText(words)
            self.setAccessibleName(words)
