"""Says something to assistive technology that the eye sees happen: a move, a toast, a result."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget


def announce_item(source: QWidget, index: QModelIndex) -> None:
    """Have a screen reader say an item of a list that ``source`` walks with its arrow keys."""
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
    announce(source, str(spoken or ""))


def announce(source: QWidget, words: str) -> None:
    """Have a screen reader say ``words`` on behalf of ``source``, when it comes to a pause."""
    # The accessibility classes cost milliseconds that the start does not have.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not words or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(source, words)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)
