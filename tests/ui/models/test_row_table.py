"""Rows come and go as a whole, and change in place where they are."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.models.row_table import Index, RowTableModel


class Loaf(NamedTuple):
    name: str
    weight: int = 0


class Loaves(RowTableModel[Loaf]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index)
        return item[index.column()] if item and role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture
def model() -> RowTableModel[Loaf]:
    return Loaves(
        ["Loaf", "Weight"], lambda loaf: loaf.name, typed={1}, items=[Loaf("a"), Loaf("b")]
    )


def test_it_is_a_sound_model(
    model: RowTableModel[Loaf], qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    qtmodeltester.check(model, force_py=True)


def test_what_changed_in_place_is_told_and_no_more(
    model: RowTableModel[Loaf], qtbot: QtBot
) -> None:
    with (
        qtbot.waitSignal(model.dataChanged) as told,
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.assertNotEmitted(model.restructuring),
    ):
        model.replace([Loaf("a"), Loaf("b", 2)])
    first, last, _roles = told.args or []
    assert (first.row(), last.row(), last.column()) == (1, 1, 1)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.replace([Loaf("a"), Loaf("b", 2)])


def test_what_is_stored_before_rows_move_is_not_shown_older(model: RowTableModel[Loaf]) -> None:
    typed = [Loaf("b", 7), Loaf("a")]
    waiting = [typed]

    def store() -> None:
        if waiting:
            model.replace(waiting.pop())

    model.restructuring.connect(store)
    model.replace([Loaf("b"), Loaf("a")])
    assert model.items == tuple(typed)


def test_only_typed_columns_can_be_edited(model: RowTableModel[Loaf]) -> None:
    editable = Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 0)) & editable
    assert model.flags(model.index(0, 1)) & editable
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_a_row_is_found_by_its_id(model: RowTableModel[Loaf]) -> None:
    assert model.index_of("b", 1) == model.index(1, 1)
    assert not model.index_of("c").isValid()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Weight"
