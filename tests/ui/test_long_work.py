"""Long work that the user asked for."""

from __future__ import annotations

from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.errors import NarrativeError
from ui import long_work
from ui.background import Background, Report
from ui.long_work import LongWork
from ui.messages import Messages


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def work(background: Background, messages: Messages, monkeypatch: pytest.MonkeyPatch) -> LongWork:
    monkeypatch.setattr(long_work, "TOLD_AFTER_MS", 0)
    return LongWork(background, messages)


def waiting(go_on: Event) -> object:
    def run(report: Report) -> str:
        while not go_on.wait(0.01):
            report(1, 2, "Reading")
        return "read"

    return run


def test_what_takes_a_while_is_told_of_and_its_result_handed_on(
    work: LongWork, qtbot: QtBot
) -> None:
    go_on = Event()
    found: list[object] = []
    with qtbot.waitSignal(work.begun) as signal:
        task = work.run("Reading", waiting(go_on), done=found.append, stopped="Stopped")  # type: ignore[arg-type]
    assert signal.args == [task, "Reading"]
    go_on.set()
    qtbot.waitUntil(lambda: found == ["read"])


def test_what_goes_quickly_is_not_told_of(
    background: Background, messages: Messages, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_work, "TOLD_AFTER_MS", 60_000)
    work = LongWork(background, messages)
    told: list[object] = []
    found: list[object] = []
    work.begun.connect(lambda task, _words: told.append(task))
    ends: list[int] = []
    # It may have ended before anybody waits for its signal.
    work.run(
        "Reading",
        lambda _report: 1,
        done=found.append,
        stopped="Stopped",
        ended=lambda: ends.append(1),
    )
    qtbot.waitUntil(lambda: ends == [1])
    assert (found, told) == ([1], [])


def test_what_is_stopped_says_so_and_gives_nothing(
    work: LongWork, messages: Messages, qtbot: QtBot
) -> None:
    found: list[object] = []
    ends: list[int] = []
    task = work.run(
        "Reading",
        waiting(Event()),  # type: ignore[arg-type]
        done=found.append,
        stopped="Merge stopped. Nothing came in",
        ended=lambda: ends.append(1),
    )
    task.cancel()
    qtbot.waitUntil(lambda: ends == [1])
    assert found == []
    assert [one.text for one in messages.list] == ["Merge stopped. Nothing came in"]


def test_trouble_is_told(work: LongWork, messages: Messages, qtbot: QtBot) -> None:
    def fail(_report: Report) -> None:
        raise NarrativeError("It is damaged.", "Use a backup.")

    work.run("Reading", fail, done=lambda _found: None, stopped="Stopped")
    qtbot.waitUntil(lambda: bool(messages.list))
    (message,) = messages.list
    assert message.is_trouble
    assert message.text == "It is damaged. Use a backup."
