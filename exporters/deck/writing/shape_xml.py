"""Placed shapes as PresentationML."""

from __future__ import annotations

from collections.abc import Callable

from exporters.deck.charts.frames import chart_frame, state_frame
from exporters.deck.charts.native import NativeChart
from exporters.deck.diagram import NODE_INSETS_EMU
from exporters.deck.geometry import Rect
from exporters.deck.placed import (
    GROUND_EMU,
    BoxKind,
    BoxShape,
    ChartShape,
    ConnectorShape,
    FieldKind,
    FootShape,
    GroupShape,
    NodeShape,
    Paint,
    PictureShape,
    PlacedSlide,
    Shape,
    StateTableShape,
    TableShape,
    TextShape,
)
from exporters.deck.tables import CELL_SIDE_EMU, CELL_TOP_EMU
from exporters.deck.template.textstyle import TextBox
from exporters.deck.writing.text_xml import TextWriter, body_properties
from exporters.opc import XML_HEAD, escaped, quoted

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
)
NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
_VECTOR = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'r:embed="{relation}"/></a:ext></a:extLst>'
)
"""The drawing itself, for programs that show drawings; others show the picture."""
_LOCKED = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
_TICK_PATH = (
    '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
    '<a:pathLst><a:path w="100" h="76" fill="none"><a:moveTo><a:pt x="0" y="40"/></a:moveTo>'
    '<a:lnTo><a:pt x="36" y="76"/></a:lnTo><a:lnTo><a:pt x="100" y="0"/></a:lnTo></a:path>'
    "</a:pathLst></a:custGeom>"
)


def _no_chart(_chart: NativeChart) -> str:
    raise AssertionError("Nobody said where charts go.")


def _no_drawing(_key: str) -> str | None:
    return None


