"""Presets are chosen, saved, renamed and deleted without leaving the sheet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from exporters import registry
from exporters.presets import STANDARD
from exporters.protocol import complete_options
from narrative_studio.commands.presets import save_preset
from narrative_studio.preset_files import files_of
from narrative_studio.settings import Settings
from tests.ui.boards import Boards
from tests.ui.studio import told
from ui.background import Background
from ui.dialogs.export import ExportSheet
from ui.dialogs.export.format_list import FormatList
from ui.dialogs.export.option_fields import OptionFields
from ui.dialogs.export.preset_bar import PresetBar, Wanted
from ui.session import Session
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.line_edit import LineEdit


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:First")


@pytest.fixture
def bar(qtbot: QtBot, session: Session, settings: Settings) -> PresetBar:
    made = PresetBar(session, settings)
    qtbot.addWidget(made)
    made.show()
    show(made, "deck")
    return made


def show(bar: PresetBar, format_id: str, **options: object) -> None:
    exporter = registry.get(format_id)
    bar.note(exporter, complete_options(exporter.options, options))  # type: ignore[arg-type]


def choice(bar: PresetBar) -> ComboBox:
    (found,) = bar.findChildren(ComboBox)
    return found


def offered(bar: PresetBar) -> list[str]:
    combo = choice(bar)
    return [combo.itemText(place) for place in range(combo.count())]


def choose(bar: PresetBar, words: str) -> None:
    combo = choice(bar)
    place = combo.findText(words)
    assert place >= 0
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def do(bar: PresetBar, words: str) -> None:
    menu: QMenu = bar.make_menu()
    (action,) = [one for one in menu.actions() if one.text().startswith(words)]
    action.trigger()


def type_name(qtbot: QtBot, bar: PresetBar, words: str) -> LineEdit:
    (field,) = bar.findChildren(LineEdit)
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return field


def saved(session: Session) -> list[tuple[str, str]]:
    return [(one.name, one.format) for one in session.view.export_presets.values()]


def test_the_studios_presets_are_there_from_the_beginning(bar: PresetBar) -> None:
    assert offered(bar) == ["No preset", *(one.name for one in STANDARD)]
    assert choice(bar).currentText() == "No preset"


def test_what_is_chosen_is_saved_under_a_name(
    qtbot: QtBot, bar: PresetBar, session: Session, settings: Settings
) -> None:
    show(bar, "deck", notes=False, template=Path("/t/acme.potx"))
    do(bar, "Save as a preset")
    type_name(qtbot, bar, "For Acme")
    assert saved(session) == [("For Acme", "deck")]
    assert choice(bar).currentText() == "For Acme"
    (row,) = session.view.export_presets.values()
    assert json.loads(row.options)["notes"] is False
    assert "/t/" not in row.options
    assert files_of(settings, row.id) == {"template": "/t/acme.potx"}
    assert told(session)[-1].text == "Preset “For Acme” saved"
    session.undo()
    assert (saved(session), choice(bar).currentText()) == ([], "No preset")


def test_a_preset_brings_its_options_and_what_it_lacks(
    qtbot: QtBot, bar: PresetBar, session: Session
) -> None:
    options = json.dumps({"template": "acme.potx", "notes": False})
    save_preset(session.project, name="Acme", format_id="deck", options=options)
    with qtbot.waitSignal(bar.chosen) as chosen:
        choose(bar, "Acme")
    (wanted,) = chosen.args
    assert isinstance(wanted, Wanted)
    assert (wanted.options["notes"], wanted.missing) == (False, ("acme.potx",))


def test_a_change_is_marked_and_can_be_saved(
    qtbot: QtBot, bar: PresetBar, session: Session
) -> None:
    do(bar, "Save as a preset")
    type_name(qtbot, bar, "Mine")
    show(bar, "deck", notes=False)
    assert choice(bar).currentText() == "Mine, changed"
    do(bar, "Save the changes to “Mine”")
    assert choice(bar).currentText() == "Mine"
    (row,) = session.view.export_presets.values()
    assert json.loads(row.options)["notes"] is False
    assert not [one for one in bar.make_menu().actions() if "changes" in one.text()]


def test_a_preset_of_the_studios_can_only_be_saved_under_another_name(bar: PresetBar) -> None:
    choose(bar, STANDARD[0].name)
    assert [one.text() for one in bar.make_menu().actions()] == ["Save as a preset…"]


def test_another_format_lets_go_of_the_preset(bar: PresetBar) -> None:
    choose(bar, STANDARD[0].name)
    show(bar, "script")
    assert (choice(bar).currentText(), bar.preset) == ("No preset", None)


def test_a_preset_is_renamed_and_deleted(qtbot: QtBot, bar: PresetBar, session: Session) -> None:
    do(bar, "Save as a preset")
    type_name(qtbot, bar, "Mine")
    do(bar, "Rename “Mine”")
    type_name(qtbot, bar, "Ours")
    assert saved(session) == [("Ours", "deck")]
    do(bar, "Delete “Ours”")
    assert (saved(session), told(session)[-1].text) == ([], "Preset “Ours” deleted")


def test_a_preset_needs_a_name(qtbot: QtBot, bar: PresetBar, session: Session) -> None:
    do(bar, "Save as a preset")
    field = type_name(qtbot, bar, " ")
    assert "needs a name" in field.accessibleDescription()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert choice(bar).isVisible()
    assert saved(session) == []


def test_the_sheet_shows_the_format_of_a_preset_with_its_options(
    host: QWidget, session: Session, settings: Settings, background: Background, qtbot: QtBot
) -> None:
    options = '{"format": "md", "backups": true, "template": "acme.dotx"}'
    save_preset(session.project, name="Backups too", format_id="script", options=options)
    sheet = ExportSheet(host, session, background=background, settings=settings, format_id="json")
    sheet.open()
    bar, formats = sheet.findChild(PresetBar), sheet.findChild(FormatList)
    assert bar is not None
    assert formats is not None
    choose(bar, "Backups too")
    fields = sheet.findChild(OptionFields)
    assert fields is not None
    assert formats.exporter.id == "script"
    assert (fields.values["format"], fields.values["backups"]) == ("md", True)
    assert sheet.target.suffix == ".md"

    def said() -> str:
        return " ".join(one.text() for one in sheet.findChildren(TextLabel) if one.isVisible())

    qtbot.waitUntil(lambda: "The preset wants acme.dotx, which is not known" in said())
    formats.choose("json")
    qtbot.waitUntil(lambda: "The preset wants" not in said() and "In the file" in said())
    assert choice(bar).currentText() == "No preset"
