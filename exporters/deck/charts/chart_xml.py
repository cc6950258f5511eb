"""A native chart as the XML of its part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from exporters.csv_tables import guarded
from exporters.deck.charts.native import Form, NativeChart, Series
from exporters.deck.charts.workbook import SHEET, column_letter
from exporters.opc import OFFICE, XML_HEAD, escaped, quoted
from narrative_studio.charts.drawing.canvas import Sign

_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222
_TEXT_PT: Final = 12
_MARKS: Final = {
    Sign.CIRCLE: "circle",
    Sign.TRIANGLE: "triangle",
    Sign.SQUARE: "square",
    Sign.DIAMOND: "diamond",
    Sign.CROSS: "x",
}
_QUIET: Final = "tx1|25"
"""Rules are the ink of the template, faded: so they show on dark ground too."""

_LABEL_PLACES: Final = {
    Form.LINES: "r",
    Form.DOTS: "r",
    Form.BARS: "ctr",
    Form.COLUMNS: "outEnd",
}
_STRAIGHT: Final = '<c:smooth val="0"/>'
_NO_FLAGS: Final = (
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def chart_xml(chart: NativeChart, workbook_id: str, language: str) -> str:
    """The chart part; ``workbook_id`` is the relation to its workbook."""
    has_legend = len(chart.series) > 1
    legend = (
        f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{_text(language)}</c:legend>'
        if has_legend
        else ""
    )
    return (
        f'{XML_HEAD}<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_MAIN}" xmlns:r="{OFFICE}">'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f"{_plot(chart, language)}{_category_axis(chart, language)}{_value_axis(chart, language)}"
        f"<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text(language)}"
        f'<c:externalData r:id="{workbook_id}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _plot(chart: NativeChart, language: str) -> str:
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    series = "".join(
        _series(chart, one, number, language) for number, one in enumerate(chart.series)
    )
    if chart.form in (Form.LINES, Form.DOTS):
        return (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{series}<c:marker val="1"/>{axes}</c:lineChart>'
        )
    is_lying = chart.form is Form.BARS
    grouping = "stacked" if is_lying else "clustered"
    overlap = '<c:overlap val="100"/>' if is_lying else ""
    return (
        f'<c:barChart><c:barDir val="{"bar" if is_lying else "col"}"/>'
        f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="60"/>{overlap}{axes}</c:barChart>'
    )


def _series(chart: NativeChart, series: Series, number: int, language: str) -> str:
    column = column_letter(number + 1)
    name = (
        f"<c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f>"
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(guarded(series.name))}</c:v>'
        "</c:pt></c:strCache></c:strRef></c:tx>"
    )
    is_marked = chart.form in (Form.LINES, Form.DOTS)
    last = len(chart.categories) + 1
    values = (
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
        f"<c:formatCode>{'0%' if chart.is_rate else 'General'}</c:formatCode>"
        f"{_points(series.values)}</c:numCache></c:numRef></c:val>"
    )
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{name}'
        f"{_line_look(chart, series) if is_marked else _bar_look(series)}"
        f"{_labels(chart, series, language)}{_error_bars(chart, series)}"
        f"{_categories(chart)}{values}"
        f"{_STRAIGHT if is_marked else ''}</c:ser>"
    )


def _line_look(chart: NativeChart, series: Series) -> str:
    fill = _fill(series.accent)
    if series.is_dashed:
        return (
            f'<c:spPr><a:ln w="19050">{fill}<a:prstDash val="dash"/></a:ln></c:spPr>'
            '<c:marker><c:symbol val="none"/></c:marker>'
        )
    is_joined = chart.form is Form.LINES
    line = f'<a:ln w="22225">{fill}</a:ln>' if is_joined else '<a:ln w="22225"><a:noFill/></a:ln>'
    inner = "<a:noFill/>" if series.sign is Sign.CROSS else fill
    return (
        f'<c:spPr>{line}</c:spPr><c:marker><c:symbol val="{_MARKS[series.sign]}"/>'
        f'<c:size val="9"/><c:spPr>{inner}<a:ln w="12700">{fill}</a:ln></c:spPr></c:marker>'
    )


def _bar_look(series: Series) -> str:
    paper = '<a:ln w="9525"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:ln>'
    return f'<c:spPr>{_fill(series.accent)}{paper}</c:spPr><c:invertIfNegative val="0"/>'


def _labels(chart: NativeChart, series: Series, language: str) -> str:
    """The texts at single points: counts, never per cent."""
    place = _LABEL_PLACES[chart.form]
    colour = series.ink if chart.form is Form.BARS else "tx1"
    points = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:layout/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>'
        f'<a:r><a:rPr lang={quoted(language)} sz="{_TEXT_PT * 100}" b="1">{_fill(colour)}</a:rPr>'
        f"<a:t>{escaped(text)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'<c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbl>'
        for at, text in enumerate(series.labels)
        if text
    )
    return f"<c:dLbls>{points}{_NO_FLAGS}</c:dLbls>"


def _error_bars(chart: NativeChart, series: Series) -> str:
    if not series.has_reach:
        return ""
    is_marked = chart.form in (Form.LINES, Form.DOTS)
    # Bars have but one direction; PowerPoint itself names it for lines only.
    direction = '<c:errDir val="y"/>' if is_marked else ""
    ink = series.accent if is_marked else "tx1"
    spans = [span or (0.0, 0.0) for span in series.reach]
    down = _points([span[0] for span in spans])
    up = _points([span[1] for span in spans])
    return (
        f'<c:errBars>{direction}<c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus><c:numLit><c:formatCode>General</c:formatCode>{up}'
        "</c:numLit></c:plus><c:minus><c:numLit><c:formatCode>General</c:formatCode>"
        f'{down}</c:numLit></c:minus><c:spPr><a:ln w="19050">{_fill(ink)}</a:ln></c:spPr>'
        "</c:errBars>"
    )


def _categories(chart: NativeChart) -> str:
    last = len(chart.categories) + 1
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{_kept_lines(guarded(text))}</c:v></c:pt>'
        for at, text in enumerate(chart.categories)
    )
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache>"
        f'<c:ptCount val="{len(chart.categories)}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def _kept_lines(text: str) -> str:
    """A text with its line ends, which a run of text would not have."""
    return "\n".join(escaped(line) for line in text.split("\n"))


def _points(values: Sequence[float | None]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value:.10g}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _category_axis(chart: NativeChart, language: str) -> str:
    is_lying = chart.form is Form.BARS
    # Lying bars are read from the top: the axis runs the other way round.
    orientation = "maxMin" if is_lying else "minMax"
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling>'
        f'<c:orientation val="{orientation}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if is_lying else "b"}"/>'
        f"{_title(chart.category_title, language, chart.quiet)}"
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_axis_line()}{_text(language)}'
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: NativeChart, language: str) -> str:
    is_lying = chart.form is Form.BARS
    end = f'<c:max val="{chart.top:g}"/>' if chart.top is not None else ""
    unit = ""
    if chart.is_rate and chart.top is not None:
        unit = f'<c:majorUnit val="{0.25 if chart.top > 0.2 else 0.1:g}"/>'
    elif not chart.is_rate:
        unit = f'<c:majorUnit val="{_whole_unit(chart)}"/>'
    rule = f'<a:ln w="6350">{_fill(_QUIET)}</a:ln>'
    grid = f"<c:majorGridlines><c:spPr>{rule}</c:spPr></c:majorGridlines>"
    crosses = "max" if is_lying else "autoZero"
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'{end}<c:min val="0"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"b" if is_lying else "l"}"/>{grid}'
        f"{_title(chart.value_title, language, chart.quiet)}"
        f'<c:numFmt formatCode="{"0%" if chart.is_rate else "0"}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{_text(language)}<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="between"/>{unit}</c:valAx>'
    )


def _whole_unit(chart: NativeChart) -> int:
    """A step of the axis in whole numbers, so that nothing is half an objection."""
    if chart.form is Form.BARS:
        totals: Iterable[float] = (
            sum(one.values[at] or 0 for one in chart.series) for at in range(len(chart.categories))
        )
    else:
        totals = (value or 0 for one in chart.series for value in one.values)
    return max(1, -(-int(max(totals, default=1)) // 6))


def _title(words: str, language: str, colour: str) -> str:
    if not words:
        return ""
    return (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr b="0"/></a:pPr>'
        f'<a:r><a:rPr lang={quoted(language)} sz="{_TEXT_PT * 100}" b="0">{_fill(colour)}</a:rPr>'
        f'<a:t>{escaped(words)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _axis_line() -> str:
    return f'<c:spPr><a:ln w="9525">{_fill(_QUIET)}</a:ln></c:spPr>'


def _text(language: str) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{_TEXT_PT * 100}">'
        f"{_fill('tx1')}</a:defRPr></a:pPr><a:endParaRPr lang={quoted(language)}/></a:p></c:txPr>"
    )


def _fill(accent: str) -> str:
    """A colour of the theme; ``accent1|40`` is it at that opacity, in per cent."""
    name, _, part = accent.partition("|")
    inner = f'<a:alpha val="{part}000"/>' if part else ""
    return f'<a:solidFill><a:schemeClr val="{name}">{inner}</a:schemeClr></a:solidFill>'
