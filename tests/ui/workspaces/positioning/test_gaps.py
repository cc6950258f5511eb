"""What the positioning still lacks, in the room Positioning."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.positioning.gap import GapKind
from narrative_studio.commands.positioning import delete_element, set_points
from narrative_studio.model.ids import ElementId
from narrative_studio.model.positioning import ElementKind, PointKind
from tests.ui.boards import Boards
from tests.ui.elements import CHAIN, by_code, fill
from tests.ui.workspaces.positioning.conftest import Show
from ui.session import Session
from ui.workspaces.positioning import Positioning


def test_a_gap_opens_the_element_it_is_about(boards: Boards, show: Show, qtbot: QtBot) -> None:
    session = boards.sample_session()
    room = show(session)
    view = room.chain.gaps.list_view
    assert view.model().rowCount() == 3
    index = view.model().index(0, 0)
    place = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.selection.current == by_code(session, "CA-4").id


def test_the_keyboard_opens_a_gap(boards: Boards, show: Show, qtbot: QtBot) -> None:
    session = boards.sample_session()
    room = show(session)
    view = room.chain.gaps.list_view
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert session.selection.current == by_code(session, "TC-4").id


@pytest.mark.usefixtures("is_settled")
def test_a_gap_of_a_whole_component_opens_the_place_to_add(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    fill(session, "D:Genealogy", "M:Category")
    for value in session.view.elements_of(ElementKind.VALUE):
        delete_element(session.project, element=value.id)
    room = show(session)
    view = room.chain.gaps.list_view
    titles = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    row = titles.index("There is no value theme yet")
    view.setCurrentIndex(view.model().index(row, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert room.chain.adder(ElementKind.VALUE).field.hasFocus()


def test_a_gap_reads_as_a_sentence_with_what_to_do(boards: Boards, show: Show) -> None:
    room = show(boards.sample_session())
    spoken = room.chain.gaps.list_view.model().index(0, 0)
    assert spoken.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "No differentiator answers “Do nothing until the next audit”. 8 % of deals end there."
    )


@pytest.mark.usefixtures("is_settled")
def test_no_gap_is_said_in_one_line(session: Session, show: Show) -> None:
    for element in session.view.elements.ordered:
        delete_element(session.project, element=element.id)
    fill(session, "T:Retailers time their suppliers", "M:Category")
    room = show(session)
    assert room.status_left() == "2 elements · no gaps"
    assert not room.chain.gaps.list_view.isVisible()
    assert room.chain.gaps.isVisible()


def test_a_strength_that_is_written_answers_what_the_card_asked(boards: Boards, show: Show) -> None:
    session = boards.sample_session()
    room = show(session)
    binders = ElementId(by_code(session, "CA-1").id)

    def asked(*strengths: str) -> bool:
        kind = PointKind.STRENGTH
        set_points(session.project, element=binders, kind=kind, texts=list(strengths))
        return GapKind.NO_STRENGTH in [gap.kind for gap in room.board.gaps]

    assert asked()
    assert not asked("Costs nothing extra")


def test_a_gap_has_the_keyboard_where_its_answer_is_written(
    boards: Boards, show: Show, qtbot: QtBot
) -> None:
    session = boards.sample_session()
    kind = PointKind.STRENGTH
    binders = ElementId(by_code(session, "CA-1").id)
    set_points(session.project, element=binders, kind=kind, texts=[])
    room = show(session)
    inspector = room.inspector()
    qtbot.addWidget(inspector)
    with qtbot.waitExposed(inspector):
        inspector.show()
    inspector.activateWindow()
    view = room.chain.gaps.list_view
    row = [gap.kind for gap in room.board.gaps].index(GapKind.NO_STRENGTH)
    view.setCurrentIndex(view.model().index(row, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Strengths"


def test_of_many_next_steps_a_few_are_listed_and_the_rest_unfolds(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    fill(session, *CHAIN, "V:Calm", "M:Category")
    room = show(session)
    panel = room.chain.gaps
    view, folded_px = panel.list_view, panel.height()
    every = len(session_gaps(room))

    def rows() -> list[str]:
        return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]

    assert rows()[-1] == f"Show {every - 5} more"
    assert len(rows()) == 6
    view.setFocus()
    view.setCurrentIndex(view.model().index(5, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(rows()) == every + 1
    assert view.currentIndex().row() == 5
    assert panel.height() > folded_px
    view.setCurrentIndex(view.model().index(every, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(rows()) == 6
    assert panel.height() == folded_px


def session_gaps(room: Positioning) -> tuple[object, ...]:
    """All gaps of the board that is shown."""
    return room.chain.view.board.gaps
