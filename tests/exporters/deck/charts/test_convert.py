from dataclasses import replace

import pytest

from build_spec.chart_samples import (
    EMPTY,
    FEW,
    before_after,
    confusion,
    confusion_versions,
    dot_interval,
    pareto,
    ratings,
    saturation,
)
from exporters.deck.charts.convert import ACCENTS, accent, native_chart
from exporters.deck.charts.native import Form, NativeChart
from narrative_studio.charts.chart import Chart
from narrative_studio.charts.dot_interval import DotRow
from narrative_studio.charts.sample import Share


def _native(chart: Chart) -> NativeChart:
    made = native_chart(chart)
    assert made is not None
    return made


def test_a_curve_holds_the_rate_of_those_who_reached_each_frame() -> None:
    made = _native(confusion())
    (line,) = made.series
    assert made.form is Form.LINES
    assert made.categories[3] == "4\nn = 10"
    assert line.values[3:6] == (0.2, 0.1, None), "9 in frame 6 are too few for a rate"
    assert line.labels[2:5] == ("", "2 of 10", "1 of 10")
    assert line.reach[3] == pytest.approx((0.2 - 0.0567, 0.5098 - 0.2), abs=1e-3)
    assert made.top == 0.75
    assert made.value_title == "Confused, of those who reached it"


def test_of_several_versions_only_the_highest_points_have_labels() -> None:
    made = _native(confusion_versions())
    assert [series.name for series in made.series] == ["v1", "v2"], "v3 has no rate"
    assert [tuple(filter(None, series.labels)) for series in made.series] == [
        ("9 of 14",), ("5 of 11",),
    ]  # fmt: skip
    assert made.categories[0] == "1\nv1: 14\nv2: 12\nv3: 3"


def test_rates_stand_against_a_dashed_line_and_small_samples_only_in_words() -> None:
    made = _native(dot_interval())
    rates, old, base = made.series
    assert made.form is Form.DOTS
    assert rates.values == (None,) * 5 + (0.6, None)
    assert made.categories[0] == "v1\n1 of 3"
    assert made.categories[4] == "v5\nnobody yet"
    assert base.is_dashed
    assert base.values == (0.3,) * 7
    assert old.values == (None,) * 6 + (0.3,)
    assert made.categories[6].endswith("\n9 of 30")


def test_the_old_rate_has_its_interval_as_the_new_ones_have() -> None:
    rates, old, _line = _native(dot_interval()).series
    *none, reach = old.reach
    assert none == [None] * 6
    assert reach is not None
    low, high = 0.3 - reach[0], 0.3 + reach[1]
    assert (low, high) == pytest.approx((0.1666, 0.4788), abs=5e-5)
    assert rates.reach[5] is not None


def test_an_old_rate_of_too_few_stands_there_in_counts_alone() -> None:
    chart = dot_interval()
    few = replace(chart, baseline=DotRow("old", "Old pitch", Share(2, 4, 0.1, 0.9)))
    made = _native(few)
    assert [one.name for one in made.series] == ["Rate"]
    assert made.categories[-1] == "Old pitch\n2 of 4"


def test_two_versions_stand_side_by_side_with_their_counts_below() -> None:
    made = _native(before_after())
    assert [series.name for series in made.series] == ["v1", "v2"]
    assert made.series[1].values[0] == pytest.approx(8 / 12)
    assert made.categories[0].endswith("3 of 14 → 8 of 12\nSeparated from chance")
    assert all(series.has_reach for series in made.series)


def test_objections_are_bars_of_roles_the_longest_first() -> None:
    made = _native(pareto())
    assert made.form is Form.BARS
    assert made.categories[0] == "Nobody here has time to keep it running (6)"
    assert [series.values[0] for series in made.series] == [2, None, 1, 3]
    assert [series.accent for series in made.series] == list(ACCENTS[:4])


def test_ratings_are_bars_of_counts_from_1_to_5() -> None:
    made = _native(ratings())
    assert [series.name for series in made.series] == ["1 not at all", "2", "3", "4", "5 very"]
    assert [series.values[2] for series in made.series] == [3, 2, None, 2, 4]
    assert made.categories[2] == "Differentiation\nn = 11, middle 4"
    assert made.categories[4] == "Fit for us (new)\nn = 3, anecdote"


def test_new_codes_are_columns_with_what_there_is_so_far() -> None:
    made = _native(saturation())
    assert made.series[0].values[:3] == (5, 3, 2)
    assert made.categories[2] == "T03\n10 so far"


@pytest.mark.parametrize("name", ["pareto", "ratings"])
def test_series_of_a_few_are_grey(name: str) -> None:
    assert all(series.accent.startswith("tx1|") for series in _native(FEW[name]).series)


@pytest.mark.parametrize("name", ["confusion", "rates", "before-after"])
def test_without_any_rate_there_is_nothing_to_draw(name: str) -> None:
    assert native_chart(FEW[name]) is None


def test_what_waits_or_is_told_better_by_a_table_is_no_native_chart() -> None:
    assert all(native_chart(chart) is None for chart in EMPTY.values())
    assert native_chart(FEW["heat-wide"]) is None


def test_colours_begin_anew_after_the_last() -> None:
    assert accent(len(ACCENTS)) == ACCENTS[0]
