import pytest

from build_spec.chart_samples import EMPTY, FEW, FILLED
from narrative_studio.charts.chart import Awaiting, Chart, ChartTable

CHARTS = {**FILLED, **{f"{name} few": chart for name, chart in FEW.items()}}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_chart_says_its_headline_and_what_it_counts_in_words(chart: Chart) -> None:
    described = chart.described()
    assert described.startswith(f"{chart.kind}: {chart.headline}.")
    assert chart.subtitle[1:] in described
    assert described.endswith(".")


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_chart_has_a_table_behind_it(chart: Chart) -> None:
    table = chart.table()
    assert table.rows
    assert len(set(table.headers)) == len(table.headers)


@pytest.mark.parametrize("chart", EMPTY.values(), ids=EMPTY)
def test_an_empty_chart_says_how_much_is_missing(chart: Chart) -> None:
    assert chart.is_bare
    assert chart.described().endswith("Not enough yet: 3 of 12 planned sessions.")
    assert chart.table().rows == ()


def test_a_chart_without_data_is_empty_even_when_nobody_said_what_is_missing() -> None:
    for chart in EMPTY.values():
        missing = type(chart)(headline="None").missing
        assert missing is not None


def test_a_chart_that_waits_stays_empty_whatever_it_holds() -> None:
    assert EMPTY["heat"].missing == Awaiting(
        3, 12, "planned sessions",
        "What is recorded is kept; the chart appears with the first eligible session.",
    )  # fmt: skip


def test_a_long_chart_is_told_in_part_and_leads_to_its_table() -> None:
    assert FILLED["cycle"].described().count(";") < 12
    many = FILLED["confusion-versions"].described()
    assert many.endswith("more in the table.")


def test_a_table_whose_rows_are_not_as_long_as_its_head_is_refused() -> None:
    with pytest.raises(ValueError, match="under 2 headings"):
        ChartTable(("a", "b"), (("1",),))


def test_a_look_before_time_says_so_wherever_the_chart_goes() -> None:
    chart = FILLED["confusion"]
    assert chart.interim == "Interim: 10 of 12 planned sessions"
    assert f". {chart.interim}. Confused, of those" in chart.described()
    assert chart.lead == f"{chart.interim}. {chart.subtitle}"
    assert FILLED["pareto"].lead == FILLED["pareto"].subtitle
