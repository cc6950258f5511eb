"""The view Matrix: moving, setting cells, evidence, and what an empty one teaches."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.commands.positioning import add_element, delete_element
from narrative_studio.model.positioning import ElementKind, RelationKind
from tests.ui.boards import Boards
from tests.ui.elements import fill
from tests.ui.workspaces.positioning.conftest import Show
from ui import theme
from ui.session import Session
from ui.workspaces.positioning import Positioning
from ui.workspaces.positioning.matrix.model import CELL, MatrixModel
from ui.workspaces.positioning.matrix.page import MatrixPage
from ui.workspaces.positioning.tool_row import CHAIN, MATRIX

Key = Qt.Key


@pytest.fixture
def view() -> str:
    return MATRIX


def page_of(room: Positioning) -> MatrixPage:
    return room.around.matrix


def found(page: MatrixPage, row: int, column: int) -> RelationKind | None:
    cell = page.model.index(row, column).data(CELL)
    kind: RelationKind | None = cell.found
    return kind


def test_the_model_passes_the_tester(boards: Boards, qtmodeltester: ModelTester) -> None:
    model = MatrixModel(boards.sample_session().view)
    qtmodeltester.check(model)
    assert (model.rowCount(), model.columnCount()) == (4, 4)


def test_cells_speak_what_was_found_and_what_to_do(boards: Boards) -> None:
    model = MatrixModel(boards.sample_session().view)
    spoken = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Floor capture without a network, Binders and spreadsheets: Has it.")
    assert "is it a differentiator?" in spoken


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Key.Key_1, RelationKind.LACKS),
        (Key.Key_2, RelationKind.HAS_PARTLY),
        (Key.Key_3, RelationKind.HAS),
    ],
)
def test_a_key_sets_the_cell_and_zero_clears_it(
    session: Session, show: Show, qtbot: QtBot, key: Key, kind: RelationKind
) -> None:
    fill(session, "A:Binders", "A:Suite", "D:Genealogy", "D:Rework")
    page = page_of(show(session))
    page.focus_view()
    qtbot.keyClick(page.view, Key.Key_Down)
    qtbot.keyClick(page.view, Key.Key_Right)
    qtbot.keyClick(page.view, key)
    assert found(page, 1, 1) is kind
    assert session.selection.table == "relation"
    qtbot.keyClick(page.view, Key.Key_0)
    assert found(page, 1, 1) is None
    assert session.selection.table == "element"
    session.undo()
    assert found(page, 1, 1) is kind


def test_matrix_and_chain_agree(session: Session, show: Show, qtbot: QtBot) -> None:
    fill(session, "A:Binders", "D:Genealogy", joins=("Binders-Genealogy",))
    room = show(session)
    page = page_of(room)
    assert found(page, 0, 0) is RelationKind.LACKS
    page.focus_view()
    qtbot.keyClick(page.view, Key.Key_3)
    assert room.board.relations == ()
    qtbot.keyClick(page.view, Key.Key_1)
    assert len(room.board.relations) == 1


def test_enter_opens_the_evidence_in_place(session: Session, show: Show, qtbot: QtBot) -> None:
    fill(session, "A:Binders", "D:Genealogy", joins=("Binders-Genealogy",))
    page = page_of(show(session))
    page.focus_view()
    qtbot.keyClick(page.view, Key.Key_Return)
    popup = page.popup
    assert popup is not None
    typing = QApplication.focusWidget()
    assert typing is not None
    qtbot.keyClicks(typing, "Seen at the fair")
    popup.close()
    QApplication.processEvents()
    (relation,) = session.view.relations.values()
    assert relation.evidence == "Seen at the fair"


def test_a_click_on_a_heading_shows_the_element(session: Session, show: Show) -> None:
    made = fill(session, "A:Binders", "D:Genealogy")
    page = page_of(show(session))
    page.view.horizontalHeader().sectionClicked.emit(0)
    assert session.selection.current == made["Binders"].id
    page.view.verticalHeader().sectionClicked.emit(0)
    assert session.selection.current == made["Genealogy"].id


def test_a_relation_is_found_from_elsewhere(boards: Boards, show: Show) -> None:
    session = boards.sample_session()
    room = show(session)
    room.show_view(CHAIN)
    (relation,) = [one for one in session.view.relations.values() if one.kind is RelationKind.HAS]
    room.show_row("relation", relation.id)
    assert room.tools.views.key == MATRIX
    current = page_of(room).view.current()
    assert current is not None
    assert current.relation == relation


def test_a_line_without_evidence_leads_to_its_element(boards: Boards, show: Show) -> None:
    session = boards.sample_session()
    room = show(session)
    (value, *_) = session.view.elements_of(ElementKind.VALUE)
    (line, *_) = session.view.lines("target", value.id)
    room.show_row("relation", line.id)
    assert session.selection.current == line.source


def test_an_empty_matrix_says_what_to_begin_with(session: Session, show: Show) -> None:
    room = show(session)
    page = page_of(room)
    assert page.no_alternative.isVisible()
    room.focus_view()
    assert page.no_alternative.button is not None
    assert page.no_alternative.button.hasFocus()
    page.no_alternative.chosen.emit()
    assert room.popup is not None
    room.popup.added.emit("Binders")
    room.show_view(MATRIX)
    assert page.no_differentiator.isVisible()
    add_element(session.project, kind=ElementKind.DIFFERENTIATOR, name="Genealogy")
    assert page.view.isVisible()
    assert page.summary == "Nobody has looked at 1 cell yet"


def test_the_current_cell_stays_when_a_column_goes(session: Session, show: Show) -> None:
    made = fill(session, "A:Binders", "A:Suite", "D:Genealogy")
    page = page_of(show(session))
    page.view.setCurrentIndex(page.model.index(0, 1))
    delete_element(session.project, element=made["Binders"].id)
    current = page.view.current()
    assert current is not None
    assert current.alternative.name == "Suite"


def test_columns_share_the_width_again_when_one_is_added(session: Session, show: Show) -> None:
    fill(session, "A:Binders", "A:Suite", "D:Genealogy")
    page = page_of(show(session))
    add_element(session.project, kind=ElementKind.ALTERNATIVE, name="Nothing")
    header = page.view.horizontalHeader()
    widths = [header.sectionSize(column) for column in range(3)]
    assert max(widths) - min(widths) <= 2
    assert sum(widths) <= page.view.viewport().width()


@pytest.mark.parametrize("width", [880, 1400])
def test_every_cell_is_painted_in_both_themes(boards: Boards, show: Show, width: int) -> None:
    room = show(boards.sample_session(), width)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for name in (theme.DARK, theme.LIGHT):
        theme.apply(app, theme.load(name, reduced_motion=True))
        assert not room.grab().isNull()


def test_escape_lets_go_of_the_cell(boards: Boards, show: Show, qtbot: QtBot) -> None:
    session = boards.sample_session()
    page = page_of(show(session))
    page.view.setCurrentIndex(page.model.index(0, 0))
    assert session.selection.ids
    qtbot.keyClick(page.view, Key.Key_Escape)
    assert not session.selection.ids