class ShapeWriter:
    """Writes the shapes of one slide, each with an id of its own.

    ``picture`` gives the relation id of a picture by its key, None when it cannot be had, and
    ``drawing`` that of the SVG drawing beside it, None where there is none. ``chart`` writes the
    part of a native chart and gives its relation id.
    """

    def __init__(
        self,
        text: TextWriter,
        picture: Callable[[str], str | None],
        language: str,
        number: int,
        chart: Callable[[NativeChart], str] = _no_chart,
        drawing: Callable[[str], str | None] = _no_drawing,
    ) -> None:
        self._text = text
        self._picture = picture
        self._drawing = drawing
        self._chart = chart
        self._language = quoted(language)
        self._number = number
        self._last_id = 1
        self._nodes: dict[str, int] = {}
        self._boxes: dict[str, TextBox] = {}

    def slide(self, slide: PlacedSlide, *, tags: str = "") -> str:
        """The whole slide part; ``tags`` is the relation id of its tags, if it has any."""
        hidden = ' show="0"' if slide.is_hidden else ""
        self._boxes = {slot.reference: slot.box for slot in slide.layout.slots}
        shapes = "".join([self._shape(shape) for shape in slide.shapes])
        tagged = f'<p:custDataLst><p:tags r:id="{tags}"/></p:custDataLst>' if tags else ""
        return (
            f"{XML_HEAD}<p:sld {NAMESPACES}{hidden}><p:cSld><p:spTree>{TREE_HEAD}{shapes}"
            f"</p:spTree>{tagged}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        )

    def _shape(self, shape: Shape) -> str:
        match shape:
            case TextShape():
                return self._text_shape(shape)
            case PictureShape():
                return self._picture_shape(shape)
            case BoxShape():
                return self._box(shape)
            case NodeShape():
                return self._node(shape)
            case ConnectorShape():
                return self._connector(shape)
            case FootShape():
                return self._foot(shape)
            case TableShape():
                return self._table(shape)
            case GroupShape():
                return self._group(shape)
            case ChartShape():
                named = self._named(shape.name, shape.alt)
                return chart_frame(shape, named, self._chart(shape.chart))
            case StateTableShape():
                return state_frame(shape, self._named(shape.name, shape.alt), self._text)

    def _named(self, name: str, alt: str = "", *, is_decorative: bool = False) -> str:
        self._last_id += 1
        words = f" descr={quoted(alt)}" if alt else ""
        start = f'<p:cNvPr id="{self._last_id}" name={quoted(f"{name} {self._last_id}")}{words}'
        return f"{start}>{_DECORATIVE}</p:cNvPr>" if is_decorative else f"{start}/>"

    def _text_shape(self, shape: TextShape) -> str:
        named = self._named(shape.name)
        paras = self._text.paragraphs(shape.paras, self._boxes.get(shape.reference))
        if shape.reference:
            place = _transform(shape.place) if shape.place else ""
            return (
                f"<p:sp><p:nvSpPr>{named}{_LOCKED}<p:nvPr>{shape.reference}</p:nvPr></p:nvSpPr>"
                f"<p:spPr>{place}</p:spPr><p:txBody>{body_properties(shape.fit)}{shape.list_style}"
                f"{paras}</p:txBody></p:sp>"
            )
        edge = GROUND_EMU if shape.ground else 0
        place = _transform(shape.place.inset(-edge)) if shape.place else ""
        sides = " ".join(f'{side}Ins="{edge}"' for side in "ltrb")
        insets = f' wrap="square" {sides} rtlCol="0"'
        fill = _paint(shape.ground) if shape.ground else "<a:noFill/>"
        return (
            f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{place}'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr><p:txBody>'
            f"{body_properties(shape.fit, attributes=insets)}<a:lstStyle/>{paras}</p:txBody></p:sp>"
        )

    def _foot(self, shape: FootShape) -> str:
        named = self._named(shape.name)
        properties = f"<a:rPr lang={self._language}/>"
        way = self._text.foot_properties(shape.text, self._boxes.get(shape.reference))
        if shape.kind is FieldKind.NUMBER:
            text = (
                f'<a:fld id="{NUMBER_FIELD}" type="slidenum">{properties}'
                f"<a:t>{self._number}</a:t></a:fld>"
            )
        else:
            text = f"<a:r>{properties}<a:t>{escaped(shape.text)}</a:t></a:r>"
        return (
            f"<p:sp><p:nvSpPr>{named}{_LOCKED}<p:nvPr>{shape.reference}</p:nvPr></p:nvSpPr>"
            f"<p:spPr>{_transform(shape.place) if shape.place else ''}</p:spPr>"
            f"<p:txBody><a:bodyPr/>{shape.list_style}<a:p>{way}{text}</a:p></p:txBody></p:sp>"
        )

    def _picture_shape(self, shape: PictureShape) -> str:
        relation = self._picture(shape.key)
        if relation is None:
            return ""
        named = self._named(shape.name, shape.alt)
        drawing = self._drawing(shape.key)
        vector = _VECTOR.format(relation=drawing) if drawing else ""
        blip = f'<a:blip r:embed="{relation}">{vector}</a:blip>'
        locks = '<a:picLocks noGrp="1" noChangeAspect="1"/>'
        if not shape.reference:
            locks = '<a:picLocks noChangeAspect="1"/>'
        return (
            f"<p:pic><p:nvPicPr>{named}<p:cNvPicPr>{locks}</p:cNvPicPr>"
            f"<p:nvPr>{shape.reference}</p:nvPr></p:nvPicPr>"
            f"<p:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch>"
            f"</p:blipFill><p:spPr>{_transform(shape.place)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr></p:pic>'
        )

    def _box(self, shape: BoxShape) -> str:
        named = self._named(shape.name, shape.alt, is_decorative=not shape.alt)
        line = "<a:ln><a:noFill/></a:ln>"
        if shape.line:
            cap = ' cap="rnd"' if shape.kind is BoxKind.TICK else ""
            line = f'<a:ln w="{shape.line_emu}"{cap}>{_paint(shape.line)}</a:ln>'
        fill = _paint(shape.fill) if shape.fill else "<a:noFill/>"
        return (
            f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{_transform(shape.place)}{_GEOMETRY[shape.kind]}{fill}{line}</p:spPr>"
            f'<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/><a:p>'
            f"<a:endParaRPr lang={self._language}/></a:p></p:txBody></p:sp>"
        )

    def _node(self, shape: NodeShape) -> str:
        named = self._named(shape.name)
        self._nodes[shape.key] = self._last_id
        fill = _paint(shape.fill) if shape.fill else "<a:noFill/>"
        line = f'<a:ln w="{shape.line_emu}">{_paint(shape.line)}</a:ln>' if shape.line else ""
        left, top, right, bottom = NODE_INSETS_EMU
        body = body_properties(
            attributes=f' wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" '
            f'bIns="{bottom}" rtlCol="0" anchor="ctr"'
        )
        return (
            f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{_transform(shape.place)}{_GEOMETRY[BoxKind.ROUND]}{fill}{line}</p:spPr>"
            f"<p:txBody>{body}<a:lstStyle/>{self._text.paragraphs(shape.paras)}</p:txBody></p:sp>"
        )

    def _connector(self, shape: ConnectorShape) -> str:
        named = self._named(shape.name, is_decorative=True)
        # Connection sites of a box are counted against the clock from its upper edge.
        glue = "".join(
            f'<a:{end} id="{self._nodes[key]}" idx="{site}"/>'
            for end, key, site in (("stCxn", shape.start, 3), ("endCxn", shape.end, 1))
            if key in self._nodes
        )
        flip = ' flipV="1"' if shape.to_emu[1] < shape.from_emu[1] else ""
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{named}<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/>"
            f"</p:nvCxnSpPr><p:spPr>{_transform(shape.place, flip)}"
            '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
            f'<a:ln w="{shape.line_emu}">{_paint(shape.line)}<a:tailEnd type="triangle"/></a:ln>'
            "</p:spPr></p:cxnSp>"
        )

    def _group(self, shape: GroupShape) -> str:
        named = self._named(shape.name, shape.alt, is_decorative=not shape.alt)
        inner = "".join([self._shape(member) for member in shape.shapes])
        box = shape.place
        return (
            f"<p:grpSp><p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>"
            f'<a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.cx}" cy="{box.cy}"/>'
            f'<a:chOff x="{box.x}" y="{box.y}"/><a:chExt cx="{box.cx}" cy="{box.cy}"/></a:xfrm>'
            f"</p:grpSpPr>{inner}</p:grpSp>"
        )

    def _table(self, shape: TableShape) -> str:
        named = self._named(shape.name)
        columns = "".join([f'<a:gridCol w="{width}"/>' for width in shape.column_emu])
        rows = "".join(
            [
                f'<a:tr h="{height}">{self._cells(shape, number)}</a:tr>'
                for number, height in enumerate(shape.row_emu)
            ]
        )
        headings = ' firstCol="1"' if shape.has_row_headings else ""
        mirrored = ' rtl="1"' if shape.is_mirrored else ""
        style = f"<a:tableStyleId>{shape.style_id}</a:tableStyleId>" if shape.style_id else ""
        box = shape.place
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr>{named}<p:cNvGraphicFramePr><a:graphicFrameLocks "
            f'noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{shape.reference}</p:nvPr>'
            f'</p:nvGraphicFramePr><p:xfrm><a:off x="{box.x}" y="{box.y}"/>'
            f'<a:ext cx="{box.cx}" cy="{box.cy}"/></p:xfrm><a:graphic><a:graphicData '
            'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
            f'<a:tblPr{mirrored} firstRow="1"{headings}>{style}</a:tblPr>'
            f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>"
            "</p:graphicFrame>"
        )

    def _cells(self, shape: TableShape, row: int) -> str:
        return "".join(
            [
                "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>"
                f"{self._text.cell(runs, shape.size_pt, shape.side(column))}"
                f"</a:txBody><a:tcPr {_margins(shape, column)}/></a:tc>"
                for column, runs in enumerate(shape.rows[row])
            ]
        )


