"""The searchable list of what can be linked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.view import ProjectView
from tests.ui.boards import Boards
from ui.inspector.link_picker import LinkPicker, PickerModel


@pytest.fixture
def view(boards: Boards) -> ProjectView:
    return boards.sample().view()


@pytest.fixture
def picker(view: ProjectView, qtbot: QtBot) -> Iterator[LinkPicker]:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    made = LinkPicker(view, frozenset(), host)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.open_below(host)
    yield made
    made.close()


def lines(model: PickerModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_the_model_is_sound(view: ProjectView, qtmodeltester: ModelTester) -> None:
    model = PickerModel()
    qtmodeltester.check(model)
    model.offer(view, frozenset())
    model.search("recall")
    model.search("nothing like this")


def test_what_is_linked_already_is_not_offered(view: ProjectView) -> None:
    model = PickerModel()
    category = view.elements_of(ElementKind.CATEGORY)
    model.offer(view, frozenset(row.id for row in category))
    assert "Market category" not in lines(model)


def test_all_words_have_to_be_there_in_any_case(view: ProjectView) -> None:
    model = PickerModel()
    model.offer(view, frozenset())
    model.search("RECALL less")
    assert lines(model) == ["Value themes", "Recall less product"]
    model.search("va-2")
    assert lines(model) == ["Value themes", "Recall less product"]


def test_typing_and_enter_pick_the_first_find(picker: LinkPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.field, "less product")
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picked.args is not None
    assert picked.args[0].name == "Recall less product"
    assert not picker.isVisible()


def test_arrows_pass_over_headings(picker: LinkPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.field, "recall")
    finds = [row for row in range(picker.model.rowCount()) if picker.model.line(row).target]
    for _ in finds[1:]:
        qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    last = picker.model.line(finds[-1]).target
    assert last is not None
    assert picked.args == [last.row]


def test_where_nothing_is_found_enter_picks_nothing(picker: LinkPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.field, "nothing like this")
    with qtbot.assertNotEmitted(picker.picked):
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.isVisible()
