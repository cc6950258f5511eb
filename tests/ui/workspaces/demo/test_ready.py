"""The view Ready: checklists, data, and what the call is about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.readiness import add_data_item, add_readiness_item
from narrative_studio.model.demo import ReadinessPhase
from narrative_studio.model.storyboard import Narrative
from tests.ui.studio import told
from tests.ui.workspaces.demo.stage import press, write
from ui.inspector.people import PersonField
from ui.session import Session
from ui.widgets.buttons import QuietButton
from ui.widgets.text_area import TextArea
from ui.workspaces.demo.ready.line_drag import DropMark, LineHandle
from ui.workspaces.demo.ready.line_list import LineList
from ui.workspaces.demo.ready.lines import CheckLine, LineArea
from ui.workspaces.demo.ready.view import ReadyView

Key = Qt.Key
DAY, HALF = ReadinessPhase.DAY_BEFORE, ReadinessPhase.HALF_HOUR


def narrative(session: Session) -> Narrative:
    assert session.story is not None
    return session.story.narrative


def texts(session: Session, phase: ReadinessPhase = DAY) -> list[str]:
    assert session.story is not None
    return [item.text for item in session.story.readiness(phase)]


def data(session: Session) -> list[tuple[str, str, str]]:
    assert session.story is not None
    return [(one.name, one.value, one.used_in) for one in session.story.data_items]


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> ReadyView:
    for text in ("Reset", "Rehearse"):
        add_readiness_item(session.project, narrative=narrative(session).id, phase=DAY, text=text)
    add_data_item(
        session.project, narrative=narrative(session).id, name="Log", value="LOG-7", used_in="2.2"
    )
    made = ReadyView(session)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    made.activateWindow()
    made.focus_view()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), LineArea))
    return made


def shown(view: ReadyView, title: str) -> LineList:
    (found,) = [
        one for one in view.findChildren(LineList) if one.accessibleName().startswith(title)
    ]
    return found


def area(view: ReadyView, name: str) -> TextArea:
    (found,) = [one for one in view.findChildren(TextArea) if one.accessibleName() == name]
    return found


def test_enter_adds_a_line_below_and_writes_there(view: ReadyView, session: Session) -> None:
    press(Key.Key_Return)
    write("Pack")
    session.flush()
    assert texts(session) == ["Reset", "Pack", "Rehearse"]
    session.undo()
    assert texts(session) == ["Reset", "", "Rehearse"]


def test_a_line_is_edited_in_place_and_undo_takes_it_back(
    view: ReadyView, session: Session
) -> None:
    press(Key.Key_End)
    write(" the oven")
    session.flush()
    assert texts(session)[0] == "Reset the oven"
    session.undo()
    assert texts(session)[0] == "Reset"


def test_backspace_in_an_empty_line_takes_it_away(view: ReadyView, session: Session) -> None:
    press(Key.Key_Return)
    press(Key.Key_Backspace)
    assert texts(session) == ["Reset", "Rehearse"]
    focused = QApplication.focusWidget()
    assert isinstance(focused, LineArea)
    assert focused.text() == "Reset"


def test_a_line_with_words_stays_where_backspace_has_nothing_before_it(
    view: ReadyView, session: Session
) -> None:
    press(Key.Key_Home)
    press(Key.Key_Backspace)
    assert texts(session) == ["Reset", "Rehearse"]


def test_alt_and_an_arrow_move_a_line_and_take_it_to_the_next_list(
    view: ReadyView, session: Session
) -> None:
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert texts(session) == ["Rehearse", "Reset"]
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert (texts(session), texts(session, HALF)) == (["Rehearse"], ["Reset"])
    press(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(session) == ["Rehearse", "Reset"]
    press(Key.Key_Up, Qt.KeyboardModifier.AltModifier, times=3)
    assert texts(session) == ["Reset", "Rehearse"]


def carry(
    monkeypatch: pytest.MonkeyPatch, name: str, start: LineList, goal: LineList, y: int
) -> list[bool]:
    """Drag a line by its handle to a height of a list; whether the mark was seen on the way."""
    (line,) = [start.line(one) for one in start.ids if start.line(one).areas[0].text() == name]
    seen: list[bool] = []

    def run(drag: QDrag, *_actions: Qt.DropAction) -> Qt.DropAction:
        data, at = drag.mimeData(), QPoint(40, y)
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        move = Qt.DropAction.MoveAction
        entering = QDragEnterEvent(at, move, data, left, none)
        entering.ignore()
        goal.dragEnterEvent(entering)
        if entering.isAccepted():
            goal.dragMoveEvent(QDragMoveEvent(at, move, data, left, none))
            seen.append(goal.findChildren(DropMark)[0].isVisible())
        goal.dropEvent(QDropEvent(QPointF(at), move, data, left, none))
        seen.append(goal.findChildren(DropMark)[0].isVisible())
        return move

    monkeypatch.setattr(QDropEvent, "source", lambda _event: line)
    monkeypatch.setattr(QDrag, "exec", run)
    (handle,) = line.findChildren(LineHandle)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    far = middle + QPoint(0, 2 * QApplication.startDragDistance())
    QTest.mouseMove(handle, far)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=far)
    return seen


def test_a_line_is_dragged_by_its_handle_in_one_step(
    view: ReadyView, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = shown(view, "The day before")
    assert carry(monkeypatch, "Reset", day, day, day.height() - 20) == [True, False]
    assert texts(session) == ["Rehearse", "Reset"]
    assert not view.findChildren(QMenu), "it was no click"
    session.undo()
    assert texts(session) == ["Reset", "Rehearse"]
    carry(monkeypatch, "Rehearse", day, day, 0)
    assert texts(session) == ["Rehearse", "Reset"]
    before = session.project.undo_state
    carry(monkeypatch, "Reset", day, day, day.height())
    assert session.project.undo_state == before, "it stands there already"


def test_a_line_is_dragged_into_another_list_and_no_data_is_taken(
    view: ReadyView, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    day, half = shown(view, "The day before"), shown(view, "30 minutes before")
    assert carry(monkeypatch, "Reset", day, half, 60) == [True, False]
    assert texts(session) == ["Rehearse"]
    assert texts(session, HALF) == ["Reset"]
    assert carry(monkeypatch, "Log", shown(view, "Data"), half, 60) == [False]
    assert data(session) == [("Log", "LOG-7", "2.2")]


def test_what_is_typed_moves_with_the_line(view: ReadyView, session: Session) -> None:
    press(Key.Key_End)
    write("!")
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert texts(session) == ["Rehearse", "Reset!"]


def test_the_button_of_a_list_adds_at_its_end(view: ReadyView, session: Session) -> None:
    (button,) = [
        one
        for one in view.findChildren(QuietButton)
        if one.accessibleName() == "Add to 30 minutes before"
    ]
    button.click()
    write("Open the page")
    session.flush()
    assert texts(session, HALF) == ["Open the page"]


def test_a_deleted_line_can_be_brought_back(view: ReadyView, session: Session) -> None:
    line = shown(view, "The day before").line(shown(view, "The day before").ids[0])
    menu = line.make_menu()
    (delete,) = [one for one in menu.actions() if one.text() == "Delete"]
    delete.trigger()
    assert texts(session) == ["Rehearse"]
    assert told(session)[-1].text == "Deleted “Reset”"
    session.undo()
    assert texts(session) == ["Reset", "Rehearse"]


def test_data_is_written_cell_by_cell(view: ReadyView, session: Session) -> None:
    line = shown(view, "Data").line(shown(view, "Data").ids[0])
    line.write()
    press(Key.Key_Return)
    for words in ("User", "reader", "2.1"):
        write(words)
        press(Key.Key_Tab)
    session.flush()
    assert data(session) == [("Log", "LOG-7", "2.2"), ("User", "reader", "2.1")]
    line.moved.emit(line_id(view, 1), -1)
    assert data(session)[0][0] == "User"


def line_id(view: ReadyView, place: int) -> str:
    return shown(view, "Data").ids[place]


def test_data_with_a_value_alone_is_not_taken_for_empty(view: ReadyView, session: Session) -> None:
    (first,) = shown(view, "Data").ids
    edit_cells(session.project, session.view.data_items[first], name="")
    shown(view, "Data").line(first).write()
    press(Key.Key_Backspace)
    assert data(session) == [("", "LOG-7", "2.2")]


def test_the_call_is_written_and_has_roles(view: ReadyView, session: Session) -> None:
    field = area(view, "Plan B")
    field.setFocus()
    write("Tell it")
    session.flush()
    assert narrative(session).plan_b == "Tell it"
    (driver, _talker) = [one for one in view.findChildren(PersonField) if not one._is_small]
    driver.chosen.emit(session.project.me.id)
    assert narrative(session).driver == session.project.me.id
    session.undo()
    assert narrative(session).driver is None


def test_ticks_are_kept_with_their_day_and_taken_off_for_the_next_demo(
    view: ReadyView, session: Session
) -> None:
    line = shown(view, "The day before").line(shown(view, "The day before").ids[0])
    assert isinstance(line, CheckLine)
    line.box.click()
    assert shown(view, "The day before").accessibleName() == "The day before, 1 of 2 checked"
    assert view.summary() == "1 of 2 items checked · 1 piece of demo data"
    assert session.story is not None
    item = session.story.readiness(DAY)[0]
    assert item.checked_on == session.view.today.isoformat()
    assert line.box.toolTip().startswith("Checked on ")
    view.untick()
    assert not line.box.isChecked()
    assert told(session)[-1].text == "Took 1 tick off"
    session.undo()
    assert line.box.isChecked()
    session.undo()
    assert not line.box.isChecked()
    view.untick()
    assert told(session)[-1].text == "Nothing is ticked"


def test_what_somebody_else_adds_comes_in_and_keeps_what_is_typed(
    view: ReadyView, session: Session
) -> None:
    press(Key.Key_End)
    write("?")
    add_readiness_item(
        session.project, narrative=narrative(session).id, phase=DAY, index=0, text="First"
    )
    assert shown(view, "The day before").ids
    session.flush()
    assert texts(session) == ["First", "Reset?", "Rehearse"]


def test_an_empty_list_says_what_belongs_there(view: ReadyView) -> None:
    assert shown(view, "After the demo").accessibleName() == "After the demo, nothing yet"


def test_an_item_is_brought_before_the_eyes(view: ReadyView) -> None:
    second = shown(view, "The day before").ids[1]
    view.show_item(second)
    focused = QApplication.focusWidget()
    assert isinstance(focused, LineArea)
    assert focused.text() == "Rehearse"


def test_long_lines_are_seen_whole_in_the_first_picture(session: Session, qtbot: QtBot) -> None:
    text = "Search page open, cursor in the field, nothing else on the screen, notices off"
    add_readiness_item(session.project, narrative=narrative(session).id, phase=DAY, text=text)
    host = QStackedWidget()
    qtbot.addWidget(host)
    host.addWidget(QWidget())
    made = ReadyView(session)
    host.addWidget(made)
    host.resize(900, 700)
    host.show()
    host.setCurrentWidget(made)
    (area,) = (one for one in made.findChildren(LineArea) if one.text() == text)
    assert area.document().size().height() > 2 * area.fontMetrics().lineSpacing()
    assert area.height() >= area.document().size().height()
    line = area.parentWidget()
    assert line is not None
    assert line.height() >= area.geometry().bottom()
