"""What lanes, headings and cards look like, and that they are painted once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.ids import PictureId
from tests.ui.boards import Boards, named, told
from ui import theme
from ui.models.frame_cards import Card
from ui.models.storyboard import StoryboardModel
from ui.models.storyboard_places import PlaceKind
from ui.models.thumbnails import Thumbnails
from ui.theme import Theme, Type
from ui.workspaces.storyboard.board import card_pixmaps
from ui.workspaces.storyboard.board.card_painter import (
    Standing,
    is_cut,
    paint_card,
    paint_content,
)
from ui.workspaces.storyboard.board.card_pixmaps import CardPixmaps
from ui.workspaces.storyboard.board.card_plan import BOARD_CARD, GRID_CARD, TEXT_GAP_PX, CardPlan
from ui.workspaces.storyboard.board.glide import Glide
from ui.workspaces.storyboard.board.headings import headings_of
from ui.workspaces.storyboard.board.view import BoardView

CARD = Card(PlaceKind.FRAME, "Name the pallets", "Only the affected ones", number="8", time="7:00")


class NoThumbnails(Thumbnails):
    """Never has a picture, and never reads one."""

    def __init__(self) -> None:
        super().__init__(lambda: lambda _picture: None)

    def thumbnail(self, picture: str, room: QSize, ratio: float) -> QPixmap | None:
        return None


def painted(card: Card, standing: Standing) -> QImage:
    image = QImage(200, 210, QImage.Format.Format_RGB32)
    image.fill(theme.current().window)
    with QPainter(image) as painter:
        paint_card(painter, QRect(10, 10, 170, 192), card, standing, NoThumbnails())
    return image


def test_cards_have_the_height_they_were_drawn_with(look: Theme) -> None:
    assert BOARD_CARD.height_px(look) == 192
    assert BOARD_CARD.height_px(theme.load(theme.LIGHT, font_scale=1.4)) > 220
    assert GRID_CARD.height_px(look) > BOARD_CARD.height_px(look) + 80


def test_each_state_of_a_card_has_its_own_line(look: Theme) -> None:
    edge = QPoint(10, 100)
    assert painted(CARD, Standing()).pixelColor(edge) == look.border
    assert painted(CARD, Standing(is_hovered=True)).pixelColor(edge) == look.control
    assert painted(CARD, Standing(is_selected=True)).pixelColor(edge) == look.accent
    ring = painted(CARD, Standing(has_ring=True))
    assert ring.pixelColor(QPoint(6, 100)) == look.focus
    assert ring.pixelColor(QPoint(8, 100)) == look.window


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("visual", ["", "A tree of lots"])
def test_without_a_picture_there_is_no_paper(qapp: QApplication, name: str, visual: str) -> None:
    theme.apply(qapp, theme.load(name, reduced_motion=True))
    image = painted(replace(CARD, visual=visual), Standing())
    assert image.pixelColor(20, 80) == theme.current().sunken
    pictured = painted(replace(CARD, picture=PictureId("a")), Standing())
    assert pictured.pixelColor(20, 80) == theme.current().paper


def test_a_place_left_behind_is_empty(look: Theme) -> None:
    image = painted(CARD, Standing(is_taken=True))
    assert image.pixelColor(QPoint(90, 120)) == look.window


def test_a_beat_that_is_waited_for_is_dashed_in_the_colour_of_warnings(look: Theme) -> None:
    def colors(asks: bool) -> set[str]:
        gap = Card(PlaceKind.GAP, "No proof yet", "Tell one", meta="Add a frame", asks=asks)
        image = painted(gap, Standing())
        return {image.pixelColor(10, y).name() for y in range(30, 180)}

    assert look.warn.name() in colors(True)
    assert look.control.name() in colors(False)


@pytest.fixture
def view(boards: Boards, qtbot: QtBot) -> Iterator[BoardView]:
    session = boards.session(
        *(f"insight:{number}" for number in range(6)), "alternatives:X", "introduction:Y"
    )
    thumbnails = NoThumbnails()
    made = BoardView(StoryboardModel(session, session), thumbnails)
    qtbot.addWidget(made)
    made.resize(912, 800)
    made.show()
    yield made
    thumbnails.wait()


def lane_color(image: QImage, view: BoardView, row: int, dx: int = 0) -> QColor:
    """The colour of the strip above a card, ``dx`` pixels right of the card's left edge."""
    lane = view.place_geometry().lane(view.place_geometry().cell(row))
    return image.pixelColor(lane.left() + dx, lane.bottom())


