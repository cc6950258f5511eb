"""Reading a story aloud from anywhere in the window: one full screen, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.session import Session

if TYPE_CHECKING:
    from ui.presenter.reading_window import ReadingWindow
    from ui.presenter.staying_awake import StayingAwake


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
        self._awake: StayingAwake | None = None

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
            self._session.messages.advise("There is no frame to read yet")
        else:
            # Loaded with the first reading: no document should wait for it to open.
            from ui.presenter.reading_window import ReadingWindow

            made = ReadingWindow(self._session, frame_id=frame_id, parent=self._owner)
            made.setGeometry(self._owner.window().geometry())
            made.left.connect(self._on_window_left)
            self._window = made
            made.showFullScreen()
            made.activateWindow()
            made.setFocus()
            self._hold_awake()

    def end(self) -> None:
        """End the reading, if there is one, because what is read is closed."""
        if self._window is not None:
            self._window.close()

    def _hold_awake(self) -> None:
        from ui.presenter.staying_awake import StayingAwake

        if self._awake is None:
            self._awake = StayingAwake(parent=self)
            self._awake.refused.connect(self._on_awake_refused)
        self._awake.hold()

    def _on_awake_refused(self) -> None:
        if self._window is not None:
            self._window.tell_dark()

    def _on_window_left(self) -> None:
        if self._awake is not None:
            self._awake.release()
        window, self._window = self._window, None
        if window is not None and window.frame_id:
            self.left.emit(window.frame_id)
