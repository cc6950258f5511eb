from build_spec.chart_samples import quotes_wall
from narrative_studio.charts.drawing.canvas import Box, Ink
from narrative_studio.charts.drawing.quotes_wall import draw_quotes_wall
from narrative_studio.charts.drawing.sheet import Room
from narrative_studio.charts.quotes_wall import QuoteCard, QuoteGroup, QuotesWall
from tests.chart_rules import Ruler, said

RULER = Ruler()


def test_a_group_begins_a_new_row_of_cards() -> None:
    drawing = draw_quotes_wall(quotes_wall(), Room(700), RULER)
    cards = {target.key: target for target in drawing.targets}
    assert cards["q1"].place.y == cards["q3"].place.y < cards["q4"].place.y
    assert cards["q4"].place.y < cards["q5"].place.y
    assert cards["q5"].place.x == cards["q7"].place.x == 0


def test_cards_of_a_row_are_equally_high() -> None:
    drawing = draw_quotes_wall(quotes_wall(), Room(700), RULER)
    cards = {target.key: target.place for target in drawing.targets}
    assert cards["q1"].height == cards["q2"].height == cards["q3"].height


def test_a_code_that_asks_is_tinted_and_a_quote_not_counted_is_hatched() -> None:
    drawing = draw_quotes_wall(quotes_wall(), Room(700), RULER)
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert sum(box.fill is Ink.WARN_SOFT for box in boxes) == 1
    assert sum(box.hatch is Ink.BORDER for box in boxes) == 1
    assert "frame 11 · T08, not counted" in said(drawing)
    assert "1 quote, 1 not counted" in said(drawing)


def test_a_long_quote_is_cut_on_its_card_and_whole_in_its_tip() -> None:
    long = "and then the auditor asked for the paper again " * 12
    group = QuoteGroup("c", "risk", (QuoteCard("q", long, "Vesper", "frame 1"),))
    drawing = draw_quotes_wall(QuotesWall(headline="x", groups=(group,)), Room(700), RULER)
    assert any(word.endswith("…") for word in said(drawing))
    assert long in drawing.targets[1].tip
