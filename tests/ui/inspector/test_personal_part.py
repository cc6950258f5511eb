"""Erasing asks once, in place, and says what it means."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.inspector.personal_part import PersonalPart


def test_nothing_is_erased_by_one_click(qtbot: QtBot) -> None:
    part = PersonalPart("name of the customer")
    qtbot.addWidget(part)
    part.show_value(is_there=True)
    with qtbot.assertNotEmitted(part.erased):
        part.ask.click()
        part.keep.click()
    assert not part.is_asking
    assert part.ask.text() == "Erase the name of the customer for good"
    part.ask.click()
    with qtbot.waitSignal(part.erased):
        part.erase.click()
    assert part.ask.isHidden()


def test_without_a_value_there_is_nothing_to_ask(qtbot: QtBot) -> None:
    part = PersonalPart("name of the customer")
    qtbot.addWidget(part)
    part.show_value(is_there=False)
    assert part.ask.isHidden()
