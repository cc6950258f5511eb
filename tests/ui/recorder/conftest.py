"""A story with three frames, a session of it, and the window that records it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.evidence import add_objection
from narrative_studio.commands.sessions import plan_session
from narrative_studio.model.observed import Mark
from narrative_studio.model.prospects import TestSession
from ui.recorder.window import RecorderWindow
from ui.session import Session

START_MS = 1_780_000_000_000


class Time:
    """A clock of Unix milliseconds that a test moves."""

    def __init__(self) -> None:
        self.now_ms = START_MS

    def __call__(self) -> int:
        return self.now_ms


class Recorder:
    """A recording window and somebody who presses its keys."""

    def __init__(self, window: RecorderWindow, session: Session, time: Time) -> None:
        self.window = window
        self.session = session
        self.time = time

    def press(
        self,
        *keys: Qt.Key,
        after_ms: int = 1_000,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press keys, each some time after the one before."""
        for key in keys:
            self.time.now_ms += after_ms
            QTest.keyClick(self.window.focusWidget(), key, held)

    def type(self, words: str) -> None:
        """Type words wherever the keyboard is."""
        focus = self.window.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, words)

    def start(self) -> None:
        """Start with Enter."""
        self.press(Qt.Key.Key_Return, after_ms=0)

    @property
    def test(self) -> TestSession:
        found = self.window.live.test
        assert found is not None
        return found

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self.window.live.my_marks

    def results(self) -> dict[str, tuple[str, int]]:
        """What is stored of frames: headline, then whether reached and how long."""
        view = self.session.view
        return {
            view.frames[one.frame].headline: (one.reached.value, one.duration_ms)
            for one in view.frame_results.of("session", self.test.id)
            if one.frame is not None
        }


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def test_session(session: Session) -> TestSession:
    """A planned session; two objections are known."""
    for text in ("Our ERP does that.", "Not before autumn."):
        add_objection(session.project, text=text)
    story = session.story
    assert story is not None
    return plan_session(session.project, narrative=story.narrative.id, prospect="Marlow Spice")


@pytest.fixture
def make_recorder(
    session: Session, test_session: TestSession, time: Time, qtbot: QtBot
) -> Iterator[Callable[[], Recorder]]:
    made: list[RecorderWindow] = []

    def make() -> Recorder:
        window = RecorderWindow(session, test_session.id, now_ms=time)
        made.append(window)
        qtbot.addWidget(window)
        window.resize(400, 860)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        window.begin()
        return Recorder(window, session, time)

    yield make
    for window in made:
        window.close()


@pytest.fixture
def recorder(make_recorder: Callable[[], Recorder]) -> Recorder:
    return make_recorder()
