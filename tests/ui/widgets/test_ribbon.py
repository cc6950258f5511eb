"""The ribbon draws time to scale and says the same in one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QFontMetrics, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Theme, Type
from ui.widgets.ribbon import Part, Ribbon, RibbonBlock, RibbonRow, label_within, ribbon_sentence

MINUTE = 60_000
PLANNED = RibbonRow(
    "Planned",
    [
        RibbonBlock(Part.SETUP, 10 * MINUTE, name="frame 1"),
        RibbonBlock(Part.FOLLOW, 20 * MINUTE, is_current=True, name="frame 2"),
    ],
)
TAKE = RibbonRow("Take 3", [RibbonBlock(Part.SETUP, 9 * MINUTE)], total_ms=28 * MINUTE)


@pytest.fixture
def ribbon(qtbot: QtBot) -> Ribbon:
    made = Ribbon()
    qtbot.addWidget(made)
    made.resize(700, 44)
    return made


def runs(image: QImage, y: int, color: str) -> list[tuple[int, int]]:
    """Return where pixels of a colour stand in a row, as (first, last) of each run."""
    found: list[tuple[int, int]] = []
    for x in range(image.width()):
        if image.pixelColor(x, y).name() == color:
            if found and found[-1][1] == x - 1:
                found[-1] = (found[-1][0], x)
            else:
                found.append((x, x))
    return found


def test_one_sentence_says_everything() -> None:
    live = RibbonRow("Live mean, n = 4", total_ms=31 * MINUTE)
    assert ribbon_sentence([PLANNED, TAKE, live], 40 * MINUTE) == (
        "Planned 30:00 of 40:00, setup 33 per cent, now frame 2; Take 3 28:00; "
        "Live mean, n = 4 31:00"
    )


def test_without_time_the_sentence_divides_by_nothing() -> None:
    empty = RibbonRow("Planned", [RibbonBlock(Part.SETUP, 0)])
    assert ribbon_sentence([empty], 0) == "Planned 0:00"


def test_the_accessible_name_is_that_sentence(ribbon: Ribbon) -> None:
    ribbon.show_rows(planned=PLANNED, limit_ms=40 * MINUTE)
    assert ribbon.accessibleName().startswith("Planned 30:00 of 40:00")


def test_blocks_are_as_wide_as_they_are_long(ribbon: Ribbon) -> None:
    ribbon.show_rows(planned=PLANNED, limit_ms=40 * MINUTE)
    look = theme.current()
    image = ribbon.grab().toImage()
    (setup,) = runs(image, 22, look.setup.name())
    (follow,) = runs(image, 22, look.follow.name())
    assert (follow[1] - follow[0]) / (setup[1] - setup[0]) == pytest.approx(2, abs=0.1)
    assert follow[0] > setup[1]


def test_the_limit_stands_where_its_time_is(ribbon: Ribbon) -> None:
    ribbon.show_rows(planned=PLANNED, limit_ms=30 * MINUTE)
    image = ribbon.grab().toImage()
    (follow,) = runs(image, 22, theme.current().follow.name())
    line = runs(image, 13, theme.current().text.name())
    assert abs(line[-1][0] - (follow[1] + 2)) <= 3
    ribbon.show_rows(planned=PLANNED, limit_ms=60 * MINUTE)
    image = ribbon.grab().toImage()
    (setup,) = runs(image, 22, theme.current().setup.name())
    (follow,) = runs(image, 22, theme.current().follow.name())
    line = runs(image, 13, theme.current().text.name())
    whole = follow[1] - setup[0]
    assert (line[-1][0] - setup[0]) / whole == pytest.approx(2, abs=0.05)


def test_time_over_the_limit_is_drawn_beyond_the_line(ribbon: Ribbon) -> None:
    long = RibbonRow("Planned", [RibbonBlock(Part.FOLLOW, 50 * MINUTE)])
    ribbon.show_rows(planned=long, limit_ms=40 * MINUTE)
    image = ribbon.grab().toImage()
    (inside,) = runs(image, 22, theme.current().follow.name())
    beyond = runs(image, 22, theme.current().warn.name())[-1]
    assert 600 < beyond[1] < 700
    assert beyond[0] > inside[1]
    assert (beyond[1] - inside[0]) / (inside[1] - inside[0]) == pytest.approx(1.25, abs=0.03)


def test_time_over_the_limit_is_said_in_words(ribbon: Ribbon) -> None:
    long = RibbonRow("Planned", [RibbonBlock(Part.FOLLOW, 45 * MINUTE + 30_000)])
    ribbon.show_rows(planned=long, limit_ms=40 * MINUTE)
    assert ribbon.accessibleName().startswith("Planned 45:30 of 40:00, 5:30 over")
    label = ribbon.grab().toImage().copy(0, 14, 60, 16)
    warn = theme.current().warn.name()
    assert any(runs(label, y, warn) for y in range(label.height()))


def test_in_little_room_the_name_is_cut_before_the_time(qapp: QApplication) -> None:
    font = theme.current().font(Type.BADGE)
    name, times = "Live v3 median, n = 4", "42:06, 2:06 over"
    advance = QFontMetrics(font).horizontalAdvance
    whole = advance(f"{name}  {times}")
    assert label_within(name, times, font, whole) == f"{name}  {times}"
    cut = label_within(name, times, font, whole - 30)
    assert cut.startswith("Live v3 ")
    assert cut.endswith(f"…  {times}")
    assert advance(cut) <= whole - 30
    assert label_within(name, times, font, advance(times) + 4) == times


def test_each_label_says_itself_under_the_pointer(
    ribbon: Ribbon, monkeypatch: pytest.MonkeyPatch
) -> None:
    zones = RibbonRow("Zones", total_ms=20 * MINUTE)
    ribbon.show_rows(planned=PLANNED, zones=zones, live=TAKE, limit_ms=40 * MINUTE)
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _on: shown.append(words))
    for y in (8, 22, 36):
        at = QPoint(10, y)
        QApplication.sendEvent(ribbon, QHelpEvent(QEvent.Type.ToolTip, at, at))
    assert shown == ["Planned  30:00", "Zones  20:00", "Take 3  28:00"]


def test_larger_text_asks_for_more_room(ribbon: Ribbon, qapp: QApplication) -> None:
    before = ribbon.minimumSizeHint().width()
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=2.0))
    assert ribbon.minimumSizeHint().width() == 2 * before


@pytest.mark.parametrize("count", [1, 3])
def test_the_limit_keeps_its_label_when_time_is_over(ribbon: Ribbon, count: int) -> None:
    long = RibbonRow("Planned", [RibbonBlock(Part.FOLLOW, 50 * MINUTE)])
    rows = {"take": long, "live": long} if count == 3 else {}
    quiet = theme.current().text2.name()
    bars = (theme.current().follow, theme.current().warn)

    def label(limit_ms: int) -> int:
        """How much of the label can be seen beside the blocks, in pieces of its colour."""
        ribbon.show_rows(planned=long, limit_ms=limit_ms, **rows)
        image = ribbon.grab().toImage().copy(300, 0, 400, 44)
        end = max(x for x in range(400) if image.pixelColor(x, 22 if count == 1 else 10) in bars)
        found = [(run, y) for y in range(44) for run in runs(image, y, quiet)]
        return sum(run[0] > end or (count == 1 and y < 14) for run, y in found)

    inside = label(60 * MINUTE)
    assert label(40 * MINUTE) >= 0.6 * inside > 0


def test_the_current_block_is_outlined(ribbon: Ribbon) -> None:
    ribbon.show_rows(planned=PLANNED, limit_ms=40 * MINUTE)
    image = ribbon.grab().toImage()
    (follow,) = runs(image, 22, theme.current().follow.name())
    above = [image.pixelColor(follow[0] + 30, y).lightness() for y in range(10, 18)]
    assert min(above) < 90


def test_another_current_block_paints_no_other_block_anew(
    ribbon: Ribbon, monkeypatch: pytest.MonkeyPatch
) -> None:
    ribbon.show_rows(planned=PLANNED, limit_ms=40 * MINUTE)
    ribbon.grab()
    painted: list[int] = []
    paint_row = Ribbon._paint_row

    def noting(of: Ribbon, painter: QPainter, index: int, row: RibbonRow, now: Theme) -> None:
        painted.append(index)
        paint_row(of, painter, index, row, now)

    monkeypatch.setattr(Ribbon, "_paint_row", noting)
    ribbon.set_current(0)
    image = ribbon.grab().toImage()
    (setup,) = runs(image, 22, theme.current().setup.name())
    above = [image.pixelColor(setup[0] + 30, y).lightness() for y in range(10, 18)]
    assert min(above) < 90
    assert ribbon.accessibleName().endswith("now frame 1")
    assert painted == []
    ribbon.resize(600, 44)
    ribbon.grab()
    assert painted == [0]


def test_no_current_block_is_said_and_shown_as_such(ribbon: Ribbon) -> None:
    ribbon.show_rows(planned=PLANNED, limit_ms=40 * MINUTE)
    ribbon.set_current(None)
    assert "now" not in ribbon.accessibleName()


def test_plain_data_is_enough(ribbon: Ribbon) -> None:
    ribbon.show_planned([("setup", MINUTE, False), ("follow", MINUTE, True)], 2 * MINUTE)
    assert ribbon.accessibleName() == "Planned 2:00 of 2:00, setup 50 per cent"


def test_it_paints_without_data_and_in_no_room(ribbon: Ribbon, qapp: QApplication) -> None:
    assert not ribbon.grab().isNull()
    ribbon.show_rows(planned=PLANNED, take=TAKE, limit_ms=40 * MINUTE)
    ribbon.resize(60, 20)
    assert not ribbon.grab().isNull()


def test_a_row_of_budgets_says_what_is_over_and_leaves_gaps_without_colour(
    ribbon: Ribbon,
) -> None:
    planned = RibbonRow("Planned", [RibbonBlock(Part.SETUP, 60_000), RibbonBlock("", 60_000)])
    zones = RibbonRow(
        "Zones",
        [RibbonBlock(Part.SETUP, 30_000, name="Opening", tip="Opening, 1:00 of 0:30, 0:30 over")],
        note="Opening 0:30 over",
    )
    ribbon.show_rows(planned=planned, zones=zones, limit_ms=120_000)
    assert ribbon.accessibleName().endswith("; Zones 0:30, Opening 0:30 over")
    quiet = ribbon.grab().toImage()
    ribbon.show_rows(planned=planned, zones=replace(zones, note=""), limit_ms=120_000)
    assert ribbon.grab().toImage() != quiet
    block, rect = ribbon._block_rects(1)[0]
    assert ribbon._words_at(int(rect.center().x()), int(rect.center().y())) == block.tip


def test_blocks_too_short_to_stand_apart_are_painted_as_one(ribbon: Ribbon) -> None:
    short = [RibbonBlock(Part.SETUP, 60_000)] * 1000 + [RibbonBlock(Part.FOLLOW, 60_000)] * 1000
    row = RibbonRow("Planned", short)
    ribbon.show_rows(planned=row, limit_ms=0)
    setup, follow = (area for _color, area in ribbon._stretches(0, theme.current()))
    (_, first), *_, (_, last) = ribbon._block_rects(0)
    assert setup.left() == first.left()
    assert follow.right() == last.right()
    assert abs(setup.width() - follow.width()) < 2
    ribbon.show_rows(planned=RibbonRow("Planned", short[997:1003]), limit_ms=0)
    assert len(ribbon._stretches(0, theme.current())) == 6
