"""A text that is a field only where somebody goes to it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.quiet_area import QuietArea


def test_the_frame_comes_with_the_keyboard(qtbot: QtBot) -> None:
    area = QuietArea(name="To check")
    area.set_text("Reset")
    qtbot.addWidget(area)
    area.resize(200, area.height())
    area.show()
    area.clearFocus()
    edge = area.grab().toImage().pixelColor(0, area.height() // 2)
    assert edge == theme.current().surface
    area.activateWindow()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    edge = area.grab().toImage().pixelColor(0, area.height() // 2)
    assert edge == theme.current().focus


def test_the_words_stay_where_they_are_when_the_frame_comes(qtbot: QtBot) -> None:
    area = QuietArea(name="To check")
    qtbot.addWidget(area)
    area.show()
    before = area.viewport().geometry()
    area.activateWindow()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    assert area.viewport().geometry() == before