def test_the_strip_of_a_beat_runs_through_and_stops_before_the_next(
    view: BoardView, look: Theme
) -> None:
    image = view.grab().toImage()
    width = view.place_geometry().card_width_px
    assert lane_color(image, view, 0, width + 3) == look.setup
    assert lane_color(image, view, 5, width + 3) == look.window
    assert lane_color(image, view, 6) == look.setup
    assert lane_color(image, view, 8) == look.follow


def test_the_name_of_a_beat_stands_over_its_first_card_of_a_line_only(view: BoardView) -> None:
    image = view.grab().toImage()
    ground = theme.current().window

    def has_words(row: int) -> bool:
        geometry = view.place_geometry()
        lane = geometry.lane(geometry.cell(row)).adjusted(0, 0, 0, -3)
        return any(
            image.pixelColor(x, y) != ground
            for x in range(lane.left(), lane.right())
            for y in range(lane.top(), lane.bottom())
        )

    assert [has_words(row) for row in range(7)] == [True, False, False, False, False, True, True]


def test_headings_say_how_many_how_long_and_which_share(boards: Boards) -> None:
    session = boards.sample_session()
    setup, follow = headings_of(StoryboardModel(session, session))
    assert (setup.title, setup.tagline) == ("Setup", "the market, not us")
    assert setup.figures == "5 frames · 10:00 · 25 % of the call"
    assert follow.figures == "7 frames · 29:30 · value 54 %"


def test_a_part_without_frames_says_so(boards: Boards) -> None:
    session = boards.session("insight:A")
    _setup, follow = headings_of(StoryboardModel(session, session))
    assert follow.figures == "No frames yet"


# Painted once


