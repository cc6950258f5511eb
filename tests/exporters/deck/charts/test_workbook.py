import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from build_spec.chart_samples import confusion, pareto
from exporters.deck.charts.convert import native_chart
from exporters.deck.charts.native import Form, NativeChart, Series
from exporters.deck.charts.workbook import column_letter, workbook

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _cells(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        strings = etree.fromstring(book.read("xl/sharedStrings.xml"))
        shared = ["".join(one.itertext()) for one in strings.iter(f"{M}si")]
        sheet: Any = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert sheet.find(f".//{M}f") is None, "nothing is ever a formula"
    return {
        cell.get("r"): shared[int(cell.findtext(f"{M}v"))]
        if cell.get("t") == "s"
        else cell.findtext(f"{M}v")
        for cell in sheet.iter(f"{M}c")
    }


def test_the_workbook_holds_categories_values_and_what_error_bars_span() -> None:
    chart = native_chart(confusion())
    assert chart is not None
    cells = _cells(workbook(chart))
    assert cells["A5"] == "4\nn = 10"
    assert cells["B1"] == "All"
    assert float(cells["B5"]) == pytest.approx(0.2)
    assert "B7" not in cells, "a frame without a rate is an empty cell"
    assert cells["C1"] == "All, down"
    assert float(cells["D5"]) == pytest.approx(0.3098, abs=1e-3)


def test_nothing_in_it_is_run_by_a_spreadsheet() -> None:
    chart = NativeChart(Form.BARS, ("=cmd()",), (Series("@role", (1.0,)),))
    cells = _cells(workbook(chart))
    assert (cells["A2"], cells["B1"]) == ("'=cmd()", "'@role")


def test_the_same_chart_gives_the_same_bytes() -> None:
    chart = native_chart(pareto())
    assert chart is not None
    assert workbook(chart) == workbook(chart)


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_named_as_in_a_spreadsheet(number: int, letters: str) -> None:
    assert column_letter(number) == letters
