from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from build_spec.chart_samples import EMPTY, FILLED, heat_table, heat_table_wide, pareto
from narrative_studio.charts.chart import Chart
from ui.charts.chart_view import ChartView
from ui.charts.data_table import DataTable
from ui.messages import Messages
from ui.widgets.badge import BadgeLabel
from ui.widgets.buttons import IconButton
from ui.widgets.label import TextLabel


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def view(qtbot: QtBot, messages: Messages, tmp_path: Path) -> ChartView:
    made = ChartView(pareto(), messages, lambda: tmp_path)
    qtbot.addWidget(made)
    made.resize(640, 500)
    made.show()
    return made


def _buttons(view: ChartView) -> dict[str, IconButton]:
    return {
        button.accessibleName().partition(":")[0]: button
        for button in view.findChildren(IconButton)
    }


def test_headline_and_subtitle_stand_above_the_chart_which_does_not_repeat_them(
    view: ChartView,
) -> None:
    labels = [label.text() for label in view.findChildren(TextLabel)]
    assert labels == [pareto().headline, pareto().subtitle]
    assert pareto().headline not in [words.text for words in view.field.drawing.words]


def test_the_table_takes_the_place_of_the_chart_and_back(view: ChartView) -> None:
    turned: list[bool] = []
    view.turned.connect(turned.append)
    assert view.findChildren(DataTable) == [], "it is made when it is asked for"
    _buttons(view)["Show as table"].click()
    (table,) = view.findChildren(DataTable)
    assert table.isVisible()
    assert not view.field.isVisible()
    assert view.is_table
    _buttons(view)["Show as chart"].click()
    assert view.field.isVisible()
    assert turned == [True, False]


def test_a_mark_that_is_opened_is_told_on(view: ChartView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.opened) as told:
        view.field.opened.emit("o1")
    assert told.args == ["o1"]


def test_the_menu_copies_the_picture_and_the_data(view: ChartView, messages: Messages) -> None:
    menu = view.open_menu()
    acts = {action.text(): action for action in menu.actions()}
    acts["Copy data"].trigger()
    assert QGuiApplication.clipboard().text().startswith("Objection")
    acts["Copy as picture"].trigger()
    assert QGuiApplication.clipboard().mimeData().hasImage()
    menu.close()
    assert [message.text for message in messages.list] == [
        "Copied the data of the chart", "Copied the chart as a picture",
    ]  # fmt: skip


def test_it_is_saved_where_it_was_asked_for(
    view: ChartView, messages: Messages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def answer(_parent: object, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(place).name)
        return str(tmp_path / "chart"), "Drawing (*.svg)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    menu = view.open_menu()
    menu.actions()[-1].trigger()
    menu.close()
    assert offered == ["two-objections-make-11-of-19-who-keeps-it-running-and-the-pr.png"]
    assert (tmp_path / "chart.svg").is_file()
    assert messages.list[-1].text == "Saved the chart as chart.svg"


def test_nothing_is_written_where_nobody_chose_a_place(
    view: ChartView, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    menu = view.open_menu()
    menu.actions()[-1].trigger()
    menu.close()
    assert messages.list == ()


def test_what_is_in_the_way_of_a_file_is_said(
    view: ChartView, messages: Messages, tmp_path: Path
) -> None:
    assert not view.save(tmp_path / "missing" / "chart.png")
    assert "missing" in messages.list[-1].text
    assert view.save(tmp_path / "chart")
    assert (tmp_path / "chart.png").is_file()


def test_an_empty_chart_has_nothing_to_take_away(view: ChartView) -> None:
    view.show_table(is_shown=True)
    view.show_chart(EMPTY["pareto"])
    assert not view.is_table
    assert not any(button.isVisible() for button in view.findChildren(IconButton))
    view.show_chart(heat_table())
    assert all(button.isVisible() for button in view.findChildren(IconButton))


@pytest.mark.parametrize("chart", FILLED.values(), ids=FILLED)
def test_every_chart_is_as_high_as_it_needs_at_its_width(chart: Chart, view: ChartView) -> None:
    view.show_chart(chart)
    wide, narrow = view.heightForWidth(900), view.heightForWidth(400)
    assert min(wide, narrow) > view.field.drawing.height * 0.5
    assert view.sizeHint().height() > 100
    assert view.minimumSizeHint().width() == 240


def test_a_chart_that_is_too_wide_scrolls_with_the_keyboard(view: ChartView) -> None:
    view.show_chart(heat_table_wide())
    (scroll,) = view.findChildren(QScrollArea)
    bar = scroll.horizontalScrollBar()
    assert bar.maximum() > 0
    last = len(view.field.drawing.targets) - 1
    view.field.go_to(last)
    assert bar.value() == bar.maximum()
    pinned = view.field.drawing.pinned
    assert pinned is not None
    for number in range(last, last - 29, -1):
        view.field.go_to(number)
        assert view.field.drawing.targets[number].place.x >= bar.value() + pinned.right
    view.show_table(is_shown=True)
    view.show_chart(pareto())
    assert view.table is not None
    assert view.table.accessibleName() == f"Data: {pareto().headline}"


def test_keys_copy_what_is_in_sight(view: ChartView, messages: Messages) -> None:
    copy = Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(view.field, *copy)
    assert QGuiApplication.clipboard().mimeData().hasImage()
    view.show_table(is_shown=True)
    (table,) = view.findChildren(DataTable)
    QTest.keyClick(table, *copy)
    assert QGuiApplication.clipboard().text().startswith("Objection")
    QTest.keyClick(view.field, Qt.Key.Key_X)
    assert len(messages.list) == 1


@pytest.mark.parametrize("reason", list(QContextMenuEvent.Reason))
def test_the_menu_opens_where_it_is_asked_for(
    view: ChartView, reason: QContextMenuEvent.Reason
) -> None:
    def shown() -> list[QMenu]:
        return [menu for menu in view.findChildren(QMenu) if menu.isVisible()]

    at = QPoint(20, 20)
    QApplication.sendEvent(view.field, QContextMenuEvent(reason, at, view.mapToGlobal(at)))
    (menu,) = shown()
    menu.close()
    view.show_chart(EMPTY["pareto"])
    QApplication.sendEvent(view.field, QContextMenuEvent(reason, at, view.mapToGlobal(at)))
    assert shown() == []


def test_a_look_before_time_has_a_badge(view: ChartView) -> None:
    (badge,) = view.findChildren(BadgeLabel)
    assert not badge.isVisible()
    view.show_chart(FILLED["confusion"])
    assert badge.isVisible()
    assert badge.badge.text == "Interim: 10 of 12 planned sessions"
