"""Frames in the clipboard of this computer: put there and read from there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from narrative_studio.errors import ImportFailed
from narrative_studio.model.view import NarrativeView
from narrative_studio.parcel import MIME_TYPE, Parcel, pack, plain_text, unpack


def put_frames(story: NarrativeView, frames: Sequence[str]) -> None:
    """Put frames into the clipboard, for other documents and, as plain text, for other programs."""
    data = QMimeData()
    data.setData(MIME_TYPE, pack(story, frames))
    data.setText(plain_text(story, frames))
    QGuiApplication.clipboard().setMimeData(data)


def holds_frames() -> bool:
    """Whether frames can be pasted."""
    # Qt says that there is always something; an empty clipboard has nothing all the same.
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return data is not None and data.hasFormat(MIME_TYPE)


def frames_held() -> Parcel:
    """The frames in the clipboard.

    Raises:
        ImportFailed: there are none, or what says it is some does not fit.
    """
    if not holds_frames():
        raise ImportFailed(
            "There are no frames in the clipboard.", "Copy frames here or in another document."
        )
    return unpack(bytes(QGuiApplication.clipboard().mimeData().data(MIME_TYPE).data()))
