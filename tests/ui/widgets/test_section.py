"""Sections open and close by a real button and keep their summary."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.label import TextLabel
from ui.widgets.section import Section


@pytest.fixture
def section(qtbot: QtBot) -> Section:
    made = Section("Links", is_open=True)
    qtbot.addWidget(made)
    made.body_layout.addWidget(TextLabel("Rework and partial-lot model"))
    made.show()
    return made


def body(section: Section) -> QWidget:
    found = section.body_layout.parentWidget()
    assert found is not None
    return found


def test_the_head_is_forty_high_and_reached_by_tab(section: Section) -> None:
    assert section.head.sizeHint().height() == 40
    assert section.head.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_head_opens_and_closes_and_tells_of_it(section: Section) -> None:
    told: list[bool] = []
    section.toggled.connect(told.append)
    QTest.mouseClick(section.head, Qt.MouseButton.LeftButton)
    assert not body(section).isVisible()
    QTest.keyClick(section.head, Qt.Key.Key_Return)
    assert body(section).isVisible()
    assert told == [False, True]


def test_arrows_close_and_open_as_in_a_tree(section: Section) -> None:
    states = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(section.head, key)
        states.append(section.is_open)
    assert states == [True, False, False, True]


def test_a_screen_reader_hears_title_and_summary(section: Section) -> None:
    section.set_summary("2")
    assert section.head.accessibleName() == "Links, 2"
    assert section.head.isCheckable()


def test_a_summary_for_closed_sections_shows_only_then(qtbot: QtBot) -> None:
    section = Section("Script", is_open=True, summary_when_closed=True)
    qtbot.addWidget(section)
    section.set_summary("120 words · 0:51")
    assert section.head.accessibleName() == "Script"
    section.set_open(False)
    assert section.head.accessibleName() == "Script, 120 words · 0:51"


def test_a_closed_section_takes_its_head_and_line_alone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    section = Section("Tests", is_open=False)
    section.body_layout.addWidget(TextLabel("10 eligible"))
    column.addWidget(section)
    column.addStretch(1)
    window.resize(320, 600)
    window.show()
    assert section.height() == 41


def test_a_badge_stands_in_the_head_and_can_be_changed(section: Section) -> None:
    section.set_badge(Badge("Approved", Tone.GOOD, "circle-check"))
    section.set_badge(Badge("Stale", Tone.WARN, "history"))
    (badge,) = (b for b in section.head.findChildren(BadgeLabel) if not b.isHidden())
    assert badge.accessibleName() == "Stale"
    section.set_badge(None)
