"""What an export will write, line by line."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exporters.protocol import Level, PlannedPart, ReportEntry, RowRef
from ui import theme
from ui.dialogs.export.dry_run import DryRun
from ui.widgets.buttons import LinkButton
from ui.widgets.label import TextLabel


@pytest.fixture
def dry_run(qtbot: QtBot) -> DryRun:
    made = DryRun()
    qtbot.addWidget(made)
    made.resize(460, 400)
    made.show()
    return made


def words(dry_run: DryRun) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in dry_run.findChildren(TextLabel) if one.isVisible()]


def test_each_entry_has_a_line_with_its_detail(dry_run: DryRun) -> None:
    dry_run.show_entries([ReportEntry(Level.DONE, "12 slides", detail="2.1 MB")])
    assert words(dry_run) == ["What will be written", "dry run", "12 slides", "2.1 MB"]
    dry_run.show_entries([ReportEntry(Level.INFO, "Backups are left out")])
    assert words(dry_run)[2:] == ["Backups are left out"]


def test_many_entries_are_counted_at_the_end(dry_run: DryRun) -> None:
    dry_run.show_entries([ReportEntry(Level.INFO, f"Note {n}") for n in range(100)])
    assert words(dry_run)[-1] == "and 40 more"
    assert len(words(dry_run)) == 2 + 61


def test_only_warnings_with_a_row_can_be_opened(dry_run: DryRun) -> None:
    row = RowRef("frame", "f")
    dry_run.show_entries(
        [
            ReportEntry(Level.DONE, "Fine", row),
            ReportEntry(Level.WARNING, "No picture", row),
            ReportEntry(Level.WARNING, "No title"),
        ]
    )
    assert [link.accessibleName() for link in dry_run.findChildren(LinkButton)] == [
        "Open: No picture"
    ]


def test_warnings_are_tinted(dry_run: DryRun) -> None:
    dry_run.show_entries(
        [ReportEntry(Level.WARNING, "No picture"), ReportEntry(Level.DONE, "12 slides")]
    )
    QApplication.processEvents()
    grounds = []
    for text in ("No picture", "12 slides"):
        (label,) = [one for one in dry_run.findChildren(TextLabel) if one.text() == text]
        line = label.parentWidget()
        assert line is not None
        grounds.append(line.grab().toImage().pixelColor(4, 4))
    now = theme.current()
    assert grounds[0] == now.warn_soft
    assert grounds[1] != now.warn_soft


def test_waiting_and_trouble_are_said(dry_run: DryRun) -> None:
    dry_run.show_waiting()
    assert "looking" in words(dry_run)
    dry_run.show_trouble("The template is missing.")
    assert words(dry_run)[-1] == "The template is missing."
    assert "looking" not in words(dry_run)


def test_long_entries_wrap_inside_the_panel(dry_run: DryRun) -> None:
    dry_run.show_entries([ReportEntry(Level.WARNING, "Much to say of it. " * 20)])
    QApplication.processEvents()
    label = dry_run.findChildren(TextLabel)[-1]
    assert label.height() > 3 * theme.current().line_px(theme.Type.SUPPORT)
    assert label.mapTo(dry_run, label.rect().topRight()).x() < dry_run.width()


def test_what_will_be_in_the_file_stands_below(dry_run: DryRun) -> None:
    parts = [PlannedPart("Setup"), PlannedPart("Frame 1: Heat", "Insight", depth=1)]
    dry_run.show_entries([ReportEntry(Level.DONE, "1 frame")], parts)
    assert words(dry_run)[2:] == ["1 frame", "In the file", "Setup", "Frame 1: Heat", "Insight"]
    dry_run.show_entries([], [PlannedPart(str(number)) for number in range(230)])
    assert words(dry_run)[-2:] == ["199", "and 30 more"]
    dry_run.show_trouble("No template")
    assert words(dry_run)[-1] == "No template"
