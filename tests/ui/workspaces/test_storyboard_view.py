"""The list of cards under keyboard and pointer, and what it paints."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QCursor, QHoverEvent, QMouseEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import hide_frames
from tests.ui.boards import Boards, named, told
from ui import theme
from ui.models.storyboard import StoryboardModel
from ui.models.thumbnails import Thumbnails
from ui.session import Session
from ui.workspaces.storyboard.board_view import BoardView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session(
        *(f"insight:A{number}" for number in range(7)), "introduction:B", "the-ask:C"
    )


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> Iterator[BoardView]:
    thumbnails = Thumbnails(lambda: session.view.picture_reader, session)
    made = BoardView(StoryboardModel(session, session), thumbnails)
    qtbot.addWidget(made)
    made.resize(912, 648)
    made.show()
    made.setFocus()
    yield made
    thumbnails.wait()


def row_of(view: BoardView, session: Session, headline: str) -> int:
    return view.board.row_of(named(session, headline).id)


def go(view: BoardView, row: int) -> None:
    view.setCurrentIndex(view.board.index(row))


def card_point(view: BoardView, row: int) -> QPoint:
    return view.card_rect(row).center()


def hover(view: BoardView, point: QPoint) -> None:
    QApplication.sendEvent(
        view.viewport(),
        QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(view.viewport().mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )


class Painted:
    """Notes the rows that are painted."""

    def __init__(self, view: BoardView, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rows: list[int] = []
        paint = view.cards.paint_card

        def noting(painter: object, row: int, cell: object, *, is_selected: bool) -> None:
            self.rows.append(row)
            paint(painter, row, cell, is_selected=is_selected)  # type: ignore[arg-type]

        monkeypatch.setattr(view.cards, "paint_card", noting)


@pytest.fixture
def painted(view: BoardView, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Painted:
    qapp.processEvents()
    view.grab()
    qapp.processEvents()
    return Painted(view, monkeypatch)


# Keyboard


def test_arrows_cross_from_part_to_part_in_the_same_column(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    go(view, row_of(view, session, "A1"))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_place[1] == named(session, "A6").id
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_place[0] == "differentiated-value"
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.current_place[1] == named(session, "A5").id


def test_home_and_end_lead_to_the_ends_of_the_whole_story(view: BoardView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == view.board.rowCount() - 1
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0


def test_shift_selects_a_range_across_the_parts(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    go(view, row_of(view, session, "A5"))
    shift = Qt.KeyboardModifier.ShiftModifier
    while view.current_place[1] != named(session, "B").id:
        qtbot.keyClick(view, Qt.Key.Key_Right, shift)
    frames = told(session).frames
    assert view.selected_frames() == [frame.id for frame in frames[5:8]]


def test_control_a_selects_every_frame_and_no_empty_place(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_frames() == [frame.id for frame in told(session).frames]


def test_enter_opens_a_frame_and_fills_an_empty_beat(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    opened, adding = QSignalSpy(view.opened), QSignalSpy(view.adding)
    go(view, row_of(view, session, "B"))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.at(0) == [named(session, "B").id]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert adding.at(0) == ["differentiated-value"]
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert adding.at(1) == [""]


def test_chords_reach_their_handler(view: BoardView, qtbot: QtBot) -> None:
    done: list[str] = []
    view.set_keys({"Alt+Left": lambda: done.append("left"), "Del": lambda: done.append("gone")})
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert done == ["left", "gone"]


def test_the_list_is_one_tab_stop(view: BoardView, qtbot: QtBot) -> None:
    go(view, 0)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.currentIndex().row() == 0


# Pointer


def test_a_click_selects_and_a_double_click_opens(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    row = row_of(view, session, "A2")
    qtbot.mouseClick(view.viewport(), LEFT, pos=card_point(view, row))
    assert view.selected_frames() == [named(session, "A2").id]
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseDClick(view.viewport(), LEFT, pos=card_point(view, row))
    assert opened.args == [named(session, "A2").id]


def test_a_click_on_an_empty_beat_asks_for_a_frame(view: BoardView, qtbot: QtBot) -> None:
    row = next(r for r in range(view.board.rowCount()) if view.board.place(r).beat == "proof")
    view.scrollTo(view.board.index(row))
    with qtbot.waitSignal(view.adding) as adding:
        qtbot.mouseClick(view.viewport(), LEFT, pos=card_point(view, row))
    assert adding.args == ["proof"]


def test_a_click_beside_the_cards_selects_nothing(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    view.select_frames([named(session, "A1").id])
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(500, 5))
    assert view.selected_frames() == []


def test_only_the_card_under_the_pointer_is_hovered(
    view: BoardView, painted: Painted, qapp: QApplication
) -> None:
    hover(view, card_point(view, 1))
    qapp.processEvents()
    assert view.cards.attention.hovered == 1
    assert set(painted.rows) == {1}
    painted.rows.clear()
    hover(view, card_point(view, 2))
    qapp.processEvents()
    assert set(painted.rows) == {1, 2}
    QApplication.sendEvent(view, QHoverEvent(QEvent.Type.Leave, QPointF(), QPointF(), QPointF()))
    view.leaveEvent(QEvent(QEvent.Type.Leave))
    assert view.cards.attention.hovered == -1


def test_the_ring_shows_for_the_keyboard_and_not_for_the_pointer(
    view: BoardView, qtbot: QtBot
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.ring_row() == view.currentIndex().row()
    qtbot.mouseClick(view.viewport(), LEFT, pos=card_point(view, 2))
    assert view.ring_row() == -1
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.ring_row() == 1


# Painting


def test_an_edit_paints_one_cell(
    view: BoardView, session: Session, painted: Painted, qapp: QApplication
) -> None:
    edit_cells(session.project, named(session, "A3"), headline="Changed")
    qapp.processEvents()
    assert set(painted.rows) == {3}


def test_a_selection_paints_two_cells(
    view: BoardView, session: Session, painted: Painted, qapp: QApplication
) -> None:
    view.select_frames([named(session, "A1").id])
    qapp.processEvents()
    painted.rows.clear()
    view.select_frames([named(session, "A4").id])
    qapp.processEvents()
    assert set(painted.rows) == {1, 4}


def test_scrolling_paints_only_what_comes_into_sight(
    boards: Boards, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = boards.session(*(f"insight:{number}" for number in range(60)))
    model = StoryboardModel(session, session)
    view = BoardView(model, Thumbnails(lambda: session.view.picture_reader, session))
    qtbot.addWidget(view)
    view.resize(912, 500)
    view.show()
    # A card under the pointer would be painted for that.
    QCursor.setPos(view.mapToGlobal(view.rect().bottomLeft()) + QPoint(0, 50))
    qapp.processEvents()
    painted = Painted(view, monkeypatch)
    view.verticalScrollBar().setValue(60)
    qapp.processEvents()
    lines = {row // 5 for row in painted.rows}
    assert 0 < len(lines) <= 2
    assert 0 not in lines


def test_a_switch_of_the_theme_paints_the_cards_anew(view: BoardView, qapp: QApplication) -> None:
    light = view.grab().toImage()
    theme.apply(qapp, theme.load(theme.DARK))
    dark = view.grab().toImage()
    spot = view.card_rect(0).bottomLeft() + QPoint(20, -20)
    assert light.pixelColor(spot) != dark.pixelColor(spot)


# Grid, backups, accessibility


def test_the_grid_has_the_same_cards_in_one_run(view: BoardView, session: Session) -> None:
    view.select_frames([named(session, "B").id])
    rows, height = view.board.rowCount(), view.place_geometry().height
    view.show_grid(is_grid=True)
    geometry = view.place_geometry()
    assert [block.has_heading for block in geometry.blocks] == [False]
    assert geometry.blocks[0].count == rows
    assert geometry.measures.lane_px == 0
    assert geometry.card_width_px > 240
    assert geometry.height > height
    assert view.selected_frames() == [named(session, "B").id]


def test_backups_stand_apart_at_the_end_in_both_views(view: BoardView, session: Session) -> None:
    hide_frames(session.project, frames=[named(session, "A0").id], is_backup=True)
    last = view.board.rowCount() - 1
    assert view.board.place(last).is_backup
    assert view.place_geometry().blocks[-1].has_heading
    view.show_grid(is_grid=True)
    assert [block.has_heading for block in view.place_geometry().blocks] == [False, True]


def test_a_screen_reader_finds_a_list_of_cards(view: BoardView, session: Session) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    assert found.role() == QAccessible.Role.List
    assert found.childCount() == view.board.rowCount()
    first = found.child(0)
    assert first.role() == QAccessible.Role.ListItem
    assert first.text(QAccessible.Text.Name) == "Frame 1 of 9, insight, A0, 4 minutes"
    view.select_frames([named(session, "A0").id])
    assert first.state().selected


def test_scrolling_to_the_first_card_of_a_part_shows_its_heading(
    view: BoardView, session: Session
) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    row = row_of(view, session, "A0")
    view.scrollTo(view.board.index(row))
    assert view.verticalScrollBar().value() == 0


def test_a_story_of_one_long_word_and_other_scripts_stays_inside_its_cards(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.session(
        f"insight:{'x' * 300}", "insight:يتم تحديد الاستدعاء قبل وقت طويل", "insight:🚀🔥 go 🎉"
    )
    view = BoardView(
        StoryboardModel(session, session), Thumbnails(lambda: session.view.picture_reader, session)
    )
    qtbot.addWidget(view)
    view.resize(912, 648)
    view.show()
    image = view.grab().toImage()
    ground = theme.current().window
    for row in range(3):
        card = view.card_rect(row)
        for x in (card.left() - 3, card.right() + 4):
            column = {image.pixelColor(x, y).name() for y in range(card.top(), card.bottom())}
            assert column == {ground.name()}


def test_a_band_drawn_beside_the_cards_selects_what_it_touches(
    view: BoardView, session: Session, qtbot: QtBot
) -> None:
    port = view.viewport()
    first, second = view.card_rect(1), view.card_rect(2)
    qtbot.mousePress(port, LEFT, pos=QPoint(first.left() + 30, first.top() - 20))
    end = QPoint(second.left() + 5, second.top() + 10)
    for point in (QPoint(first.left() + 60, first.top() - 10), end):
        QApplication.sendEvent(
            port,
            QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(point),
                QPointF(port.mapToGlobal(point)),
                Qt.MouseButton.NoButton,
                LEFT,
                Qt.KeyboardModifier.NoModifier,
            ),
        )
    assert not view.band.isEmpty()
    qtbot.mouseRelease(port, LEFT, pos=end)
    assert view.band.isNull()
    frames = told(session).frames
    assert view.selected_frames() == [frames[1].id, frames[2].id]


def test_larger_text_takes_wider_cards(view: BoardView, qapp: QApplication) -> None:
    before = view.card_rect(0).width()
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=1.4, reduced_motion=True))
    assert view.card_rect(0).width() >= 1.3 * before
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=0.8, reduced_motion=True))
    assert view.card_rect(0).width() == before
