"""The view Touchpoints: its table, adding, moving, deleting and what an empty one teaches."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.model.ids import TouchpointId
from narrative_studio.model.touchpoints import Touchpoint
from tests.ui.boards import Boards
from tests.ui.workspaces.positioning.conftest import Show
from ui import theme
from ui.inspector.element.carried import touchpoints_of
from ui.inspector.touchpoint.kinds import NO_LINK
from ui.session import Session
from ui.workspaces.positioning.tool_row import CHAIN, TOUCHPOINTS
from ui.workspaces.positioning.touchpoints.model import Column, Item, TouchpointModel
from ui.workspaces.positioning.touchpoints.page import TouchpointPage

Key = Qt.Key


@pytest.fixture
def view() -> str:
    return TOUCHPOINTS


def names(page: TouchpointPage) -> list[str]:
    model = page.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_passes_the_tester(boards: Boards, qtmodeltester: ModelTester) -> None:
    model = TouchpointModel(boards.sample_session().view)
    qtmodeltester.check(model)
    assert model.rowCount() == 6


def test_cells_speak_their_column_and_what_asks(boards: Boards) -> None:
    model = TouchpointModel(boards.sample_session().view)

    def spoken(row: int, column: Column) -> str:
        return str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))

    assert spoken(1, Column.ELEMENTS) == "Tells: DF-2, VA-2, suspect"
    assert spoken(3, Column.CHECKED) == "Checked: never checked"
    assert spoken(0, Column.NAME) == "Touchpoint: Home page, first screen, web page"


def test_columns_sort_and_give_their_order_back(boards: Boards) -> None:
    model = TouchpointModel(boards.sample_session().view)
    before = [model.index(row, 0).data() for row in range(model.rowCount())]
    model.sort(Column.CHECKED)
    assert model.index(0, 0).data() == "First-week checklist"
    model.sort(-1)
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == before


def test_keys_move_rename_and_delete(boards: Boards, show: Show, qtbot: QtBot) -> None:
    session = boards.sample_session()
    page = show(session).around.touchpoints
    page.view.setCurrentIndex(page.model.index(0, 0))
    first, second = names(page)[:2]
    qtbot.keyClick(page.view, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(page)[:2] == [second, first]
    assert session.selection.table == "touchpoint"
    current = page.view.current()
    assert current is not None
    assert current.name == first
    page.model.setData(page.model.index(1, Column.NAME), "Landing page")
    assert names(page)[1] == "Landing page"
    qtbot.keyClick(page.view, Key.Key_Delete)
    assert "Landing page" not in names(page)
    session.undo()
    assert "Landing page" in names(page)


def test_a_sorted_table_is_not_moved_in(boards: Boards, show: Show, qtbot: QtBot) -> None:
    session = boards.sample_session()
    page = show(session).around.touchpoints
    page.model.sort(Column.NAME)
    page.view.setCurrentIndex(page.model.index(0, 0))
    before = [one.id for one in session.view.touchpoints.ordered]
    qtbot.keyClick(page.view, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.id for one in session.view.touchpoints.ordered] == before


def test_an_empty_view_teaches_and_adds(session: Session, show: Show) -> None:
    room = show(session)
    page = room.around.touchpoints
    assert page.empty.isVisible()
    room.focus_view()
    assert page.empty.button is not None
    assert page.empty.button.hasFocus()
    page.empty.chosen.emit()
    assert room.popup is not None
    room.popup.added.emit("Home page")
    assert page.view.isVisible()
    assert names(page) == ["Home page"]
    assert session.selection.current == session.view.touchpoints.ordered[0].id
    assert page.summary == "1 touchpoint · 1 asks for a look"


def test_a_touchpoint_is_found_from_elsewhere(boards: Boards, show: Show) -> None:
    session = boards.sample_session()
    room = show(session)
    room.show_view(CHAIN)
    (email,) = session.view.touchpoints.of("ref", "TP-2")
    room.show_row("touchpoint", email.id)
    assert room.tools.views.key == TOUCHPOINTS
    current = room.around.touchpoints.view.current()
    assert current is not None
    assert current.id == email.id


def test_an_element_knows_the_touchpoints_that_tell_it(boards: Boards) -> None:
    view = boards.sample_session().view
    (value,) = [one for one in view.elements.values() if one.code == "VA-2"]
    (row,) = touchpoints_of(view, value.id)
    assert row.spoken == "Touchpoint, Follow-up after the first call, suspect link"


@pytest.mark.parametrize("width", [880, 1400])
def test_the_table_is_painted_in_both_themes(boards: Boards, show: Show, width: int) -> None:
    room = show(boards.sample_session(), width)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for name in (theme.DARK, theme.LIGHT):
        theme.apply(app, theme.load(name, reduced_motion=True))
        assert not room.grab().isNull()
    view = room.around.touchpoints.view
    assert view.isColumnHidden(Column.PLACE) == (width < 1100)


def test_what_asks_for_a_link_is_sorted_before_what_has_one() -> None:
    row = Touchpoint(TouchpointId("t"))
    asking, linked = Item(row, "", (), None, NO_LINK), Item(row, "", ("A1",), None, None)
    assert asking.key(Column.ELEMENTS) < linked.key(Column.ELEMENTS)
