"""Rules that every drawing keeps, whatever the chart, its filling and the room."""

from dataclasses import replace

import pytest

from build_spec.chart_samples import EMPTY, FEW, FILLED
from narrative_studio.charts.chart import Chart, ChartTable
from narrative_studio.charts.drawing.canvas import Box, Ink, Words
from narrative_studio.charts.drawing.draw import draw
from narrative_studio.charts.drawing.sheet import Room
from tests.chart_rules import Ruler, colliding, outside, said

CHARTS: dict[str, Chart] = {
    **FILLED,
    **{f"{name}, few": chart for name, chart in FEW.items()},
    **{f"{name}, empty": chart for name, chart in EMPTY.items()},
}
TELLING = {Ink.BLUE, Ink.ORANGE, Ink.TEAL, Ink.PLUM, Ink.BROWN}
RULER = Ruler()


@pytest.mark.parametrize("width", [360, 560, 960, 1600])
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_nothing_is_clipped_and_no_text_is_written_over_another(chart: Chart, width: int) -> None:
    drawing = draw(chart, Room(width), RULER)
    assert drawing.width >= width
    assert outside(drawing) == []
    assert colliding(drawing, RULER) == []


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_texts_are_no_wider_than_their_place(chart: Chart) -> None:
    drawing = draw(chart, Room(480), RULER)
    too_wide = [
        words.text
        for words in drawing.words
        if RULER.width(words.text, words.use) > words.place.width + 1
    ]
    assert too_wide == []


@pytest.mark.parametrize("chart", FILLED.values(), ids=FILLED)
def test_every_mark_can_be_walked_to_and_speaks(chart: Chart) -> None:
    targets = draw(chart, Room(720), RULER).targets
    assert targets
    places = [(target.row, target.column) for target in targets]
    assert len(set(places)) == len(places)
    assert all(target.spoken and target.words for target in targets)
    assert all(target.place.width > 0 and target.place.height > 0 for target in targets)


@pytest.mark.parametrize("name", ["confusion", "rates", "pareto", "ratings", "before-after"])
def test_a_small_sample_shows_counts_without_per_cent_and_without_colours(name: str) -> None:
    drawing = draw(FEW[name], Room(720), RULER)
    assert not any("%" in text for text in said(drawing))
    inks = {getattr(shape, "ink", None) for shape in drawing.shapes}
    inks |= {getattr(shape, "fill", None) for shape in drawing.shapes}
    assert not inks & TELLING


@pytest.mark.parametrize("chart", EMPTY.values(), ids=EMPTY)
def test_an_empty_chart_says_what_is_missing_in_a_dashed_place(chart: Chart) -> None:
    drawing = draw(chart, Room(720), RULER)
    assert "Not enough yet: 3 of 12 planned sessions" in said(drawing)
    assert any(isinstance(shape, Box) and shape.is_dashed for shape in drawing.shapes)
    assert drawing.targets == ()


def test_the_heading_is_left_out_where_it_stands_elsewhere() -> None:
    chart = FILLED["pareto"]
    whole, plot = draw(chart, Room(720), RULER), draw(chart, Room(720, 0, False), RULER)
    assert chart.headline in " ".join(said(whole))
    assert chart.headline not in " ".join(said(plot))
    assert plot.height < whole.height


@pytest.mark.parametrize("chart", FILLED.values(), ids=FILLED)
def test_mirrored_twice_a_drawing_is_as_it_was(chart: Chart) -> None:
    drawing = draw(chart, Room(720), RULER)
    mirrored = drawing.mirrored()
    assert mirrored != drawing
    assert outside(mirrored) == []
    back = mirrored.mirrored()
    assert [text.text for text in back.words] == [text.text for text in drawing.words]
    assert back.targets[0].place.x == pytest.approx(drawing.targets[0].place.x)
    first = next(shape for shape in back.shapes if isinstance(shape, Words))
    same = next(shape for shape in drawing.shapes if isinstance(shape, Words))
    assert first.align is same.align


@pytest.mark.parametrize("name", ["heat", "evidence", "confusion", "saturation"])
def test_the_names_of_rows_stay_in_sight_and_no_mark_stands_below_them(name: str) -> None:
    drawing = draw(FILLED[name], Room(900), RULER)
    pinned = drawing.pinned
    assert pinned is not None
    beside = [target for target in drawing.targets if target.place.x >= pinned.right]
    assert len(beside) > len(drawing.targets) / 2
    assert all(target.column == 0 for target in drawing.targets if target.place.meets(pinned))
    assert drawing.mirrored().pinned is None
    framed = drawing.framed(16).pinned
    assert framed is not None
    assert framed.x == 16


def test_long_and_odd_texts_stay_in_their_place() -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente " * 6
    for chart in CHARTS.values():
        renamed = replace(chart, headline=long, subtitle=long, note=long)
        drawing = draw(renamed, Room(420), RULER)
        assert outside(drawing) == [], chart.kind
        assert colliding(drawing, RULER) == [], chart.kind


def test_what_is_no_known_chart_is_refused() -> None:
    class Pie(Chart):
        kind = "Pie"
        is_bare = False

        def table(self) -> ChartTable:
            return ChartTable((), ())

    with pytest.raises(TypeError, match="Pie cannot be drawn"):
        draw(Pie(headline="x"), Room(400), RULER)
