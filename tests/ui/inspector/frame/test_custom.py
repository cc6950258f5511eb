"""The team's own fields in the inspector."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from narrative_studio.commands.custom import add_custom_field, edit_custom_field
from narrative_studio.model.custom import CustomKind
from tests.ui.boards import Boards, named, told
from ui.dialogs.custom_fields import CustomFieldsSheet
from ui.inspector.frame.custom import CustomPart
from ui.session import Session
from ui.widgets.combo_box import ComboBox
from ui.widgets.line_edit import LineEdit
from ui.widgets.text_area import TextArea


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B")


@pytest.fixture
def part(session: Session, qtbot: QtBot) -> CustomPart:
    made = CustomPart(session)
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    made.activateWindow()
    session.changed.connect(lambda *_: made.show_frame(told(session), named(session, "A")))
    made.show_frame(told(session), named(session, "A"))
    return made


def values(session: Session) -> list[str]:
    return [one.value for one in session.view.custom_values.values()]


def test_without_fields_it_leads_to_where_they_are_defined(part: CustomPart) -> None:
    assert part.editors == {}
    assert part.head.accessibleName() == "Custom fields, None"
    part.define_button.click()
    (sheet,) = part.findChildren(CustomFieldsSheet)
    assert sheet.is_open


def test_each_kind_has_its_editor_and_keeps_what_is_typed(
    part: CustomPart, session: Session, qtbot: QtBot
) -> None:
    text = add_custom_field(session.project, name="Note")
    day = add_custom_field(session.project, name="Due", kind=CustomKind.DATE)
    area, line = part.editors[text.id], part.editors[day.id]
    assert isinstance(area, TextArea)
    assert isinstance(line, LineEdit)
    area.setFocus()
    qtbot.keyClicks(area, "Ask Bo")
    line.setFocus()
    qtbot.keyClicks(line, "soon")
    session.flush()
    assert sorted(values(session)) == ["Ask Bo", "soon"]
    assert line.accessibleDescription() == "Kept, but it is no date. Use a date like 2026-04-21."
    assert line.text() == "soon"
    line.selectAll()
    qtbot.keyClicks(line, "21.4.2026")
    session.flush()
    assert sorted(values(session)) == ["2026-04-21", "Ask Bo"]
    assert line.text() == "21.4.2026", "what means the same stays as it is typed"
    assert line.accessibleDescription() == ""
    assert part.head.accessibleName() == "Custom fields, 2 of 2 fields"


def test_a_choice_that_is_no_longer_offered_stays_chosen(
    part: CustomPart, session: Session
) -> None:
    field = add_custom_field(
        session.project, name="Region", kind=CustomKind.CHOICE, choices="North\nSouth"
    )
    combo = part.editors[field.id]
    assert isinstance(combo, ComboBox)
    combo.choose("North")
    combo.chosen.emit("North")
    assert values(session) == ["North"]
    edit_custom_field(session.project, custom_field=field.id, name="Region", choices="South")
    combo = part.editors[field.id]
    assert isinstance(combo, ComboBox)
    assert combo.key == "North"
    assert [combo.itemText(n) for n in range(combo.count())] == ["Not chosen", "South", "North"]
    combo.chosen.emit("")
    assert values(session) == []


def test_only_a_web_address_is_opened(
    part: CustomPart, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    field = add_custom_field(session.project, name="Asset", kind=CustomKind.LINK)
    line = part.editors[field.id]
    assert isinstance(line, LineEdit)
    (way,) = [
        one for one in part.findChildren(QAbstractButton) if one.accessibleName() == "Open Asset"
    ]
    qtbot.keyClicks(line, "file:///etc/passwd")
    way.click()
    assert opened == []
    line.selectAll()
    qtbot.keyClicks(line, "https://example.com")
    way.click()
    assert [one.toString() for one in opened] == ["https://example.com"]


def test_what_is_typed_stays_with_its_frame(
    part: CustomPart, session: Session, qtbot: QtBot
) -> None:
    field = add_custom_field(session.project, name="Note")
    area = part.editors[field.id]
    assert isinstance(area, TextArea)
    qtbot.keyClicks(area, "For A")
    part.show_frame(told(session), named(session, "B"))
    (value,) = session.view.custom_values.values()
    assert (value.frame, value.value) == (named(session, "A").id, "For A")


def test_what_does_not_fit_is_there_when_its_frame_is_shown_again(
    part: CustomPart, session: Session, qtbot: QtBot
) -> None:
    day = add_custom_field(session.project, name="Due", kind=CustomKind.DATE)
    line = part.editors[day.id]
    assert isinstance(line, LineEdit)
    qtbot.keyClicks(line, "next spring")
    part.show_frame(told(session), named(session, "B"))
    assert (line.text(), line.accessibleDescription()) == ("", "")
    part.show_frame(told(session), named(session, "A"))
    assert line.text() == "next spring"
    assert "no date" in line.accessibleDescription()
