"""Reading and editing the scripts of a narrative."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.model.ids import QuestionId, TermId, new_id
from narrative_studio.model.positioning import Term, TermKind
from narrative_studio.model.storyboard import Question
from tests.ui.workspaces.demo.stage import SCRIPT, click, frames, press, write
from ui.session import Selection, Session
from ui.widgets.label import TextLabel
from ui.widgets.markdown_editor import MarkdownEditor
from ui.workspaces.demo.frame_list import FrameList
from ui.workspaces.demo.script_page import Level, ScriptPage
from ui.workspaces.demo.script_sheet import ScriptSheet
from ui.workspaces.demo.script_side import ScriptSide
from ui.workspaces.demo.script_view import ScriptView

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> ScriptView:
    made = ScriptView(session)
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.show()
    made.activateWindow()
    made.focus_view()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.findChild(FrameList))
    return made


def editor(view: ScriptView) -> MarkdownEditor:
    found = view.findChild(MarkdownEditor)
    assert found is not None
    return found


def side(view: ScriptView) -> list[str]:
    """What stands beside the script, in words."""
    QApplication.processEvents()  # what is new is shown by the layout
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    beside = view.findChild(ScriptSide)
    assert beside is not None
    return [label.text() for label in beside.findChildren(TextLabel) if label.isVisibleTo(view)]


def page(view: ScriptView) -> ScriptPage:
    """The page of the frame that is read."""
    sheet, frame = view.findChild(ScriptSheet), view.frame
    assert sheet is not None
    assert frame is not None
    return sheet.part(frame.id).page


def shown(view: ScriptView) -> str:
    return page(view).accessibleName()


def test_the_first_frame_is_read_at_first(session: Session, view: ScriptView) -> None:
    assert view.frame == frames(session)[0]
    assert shown(view).startswith("Ovens wait for wood")


@pytest.mark.parametrize(("width", "list_px"), [(1100, 236), (1700, 340)])
def test_a_wide_view_has_more_room_for_headlines(
    view: ScriptView, width: int, list_px: int
) -> None:
    view.resize(width, 500)
    QApplication.processEvents()
    found = view.findChild(FrameList)
    assert found is not None
    assert found.width() == list_px


def test_to_be_built_and_to_be_shown_selects_nothing(session: Session, view: ScriptView) -> None:
    assert session.selection == Selection()
    edit_cells(session.project, frames(session)[0], headline="Other words")
    assert session.selection == Selection()
    assert shown(view).startswith("Other words")


def test_a_chosen_frame_is_read_and_selected(session: Session, view: ScriptView) -> None:
    press(Key.Key_Down)
    assert view.frame == frames(session)[1]
    assert session.selection == Selection("frame", (frames(session)[1].id,))
    assert shown(view).startswith("The log names its hour")


def test_page_down_and_page_up_go_from_frame_to_frame(session: Session, view: ScriptView) -> None:
    press(Key.Key_PageDown, times=2)
    assert view.frame == frames(session)[2]
    press(Key.Key_PageUp)
    assert view.frame == frames(session)[1]


def test_space_reads_on_through_the_frames(
    session: Session, view: ScriptView, qtbot: QtBot
) -> None:
    edit_cells(session.project, frames(session)[0], script="Many words to say.\n\n" * 30)
    bar = view.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: page(view).height() > 1000)
    press(Key.Key_Space)
    assert bar.value() > 0
    assert view.frame == frames(session)[0]
    press(Key.Key_Space, times=12)
    assert bar.value() == bar.maximum()
    assert view.frame in frames(session)[3:]
    press(Key.Key_Space, SHIFT, times=14)
    assert (bar.value(), view.frame) == (0, frames(session)[0])


def test_a_chosen_frame_comes_to_the_top_of_the_paper(
    session: Session, view: ScriptView, qtbot: QtBot
) -> None:
    for frame in frames(session):
        edit_cells(session.project, frame, script="Many words to say.\n\n" * 20)
    press(Key.Key_PageDown)
    bar = view.findChildren(QScrollArea)[0].verticalScrollBar()
    assert bar.value() > 300
    assert 0 <= page(view).mapTo(view, QPoint(0, 0)).y() < 60
    assert view.frame == frames(session)[1]


def test_every_frame_can_stand_at_the_top_with_nothing_cut_above_it(
    session: Session, view: ScriptView
) -> None:
    sheet, bar = view.findChild(ScriptSheet), view._scroll.verticalScrollBar()
    assert sheet is not None
    for frame in (*frames(session), *frames(session)[::-1]):
        view.show_frame(frame.id)
        assert bar.value() == sheet.top_px(frame.id)


def test_a_click_on_the_words_edits_them_and_one_on_the_headline_does_not(
    session: Session, view: ScriptView
) -> None:
    sheet = view.findChild(ScriptSheet)
    assert sheet is not None
    third = sheet.part(frames(session)[2].id)
    click(third, QPoint(20, 40))
    assert (view.frame, view.is_editing) == (frames(session)[2], False)
    hint = third.page.height() - 30
    assert third.page.is_script_at(hint)
    click(third, QPoint(20, hint))
    assert editor(view).area.hasFocus()
    write("Third.")
    other = sheet.part(frames(session)[0].id)
    click(other, QPoint(20, 150))
    assert frames(session)[2].script == "Third."
    assert editor(view).area.toPlainText() == SCRIPT
    assert other.isAncestorOf(editor(view))
    assert editor(view).area.hasFocus()


def test_a_click_puts_the_cursor_where_it_was_and_leaves_the_line_there(
    session: Session, view: ScriptView, qtbot: QtBot
) -> None:
    words = " ".join(f"word{n}" for n in range(60))
    long = "\n\n".join(f"**Paragraph {n}** {words}" for n in range(12))
    edit_cells(session.project, frames(session)[0], script=long)
    part = view.findChildren(ScriptSheet)[0].part(frames(session)[0].id)
    bar = view.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: part.page.height() > 2000)
    bar.setValue(900)
    at = part.mapFrom(view, QPoint(400, 300))
    place = part.page.place_at(part.page.mapFrom(part, at))
    click(part, at)
    area = editor(view).area
    assert area.hasFocus()
    assert area.textCursor().position() == place
    line = area.viewport().mapTo(view, area.cursorRect().center()).y()
    assert abs(line - 300) <= 2


def test_a_frame_that_goes_while_it_is_edited_leaves_the_editor_whole(
    session: Session, view: ScriptView
) -> None:
    press(Key.Key_PageDown)
    press(Key.Key_F2)
    delete_frames(session.project, frames=[frames(session)[1].id])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert view.is_editing
    assert view.frame == frames(session)[1]
    assert editor(view).area.toPlainText() == ""


def test_the_time_of_all_scripts_stands_below_the_frames(
    session: Session, view: ScriptView
) -> None:
    labels = [label.text() for label in view.findChildren(TextLabel)]
    (total,) = [words for words in labels if words.startswith("5 frames")]
    assert "spoken at 140 words a minute, of 6:00 planned" in total


def test_the_script_is_edited_in_place_and_read_again(
    session: Session, view: ScriptView, qtbot: QtBot
) -> None:
    told: list[bool] = []
    view.editing_changed.connect(told.append)
    press(Key.Key_F2)
    assert editor(view).area.hasFocus()
    assert editor(view).area.toPlainText() == SCRIPT
    editor(view).area.selectAll()
    write("Say this.")
    press(Key.Key_Escape)
    assert not view.is_editing
    assert frames(session)[0].script == "Say this."
    assert "Say this." in shown(view)
    assert QApplication.focusWidget() is view.findChild(FrameList)
    assert told == [True, False]
    session.undo()
    assert frames(session)[0].script == SCRIPT


def test_another_frame_takes_the_typing_of_the_former_along(
    session: Session, view: ScriptView
) -> None:
    press(Key.Key_F2)
    editor(view).area.selectAll()
    write("Say this.")
    view.show_frame(frames(session)[1].id)
    assert [frame.script for frame in frames(session)[:2]] == ["Say this.", ""]
    assert editor(view).area.toPlainText() == ""


def test_levels_show_less_of_the_script(view: ScriptView) -> None:
    full = page(view).heightForWidth(600)
    view.set_level(Level.HEADLINE)
    assert page(view).heightForWidth(600) < full


def test_beside_the_script_stand_visual_questions_and_words(
    session: Session, view: ScriptView
) -> None:
    frame = frames(session)[0]
    assert side(view) == ["Slide", "Words", "No banned word, none to avoid."]
    edit_cells(session.project, frame, visual="An oven at night", script="It is seamless.")
    with session.project.op("Prepare") as op:
        op.create(Question(id=QuestionId(new_id()), frame=frame.id, text="Who lights it?"))
        op.create(Term(id=TermId(new_id()), text="seamless", kind=TermKind.BANNED))
    found = side(view)
    assert found[:6] == [
        "Slide",
        "Visual",
        "An oven at night",
        "Discovery questions",
        "Who lights it?",
        "Words",
    ]
    assert "seamless" in found[6]
    assert len(found) == 7


def test_what_helped_before_is_out_of_sight_at_once(session: Session, view: ScriptView) -> None:
    beside = view.findChild(ScriptSide)
    assert beside is not None
    edit_cells(session.project, frames(session)[0], visual="An oven at night")
    QApplication.processEvents()
    edit_cells(session.project, frames(session)[0], visual="An oven at noon")
    shown = [one.text() for one in beside.findChildren(TextLabel) if one.isVisible()]
    assert "An oven at night" not in shown


def test_what_helps_gives_way_in_a_narrow_window(view: ScriptView, qtbot: QtBot) -> None:
    view.resize(800, 500)
    qtbot.waitUntil(lambda: view.width() == 800)
    assert side(view) == []


def test_what_changed_while_nobody_looked_is_read_later(session: Session, view: ScriptView) -> None:
    view.hide()
    edit_cells(session.project, frames(session)[0], headline="Other words")
    assert shown(view).startswith("Ovens wait")
    view.show()
    assert shown(view).startswith("Other words")


def test_without_a_frame_there_is_nothing_to_edit(session: Session, view: ScriptView) -> None:
    delete_frames(session.project, frames=[frame.id for frame in session.view.frames.values()])
    view.edit(is_on=True)
    assert not view.is_editing
    assert view.frame is None
