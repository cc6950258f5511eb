"""Something unexpected: it is reported from wherever it comes, and the work goes on."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui import crash
from ui.background import Background, Report
from ui.crash import Crash, CrashGuard, write_report

SECRET = "the price is 40000"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def guard(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashGuard]:
    """A guard in force; what it hands on to the hooks before it goes nowhere."""
    for name in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, lambda *_given: None)
    monkeypatch.setattr(threading, "excepthook", lambda *_given: None)
    made = CrashGuard()
    made.install()
    yield made
    made.remove()


def fail() -> None:
    text = SECRET
    raise ValueError(text)


def caught(guard: CrashGuard, qtbot: QtBot, act: Callable[[], object]) -> Crash:
    """What the guard tells of when something is done."""
    with qtbot.waitSignal(guard.caught) as signal:
        act()
    assert signal.args is not None
    (found,) = signal.args
    assert isinstance(found, Crash)
    return found


def from_a_slot(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: fail())
    button.click()


def from_a_timer(_qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)


def from_painting(qtbot: QtBot) -> None:
    class Broken(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            fail()

    widget = Broken()
    qtbot.addWidget(widget)
    widget.show()


def from_a_thread(_qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail, name="reader of " + SECRET)
    thread.start()
    thread.join()


def from_a_pool(_qtbot: QtBot) -> None:
    class Work(QRunnable):
        def run(self) -> None:
            fail()

    pool = QThreadPool()
    pool.start(Work())
    pool.waitForDone()


def from_the_garbage(_qtbot: QtBot) -> None:
    class Broken:
        def __del__(self) -> None:
            fail()

    made = Broken()
    del made
    gc.collect()


@pytest.mark.parametrize(
    "happen",
    [from_a_slot, from_a_timer, from_painting, from_a_thread, from_a_pool, from_the_garbage],
)
def test_it_is_reported_from_wherever_it_comes_without_any_content(
    guard: CrashGuard, qtbot: QtBot, home: Path, happen: Callable[[QtBot], None]
) -> None:
    found = caught(guard, qtbot, lambda: happen(qtbot))
    assert "exception builtins.ValueError" in found.text
    assert "tests/ui/test_crash.py" in found.text
    assert "fail" in found.text
    for secret in (SECRET, "40000", str(home), Path("~").expanduser().name + "/"):
        assert secret not in found.text
    assert found.path is not None
    assert found.path.parent == home / "crashes"
    assert found.path.read_text(encoding="utf-8") == found.text


def test_a_task_that_breaks_is_reported(guard: CrashGuard, qtbot: QtBot) -> None:
    def work(_report: Report) -> None:
        fail()

    background = Background()
    background.broke.connect(guard.take)
    task = background.start(work)
    found = caught(guard, qtbot, lambda: background.go(task))
    assert "exception builtins.ValueError" in found.text


def test_it_says_whether_it_was_the_window_or_a_worker(guard: CrashGuard, qtbot: QtBot) -> None:
    assert "thread    window" in caught(guard, qtbot, lambda: from_a_slot(qtbot)).text
    assert "thread    worker" in caught(guard, qtbot, lambda: from_a_thread(qtbot)).text


def test_what_goes_on_breaking_is_told_once(
    guard: CrashGuard, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Crash] = []
    guard.caught.connect(told.append)
    for _paint in range(20):
        guard.take(_raised())
    qtbot.waitUntil(lambda: bool(told))
    assert [one.times for one in told] == [1]
    assert len(list((home / "crashes").iterdir())) == 1
    monkeypatch.setattr(crash, "AGAIN_AFTER_S", 0.0)
    again = caught(guard, qtbot, lambda: guard.take(_raised()))
    assert again.times == 21
    assert again.path is None


def _raised() -> ValueError:
    try:
        fail()
    except ValueError as error:
        return error
    raise AssertionError


def test_it_is_told_from_the_event_loop_and_not_amid_painting(
    guard: CrashGuard, qtbot: QtBot
) -> None:
    told: list[Crash] = []
    guard.caught.connect(told.append)
    guard.take(_raised())
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 1)


def test_facts_that_cannot_be_asked_for_do_not_cost_the_report(
    qapp: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_given: None)
    guard = CrashGuard(facts=lambda: 1 // 0)  # type: ignore[arg-type, return-value]
    found = caught(guard, qtbot, lambda: guard.take(_raised()))
    assert "cannot be asked for" in found.text


def test_stopping_from_the_keyboard_is_no_crash(guard: CrashGuard, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(guard.caught, wait=20):
        guard.take(KeyboardInterrupt())


def test_the_hooks_are_given_back(guard: CrashGuard) -> None:
    assert sys.excepthook == guard._on_exception
    guard.remove()
    assert sys.excepthook != guard._on_exception
    assert threading.excepthook != guard._on_thread_exception


def test_two_reports_of_one_second_have_a_file_each(home: Path) -> None:
    first, second = write_report("one"), write_report("two")
    assert first is not None
    assert second is not None
    assert first != second
    assert second.read_text(encoding="utf-8") == "two"


def test_an_unwritable_folder_costs_the_report_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(blocked))
    assert write_report("text") is None


def test_the_guard_works_with_signals_of_other_threads(guard: CrashGuard, qtbot: QtBot) -> None:
    threads: list[bool] = []
    guard.caught.connect(
        lambda _crash: threads.append(threading.current_thread() is threading.main_thread()),
        Qt.ConnectionType.DirectConnection,
    )
    from_a_thread(qtbot)
    qtbot.waitUntil(lambda: threads == [True])
