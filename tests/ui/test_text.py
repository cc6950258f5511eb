"""Lines break at words, keep the line height, and end in an ellipsis where text is left over."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from ui import text, theme
from ui.theme import Type

LONG = "A good solution names affected pallets in minutes and shows that the quantities balance"


def test_a_text_that_fits_stays_on_one_line() -> None:
    font = theme.current().font(Type.BODY)
    assert text.lines_of("Short", font, 300, 2) == ("Short",)


def test_the_last_line_keeps_whole_words_before_the_ellipsis() -> None:
    font = theme.current().font(Type.SUPPORT)
    first, second = text.lines_of(LONG, font, 140, 2)
    assert first == "A good solution names"
    assert second == "affected pallets in…"


def test_no_line_is_wider_than_its_room() -> None:
    font = theme.current().font(Type.BODY)
    metrics = QFontMetricsF(font)
    for width in (60, 97, 140, 211):
        for lines in (1, 2, 5):
            for line in text.lines_of(LONG, font, width, lines):
                assert metrics.horizontalAdvance(line) <= width + 1


def test_without_a_limit_no_word_is_lost() -> None:
    font = theme.current().font(Type.BODY)
    assert " ".join(text.lines_of(LONG, font, 120)) == LONG


def test_a_single_line_is_cut_within_a_word() -> None:
    font = theme.current().font(Type.BODY)
    (line,) = text.lines_of("Supercalifragilistic", font, 80, 1)
    assert line.endswith("…")
    assert line.startswith("Super")


def test_paragraphs_are_kept_and_counted_as_lines() -> None:
    font = theme.current().font(Type.BODY)
    assert text.lines_of("a\nb\nc", font, 100, 0) == ("a", "b", "c")
    assert text.lines_of("a\nb\nc", font, 100, 2) == ("a", "b…")
    assert text.lines_of("", font, 100, 2) == ("",)


def test_an_ellipsis_follows_a_word_and_never_a_full_stop() -> None:
    font = theme.current().font(Type.BODY)
    assert text.lines_of("I would do the same.\nAnd then", font, 300, 1)[0].count(".") == 1
    assert text.lines_of("I would do the same.\nAnd then", font, 300, 0)[0].endswith("same.")
    assert text.lines_of("a.\nb.\nc", font, 100, 2) == ("a.", "b…")
    suffixes = ".html, .docx, .pdf, .md, .svg"
    for width in range(20, 180):
        assert not text.elided(suffixes, font, width).endswith((".…", ",…", " …"))


def test_no_ellipsis_stands_alone_on_a_line() -> None:
    font = theme.current().font(Type.BODY)
    assert text.lines_of("The quiet part.\n\nPeople are polite", font, 300, 2) == (
        "The quiet part…",
    )


def test_picture_characters_do_not_shift_the_breaks() -> None:
    font = theme.current().font(Type.BODY)
    words = "\U0001f600\U0001f600 Name the pallets, not the production day"
    assert " ".join(text.lines_of(words, font, 110, 0)) == words


def test_the_height_is_lines_times_line_height() -> None:
    look = theme.current()
    lines = text.lines_of(LONG, look.font(Type.SUPPORT), 140, 0)
    assert text.height_of(LONG, Type.SUPPORT, 140, look) == 16 * len(lines)


def test_text_written_right_to_left_starts_on_the_right() -> None:
    def inked(words: str) -> tuple[bool, bool]:
        image = QImage(300, 20, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        text.paint_text(painter, QRect(0, 0, 300, 20), words, Type.BODY, QColor("black"))
        painter.end()

        def has_ink(left: int) -> bool:
            return any(
                image.pixelColor(x, y).alpha() > 60
                for x in range(left, left + 30)
                for y in range(20)
            )

        return has_ink(0), has_ink(270)

    assert inked("Headline") == (True, False)
    assert inked("כותרת") == (False, True)


def test_words_with_a_hyphen_hold_together() -> None:
    look = theme.current()
    assert text.font_of("12:30", Type.SUPPORT, look, tabular=True) is look.font(
        Type.SUPPORT, tabular=True
    )
    assert text.font_of("VA-2", Type.SUPPORT, look, tabular=True) is look.font(Type.SUPPORT)


def test_a_sentence_about_an_arabic_name_begins_on_the_left() -> None:
    words = "“لا أحد ينتظر” gives no value yet"
    assert text.is_right_to_left(words)
    assert not text.is_right_to_left(text.sentence(words))
