"""The picker of rows to connect to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards
from tests.ui.elements import CHAIN, fill
from ui.inspector.element.picker import RowPicker


def test_it_offers_the_given_rows_and_no_others(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    made = fill(session, *CHAIN)
    host = QWidget()
    qtbot.addWidget(host)
    rows = (made["Rework"], made["Blenders"])
    picker = RowPicker("Gives", rows, session.view, host)
    offered = [picker.model.line(row).words for row in range(picker.model.rowCount())]
    assert offered == ["Differentiators", "Rework", "Target customers", "Blenders"]
    assert picker.accessibleName() == "Gives"
