"""An icon as a quiet sign."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Role
from ui.widgets.icon_mark import IconMark


def test_it_takes_its_room_and_changes_its_icon(qtbot: QtBot) -> None:
    mark = IconMark("check", size_px=16, role=Role.GOOD)
    qtbot.addWidget(mark)
    mark.resize(mark.sizeHint())
    assert mark.sizeHint().width() == 16
    before = mark.grab().toImage()
    mark.set_icon("alert-triangle", Role.WARN)
    after = mark.grab().toImage()
    assert before != after
    colors = {after.pixelColor(x, y).name() for x in range(16) for y in range(16)}
    assert theme.current().warn.name() in colors
