"""Cells of the run sheet are edited in place, and are as high as their words."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import add_element
from narrative_studio.model.ids import PersonId
from narrative_studio.model.positioning import ElementKind
from narrative_studio.project import Identity
from tests.ui.studio import standing_in, told
from tests.ui.workspaces.demo.stage import double_click, frames, press, steps, write
from ui import theme
from ui.inspector.link_picker import LinkPicker
from ui.session import Session
from ui.widgets.text_area import TextArea
from ui.workspaces.demo.run_sheet_delegate import RunSheetDelegate
from ui.workspaces.demo.run_sheet_model import Column
from ui.workspaces.demo.run_sheet_view import RunSheetView

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
HER = Identity(PersonId("0192f0c0-0000-7000-8000-0000000000bb"), "Grace")


def go_to(sheet: RunSheetView, row: int, column: Column = Column.SAY) -> None:
    sheet.setCurrentIndex(sheet.model().index(row, column))


def open_editor(sheet: RunSheetView, row: int, column: Column = Column.SAY) -> TextArea | QLineEdit:
    """Open a cell; what is typed takes the place of all that stands there."""
    go_to(sheet, row, column)
    press(Key.Key_Return, on=sheet)
    editor = QApplication.focusWidget()
    assert isinstance(editor, TextArea | QLineEdit)
    editor.selectAll()
    return editor


def height(sheet: RunSheetView, row: int) -> int:
    delegate = sheet.itemDelegate()
    assert isinstance(delegate, RunSheetDelegate)
    return delegate.height(row)


def editor_name() -> str:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused.accessibleName()


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (Column.DO, "do"),
        (Column.SAY, "say"),
        (Column.SEE, "expect"),
        (Column.WHY, "why"),
        (Column.FAILS, "fallback"),
    ],
)
def test_enter_opens_the_cell_and_enter_stores_it(
    session: Session, sheet: RunSheetView, column: Column, cell: str
) -> None:
    open_editor(sheet, 2, column)
    write("Other words")
    press(Key.Key_Return)
    assert getattr(steps(session)["2.2"], cell) == "Other words"
    assert sheet.hasFocus()
    assert (sheet.currentIndex().row(), sheet.currentIndex().column()) == (2, column)


def test_escape_closes_the_cell_and_undo_has_second_thoughts(
    session: Session, sheet: RunSheetView
) -> None:
    before = steps(session)["2.2"]
    go_to(sheet, 2)
    press(Key.Key_Return, on=sheet)
    write(" Slowly.")
    press(Key.Key_Escape)
    assert steps(session)["2.2"].say == f"{before.say} Slowly."
    assert sheet.hasFocus()
    session.undo()
    assert steps(session)["2.2"] == before


def test_shift_and_enter_begin_another_line(session: Session, sheet: RunSheetView) -> None:
    open_editor(sheet, 2)
    write("One")
    press(Key.Key_Return, SHIFT)
    write("Two")
    press(Key.Key_Enter)
    assert steps(session)["2.2"].say.split() == ["One", "Two"]
    assert "\n" in steps(session)["2.2"].say


def test_typing_on_a_cell_begins_to_edit_it_anew(session: Session, sheet: RunSheetView) -> None:
    go_to(sheet, 2)
    write("Hello")
    press(Key.Key_Return)
    assert steps(session)["2.2"].say == "Hello"


def test_f2_and_a_double_click_go_on_in_the_words(sheet: RunSheetView) -> None:
    go_to(sheet, 2, Column.SEE)
    press(Key.Key_F2, on=sheet)
    editor = QApplication.focusWidget()
    assert isinstance(editor, TextArea)
    assert (editor.toPlainText(), editor.textCursor().position()) == ("The hour", len("The hour"))
    assert not editor.textCursor().hasSelection()
    press(Key.Key_Escape)
    cell = sheet.visualRect(sheet.model().index(2, Column.FAILS))
    double_click(sheet.viewport(), cell.topLeft() + QPoint(60, 20))
    editor = QApplication.focusWidget()
    assert isinstance(editor, TextArea)
    assert editor.toPlainText() == "Open `scale.png`."
    assert editor.accessibleName() == "If it fails, step 2.2"
    assert 4 <= editor.textCursor().position() <= 8


def test_tab_goes_on_to_the_next_cell(session: Session, sheet: RunSheetView) -> None:
    open_editor(sheet, 2, Column.DO)
    write("Do this")
    press(Key.Key_Tab)
    write(" Say that")
    press(Key.Key_Return)
    said = "I type the *name* of the log. Say that"
    assert (steps(session)["2.2"].do, steps(session)["2.2"].say) == ("Do this", said)


def test_tab_goes_over_what_cannot_be_edited(session: Session, sheet: RunSheetView) -> None:
    open_editor(sheet, 2, Column.FAILS)
    press(Key.Key_Tab)
    assert editor_name() == "Ask after step 2.2"
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    assert editor_name() == "Time of step 4.1"
    press(Key.Key_Backtab, SHIFT)
    assert editor_name() == "Checkpoint after step 2.2"
    press(Key.Key_Escape)
    open_editor(sheet, 8, Column.FAILS)
    press(Key.Key_Tab)
    assert sheet.hasFocus()


def test_leaving_the_editor_stores_what_was_typed(
    session: Session, sheet: RunSheetView, qtbot: QtBot
) -> None:
    open_editor(sheet, 2)
    write("Kept")
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(lambda: steps(session)["2.2"].say == "Kept")


def test_saving_or_undoing_misses_nothing_that_is_being_typed(
    session: Session, sheet: RunSheetView
) -> None:
    open_editor(sheet, 2)
    write("Kept")
    session.flush()
    assert steps(session)["2.2"].say == "Kept"
    edit_cells(session.project, steps(session)["2.2"], do="Changed beside it")
    write(" on")
    press(Key.Key_Return)
    assert steps(session)["2.2"].say == "Kept on"


def test_a_wrong_time_is_told_and_the_time_stays(session: Session, sheet: RunSheetView) -> None:
    editor = open_editor(sheet, 2, Column.TIME)
    assert isinstance(editor, QLineEdit)
    assert editor.selectedText() == "0:45"
    write("later")
    press(Key.Key_Return)
    QApplication.processEvents()
    assert steps(session)["2.2"].planned_ms == 45_000
    assert "for example 2:30" in told(session)[-1].text
    assert len(told(session)) == 1


def test_the_time_is_stored_with_enter(session: Session, sheet: RunSheetView, qtbot: QtBot) -> None:
    open_editor(sheet, 2, Column.TIME)
    write("1:15")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: steps(session)["2.2"].planned_ms == 75_000)
    assert told(session) == []


def test_what_others_change_does_not_disturb_what_is_typed(
    session: Session, sheet: RunSheetView
) -> None:
    editor = open_editor(sheet, 2)
    write("Min")
    assert isinstance(editor, TextArea)
    session.project.be(HER)
    edit_cells(session.project, steps(session)["2.2"], say="Hers", do="Hers too")
    assert (editor.toPlainText(), editor.textCursor().hasSelection()) == ("Min", False)
    write("e")
    press(Key.Key_Return)
    assert standing_in(session, steps(session)["2.2"], "say") == {"Hers", "Mine"}


def test_a_time_that_is_being_typed_is_not_disturbed_either(
    session: Session, sheet: RunSheetView
) -> None:
    editor = open_editor(sheet, 2, Column.TIME)
    write("2:")
    session.project.be(HER)
    edit_cells(session.project, steps(session)["2.2"], planned_ms=10_000)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "2:"
    write("30")
    press(Key.Key_Return)
    assert standing_in(session, steps(session)["2.2"], "planned_ms") == {10_000, 150_000}


def test_typing_goes_on_after_what_was_stored_at_a_pause_and_changed_by_others(
    session: Session, sheet: RunSheetView
) -> None:
    editor = open_editor(sheet, 2)
    write("Mine")
    assert isinstance(editor, TextArea)
    editor.flush()  # as at a pause
    assert steps(session)["2.2"].say == "Mine"
    session.project.be(HER)
    edit_cells(session.project, steps(session)["2.2"], say="Mine and hers")
    write(",")
    press(Key.Key_Return)
    assert steps(session)["2.2"].say == "Mine, and hers"


def test_an_editor_nobody_typed_in_follows_the_document(
    session: Session, sheet: RunSheetView
) -> None:
    editor = open_editor(sheet, 2)
    edit_cells(session.project, steps(session)["2.2"], say="Hers")
    assert isinstance(editor, TextArea)
    assert editor.toPlainText() == "Hers"


def test_typing_survives_steps_that_come_go_and_move(session: Session, sheet: RunSheetView) -> None:
    from narrative_studio.commands.demo import add_step, move_step

    editor = open_editor(sheet, 2)
    write("Kept")
    add_step(session.project, frame=frames(session)[1].id, index=0)
    assert editor.isVisible()
    assert steps(session)["2.3"].say == "Kept"
    move_step(session.project, step=steps(session)["2.3"].id, frame=frames(session)[3].id, index=0)
    assert steps(session)["4.1"].say == "Kept"


def test_a_question_is_edited_across_the_table(session: Session, sheet: RunSheetView) -> None:
    editor = open_editor(sheet, 3, Column.STEP)
    assert editor.accessibleName() == "Ask after step 2.2"
    write("And at night?")
    press(Key.Key_Return)
    assert steps(session)["2.2"].ask == "And at night?"
    assert editor.width() > sheet.columnWidth(Column.SAY) * 2


@pytest.mark.parametrize("cell", ["do", "say", "expect", "why", "fallback"])
def test_rows_are_as_high_as_their_longest_cell(
    session: Session, sheet: RunSheetView, cell: str
) -> None:
    before = height(sheet, 2)
    long: Any = {cell: "A long sentence. " * 30}
    edit_cells(session.project, steps(session)["2.2"], **long)
    assert height(sheet, 2) > before + 100


def test_the_row_of_a_question_is_as_high_as_its_words(
    session: Session, sheet: RunSheetView
) -> None:
    before = height(sheet, 3)
    edit_cells(session.project, steps(session)["2.2"], ask="A long question? " * 30)
    assert height(sheet, 3) > before + 30


def test_marks_stand_below_the_words_and_never_over_them(
    session: Session, sheet: RunSheetView
) -> None:
    long = "Click here and there and everywhere. " * 6
    edit_cells(session.project, steps(session)["2.2"], do=long, is_wow=False)
    plain = height(sheet, 2)
    edit_cells(session.project, steps(session)["2.2"], is_wow=True)
    assert height(sheet, 2) == plain + theme.current().line_px(theme.Type.SUPPORT) + 2


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK])
def test_every_kind_of_row_is_painted_in_both_themes(
    session: Session, sheet: RunSheetView, qapp: QApplication, name: str
) -> None:
    theme.apply(qapp, theme.load(name))
    edit_cells(session.project, steps(session)["2.1"], is_optional=True, do="")
    now = theme.current()
    go_to(sheet, 2)
    image = sheet.viewport().grab().toImage()
    model = sheet.model()

    def ground(row: int) -> str:
        rect = sheet.visualRect(model.index(row, 0))
        return image.pixelColor(QPoint(rect.left() + 6, rect.top() + 4)).name()

    assert [ground(row) for row in (0, 1, 3, 6)] == [
        now.window.name(),
        now.surface.name(),
        now.info_soft.name(),
        now.surface.name(),
    ]
    selected = sheet.visualRect(model.index(2, 0))
    bar = image.pixelColor(QPoint(selected.left() + 1, selected.center().y()))
    assert bar.name() == now.accent.name()


def test_the_cell_that_enter_edits_stands_out_of_its_row(sheet: RunSheetView) -> None:
    def ground(column: Column) -> str:
        rect = sheet.visualRect(sheet.model().index(2, column))
        image = sheet.viewport().grab().toImage()
        return image.pixelColor(QPoint(rect.right() - 4, rect.bottom() - 6)).name()

    selected, surface = theme.current().selected.name(), theme.current().surface.name()
    go_to(sheet, 2, Column.SEE)
    assert [ground(column) for column in (Column.DO, Column.SEE)] == [selected, surface]
    press(Key.Key_Left, times=2)
    assert [ground(column) for column in (Column.DO, Column.SEE)] == [surface, selected]


def test_the_row_with_the_keyboard_has_a_ring_before_anything_is_selected(
    sheet: RunSheetView,
) -> None:
    assert sheet.selectedIndexes() == []

    def top() -> str:
        rect = sheet.visualRect(sheet.model().index(0, 0))
        return sheet.viewport().grab().toImage().pixelColor(rect.center().x(), rect.top()).name()

    assert top() == theme.current().focus.name()
    sheet.clearFocus()
    assert top() != theme.current().focus.name()


def test_a_hovered_cell_is_tinted(sheet: RunSheetView) -> None:
    place = sheet.visualRect(sheet.model().index(8, Column.SEE))
    at = QPointF(place.center())
    # Moving the pointer itself tells nothing where a test before has left it just there.
    QApplication.sendEvent(sheet.viewport(), QHoverEvent(QEvent.Type.HoverMove, at, at, at))
    image = sheet.viewport().grab().toImage()
    assert image.pixelColor(place.center()).name() == theme.current().hover.name()


def test_a_pause_stores_what_is_typed_and_typing_goes_on(
    session: Session, sheet: RunSheetView, qtbot: QtBot
) -> None:
    editor = open_editor(sheet, 1)
    assert isinstance(editor, TextArea)
    qtbot.keyClicks(editor, "First words ")
    qtbot.waitUntil(lambda: "First words" in {s.say for s in steps(session).values()}, timeout=3000)
    qtbot.keyClicks(editor, "and more")
    assert editor.toPlainText() == "First words and more"
    press(Key.Key_Return)
    assert "First words and more" in {step.say for step in steps(session).values()}


def test_an_at_sign_names_and_links_in_one_step(
    session: Session, sheet: RunSheetView, qtbot: QtBot
) -> None:
    add_element(session.project, kind=ElementKind.DIFFERENTIATOR, name="Reads no wood")
    editor = open_editor(sheet, 2)
    assert isinstance(editor, TextArea)
    before = steps(session)["2.2"]
    links = len(session.view.links_from(before.id))
    qtbot.keyClicks(editor, "@")
    (picker,) = editor.findChildren(LinkPicker)
    name = "Reads no wood"
    qtbot.keyClicks(picker.field, name)
    qtbot.keyClick(picker.field, Key.Key_Return)
    assert steps(session)["2.2"].say == name
    assert len(session.view.links_from(before.id)) == links + 1
    session.undo()
    assert steps(session)["2.2"].say == before.say
    assert len(session.view.links_from(before.id)) == links
