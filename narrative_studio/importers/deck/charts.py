"""The words and figures of charts, the usual ones and those of newer kinds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from narrative_studio.importers.deck.names import q
from narrative_studio.importers.deck.read_deck import Chart

_MOST_POINTS: Final = 5000
_TITLE, _PLOT, _SERIES, _TX = q("c:title"), q("c:plotArea"), q("c:ser"), q("c:tx")
_CATEGORIES: Final = (q("c:cat"), q("c:xVal"))
_VALUES: Final = (q("c:val"), q("c:yVal"))
_POINT, _V, _FORMAT, _A_T, _A_P = q("c:pt"), q("c:v"), q("c:formatCode"), q("a:t"), q("a:p")
_LEVEL = q("c:lvl")
_AXES: Final = tuple(q(f"c:{kind}") for kind in ("catAx", "valAx", "dateAx", "serAx"))
_CX_TITLE, _CX_DATA, _CX_SERIES = q("cx:title"), q("cx:data"), q("cx:series")
_CX_STRINGS, _CX_NUMBERS, _CX_POINT = q("cx:strDim"), q("cx:numDim"), q("cx:pt")
_CX_VALUE, _CX_DATA_ID = q("cx:v"), q("cx:dataId")


def read_chart(root: Element) -> Chart:
    """Read a chart part of either kind."""
    if root.tag.startswith(q("cx:chart")[:-5]):
        return _read_newer(root)
    plot = next(root.iter(_PLOT), None)
    title = next((one for one in root.iter(_TITLE) if not _is_in(plot, one)), None)
    found = list(plot.iter(_SERIES)) if plot is not None else []
    categories: tuple[str, ...] = ()
    series = []
    for element in found:
        own = _points(_first(element, _CATEGORIES))
        if len(own) > len(categories):
            categories = own
        series.append((_name(element.find(_TX)), _points(_first(element, _VALUES))))
    axes = [
        _paragraphs(heading)
        for kind in _AXES
        for axis in (plot.iter(kind) if plot is not None else ())
        for heading in axis.iter(_TITLE)
    ]
    return Chart(_paragraphs(title), categories, tuple(series), tuple(filter(None, axes)))


def _read_newer(root: Element) -> Chart:
    data = {element.get("id", ""): element for element in root.iter(_CX_DATA)}
    categories: tuple[str, ...] = ()
    series = []
    for element in root.iter(_CX_SERIES):
        name = " ".join("".join(one.itertext()) for one in element.iter(_CX_VALUE))
        key = next((one.get("val", "") for one in element.iter(_CX_DATA_ID)), "")
        held = data.get(key)
        if held is None:
            continue
        strings = _cx_points(held, _CX_STRINGS)
        if len(strings) > len(categories):
            categories = strings
        series.append((name, tuple(_shown(value, "") for value in _cx_points(held, _CX_NUMBERS))))
    title = next((one for one in root.iter(_CX_TITLE)), None)
    return Chart(_paragraphs(title), categories, tuple(series))


def _cx_points(data: Element, kind: str) -> tuple[str, ...]:
    dimension = next(data.iter(kind), None)
    if dimension is None:
        return ()
    found = [(one.text or "").strip() for one in dimension.iter(_CX_POINT)]
    return tuple(found[:_MOST_POINTS])


def _is_in(plot: Element | None, element: Element) -> bool:
    return plot is not None and any(one is element for one in plot.iter(_TITLE))


def _first(element: Element, names: tuple[str, ...]) -> Element | None:
    return next((one for name in names if (one := element.find(name)) is not None), None)


def _paragraphs(element: Element | None) -> str:
    """The words of a title: typed ones, or those that a cell gave it."""
    if element is None:
        return ""
    typed = ["".join(t.text or "" for t in p.iter(_A_T)) for p in element.iter(_A_P)]
    words = " ".join(filter(None, typed)) or " ".join(v.text or "" for v in element.iter(_V))
    return " ".join(words.split())


def _name(element: Element | None) -> str:
    if element is None:
        return ""
    return " ".join(" ".join(v.text or "" for v in element.iter(_V)).split())


def _points(element: Element | None) -> tuple[str, ...]:
    """The points of a cache in their places; what a chart groups by comes before."""
    if element is None:
        return ()
    levels = list(element.iter(_LEVEL))
    if levels:
        return _nested([_column(level, "") for level in levels])
    shape = next((one.text or "" for one in element.iter(_FORMAT)), "")
    column = _column(element, shape)
    return tuple(column.get(place, "") for place in range(max(column, default=-1) + 1))


def _column(element: Element, shape: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for count, point in enumerate(element.iter(_POINT)):
        word = point.get("idx", "")
        place = int(word) if word.isascii() and word.isdecimal() and len(word) < 7 else count
        if place >= _MOST_POINTS:
            break
        own = point.get("formatCode", shape)
        found[place] = _shown(" ".join(v.text or "" for v in point.iter(_V)), own)
    return found


def _nested(levels: list[dict[int, str]]) -> tuple[str, ...]:
    """Categories under headings: the innermost level comes first and has every place."""
    innermost, *outer = levels
    count = max(innermost, default=-1) + 1
    return tuple(" · ".join(_path(innermost, outer, place)) for place in range(count))


def _path(innermost: dict[int, str], outer: list[dict[int, str]], place: int) -> Iterator[str]:
    for level in reversed(outer):
        begun = [at for at in level if at <= place]
        if begun and level[max(begun)]:
            yield level[max(begun)]
    yield innermost.get(place, "")


def _shown(text: str, shape: str) -> str:
    """A value as a reader of the slide saw it, as far as that is simple to say."""
    text = " ".join(text.split())
    try:
        number = float(text)
    except ValueError:
        return text
    if "%" in shape and abs(number) < 1e6:
        return f"{number * 100:.10g} %"
    return f"{number:.10g}" if len(text) > 10 and "." in text else text
