"""Long work beside the window."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from threading import Event, Timer, get_ident

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from narrative_studio.errors import ExportFailed
from ui.background import Background, Report, Task, hand_over_soon


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.stop()


def test_the_result_comes_back_into_the_thread_of_the_window(
    background: Background, qtbot: QtBot
) -> None:
    task = background.start(lambda _report: get_ident())
    with qtbot.waitSignal(task.finished) as signal:
        background.go(task)
    assert signal.args is not None
    assert signal.args[0] != get_ident()


def test_expected_trouble_and_bugs_are_told_apart(background: Background, qtbot: QtBot) -> None:
    def refuse(_report: Report) -> None:
        raise ExportFailed("No.", "Try again.")

    def break_down(_report: Report) -> None:
        raise ZeroDivisionError

    task = background.start(refuse)
    with qtbot.waitSignal(task.failed):
        background.go(task)
    task = background.start(break_down)
    with qtbot.waitSignal(task.broke):
        background.go(task)


def test_a_bug_in_any_task_is_told_to_the_background(background: Background, qtbot: QtBot) -> None:
    def break_down(_report: Report) -> None:
        raise ZeroDivisionError

    task = background.start(break_down)
    with qtbot.waitSignal(background.broke) as signal:
        background.go(task)
    assert signal.args is not None
    assert isinstance(signal.args[0], ZeroDivisionError)


def test_a_task_that_ended_is_let_go_of(background: Background, qtbot: QtBot) -> None:
    task = background.start(lambda _report: "done")
    with qtbot.waitSignal(task.destroyed):
        background.go(task)
    assert background.findChildren(Task) == []


def test_cancelled_work_stops_at_its_next_report(background: Background, qtbot: QtBot) -> None:
    begun, go_on = Event(), Event()

    def work(report: Report) -> str:
        begun.set()
        go_on.wait(5)
        report(1, 2, "one")
        return "never"

    task = background.start(work)
    with qtbot.waitSignal(task.cancelled), qtbot.assertNotEmitted(task.finished):
        background.go(task)
        begun.wait(5)
        task.cancel()
        go_on.set()


def test_the_last_report_always_arrives(background: Background, qtbot: QtBot) -> None:
    seen: list[tuple[int, int, str]] = []

    def work(report: Report) -> None:
        for number in range(500):
            report(number + 1, 500, f"slide {number + 1}")

    task = background.start(work)
    task.progressed.connect(lambda *said: seen.append(said))
    with qtbot.waitSignal(task.finished):
        background.go(task)
    assert seen[-1] == (500, 500, "slide 500")
    assert len(seen) < 500


def test_work_hands_over_to_the_window_soon() -> None:
    before = sys.getswitchinterval()
    try:
        sys.setswitchinterval(0.005)
        hand_over_soon()
        assert sys.getswitchinterval() <= 0.001
    finally:
        sys.setswitchinterval(before)


def test_work_that_outlives_its_background_ends_without_a_word(
    capfd: pytest.CaptureFixture[str],
) -> None:
    background, has_ended, may_end = Background(), Event(), Event()

    def work(_report: Report) -> None:
        may_end.wait(10)
        has_ended.set()

    background.go(background.start(work))
    Timer(0.05, may_end.set).start()
    shiboken6.delete(background)
    assert has_ended.is_set()
    assert "Error" not in capfd.readouterr().err
