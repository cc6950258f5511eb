"""Stale files are found and made again; nothing else of them is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from exporters import registry
from exporters.protocol import no_progress
from narrative_studio.commands.editing import edit_cells
from narrative_studio.settings import Settings
from tests.ui.studio import told
from ui.background import Background
from ui.dialogs.exported import ExportedSheet
from ui.exporting import make_file, note_file
from ui.session import Session
from ui.widgets.buttons import IconButton, SecondaryButton
from ui.widgets.empty_state import EmptyState


@pytest.fixture(autouse=True)
def empty_register(session: Session) -> None:
    for entry in session.view.exported_files.values():
        with session.project.op("Begin with none") as op:
            op.delete(type(entry), entry.id)


@pytest.fixture
def export(session: Session, settings: Settings, tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        story = session.story
        assert story is not None
        form = "script" if name.endswith(".html") else "deck"
        made = make_file(registry.get(form), story, tmp_path / name, {}, no_progress)
        note_file(session, settings, made, story, {})
        return tmp_path / name

    return make


@pytest.fixture
def make(
    host: QWidget, session: Session, settings: Settings, background: Background, qtbot: QtBot
) -> Callable[[], ExportedSheet]:
    def open_() -> ExportedSheet:
        sheet = ExportedSheet(host, session, background=background, settings=settings)
        sheet.begin()
        settle(qtbot, sheet)
        return sheet

    return open_


def settle(qtbot: QtBot, sheet: ExportedSheet) -> None:
    qtbot.waitUntil(lambda: "Comparing" not in badges(sheet))


def badges(sheet: ExportedSheet) -> list[str]:
    return [row.badge.text for row in sheet.rows.values()]


def reword(session: Session) -> None:
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline="Said in other words")


def button(sheet: QWidget, words: str) -> SecondaryButton:
    return next(one for one in sheet.findChildren(SecondaryButton) if one.text() == words)


def test_without_files_it_teaches_what_the_register_is_for(
    make: Callable[[], ExportedSheet],
) -> None:
    sheet = make()
    (empty,) = sheet.findChildren(EmptyState)
    assert empty.isVisible()
    assert not button(sheet, "Export all stale files again").isEnabled()


def test_the_latest_file_stands_first_and_is_current(
    make: Callable[[], ExportedSheet], export: Callable[[str], Path], qtbot: QtBot
) -> None:
    export("a.html")
    qtbot.wait(5)
    export("b.pptx")
    sheet = make()
    assert [row.entry.file_name for row in sheet.rows.values()] == ["b.pptx", "a.html"]
    assert badges(sheet) == ["Current", "Current"]
    assert not button(sheet, "Export all stale files again").isEnabled()


def test_an_edit_shows_at_once(
    make: Callable[[], ExportedSheet],
    export: Callable[[str], Path],
    session: Session,
    qtbot: QtBot,
) -> None:
    export("a.html")
    sheet = make()
    reword(session)
    qtbot.waitUntil(lambda: badges(sheet) == ["Stale"])
    session.undo()
    qtbot.waitUntil(lambda: badges(sheet) == ["Current"])


def test_all_stale_files_are_made_again_where_they_lie(
    make: Callable[[], ExportedSheet],
    export: Callable[[str], Path],
    session: Session,
    qtbot: QtBot,
) -> None:
    script, deck = export("a.html"), export("b.pptx")
    before = deck.read_bytes()
    reword(session)
    sheet = make()
    assert badges(sheet) == ["Stale", "Stale"]
    button(sheet, "Export all stale files again").click()
    qtbot.waitUntil(lambda: badges(sheet) == ["Current", "Current"])
    assert "Said in other words" in script.read_text(encoding="utf-8")
    assert deck.read_bytes() != before
    assert len(session.view.exported_files) == 2


def test_one_file_is_made_again_alone(
    make: Callable[[], ExportedSheet],
    export: Callable[[str], Path],
    session: Session,
    qtbot: QtBot,
) -> None:
    export("a.html")
    deck = export("b.pptx")
    reword(session)
    before = deck.read_bytes()
    sheet = make()
    row = next(one for one in sheet.rows.values() if one.entry.file_name == "a.html")
    row.again.click()
    qtbot.waitUntil(lambda: sorted(badges(sheet)) == ["Current", "Stale"])
    assert deck.read_bytes() == before


def test_a_file_of_another_computer_asks_for_its_place(
    make: Callable[[], ExportedSheet],
    export: Callable[[str], Path],
    settings: Settings,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    export("a.html")
    settings.change(exported_places=())
    asked: list[str] = []

    def answer(_parent: object, _title: str, place: str) -> tuple[str, str]:
        asked.append(place)
        return str(tmp_path / "here.html"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    sheet = make()
    next(iter(sheet.rows.values())).again.click()
    qtbot.waitUntil(lambda: sheet._making is None)
    assert (tmp_path / "here.html").exists()
    assert asked[0].endswith("a.html")


def test_a_place_that_cannot_be_written_is_said_and_nothing_lost(
    make: Callable[[], ExportedSheet],
    export: Callable[[str], Path],
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    script = export("a.html")
    script.unlink()
    script.mkdir()
    reword(session)
    sheet = make()
    next(iter(sheet.rows.values())).again.click()
    qtbot.waitUntil(lambda: bool(told(session)))
    settle(qtbot, sheet)
    assert badges(sheet) == ["Stale"]
    assert len(session.view.exported_files) == 1
    (row,) = sheet.rows.values()
    assert row.reason == f"{script} is a folder, not a file."
    script.rmdir()
    row.again.click()
    qtbot.waitUntil(lambda: badges(sheet) == ["Current"])
    (row,) = sheet.rows.values()
    assert row.reason == "Says what the document says"


def test_a_file_whose_folder_is_gone_asks_for_another(
    make: Callable[[], ExportedSheet],
    export: Callable[[str], Path],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "gone").mkdir()
    script = export("gone/a.html")
    script.unlink()
    script.parent.rmdir()
    asked: list[tuple[str, str]] = []

    def answer(_parent: object, title: str, place: str) -> tuple[str, str]:
        asked.append((title, place))
        return (str(tmp_path / "a.html"), "") if len(asked) > 1 else ("", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    sheet = make()
    next(iter(sheet.rows.values())).again.click()
    settle(qtbot, sheet)
    assert not script.parent.exists()
    next(iter(sheet.rows.values())).again.click()
    qtbot.waitUntil(lambda: (tmp_path / "a.html").exists() and sheet._making is None)
    title, place = asked[0]
    assert title == f"Export a.html, whose folder {script.parent} is gone, to"
    assert Path(place).name == "a.html"
    assert Path(place).parent.is_dir()


def test_a_file_is_taken_off_the_register_and_stays_where_it_is(
    make: Callable[[], ExportedSheet], export: Callable[[str], Path], session: Session
) -> None:
    script = export("a.html")
    sheet = make()
    row = next(iter(sheet.rows.values()))
    row.findChildren(IconButton)[-1].click()
    assert sheet.rows == {}
    assert script.exists()
    session.undo()
    assert len(sheet.rows) == 1
