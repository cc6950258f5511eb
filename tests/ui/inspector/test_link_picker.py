"""The searchable list of what can be linked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.view import ProjectView
from tests.ui.boards import Boards
from ui import text
from ui.inspector.link_picker import LinkPicker, PickerLine, PickerModel
from ui.inspector.link_targets import target_of
from ui.screens import room_around


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


def test_what_is_linked_already_is_marked_last_and_cannot_be_picked(view: ProjectView) -> None:
    model = PickerModel()
    values = view.elements_of(ElementKind.VALUE)
    model.offer(view, frozenset({values[0].id}))
    at = lines(model).index("Value themes") + len(values)
    assert model.line(at) == PickerLine(values[0].name, target_of(values[0]), is_linked=True)
    index = model.index(at)
    assert not index.flags() & Qt.ItemFlag.ItemIsSelectable
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", linked already")
    assert model.next_target(at - 1, 1) > at


def test_what_is_hidden_is_not_offered(view: ProjectView) -> None:
    model = PickerModel()
    category = view.elements_of(ElementKind.CATEGORY)
    model.offer(view, frozenset(), hidden=frozenset(row.id for row in category))
    assert "Market category" not in lines(model)


def test_what_is_likely_comes_first_until_somebody_searches(view: ProjectView) -> None:
    model = PickerModel()
    first, second = view.elements_of(ElementKind.VALUE)[:2]
    model.offer(view, frozenset({first.id}), likely=[second.id, first.id, "gone"])
    assert lines(model)[:2] == ["Likely here", second.name]
    assert lines(model).count(second.name) == 2
    model.search(second.name)
    assert lines(model) == ["Value themes", second.name]


def test_all_words_have_to_be_there_in_any_case(view: ProjectView) -> None:
    model = PickerModel()
    model.offer(view, frozenset())
    model.search("LESS recall")
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


def test_enter_picks_what_the_words_begin_before_what_only_holds_them(
    picker: LinkPicker, qtbot: QtBot
) -> None:
    # “Binders and spreadsheets” holds “er” too, and stands before it.
    qtbot.keyClicks(picker.field, "er")
    finds = [picker.model.line(row).target for row in range(picker.model.rowCount())]
    names = [target.name for target in finds if target is not None]
    assert names.index("Binders and spreadsheets") < names.index("Lot module of the ERP")
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picked.args is not None
    assert picked.args[0].name == "Lot module of the ERP"


def test_a_kind_is_found_by_how_its_words_begin(view: ProjectView) -> None:
    model = PickerModel()
    model.offer(view, frozenset())
    model.search("alter")
    assert "Competitive alternatives" in lines(model)
    model.search("ternativ")
    assert lines(model) == []


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


def test_a_name_without_a_code_has_the_room_of_one(
    picker: LinkPicker, view: ProjectView, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms: dict[str, int] = {}

    def noted(_painter: object, place: QRect, words: str, *_rest: object, **_more: object) -> None:
        rooms[words] = place.right()

    monkeypatch.setattr(text, "paint_text", noted)
    picker.grab()
    criterion = view.criteria.ordered[0].text
    coded = view.elements.ordered[0].name
    assert rooms[criterion] - rooms[coded] > 30


def test_what_is_typed_can_be_made_after_everything_that_is_there(view: ProjectView) -> None:
    model = PickerModel()
    model.offer(view, frozenset(), makes="proof")
    assert all(not model.line(row).made for row in range(model.rowCount()))
    model.search("recall")
    assert lines(model)[-1] == "New proof: “recall”"
    assert model.line(model.nearest()).target is not None
    model.search(" Nothing  like this ")
    assert lines(model) == ["New proof: “Nothing like this”"]
    assert model.nearest() == 0
    assert model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable


@pytest.mark.parametrize("top", [20, 300, 420, 740])
def test_it_stands_below_or_above_its_place_and_never_over_it(picker: LinkPicker, top: int) -> None:
    place = QRect(120, top, 200, 20)
    picker.open_at(place)
    screen = room_around(picker)
    assert not picker.geometry().intersects(place)
    assert screen.contains(picker.geometry())
    assert (picker.y() < top) == (top == 740)
    assert picker.height() >= 300


def test_it_is_as_high_as_what_was_found_and_its_edge_at_the_place_stays(
    picker: LinkPicker, qtbot: QtBot
) -> None:
    for top in (100, 740):
        picker.open_at(QRect(120, top, 200, 20))
        before = picker.geometry()
        qtbot.keyClicks(picker.field, "less product")
        after = picker.geometry()
        assert after.height() < 140
        if top == 100:
            assert after.top() == before.top()
        else:
            assert after.bottom() == before.bottom()
        picker.field.clear()
