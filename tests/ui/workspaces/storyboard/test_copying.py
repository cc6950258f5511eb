"""Frames and pictures that are copied and pasted in the storyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.commands.custom import add_custom_field, set_custom_value
from tests.ui.boards import Boards, headlines, named, told
from tests.ui.studio import told as messages
from tests.ui.workspaces.storyboard.stage import CTRL, select
from ui.inspector.frame.clipboard import put_frames
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.text_area import TextArea
from ui.workspaces.storyboard import Storyboard


def test_the_keys_of_copying_work_on_the_board_and_in_a_headline_they_belong_to_the_text(
    room: Storyboard, qtbot: QtBot
) -> None:
    select(room, "A")
    qtbot.keyClick(room.view, Qt.Key.Key_C, CTRL)
    select(room, "D")
    qtbot.keyClick(room.view, Qt.Key.Key_V, CTRL)
    assert headlines(room.session) == ["A", "B", "C", "D", "A"]
    qtbot.keyClick(room.view, Qt.Key.Key_X, CTRL)
    assert headlines(room.session) == ["A", "B", "C", "D"]
    room.view.edit_headline()
    (editor,) = room.view.viewport().findChildren(TextArea)
    qtbot.keyClick(editor, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(editor, Qt.Key.Key_X, CTRL)
    assert len(headlines(room.session)) == 4


def test_values_of_pasted_frames_whose_field_is_not_here_are_asked_about(
    room: Storyboard, boards: Boards, qtbot: QtBot
) -> None:
    other = boards.session("insight:Elsewhere")
    field = add_custom_field(other.project, name="Region")
    frame = named(other, "Elsewhere").id
    set_custom_value(other.project, custom_field=field.id, frame=frame, value="North")
    put_frames(told(other), [frame])
    for _ in range(2):
        room.paste_frames()
    qtbot.waitUntil(lambda: len(room.findChildren(NoticeBar)) == 1)
    (bar,) = room.findChildren(NoticeBar)
    assert "“Region”" in bar.words
    assert bar.isVisible()
    (add,) = bar.buttons
    add.click()
    assert messages(room.session)[-1].text == "1 custom field added"
    assert [one.value for one in room.session.view.custom_values.values()] == ["North"]
    qtbot.waitUntil(lambda: not room.findChildren(NoticeBar))
    assert room.view.hasFocus()


def test_a_copied_picture_goes_into_the_current_frame(room: Storyboard, qtbot: QtBot) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setImage(QImage(40, 20, QImage.Format.Format_Mono))
    select(room, "B")
    room.paste_frames()
    qtbot.waitUntil(lambda: named(room.session, "B").picture is not None)
    assert len(told(room.session).frames) == 4
    clipboard.setText("Only words")
    room.paste_frames()
    assert messages(room.session)[-1].text.startswith("There are no frames in the clipboard.")
