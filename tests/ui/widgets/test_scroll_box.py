"""A ground that scrolls and keeps its width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollBar, QSpacerItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField
from ui.widgets.scroll_box import ScrollBox, box_around, reveal
from ui.widgets.text_area import TextArea


@pytest.fixture
def box(qtbot: QtBot) -> ScrollBox:
    content = QWidget()
    made = ScrollBox(content)
    qtbot.addWidget(made)
    made.resize(200, 100)
    made.show()
    return made


def content(box: ScrollBox) -> QWidget:
    found = box.widget()
    assert found is not None
    return found


def bar(box: ScrollBox) -> QScrollBar:
    """The bar that is seen."""
    return next(one for one in box.findChildren(QScrollBar) if one.parent() is box)


def test_the_bar_comes_only_where_there_is_more_to_see(box: ScrollBox) -> None:
    assert not bar(box).isVisible()
    content(box).setMinimumHeight(500)
    content(box).adjustSize()
    assert bar(box).isVisible()


def test_the_content_keeps_the_whole_width(box: ScrollBox) -> None:
    content(box).setMinimumHeight(500)
    content(box).adjustSize()
    assert box.viewport().width() == 200
    assert bar(box).geometry().right() == 199


def test_the_bar_moves_the_content_and_follows_it(box: ScrollBox) -> None:
    content(box).setMinimumHeight(500)
    content(box).adjustSize()
    bar(box).setValue(120)
    assert content(box).y() == -120
    box.verticalScrollBar().setValue(30)
    assert bar(box).value() == 30


def column(box: ScrollBox, *heights_px: int) -> list[QWidget]:
    """Fill the box with parts of these heights."""
    made = []
    layout = QVBoxLayout(content(box))
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for height_px in heights_px:
        part = QWidget()
        part.setFixedHeight(height_px)
        layout.addWidget(part)
        part.show()
        made.append(part)
    return made


def test_a_part_is_scrolled_into_sight_whole(box: ScrollBox) -> None:
    _first, second, third = column(box, 80, 60, 90)
    box.reveal(second)
    assert content(box).y() == -40
    box.reveal(third)
    assert content(box).y() == -130
    box.reveal(second)
    assert content(box).y() == -80


def test_a_part_higher_than_the_box_is_shown_from_its_top(box: ScrollBox) -> None:
    _first, second, _third = column(box, 80, 300, 90)
    box.reveal(second)
    assert content(box).y() == -80


def test_a_part_that_has_just_been_opened_is_shown_with_what_it_holds(box: ScrollBox) -> None:
    first, second = column(box, 80, 60)
    second.hide()
    box.reveal(first)
    second.show()
    reveal(second)
    assert content(box).y() == -40


def test_outside_of_a_box_nothing_is_scrolled(qtbot: QtBot) -> None:
    alone = QWidget()
    qtbot.addWidget(alone)
    reveal(alone)


def test_texts_that_need_several_lines_are_never_squeezed(qtbot: QtBot) -> None:
    content = QWidget()
    content.setMaximumWidth(240)
    column = QVBoxLayout(content)
    labels = [TextLabel("One word after another. " * 12, lines=0) for _ in range(8)]
    for label in labels:
        column.addWidget(label)
    box = ScrollBox(content)
    qtbot.addWidget(box)
    box.resize(300, 200)
    box.show()
    QApplication.processEvents()
    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels)
    column.addWidget(late := TextLabel("Late. " * 40, lines=0))
    QApplication.processEvents()
    for label in (*labels, late):
        assert label.height() >= label.heightForWidth(label.width())


def test_what_a_text_needed_does_not_squeeze_the_rest_once_it_has_gone(
    box: ScrollBox, qtbot: QtBot
) -> None:
    text = TextLabel("Words that break into lines. " * 9, lines=0)
    layout = QVBoxLayout(content(box))
    layout.addWidget(text)
    box.resize(190, 100)
    qtbot.waitUntil(lambda: content(box).minimumHeight() > 100)
    text.hide()
    part = QWidget()
    part.setMinimumHeight(900)
    layout.addWidget(part)
    qtbot.waitUntil(lambda: content(box).height() >= 900)


def test_content_that_is_too_wide_can_be_scrolled_to(qtbot: QtBot) -> None:
    content = QWidget()
    content.setMinimumSize(600, 40)
    box = ScrollBox(content)
    qtbot.addWidget(box)
    box.resize(300, 200)
    box.show()
    qtbot.waitUntil(lambda: box.horizontalScrollBar().maximum() == 300)
    assert not box.horizontalScrollBar().isHidden()


def test_what_grew_pushes_its_neighbours_away_before_anything_is_painted(box: ScrollBox) -> None:
    first, second = column(box, 80, 60)
    box.settle()
    first.setFixedHeight(300)
    assert second.y() == 80
    box.settle()
    assert second.y() == 300
    assert content(box).height() == 360


@pytest.fixture
def ends(box: ScrollBox) -> tuple[QWidget, QWidget]:
    """What can have the keyboard at the two ends of a long box; the first one has it."""
    first, _gap, last = column(box, 40, 400, 40)
    for one in (first, last):
        one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.settle()
    box.activateWindow()
    assert QTest.qWaitForWindowActive(box)
    first.setFocus()
    return first, last


def is_seen(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


def test_what_is_given_the_keyboard_is_seen(box: ScrollBox, ends: tuple[QWidget, QWidget]) -> None:
    first, last = ends
    last.setFocus()
    assert is_seen(last)
    first.setFocus()
    assert is_seen(first)


def test_the_label_of_a_field_that_is_given_the_keyboard_is_seen_too(
    box: ScrollBox, qtbot: QtBot
) -> None:
    column(box, 300)
    fields = [LabelledField(words, QLineEdit()) for words in ("Statement", "Evidence", "Note")]
    layout = content(box).layout()
    assert layout is not None
    for field in fields:
        layout.addWidget(field)
        field.show()
    layout.addItem(QSpacerItem(1, 300))
    box.settle()
    box.activateWindow()
    assert QTest.qWaitForWindowActive(box)
    fields[0].field.setFocus()
    bar(box).setValue(bar(box).maximum())
    for field in reversed(fields):
        field.field.setFocus()
        (label, *_rest) = field.findChildren(TextLabel)
        assert is_seen(label)


def test_nothing_moves_below_the_mouse(box: ScrollBox, ends: tuple[QWidget, QWidget]) -> None:
    first, last = ends
    last.setFocus()
    bar(box).setValue(20)
    handle = box.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(50, 10))
    assert first.hasFocus()
    assert bar(box).value() == 20


def test_whoever_comes_back_finds_the_box_as_it_was_left(
    box: ScrollBox, ends: tuple[QWidget, QWidget]
) -> None:
    bar(box).setValue(200)
    first, _last = ends
    first.clearFocus()
    first.setFocus()
    assert bar(box).value() == 200


def test_what_is_higher_than_the_box_stays_where_it_is(
    box: ScrollBox, ends: tuple[QWidget, QWidget]
) -> None:
    tall = content(box).findChildren(QWidget)[1]
    bar(box).setValue(90)
    tall.setFocus()
    assert tall.hasFocus()
    assert bar(box).value() == 90


@pytest.fixture
def field(box: ScrollBox, qtbot: QtBot) -> TextArea:
    """A field of many lines that begins out of sight."""
    made = TextArea("one\n" * 20, max_lines=0)
    layout = QVBoxLayout(content(box))
    head = QWidget()
    head.setFixedHeight(60)
    layout.addWidget(head)
    layout.addWidget(made)
    box.settle()
    box.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def is_written_in_sight(box: ScrollBox, field: TextArea) -> bool:
    caret = field.cursorRect()
    port, area = box.viewport(), field.viewport()
    top, end = (area.mapTo(port, one).y() for one in (caret.topLeft(), caret.bottomLeft()))
    return 0 <= top < end <= port.height()


def test_the_place_where_somebody_writes_stays_in_sight(
    box: ScrollBox, field: TextArea, qtbot: QtBot
) -> None:
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: is_written_in_sight(box, field))
    bar(box).setValue(0)
    assert not is_written_in_sight(box, field)
    field.insertPlainText("pasted\n" * 30)
    qtbot.waitUntil(lambda: is_written_in_sight(box, field))
    field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.waitUntil(lambda: is_written_in_sight(box, field))


def test_a_box_that_becomes_lower_keeps_it_in_sight_where_it_was(
    box: ScrollBox, field: TextArea, qtbot: QtBot
) -> None:
    box.resize(200, 300)
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: is_written_in_sight(box, field))
    box.resize(200, 120)
    qtbot.waitUntil(lambda: is_written_in_sight(box, field))
    bar(box).setValue(0)
    box.resize(200, 100)
    QApplication.processEvents()
    assert bar(box).value() == 0, "whoever scrolled away stays there"


def test_in_a_field_that_was_left_nothing_is_followed(
    box: ScrollBox, field: TextArea, qtbot: QtBot
) -> None:
    field.clearFocus()
    qtbot.waitUntil(lambda: not field.hasFocus())
    bar(box).setValue(0)
    field.moveCursor(QTextCursor.MoveOperation.End)
    QApplication.processEvents()
    assert bar(box).value() == 0


def test_it_scrolls_by_what_there_is_left(box: ScrollBox, ends: tuple[QWidget, QWidget]) -> None:
    _first, last = ends
    assert box_around(last) is box
    assert box_around(box) is None
    most = bar(box).maximum()
    assert box.scroll_by(30) == 30
    assert box.scroll_by(most) == most - 30
    assert box.scroll_by(-most - 1) == -most
