"""The head of a panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.boards import Boards
from tests.ui.elements import fill
from ui.inspector.element.head import NameArea, PanelHead

BRIEFLY = Qt.FocusReason.PopupFocusReason


def test_enter_stores_a_name_which_stays_on_one_line(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session()
    element = fill(session, "A:Binders")["Binders"]
    head = PanelHead(session, "name", "Name")
    qtbot.addWidget(head)
    head.binding.show(element)
    head.name.selectAll()
    head.name.insertPlainText("Binders\nand spreadsheets")
    qtbot.keyClick(head.name, Qt.Key.Key_Return)
    assert session.view.elements[element.id].name == "Binders and spreadsheets"


def test_a_name_looks_like_a_heading_until_it_is_edited(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    area = NameArea(name="Name", placeholder="Name", parent=host)
    area.move(200, 200)  # not under the pointer
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()
    area.clearFocus()
    assert area.frameShape() is QFrame.Shape.NoFrame
    before = area.viewport().geometry()
    area.setFocus()
    assert area.frameShape() is QFrame.Shape.StyledPanel
    assert area.viewport().geometry() == before
    area.clearFocus()
    assert area.frameShape() is QFrame.Shape.NoFrame


def test_a_name_is_no_longer_marked_once_the_keyboard_has_left_it(qtbot: QtBot) -> None:
    area = NameArea(name="Name", placeholder="Name")
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    area.set_text("Binders")
    area.setFocus()
    area.select_all()
    QApplication.sendEvent(area, QFocusEvent(QEvent.Type.FocusOut, BRIEFLY))
    assert area.textCursor().selectedText() == "Binders"
    area.clearFocus()
    assert not area.textCursor().hasSelection()


def test_the_menu_is_filled_when_it_opens(boards: Boards, qtbot: QtBot) -> None:
    head = PanelHead(boards.session(), "name", "Name")
    qtbot.addWidget(head)
    head.show_kind("Value theme", "VA-2")
    with qtbot.waitSignal(head.menu_wanted):
        head.menu_button.click()
    head.show_kind("Project", "", has_menu=False)
    assert head.menu_button.isHidden()
