"""What is done while writing is done to the field that has the keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.spelling import shown
from tests.ui.studio import told
from ui.actions import Action
from ui.session import Session
from ui.speller import Speller
from ui.widgets.text_area import TextArea
from ui.writing_actions import writing_actions


def actions(speller: Speller, session: Session) -> dict[str, Action]:
    return {one.id: one for one in writing_actions(speller, session.messages)}


def test_the_field_with_the_keyboard_goes_on_and_suggests(qtbot: QtBot, session: Session) -> None:
    area = TextArea("We recieve goods")
    window = shown(qtbot, session, area)
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    found = actions(window.speller, session)
    found["writing.next"].handler()
    assert area.textCursor().selectedText() == "recieve"
    found["writing.suggest"].handler()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_nothing_happens_where_no_field_has_the_keyboard(session: Session) -> None:
    found = actions(Speller(session, session), session)
    found["writing.next"].handler()
    found["writing.suggest"].handler()


def test_checking_is_switched_and_said(session: Session) -> None:
    speller = Speller(session, session)
    switch = actions(speller, session)["writing.spelling"]
    states = []
    for _ in range(2):
        switch.handler()
        states.append(speller.is_on)
    assert states == [False, True]
    assert [one.text for one in told(session)] == [
        "Spelling is no longer checked",
        "Spelling is checked",
    ]
