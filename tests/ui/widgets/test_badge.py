"""Badges say their word, fit their row, and look the same in a delegate and as a widget."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.badge import (
    BADGE_GAP_PX,
    Badge,
    BadgeLabel,
    Tone,
    badge_size,
    paint_badge,
    place_badges,
)

SUSPECT = Badge("Suspect link", Tone.WARN, "unlink")
REVIEW = Badge("In review", Tone.INFO, "eye")
STALE = Badge("Stale", Tone.WARN, "history")


def test_a_badge_is_twenty_high_and_pads_its_icon_and_word() -> None:
    plain = badge_size(Badge("Suspect link", Tone.WARN))
    assert badge_size(SUSPECT).height() == 20
    assert badge_size(SUSPECT).width() == plain.width() + 16
    assert badge_size(Badge("Suspect link", Tone.QUIET)).width() == plain.width() - 12


def test_two_badges_show_and_the_rest_is_counted() -> None:
    placed = place_badges([SUSPECT, REVIEW, STALE], 400)
    assert [badge.text for badge, _x, _w in placed] == ["Suspect link", "In review", "+1"]
    offsets = [x for _badge, x, _w in placed]
    assert offsets[1] == badge_size(SUSPECT).width() + BADGE_GAP_PX


def test_in_a_narrow_row_one_shows_and_the_others_are_counted() -> None:
    width = badge_size(SUSPECT).width() + 50
    placed = place_badges([SUSPECT, REVIEW], width)
    assert [badge.text for badge, _x, _w in placed] == ["Suspect link", "+1"]


@pytest.mark.parametrize("width", [60, 90, 130, 200, 300])
def test_no_badge_leaves_its_row(width: int) -> None:
    placed = place_badges([SUSPECT, REVIEW, STALE], width)
    assert all(x + w <= width for _badge, x, w in placed)


def test_without_badges_nothing_is_placed() -> None:
    assert place_badges([], 200) == []


@pytest.mark.parametrize("tone", list(Tone))
def test_a_painted_badge_has_its_ground_and_ink(tone: Tone) -> None:
    look = theme.current()
    image = QImage(120, 24, QImage.Format.Format_RGB32)
    image.fill(look.surface)
    painter = QPainter(image)
    width = paint_badge(painter, QPoint(0, 0), Badge("Word", tone))
    painter.end()
    ground = image.pixelColor(width - 3, 4)
    expected = {
        Tone.NEUTRAL: look.sunken,
        Tone.OUTLINE: look.surface,
        Tone.QUIET: look.surface,
    }.get(tone)
    if expected is None:
        expected = look.color(f"{tone}_soft")
    assert ground == expected


def test_a_cut_badge_keeps_to_its_width(qtbot: QtBot) -> None:
    image = QImage(120, 24, QImage.Format.Format_RGB32)
    image.fill(theme.current().surface)
    painter = QPainter(image)
    assert paint_badge(painter, QPoint(0, 0), SUSPECT, max_width_px=60) == 60
    painter.end()
    beyond = QRect(60, 0, 60, 24)
    colors = {image.pixelColor(x, 10).name() for x in range(beyond.left(), beyond.right())}
    assert colors == {theme.current().surface.name()}


def test_the_widget_speaks_its_word_and_the_next_one(qtbot: QtBot) -> None:
    label = BadgeLabel(SUSPECT)
    qtbot.addWidget(label)
    assert label.accessibleName() == "Suspect link"
    assert label.sizeHint() == badge_size(SUSPECT)
    label.set_badge(REVIEW)
    assert label.accessibleName() == "In review"
    assert label.badge == REVIEW
