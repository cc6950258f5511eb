"""Saves without being asked: publishes the document when the user pauses, and tells the state."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from narrative_studio.analysis.naming import counted
from narrative_studio.errors import NarrativeError
from narrative_studio.store.writing import Written
from ui.background import Task
from ui.session import Session

PAUSE_MS = 3_000
RETRY_MS = 30_000
LOOK_MS = 400
_OVERTAKEN_OFTEN = 3


class Keeper(QObject):
    """Publishes 3 s after the last change, on close, and again later when a place refuses.

    It also looks at the file when something changes in its folder, or the window comes to the
    front: what a colleague, a sync client or the command line has put there comes in, and copies
    beside it are looked for.

    Each change is durable in the work copy before anybody hears of it; what is kept here is the
    document file. After a pause it is written beside the window, which goes on meanwhile.

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
        self._task: Task | None = None
        self._overtaken = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.publish_beside)
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
            self._refuse(error)
            return False
        return True

    def publish_beside(self) -> None:
        """Write the document file in a thread; what is changed meanwhile follows later."""
        if self._task is not None or self._session.is_left:
            return  # What is being written is followed by what has changed since.
        self._pause.stop()
        try:
            found, write = self._session.project.begin_publishing()
        except NarrativeError as error:
            self._refuse(error)
            return
        self._tell_set_aside(found.set_aside)
        if write is None:
            self._tell_published()
            return
        task = self._session.background.start(lambda _report: write())
        self._task = task
        task.finished.connect(lambda written: self._on_task_finished(task, written))
        task.failed.connect(lambda error: self._on_task_failed(task, error))
        self._session.background.go(task)

    def look(self) -> None:
        """Take in what somebody else has put into the file; trouble is told when we publish."""
        if self._session.is_left:
            return  # The folder told of our last writing after the document was closed.
        if self._task is not None:
            self._look_pause.start()  # What it is writing is no news.
            return
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
        # A file that is being written meanwhile is looked at before ours takes its place.
        self._task = None
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
        self._tell_set_aside(published.set_aside)
        self._tell_kept(published.kept)
        self._tell_published()

    def _tell_published(self) -> None:
        self._overtaken = 0
        self._watch()
        if self._trouble:
            self._trouble = ""
            self._session.messages.tell(f"Published {self._session.project.path.name}")
        self.published.emit()

    def _tell_set_aside(self, parts: tuple[str, ...]) -> None:
        if parts:
            were = "was" if len(parts) == 1 else "were"
            what = f"{counted(len(parts), 'damaged part')} of the file {were} set aside"
            self._session.messages.tell(what)

    def _tell_kept(self, kept: Path | None) -> None:
        """Say where a damaged file is that ours has replaced."""
        if kept is not None:
            name = self._session.project.path.name
            what = f"{name} was damaged and is written again; what stood there is kept as {kept}"
            self._session.messages.tell(what)

    def _refuse(self, error: NarrativeError) -> None:
        """Say that the place refuses, once for each reason, and try again later."""
        if self._trouble != str(error):
            self._trouble = str(error)
            self._session.messages.trouble(error, action="Try again", act=self.publish)
        self._pause.start(RETRY_MS)
        self.refused.emit("Kept on this computer, not yet published")

    def _on_task_finished(self, task: Task, written: Written) -> None:
        if task is not self._task or self._session.is_left:
            return
        self._task = None
        try:
            is_noted = self._session.project.note_published(written)
        except NarrativeError as error:
            self._refuse(error)
            return
        self._tell_kept(written.kept if is_noted else None)
        if self._session.project.is_published:
            self._tell_published()
        elif is_noted:
            self._pause.start(PAUSE_MS)
        elif self._overtaken < _OVERTAKEN_OFTEN:
            self._overtaken += 1
            self.publish_beside()
        else:
            self.publish()  # It says what is the matter with a file that never rests.

    def _on_task_failed(self, task: Task, error: NarrativeError) -> None:
        if task is self._task and not self._session.is_left:
            self._task = None
            self._refuse(error)

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
