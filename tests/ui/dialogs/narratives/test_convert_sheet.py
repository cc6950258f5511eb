"""The sheet that moves a storyboard to another template."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.story.conversion import Landing
from tests.ui.boards import Boards, headlines, named, told
from tests.ui.studio import told as messages
from ui.dialogs.narratives.convert_sheet import ConvertSheet
from ui.dialogs.narratives.landing_preview import LandingPreview
from ui.session import Session
from ui.shell.narrative_actions import NarrativeActions
from ui.widgets.buttons import PrimaryButton
from ui.widgets.combo_box import ComboBox


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B", "alternatives:C", "the-ask:D")


@pytest.fixture
def sheet(session: Session, host: QWidget) -> ConvertSheet:
    NarrativeActions(session, host).convert()
    (found,) = host.findChildren(ConvertSheet)
    return found


def choose(combo: ComboBox, key: object) -> None:
    combo.choose(key) if key is not None else combo.setCurrentIndex(combo.count() - 1)
    combo.chosen.emit(key)


def after(sheet: ConvertSheet) -> list[str]:
    QApplication.processEvents()  # Qt shows what was added to a layout a little later.
    (preview,) = sheet.findChildren(LandingPreview)
    return list(preview.lines)


def test_each_beat_with_frames_has_a_choice_with_a_proposal(sheet: ConvertSheet) -> None:
    assert {beat: combo.key for beat, combo in sheet.combos.items()} == {
        "insight": "old-and-new-game",
        "alternatives": "stakes",
        "the-ask": "how-we-overcome-them",
    }
    assert sheet.combos["insight"].accessibleName() == "Insight goes to"


def test_the_preview_follows_the_choices(sheet: ConvertSheet) -> None:
    assert after(sheet)[:5] == ["Old and new game", "1 A", "2 B", "Stakes", "3 C"]
    choose(sheet.combos["alternatives"], "old-and-new-game")
    assert after(sheet)[:5] == ["Old and new game", "1 A", "2 B", "3 C", "Stakes"]
    choose(sheet.combos["the-ask"], None)
    assert "Backup D" in after(sheet)


def test_another_template_brings_another_proposal(sheet: ConvertSheet) -> None:
    (templates,) = [
        one for one in sheet.findChildren(ComboBox) if one.accessibleName() == "New template"
    ]
    assert templates.findData("sales-pitch-8") == -1
    choose(templates, "guide-and-hero")
    assert sheet.combos["the-ask"].key == "call-to-action"


def test_the_button_moves_the_frames_in_one_step(sheet: ConvertSheet, session: Session) -> None:
    mapped = QSignalSpy(sheet.mapped)
    choose(sheet.combos["alternatives"], None)
    (go,) = sheet.findChildren(PrimaryButton)
    assert go.text() == "Move 4 frames"
    go.click()
    template_id, landings = mapped.at(0)
    assert template_id == "strategic-shift"
    assert landings["alternatives"] == Landing("stakes", is_backup=True)
    assert told(session).template.id == "strategic-shift"
    assert headlines(session) == ["A", "B", "D"]
    assert named(session, "C").is_backup
    assert messages(session)[-1].text == "Moved to the template Strategic shift"
    session.undo()
    assert headlines(session) == ["A", "B", "C", "D"]
    assert told(session).template.id == "sales-pitch-8"


def test_escape_moves_nothing(sheet: ConvertSheet, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.is_open
    assert told(session).template.id == "sales-pitch-8"


def test_a_storyboard_without_frames_can_change_its_beats(boards: Boards, host: QWidget) -> None:
    session = boards.session()
    NarrativeActions(session, host).convert()
    (sheet,) = host.findChildren(ConvertSheet)
    assert sheet.combos == {}
    (go,) = sheet.findChildren(PrimaryButton)
    go.click()
    assert told(session).template.id == "strategic-shift"
