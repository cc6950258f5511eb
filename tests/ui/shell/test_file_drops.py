"""Files that are dragged over a window and dropped on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
)
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.shell.drop_target import Promise
from ui.widgets.line_edit import LineEdit
from ui.widgets.sheet import Sheet
from ui.widgets.text_area import TextArea
from ui.workspaces.storyboard.board.view import BoardView

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.save(str(tmp_path / "shot.png"))
    return tmp_path / "shot.png"


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def enter(window: QWidget, data: QMimeData, at: QPoint | None = None) -> bool:
    event = QDragEnterEvent(at or QPoint(10, 10), COPY, data, LEFT, NO_KEY)
    event.ignore()
    window.dragEnterEvent(event)
    return event.isAccepted()


def promised(window: MainWindow) -> Promise:
    found = window.drops.target.promise
    assert found is not None
    return found


def drop(window: MainWindow, data: QMimeData, at: QPoint | None = None) -> None:
    window.dropEvent(QDropEvent(QPointF(at or QPoint(10, 10)), COPY, data, LEFT, NO_KEY))


def card(window: MainWindow, number: int) -> QPoint:
    """The middle of the card of a frame, in the window."""
    assert window.page is not None
    (board,) = window.page.findChildren(BoardView)
    session = window.page.session
    assert session.story is not None
    row = next(
        row
        for row in range(board.board.rowCount())
        if board.board.place(row).frame == session.story.frames[number - 1].id
    )
    return board.viewport().mapTo(window, board.card_rect(row).center())


def test_a_dropped_document_is_opened(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    assert enter(window, files(path))
    assert promised(window).title == "story.narrative"
    assert promised(window).detail == "Open it"
    drop(window, files(path))
    assert window.drops.target.promise is None
    qtbot.waitUntil(lambda: window.page is not None)


def test_what_is_promised_goes_with_what_is_dragged_away(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    enter(window, files(path))
    window.dragLeaveEvent(QDragLeaveEvent())
    qtbot.waitUntil(lambda: window.drops.target.promise is None)


def test_between_two_widgets_the_promise_stays(window: MainWindow, path: Path) -> None:
    enter(window, files(path))
    window.dragLeaveEvent(QDragLeaveEvent())
    enter(window, files(path))
    assert not window.drops._leaving.isActive()


def test_what_cannot_be_taken_is_told_before_and_after_it_drops(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    data = files(tmp_path / "plan.pdf")
    assert enter(window, data)
    assert not promised(window).is_taken
    assert promised(window).title == "plan.pdf cannot be taken"
    drop(window, data)
    qtbot.waitUntil(lambda: bool(window.messages.list))
    assert "because" not in window.messages.list[-1].text
    assert "save a page as PNG" in window.messages.list[-1].text


def test_an_address_on_the_web_is_not_fetched(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.com/logo.png")])
    assert enter(window, data)
    drop(window, data)
    assert "works offline" in window.messages.list[-1].text


def test_a_picture_is_promised_to_the_card_below_it_and_becomes_its_picture(
    window: MainWindow, path: Path, picture: Path, qtbot: QtBot
) -> None:
    window.open_path(path)
    assert window.page is not None
    session = window.page.session
    at = card(window, 2)
    enter(window, files(picture), at)
    assert promised(window).detail == "Make it the picture of Frame 2"
    spot = promised(window).spot
    assert spot is not None
    assert spot.contains(at)
    data = files(picture)  # The event does not keep it alive.
    window.dragMoveEvent(QDragMoveEvent(QPoint(10, 10), COPY, data, LEFT, NO_KEY))
    assert promised(window).spot is None
    drop(window, files(picture), at)
    qtbot.waitUntil(lambda: session.story is not None and bool(session.story.frames[1].picture))


def test_of_several_pictures_only_the_first_is_promised(
    window: MainWindow, path: Path, picture: Path, tmp_path: Path
) -> None:
    window.open_path(path)
    other = tmp_path / "other.png"
    other.write_bytes(picture.read_bytes())
    enter(window, files(picture, other), card(window, 2))
    assert promised(window).title == picture.name
    assert promised(window).detail == (
        "Make it the picture of Frame 2; one at a time, the others are left out"
    )


def test_a_picture_without_a_file_is_taken_too(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window.open_path(path)
    assert window.page is not None
    session = window.page.session
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("plum"))
    data = QMimeData()
    data.setImageData(image)
    assert enter(window, data, card(window, 1))
    drop(window, data, card(window, 1))
    qtbot.waitUntil(lambda: session.story is not None and bool(session.story.frames[0].picture))


def test_a_drawing_without_a_file_is_taken_too(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window.open_path(path)
    assert window.page is not None
    session = window.page.session
    data = QMimeData()
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
    )
    data.setData("image/svg+xml", drawing.encode())
    assert enter(window, data, card(window, 1))
    assert promised(window).is_taken
    drop(window, data, card(window, 1))
    qtbot.waitUntil(lambda: session.story is not None and bool(session.story.frames[0].picture))


def test_the_keyboard_comes_along_with_what_is_dropped(
    window: MainWindow, path: Path, picture: Path, qtbot: QtBot
) -> None:
    window.open_path(path)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    drop(window, files(picture), card(window, 1))
    qtbot.waitUntil(window.isActiveWindow)


def test_nothing_is_dropped_behind_a_sheet(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    assert enter(window, files(path))
    sheet = Sheet(window, "Export", keep=True)
    sheet.open()
    assert not enter(window, files(path))
    sheet.close_sheet()
    assert enter(window, files(path))


@pytest.mark.parametrize("kind", [LineEdit, TextArea])
def test_a_field_leaves_files_to_the_window_and_takes_words(
    kind: type[LineEdit] | type[TextArea], path: Path, qtbot: QtBot
) -> None:
    field = kind()
    assert isinstance(field, QLineEdit | QTextEdit)
    qtbot.addWidget(field)
    data = files(path)
    data.setText(str(path))
    assert not enter(field, data)
    words = QMimeData()
    words.setText("Recall less product")
    assert enter(field, words)