def _margins(shape: TableShape, column: int) -> str:
    """The room around the words of a cell; those of a first column may line up with the title."""
    first = CELL_SIDE_EMU if column or not shape.is_flush else 0
    left, right = (CELL_SIDE_EMU, first) if shape.is_mirrored else (first, CELL_SIDE_EMU)
    return f'marL="{left}" marR="{right}" marT="{CELL_TOP_EMU}" marB="{CELL_TOP_EMU}"'


_GEOMETRY = {
    BoxKind.RECT: '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
    BoxKind.ROUND: (
        '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 12000"/></a:avLst>'
        "</a:prstGeom>"
    ),
    BoxKind.TICK: _TICK_PATH,
}


def _transform(place: Rect, flip: str = "") -> str:
    return (
        f'<a:xfrm{flip}><a:off x="{place.x}" y="{place.y}"/>'
        f'<a:ext cx="{place.cx}" cy="{place.cy}"/></a:xfrm>'
    )


def _paint(paint: Paint) -> str:
    if paint.xml:
        return paint.xml
    fade = f'<a:alpha val="{paint.alpha_pct * 1000}"/>' if paint.alpha_pct < 100 else ""
    return f'<a:solidFill><a:schemeClr val="{paint.colour}">{fade}</a:schemeClr></a:solidFill>'
