import pytest

from build_spec.chart_samples import FILLED, heat_table, pareto
from exporters.deck.charts.frames import PALE_PCT
from exporters.deck.charts.place import chart_slide
from exporters.deck.painting.painted import PaintedBox, PaintedDrawing, PaintedSlide, PaintedText
from exporters.deck.painting.preview import preview_deck
from exporters.deck.slides import Deck
from exporters.deck.template.reader import default_template
from narrative_studio.charts.chart import Chart


def _preview(chart: Chart) -> PaintedSlide:
    return preview_deck(Deck("A deck", (chart_slide(chart),)), default_template()).slide(1)


def test_a_native_chart_is_previewed_as_the_studio_draws_it() -> None:
    slide = _preview(pareto())
    (item,) = [item for item in slide.items if isinstance(item, PaintedDrawing)]
    assert "Price per site" in [words.text for words in item.drawing.words]
    assert pareto().headline not in [words.text for words in item.drawing.words]
    assert item.place.right <= slide.cx


def test_a_table_of_states_is_previewed_with_its_grounds_and_words() -> None:
    slide = _preview(heat_table())
    texts = [
        "".join(run.text for run in para.runs)
        for item in slide.items
        if isinstance(item, PaintedText)
        for para in item.paras
    ]
    assert texts.count("confused") == 6
    tints = [
        item.fill
        for item in slide.items
        if isinstance(item, PaintedBox) and item.fill and item.fill.alpha == PALE_PCT / 100
    ]
    chart = heat_table()
    telling = [count for row in chart.rows for state, count in chart.tally(row).items()
               if state.is_telling]  # fmt: skip
    assert len(tints) == sum(telling) == 28


@pytest.mark.parametrize("name", ["pareto", "heat"])
def test_what_a_slide_says_has_the_chart_in_it(name: str) -> None:
    slide = _preview(FILLED[name])
    assert slide.title == FILLED[name].headline
    wanted = {"pareto": "Price per site 5", "heat": "2, One person holds the map, landed"}
    assert wanted[name] in slide.words
