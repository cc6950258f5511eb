"""The export sheet: from the choice of a format to the file, or to nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from exporters import registry
from exporters.protocol import Level, ReportEntry, RowRef
from narrative_studio.commands.variants import add_variant, leave_out
from narrative_studio.errors import ExportFailed
from narrative_studio.settings import Settings
from tests.ui.dialogs.export.stage import Format
from tests.ui.studio import told
from ui.background import Background
from ui.dialogs.export import ExportSheet
from ui.dialogs.export import sheet as module
from ui.dialogs.export.dry_run import DryRun
from ui.dialogs.export.format_list import FormatList
from ui.dialogs.export.option_fields import OptionFields
from ui.session import Session
from ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.line_edit import LineEdit

Key = Qt.Key


@pytest.fixture
def notes() -> Format:
    return Format()


@pytest.fixture
def formats(notes: Format, monkeypatch: pytest.MonkeyPatch) -> tuple[Format, ...]:
    """The formats that the sheet offers."""
    found = (notes, Format("table", "CSV tables", ".zip", options=()))
    monkeypatch.setattr(registry, "all", lambda **_more: found)
    monkeypatch.setattr(module, "_PLAN_PAUSE_MS", 1)
    return found


@pytest.fixture
def make(
    host: QWidget,
    session: Session,
    settings: Settings,
    background: Background,
    formats: tuple[Format, ...],
    qtbot: QtBot,
) -> Callable[[], ExportSheet]:
    """Opens a sheet and waits until it shows what will be written."""

    def open_() -> ExportSheet:
        sheet = ExportSheet(
            host, session, background=background, settings=settings, format_id="notes"
        )
        sheet.open()
        qtbot.waitUntil(lambda: "3 pages" in entries(sheet))
        return sheet

    return open_


def part(sheet: QWidget, kind: type[QWidget]) -> QWidget:
    found = sheet.findChild(kind)
    assert found is not None
    return found


def entries(sheet: ExportSheet) -> list[str]:
    labels = part(sheet, DryRun).findChildren(TextLabel)
    return [label.text() for label in labels if label.isVisibleTo(sheet)]


def name(sheet: ExportSheet) -> LineEdit:
    (found,) = [one for one in sheet.findChildren(LineEdit) if one.accessibleName() == "Save as"]
    return found


def go(sheet: ExportSheet) -> PrimaryButton:
    (found,) = sheet.findChildren(PrimaryButton)
    return found


def button(sheet: ExportSheet, words: str) -> SecondaryButton:
    shown = (one for one in sheet.findChildren(SecondaryButton) if one.isVisibleTo(sheet))
    (found,) = [one for one in shown if one.text() == words]
    return found


def note(sheet: ExportSheet) -> str:
    return sheet._note.text()


def type_name(sheet: ExportSheet, words: str) -> None:
    field = name(sheet)
    field.setFocus()
    field.selectAll()
    for letter in words:
        field.insert(letter)


def choose_kind(sheet: ExportSheet, key: str) -> None:
    combo = part(part(sheet, OptionFields), ComboBox)
    assert isinstance(combo, ComboBox)
    combo.choose(key)
    combo.chosen.emit(key)


# Choosing


def test_the_formats_are_those_of_the_registry(
    host: QWidget, session: Session, settings: Settings, background: Background, qtbot: QtBot
) -> None:
    sheet = ExportSheet(host, session, background=background, settings=settings)
    sheet.open()
    model = part(sheet, FormatList).model()  # type: ignore[attr-defined]
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == [one.title for one in registry.all()]
    assert part(sheet, FormatList).hasFocus()
    assert go(sheet).text() == "Export PowerPoint deck"
    sheet.close_sheet()
    background.stop()


def test_arrows_choose_a_format_with_its_options_and_its_name(
    make: Callable[[], ExportSheet], qtbot: QtBot
) -> None:
    sheet = make()
    assert name(sheet).text() == "our-story-notes.md"
    assert len(part(sheet, OptionFields).findChildren(ComboBox)) == 1
    qtbot.keyClick(part(sheet, FormatList), Key.Key_Down)
    assert name(sheet).text() == "our-story-table.zip"
    assert part(sheet, OptionFields).findChildren(ComboBox) == []
    assert go(sheet).text() == "Export CSV tables"


def test_the_name_follows_the_kind_of_file(make: Callable[[], ExportSheet]) -> None:
    sheet = make()
    choose_kind(sheet, "html")
    assert name(sheet).text() == "our-story-notes.html"
    assert sheet.target.name == "our-story-notes.html"
    choose_kind(sheet, "md")
    assert name(sheet).text() == "our-story-notes.md"


def test_a_typed_name_stays_with_its_format(make: Callable[[], ExportSheet], qtbot: QtBot) -> None:
    sheet = make()
    type_name(sheet, "mine")
    choose_kind(sheet, "html")
    assert name(sheet).text() == "mine.html"
    qtbot.keyClick(part(sheet, FormatList), Key.Key_Down)
    assert name(sheet).text() == "our-story-table.zip"
    qtbot.keyClick(part(sheet, FormatList), Key.Key_Up)
    assert name(sheet).text() == "mine.html"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("mine", "mine.md"),
        ("mine.md", "mine.md"),
        ("mine.MD", "mine.MD"),
        ("mine.html", "mine.html"),
        ("mine.v2", "mine.v2.md"),
        ("  ", "our-story-notes.md"),
        ("..", "our-story-notes.md"),
        ("a/b\\c", "a b c.md"),
    ],
)
def test_whatever_is_typed_the_file_ends_as_its_kind_does(
    make: Callable[[], ExportSheet], session: Session, typed: str, written: str
) -> None:
    sheet = make()
    type_name(sheet, typed)
    folder = session.project.path.parent
    assert sheet.target == folder / written
    expected = f"in {folder}" if typed == written else f"as {written} in {folder}"
    assert note(sheet) == expected


def test_a_typed_path_is_where_the_file_goes(
    make: Callable[[], ExportSheet], settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    sheet = make()
    type_name(sheet, f"{folder}/mine.md")
    assert (sheet.target, note(sheet)) == (folder / "mine.md", f"in {folder}")
    choose_kind(sheet, "html")
    assert name(sheet).text() == f"{folder}/mine.html"
    qtbot.keyClick(part(sheet, FormatList), Key.Key_Down)
    qtbot.keyClick(part(sheet, FormatList), Key.Key_Up)
    assert sheet.target == folder / "mine.html"
    with qtbot.waitSignal(sheet.exported):
        go(sheet).click()
    assert (folder / "mine.html").exists()
    assert settings.values.export_folder == str(folder)


def test_a_folder_that_is_not_there_is_said_and_the_path_can_be_mended(
    make: Callable[[], ExportSheet], notes: Format, tmp_path: Path
) -> None:
    sheet = make()
    type_name(sheet, f"{tmp_path}/nowhere/mine.md")
    assert note(sheet).startswith(f"There is no folder {tmp_path}/nowhere: make it first")
    assert name(sheet).accessibleDescription() == note(sheet)
    assert sheet._note.heightForWidth(250) > sheet._note.heightForWidth(5000)
    go(sheet).click()
    assert sheet.is_open
    assert go(sheet).isEnabled()
    assert name(sheet).hasFocus()
    type_name(sheet, "mine.md")
    assert name(sheet).accessibleDescription() == ""


def test_options_are_kept_while_formats_are_compared(
    make: Callable[[], ExportSheet], qtbot: QtBot
) -> None:
    sheet = make()
    spin = part(sheet, QSpinBox)
    assert isinstance(spin, QSpinBox)
    spin.setValue(7)
    qtbot.keyClick(part(sheet, FormatList), Key.Key_Down)
    qtbot.keyClick(part(sheet, FormatList), Key.Key_Up)
    spin = part(sheet, QSpinBox)
    assert isinstance(spin, QSpinBox)
    assert spin.value() == 7


def test_another_option_is_planned_anew(
    make: Callable[[], ExportSheet], notes: Format, qtbot: QtBot
) -> None:
    sheet = make()
    notes.entries = (ReportEntry(Level.DONE, "1 page"),)
    choose_kind(sheet, "html")
    qtbot.waitUntil(lambda: "1 page" in entries(sheet))
    assert notes.planned[-1] == {"kind": "html", "length": 3}
    assert "3 pages" not in entries(sheet)


def test_why_nothing_can_be_written_is_said_at_once(
    make: Callable[[], ExportSheet], notes: Format, qtbot: QtBot
) -> None:
    sheet = make()
    notes.trouble = ExportFailed("The template is missing.", "Choose another.")
    choose_kind(sheet, "html")
    qtbot.waitUntil(lambda: "The template is missing. Choose another." in entries(sheet))


def test_a_plan_that_comes_late_is_not_shown(
    make: Callable[[], ExportSheet], notes: Format, background: Background, qtbot: QtBot
) -> None:
    sheet = make()
    notes.may_plan.clear()
    choose_kind(sheet, "html")
    qtbot.waitUntil(lambda: len(notes.planned) == 2)
    with qtbot.waitSignal(part(sheet, DryRun).destroyed):
        sheet.close_sheet()
    notes.may_plan.set()
    background.stop()
    QApplication.processEvents()  # What it found is told now, to nobody.


def test_a_warning_opens_the_row_it_is_about(
    make: Callable[[], ExportSheet], notes: Format, qtbot: QtBot
) -> None:
    warning = ReportEntry(Level.WARNING, "Frame 2 has no picture", RowRef("frame", "f2"))
    notes.entries = (ReportEntry(Level.DONE, "3 pages"), warning)
    sheet = make()
    (link,) = part(sheet, DryRun).findChildren(LinkButton)
    assert link.accessibleName() == "Open: Frame 2 has no picture"
    with qtbot.waitSignal(sheet.row_opened) as signal:
        link.click()
    assert signal.args == ["frame", "f2"]
    assert not sheet.is_open


def test_a_deck_is_counted_on_the_button(
    host: QWidget,
    session: Session,
    settings: Settings,
    background: Background,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    deck = Format("deck", "PowerPoint deck", ".pptx", options=())
    monkeypatch.setattr(registry, "all", lambda **_more: (deck,))
    sheet = ExportSheet(host, session, background=background, settings=settings)
    sheet.open()
    assert go(sheet).text() == "Export PowerPoint deck"
    assert name(sheet).text() == "our-story.pptx"
    qtbot.waitUntil(lambda: go(sheet).text() == "Export 3 slides")
    sheet.close_sheet()


# Writing


def test_export_writes_the_file_says_so_and_closes(
    make: Callable[[], ExportSheet], session: Session, settings: Settings, qtbot: QtBot
) -> None:
    sheet = make()
    choose_kind(sheet, "html")
    with qtbot.waitSignals([sheet.exported, sheet.closed]):
        go(sheet).click()
    written = session.project.path.parent / "our-story-notes.html"
    assert "html" in written.read_text(encoding="utf-8")
    assert told(session)[-1].text == "Exported our-story-notes.html"
    assert told(session)[-1].action == "Show in folder"
    assert settings.values.export_folder == str(written.parent)


@pytest.mark.parametrize("where", [LineEdit, FormatList])
def test_enter_exports_from_the_name_and_from_a_format(
    make: Callable[[], ExportSheet], session: Session, qtbot: QtBot, where: type[QWidget]
) -> None:
    sheet = make()
    type_name(sheet, "mine")
    with qtbot.waitSignal(sheet.exported):
        qtbot.keyClick(name(sheet) if where is LineEdit else part(sheet, where), Key.Key_Return)
    assert (session.project.path.parent / "mine.md").exists()


def test_the_last_folder_is_offered_again(
    make: Callable[[], ExportSheet], settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    settings.change(export_folder=str(folder))
    assert make().target.parent == folder


def test_a_folder_that_has_gone_is_not_offered(
    make: Callable[[], ExportSheet], settings: Settings, session: Session, tmp_path: Path
) -> None:
    settings.change(export_folder=str(tmp_path / "gone"))
    assert make().target.parent == session.project.path.parent


def test_a_file_is_replaced_when_it_is_asked_for_twice(
    make: Callable[[], ExportSheet], session: Session, qtbot: QtBot
) -> None:
    present = session.project.path.parent / "our-story-notes.md"
    present.write_text("mine", encoding="utf-8")
    sheet = make()
    assert note(sheet).startswith("This file is there already")
    go(sheet).click()
    assert go(sheet).text() == "Replace the file"
    assert present.read_text(encoding="utf-8") == "mine"
    with qtbot.waitSignal(sheet.exported):
        go(sheet).click()
    assert present.read_text(encoding="utf-8") != "mine"


def test_another_name_takes_the_question_back(
    make: Callable[[], ExportSheet], session: Session
) -> None:
    present = session.project.path.parent / "our-story-notes.md"
    present.write_text("mine", encoding="utf-8")
    sheet = make()
    go(sheet).click()
    choose_kind(sheet, "html")
    assert go(sheet).text() == "Export notes"
    choose_kind(sheet, "md")
    go(sheet).click()
    assert go(sheet).text() == "Replace the file"
    assert present.read_text(encoding="utf-8") == "mine"


def test_a_file_chosen_in_the_dialog_of_the_system_is_replaced_at_once(
    make: Callable[[], ExportSheet],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "there.md").write_text("mine", encoding="utf-8")
    chosen = (str(folder / "there.md"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: chosen)
    sheet = make()
    button(sheet, "Folder…").click()
    assert (name(sheet).text(), sheet.target) == ("there.md", folder / "there.md")
    with qtbot.waitSignal(sheet.exported):
        go(sheet).click()


def test_progress_is_shown_and_nothing_else_can_be_changed_meanwhile(
    make: Callable[[], ExportSheet], notes: Format, qtbot: QtBot
) -> None:
    sheet = make()
    notes.go_on.clear()
    go(sheet).click()
    qtbot.waitUntil(notes.begun.is_set)
    assert not go(sheet).isEnabled()
    assert not name(sheet).isEnabled()
    assert not part(sheet, FormatList).isEnabled()
    assert button(sheet, "Cancel").hasFocus()
    with qtbot.waitSignal(sheet.exported):
        notes.go_on.set()


@pytest.mark.parametrize("how", ["button", "escape"])
def test_a_cancelled_export_leaves_nothing_behind(
    make: Callable[[], ExportSheet], notes: Format, session: Session, qtbot: QtBot, how: str
) -> None:
    sheet = make()
    before = sorted(session.project.path.parent.iterdir())
    notes.go_on.clear()
    go(sheet).click()
    qtbot.waitUntil(notes.begun.is_set)
    if how == "button":
        button(sheet, "Cancel").click()
    else:
        qtbot.keyClick(button(sheet, "Cancel"), Key.Key_Escape)
    notes.go_on.set()
    qtbot.waitUntil(go(sheet).isEnabled)
    assert sheet.is_open
    assert sorted(session.project.path.parent.iterdir()) == before
    assert told(session)[-1].text == "Export stopped. Nothing was written"
    sheet.close_sheet()
    assert not sheet.is_open


def test_trouble_while_writing_is_told_and_the_sheet_stays(
    make: Callable[[], ExportSheet], notes: Format, session: Session, qtbot: QtBot
) -> None:
    sheet = make()
    notes.trouble = ExportFailed("The disk is full.", "Free some space.")
    go(sheet).click()
    qtbot.waitUntil(lambda: bool(told(session)))
    assert told(session)[-1].text == "The disk is full. Free some space."
    assert sheet.is_open
    assert go(sheet).isEnabled()


def test_a_bug_while_writing_leaves_a_sheet_that_can_be_closed(
    make: Callable[[], ExportSheet], notes: Format, background: Background, qtbot: QtBot
) -> None:
    sheet = make()
    notes.trouble = ZeroDivisionError()
    with qtbot.waitSignal(background.broke):
        go(sheet).click()
    qtbot.waitUntil(go(sheet).isEnabled)
    sheet.close_sheet()
    assert not sheet.is_open


def test_a_real_format_writes_a_real_file(
    host: QWidget, session: Session, settings: Settings, background: Background, qtbot: QtBot
) -> None:
    sheet = ExportSheet(host, session, background=background, settings=settings, format_id="json")
    sheet.open()
    qtbot.waitUntil(lambda: len(entries(sheet)) > 2)
    with qtbot.waitSignal(sheet.exported) as signal:
        go(sheet).click()
    assert signal.args is not None
    assert "First" in signal.args[0].read_text(encoding="utf-8")


def test_a_variant_is_chosen_here_and_said_in_the_dry_run(
    make: Callable[[], ExportSheet], session: Session, notes: Format, qtbot: QtBot
) -> None:
    assert not [one for one in make().findChildren(ComboBox) if one.accessibleName() == "Told as"]
    story = session.story
    assert story is not None
    variant = add_variant(session.project, narrative=story.narrative.id, name="Ten minutes")
    leave_out(session.project, variant=variant.id, frames=[story.frames[0].id])
    session.choose_variant(variant.id)
    assert make()._story.variant == variant
    session.choose_variant(None)
    sheet = make()
    (told_as,) = [one for one in sheet.findChildren(ComboBox) if one.accessibleName() == "Told as"]
    assert told_as.key is None
    planned = len(notes.planned)
    told_as.choose(variant.id)
    told_as.chosen.emit(variant.id)
    qtbot.waitUntil(lambda: len(notes.planned) > planned)

    def lines() -> list[str]:
        return [one.text() for one in sheet.findChildren(TextLabel)]

    qtbot.waitUntil(lambda: "Told as “Ten minutes”" in lines())
    assert any(words.startswith("2 frames, ") for words in lines())
    assert "ten-minutes" in sheet.target.name
    assert [frame.headline for frame in sheet._story.frames] == ["Second", "Third"]
    told_as.setCurrentIndex(0)
    told_as.chosen.emit(None)
    assert "ten-minutes" not in sheet.target.name
