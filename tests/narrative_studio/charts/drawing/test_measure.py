from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.charts.drawing.canvas import Use
from narrative_studio.charts.drawing.measure import broken, cut
from tests.chart_rules import Ruler

RULER = Ruler()
EACH = RULER.width("x", Use.BODY)


def test_what_fits_is_kept_and_what_does_not_ends_in_an_ellipsis() -> None:
    assert cut("ten letter", Use.BODY, 10 * EACH, RULER) == "ten letter"
    assert cut("ten letters", Use.BODY, 10 * EACH, RULER) == "ten lette…"
    assert cut("word, another", Use.BODY, 7 * EACH, RULER) == "word…"


def test_without_room_even_for_an_ellipsis_there_is_nothing() -> None:
    assert cut("word", Use.BODY, EACH, RULER) == "…"
    assert cut("word", Use.BODY, EACH / 2, RULER) == ""


def test_lines_break_between_words_and_through_words_that_are_too_wide() -> None:
    assert broken("one two three", Use.BODY, 7 * EACH, RULER) == ("one two", "three")
    assert broken("a lengthyword", Use.BODY, 6 * EACH, RULER) == ("a", "length", "yword")


def test_the_last_line_that_there_may_be_ends_in_an_ellipsis() -> None:
    assert broken("one two three four", Use.BODY, 7 * EACH, RULER, 2) == ("one two", "three…")


def test_no_text_is_one_empty_line() -> None:
    assert broken("", Use.BODY, 100, RULER) == ("",)


@given(st.text(max_size=60), st.integers(2, 30), st.integers(0, 4))
def test_no_line_is_ever_too_wide(text: str, letters: int, most: int) -> None:
    lines = broken(text, Use.BODY, letters * EACH, RULER, most)
    assert all(RULER.width(line, Use.BODY) <= letters * EACH for line in lines)
    assert not most or len(lines) <= most


def test_what_is_no_letter_parts_words() -> None:
    assert cut("one\x00two\n\tthree\ud800four", Use.BODY, 500, RULER) == "one two three four"
    assert cut("60\u00a0%", Use.BODY, 500, RULER) == "60\u00a0%"
