"""What is pictured of the recording window: each card of it, narrow beside a call and wide."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from narrative_studio.commands.marks import mark, rate
from narrative_studio.commands.people import add_person
from narrative_studio.commands.sessions import plan_session
from narrative_studio.model.observed import HuddleKind, MarkKind
from narrative_studio.model.people import Function
from narrative_studio.model.prospects import Metric, TestSession
from narrative_studio.sample.replay import make_sample
from ui.main_window import MainWindow
from ui.recorder.keys import Act
from ui.recorder.window import RecorderWindow

_NARROW = (380, 820)
_WIDE = (1000, 800)
_START_MS = 1_780_000_000_000
_Key = Qt.Key


class _Call:
    """A call that is recorded in a picture's time."""

    def __init__(self, window: MainWindow, size: tuple[int, int]) -> None:
        # A document of its own: what runs in it is not to be offered in other pictures.
        folder = Path(tempfile.mkdtemp(dir=window.sheets.settings.values.last_folder))
        made = make_sample(folder / "lotwarden.narrative", me=window.sheets.settings.identity())
        made.publish()
        made.close()
        window.open_path(made.path)
        assert window.page is not None
        self.session = window.page.session
        story = self.session.story
        assert story is not None
        planned = plan_session(
            self.session.project, narrative=story.narrative.id, prospect="Harrow Mill Pasta"
        )
        self.now_ms = _START_MS
        self.window = RecorderWindow(self.session, planned.id, now_ms=lambda: self.now_ms)
        self.window.setParent(window, Qt.WindowType.Window)  # It is closed with the window.
        self.window.resize(*size)
        self.window.show()
        self.window.begin()

    @property
    def test(self) -> TestSession:
        found = self.window.live.test
        assert found is not None
        return found

    def press(self, *keys: Qt.Key, after_ms: int) -> None:
        """Press keys, each some time after the one before."""
        for key in keys:
            self.now_ms += after_ms
            QTest.keyClick(self.window.focusWidget(), key)

    def record(self) -> None:
        """Record up to the first frame of the demo, with a quote at the end."""
        self.press(_Key.Key_Return, after_ms=0)
        self.press(_Key.Key_1, _Key.Key_2, after_ms=25_000)
        self.press(*[_Key.Key_PageDown] * 6, after_ms=108_000)
        self.press(_Key.Key_1, _Key.Key_5, _Key.Key_Return, after_ms=70_000)
        QTest.keyClicks(self.window.focusWidget(), "The shift lead did it?")
        self.press(_Key.Key_Return, after_ms=4_000)

    def end(self) -> None:
        """End it after a jump, with a second observer's marks and the first ratings."""
        self.record()
        live, project = self.window.live, self.session.project
        noor = add_person(project, name="Noor Haddad", role="", function=Function.SALES)
        for at_ms, kind, words in (
            (31_000, MarkKind.LANDED, ""),
            (905_000, MarkKind.CONFUSED, "the word lot"),
        ):
            mark(
                project,
                session=self.test.id,
                kind=kind,
                at_ms=at_ms,
                frame=live.frames[0].id,
                text=words,
                observer=noor.id,
            )
        live.go(9)
        self.now_ms += 95_000
        for metric, value in zip(Metric, (4, 5, 3, 4), strict=True):
            frame = live.frames[0].id
            rate(project, session=self.test.id, frame=frame, metric=metric, value=value)
        self.window.page.act(Act.END)


def _start(window: MainWindow, *, size: tuple[int, int]) -> QWidget:
    return _Call(window, size).window


def _recording(window: MainWindow, *, size: tuple[int, int]) -> QWidget:
    call = _Call(window, size)
    call.record()
    return call.window


def _objection(window: MainWindow, *, size: tuple[int, int]) -> QWidget:
    call = _Call(window, size)
    call.record()
    call.press(_Key.Key_3, after_ms=30_000)
    return call.window


def _paused(window: MainWindow, *, size: tuple[int, int]) -> QWidget:
    call = _Call(window, size)
    call.record()
    call.press(_Key.Key_P, after_ms=30_000)
    call.now_ms += 42_000
    call.window.page.refresh()
    return call.window


def _resume(window: MainWindow, *, size: tuple[int, int]) -> QWidget:
    call = _Call(window, size)
    call.record()
    call.window.page.rest()
    call.now_ms += 75_000
    again = RecorderWindow(call.session, call.test.id, now_ms=lambda: call.now_ms)
    again.setParent(window, Qt.WindowType.Window)
    again.resize(*size)
    again.show()
    call.window.hide()
    return again


def _end(window: MainWindow, *, size: tuple[int, int]) -> QWidget:
    call = _Call(window, size)
    call.end()
    return call.window


def _huddle(window: MainWindow, *, size: tuple[int, int]) -> QWidget:
    call = _Call(window, size)
    call.end()
    call.window.end_card.on.click()
    card = call.window.huddle_card
    for kind, words in (
        (HuddleKind.WORKED, "He took the pen and drew his own line on the map"),
        (HuddleKind.TRIPPED, "Lot: they say batch"),
    ):
        line = card.line(kind)
        QTest.keyClicks(line, words)
        QTest.keyClick(line, _Key.Key_Return)
    row = list(card.rows.values())[-1]
    row.frame.chosen.emit(call.window.live.frames[6].id)
    row.edit.click()
    return call.window


_STATES = {
    "start": _start,
    "live": _recording,
    "objection": _objection,
    "paused": _paused,
    "resume": _resume,
    "end": _end,
    "huddle": _huddle,
}

RECORDER: dict[str, Callable[[MainWindow], QWidget | None]] = {
    f"recorder-{name}{word}": partial(reach, size=size)
    for name, reach in _STATES.items()
    for word, size in (("", _NARROW), ("-wide", _WIDE))
}
"""How to get there from the welcome page, by the names of the pictures."""
