"""The list of everything: its groups, its order, editing in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import delete_element, move_element
from narrative_studio.model.positioning import ElementKind
from tests.ui.boards import Boards
from tests.ui.elements import by_code, fill, names_of
from tests.ui.studio import HER, edit_in_place, standing_in, told
from tests.ui.workspaces.conftest import ShowPositioning
from ui import theme
from ui.session import Session
from ui.theme import Type
from ui.workspaces.positioning.chain.board import make_board
from ui.workspaces.positioning.element_list.model import Column, ListModel
from ui.workspaces.positioning.element_list.page import ListPage
from ui.workspaces.positioning.tool_row import LIST

Key = Qt.Key


@pytest.fixture
def session(boards: Boards) -> Session:
    """A session on the sample."""
    return boards.sample_session()


@pytest.fixture
def page(session: Session, show_positioning: ShowPositioning) -> ListPage:
    """The list of the sample in its room."""
    room = show_positioning(session, view=LIST)
    room.focus_view()
    return room.list_page


def model_of(session: Session) -> ListModel:
    return ListModel(make_board(session.view, session.story))


def column_of(model: ListModel, group: int, column: Column) -> list[str]:
    heading = model.index(group, 0)
    return [model.index(row, column, heading).data() for row in range(model.rowCount(heading))]


def test_a_wide_table_has_room_for_first_and_last_names(page: ListPage) -> None:
    page.window().resize(1520, 820)
    QApplication.processEvents()
    name_px = QFontMetrics(theme.current().font(Type.BODY)).horizontalAdvance("Marguerite Ashdown")
    beside_px = 12 + 20 + 6 + 6
    assert page.view.header().sectionSize(Column.APPROVER) >= name_px + beside_px


def test_long_names_get_more_room_while_few_statements_are_written(
    boards: Boards, show_positioning: ShowPositioning
) -> None:
    session = boards.session()
    name = "Decides on each return before it is shipped back at all"
    made = fill(session, f"D:{name}", "A:Excel")
    view = show_positioning(session, view=LIST).list_page.view
    header = view.header()
    names_px = header.sectionSize(Column.NAME)
    assert names_px > 1.5 * header.sectionSize(Column.STATEMENT)
    for element in made.values():
        edit_cells(session.project, element, statement="What it is, and how it is done today")
    view.resize(view.width() + 1, view.height())
    QApplication.processEvents()
    assert header.sectionSize(Column.NAME) == pytest.approx(
        header.sectionSize(Column.STATEMENT), abs=40
    )


def test_the_model_passes_the_tester(session: Session, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(session))


def test_the_model_follows_changes_under_the_tester(session: Session) -> None:
    model = model_of(session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    element = by_code(session, "CA-2")
    edit_cells(session.project, element, name="Lot control")
    model.show(make_board(session.view, session.story))
    assert column_of(model, 0, Column.NAME)[1] == "Lot control"
    delete_element(session.project, element=session.view.elements[element.id].id)
    model.show(make_board(session.view, session.story))
    assert len(column_of(model, 0, Column.NAME)) == 3


def test_all_kinds_have_a_heading_in_the_order_of_the_chain(session: Session) -> None:
    model = model_of(session)
    headings = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert headings == [
        "Competitive alternatives",
        "Differentiators",
        "Value themes",
        "Target customers",
        "Market category",
        "Relevant trends",
        "Proofs",
        "Objections",
    ]
    spoken = model.index(7, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Objections, 8"


def test_a_row_says_who_decides_who_tells_and_which_revision(session: Session) -> None:
    model = model_of(session)
    index = model.index_of(by_code(session, "VA-2").id)
    row = [index.siblingAtColumn(column).data() for column in Column]
    assert row == [
        "VA-2",
        "Recall less product",
        "The recall covers the pallets that carry the risk and leaves the rest on the shelf.",
        "Approved",
        "Ines Calder",
        "Tomasz Wren",
        "3 frames",
        "r3",
    ]
    spoken = index.siblingAtColumn(Column.APPROVER).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Approver: Tomasz Wren"


def test_proofs_and_objections_are_rows_too(session: Session) -> None:
    model = model_of(session)
    proof = model.index_of(by_code(session, "PF-4").id)
    assert proof.siblingAtColumn(Column.STATUS).data() == "Not cleared"
    assert "→" in proof.siblingAtColumn(Column.STATEMENT).data()
    objection = model.index_of(by_code(session, "OB-1").id)
    assert objection.siblingAtColumn(Column.NAME).data() == "Our ERP already does lot tracking."
    assert objection.siblingAtColumn(Column.CARRIED).data() == "1 frame"


def test_only_wording_is_edited_in_the_table(session: Session) -> None:
    model = model_of(session)
    editable = Qt.ItemFlag.ItemIsEditable

    def may_edit(code: str) -> list[Column]:
        index = model.index_of(by_code(session, code).id)
        return [one for one in Column if model.flags(index.siblingAtColumn(one)) & editable]

    assert may_edit("VA-2") == [Column.NAME, Column.STATEMENT]
    assert may_edit("PF-1") == [Column.NAME]
    assert may_edit("OB-1") == [Column.NAME, Column.STATEMENT]


def test_sorting_stays_within_a_component_and_can_be_taken_back(session: Session) -> None:
    last = session.view.elements_of(ElementKind.ALTERNATIVE)[-1]
    move_element(session.project, element=last.id, index=0)
    model = model_of(session)
    before = column_of(model, 0, Column.NAME)
    model.sort(Column.NAME, Qt.SortOrder.DescendingOrder)
    assert column_of(model, 0, Column.NAME) == sorted(before, key=str.casefold, reverse=True)
    assert model.index(1, 0).data() == "Differentiators"
    model.sort(Column.CARRIED, Qt.SortOrder.DescendingOrder)
    frames = [int(words.split()[0]) for words in column_of(model, 2, Column.CARRIED)]
    assert frames == sorted(frames, reverse=True)
    model.sort(-1)
    assert column_of(model, 0, Column.NAME) == before


def test_codes_are_sorted_by_their_numbers(boards: Boards) -> None:
    session = boards.session()
    fill(session, *(f"A:Number {number}" for number in range(11)))
    model = model_of(session)
    model.sort(Column.CODE)
    assert column_of(model, 0, Column.CODE)[-2:] == ["CA-10", "CA-11"]


def test_selecting_a_row_selects_the_element(
    page: ListPage, session: Session, qtbot: QtBot
) -> None:
    view = page.view
    index = page.model.index_of(by_code(session, "DF-1").id)
    place = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.selection.current == by_code(session, "DF-1").id
    qtbot.keyClick(view, Key.Key_Down)
    assert session.selection.current == by_code(session, "DF-2").id
    qtbot.keyClick(view, Key.Key_Escape)
    assert session.selection.current is None


def test_a_selection_from_elsewhere_is_scrolled_to(page: ListPage, session: Session) -> None:
    session.select("objection", [by_code(session, "OB-8").id])
    rect = page.view.visualRect(page.view.currentIndex())
    assert page.view.viewport().rect().contains(rect.center())


def test_an_edit_leaves_the_table_where_the_user_has_scrolled_it(
    page: ListPage, session: Session
) -> None:
    objection = by_code(session, "OB-8")
    session.select("objection", [objection.id])
    page.view.scrollToTop()
    edit_cells(session.project, objection, response="Another answer")
    assert page.view.verticalScrollBar().value() == 0


def test_f2_edits_the_name(page: ListPage, session: Session, qtbot: QtBot) -> None:
    session.select("element", [by_code(session, "CA-3").id])
    editor = edit_in_place(page.view, qtbot)
    assert editor.accessibleName() == "Name"
    qtbot.keyClicks(editor, "Suite")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: "Suite" in names_of(session, "A"))
    assert session.selection.current == by_code(session, "CA-3").id


def test_what_others_change_meanwhile_disturbs_and_overwrites_nothing(
    page: ListPage, session: Session, qtbot: QtBot
) -> None:
    element = by_code(session, "CA-3")
    session.select("element", [element.id])
    editor = edit_in_place(page.view, qtbot)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "Sui")
    session.project.be(HER)
    edit_cells(session.project, element, name="Hers", statement="Hers too")
    assert editor.text() == "Sui"
    qtbot.keyClicks(editor, "te")
    qtbot.keyClick(editor, Key.Key_Return)

    qtbot.waitUntil(lambda: standing_in(session, element, "name") == {"Hers", "Suite"})


def test_a_double_click_edits_the_statement(page: ListPage, session: Session, qtbot: QtBot) -> None:
    index = page.model.index_of(by_code(session, "OB-2").id, Column.STATEMENT)
    page.view.scrollTo(index)
    place = page.view.visualRect(index).center()
    for click in (qtbot.mouseClick, qtbot.mouseDClick):
        click(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.accessibleName() == "Statement"
    qtbot.keyClicks(editor, "Nothing new is typed.")
    qtbot.keyClick(editor, Key.Key_Return)

    def answer() -> str:
        return str(getattr(by_code(session, "OB-2"), "response", ""))

    qtbot.waitUntil(lambda: answer() == "Nothing new is typed.")


def test_delete_takes_a_proof_away_with_a_way_back(
    page: ListPage, session: Session, qtbot: QtBot
) -> None:
    session.select("proof", [by_code(session, "PF-2").id])
    qtbot.keyClick(page.view, Key.Key_Delete)
    assert len(session.view.proofs) == 3
    assert told(session)[-1].action == "Undo"
    session.undo()
    assert len(session.view.proofs) == 4


def test_an_empty_name_is_not_taken(page: ListPage, session: Session) -> None:
    index = page.model.index_of(by_code(session, "CA-3").id, Column.NAME)
    assert not page.model.setData(index, "  ")
    assert page.model.setData(index.siblingAtColumn(Column.STATEMENT), "")
    row = by_code(session, "CA-3")
    assert (getattr(row, "name", ""), getattr(row, "statement", "")) == (
        "Enterprise traceability suite",
        "",
    )


def test_the_first_element_does_not_move_further_up(
    page: ListPage, session: Session, qtbot: QtBot
) -> None:
    session.select("element", [by_code(session, "CA-1").id])
    before = session.project.undo_state
    qtbot.keyClick(page.view, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert session.project.undo_state == before


def test_alt_and_an_arrow_move_an_element(page: ListPage, session: Session, qtbot: QtBot) -> None:
    session.select("element", [by_code(session, "CA-1").id])
    qtbot.keyClick(page.view, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names_of(session, "A")[:2] == ["Lot module of the ERP", "Binders and spreadsheets"]
    assert page.view.currentIndex().siblingAtColumn(Column.CODE).data() == "CA-1"


def test_a_heading_closes_and_opens_its_rows(page: ListPage, qtbot: QtBot) -> None:
    view = page.view
    heading = page.model.index(0, 0, QModelIndex())
    assert view.isExpanded(heading)
    place = view.visualRect(heading).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not view.isExpanded(heading)
