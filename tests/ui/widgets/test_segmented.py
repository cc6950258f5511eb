"""One Tab stop, arrows inside, and a name that says what is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.segmented import Form, Segment, SegmentedControl


@pytest.fixture
def control(qtbot: QtBot) -> SegmentedControl:
    made = SegmentedControl(
        [
            Segment("board", "Board", "layout-board"),
            Segment("grid", "Grid"),
            Segment("map", "Map"),
        ],
        name="View",
    )
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_arrows_choose_the_neighbour_and_stop_at_the_ends(control: SegmentedControl) -> None:
    told: list[str] = []
    control.chosen.connect(told.append)
    QTest.keyClick(control, Qt.Key.Key_Left)
    QTest.keyClick(control, Qt.Key.Key_Right)
    QTest.keyClick(control, Qt.Key.Key_End)
    QTest.keyClick(control, Qt.Key.Key_Right)
    QTest.keyClick(control, Qt.Key.Key_Home)
    assert told == ["grid", "map", "board"]


def test_arrows_follow_the_reading_direction(control: SegmentedControl) -> None:
    control.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(control, Qt.Key.Key_Left)
    assert control.key == "grid"


def test_a_click_chooses_the_segment_under_it(control: SegmentedControl) -> None:
    with_last = QPoint(control.width() - 10, 16)
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=with_last)
    assert control.key == "map"


def test_the_name_says_what_is_chosen(control: SegmentedControl) -> None:
    assert control.accessibleName() == "View: Board, 1 of 3"
    control.choose("map")
    assert control.accessibleName() == "View: Map, 3 of 3"


def test_choosing_from_code_is_silent_and_wants_a_known_key(control: SegmentedControl) -> None:
    told: list[str] = []
    control.chosen.connect(told.append)
    control.choose("grid")
    assert (control.key, told) == ("grid", [])
    with pytest.raises(KeyError):
        control.choose("timeline")


def test_choosing_what_is_chosen_says_nothing(control: SegmentedControl) -> None:
    told: list[str] = []
    control.chosen.connect(told.append)
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(10, 16))
    assert told == []


def test_segments_fill_the_control_side_by_side(control: SegmentedControl) -> None:
    shape = control.focus_shape()
    assert shape is not None
    assert shape[0].left() == 1
    control.choose("map")
    shape = control.focus_shape()
    assert shape is not None
    assert shape[0].right() == control.width() - 2


def test_it_is_one_tab_stop(control: SegmentedControl) -> None:
    assert control.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert control.findChildren(type(control)) == []


@pytest.fixture
def views(qtbot: QtBot) -> SegmentedControl:
    """Segments that all have icons, so that they can be shortened."""
    made = SegmentedControl(
        [Segment("chain", "Chain", "sitemap"), Segment("words", "Vocabulary", "book")],
        name="View",
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_short_room_takes_icons_then_words_then_all_words(views: SegmentedControl) -> None:
    wide = views.sizeHint().width()
    seen = []
    for width in range(wide, 0, -1):
        views.shorten_to(width)
        assert views.sizeHint().width() <= width or views.form is Form.ICONS
        if views.form not in seen:
            seen.append(views.form)
            views.resize(views.sizeHint())
            assert not views.grab().isNull()
    assert seen == list(Form)
    assert views.accessibleName() == "View: Chain, 1 of 2"
    views.shorten_to(wide)
    assert views.form is Form.FULL


def test_the_word_of_what_is_chosen_stays_longest(views: SegmentedControl) -> None:
    views.shorten_to(120)
    assert views.form is Form.CHOSEN_WORD
    before = views.sizeHint().width()
    views.choose("words")
    assert views.sizeHint().width() > before


def test_segments_without_icons_keep_their_words(control: SegmentedControl) -> None:
    wide = control.sizeHint().width()
    control.shorten_to(20)
    assert control.sizeHint().width() == wide


def test_a_click_finds_a_shortened_segment(views: SegmentedControl) -> None:
    views.shorten_to(20)
    views.resize(views.sizeHint())
    QTest.mouseClick(views, Qt.MouseButton.LeftButton, pos=QPoint(views.width() - 8, 16))
    assert views.key == "words"
