import csv
import io

import pytest

from build_spec.chart_samples import FILLED
from exporters.charts.table_text import csv_text, html_text, shown, tsv_text
from narrative_studio.charts.chart import Chart, ChartTable


@pytest.mark.parametrize("chart", FILLED.values(), ids=FILLED)
def test_every_cell_of_the_table_is_in_the_file(chart: Chart) -> None:
    table = chart.table()
    first, *rows = csv.reader(io.StringIO(csv_text(table), newline=""))
    assert tuple(first) == table.headers
    assert rows == [[shown(value) for value in row] for row in table.rows]


@pytest.mark.parametrize("words", ["=cmd()", "+1", "-1", "@x", "＝1"])
def test_what_a_spreadsheet_would_run_is_guarded(words: str) -> None:
    table = ChartTable((words, "n"), ((words, -1),))
    assert csv_text(table) == f"'{words},n\r\n'{words},-1\r\n"
    assert f"'{words}\t-1" in tsv_text(table)
    assert f"<td>'{words}</td><td>-1</td>" in html_text(table, "x")


def test_a_cell_of_several_lines_is_one_cell() -> None:
    table = ChartTable(("Quote",), (("one\ntwo",),))
    assert tsv_text(table) == "Quote\r\none two\r\n"


def test_html_takes_no_markup_from_the_data() -> None:
    table = ChartTable(("<b>",), (("<script>",),))
    html = html_text(table, "A & B")
    assert "<caption>A &amp; B</caption>" in html
    assert "<script>" not in html


def test_values_are_read_as_short_as_they_are() -> None:
    assert [shown(value) for value in (None, 3, 3.0, 3.5, "three")] == [
        "",
        "3",
        "3",
        "3.5",
        "three",
    ]
