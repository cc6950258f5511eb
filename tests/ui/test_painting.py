"""The shared strokes of everything painted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui import painting, theme
from ui.painting import CardState

RECT = QRect(20, 20, 60, 40)


def drawn(paint: Callable[[QPainter], None]) -> QImage:
    image = QImage(100, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#00FF00"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def color(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def test_colours_are_laid_over_each_other(qapp: QApplication) -> None:
    black, white = QColor("#000000"), QColor("#FFFFFF")
    assert painting.blend(black, white, 0.5).name() in ("#7f7f7f", "#808080")
    assert painting.blend(black, white, 1.0) == black
    assert painting.with_alpha(black, 0.5).alpha() in (127, 128)


def test_a_card_shows_how_it_stands_by_its_line(qapp: QApplication) -> None:
    now = theme.current()
    lines = {}
    for state in CardState:
        image = drawn(partial(painting.card, rect=RECT, theme=now, state=state))
        assert color(image, 50, 40) == now.surface.name().upper()
        lines[state] = color(image, 50, 20)
    assert len(set(lines.values())) == 3
    assert lines[CardState.SELECTED] == now.accent.name().upper()


def test_a_focused_card_has_a_ring_outside_with_a_gap(qapp: QApplication) -> None:
    now = theme.current()
    image = drawn(lambda painter: painting.card(painter, RECT, now, focused=True))
    column = [color(image, 50, y) for y in range(10, 21)]
    assert now.focus.name().upper() in column
    assert "#00FF00" in column[column.index(now.focus.name().upper()) :]


def test_a_wrong_field_is_seen_by_its_line(qapp: QApplication) -> None:
    now = theme.current()
    right = drawn(lambda painter: painting.field(painter, RECT, now))
    wrong = drawn(lambda painter: painting.field(painter, RECT, now, wrong=True))
    assert color(right, 50, 20) == now.control.name().upper()
    assert color(wrong, 50, 20) == now.bad.name().upper()


def test_a_line_is_one_crisp_pixel(qapp: QApplication) -> None:
    image = drawn(lambda painter: painting.h_line(painter, 10, 90, 30, QColor("#123456")))
    assert [color(image, 50, y) for y in (29, 30, 31)] == ["#00FF00", "#123456", "#00FF00"]
    assert color(image, 90, 30) == "#00FF00"


def test_only_the_upper_corners_of_a_picture_are_round() -> None:
    path = painting.top_rounded(RECT, 8)
    assert not path.contains(QRect(20, 20, 1, 1).toRectF().center())
    assert path.contains(QRect(20, 58, 1, 1).toRectF().center())


def test_the_corners_of_a_small_window_are_cut() -> None:
    mask = painting.rounded_mask(QRect(0, 0, 100, 60))
    assert not mask.contains(QPoint(0, 0))
    assert mask.contains(QPoint(50, 0))
    assert mask.contains(QPoint(99, 30))
