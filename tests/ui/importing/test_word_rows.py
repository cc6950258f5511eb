"""A table asks what the words of its closed questions stand for, under their column."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.importers.tables.fields import Target
from narrative_studio.model.prospects import Outcome
from ui.importing.table_choice import Opened
from ui.importing.table_sheet import TableSheet
from ui.session import Session


def test_an_unknown_word_is_asked_for_and_remembered_with_the_columns(
    host: QWidget, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    calls = tmp_path / "calls.csv"
    calls.write_text(
        "Session;Date;Ergebnis\nT07;2026-04-03;Weiter\nT08;2026-04-05;lost\n", encoding="utf-8"
    )
    sheet = TableSheet(host, session, Opened.read(calls))
    rows = sheet.columns.words["Ergebnis"]
    assert not rows.isHidden()
    assert "1 word is not known: choose under its column what it stands for." in (
        sheet.outcome.lines
    )
    rows.combos["Weiter"].chosen.emit("advance")
    sheet.refresh()
    assert sheet.go.text() == "Import 2 sessions"
    assert rows.combos["Weiter"].key == "advance"
    sheet._name.setText("German calls")
    qtbot.keyClick(sheet._name, Qt.Key.Key_Return)
    (saved,) = session.view.import_profiles.values()
    other = TableSheet(host, session, Opened.read(calls))
    other.profile.chosen.emit(saved.id)
    other.bring()
    found = {one.code: one.outcome for one in session.view.test_sessions.values()}
    assert (found["T07"], found["T08"]) == (Outcome.ADVANCE, Outcome.LOST)


def test_words_go_with_the_meaning_of_their_column(
    host: QWidget, session: Session, tmp_path: Path
) -> None:
    calls = tmp_path / "calls.csv"
    calls.write_text(
        "Session;Reaction frame 1;Note\n"
        + "".join(f"T{number};so {number};\n" for number in range(12)),
        encoding="utf-8",
    )
    sheet = TableSheet(host, session, Opened.read(calls))
    sheet.choice.choose_target(Target.SESSIONS)
    sheet.choice.choose_field("Reaction frame 1", "reaction", each="1")
    sheet.refresh()
    rows = sheet.columns.words["Reaction frame 1"]
    assert list(rows.combos) == [f"so {number}" for number in range(8)]
    rows.combos["so 3"].chosen.emit("landed")
    sheet.columns.frames["Reaction frame 1"].chosen.emit("2")
    sheet.refresh()
    assert rows.combos["so 3"].key == "landed"
    rows.combos["so 3"].chosen.emit("")
    sheet.refresh()
    assert sheet.go.text() == "Nothing to import"
    sheet.choice.choose_field("Reaction frame 1", "recall")
    sheet.choice.choose_word("Note", "gone", "landed")
    sheet.refresh()
    assert rows.isHidden()
    assert sheet.choice.mapping.columns[1].words == ()
