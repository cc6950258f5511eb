"""Files that are dragged over a field: they are for the window, a field takes words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent


def holds_files(data: QMimeData) -> bool:
    """Whether data names files of this computer, whose paths it may hold as words besides."""
    return any(url.isLocalFile() for url in data.urls())


def leaves_files(event: QDragEnterEvent) -> bool:
    """Leave files to whatever lies behind the field; whether that has been done."""
    if holds_files(event.mimeData()):
        event.ignore()
        return True
    return False
