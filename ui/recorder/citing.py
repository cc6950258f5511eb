"""Cites a session for the next edit of a frame: what the huddle wants, and what became of it.

The edit is made where frames are edited. The first cell of the frame that I change then is cited
with the session and the note, as a step of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from narrative_studio.commands.huddle import cite_session
from narrative_studio.model.ids import FrameId, HuddleNoteId, TestSessionId
from narrative_studio.model.rows import columns
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import ChangeSet
from ui.session import Session

_QUIET = frozenset({"status", "owner", "zone", "picture"})
"""Cells that say nothing of what is told."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """The frame that is to be edited because of a note."""

    session: TestSessionId
    note: HuddleNoteId
    frame: FrameId


class Citing(QObject):
    """Waits for one edit at a time.

    Signals:
        changed(): it waits for another edit, or for none.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._awaited: Awaited | None = None
        session.changed.connect(self._on_session_changed)

    @property
    def awaited(self) -> Awaited | None:
        """What is waited for."""
        return self._awaited

    def wait(self, awaited: Awaited) -> None:
        """Cite a session for the next edit of a frame, and show that frame."""
        self._session.flush()
        self._awaited = awaited
        self.changed.emit()
        frame = self._session.view.frames.get(awaited.frame)
        if frame is not None:
            self._session.open_row(frame)

    def leave(self) -> None:
        """Wait no more."""
        if self._awaited is not None:
            self._awaited = None
            self.changed.emit()

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        awaited = self._awaited
        if awaited is None or (Frame.table, awaited.frame) not in changes.rows:
            return
        if awaited.frame not in self._session.view.frames:
            self.leave()
            return
        cells = [one for one in columns(Frame) if one in changes.fields - _QUIET]
        if cells:
            self._awaited = None
            # The operation that is told of has to be over before the next one begins.
            QTimer.singleShot(0, self, lambda: self._cite(awaited, cells[0]))

    def _cite(self, awaited: Awaited, cell: str) -> None:
        view = self._session.view
        note, test = view.huddle_notes.get(awaited.note), view.test_sessions.get(awaited.session)
        if note is not None and test is not None and not self._session.is_left:
            version = view.narratives[test.narrative].version
            self._session.attempt(
                lambda: cite_session(
                    self._session.project,
                    session=awaited.session,
                    frame=awaited.frame,
                    edited=cell,
                    version=version,
                    because=note.text,
                    note=note.id,
                )
            )
        self.changed.emit()
