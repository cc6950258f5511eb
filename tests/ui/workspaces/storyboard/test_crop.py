"""The picture of a frame is cropped by name, without a way to its button."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards, told
from tests.ui.studio import told as messages
from tests.ui.workspaces.storyboard.stage import room_of
from ui.dialogs.crop_sheet import CropSheet


def test_the_palette_crops_the_picture_of_the_chosen_frame(boards: Boards, qtbot: QtBot) -> None:
    session = boards.sample_session()
    room = room_of(session, qtbot, height=696)
    panel = room.inspector()
    qtbot.addWidget(panel)
    panel.show()
    (crop,) = (one for one in room.actions_here() if one.id == "storyboard.crop")
    session.select("frame", [])
    crop.handler()
    assert messages(session)[-1].text == "Choose a frame with a picture first, then crop it"
    pictured = next(frame for frame in told(session).frames if frame.picture is not None)
    session.select("frame", [pictured.id])
    crop.handler()
    (sheet,) = panel.findChildren(CropSheet)
    assert sheet.is_open
    sheet.close_sheet()
