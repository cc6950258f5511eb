"""The map in the room of the storyboard: linking by cell, headings, gaps, inspector."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.demo import add_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.model.positioning import Element, ElementKind
from tests.ui.boards import Boards, headlines, named, told
from tests.ui.studio import told as messages
from tests.ui.workspaces.storyboard.stage import CTRL, LEFT, PLAIN, SHIFT, chosen, room_of
from ui import theme
from ui.inspector.element.panel import Panel
from ui.session import Session
from ui.widgets.empty_state import EmptyState
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.map.delegate import sign_of
from ui.workspaces.storyboard.map.gaps import GAP
from ui.workspaces.storyboard.map.page import MapPage
from ui.workspaces.storyboard.map.view import MapView


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "alternatives:B", "the-ask:C")


@pytest.fixture
def rival(session: Session) -> Element:
    return add_element(session.project, kind=ElementKind.ALTERNATIVE, name="Binders")


@pytest.fixture
def value(session: Session, rival: Element) -> Element:
    return add_element(session.project, kind=ElementKind.VALUE, name="Recall less", statement="S")


@pytest.fixture
def room(session: Session, value: Element, qtbot: QtBot) -> Storyboard:
    return room_of(session, qtbot, "map")


@pytest.fixture
def page(room: Storyboard) -> MapPage:
    return room.map_page


@pytest.fixture
def view(page: MapPage) -> MapView:
    return page.view


def go(view: MapView, element: Element, column: int) -> None:
    view.setCurrentIndex(view.links.index(view.links.row_of(element.id), column))


def ties(session: Session, headline: str) -> list[str]:
    whole = session.view
    links = whole.links_from(named(session, headline).id)
    return [whole.elements[one.target].name for one in links]


# Linking


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_links_and_unlinks_what_meets(
    view: MapView, session: Session, value: Element, qtbot: QtBot, key: Qt.Key
) -> None:
    go(view, value, 1)
    qtbot.keyClick(view, key)
    assert ties(session, "B") == ["Recall less"]
    assert messages(session)[-1].text == f"Frame 2 expresses {value.code} now"
    qtbot.keyClick(view, key)
    assert ties(session, "B") == []
    session.undo()
    assert ties(session, "B") == ["Recall less"]
    session.undo()
    assert ties(session, "B") == []


def test_a_double_click_links_and_delete_unlinks(
    view: MapView, session: Session, rival: Element, qtbot: QtBot
) -> None:
    go(view, rival, 0)
    at = view.visualRect(view.currentIndex()).center()
    qtbot.mouseDClick(view.viewport(), LEFT, PLAIN, at)
    assert ties(session, "A") == ["Binders"]
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert ties(session, "A") == []
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert headlines(session) == ["A", "B", "C"], "nothing to unlink deletes no frame"


def test_delete_unlinks_whichever_way_it_comes_and_frames_are_deleted_by_name(
    room: Storyboard, view: MapView, session: Session, rival: Element
) -> None:
    room.show_view("board")
    made = {action.shortcut: action.handler for action in room.actions_here()}
    room.show_view("map")
    link(session.project, source=named(session, "A"), target=rival)
    go(view, rival, 0)
    made["Del"]()
    assert ties(session, "A") == []
    made["Del"]()
    assert headlines(session) == ["A", "B", "C"]
    actions = {action.id: action for action in room.actions_here()}
    assert actions["storyboard.unlink"].shortcut == "Del"
    session.select("frame", [named(session, "A").id])
    actions["storyboard.delete"].handler()
    assert headlines(session) == ["B", "C"]
    actions["storyboard.toggle"].handler()
    assert ties(session, "B") == ["Binders"]


def test_what_a_demo_step_carries_is_not_unlinked_from_afar(
    view: MapView, page: MapPage, session: Session, value: Element, qtbot: QtBot
) -> None:
    step = add_step(session.project, frame=named(session, "A").id)
    link(session.project, source=step, target=value)
    meeting = page.model.meeting(view.links.row_of(value.id), 0)
    assert meeting is not None
    assert sign_of(meeting) == "presentation"
    go(view, value, 0)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert "by its demo steps alone" in messages(session)[-1].text
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert ties(session, "A") == ["Recall less"]
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert messages(session)[-1].text.endswith("Its demo steps still carry it")
    assert len(session.view.links) == 1


def test_a_suspect_link_has_a_sign_of_its_own(
    view: MapView, page: MapPage, session: Session, value: Element
) -> None:
    link(session.project, source=named(session, "A"), target=value)
    edit_cells(session.project, value, statement="Another")
    meeting = page.model.meeting(view.links.row_of(value.id), 0)
    assert meeting is not None
    assert sign_of(meeting) == "unlink"


# Moving about, selecting


def test_arrows_pass_over_headings_and_select_the_frame(
    view: MapView, session: Session, rival: Element, value: Element, qtbot: QtBot
) -> None:
    go(view, rival, 0)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.links.element(view.currentIndex().row()) == value
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.links.element(view.currentIndex().row()) == rival
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.links.element(view.currentIndex().row()) == rival
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert chosen(session) == ["B"]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Home):
        for keys in (PLAIN, CTRL):
            qtbot.keyClick(view, key, keys)
            assert view.current_ends is not None


def test_what_is_selected_elsewhere_is_a_column_here(
    view: MapView, session: Session, room: Storyboard
) -> None:
    frames = [named(session, "C").id, named(session, "A").id]
    session.select("frame", frames)
    assert view.selected_frames() == frames[::-1]
    assert view.cells.frames == {0, 2}
    room.show_view("board")
    assert sorted(room.view.selected_frames()) == sorted(frames)


def test_a_click_on_a_heading_selects_a_frame_or_several(
    view: MapView, session: Session, qtbot: QtBot, qapp: object
) -> None:
    head = view.horizontalHeader().viewport()

    def click(column: int, keys: Qt.KeyboardModifier = PLAIN) -> None:
        x = view.columnViewportPosition(column) + 10
        qtbot.mouseClick(head, LEFT, keys, QPoint(x, 40))

    click(0)
    assert chosen(session) == ["A"]
    click(2, CTRL)
    assert chosen(session)[-1] == "C"
    assert set(chosen(session)) == {"A", "C"}
    click(0, CTRL)
    assert chosen(session) == ["C"]
    click(0, SHIFT)
    assert set(chosen(session)) == {"A", "B", "C"}


def test_an_element_is_selected_by_its_heading_and_shown_in_the_inspector(
    session: Session, value: Element, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = Storyboard(session)
    inspector = room.inspector()
    row = QHBoxLayout(window)
    row.addWidget(room)
    row.addWidget(inspector)
    window.resize(1200, 640)
    window.show()
    room.show_view("map")
    view = room.map_page.view
    at = view.rowViewportPosition(view.links.row_of(value.id)) + 8
    qtbot.mouseClick(view.verticalHeader().viewport(), LEFT, PLAIN, QPoint(60, at))
    assert chosen(session) == ["Recall less"]
    (panel,) = inspector.findChildren(Panel)
    assert panel.row == value
    assert panel.isVisible()
    go(view, value, 1)
    assert chosen(session) == ["B"]
    assert not panel.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Return, SHIFT)
    assert panel.isVisible()
    focused = window.focusWidget()
    assert focused is not None
    assert panel.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert window.focusWidget() is view
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert session.selection.ids == ()
    session.select("element", [value.id])
    room.show_view("board")
    assert not panel.isVisible(), "beside the board the inspector is about frames"


def test_several_frames_are_worked_on_from_here(
    room: Storyboard, view: MapView, session: Session, qtbot: QtBot
) -> None:
    session.select("frame", [named(session, "A").id, named(session, "B").id])
    qtbot.keyClick(view, Qt.Key.Key_D, CTRL)
    assert headlines(session) == ["A", "A", "B", "B", "C"]
    assert view.links.columnCount() == 5
    qtbot.keyClick(view, Qt.Key.Key_H, CTRL)
    assert len(told(session).backups) == 2


def test_the_cursor_stays_where_it_is_when_columns_come_and_go(
    view: MapView, session: Session, value: Element, room: Storyboard
) -> None:
    go(view, value, 1)
    room.frame_actions.duplicate([named(session, "A").id])
    session.select("frame", [named(session, "B").id])
    assert view.links.frame(view.currentIndex().column()) == named(session, "B")
    assert view.links.element(view.currentIndex().row()) == value


# Totals and gaps


def test_totals_count_and_mark_frames_that_carry_nothing(
    page: MapPage, session: Session, value: Element
) -> None:
    link(session.project, source=named(session, "A"), target=value)
    edit_cells(session.project, named(session, "B"), no_link_because="It only greets.")
    assert [page.totals.count(column) for column in range(3)] == [1, 0, 0]
    assert [page.totals.is_orphan(column) for column in range(3)] == [False, False, True]
    assert page.totals.accessibleDescription() == "Frame 3 without any"


def gaps(page: MapPage) -> list[tuple[str, str]]:
    model = page.gaps.model
    found = [model.index(row).data(GAP) for row in range(model.rowCount())]
    return [(gap.title, gap.action) for gap in found]


def test_gaps_are_listed_each_with_what_to_do(
    page: MapPage, view: MapView, session: Session, rival: Element, value: Element
) -> None:
    for headline in "AB":
        link(session.project, source=named(session, headline), target=rival)
    assert gaps(page) == [
        ("Frame 3 carries no element", "Link an element …"),
        (f"No frame carries {value.code}", "Go to its row"),
    ]
    page.gaps.list_view.activated.emit(page.gaps.model.index(1))
    assert view.links.element(view.currentIndex().row()) == value
    session.select("frame", [named(session, "C").id])
    assert gaps(page)[1][1] == "Link to frame 3"
    page.gaps.list_view.activated.emit(page.gaps.model.index(1))
    assert ties(session, "C") == ["Recall less"]
    assert gaps(page) == []
    assert not page.gaps.isVisible()


def test_an_orphan_is_linked_by_the_picker(page: MapPage, session: Session, value: Element) -> None:
    page.gaps.list_view.clicked.emit(page.gaps.model.index(2))
    assert chosen(session) == ["C"]
    assert page.picker is not None
    page.picker.picked.emit(value)
    assert ties(session, "C") == ["Recall less"]
    page.picker.close()


def test_without_elements_the_map_says_where_they_come_from(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session("insight:A")
    room = Storyboard(session)
    qtbot.addWidget(room)
    room.show()
    room.show_view("map")
    with qtbot.waitSignal(session.room_opened) as opened:
        (empty,) = room.map_page.findChildren(EmptyState)
        empty.chosen.emit()
    assert opened.args == ["positioning"]


def test_rows_are_in_sight_in_the_largest_text(
    room: Storyboard, page: MapPage, view: MapView, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=2))
    room.resize(912, 590)
    qapp.processEvents()
    assert page.gaps.isVisible(), "what is missing is counted there"
    assert not page.gaps.list_view.isVisible()
    assert view.viewport().height() >= 1.5 * view.rowHeight(1)
    assert view.viewport().width() >= 0.45 * view.width(), "columns are seen beside the names"
    theme.apply(qapp, theme.load(theme.LIGHT))
    room.resize(912, 640)
    qapp.processEvents()
    assert page.gaps.list_view.isVisible()


def test_the_key_names_key_and_mouse(page: MapPage) -> None:
    assert page.key.accessibleName().endswith("Space or double click links, unlinks")


def test_the_map_is_painted_in_both_themes(
    room: Storyboard, page: MapPage, session: Session, value: Element, qapp: object
) -> None:
    link(session.project, source=named(session, "A"), target=value)
    light = page.grab().toImage()
    theme.apply(qapp, theme.load(theme.DARK, reduced_motion=True))  # type: ignore[arg-type]
    assert page.grab().toImage() != light