def test_a_card_at_rest_is_painted_once_and_laid_down_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = 0
    paint = paint_content

    def counting(*args: object, **named_args: object) -> None:
        nonlocal count
        count += 1
        paint(*args, **named_args)  # type: ignore[arg-type]

    monkeypatch.setattr(card_pixmaps, "paint_content", counting)
    pixmaps = CardPixmaps(NoThumbnails())
    image = QImage(200, 210, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        for _ in range(3):
            pixmaps.paint(painter, QRect(10, 10, 170, 192), CARD)
        assert count == 1
        pixmaps.paint(painter, QRect(10, 10, 180, 192), CARD)
        assert count == 2
        pixmaps.clear()
        pixmaps.paint(painter, QRect(10, 10, 170, 192), CARD)
        assert count == 3


def test_the_laid_down_card_looks_like_the_painted_one(look: Theme) -> None:
    image = QImage(200, 210, QImage.Format.Format_RGB32)
    image.fill(look.window)
    with QPainter(image) as painter:
        CardPixmaps(NoThumbnails()).paint(painter, QRect(10, 10, 170, 192), CARD)
    assert image == painted(CARD, Standing())


def test_a_large_card_has_the_beginning_of_the_script_to_read(look: Theme) -> None:
    def large(card: Card) -> QImage:
        image = QImage(320, 360, QImage.Format.Format_RGB32)
        image.fill(look.window)
        with QPainter(image) as painter:
            place = QRect(10, 10, 280, GRID_CARD.height_px(look))
            paint_card(painter, place, card, Standing(), NoThumbnails(), plan=GRID_CARD)
        return image

    words = "So thirty-eight pallets hold it. " * 8
    bare, full = large(CARD), large(replace(CARD, script=words))
    assert bare != full
    foot = GRID_CARD.height_px(look) - 30
    same = QRect(0, foot, 320, 340 - foot)
    assert bare.copy(same) == full.copy(same), "the last line stays free"
    assert large(replace(CARD, beat="Proof")) != bare


# Gliding


@pytest.fixture
def moving(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load(theme.LIGHT, reduced_motion=False))


@pytest.mark.usefixtures("moving")
def test_a_moved_card_sets_out_from_where_it_stood(view: BoardView) -> None:
    session = view.board._session
    frame = named(session, "3")
    from_x = view.card_rect(3).left()
    edit_cells(session.project, frame, beat="alternatives")
    row = view.board.row_of(frame.id)
    shift = view._glide.shifts[frame.id]
    assert view.card_rect(row).left() + shift.x() == from_x


def test_with_reduced_motion_cards_are_there_at_once(view: BoardView) -> None:
    session = view.board._session
    edit_cells(session.project, named(session, "3"), beat="alternatives")
    assert view._glide.shifts == {}


@pytest.mark.usefixtures("moving")
def test_a_glide_ends_at_the_place(qtbot: QtBot) -> None:
    glide = Glide()
    moved = QSignalSpy(glide.moved)
    glide.leave({"a": QPoint(0, 0), "b": QPoint(9, 9)})
    glide.arrive({"a": QPoint(100, 0), "b": QPoint(9, 9), "new": QPoint(5, 5)})
    assert glide.shifts == {"a": QPoint(-100, 0)}
    qtbot.waitUntil(lambda: glide.shifts == {})
    assert moved.count() > 1


@pytest.mark.usefixtures("moving")
def test_where_everything_moves_nothing_glides(qapp: QApplication) -> None:
    glide = Glide()
    glide.leave({str(number): QPoint(0, 0) for number in range(100)})
    glide.arrive({str(number): QPoint(5, 5) for number in range(100)})
    assert glide.shifts == {}


@pytest.mark.parametrize(
    ("title", "text", "plan", "expected"),
    [
        ("Short", "Short too", BOARD_CARD, False),
        (
            "A headline that is much longer than two lines of a card can ever hold",
            "",
            BOARD_CARD,
            False,
        ),
        (
            "A headline that is much longer than two lines of a card can ever hold",
            "A key message of so many words that two lines are not enough",
            BOARD_CARD,
            True,
        ),
        (
            "A headline that is much longer than four lines of a card hold " * 2,
            "",
            BOARD_CARD,
            True,
        ),
        (
            "Short",
            "A key message of so many words that two lines are not enough",
            BOARD_CARD,
            False,
        ),
        (
            "Short",
            "A key message of so many words that three are not enough " * 2,
            BOARD_CARD,
            True,
        ),
        ("Short", "A key message of so many words that two lines are not enough", GRID_CARD, False),
        ("Short", "", GRID_CARD, False),
    ],
)
def test_a_card_knows_whether_it_shows_everything(
    title: str, text: str, plan: CardPlan, expected: bool
) -> None:
    assert is_cut(Card(PlaceKind.FRAME, title, text), 149, plan=plan) is expected


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("plan", [BOARD_CARD, GRID_CARD])
def test_headline_and_key_message_share_the_lines_of_a_card(plan: CardPlan, scale: float) -> None:
    now = theme.load(theme.LIGHT, font_scale=scale)
    title_px, text_px = now.line_px(Type.CARD_TITLE), now.line_px(Type.SUPPORT)
    room_px = 2 * title_px + TEXT_GAP_PX + plan.text_lines * text_px
    for title in range(1, 9):
        for below in range(9):
            titles, texts = plan.shared_lines(title, below, now)
            gap_px = plan.text_gap_px(titles, texts, now) if texts else 0
            assert titles * title_px + gap_px + texts * text_px <= room_px
            assert titles >= min(title, 2)
            assert texts >= min(below, plan.text_lines)
    edited = replace(plan, is_edited=True)
    assert edited.shared_lines(9, 0, now)[0] == 2, "as many as the field covers"
    assert plan.shared_lines(9, 0, now)[0] > 2
    assert plan.shared_lines(1, 9, now)[1] > plan.text_lines


def test_shares_out_of_bounds_are_told_with_the_bound_once_the_story_is_whole(
    boards: Boards,
) -> None:
    session = boards.sample_session()
    model = StoryboardModel(session, session)
    assert not any(heading.asks for heading in headings_of(model))
    edit_cells(session.project, told(session).frames[0], planned_ms=900_000)
    setup, follow = headings_of(model)
    assert setup.asks
    assert setup.figures.endswith(" of the story, at most 30 %")
    assert follow.asks
    assert follow.figures.endswith(" of the story, at least 50 %")


def test_a_story_that_is_being_written_is_not_warned_about_its_shares(boards: Boards) -> None:
    session = boards.session("insight:A", "introduction:B")
    assert not any(heading.asks for heading in headings_of(StoryboardModel(session, session)))
