"""The place beside the rooms has the inspector, or for a while another panel."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.beside import Beside


def test_a_panel_takes_the_place_of_the_inspector_until_it_is_closed(qtbot: QtBot) -> None:
    host, given_back = QWidget(), []
    qtbot.addWidget(host)
    row, inspector = QHBoxLayout(host), QWidget()
    row.addWidget(inspector)
    wants = [True]
    beside = Beside(
        row, inspector, wants_inspector=lambda: wants[0], give_back=lambda: given_back.append(1)
    )
    host.resize(900, 300)
    host.show()
    panel = QPushButton("Panel")
    beside.show(panel)
    assert (panel.isVisible(), inspector.isVisible()) == (True, False)
    assert panel.width() == 440
    beside.set_narrow(is_narrow=True)
    assert panel.width() == 400
    beside.room_changed()
    assert not inspector.isVisible()
    second = QPushButton("Second")
    beside.show(second)
    assert beside.panel is second
    assert not panel.isVisible()
    second.setFocus()
    qtbot.waitUntil(second.hasFocus)
    beside.close()
    assert given_back == [1]
    assert inspector.isVisible()
    wants[0] = False
    beside.room_changed()
    assert not inspector.isVisible()
    beside.close()
    assert given_back == [1]
