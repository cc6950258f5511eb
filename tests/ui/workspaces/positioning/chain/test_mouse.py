"""The chain under the mouse: selecting, carrying cards, drawing and cutting lines."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.model.positioning import Element, ElementKind
from tests.ui.boards import Boards
from tests.ui.elements import CHAIN, JOINS, by_code, fill, names_of
from tests.ui.studio import told
from tests.ui.workspaces.positioning.chain.conftest import Show
from ui import theme
from ui.session import Session
from ui.theme import Role
from ui.workspaces.positioning.chain.model import ELEMENT
from ui.workspaces.positioning.chain.view import ChainView

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def middle(view: ChainView, element: Element) -> QPoint:
    """The middle of a card, in the viewport."""
    index = next(
        view.model().index(row, 0)
        for row in range(view.model().rowCount())
        if view.model().index(row, 0).data(ELEMENT) == element.id
    )
    return view.visualRect(index).center()


def port(view: ChainView, element: Element, *, is_out: bool) -> QPoint:
    """A port of a card, in the viewport."""
    place = view.board.place(element.id)
    assert place is not None
    card = view.geometry_now.card(*place)
    return view.geometry_now.port(card, is_out=is_out).toPoint() + view.origin


def line_middle(view: ChainView, source: Element, target: Element) -> QPoint:
    """The middle of a line, in the viewport."""
    start = QPointF(port(view, source, is_out=True))
    end = QPointF(port(view, target, is_out=False))
    return view.geometry_now.curve(start, end).pointAtPercent(0.5).toPoint()


def drag(qtbot: QtBot, view: ChainView, start: QPoint, *way: QPoint) -> None:
    """Press at the start, move over the points of the way, let go at the last."""
    port = view.viewport()
    qtbot.mousePress(port, LEFT, pos=start)
    for point in way:
        qtbot.mouseMove(port, point)
    qtbot.mouseRelease(port, LEFT, pos=way[-1])


def test_a_click_selects_and_the_ground_lets_go(session: Session, show: Show, qtbot: QtBot) -> None:
    made = fill(session, *CHAIN, joins=JOINS)
    view = show(session).chain.view
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, made["Genealogy"]))
    assert session.selection.current == made["Genealogy"].id
    below = middle(view, made["Blenders"]) + QPoint(0, 2 * view.geometry_now.pitch_px)
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(2, below.y()))
    assert session.selection.current is None


def has_ring(view: ChainView) -> bool:
    """Whether a ring is painted around a card."""
    image, ring = view.viewport().grab().toImage(), theme.current().color(Role.FOCUS).rgb()
    row = range(image.width())
    return any(image.pixel(x, y) == ring for y in range(image.height()) for x in row)


def test_a_clicked_card_has_no_ring_until_a_key_is_pressed(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, "A:One", "A:Two")
    view = show(session).chain.view
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, made["One"]))
    assert view.hasFocus()
    assert not has_ring(view)
    qtbot.keyClick(view, Key.Key_Down)
    assert has_ring(view)
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, made["One"]))
    assert not has_ring(view)


def test_a_card_below_the_chain_has_no_ring_until_a_key_is_pressed(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    fill(session, "A:One", "M:Recall software")
    card = show(session).chain.foundation.card(ElementKind.CATEGORY)
    qtbot.mouseClick(card, LEFT)
    assert card.hasFocus()
    without = card.grab().toImage()
    qtbot.keyClick(card, Key.Key_Down)
    assert card.grab().toImage() != without


def test_a_card_is_dragged_up_within_its_component(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, "A:One", "A:Two", "A:Three")
    view = show(session).chain.view
    start, goal = middle(view, made["Three"]), middle(view, made["One"])
    drag(qtbot, view, start, start - QPoint(0, 30), goal - QPoint(0, 20))
    assert names_of(session, "A") == ["Three", "One", "Two"]


def test_a_card_let_go_where_it_was_stays(session: Session, show: Show, qtbot: QtBot) -> None:
    made = fill(session, "A:One", "A:Two")
    view = show(session).chain.view
    start = middle(view, made["One"])
    before = session.project.undo_state
    drag(qtbot, view, start, start + QPoint(0, 25), start + QPoint(3, 2))
    assert names_of(session, "A") == ["One", "Two"]
    assert session.project.undo_state == before


def test_the_board_stays_while_a_card_is_taken_up_and_follows_a_click(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, *(f"A:Card {number}" for number in range(9)))
    view = show(session).chain.view
    asked: list[int] = []
    view.sought.connect(lambda top, _bottom: asked.append(top))
    start = middle(view, made["Card 7"])
    qtbot.mousePress(view.viewport(), LEFT, pos=start)
    qtbot.mouseMove(view.viewport(), start + QPoint(0, 20))
    assert asked == []
    qtbot.mouseRelease(view.viewport(), LEFT, pos=start)
    asked.clear()
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, made["Card 8"]))
    assert len(asked) == 1


def test_a_card_taken_up_near_the_edge_scrolls_only_when_it_is_carried_over_it(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, *(f"A:Card {number}" for number in range(9)))
    view = show(session).chain.view
    port = view.viewport()
    edge = port.visibleRegion().boundingRect().top() + 8
    start = QPoint(middle(view, made["Card 0"]).x(), edge)
    pushes: list[int] = []
    view.pushed.connect(pushes.append)
    mouse = view._mouse
    mouse.press(middle(view, made["Card 0"]) - view.origin, start)
    mouse.move(middle(view, made["Card 0"]) - view.origin + QPoint(0, 14), start + QPoint(0, 14))
    assert not mouse._edge.is_running()
    mouse.move(middle(view, made["Card 0"]) - view.origin, start - QPoint(0, 6))
    assert mouse._edge.is_running()
    mouse.give_up()
    assert pushes == []


def test_a_line_held_at_the_end_of_the_board_stays_at_the_pointer(
    session: Session, show: Show
) -> None:
    made = fill(session, "A:One", "D:Two", "D:Three")
    view = show(session).chain.view
    mouse, goal = view._mouse, middle(view, made["Three"])
    mouse.press(port(view, made["One"], is_out=True) - view.origin, QPoint(0, 0))
    mouse.move(goal - view.origin, QPoint(0, view.viewport().height() - 1))
    assert mouse._edge.is_running()
    for _ in range(20):
        mouse._edge.step()
    mouse.release()
    assert "“One” and “Three” are connected" in told(session)[-1].text


def test_escape_gives_up_a_drag(session: Session, show: Show, qtbot: QtBot) -> None:
    made = fill(session, "A:One", "A:Two")
    view = show(session).chain.view
    start = middle(view, made["One"])
    qtbot.mousePress(view.viewport(), LEFT, pos=start)
    qtbot.mouseMove(view.viewport(), start + QPoint(0, 160))
    qtbot.keyClick(view, Key.Key_Escape)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=start + QPoint(0, 160))
    assert names_of(session, "A") == ["One", "Two"]


def test_a_line_is_drawn_from_a_port_to_a_card(session: Session, show: Show, qtbot: QtBot) -> None:
    made = fill(session, *CHAIN)
    view = show(session).chain.view
    start = port(view, made["ERP module"], is_out=True)
    drag(qtbot, view, start, start + QPoint(20, 5), middle(view, made["Rework"]))
    (relation,) = session.view.relations.values()
    assert (relation.source, relation.target) == (made["ERP module"].id, made["Rework"].id)
    message = told(session)[-1]
    assert message.text == "“ERP module” and “Rework” are connected now"
    assert message.action == "Undo"


def test_the_keyboard_goes_to_the_card_that_a_line_comes_from(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, *CHAIN)
    view = show(session).chain.view
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, made["Minutes"]))
    qtbot.mousePress(view.viewport(), LEFT, pos=port(view, made["ERP module"], is_out=True))
    assert view.currentIndex().data(ELEMENT) == made["ERP module"].id
    assert session.selection.current == made["Minutes"].id
    qtbot.mouseRelease(view.viewport(), LEFT, pos=middle(view, made["ERP module"]))
    assert session.selection.current == made["Minutes"].id


def test_a_line_drawn_again_is_said_to_be_there(session: Session, show: Show, qtbot: QtBot) -> None:
    made = fill(session, *CHAIN, joins=("Binders-Rework",))
    view = show(session).chain.view
    before = session.project.undo_state
    start = port(view, made["Binders"], is_out=True)
    drag(qtbot, view, start, start + QPoint(20, 5), middle(view, made["Rework"]))
    assert len(session.view.relations) == 1
    assert session.project.undo_state == before
    message = told(session)[-1]
    assert message.text == "“Binders” and “Rework” are connected already"
    assert message.action == ""


def test_a_line_may_begin_at_its_end(session: Session, show: Show, qtbot: QtBot) -> None:
    made = fill(session, *CHAIN)
    view = show(session).chain.view
    start = port(view, made["Blenders"], is_out=False)
    drag(qtbot, view, start, start - QPoint(20, 0), middle(view, made["Minutes"]))
    (relation,) = session.view.relations.values()
    assert (relation.source, relation.target) == (made["Minutes"].id, made["Blenders"].id)


def test_a_line_is_not_drawn_over_a_component(session: Session, show: Show, qtbot: QtBot) -> None:
    made = fill(session, *CHAIN)
    view = show(session).chain.view
    start = port(view, made["Binders"], is_out=True)
    drag(qtbot, view, start, start + QPoint(20, 0), middle(view, made["Minutes"]))
    assert not session.view.relations


def test_a_chosen_line_is_deleted_and_taken_back(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, *CHAIN, joins=("Binders-Rework", "Minutes-Blenders"))
    view = show(session).chain.view
    at = line_middle(view, made["Binders"], made["Rework"])
    qtbot.mouseMove(view.viewport(), at)
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    assert view.chosen_line is not None
    qtbot.keyClick(view, Key.Key_Delete)
    assert len(session.view.relations) == 1
    assert names_of(session, "A") == ["Binders", "ERP module"]
    message = told(session)[-1]
    assert message.text == "“Binders” and “Rework” are no longer connected"
    assert message.action == "Undo"
    session.undo()
    assert len(session.view.relations) == 2


def test_the_mark_on_a_chosen_line_takes_it_away(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, *CHAIN, joins=("Binders-Rework",))
    view = show(session).chain.view
    at = line_middle(view, made["Binders"], made["Rework"])
    for _ in range(2):
        qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    assert not session.view.relations


def test_escape_lets_go_of_a_line_before_the_selection(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    made = fill(session, *CHAIN, joins=("Binders-Rework",))
    view = show(session).chain.view
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, made["Binders"]))
    at = line_middle(view, made["Binders"], made["Rework"])
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    qtbot.keyClick(view, Key.Key_Escape)
    assert view.chosen_line is None
    assert session.selection.current == made["Binders"].id


def test_the_whole_chain_of_the_selected_element_is_lit(boards: Boards, show: Show) -> None:
    session = boards.sample_session()
    room = show(session)
    room.show_row("element", by_code(session, "VA-2").id)
    lit = {session.view.elements[one].code for one in room.chain.view.lit.elements}
    assert lit == {"CA-1", "CA-2", "DF-2", "VA-2", "TC-1", "TC-3"}
    assert len(room.chain.view.lit.relations) == 5


def test_a_click_on_the_empty_ground_takes_the_keyboard_from_the_inspector(
    boards: Boards, show: Show, qtbot: QtBot
) -> None:
    room = show(boards.sample_session())
    host, field = QWidget(), QLineEdit()
    qtbot.addWidget(host)
    beside = QHBoxLayout(host)
    beside.addWidget(room)
    beside.addWidget(field)
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()
    ground = room.chain.foundation
    gap = QPoint(ground.width() - 2, ground.height() - 2)
    assert ground.childAt(gap) is None
    room.chain.view.show_selected(None)
    for place, where in ((ground, gap), (room, QPoint(room.width() // 2, 2))):
        field.setFocus()
        qtbot.mouseClick(place, Qt.MouseButton.LeftButton, pos=where)
        assert room.chain.view.hasFocus()
