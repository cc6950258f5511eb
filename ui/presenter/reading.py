"""Reading a story aloud from anywhere in the window: one full screen, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.presenter.reading_window import ReadingWindow
from ui.presenter.staying_awake import StayingAwake
from ui.session import Session


class Reading(QObject):
    """Opens the reading window over the screen that its owner stands on; never two of them.

    Signals:
        left(str): the reading ended at the frame of that id.
    """

    left = Signal(str)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._owner = owner
        self._window: ReadingWindow | None = None
        self._awake = StayingAwake(parent=self)
        self._awake.refused.connect(self._on_awake_refused)

    @property
    def window(self) -> ReadingWindow | None:
        """The window that is open."""
        return self._window

    def begin(self, frame_id: str | None) -> None:
        """Begin at a frame, or with None at the first; an open reading comes to the front."""
        self._session.flush()
        story = self._session.telling
        if self._window is not None:
            self._window.activateWindow()
        elif story is None or not story.frames:
            self._session.messages.tell("There is no frame to read yet")
        else:
            made = ReadingWindow(self._session, frame_id=frame_id, parent=self._owner)
            made.setGeometry(self._owner.window().geometry())
            made.left.connect(self._on_window_left)
            self._window = made
            made.showFullScreen()
            made.activateWindow()
            made.setFocus()
            self._awake.hold()

    def end(self) -> None:
        """End the reading, if there is one, because what is read is closed."""
        if self._window is not None:
            self._window.close()

    def _on_awake_refused(self) -> None:
        if self._window is not None:
            self._window.tell_dark()

    def _on_window_left(self) -> None:
        self._awake.release()
        window, self._window = self._window, None
        if window is not None and window.frame_id:
            self.left.emit(window.frame_id)
