"""Saves without being asked: publishes the document when the user pauses, and tells the state."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from narrative_studio.errors import NarrativeError
from ui.session import Session

PAUSE_MS = 3_000
RETRY_MS = 30_000


class Keeper(QObject):
    """Publishes 3 s after the last change, on close, and again later when a place refuses.

    Each change is durable in the work copy before anybody hears of it; what is kept here is the
    document file.

    Signals:
        kept(): changes are safe in the work copy and wait to be published.
        published(): the document file holds everything.
        refused(str): the file's place refused; what to say of it in few words.
    """

    kept = Signal()
    published = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._trouble = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.publish)
        session.changed.connect(self._on_session_changed)

    def begin(self) -> None:
        """Tell the present state, and publish soon what an earlier sitting could not."""
        if self._session.project.is_published:
            self.published.emit()
        else:
            self.kept.emit()
            self._pause.start(PAUSE_MS)

    def publish(self) -> bool:
        """Write the document file now; False when its place refuses, the work is kept then."""
        try:
            self._publish()
        except NarrativeError as error:
            if self._trouble != str(error):
                self._trouble = str(error)
                self._session.messages.trouble(error, action="Try again", act=self.publish)
            self._pause.start(RETRY_MS)
            self.refused.emit("Kept on this computer, not yet published")
            return False
        return True

    def stop(self) -> None:
        """Publish what is still to be published and stop, before the document is closed.

        Where the place refuses, that is said once more: nobody tries again until the document is
        opened the next time.
        """
        if not self._session.project.is_published:
            try:
                self._publish()
            except NarrativeError as error:
                self._session.messages.trouble(error)
        self._pause.stop()

    def _publish(self) -> None:
        self._pause.stop()
        published = self._session.project.publish()
        if self._trouble:
            self._trouble = ""
            self._session.messages.tell(f"Published {self._session.project.path.name}")
        if published.set_aside:
            self._session.messages.tell(
                f"{len(published.set_aside)} damaged parts of the file were set aside"
            )
        self.published.emit()

    def _on_session_changed(self, _changes: object, _initiator: object) -> None:
        self._pause.start(PAUSE_MS)
        self.kept.emit()
