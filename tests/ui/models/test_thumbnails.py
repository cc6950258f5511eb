"""Thumbnails: read beside the window's thread, remembered within bounds."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.models import thumbnails as module
from ui.models.thumbnails import Thumbnails, scaled_image

ROOM = QSize(166, 80)


def png(width: int, height: int, *, alpha: bool = False) -> bytes:
    kind = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    image = QImage(width, height, kind)
    image.fill(QColor(0, 0, 0, 0) if alpha else QColor("white"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class Pictures:
    """Pictures by id, with a note of what was read and in which thread."""

    def __init__(self, **pictures: bytes) -> None:
        self.pictures = pictures
        self.read: list[str] = []
        self.threads: set[int] = set()

    def __call__(self, picture: str) -> bytes | None:
        self.read.append(picture)
        self.threads.add(threading.get_ident())
        return self.pictures.get(picture)


@pytest.fixture
def pictures() -> Pictures:
    return Pictures(wide=png(1600, 400), tall=png(400, 1600), broken=b"no picture")


@pytest.fixture
def thumbnails(pictures: Pictures, qtbot: QtBot) -> Iterator[Thumbnails]:
    made = Thumbnails(lambda: pictures)
    yield made
    made.wait()


def test_a_picture_arrives_later_and_fits_the_room(thumbnails: Thumbnails, qtbot: QtBot) -> None:
    with qtbot.waitSignal(thumbnails.arrived) as arrived:
        assert thumbnails.thumbnail("wide", ROOM, 1.0) is None
    assert arrived.args == ["wide"]
    pixmap = thumbnails.thumbnail("wide", ROOM, 1.0)
    assert pixmap is not None
    assert (pixmap.width(), pixmap.height()) == (166, 41)


def test_it_is_read_in_another_thread_and_only_once(
    thumbnails: Thumbnails, pictures: Pictures, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(thumbnails.arrived):
        for _ in range(5):
            thumbnails.thumbnail("tall", ROOM, 1.0)
    thumbnails.thumbnail("tall", ROOM, 1.0)
    assert pictures.read == ["tall"]
    assert threading.get_ident() not in pictures.threads


def test_a_picture_that_is_being_read_is_not_wanted_again(qtbot: QtBot) -> None:
    begun, may_end = threading.Event(), threading.Event()
    read: list[str] = []

    def slowly(picture: str) -> bytes:
        read.append(picture)
        begun.set()
        may_end.wait(10)
        return png(20, 20)

    thumbnails = Thumbnails(lambda: slowly)
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.thumbnail("slow", ROOM, 1.0)
        assert begun.wait(10)
        thumbnails.thumbnail("slow", ROOM, 1.0)
        may_end.set()
    thumbnails.wait()
    assert read == ["slow"]


def test_a_sharper_screen_gets_more_pixels(thumbnails: Thumbnails, qtbot: QtBot) -> None:
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.thumbnail("tall", ROOM, 2.0)
    pixmap = thumbnails.thumbnail("tall", ROOM, 2.0)
    assert pixmap is not None
    assert (pixmap.height(), pixmap.devicePixelRatio()) == (160, 2.0)
    assert pixmap.deviceIndependentSize().height() == 80


@pytest.mark.parametrize("picture", ["broken", "missing"])
def test_what_cannot_be_read_gives_an_empty_picture_and_is_not_tried_again(
    thumbnails: Thumbnails, pictures: Pictures, qtbot: QtBot, picture: str
) -> None:
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.thumbnail(picture, ROOM, 1.0)
    pixmap = thumbnails.thumbnail(picture, ROOM, 1.0)
    assert pixmap is not None
    assert pixmap.isNull()
    assert pictures.read == [picture]


def test_the_oldest_are_forgotten_when_room_runs_out(
    thumbnails: Thumbnails, pictures: Pictures, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 40_000)
    for picture in ("wide", "tall", "wide"):
        with qtbot.waitSignal(thumbnails.arrived):
            assert thumbnails.thumbnail(picture, QSize(160, 160), 1.0) is None
    assert pictures.read == ["wide", "tall", "wide"]


def test_only_pictures_that_shine_through_keep_their_transparency() -> None:
    assert not scaled_image(png(20, 20), ROOM).hasAlphaChannel()
    assert scaled_image(png(20, 20, alpha=True), ROOM).hasAlphaChannel()
