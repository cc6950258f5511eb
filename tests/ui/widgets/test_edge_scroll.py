"""Scrolling by what is dragged: where it begins, how it goes on, when it ends."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from ui.widgets.edge_scroll import EdgeScroll


@pytest.fixture
def bar(qtbot: QtBot) -> QScrollBar:
    bar = QScrollBar()
    qtbot.addWidget(bar)
    bar.setRange(0, 100)
    bar.setValue(50)
    return bar


@pytest.fixture
def edge(bar: QScrollBar) -> EdgeScroll:
    return EdgeScroll(bar, bar)


@pytest.mark.parametrize(("y", "way"), [(395, 1), (5, -1), (200, 0)])
def test_it_scrolls_towards_the_end_that_the_pointer_is_near(
    edge: EdgeScroll, bar: QScrollBar, y: int, way: int
) -> None:
    edge.hold_in(y, 400)
    assert edge.is_running() is (way != 0)
    edge.step()
    first = bar.value() - 50
    edge.step()
    assert (first > 0) - (first < 0) == way
    assert bar.value() - 50 == 2 * first


def test_a_low_view_keeps_room_in_its_middle_to_drop(edge: EdgeScroll) -> None:
    edge.hold_in(30, 60)
    assert not edge.is_running()
    edge.hold_in(50, 60)
    assert edge.is_running()


def test_it_goes_on_by_itself_until_it_is_stopped(
    edge: EdgeScroll, bar: QScrollBar, qtbot: QtBot
) -> None:
    edge.hold_in(395, 400)
    with qtbot.waitSignal(bar.valueChanged):
        pass
    edge.hold_in(395, 400)
    with qtbot.waitSignal(edge.scrolled) as told:
        pass
    assert told.args[0] > 0
    edge.stop()
    assert not edge.is_running()
