"""The sheet that starts another narrative."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.narratives.new_sheet import NewSheet
from ui.shell.template_list import TemplateList
from ui.widgets.buttons import PrimaryButton
from ui.widgets.line_edit import LineEdit


def test_the_button_names_the_template_and_the_title_follows_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    sheet = NewSheet(window)
    started = QSignalSpy(sheet.started)
    sheet.open()
    (templates,), (button,) = sheet.findChildren(TemplateList), sheet.findChildren(PrimaryButton)
    (field,) = sheet.findChildren(LineEdit)
    assert (button.text(), field.placeholderText()) == ("Start sales pitch", "Sales pitch")
    templates.setCurrentIndex(templates.model().index(2, 0))
    assert button.text() == f"Start {templates.template.title.lower()}"
    button.click()
    assert started.at(0) == [templates.template.title, templates.template.id]
