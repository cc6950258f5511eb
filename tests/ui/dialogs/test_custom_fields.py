"""The sheet that defines the team's own fields."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.model.custom import CustomKind
from tests.ui.studio import told
from ui.dialogs.custom_fields import CustomFieldsSheet
from ui.session import Session
from ui.widgets.combo_box import ComboBox
from ui.widgets.line_edit import LineEdit


@pytest.fixture
def sheet(session: Session, qtbot: QtBot) -> CustomFieldsSheet:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    window.activateWindow()
    made = CustomFieldsSheet(window, session)
    made.open()
    return made


def add(sheet: CustomFieldsSheet, qtbot: QtBot, name: str, kind: CustomKind) -> None:
    (field,) = [
        one for one in sheet.findChildren(LineEdit) if one.accessibleName().endswith("new field")
    ]
    (combo,) = sheet.findChildren(ComboBox)
    combo.choose(kind)
    field.setText(name)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def names(session: Session) -> list[str]:
    return [one.name for one in session.view.custom_fields.ordered]


def press(sheet: CustomFieldsSheet, row: int, name: str) -> None:
    rows = list(sheet.rows.values())
    (button,) = [
        one
        for one in rows[row].findChildren(QAbstractButton)
        if one.accessibleName().startswith(name)
    ]
    button.click()


def test_fields_are_added_renamed_ordered_and_deleted(
    sheet: CustomFieldsSheet, session: Session, qtbot: QtBot
) -> None:
    add(sheet, qtbot, "Campaign", CustomKind.TEXT)
    add(sheet, qtbot, "Region", CustomKind.CHOICE)
    assert names(session) == ["Campaign", "Region"]
    first, second = sheet.rows.values()
    assert first.choices.isHidden()
    second.choices.insertPlainText("North\nSouth")
    second.name.selectAll()
    qtbot.keyClicks(second.name, "Market")
    sheet.close_sheet()
    assert names(session) == ["Campaign", "Market"]
    assert session.view.custom_fields.ordered[1].choices == "North\nSouth"
    press(sheet, 1, "Move the field up")
    assert names(session) == ["Market", "Campaign"]
    press(sheet, 0, "Delete the field")
    assert names(session) == ["Campaign"]
    assert told(session)[-1].text == "Field “Market” deleted with its values"
    session.undo()
    assert names(session) == ["Market", "Campaign"]
    assert [row.name.text() for row in sheet.rows.values()] == ["Market", "Campaign"]


def test_a_second_field_of_one_name_is_refused_in_words(
    sheet: CustomFieldsSheet, session: Session, qtbot: QtBot
) -> None:
    add(sheet, qtbot, "Campaign", CustomKind.TEXT)
    add(sheet, qtbot, "campaign", CustomKind.TEXT)
    assert names(session) == ["Campaign"]
    assert "already" in told(session)[-1].text
