"""Charts give their titles, categories, series and figures as they were seen."""

from __future__ import annotations

from narrative_studio.importers.deck.charts import read_chart
from narrative_studio.importers.deck.read_deck import Chart
from narrative_studio.importers.deck.xml_tree import parse_xml

C = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
CX = C + ' xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"'


def points(*values: str, form: str = "") -> str:
    rows = "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(values))
    return (
        f"<c:numRef><c:numCache><c:formatCode>{form}</c:formatCode>{rows}</c:numCache></c:numRef>"
    )


def title(words: str) -> str:
    return (
        f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{words}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    )


def read(inner: str, head: str = "") -> Chart:
    return read_chart(
        parse_xml(
            f"<c:chartSpace {C}><c:chart>{head}<c:plotArea>{inner}</c:plotArea></c:chart>"
            "</c:chartSpace>".encode()
        )
    )


def test_figures_are_as_a_reader_saw_them() -> None:
    chart = read(
        f"<c:ser><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>Gas</c:v></c:pt></c:strCache>"
        f"</c:strRef></c:tx><c:cat>{points('Q1', 'Q2')}</c:cat>"
        f"<c:val>{points('0.30000000000000004', '12', form='General')}</c:val></c:ser>"
        f"<c:ser><c:val>{points('0.125', 'x', form='0%')}</c:val></c:ser>"
        f"<c:catAx>{title('Time')}</c:catAx><c:valAx/>",
        title("Costs  of fuel"),
    )
    assert chart == Chart(
        "Costs of fuel",
        ("Q1", "Q2"),
        (("Gas", ("0.3", "12")), ("", ("12.5 %", "x"))),
        ("Time",),
    )


def test_points_keep_their_places_and_mad_ones_are_left_out() -> None:
    cache = "".join(
        f'<c:pt idx="{idx}"><c:v>{idx}</c:v></c:pt>' for idx in ("2", "99999999999", "x", "6000")
    )
    chart = read(f"<c:ser><c:xVal><c:numCache>{cache}</c:numCache></c:xVal></c:ser>")
    assert chart.categories == ("", "99999999999", "x")


def test_categories_under_headings_name_these() -> None:
    inner = "".join(f'<c:pt idx="{n}"><c:v>{w}</c:v></c:pt>' for n, w in enumerate("abc"))
    outer = '<c:pt idx="0"><c:v>A</c:v></c:pt><c:pt idx="2"><c:v>B</c:v></c:pt>'
    chart = read(
        "<c:ser><c:cat><c:multiLvlStrRef><c:multiLvlStrCache>"
        f"<c:lvl>{inner}</c:lvl><c:lvl>{outer}</c:lvl>"
        "</c:multiLvlStrCache></c:multiLvlStrRef></c:cat></c:ser>"
    )
    assert chart.categories == ("A · a", "A · b", "B · c")


def test_charts_of_newer_kinds_are_read_too() -> None:
    chart = read_chart(
        parse_xml(
            f"<cx:chartSpace {CX}><cx:chartData><cx:data id='0'>"
            "<cx:strDim><cx:lvl><cx:pt>north</cx:pt><cx:pt>south</cx:pt></cx:lvl></cx:strDim>"
            "<cx:numDim><cx:lvl><cx:pt>3</cx:pt><cx:pt>4</cx:pt></cx:lvl></cx:numDim></cx:data>"
            "</cx:chartData><cx:chart><cx:title><cx:tx><cx:rich><a:p><a:r><a:t>Fall</a:t></a:r></a:p>"
            "</cx:rich></cx:tx></cx:title><cx:plotArea><cx:series><cx:tx><cx:txData><cx:v>Heat</cx:v>"
            "</cx:txData></cx:tx><cx:dataId val='0'/></cx:series><cx:series/></cx:plotArea>"
            "</cx:chart></cx:chartSpace>".encode()
        )
    )
    assert chart == Chart("Fall", ("north", "south"), (("Heat", ("3", "4")),))


def test_a_chart_of_nothing_is_one() -> None:
    assert read_chart(parse_xml(f"<c:chartSpace {C}/>".encode())) == Chart("")
    assert read("", title("")) == Chart("")
