"""Moments on a line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.runs_label import Run
from ui.widgets.timeline import Moment, Timeline


def moments(count: int) -> list[Moment]:
    return [
        Moment(
            f"r{number}",
            "2 Apr 2026 · Ines Calder",
            end="current" if number == count else "",
            words=((Run("“Half of every recall”"),),),
            is_current=number == count,
            action="" if number == count else "Restore",
            key=number,
        )
        for number in range(count, 0, -1)
    ]


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(280, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_each_moment_reads_as_one_line(timeline: Timeline) -> None:
    timeline.show_moments(moments(2))
    assert [row.accessibleName() for row in timeline.rows] == [
        "r2, 2 Apr 2026 · Ines Calder current",
        "r1, 2 Apr 2026 · Ines Calder",
    ]
    assert timeline.rows[0].button is None


def test_the_button_of_a_moment_tells_its_key_also_by_keyboard(
    timeline: Timeline, qtbot: QtBot
) -> None:
    timeline.show_moments(moments(3))
    button = timeline.rows[2].button
    assert button is not None
    assert button.accessibleName() == "Restore r1"
    button.setFocus()
    with qtbot.waitSignal(timeline.acted) as acted:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert acted.args == [1]


def test_older_moments_unfold(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_moments(moments(9))
    assert len(timeline.rows) == 6
    more = next(b for b in timeline.findChildren(QPushButton) if b.text() == "Show 3 older")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert [row.moment.name for row in timeline.rows][-1] == "r1"
    assert not more.isVisible()
    timeline.show_moments(moments(2))
    assert len(timeline.rows) == 2


def test_equal_moments_keep_their_rows(timeline: Timeline) -> None:
    timeline.show_moments(moments(2))
    before = timeline.rows
    timeline.show_moments(moments(2))
    assert timeline.rows == before
