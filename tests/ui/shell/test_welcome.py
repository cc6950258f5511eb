"""The welcome page: what can be started, and what was open lately."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.model.template import load_templates
from narrative_studio.settings import Recent
from tests.ui.workspaces.demo.stage import click, double_click
from ui import theme
from ui.shell.recent_list import RecentList
from ui.shell.template_list import TemplateList
from ui.shell.welcome import Welcome, WelcomeLine
from ui.shell.who import WhoAreYou
from ui.widgets.buttons import SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.line_edit import LineEdit

Key = Qt.Key


@pytest.fixture
def welcome(qtbot: QtBot) -> Welcome:
    made = Welcome()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    made.focus_choice()
    qtbot.waitUntil(templates(made).hasFocus)
    return made


def templates(welcome: Welcome) -> TemplateList:
    found = welcome.findChild(TemplateList)
    assert found is not None
    return found


def recents(welcome: Welcome) -> RecentList:
    found = welcome.findChild(RecentList)
    assert found is not None
    return found


def test_every_template_can_be_started_with_its_length(welcome: Welcome, qtbot: QtBot) -> None:
    view = templates(welcome)
    for row, one in enumerate(load_templates()):
        view.setCurrentIndex(view.model().index(row, 0))
        with qtbot.waitSignal(welcome.started) as signal:
            qtbot.keyClick(view, Key.Key_Return)
        assert signal.args == ["Untitled narrative", one.id, one.call_length_ms]


def test_another_length_is_taken_over(welcome: Welcome, qtbot: QtBot) -> None:
    length = welcome.findChild(ComboBox)
    assert length is not None
    length.choose(15)
    with qtbot.waitSignal(welcome.started) as signal:
        qtbot.keyClick(templates(welcome), Key.Key_Return)
    assert signal.args is not None
    assert signal.args[2] == 15 * 60_000


def test_one_click_chooses_and_two_start(welcome: Welcome, qtbot: QtBot) -> None:
    view = templates(welcome)
    place = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.assertNotEmitted(welcome.started):
        click(view.viewport(), place)
    assert view.template == load_templates()[2]
    with qtbot.waitSignal(welcome.started) as signal:
        double_click(view.viewport(), place)
    assert signal.args is not None
    assert signal.args[1] == load_templates()[2].id


def test_a_name_of_six_words_is_seen_whole(welcome: Welcome) -> None:
    (name,) = [one for one in welcome.findChildren(LineEdit) if one.accessibleName() == "Name"]
    words = "Recall service first call for clinics"
    assert name.fontMetrics().horizontalAdvance(words) < name.width() - 24


def test_enter_in_the_name_starts(welcome: Welcome, qtbot: QtBot) -> None:
    (name,) = [one for one in welcome.findChildren(LineEdit) if one.accessibleName() == "Name"]
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Our story")
    with qtbot.waitSignal(welcome.started) as signal:
        qtbot.keyClick(name, Key.Key_Return)
    assert signal.args is not None
    assert signal.args[0] == "Our story"


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("Open a narrative", "open_asked"),
        ("Import a file", "import_asked"),
        ("Open the sample, Lotwarden", "sample_asked"),
    ],
)
def test_what_can_be_opened_is_opened_by_key_and_mouse(
    welcome: Welcome, qtbot: QtBot, words: str, signal: str
) -> None:
    (line,) = [one for one in welcome.findChildren(WelcomeLine) if one.accessibleName() == words]
    for key in (Key.Key_Return, Key.Key_Space):
        with qtbot.waitSignal(getattr(welcome, signal)):
            qtbot.keyClick(line, key)
    with qtbot.waitSignal(getattr(welcome, signal)):
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)


def test_a_focused_line_is_ringed(welcome: Welcome) -> None:
    line = welcome.findChildren(WelcomeLine)[0]
    line.setFocus()
    image = line.grab().toImage()
    assert image.pixelColor(1, image.height() // 2) == theme.current().focus


@pytest.mark.parametrize(("width", "columns"), [(1280, 3), (1024, 2)])
def test_cards_fill_the_width_in_two_or_three_columns(
    welcome: Welcome, qtbot: QtBot, width: int, columns: int
) -> None:
    welcome.set_narrow(is_narrow=True)
    QApplication.processEvents()  # the side takes its new width first
    welcome.resize(width, 800)
    QApplication.processEvents()
    view = templates(welcome)
    rows = [view.visualRect(view.model().index(row, 0)) for row in range(view.model().rowCount())]
    assert len({rect.left() for rect in rows}) == columns
    assert all(rect.right() <= view.viewport().width() for rect in rows)


# What was open lately


def test_the_list_comes_and_goes_with_what_it_holds(welcome: Welcome) -> None:
    welcome.show_recent((Recent("/a.narrative", "A"), Recent("/b.narrative", "B")))
    assert recents(welcome).isVisible()
    welcome.show_recent(())
    assert not recents(welcome).isVisible()


# Who is here


def asked(qtbot: QtBot, name: str = "", role: str = "", function: str = "sales") -> WhoAreYou:
    made = WhoAreYou(name, role, function)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), LineEdit))
    return made


def test_enter_on_the_last_question_answers(qtbot: QtBot) -> None:
    page = asked(qtbot, "Ada Lovelace")
    (function,) = page.findChildren(ComboBox)
    function.setFocus()
    with qtbot.waitSignal(page.answered) as answered:
        qtbot.keyClick(function, Key.Key_Return)
    assert answered.args == ["Ada Lovelace", "", "sales"]


def test_the_first_answer_cannot_be_left_out(qtbot: QtBot) -> None:
    page = asked(qtbot)
    (cancel,) = page.findChildren(SecondaryButton)
    assert not cancel.isVisible()
    focused: QWidget | None = QApplication.focusWidget()
    assert focused is not None
    with qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(focused, Key.Key_Escape)


def test_a_former_answer_is_shown_and_can_be_left_as_it_is(qtbot: QtBot) -> None:
    page = asked(qtbot, "Ada Lovelace", "Marketer", "sales")
    (cancel,) = page.findChildren(SecondaryButton)
    with qtbot.waitSignal(page.left):
        cancel.click()
    focused: QWidget | None = QApplication.focusWidget()
    assert focused is not None
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(focused, Key.Key_Escape)
    with qtbot.waitSignal(page.answered) as signal:
        qtbot.keyClick(focused, Key.Key_Return)
    assert signal.args == ["Ada Lovelace", "Marketer", "sales"]


def test_only_blanks_are_no_name(qtbot: QtBot) -> None:
    page = asked(qtbot, "   ")
    focused: QWidget | None = QApplication.focusWidget()
    assert isinstance(focused, LineEdit)
    with qtbot.assertNotEmitted(page.answered):
        qtbot.keyClick(focused, Key.Key_Return)
    assert "name" in focused.accessibleDescription()


# A file to begin with


def test_the_place_for_a_file_comes_last_and_asks_for_one(welcome: Welcome, qtbot: QtBot) -> None:
    view = templates(welcome)
    qtbot.keyClick(view, Key.Key_End)
    assert view.is_at_file
    assert welcome._start_button.text() == "Choose the file…"
    assert not welcome._name_field.isEnabled()
    with qtbot.waitSignal(welcome.import_asked):
        qtbot.keyClick(view, Key.Key_Return)
    with qtbot.waitSignal(welcome.import_asked), qtbot.assertNotEmitted(welcome.started):
        qtbot.mouseClick(welcome._start_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(view, Key.Key_Home)
    assert welcome._name_field.isEnabled()
    assert welcome._start_button.text() == "Start with Sales pitch"


def test_inside_a_document_only_templates_are_chosen_from(qtbot: QtBot) -> None:
    made = TemplateList()
    qtbot.addWidget(made)
    assert made.model().rowCount() == len(load_templates())


def test_without_recent_documents_the_lines_stand_below_the_name_of_the_studio(
    welcome: Welcome,
) -> None:
    lines = welcome.findChildren(WelcomeLine)
    lowest = max(line.mapTo(welcome, line.rect().bottomLeft()).y() for line in lines)
    assert lowest < welcome.height() * 0.6
