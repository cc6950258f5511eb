"""Cycles are collected in the window's thread, wherever they were made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Thread, get_ident
from weakref import finalize

import pytest
from pytestqt.qtbot import QtBot

from ui import garbage
from ui.garbage import GarbageCollector


class Knot:
    """An object that only the collector can take away."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def collector() -> Iterator[GarbageCollector]:
    gc.collect()
    made = GarbageCollector()
    yield made
    made.stop()


def test_a_background_thread_collects_nothing(collector: GarbageCollector) -> None:
    threads: list[int] = []

    def litter() -> None:
        finalize(Knot(), lambda: threads.append(get_ident()))
        for _knot in range(gc.get_threshold()[0] * 20):
            Knot()

    worker = Thread(target=litter)
    worker.start()
    worker.join()
    assert threads == []
    assert collector.collect_if_due()
    assert threads == [get_ident()]


def test_little_garbage_is_left_lying(collector: GarbageCollector) -> None:
    assert not collector.collect_if_due()


def test_it_is_done_from_time_to_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "_EVERY_MS", 1)
    taken: list[int] = []
    finalize(Knot(), lambda: taken.append(1))
    kept = [Knot() for _knot in range(gc.get_threshold()[0] * 2)]
    collector = GarbageCollector()
    qtbot.waitUntil(lambda: taken == [1])
    collector.stop()
    assert kept


def test_old_objects_are_looked_at_now_and_then_and_all_in_a_quiet_second(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    counts = iter(range(10**6, 10**9, 1000))
    monkeypatch.setattr(gc, "get_count", lambda: (next(counts), 0, 0))
    monkeypatch.setattr(gc, "collect", looked.append)
    for _run in range(200):
        collector.collect_if_due()
    assert [looked.count(generation) for generation in (0, 1, 2)] == [180, 20, 0]
    monkeypatch.setattr(gc, "get_count", lambda: (10**6, 0, 0))
    for _run in range(3):
        collector.collect_if_due()
    assert [looked.count(generation) for generation in (0, 1, 2)] == [182, 20, 1]


def test_python_gets_its_collector_back() -> None:
    before = gc.isenabled()
    gc.enable()
    collector = GarbageCollector()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    if not before:
        gc.disable()
