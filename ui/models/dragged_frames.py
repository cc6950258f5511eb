"""Frames that are dragged: their ids for the same document, themselves for any other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QByteArray, QMimeData

from ui.session import Session

FRAMES_MIME: Final = "application/x-narrative-studio-frames"
DOCUMENT_MIME: Final = "application/x-narrative-studio-document"
PARCEL_MIME: Final = "application/x-narrative-studio-frames+json"
"""The same as in the clipboard; what makes it is loaded once another document asks for it."""


class DraggedFrames(QMimeData):
    """Data that a drag carries; the frames are packed with all they hold only where they drop."""

    def __init__(self, session: Session, frames: Sequence[str]) -> None:
        super().__init__()
        self._session = session
        self._frames = tuple(frames)
        self.setData(FRAMES_MIME, "\n".join(frames).encode())
        self.setData(DOCUMENT_MIME, document_of(session).encode())

    def formats(self) -> list[str]:
        return [*super().formats(), PARCEL_MIME]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, preferred: Any) -> Any:
        story = self._session.story
        if mimetype != PARCEL_MIME or story is None:
            return super().retrieveData(mimetype, preferred)
        from narrative_studio.parcel import pack

        self._session.flush()
        return QByteArray(pack(story, self._frames))


def document_of(session: Session) -> str:
    """What tells the document of a session from others, copies of it too."""
    return str(session.project.path)
