"""Saves without being asked: publishes the document when the user pauses, and tells the state."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from narrative_studio.analysis.naming import counted
from narrative_studio.errors import NarrativeError
from ui.session import Session

PAUSE_MS = 3_000
RETRY_MS = 30_000
LOOK_MS = 400


class Keeper(QObject):
    """Publishes 3 s after the last change, on close, and again later when a place refuses.

    It also looks at the file when something changes in its folder, or the window comes to the
    front: what a colleague, a sync client or the command line has put there comes in, and copies
    beside it are looked for.

    Each change is durable in the work copy before anybody hears of it; what is kept here is the
    document file.

    Signals:
        kept(): changes are safe in the work copy and wait to be published.
        published(): the document file holds everything.
        refused(str): the file's place refused; what to say of it in few words.
        absorbed(int): so many operations came in from the file.
    """

    kept = Signal()
    published = Signal()
    refused = Signal(str)
    absorbed = Signal(int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._trouble = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.publish)
        self._look_pause = QTimer(self)
        self._look_pause.setSingleShot(True)
        self._look_pause.setInterval(LOOK_MS)
        self._look_pause.timeout.connect(self.look)
        self._folder = QFileSystemWatcher(self)
        self._folder.directoryChanged.connect(self._on_folder_changed)
        session.changed.connect(self._on_session_changed)

    def begin(self) -> None:
        """Tell the present state, publish soon what an earlier sitting could not, and watch."""
        self._watch()
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

    def look(self) -> None:
        """Take in what somebody else has put into the file; trouble is told when we publish."""
        project = self._session.project
        undecided = len(project.past.misalignments)
        with suppress(NarrativeError):
            count = project.absorb()
            if count:
                came = f"{counted(count, 'change')} came in from {project.path.name}"
                more = len(project.past.misalignments) - undecided
                told = f"{came}; {counted(more, 'misalignment')} to decide" if more > 0 else came
                self._session.messages.tell(told)
                self.absorbed.emit(count)
        self._session.copies.look()

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
        self._look_pause.stop()
        if watched := self._folder.directories():
            self._folder.removePaths(watched)

    def _publish(self) -> None:
        self._pause.stop()
        published = self._session.project.publish()
        self._watch()
        if self._trouble:
            self._trouble = ""
            self._session.messages.tell(f"Published {self._session.project.path.name}")
        if published.set_aside:
            self._session.messages.tell(
                f"{len(published.set_aside)} damaged parts of the file were set aside"
            )
        self.published.emit()

    def _watch(self) -> None:
        """Have changes in the folder told that the document lies in now."""
        folder = self._session.project.path.parent
        watched = self._folder.directories()
        if watched != [str(folder)]:
            if watched:
                self._folder.removePaths(watched)
            if folder.is_dir():
                self._folder.addPath(str(folder))

    def _on_folder_changed(self, _path: str) -> None:
        # A file that is being written is not complete yet, and several changes come together.
        self._look_pause.start()

    def _on_session_changed(self, _changes: object, _initiator: object) -> None:
        self._pause.start(PAUSE_MS)
        self.kept.emit()
