"""Native charts are read back by python-pptx and say what was put in."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree
from pptx.presentation import Presentation as OpenDeck

from build_spec.chart_samples import FEW, FILLED
from exporters.deck.charts.chart_xml import chart_xml
from exporters.deck.charts.convert import native_chart
from exporters.deck.charts.native import Form, NativeChart, Series
from exporters.deck.charts.place import chart_slide

C = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
     "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}  # fmt: skip
NATIVE = {
    name: chart
    for name, chart in {**FILLED, **{f"{name} few": chart for name, chart in FEW.items()}}.items()
    if native_chart(chart) is not None
}


@pytest.mark.parametrize("name", NATIVE)
def test_what_is_read_back_is_what_was_put_in(name: str, written: Callable[..., OpenDeck]) -> None:
    chart = NATIVE[name]
    deck = written([chart_slide(chart)])
    (shape,) = [shape for shape in deck.slides[0].shapes if shape.has_chart]
    wanted = native_chart(chart)
    assert wanted is not None
    found: Any = shape.chart
    plot = found.plots[0]
    assert tuple(plot.categories) == wanted.categories
    assert [series.name for series in plot.series] == [series.name for series in wanted.series]
    for read, put in zip(plot.series, wanted.series, strict=True):
        assert list(read.values) == pytest.approx(list(put.values), nan_ok=True)
    assert deck.slides[0].shapes.title.text == chart.headline
    book = found.part.chart_workbook.xlsx_part.blob
    assert "xl/worksheets/sheet1.xml" in zipfile.ZipFile(io.BytesIO(book)).namelist()


def _xml(chart: NativeChart) -> Any:
    return etree.fromstring(chart_xml(chart, "rId1", "en-GB").encode())


def _made(form: Form, **rest: Any) -> Any:
    series = Series("v1", (0.2, None), ("2 of 10", ""), ((0.1, 0.3), None), "accent2")
    return _xml(NativeChart(form, ("1", "2"), (series,), **rest))


def test_intervals_are_error_bars_of_their_own_length() -> None:
    bars = _made(Form.LINES, is_rate=True).find(".//c:errBars", C)
    plus = [point.findtext("c:v", namespaces=C) for point in bars.findall("c:plus//c:pt", C)]
    minus = [point.findtext("c:v", namespaces=C) for point in bars.findall("c:minus//c:pt", C)]
    assert (plus, minus) == (["0.3", "0"], ["0.1", "0"])
    assert bars.find("c:errDir", C) is not None
    assert _made(Form.COLUMNS).find(".//c:errDir", C) is None


def test_labels_are_counts_at_their_points() -> None:
    labels = _made(Form.LINES).findall(".//c:dLbl", C)
    assert [label.find("c:idx", C).get("val") for label in labels] == ["0"]
    assert labels[0].findtext(".//a:t", namespaces=C) == "2 of 10"


def test_colours_are_those_of_the_theme() -> None:
    root = _made(Form.LINES)
    assert root.find(".//a:srgbClr", C) is None
    assert root.find(".//c:marker/c:spPr/a:solidFill/a:schemeClr", C).get("val") == "accent2"
    pale = Series("y", (1.0,), ("1",), accent="accent1|40", ink="tx1")
    root = _xml(NativeChart(Form.BARS, ("1",), (pale,)))
    assert root.find(".//c:dLbl//a:schemeClr", C).get("val") == "tx1"
    assert root.find(".//c:ser/c:spPr//a:alpha", C).get("val") == "40000"


def test_rates_have_an_axis_that_ends_where_it_should_and_counts_whole_steps() -> None:
    rates = _made(Form.LINES, is_rate=True, top=0.5).find(".//c:valAx", C)
    assert rates.find("c:scaling/c:max", C).get("val") == "0.5"
    assert rates.find("c:majorUnit", C).get("val") == "0.25"
    assert rates.find("c:numFmt", C).get("formatCode") == "0%"
    many = Series("x", (40.0,))
    counts = _xml(NativeChart(Form.BARS, ("1",), (many, many))).find(".//c:valAx", C)
    assert counts.find("c:majorUnit", C).get("val") == "14"


def test_what_others_are_held_against_is_a_dashed_line_without_marks() -> None:
    base = Series("Old", (0.3,), is_dashed=True, accent="tx2")
    series = _xml(NativeChart(Form.DOTS, ("1",), (base,))).find(".//c:ser", C)
    assert series.find(".//a:prstDash", C).get("val") == "dash"
    assert series.find("c:marker/c:symbol", C).get("val") == "none"


def test_dots_are_not_joined_and_only_several_series_have_a_legend() -> None:
    root = _made(Form.DOTS)
    assert root.find(".//c:ser/c:spPr/a:ln/a:noFill", C) is not None
    assert root.find(".//c:legend", C) is None
    assert _xml(NativeChart(Form.DOTS, ("1",), (Series("a", (1.0,)), Series("b", (1.0,))))).find(
        ".//c:legend", C
    ) is not None  # fmt: skip


def test_lying_bars_are_read_from_the_top() -> None:
    axis = _made(Form.BARS).find(".//c:catAx", C)
    assert axis.find("c:scaling/c:orientation", C).get("val") == "maxMin"


def test_names_of_strangers_are_text_and_nothing_else() -> None:
    series = Series("=<b>&", (1.0,), ("<i>",))
    root = _xml(NativeChart(Form.BARS, ("two\nlines & more",), (series,), value_title="<n>"))
    assert root.findtext(".//c:tx//c:v", namespaces=C) == "'=<b>&"
    assert root.findtext(".//c:cat//c:v", namespaces=C) == "two\nlines & more"
