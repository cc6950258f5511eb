"""The list of cards under keyboard and pointer, and what it paints."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QCursor, QHoverEvent, QMouseEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import hide_frames
from tests.ui.boards import Boards, named, told
from tests.ui.workspaces.storyboard.stage import LEFT
from ui import theme
from ui.models.storyboard import StoryboardModel
from ui.models.thumbnails import Thumbnails
from ui.session import Session
from ui.workspaces.storyboard.board.view import BoardView


def row_of(cards: BoardView, nine: Session, headline: str) -> int:
    return cards.board.row_of(named(nine, headline).id)


def go(cards: BoardView, row: int) -> None:
    cards.setCurrentIndex(cards.board.index(row))


def card_point(cards: BoardView, row: int) -> QPoint:
    return cards.card_rect(row).center()


def hover(cards: BoardView, point: QPoint) -> None:
    QApplication.sendEvent(
        cards.viewport(),
        QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(cards.viewport().mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )


class Painted:
    """Notes the rows that are painted."""

    def __init__(self, cards: BoardView, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rows: list[int] = []
        paint = cards.cards.paint_card

        def noting(painter: object, row: int, cell: object, *, is_selected: bool) -> None:
            self.rows.append(row)
            paint(painter, row, cell, is_selected=is_selected)  # type: ignore[arg-type]

        monkeypatch.setattr(cards.cards, "paint_card", noting)


@pytest.fixture
def painted(cards: BoardView, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Painted:
    qapp.processEvents()
    cards.grab()
    qapp.processEvents()
    return Painted(cards, monkeypatch)


# Keyboard


def test_arrows_cross_from_part_to_part_in_the_same_column(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    go(cards, row_of(cards, nine, "A1"))
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    assert cards.current_place[1] == named(nine, "A6").id
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    assert cards.current_place[0] == "differentiated-value"
    qtbot.keyClick(cards, Qt.Key.Key_Up)
    qtbot.keyClick(cards, Qt.Key.Key_Left)
    assert cards.current_place[1] == named(nine, "A5").id


def test_home_and_end_lead_to_the_ends_of_the_whole_story(cards: BoardView, qtbot: QtBot) -> None:
    qtbot.keyClick(cards, Qt.Key.Key_End)
    assert cards.currentIndex().row() == cards.board.rowCount() - 1
    qtbot.keyClick(cards, Qt.Key.Key_Home)
    assert cards.currentIndex().row() == 0


def test_shift_selects_a_range_across_the_parts(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    go(cards, row_of(cards, nine, "A5"))
    shift = Qt.KeyboardModifier.ShiftModifier
    while cards.current_place[1] != named(nine, "B").id:
        qtbot.keyClick(cards, Qt.Key.Key_Right, shift)
    frames = told(nine).frames
    assert cards.selected_frames() == [frame.id for frame in frames[5:8]]


def test_control_a_selects_every_frame_and_no_empty_place(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    qtbot.keyClick(cards, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert cards.selected_frames() == [frame.id for frame in told(nine).frames]


def test_enter_opens_a_frame_and_fills_an_empty_beat(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    opened, adding = QSignalSpy(cards.opened), QSignalSpy(cards.adding)
    go(cards, row_of(cards, nine, "B"))
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert opened.at(0) == [named(nine, "B").id]
    qtbot.keyClick(cards, Qt.Key.Key_Right)
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert adding.at(0) == ["differentiated-value"]
    qtbot.keyClick(cards, Qt.Key.Key_End)
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert adding.at(1) == [""]


def test_chords_reach_their_handler(cards: BoardView, qtbot: QtBot) -> None:
    done: list[str] = []
    cards.set_keys({"Alt+Left": lambda: done.append("left"), "Del": lambda: done.append("gone")})
    qtbot.keyClick(cards, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(cards, Qt.Key.Key_Delete)
    qtbot.keyClick(cards, Qt.Key.Key_Left)
    assert done == ["left", "gone"]


def test_the_list_is_one_tab_stop(cards: BoardView, qtbot: QtBot) -> None:
    go(cards, 0)
    qtbot.keyClick(cards, Qt.Key.Key_Tab)
    assert cards.currentIndex().row() == 0


# Pointer


def test_a_click_selects_and_a_double_click_opens(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    row = row_of(cards, nine, "A2")
    qtbot.mouseClick(cards.viewport(), LEFT, pos=card_point(cards, row))
    assert cards.selected_frames() == [named(nine, "A2").id]
    with qtbot.waitSignal(cards.opened) as opened:
        qtbot.mouseDClick(cards.viewport(), LEFT, pos=card_point(cards, row))
    assert opened.args == [named(nine, "A2").id]


def test_a_click_on_an_empty_beat_asks_for_a_frame(cards: BoardView, qtbot: QtBot) -> None:
    row = next(r for r in range(cards.board.rowCount()) if cards.board.place(r).beat == "proof")
    cards.scrollTo(cards.board.index(row))
    with qtbot.waitSignal(cards.adding) as adding:
        qtbot.mouseClick(cards.viewport(), LEFT, pos=card_point(cards, row))
    assert adding.args == ["proof"]


def test_a_click_beside_the_cards_selects_nothing(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    cards.select_frames([named(nine, "A1").id])
    qtbot.mouseClick(cards.viewport(), LEFT, pos=QPoint(500, 5))
    assert cards.selected_frames() == []


def test_only_the_card_under_the_pointer_is_hovered(
    cards: BoardView, painted: Painted, qapp: QApplication
) -> None:
    hover(cards, card_point(cards, 1))
    qapp.processEvents()
    assert cards.cards.attention.hovered == 1
    assert set(painted.rows) == {1}
    painted.rows.clear()
    hover(cards, card_point(cards, 2))
    qapp.processEvents()
    assert set(painted.rows) == {1, 2}
    QApplication.sendEvent(cards, QHoverEvent(QEvent.Type.Leave, QPointF(), QPointF(), QPointF()))
    cards.leaveEvent(QEvent(QEvent.Type.Leave))
    assert cards.cards.attention.hovered == -1


def test_the_ring_shows_for_the_keyboard_and_not_for_the_pointer(
    cards: BoardView, qtbot: QtBot
) -> None:
    qtbot.keyClick(cards, Qt.Key.Key_Right)
    assert cards.ring_row() == cards.currentIndex().row()
    qtbot.mouseClick(cards.viewport(), LEFT, pos=card_point(cards, 2))
    assert cards.ring_row() == -1
    qtbot.keyClick(cards, Qt.Key.Key_Left)
    assert cards.ring_row() == 1


# Painting


def test_an_edit_paints_one_cell(
    cards: BoardView, nine: Session, painted: Painted, qapp: QApplication
) -> None:
    edit_cells(nine.project, named(nine, "A3"), headline="Changed")
    qapp.processEvents()
    assert set(painted.rows) == {3}


def test_a_selection_paints_two_cells(
    cards: BoardView, nine: Session, painted: Painted, qapp: QApplication
) -> None:
    cards.select_frames([named(nine, "A1").id])
    qapp.processEvents()
    painted.rows.clear()
    cards.select_frames([named(nine, "A4").id])
    qapp.processEvents()
    assert set(painted.rows) == {1, 4}


def test_scrolling_paints_only_what_comes_into_sight(
    boards: Boards, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    nine = boards.session(*(f"insight:{number}" for number in range(60)))
    model = StoryboardModel(nine, nine)
    cards = BoardView(model, Thumbnails(lambda: nine.view.picture_reader, nine))
    qtbot.addWidget(cards)
    cards.resize(912, 500)
    cards.show()
    # A card under the pointer would be painted for that.
    QCursor.setPos(cards.mapToGlobal(cards.rect().bottomLeft()) + QPoint(0, 50))
    qapp.processEvents()
    painted = Painted(cards, monkeypatch)
    cards.verticalScrollBar().setValue(60)
    qapp.processEvents()
    lines = {row // 5 for row in painted.rows}
    assert 0 < len(lines) <= 2
    assert 0 not in lines


def test_a_switch_of_the_theme_paints_the_cards_anew(cards: BoardView, qapp: QApplication) -> None:
    light = cards.grab().toImage()
    theme.apply(qapp, theme.load(theme.DARK))
    dark = cards.grab().toImage()
    spot = cards.card_rect(0).bottomLeft() + QPoint(20, -20)
    assert light.pixelColor(spot) != dark.pixelColor(spot)


# Grid, backups, accessibility


def test_the_grid_has_the_same_cards_in_one_run(cards: BoardView, nine: Session) -> None:
    cards.select_frames([named(nine, "B").id])
    rows, height = cards.board.rowCount(), cards.place_geometry().height
    cards.show_grid(is_grid=True)
    geometry = cards.place_geometry()
    assert [block.has_heading for block in geometry.blocks] == [False]
    assert geometry.blocks[0].count == rows
    assert geometry.measures.lane_px == 0
    assert geometry.card_width_px > 240
    assert geometry.height > height
    assert cards.selected_frames() == [named(nine, "B").id]


def test_backups_stand_apart_at_the_end_in_both_views(cards: BoardView, nine: Session) -> None:
    hide_frames(nine.project, frames=[named(nine, "A0").id], is_backup=True)
    last = cards.board.rowCount() - 1
    assert cards.board.place(last).is_backup
    assert cards.place_geometry().blocks[-1].has_heading
    cards.show_grid(is_grid=True)
    assert [block.has_heading for block in cards.place_geometry().blocks] == [False, True]


def test_a_screen_reader_finds_a_list_of_cards(cards: BoardView, nine: Session) -> None:
    found = QAccessible.queryAccessibleInterface(cards)
    assert found.role() == QAccessible.Role.List
    assert found.childCount() == cards.board.rowCount()
    first = found.child(0)
    assert first.role() == QAccessible.Role.ListItem
    assert (
        first.text(QAccessible.Text.Name) == "Frame 1 of 9, insight, A0, 4 minutes, no links, draft"
    )
    cards.select_frames([named(nine, "A0").id])
    assert first.state().selected


def test_scrolling_to_the_first_card_of_a_part_shows_its_heading(
    cards: BoardView, nine: Session
) -> None:
    cards.verticalScrollBar().setValue(cards.verticalScrollBar().maximum())
    row = row_of(cards, nine, "A0")
    cards.scrollTo(cards.board.index(row))
    assert cards.verticalScrollBar().value() == 0


def test_a_story_of_one_long_word_and_other_scripts_stays_inside_its_cards(
    boards: Boards, qtbot: QtBot
) -> None:
    nine = boards.session(
        f"insight:{'x' * 300}", "insight:يتم تحديد الاستدعاء قبل وقت طويل", "insight:🚀🔥 go 🎉"
    )
    cards = BoardView(
        StoryboardModel(nine, nine), Thumbnails(lambda: nine.view.picture_reader, nine)
    )
    qtbot.addWidget(cards)
    cards.resize(912, 648)
    cards.show()
    image = cards.grab().toImage()
    ground = theme.current().window
    for row in range(3):
        card = cards.card_rect(row)
        for x in (card.left() - 3, card.right() + 4):
            column = {image.pixelColor(x, y).name() for y in range(card.top(), card.bottom())}
            assert column == {ground.name()}


def test_a_band_drawn_beside_the_cards_selects_what_it_touches(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    port = cards.viewport()
    first, second = cards.card_rect(1), cards.card_rect(2)
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
    assert not cards.band.isEmpty()
    qtbot.mouseRelease(port, LEFT, pos=end)
    assert cards.band.isNull()
    frames = told(nine).frames
    assert cards.selected_frames() == [frames[1].id, frames[2].id]


def test_larger_text_takes_wider_cards(cards: BoardView, qapp: QApplication) -> None:
    before = cards.card_rect(0).width()
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=1.4, reduced_motion=True))
    assert cards.card_rect(0).width() >= 1.3 * before
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=0.8, reduced_motion=True))
    assert cards.card_rect(0).width() == before


def test_space_asks_for_the_slide_of_the_one_card_that_is_selected(
    cards: BoardView, nine: Session, qtbot: QtBot
) -> None:
    go(cards, row_of(cards, nine, "B"))
    with qtbot.waitSignal(cards.looked) as looked:
        qtbot.keyClick(cards, Qt.Key.Key_Space)
    assert looked.args == [named(nine, "B").id]
    cards.select_frames([frame.id for frame in told(nine).frames[:2]])
    assert len(cards.selected_frames()) == 2
    with qtbot.assertNotEmitted(cards.looked):
        qtbot.keyClick(cards, Qt.Key.Key_Space)


def test_the_menu_of_the_ground_is_not_that_of_the_chosen_frames(
    cards: BoardView, nine: Session
) -> None:
    go(cards, row_of(cards, nine, "A0"))
    assert cards.selected_frames()
    ground = cards.viewport().rect().bottomRight() - QPoint(2, 2)
    assert not cards.indexAt(ground).isValid()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, ground, QPoint(5, 5))
    QApplication.sendEvent(cards.viewport(), event)
    assert cards.selected_frames() == []


def test_cards_grow_with_a_view_in_which_all_have_room(cards: BoardView) -> None:
    cards.resize(1500, 300)
    narrow_px = cards.card_rect(0).width()
    cards.resize(1500, 1200)
    assert cards.card_rect(0).width() > narrow_px
    assert cards.verticalScrollBar().maximum() == 0
    cards.resize(1500, 300)
    assert cards.card_rect(0).width() == narrow_px
