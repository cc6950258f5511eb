"""Frames that are dragged over a view: those of its document move, those of others are copied."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

from ui.models.dragged_frames import DOCUMENT_MIME, FRAMES_MIME, PARCEL_MIME, document_of
from ui.session import Session

_Action = Qt.DropAction
FRAME_ACTIONS: Final = _Action.MoveAction | _Action.CopyAction | _Action.LinkAction
"""Moved in their story, copied into another document, linked to an element of the shelf."""


def is_own(event: QDropEvent, session: Session) -> bool:
    """Whether frames of the document itself are dragged, in this window or another one of it."""
    data = event.mimeData()
    document = bytes(data.data(DOCUMENT_MIME).data())
    return data.hasFormat(FRAMES_MIME) and document == document_of(session).encode()


def takes_frames(event: QDropEvent, session: Session) -> bool:
    """Whether frames are dragged that a story of the document can take."""
    return is_own(event, session) or event.mimeData().hasFormat(PARCEL_MIME)


def dragged_frames(event: QDropEvent, session: Session) -> list[str]:
    """The ids of the frames that are dragged; none of another document's."""
    if not is_own(event, session):
        return []
    return bytes(event.mimeData().data(FRAMES_MIME).data()).decode().split("\n")


def accept_frames(event: QDropEvent, session: Session) -> None:
    """Take what is dragged: as moved within a document, as copied from another one."""
    event.setDropAction(_Action.MoveAction if is_own(event, session) else _Action.CopyAction)
    event.accept()


def parcel_of(event: QDropEvent) -> bytes:
    """The frames of another document, as they come through the clipboard."""
    return bytes(event.mimeData().data(PARCEL_MIME).data())
