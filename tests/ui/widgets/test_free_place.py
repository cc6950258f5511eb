"""The place that covers the least of what can be operated."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QStringListModel
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.free_place import freest

_TOP, _FOOT = QRect(0, 0, 400, 40), QRect(0, 260, 400, 40)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def test_words_are_covered_but_no_control(host: QWidget) -> None:
    words, field = QLabel("Saved", host), QLineEdit(host)
    words.setGeometry(_TOP)
    field.setGeometry(_FOOT)
    for one in (words, field):
        one.show()
    assert freest([_FOOT, _TOP], host=host) == _TOP
    field.setEnabled(False)
    assert freest([_FOOT, _TOP], host=host) == _FOOT


def test_of_two_taken_places_it_is_the_less_taken(host: QWidget) -> None:
    for place in (_FOOT, QRect(0, 0, 40, 40)):
        field = QLineEdit(host)
        field.setGeometry(place)
        field.show()
    assert freest([_FOOT, _TOP], host=host) == _TOP


def test_of_a_list_only_the_rows_are_in_the_way(host: QWidget) -> None:
    rows = QListView(host)
    rows.setModel(QStringListModel(["One"]))
    rows.setGeometry(host.rect())
    rows.show()
    assert freest([_TOP, _FOOT], host=host) == _FOOT
    rows.setModel(QStringListModel(["One"] * 99))
    assert freest([_TOP, _FOOT], host=host) == _TOP


def test_what_lies_behind_a_sheet_or_out_of_sight_is_in_nobodys_way(host: QWidget) -> None:
    behind, sheet = QLineEdit(host), QWidget(host)
    behind.setGeometry(_FOOT)
    sheet.setGeometry(0, 0, 400, 50)
    field = QLineEdit(sheet)
    field.setGeometry(0, 60, 400, 240)  # Below what the sheet shows.
    for one in (behind, sheet, field):
        one.show()
    assert freest([_FOOT, _TOP], host=host, scope=sheet) == _FOOT
