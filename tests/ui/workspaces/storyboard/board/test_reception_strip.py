"""The strip of a card: coloured from ten on, hollow marks for fewer, nothing for nobody."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from narrative_studio.results.taken import Taken
from ui import theme
from ui.workspaces.storyboard.board.reception_strip import STRIP_PX, paint_strip


def row_of(tests: Taken) -> list[str]:
    """The colours along the middle of a strip 100 px wide, each once where it stays the same."""
    now = theme.current()
    image = QImage(100, STRIP_PX, QImage.Format.Format_RGB32)
    image.fill(now.window)
    with QPainter(image) as painter:
        paint_strip(painter, QRect(0, 0, 100, STRIP_PX), tests, now)
    return [image.pixelColor(x, STRIP_PX // 2).name() for x in range(100)]


def test_from_ten_on_parts_are_coloured_and_as_long_as_their_shares() -> None:
    colors = theme.current().chart_colors()
    row = row_of(Taken(10, 5, 2, 1))
    long = {name: row.count(colors[name].name()) for name in ("teal", "orange", "plum")}
    assert 44 <= long["teal"] <= 48
    assert 16 <= long["orange"] <= 20
    assert 7 <= long["plum"] <= 10


def test_of_fewer_each_is_a_hollow_mark_without_a_colour() -> None:
    colors = {color.name() for color in theme.current().chart_colors().values()}
    row = row_of(Taken(4, 2, 1))
    assert not colors & set(row)
    ground = theme.current().window.name()
    marks = "".join(" " if one == ground else "x" for one in row).split()
    assert len(marks) == 4


def test_nobody_leaves_no_strip() -> None:
    assert set(row_of(Taken(0))) == {theme.current().window.name()}
