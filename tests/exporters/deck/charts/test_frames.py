from typing import Any

from lxml import etree

from build_spec.chart_samples import pareto
from exporters.deck.charts.convert import native_chart
from exporters.deck.charts.frames import PALE_PCT, chart_frame, state_frame
from exporters.deck.charts.native import StateCell
from exporters.deck.geometry import Rect
from exporters.deck.placed import ChartShape, StateTableShape
from exporters.deck.writing.shape_xml import NAMESPACES
from exporters.deck.writing.text_xml import TextWriter

PLACE = Rect(10, 20, 300, 60)
NAMED = '<p:cNvPr id="2" name="Table 2" descr="Words"/>'
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def _parsed(xml: str) -> Any:
    return etree.fromstring(f"<x {NAMESPACES}>{xml}</x>")


def test_a_chart_is_shown_by_its_relation_and_has_its_words() -> None:
    native = native_chart(pareto())
    assert native is not None
    root = _parsed(chart_frame(ChartShape("Chart", PLACE, native, pareto(), "x"), NAMED, "rId7"))
    assert root.find(".//c:chart", NS).get(f"{{{NS['r']}}}id") == "rId7"
    assert root.find(".//p:cNvPr", NS).get("descr") == "Words"
    assert root.find(".//p:xfrm/a:ext", NS).attrib == {"cx": "300", "cy": "60"}


def _table(*rows: tuple[StateCell, ...]) -> Any:
    shape = StateTableShape("Table", PLACE, rows, (100, 200), (30,) * len(rows), 11, 1, "x")
    return _parsed(state_frame(shape, NAMED, TextWriter("en-GB", lambda _: "")))


def test_states_are_words_on_a_pale_colour_of_the_theme() -> None:
    root = _table(
        (StateCell("landed", "accent1", is_strong=True, is_centred=True), StateCell("neutral")),
        (StateCell("skipped", is_apart=True), StateCell("two\nlines")),
    )
    landed, neutral, skipped, lines = root.findall(".//a:tc", NS)
    tint = landed.find("a:tcPr/a:solidFill/a:schemeClr", NS)
    assert tint.get("val") == "accent1"
    assert tint.find("a:alpha", NS).get("val") == f"{PALE_PCT}000"
    assert landed.find(".//a:rPr", NS).get("b") == "1"
    assert landed.find(".//a:pPr", NS).get("algn") == "ctr"
    assert neutral.find("a:tcPr/a:noFill", NS) is not None
    assert skipped.find("a:tcPr/a:solidFill/a:schemeClr", NS).get("val") == "tx1"
    assert [p.findtext(".//a:t", namespaces=NS) for p in lines.findall(".//a:p", NS)] == [
        "two", "lines",
    ]  # fmt: skip


def test_a_cell_over_several_columns_covers_those_beside_it() -> None:
    root = _table((StateCell("v1, n = 2", span=2),))
    first, covered = root.findall(".//a:tc", NS)
    assert first.get("gridSpan") == "2"
    assert covered.get("hMerge") == "1"
