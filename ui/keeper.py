"""Saves without being asked: publishes the document when the user pauses, and tells the state."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from narrative_studio.errors import NarrativeError
from ui.session import Session

PAUSE_MS = 3_000
RETRY_MS = 30_000
_TICK_MS = 1_000


class Keeper(QObject):
    """Publishes 3 s after the last change, on close, and again later when a place refuses.

    Each change is durable in the work copy before anybody hears of it; what is kept here is the
    document file.

    Signals:
        said(str): the words for the status bar, for example "Saved 2 s ago".
    """

    said = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._saved_s: float | None = None
        self._trouble = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.publish)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._tell)
        self._tick.start()
        session.changed.connect(self._on_session_changed)
        if not session.project.is_published:
            self._pause.start()
        self._tell()

    @property
    def words(self) -> str:
        """What the status bar says now."""
        if self._trouble:
            return "Kept on this computer, not yet published"
        if self._pause.isActive():
            return "Kept"
        if self._saved_s is None:
            return "Saved"
        ago_s = int(time.monotonic() - self._saved_s)
        if ago_s < 2:
            return "Saved just now"
        if ago_s < 60:
            return f"Saved {ago_s} s ago"
        if ago_s < 3600:
            return f"Saved {ago_s // 60} min ago"
        return f"Saved {ago_s // 3600} h ago"

    def publish(self) -> bool:
        """Write the document file now; False when its place refuses, the work is kept then."""
        self._pause.stop()
        try:
            published = self._session.project.publish()
        except NarrativeError as error:
            if self._trouble != str(error):
                self._trouble = str(error)
                self._session.messages.trouble(error, action="Try again", act=self.publish)
            self._pause.start(RETRY_MS)
            self._tell()
            return False
        if self._trouble:
            self._trouble = ""
            self._session.messages.tell(f"Published {self._session.project.path.name}")
        if published.set_aside:
            self._session.messages.tell(
                f"{len(published.set_aside)} damaged parts of the file were set aside"
            )
        self._saved_s = time.monotonic()
        self._tell()
        return True

    def stop(self) -> None:
        """Publish what is still to be published and stop, before the document is closed."""
        self._tick.stop()
        if not self._session.project.is_published:
            self.publish()
        self._pause.stop()

    def _on_session_changed(self, _changes: object, _initiator: object) -> None:
        self._pause.start(PAUSE_MS)
        self._tell()

    def _tell(self) -> None:
        self.said.emit(self.words)
