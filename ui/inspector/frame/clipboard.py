"""Frames, or a picture for one, in the clipboard of this computer."""

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


def picture_held() -> QMimeData | None:
    """What holds a picture to paste into a frame; None where there is none, or where frames are."""
    # Pictures are read with libraries that are wanted only once there is one.
    from ui.intake.picture import holds_picture

    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return data if data is not None and not holds_frames() and holds_picture(data) else None


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
