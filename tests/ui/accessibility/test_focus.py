"""Tab goes everywhere as the eye does, comes back, is never caught, and shows where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.accessibility.conftest import Visit
from tests.ui.accessibility.tabbing import is_seen, order_faults, seen_change_px, step_faults
from ui import tab_order, theme

Census = tuple[Visit, ...]


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme.apply(qapp, theme.load(theme.LIGHT, reduced_motion=True))
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 200)
    QVBoxLayout(made)
    return made


def fill(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def named(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


def test_tab_goes_everywhere_as_the_eye_does_and_back(census: Census) -> None:
    faults = {f"{visit.place}: {fault}" for visit in census for fault in visit.way_faults}
    assert sorted(faults) == []


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
def test_one_sees_where_the_keyboard_is(census: Census, look: str) -> None:
    unseen = {
        f"{visit.place}: {control} changes {count} px"
        for visit in census
        if visit.look == look
        for control, count in visit.focus_px.items()
        if not is_seen(count)
    }
    assert sorted(unseen) == []


def test_controls_of_every_kind_are_looked_at(census: Census) -> None:
    looked_at = [one for visit in census if visit.look == theme.DARK for one in visit.focus_px]
    assert len(looked_at) > 60


def test_a_control_that_tab_would_never_reach_is_found(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(window, named("one"), named("two"))
    one, _two = tab_order.stops_in(window)
    monkeypatch.setattr(tab_order, "stops_in", lambda _area: iter([one]))
    assert list(order_faults(window)) == ["Tab never reaches QLineEdit “two”"]


def test_a_way_that_goes_back_is_found(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(window, named("one"), named("two"), named("three"))
    one, two, three = tab_order.stops_in(window)
    assert list(order_faults(window)) == []
    monkeypatch.setattr(tab_order, "stops_in", lambda _area: iter([one, three, two]))
    assert list(order_faults(window)) == ["Tab goes back from QLineEdit “three” to QLineEdit “two”"]


def test_a_way_from_right_to_left_is_found(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = QWidget()
    layout = QHBoxLayout(row)
    for name in ("left", "right"):
        layout.addWidget(named(name))
    fill(window, row)
    left, right = tab_order.stops_in(window)
    monkeypatch.setattr(tab_order, "stops_in", lambda _area: iter([right, left]))
    assert len(list(order_faults(window))) == 1


def test_a_column_may_be_followed_by_the_next_one(window: QWidget) -> None:
    row = QWidget()
    layout = QHBoxLayout(row)
    for names in (("a", "b"), ("c", "d")):
        column = QVBoxLayout()
        for name in names:
            column.addWidget(named(name))
        layout.addLayout(column)
    fill(window, row)
    assert list(order_faults(window)) == []


def test_a_field_that_keeps_tab_is_found(window: QWidget) -> None:
    first, area, last = named("first"), QTextEdit(), named("last")
    area.setAccessibleName("Script")
    fill(window, first, area, last)
    faults = list(step_faults(first, area, last))
    assert faults[0] == "Tab does not lead from QTextEdit “Script” to QLineEdit “last”"
    area.setTabChangesFocus(True)
    assert list(step_faults(first, area, last)) == []


def test_a_control_that_does_not_lead_back_is_found(window: QWidget) -> None:
    class OneWay(QLineEdit):
        def focusNextPrevChild(self, _forward: bool) -> bool:
            return super().focusNextPrevChild(True)

    first, middle, last = named("first"), OneWay(), named("last")
    fill(window, first, middle, last)
    assert list(step_faults(first, middle, last)) == [
        "Shift+Tab does not lead from OneWay “” to QLineEdit “first”"
    ]


def test_a_control_without_a_ring_is_found(window: QWidget) -> None:
    class Bare(QWidget):
        """Takes the keyboard and does not show it."""

    first, bare, last = named("first"), Bare(), QPushButton("Last")
    bare.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    bare.setMinimumHeight(40)
    fill(window, first, bare, last)
    assert not is_seen(seen_change_px(first, bare))
    assert is_seen(seen_change_px(bare, last))
