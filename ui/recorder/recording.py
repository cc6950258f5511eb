"""Recording a test from anywhere in the window: one recording window for each open document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from narrative_studio.model.ids import TestSessionId
from narrative_studio.model.prospects import SessionState, TestSession
from narrative_studio.store.places import data_folder
from narrative_studio.telling.kept_recording import cut_off_sessions
from ui.actions import Action
from ui.keymap import RECORDING, Keymap
from ui.recorder.keys import KEYS
from ui.recorder.new_test import plan_new_test
from ui.screens import room_around
from ui.session import Session
from ui.widgets.notice_bar import Choice, NoticeBar

if TYPE_CHECKING:
    from ui.recorder.window import RecorderWindow


class Ask(Protocol):
    """Puts a question with its choices where it stays until one of them is taken."""

    def __call__(self, words: str, choices: Sequence[Choice], *, icon: str = ...) -> NoticeBar: ...


RECORD: Final = "tests.record"
_GAP_PX: Final = 24


class Recording(QObject):
    """Opens the recording window of a document; never two of them.

    ``now_ms`` counts Unix milliseconds, by default those of this computer.
    """

    def __init__(self, session: Session, *, now_ms: Callable[[], int] | None = None) -> None:
        super().__init__(session)
        self._session = session
        self._now_ms = now_ms
        self._window: RecorderWindow | None = None
        self._question: NoticeBar | None = None

    @property
    def window(self) -> RecorderWindow | None:
        """The window that is open."""
        return self._window

    def open(self, beside: QWidget | None, test: TestSessionId | None = None) -> None:
        """Show a session, or the next one; an open window comes to the front."""
        self._session.flush()
        if self._question is not None and isValid(self._question):
            self._question.close_bar()  # It is answered, whichever way the window was opened.
        if self._window is not None:
            if test is not None:
                self._window.show_test(test)
            self._window.showNormal()
            self._window.raise_()
            self._window.activateWindow()
            return
        found = test or self._next()
        is_new = found is None
        found = found or self._plan()
        if found is None:
            return
        # Loaded with the first recording: the start does without it.
        from ui.recorder.window import RecorderWindow

        made = RecorderWindow(self._session, found, now_ms=self._now_ms)
        if is_new:
            made.show_test(found, is_new=True)
        made.left.connect(self._on_window_left)
        self._window = made
        _stand_beside(made, beside)
        made.show()
        made.raise_()
        made.activateWindow()
        made.begin()

    def offer(self, beside: QWidget | None, ask: Ask) -> None:
        """Ask whether to go on with a recording that was cut off; it stays until it is answered."""
        session = self._session
        if session.is_left or session.is_shared:
            return
        running = cut_off_sessions(session.view, data_folder(), session.project.me.id)
        if running and self._window is None:
            test = running[0]
            name = " ".join(filter(None, (test.code, test.prospect)))
            self._question = ask(
                f"{name} is still being recorded: its clock goes on, and every mark is kept.",
                [Choice("Go on", lambda: self._go_on(beside, test.id))],
                icon="microphone",
            )
            self._question.closed.connect(self._on_question_closed)

    def end(self) -> None:
        """Close the window, because the document is closed; what runs is offered again."""
        if self._window is not None:
            self._window.close()

    # Inside

    def _tests(self) -> list[TestSession]:
        story = self._session.story
        tests = self._session.view.test_sessions.values()
        shown = story.narrative.id if story is not None else ""
        return sorted(
            tests, key=lambda one: (one.narrative != shown, one.held_on or "9999", one.code)
        )

    def _next(self) -> TestSessionId | None:
        """One that was cut off, else the one that is planned next; None where there is neither."""
        view, story = self._session.view, self._session.story
        running = cut_off_sessions(view, data_folder(), self._session.project.me.id)
        if running:
            return running[0].id
        shown = story.narrative.id if story is not None else ""
        planned = [
            one
            for one in self._tests()
            if one.state is SessionState.PLANNED and one.narrative == shown
        ]
        return planned[0].id if planned else None

    def _plan(self) -> TestSessionId | None:
        story = self._session.story
        if story is None:
            self._session.messages.advise("There is no narrative yet: a test tells one")
            return None
        held = [one for one in self._tests() if one.narrative == story.narrative.id and one.rep]
        rep = held[-1].rep if held else None
        made = plan_new_test(self._session, story.narrative.id, rep=rep)
        return made.id if made is not None else None

    def _go_on(self, beside: QWidget | None, test: TestSessionId) -> None:
        """Go on at once: the call does too, and nobody wants to be asked twice in it."""
        self.open(beside, test)
        if self._window is not None:
            self._window.go_on()

    def _on_question_closed(self) -> None:
        self._question = None

    def _on_window_left(self) -> None:
        window, self._window = self._window, None
        if window is not None:
            window.deleteLater()


def recording_of(session: Session) -> Recording:
    """The recording of a document, made when it is first asked for."""
    found = session.findChild(Recording)
    return found if isinstance(found, Recording) else Recording(session)


def open_recorder(
    session: Session, beside: QWidget | None = None, *, test: TestSessionId | None = None
) -> None:
    """Open the recording window of a document on the screen of a window of it.

    ``test`` is the session to record or to write down; without one it is the recording that was
    cut off, else the session that is planned next, else a new one.
    """
    recording_of(session).open(beside, test)


def recording_actions(session: Session, beside: QWidget) -> list[Action]:
    """What can be done by name from every room."""
    return [
        Action(
            RECORD,
            "Record a session",
            lambda: open_recorder(session, beside),
            "Ctrl+Shift+T",
            "microphone",
            also="test prospect call observe marks",
        )
    ]


def list_keys(keymap: Keymap, owner: QWidget) -> None:
    """Have the keys of the recording listed among all, so that others can be chosen."""
    for one in KEYS:
        action = Action(one.id, one.title, _nothing, one.usual)
        keymap.bind(action, owner=owner, scope=RECORDING, has_shortcuts=False)


def offer_cut_off(session: Session, beside: QWidget, ask: Ask) -> None:
    """Offer to go on with a recording that was cut off, once the window stands.

    ``ask`` puts a question where it stays until it is answered.
    """
    recording = recording_of(session)
    QTimer.singleShot(0, recording, lambda: recording.offer(beside, ask))


def _nothing() -> None:
    """The recording window reads its keys itself."""


def _stand_beside(made: RecorderWindow, beside: QWidget | None) -> None:
    """Stand at the right edge of the screen on which the document is shown."""
    room = room_around(beside)
    height = min(made.height(), room.height() - 2 * _GAP_PX)
    made.resize(made.width(), height)
    made.move(room.right() - made.width() - _GAP_PX, room.top() + _GAP_PX)
