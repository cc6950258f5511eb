"""A combo box whose entries carry a key.

Signals: ``chosen(object)`` with the key, when the user chose another entry.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui import icons
from ui.styling.buttons import SIZE, ControlSize


class ComboBox(QComboBox):
    """One of a list. The wheel scrolls the page and never the choice, whatever has the focus."""

    chosen = Signal(object)

    def __init__(
        self,
        entries: Iterable[tuple[object, str]] = (),
        *,
        name: str = "",
        size: ControlSize = ControlSize.REGULAR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty(SIZE, size.value)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)  # a longer entry is cut where room is short
        self.setMaxVisibleItems(12)
        self.set_entries(entries)
        self.activated.connect(self._on_activated)
        self._last = self.currentIndex()

    @property
    def key(self) -> object:
        """The key of the chosen entry; None where none is chosen."""
        return self.currentData()

    def set_entries(self, entries: Iterable[tuple[object, str]]) -> None:
        """Offer other entries as (key, words), keeping the chosen key where it is still there."""
        kept = self.currentData()
        self.clear()
        for key, words in entries:
            self.addItem(words, key)
        if kept is not None:
            self.choose(kept)
        self._last = self.currentIndex()

    def add_entry(self, key: object, words: str, *, icon: str = "") -> None:
        """Offer one more entry."""
        if icon:
            self.addItem(icons.icon(icon), words, key)
        else:
            self.addItem(words, key)

    def choose(self, key: object) -> None:
        """Choose an entry without a signal; an unknown key clears the choice."""
        for index in range(self.count()):
            if self.itemData(index) == key:
                self.setCurrentIndex(index)
                break
        else:
            self.setCurrentIndex(-1)
        self._last = self.currentIndex()

    def minimumSizeHint(self) -> QSize:
        # Qt keeps the least size of the font that the box was first measured with.
        return super().minimumSizeHint().boundedTo(self.sizeHint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Qt gives a field the focus before it hands on the wheel, so that the focus says nothing.
        event.ignore()

    def _on_activated(self, index: int) -> None:
        if index != self._last:
            self._last = index
            self.chosen.emit(self.itemData(index))
