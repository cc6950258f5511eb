"""The formats at the left of the export sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.dialogs.export.stage import Format
from ui import theme
from ui.dialogs.export.format_list import FormatList, FormatModel, endings

NOTES, TABLES = Format(), Format("csv", "CSV tables", ".zip", options=())


@pytest.fixture
def formats(qtbot: QtBot) -> FormatList:
    made = FormatList([NOTES, TABLES])
    qtbot.addWidget(made)
    made.resize(224, 300)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_the_model_keeps_the_rules_and_the_order() -> None:
    model = FormatModel([NOTES, TABLES])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [model.index(row) for row in range(model.rowCount())]
    assert [row.data() for row in rows] == ["Notes", "CSV tables"]
    spoken = [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    assert spoken == ["Notes, .md, .html", "CSV tables, .zip"]


def test_all_endings_of_a_format_are_named() -> None:
    assert endings(NOTES) == ".md, .html"
    assert endings(TABLES) == ".zip"


def test_arrows_choose_and_a_choice_is_told_once(formats: FormatList, qtbot: QtBot) -> None:
    assert formats.exporter is NOTES
    with qtbot.waitSignal(formats.chosen) as signal:
        qtbot.keyClick(formats, Qt.Key.Key_Down)
    assert signal.args == [TABLES]
    with qtbot.assertNotEmitted(formats.chosen):
        qtbot.keyClick(formats, Qt.Key.Key_Down)


def test_an_unknown_format_leaves_the_choice(formats: FormatList) -> None:
    formats.choose("csv")
    assert formats.exporter is TABLES
    formats.choose("film")
    assert formats.exporter is TABLES


def test_the_chosen_format_is_tinted_with_a_bar_and_a_ring(formats: FormatList) -> None:
    rect = formats.visualRect(formats.currentIndex())
    image = formats.viewport().grab().toImage()
    now = theme.current()
    assert image.pixelColor(rect.center().x(), rect.top() + 4) == now.selected
    assert image.pixelColor(rect.center().x(), rect.top() + 2) == now.focus
    formats.clearFocus()
    image = formats.viewport().grab().toImage()
    assert image.pixelColor(rect.center().x(), rect.top() + 2) != now.focus
    assert image.pixelColor(rect.left() + 9, rect.center().y()) == now.accent
