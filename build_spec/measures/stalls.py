"""How long the window stands still while somebody works on 1,000 frames with 5,000 steps.

What is done is followed by passes of the event loop; the longest piece counts. It is measured in
processor time of the window's thread, so that others who use the machine have no part in it, and
with the collector of the program in the place of Python's own, as when somebody works with it.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from build_spec.measures.figure import Figure
from build_spec.measures.large_story import large_story
from build_spec.measures.projects import ME
from narrative_studio.settings import Settings
from ui.app import apply_settings, make_application, make_window
from ui.garbage import GarbageCollector
from ui.main_window import MainWindow

_AT_MOST_MS = 50
_ROUNDS = 5
_SETTLE_S = 0.4
_PAUSES = 11


def figures() -> Iterator[Figure]:
    """Measure typing, selecting, moving and going from view to view."""
    app = make_application()
    collector = GarbageCollector(app)
    with tempfile.TemporaryDirectory(prefix="narrative-bench-") as folder:
        os.environ["NARRATIVE_STUDIO_HOME"] = folder
        path = Path(folder) / "large.narrative"
        made = large_story(path)
        made.publish()
        made.close()
        settings = Settings(Path(folder) / "settings.json")
        settings.change(person_id=ME.id, person_name=ME.name, theme="light")
        apply_settings(settings)
        window = make_window(settings)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1440, 900)
        window.show()
        window.open_path(path)
        _longest_ms(app, lambda: None)
        for name, acts, at_most_ms in _activities(window):
            for act in acts(0):
                _longest_ms(app, act)  # The first time, what it needs is loaded.
            rounds = [
                max(_longest_ms(app, act) for act in acts(number))
                for number in range(1, _ROUNDS + 1)
            ]
            yield Figure(
                f"longest stall while {name} / {_AT_MOST_MS} ms, CPU",
                median(rounds) / _AT_MOST_MS,
                None if at_most_ms is None else at_most_ms / _AT_MOST_MS,
                f"{median(rounds):.0f} ms, {min(rounds):.0f} to {max(rounds):.0f} in {_ROUNDS}",
            )
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collector.stop()


_Act = Callable[[], object]


def _rest() -> None:
    """Do nothing for a while."""


def _activities(
    window: MainWindow,
) -> list[tuple[str, Callable[[int], Iterator[_Act]], int | None]]:
    page = window.page
    assert page is not None
    session = page.session
    assert session.story is not None
    frames = [frame.id for frame in session.story.frames]
    room = page.go("storyboard")

    def selecting(number: int) -> Iterator[_Act]:
        for at in (500 + number, 20 + number, 980 - number):
            yield partial(session.select, "frame", [frames[at]])

    def typing(number: int) -> Iterator[_Act]:
        yield lambda: session.select("frame", [frames[500]])
        panel = room.inspector()
        assert panel is not None
        (area, *_) = [one for one in panel.findChildren(QTextEdit) if one.isVisible()]
        yield area.setFocus
        for letter in f"Words {number} ":
            yield partial(QTest.keyClicks, area, letter)
        # A pause, in which what was typed is stored and the file is written.
        yield from [_rest] * _PAUSES

    def moving(number: int) -> Iterator[_Act]:
        yield lambda: session.select("frame", [frames[500 + number]])
        yield room.focus_view
        key, alt = Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier
        yield lambda: QTest.keyClick(QApplication.focusWidget() or room, key, alt)
        yield session.undo

    def turning(_number: int) -> Iterator[_Act]:
        for view in ("grid", "outline", "map", "board"):
            yield partial(room.show_view, view)

    def going(_number: int) -> Iterator[_Act]:
        for name in ("positioning", "demo", "versions", "storyboard"):
            yield partial(page.go, name)

    return [
        ("selecting", selecting, _AT_MOST_MS),
        ("typing", typing, _AT_MOST_MS),
        ("moving", moving, _AT_MOST_MS),
        ("turning from view to view", turning, None),
        ("going from room to room", going, None),
    ]


def _longest_ms(app: QApplication, act: _Act) -> float:
    """The longest piece of doing something, and of all that follows from it."""
    longest_s = _piece_s(act)
    end_s = time.monotonic() + _SETTLE_S
    while time.monotonic() < end_s:
        piece_s = _piece_s(app.processEvents)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        longest_s = max(longest_s, piece_s)
        if piece_s < 0.001:
            time.sleep(0.001)
    return longest_s * 1000


def _piece_s(work: Callable[[], object]) -> float:
    before_s = time.thread_time()
    work()
    return time.thread_time() - before_s
