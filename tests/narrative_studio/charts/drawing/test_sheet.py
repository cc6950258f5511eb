from build_spec.chart_samples import EMPTY, FILLED
from narrative_studio.charts.chart import Awaiting
from narrative_studio.charts.drawing.canvas import Box, Glyph, Ink, Sign, Use, Words
from narrative_studio.charts.drawing.sheet import LegendKey, Room, Sheet
from tests.chart_rules import Ruler, said

RULER = Ruler()


def _sheet(width: float = 400, height: float = 0) -> Sheet:
    return Sheet(Room(width, height), RULER)


def test_headline_and_subtitle_stand_below_each_other() -> None:
    sheet = _sheet()
    sheet.heading(EMPTY["heat"])
    first, second = sheet.done().words
    assert (first.text, first.use) == ("Nothing to conclude yet", Use.HEADLINE)
    assert second.place.y >= first.place.bottom
    assert sheet.top > second.place.bottom


def test_a_legend_goes_on_in_the_next_line() -> None:
    sheet = _sheet(100)
    sheet.legend(
        [LegendKey("champion", None, Ink.BLUE), LegendKey("buyer", Sign.DIAMOND, Ink.TEAL)]
    )
    one, two = sheet.done().words
    assert two.place.y == one.place.bottom
    assert any(isinstance(shape, Glyph) and shape.sign is Sign.DIAMOND for shape in sheet.shapes)


def test_what_is_missing_is_drawn_as_dots_too() -> None:
    sheet = _sheet()
    sheet.empty(Awaiting(3, 12))
    dots = [shape for shape in sheet.shapes if isinstance(shape, Glyph)]
    assert [dot.is_hollow for dot in dots] == [False] * 3 + [True] * 9
    assert said(sheet.done()) == ["Not enough yet: 3 of 12 sessions"]


def test_an_empty_place_fills_the_room_it_is_given() -> None:
    sheet = _sheet(400, 300)
    sheet.empty(Awaiting(0, 1, "sessions", "Record the first."))
    assert sheet.done().height == 300


def test_text_over_lines_has_a_ground_of_its_own() -> None:
    sheet = _sheet()
    sheet.over("2 of 10", 10, 10, 100)
    ground, words = sheet.shapes
    assert isinstance(ground, Box)
    assert isinstance(words, Words)
    assert ground.place.width < 100


def test_a_note_says_what_the_drawing_explains_first() -> None:
    sheet = _sheet()
    sheet.note(EMPTY["heat"])
    assert sheet.shapes == []
    sheet.note(EMPTY["heat"], "Hatched: skipped.")
    assert said(sheet.done()) == ["Hatched: skipped."]


def test_a_look_before_time_is_marked_below_the_headline() -> None:
    sheet = _sheet(160)
    sheet.heading(FILLED["confusion"])
    (ground,) = [shape for shape in sheet.shapes if isinstance(shape, Box)]
    badge = next(words for words in sheet.done().words if words.text.startswith("Interim"))
    assert ground.fill is Ink.INFO_SOFT
    assert badge.ink is Ink.INFO
    assert badge.place.right <= ground.place.right <= 160
