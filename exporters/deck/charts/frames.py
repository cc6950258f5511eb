"""Native charts and tables of states as graphic frames of a slide."""

from __future__ import annotations

from exporters.deck.charts.native import StateCell
from exporters.deck.geometry import Rect, pt
from exporters.deck.placed import ChartShape, StateTableShape
from exporters.deck.writing.text_xml import TextWriter
from narrative_studio.markup import Run

STATE_SIDE_EMU = pt(3)
STATE_TOP_EMU = pt(2)
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
PALE_PCT = 24
"""How much of its colour a tinted cell has: words on it can be read whatever the colour."""

APART_PCT = 7
"""How much of the ink a cell has that is not counted."""

# Not faded: LibreOffice paints the borders of cells in full.
_RULE = '<a:schemeClr val="tx1"><a:lumMod val="30000"/><a:lumOff val="70000"/></a:schemeClr>'


def chart_frame(shape: ChartShape, named: str, relation: str) -> str:
    """The frame that shows a chart part; ``named`` is its ``p:cNvPr`` element."""
    return _frame(
        shape.place, named, _CHART, f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/>', locks=""
    )


def state_frame(shape: StateTableShape, named: str, text: TextWriter) -> str:
    """The frame of a table of states."""
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in shape.column_emu)
    rows = "".join(
        f'<a:tr h="{height}">{_row(shape, row, number, text)}</a:tr>'
        for number, (height, row) in enumerate(zip(shape.row_emu, shape.rows, strict=True))
    )
    table = f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>'
    return _frame(shape.place, named, _TABLE, table, locks='<a:graphicFrameLocks noGrp="1"/>')


def _frame(place: Rect, named: str, kind: str, content: str, *, locks: str) -> str:
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{named}<p:cNvGraphicFramePr>{locks}"
        "</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>"
        f'<a:off x="{place.x}" y="{place.y}"/><a:ext cx="{place.cx}" cy="{place.cy}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{kind}">{content}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def _row(shape: StateTableShape, row: tuple[StateCell, ...], number: int, text: TextWriter) -> str:
    is_head = number < shape.heads
    return "".join(
        _cell(cell, shape.size_pt, text, is_head=is_head) + _covered(cell) for cell in row
    )


def _cell(cell: StateCell, size_pt: float, text: TextWriter, *, is_head: bool) -> str:
    span = f' gridSpan="{cell.span}"' if cell.span > 1 else ""
    align = "ctr" if cell.is_centred else "l"
    paragraphs = "".join(
        text.cell((Run(line, bold=cell.is_strong),) if line else (), size_pt, align)
        for line in cell.text.split("\n")
    )
    margins = (
        f'marL="{STATE_SIDE_EMU}" marR="{STATE_SIDE_EMU}" marT="{STATE_TOP_EMU}" '
        f'marB="{STATE_TOP_EMU}" anchor="{"b" if is_head else "ctr"}"'
    )
    return (
        f"<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</a:txBody>"
        f"<a:tcPr {margins}>{_lines(is_head=is_head)}{_ground(cell)}</a:tcPr></a:tc>"
    )


def _covered(cell: StateCell) -> str:
    """The cells that one which reaches over several columns covers."""
    empty = '<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody><a:tcPr/></a:tc>'
    return empty * (cell.span - 1)


def _lines(*, is_head: bool) -> str:
    none = "".join(f'<a:ln{side} w="0"><a:noFill/></a:ln{side}>' for side in "LRT")
    wide = 12700 if is_head else 6350
    return f'{none}<a:lnB w="{wide}"><a:solidFill>{_RULE}</a:solidFill></a:lnB>'


def _ground(cell: StateCell) -> str:
    if cell.is_apart:
        grey = f'<a:schemeClr val="tx1"><a:alpha val="{APART_PCT}000"/></a:schemeClr>'
        return f"<a:solidFill>{grey}</a:solidFill>"
    if not cell.fill:
        return "<a:noFill/>"
    pale = f'<a:alpha val="{PALE_PCT}000"/>'
    return f'<a:solidFill><a:schemeClr val="{cell.fill}">{pale}</a:schemeClr></a:solidFill>'
