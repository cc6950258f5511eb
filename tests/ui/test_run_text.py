"""Markdown laid out and painted in lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from narrative_studio import markup
from ui import run_text, theme
from ui.run_text import Laid
from ui.theme import Type


def painted(laid: Laid, width: int = 400) -> QImage:
    image = QImage(width, max(1, laid.height_px), QImage.Format.Format_RGB32)
    image.fill(theme.current().surface)
    painter = QPainter(image)
    laid.paint(painter, 0, 0, theme.current().text)
    painter.end()
    return image


def columns(image: QImage, matches: Callable[[int, int], bool], rows: range) -> list[int]:
    return [x for x in range(image.width()) if any(matches(x, y) for y in rows)]


def chip_columns(laid: Laid, line: int) -> list[int]:
    """Where the ground of literals stands in a line."""
    image, ground = painted(laid), theme.current().sunken
    px = theme.current().line_px(Type.BODY)
    middle = range(line * px + 3, line * px + 5)
    return columns(image, lambda x, y: image.pixelColor(x, y) == ground, middle)


def test_the_height_is_a_number_of_lines() -> None:
    px = theme.current().line_px(Type.BODY)
    assert run_text.lay("", Type.BODY, 200).height_px == px
    assert run_text.lay("One line", Type.BODY, 200).height_px == px
    assert run_text.lay("One\n\nTwo", Type.BODY, 200).height_px == 2 * px
    assert run_text.lay("One line with `literals` in it", Type.BODY, 400).height_px == px
    wrapped = run_text.lay("word " * 60, Type.BODY, 200).height_px
    assert wrapped > 4 * px
    assert wrapped % px == 0


def test_a_word_longer_than_the_line_is_broken() -> None:
    laid = run_text.lay("w" * 200, Type.BODY, 100)
    assert laid.height_px > 10 * theme.current().line_px(Type.BODY)


def test_no_width_at_all_ends_all_the_same() -> None:
    assert run_text.lay("Some words", Type.BODY, 0).height_px > 0
    assert run_text.lay("Some words", Type.BODY, -30).height_px > 0


def test_the_same_words_are_laid_out_once_until_the_look_changes(qapp: QApplication) -> None:
    first = run_text.lay("Some *words*", Type.BODY, 200)
    assert run_text.lay("Some *words*", Type.BODY, 200) is first
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=1.5))
    larger = run_text.lay("Some *words*", Type.BODY, 200)
    assert larger.height_px == round(first.height_px * 1.5)
    theme.apply(qapp, theme.load(theme.DARK))
    assert run_text.lay("Some *words*", Type.BODY, 200) is not first


def test_literals_stand_on_a_ground_that_fits_them() -> None:
    plain = chip_columns(run_text.lay("Type LOG now", Type.BODY, 400), 0)
    chip = chip_columns(run_text.lay("Type `LOG` now", Type.BODY, 400), 0)
    assert plain == []
    assert chip
    assert chip[-1] - chip[0] < 60


@pytest.mark.parametrize("before", ["Type", "\N{PERSONAL COMPUTER}\N{PERSONAL COMPUTER}"])
def test_the_ground_stands_behind_its_word_after_any_letters(before: str) -> None:
    alone = chip_columns(run_text.lay("`LOG`", Type.BODY, 400), 0)
    after = chip_columns(run_text.lay(f"{before} `LOG`", Type.BODY, 400), 0)
    assert len(after) >= len(alone)
    assert len(after) <= len(alone) + 6


def test_the_ground_leaves_the_space_to_its_neighbours() -> None:
    laid = run_text.lay("Type `LOG` now", Type.BODY, 400)
    image, surface = painted(laid), theme.current().surface
    used = columns(image, lambda x, y: image.pixelColor(x, y) != surface, range(image.height()))
    chip = chip_columns(laid, 0)
    before = [x for x in used if x < chip[0] - 1]
    after = [x for x in used if x > chip[-1] + 1]
    assert chip[0] - before[-1] >= 3
    assert after[0] - chip[-1] >= 3


def test_a_ground_at_the_start_of_a_line_does_not_stand_out() -> None:
    assert chip_columns(run_text.lay("`LOG` now", Type.BODY, 400), 0)[0] <= 1


def test_a_broken_literal_has_a_ground_in_each_line_without_the_space() -> None:
    laid = run_text.lay("`one two`", Type.BODY, 40)
    assert laid.height_px == 2 * theme.current().line_px(Type.BODY)
    first, second = chip_columns(laid, 0), chip_columns(laid, 1)
    alone = chip_columns(run_text.lay("`one`", Type.BODY, 40), 0)
    assert (first, second) == (alone, alone)  # the space between them carries no ground


def test_marks_change_how_words_look() -> None:
    pictures = [
        painted(run_text.lay(words, Type.BODY, 400))
        for words in (
            "word",
            "**word**",
            "*word*",
            "~~word~~",
            "`word`",
            "[word](https://a.example)",
        )
    ]
    for number, one in enumerate(pictures):
        assert all(one != other for other in pictures[number + 1 :])


def test_blocks_follow_each_other_on_lines_of_their_own() -> None:
    lists = "- one\n- two\n  more\n\n3. three"
    source = f"# Head\n\nSay *this*\n\n{lists}\n\n> quoted\n\n```\ncode\n```\n\n---"
    lines = markup.runs_text(run_text.flat_runs(markup.parse(source))).split("\n")
    assert lines == [
        "Head",
        "Say this",
        "• one",
        "• two more",
        "3. three",
        "quoted",
        "code",
        "—",
    ]


def test_tables_and_pictures_keep_their_words() -> None:
    source = "| a | b |\n|---|---|\n| 1 | 2 |\n\n![The oven](oven.png)"
    words = markup.runs_text(run_text.flat_runs(markup.parse(source)))
    for word in ("a", "b", "1", "2", "The oven"):
        assert word in words


def test_right_to_left_words_begin_at_the_right() -> None:
    hebrew = "\N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED}\N{HEBREW LETTER VAV} " * 3
    image = painted(run_text.lay(hebrew, Type.BODY, 400))
    ground = theme.current().surface
    ink = columns(image, lambda x, y: image.pixelColor(x, y) != ground, range(image.height()))
    assert ink[0] > 200
    assert ink[-1] > 380
