"""A painted widget is what it looks like, with states, parts and a way to press it."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import spoken
from ui.shell.top_bar import Logo
from ui.spoken import Role
from ui.widgets.badge import Badge, BadgeLabel
from ui.widgets.combo_box import ComboBox
from ui.widgets.section import Section
from ui.widgets.segmented import Segment, SegmentedControl

_Text = QAccessible.Text


@pytest.fixture
def control(qtbot: QtBot) -> SegmentedControl:
    made = SegmentedControl([Segment("a", "Board"), Segment("b", "Grid")], name="View")
    qtbot.addWidget(made)
    made.show()
    return made


def test_painted_words_are_words(qtbot: QtBot) -> None:
    label = BadgeLabel(Badge("In review"))
    qtbot.addWidget(label)
    found = QAccessible.queryAccessibleInterface(label)
    assert found.role() == Role.StaticText
    assert found.text(_Text.Name) == "In review"


def test_a_widget_that_only_holds_others_is_a_group_once_it_has_a_name(qtbot: QtBot) -> None:
    class Holder(QWidget):
        pass

    holder = Holder()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(QLabel("Inside"))
    found = QAccessible.queryAccessibleInterface(holder)
    assert found.role() == Role.Client
    holder.setAccessibleName("Zone")
    assert found.role() == Role.Grouping
    assert found.child(0).text(_Text.Name) == "Inside"


def test_what_qt_knows_stays_as_it_is(qtbot: QtBot) -> None:
    button = QPushButton("Export")
    qtbot.addWidget(button)
    assert QAccessible.queryAccessibleInterface(button).role() == Role.Button


def test_segments_are_tabs_and_the_chosen_one_says_so(control: SegmentedControl) -> None:
    found = QAccessible.queryAccessibleInterface(control)
    assert found.role() == Role.PageTabList
    parts = [found.child(n) for n in range(found.childCount())]
    assert [part.text(_Text.Name) for part in parts] == ["Board", "Grid"]
    assert [part.state().selected for part in parts] == [True, False]
    control.choose("b")
    assert [part.state().selected for part in parts] == [False, True]
    assert [found.indexOfChild(part) for part in parts] == [0, 1]
    assert parts[0].parent() == found


def test_a_part_is_found_where_it_is_painted(control: SegmentedControl) -> None:
    found = QAccessible.queryAccessibleInterface(control)
    at = control.mapToGlobal(QPoint(control.width() - 8, control.height() // 2))
    under = found.childAt(at.x(), at.y())
    assert under.text(_Text.Name) == "Grid"
    assert under.rect().contains(at)


def test_parts_of_a_hidden_or_disabled_widget_say_so(control: SegmentedControl) -> None:
    part = QAccessible.queryAccessibleInterface(control).child(0)
    control.setEnabled(False)
    assert part.state().disabled
    control.hide()
    assert part.state().invisible


def test_parts_go_with_their_widget(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    control = SegmentedControl([Segment("a", "Board")], name="View", parent=window)
    QAccessible.queryAccessibleInterface(control).child(0)
    control.deleteLater()
    del control
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert QAccessible.queryAccessibleInterface(window).childCount() == 0


def test_a_section_says_whether_it_is_open_and_can_be_pressed(qtbot: QtBot) -> None:
    section = Section("Links", is_open=True)
    qtbot.addWidget(section)
    section.show()
    head = QAccessible.queryAccessibleInterface(section.head)
    assert head.role() == Role.Button
    assert head.state().expanded
    head.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    assert not section.is_open
    assert head.state().collapsed
    assert not head.state().expanded


def test_opening_a_section_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[QAccessibleEvent] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(told.append))
    section = Section("Links", is_open=True)
    qtbot.addWidget(section)
    told.clear()
    section.set_open(False)
    assert [event.type() for event in told] == [QAccessible.Event.StateChanged]


def test_the_mark_is_a_button_that_can_be_pressed(qtbot: QtBot) -> None:
    logo = Logo()
    qtbot.addWidget(logo)
    found = QAccessible.queryAccessibleInterface(logo)
    assert found.role() == Role.Button
    with qtbot.waitSignal(logo.used):
        found.actionInterface().doAction(QAccessibleActionInterface.pressAction())


def test_a_choice_says_what_it_is_about_and_what_is_chosen(qtbot: QtBot) -> None:
    box = ComboBox([("a", "Draft"), ("b", "In review")], name="Status")
    qtbot.addWidget(box)
    box.choose("b")
    box.show()
    found = QAccessible.queryAccessibleInterface(box)
    assert found.role() == Role.ComboBox
    assert found.text(_Text.Name) == "Status: In review"
    assert found.text(_Text.Value) == "In review"
    assert found.state().collapsed
    found.actionInterface().doAction(QAccessibleActionInterface.showMenuAction())
    assert found.state().expanded
    box.hidePopup()


def test_installing_again_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []
    monkeypatch.setattr(QAccessible, "installFactory", staticmethod(given.append))
    spoken.install()
    assert given == []
