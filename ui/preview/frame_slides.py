"""Follows one frame: has its slides composed whenever they may look otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.background import Task
from ui.preview.composer import Composed, composer_of
from ui.session import Session

if TYPE_CHECKING:
    from exporters.deck.painting.frame_preview import FramePreview

_REST_MS: Final = 80
"""Selecting on with a held key composes nothing on the way."""
_FOLLOW_MS: Final = 30
_LATE_MS: Final = 250
"""The slide of the frame before stays so long while the next one is composed."""
_MAKING: Final = "The slide is being made"
"""The first slide of a document waits for its template; a blank one looks as if it were done."""


class FrameSlides(QObject):
    """The slides of the frame that is shown; composed one set at a time, and only while active.

    Signals:
        settled(): there are other slides, or other words in place of them.
    """

    settled = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.composer = composer_of(session)
        self._frame: str | None = None
        self._preview: FramePreview | None = None
        self._words = ""
        self._trouble = ""
        self._is_active = False
        self._is_stale = False
        self._task: Task | None = None
        self._pause = _timer(self, _FOLLOW_MS)
        self._pause.timeout.connect(self._compose)
        self._late = _timer(self, _LATE_MS)
        self._late.timeout.connect(self._on_late_timeout)
        self.composer.changed.connect(self._on_composer_changed)

    @property
    def frame(self) -> str | None:
        """The id of the frame that is followed."""
        return self._frame

    @property
    def preview(self) -> FramePreview | None:
        """Its slides; None where there are none, or none yet."""
        return self._preview

    @property
    def words(self) -> str:
        """What is to be said in place of slides."""
        return self._words

    @property
    def trouble(self) -> str:
        """Why the slides are not in the template of the last export, else empty."""
        return self._trouble

    def show_frame(self, frame: str | None) -> None:
        """Follow another frame."""
        if frame == self._frame:
            return
        self._frame = frame
        if frame is None:
            self._settle(None, "")
            return
        self._late.start()
        self._is_stale = True
        if self._is_active:
            self._pause.start(_REST_MS)

    def set_active(self, *, is_active: bool) -> None:
        """Compose slides as long as somebody looks at them."""
        if is_active == self._is_active:
            return
        self._is_active = is_active
        self.composer.watch(self, is_watching=is_active)
        if is_active and self._is_stale:
            self._late.start()
            self._want()

    def _want(self) -> None:
        """Have the frame composed soon; what comes meanwhile does not put it off."""
        self._is_stale = True
        if self._is_active and not self._pause.isActive():
            self._pause.start(_FOLLOW_MS)

    def _compose(self) -> None:
        """Begin, unless something is being composed: then it begins when that is done."""
        if self._task is not None or not self._is_active or self._frame is None:
            return
        self._is_stale = False
        task = self._session.background.start(self.composer.work(self._frame))
        task.finished.connect(self._on_task_finished)
        task.failed.connect(self._on_task_failed)
        task.ended.connect(self._on_task_ended)
        self._task = task
        self._session.background.go(task)

    def _settle(self, preview: FramePreview | None, words: str, trouble: str = "") -> None:
        self._late.stop()
        self._preview, self._words, self._trouble = preview, words, trouble
        if preview is not None:
            self.composer.take(preview)
        self.settled.emit()

    def _left_out_words(self) -> str:
        variant = self._session.variant
        if variant is None:
            return "There is no slide of this frame"
        return f"“{variant.name}” does without this frame, so that it has no slide there"

    # Slots

    def _on_composer_changed(self) -> None:
        if self._frame is not None:
            self._want()

    def _on_late_timeout(self) -> None:
        self._settle(None, _MAKING if self._is_active else "")
        if self._is_stale:
            self._want()

    def _on_task_finished(self, composed: Composed) -> None:
        if composed.frame != self._frame:
            return
        words = "" if composed.preview is not None else self._left_out_words()
        self._settle(composed.preview, words, composed.trouble)

    def _on_task_failed(self, error: Exception) -> None:
        self._settle(None, str(error))

    def _on_task_ended(self, _task: Task) -> None:
        self._task = None
        if self._is_stale:
            self._want()


def _timer(parent: QObject, interval_ms: int) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(interval_ms)
    return made
