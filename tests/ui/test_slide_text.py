"""Text of slides stands where the file will have it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from exporters.deck.geometry import EMU_PER_PT, Rect, pt
from exporters.deck.painting.painted import PaintedPara, PaintedRun, PaintedText
from exporters.deck.template.colours import from_css
from ui.slide_text import paint_text, qcolor

INK, RED = from_css("000000"), from_css("FF0000")
RUN = PaintedRun("Hxxx", "Calibri", 20, INK)
PARA = PaintedPara((RUN,), line_pt=24)
PLACE = Rect(pt(50), pt(50), pt(200), pt(100))

Span = tuple[int, int, int, int]


def drawn(*paras: PaintedPara, scale: float = 1.0, **rest: object) -> QImage:
    """300 by 200 points on white, so many pixels to the point."""
    image = QImage(round(300 * scale), round(200 * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    text = replace(PaintedText(PLACE, paras), **rest)  # type: ignore[arg-type]
    paint_text(painter, text, scale / EMU_PER_PT)
    painter.end()
    return image


def span(image: QImage, *, red: bool = False) -> Span:
    """Left, top, right and bottom of what is drawn; of what is red alone."""
    found = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if (colour := image.pixelColor(x, y)).green() < 128 and (not red or colour.red() > 200)
    ]
    assert found, "nothing is drawn"
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs), min(ys), max(xs), max(ys)


def test_text_begins_in_the_upper_left_corner_of_its_place() -> None:
    left, top, right, bottom = span(drawn(PARA))
    assert 50 <= left <= 54
    assert 50 <= top <= 62
    assert right < 120
    assert bottom < 74


def test_a_list_from_the_right_has_its_marks_there() -> None:
    mark = replace(RUN, text="x", colour=RED)
    item = replace(PARA, align="r", is_right=True, margin_pt=40, hanging_pt=30, bullet=mark)
    image = drawn(item)
    assert span(image, red=True)[0] >= 220
    assert span(image, red=True)[2] <= 242
    assert 150 < span(image)[0] < 200, "the words end at their margin"


def test_insets_move_it_in() -> None:
    before, after = span(drawn(PARA)), span(drawn(PARA, insets_emu=(pt(20), pt(30), 0, 0)))
    assert after[0] - before[0] == pytest.approx(20, abs=1)
    assert after[1] - before[1] == pytest.approx(30, abs=1)


@pytest.mark.parametrize(("anchor", "down"), [("t", 0), ("ctr", 38), ("b", 76)])
def test_it_is_anchored_as_the_box_says(anchor: str, down: int) -> None:
    assert span(drawn(PARA, anchor=anchor))[1] - span(drawn(PARA))[1] == pytest.approx(down, abs=1)


def test_it_is_set_to_the_side_that_the_paragraph_says() -> None:
    right = span(drawn(replace(PARA, align="r")))
    middle = span(drawn(replace(PARA, align="ctr")))
    assert right[2] == pytest.approx(249, abs=2)
    assert (middle[0] + middle[2]) / 2 == pytest.approx(150, abs=2)


def test_lines_stand_as_far_apart_as_they_are_high() -> None:
    one = span(drawn(PARA))
    two = span(drawn(replace(PARA, runs=(replace(RUN, text="Hxxx\nHxxx"),), line_pt=40)))
    high = span(drawn(replace(PARA, line_pt=40)))
    assert two[3] - high[3] == pytest.approx(40, abs=1)
    assert high[1] > one[1]


def test_paragraphs_follow_with_the_space_between_them() -> None:
    apart = span(drawn(PARA, replace(PARA, before_pt=16)))
    assert apart[3] - span(drawn(PARA))[3] == pytest.approx(24 + 16, abs=1)


def test_a_bullet_hangs_left_of_every_line() -> None:
    bullet = replace(RUN, text="H", colour=RED)
    long = replace(RUN, text="xxxx " * 12)
    para = replace(PARA, runs=(long,), bullet=bullet, margin_pt=40, hanging_pt=30)
    image = drawn(para)
    assert span(image, red=True)[0] == pytest.approx(61, abs=2)
    assert span(image, red=True)[3] < 75
    black = image.copy(0, 78, 300, 100)
    assert span(black)[0] >= 89


def test_a_first_line_without_a_bullet_stands_out() -> None:
    para = replace(PARA, margin_pt=40, hanging_pt=30)
    assert span(drawn(para))[0] == pytest.approx(61, abs=2)


def test_runs_have_colours_of_their_own_behind_letters_of_two_units() -> None:
    runs = (replace(RUN, text="\U0001d54f "), replace(RUN, text="HH", colour=RED))
    red = span(drawn(replace(PARA, runs=runs)), red=True)
    plain = span(drawn(replace(PARA, runs=(replace(RUN, text="HH", colour=RED),))), red=True)
    assert red[2] - red[0] == pytest.approx(plain[2] - plain[0], abs=1)


def ink(image: QImage) -> int:
    """How much is dark; a thin line may lie within the height of the letters, and be grey."""
    return sum(
        255 - image.pixelColor(x, y).red()
        for x in range(image.width())
        for y in range(image.height())
    )


def test_underlined_and_struck_letters_have_their_lines() -> None:
    plain = ink(drawn(PARA))
    assert ink(drawn(replace(PARA, runs=(replace(RUN, is_underlined=True),)))) > plain
    assert ink(drawn(replace(PARA, runs=(replace(RUN, is_strike=True),)))) > plain


def test_lines_break_at_the_same_words_at_every_size() -> None:
    para = replace(PARA, runs=(replace(RUN, text="word " * 20),))
    small, large = span(drawn(para, scale=0.5)), span(drawn(para, scale=2))
    assert large[3] / 4 == pytest.approx(small[3], abs=2)


def test_colours_keep_their_opacity() -> None:
    assert qcolor(RED.faded(0.5)) == QColor(255, 0, 0, 128)


def test_what_takes_more_lines_than_it_was_given_is_shrunk_into_its_place() -> None:
    long = replace(PARA, runs=(replace(RUN, text="Hxxx xxxx xxxx " * 7),))
    _left, top, _right, bottom = span(drawn(long))
    assert top >= 50
    assert bottom <= 152


def test_a_line_in_a_box_that_is_a_little_low_keeps_its_size() -> None:
    low = Rect(pt(50), pt(50), pt(200), pt(15))
    assert span(drawn(PARA, place=low)) == span(drawn(PARA))


def test_a_word_that_breaks_into_a_second_line_does_not_lie_over_what_stands_below() -> None:
    word = replace(PARA, runs=(replace(RUN, text="H" * 20),))
    low = Rect(pt(50), pt(50), pt(200), pt(38))
    assert span(drawn(word))[3] > 90, "it takes two lines of 24 points"
    assert span(drawn(word, place=low))[3] <= 88
