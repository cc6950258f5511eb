"""Walks the shapes of one slide, groups and alternatives included, in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from narrative_studio.importers.deck.charts import read_chart
from narrative_studio.importers.deck.diagrams import read_diagram
from narrative_studio.importers.deck.inherited import PLAIN_LEVELS
from narrative_studio.importers.deck.layouts import Layout
from narrative_studio.importers.deck.names import R_EMBED, R_ID, R_LINK, q
from narrative_studio.importers.deck.parts import Parts
from narrative_studio.importers.deck.read_deck import (
    Block,
    Chart,
    Diagram,
    Other,
    Picture,
    Place,
    Spot,
    Table,
    Text,
)
from narrative_studio.importers.deck.text_reading import flag, read_paragraphs

_SP, _GROUP, _PIC, _FRAME = q("p:sp"), q("p:grpSp"), q("p:pic"), q("p:graphicFrame")
_ALTERNATE, _CHOICE, _FALLBACK = q("mc:AlternateContent"), q("mc:Choice"), q("mc:Fallback")
_BODY, _PH, _NAMED = q("p:txBody"), q("p:ph"), q("p:cNvPr")
_LIST_STYLE, _BLIP, _FILL = q("a:lstStyle"), q("a:blip"), q("a:blipFill")
_OFF, _EXT, _SP_PR = q("a:off"), q("a:ext"), q("p:spPr")
_TBL, _TR, _TC, _TBL_PR, _CELL_BODY = (
    q("a:tbl"), q("a:tr"), q("a:tc"), q("a:tblPr"), q("a:txBody"),
)  # fmt: skip
_CHARTS: Final = (q("c:chart"), q("cx:chart"))
_DIAGRAM, _OLE = q("dgm:relIds"), q("p:oleObj")
_R_DATA: Final = q("r:dm")
_FILMS: Final = (q("a:videoFile"), q("a:quickTimeFile"), q("p14:media"))
_SOUNDS: Final = (q("a:audioFile"), q("a:wavAudioFile"), q("a:audioCd"))
_SIZED: Final = (q("a:defRPr"), q("a:rPr"))
_LARGEST_EMU: Final = 2**40
_LARGEST_TYPE: Final = 400_000
"""The largest type that programs know, in hundredths of a point."""
_LOW: Final = 0.9
"""From which part of its height the lower edge of a slide begins."""
_UNSAID_AREA: Final = 6_096_000 * 3_429_000
"""The area of a picture that leaves its place to the layout: a quarter of a usual slide."""


class ShapeReader:
    """Reads the shapes of one slide; trouble goes to the notes of the parts."""

    def __init__(
        self, parts: Parts, part: str, layout: Layout, *, what: str, height: int = 0
    ) -> None:
        """Get ready to read; ``height`` is that of the slide in EMU, 0 where nobody knows."""
        self._parts = parts
        self._part = part
        self._layout = layout
        self._what = what
        self._height = height
        self._relations = parts.relations(part)

    def blocks(self, tree: Element) -> Iterator[Block]:
        """The blocks of a shape tree, in the order of the file."""
        # Groups may be nested as deep as somebody likes: no recursion.
        stack = [(iter(tree), False)]
        while stack:
            shapes, is_grouped = stack[-1]
            shape = next(shapes, None)
            if shape is None:
                stack.pop()
            elif shape.tag == _GROUP:
                stack.append((iter(shape), True))
            elif shape.tag == _ALTERNATE:
                chosen = self._chosen(shape)
                if chosen is not None:
                    stack.append((iter(chosen), is_grouped))
            else:
                yield from self._shape(shape, is_grouped=is_grouped)

    def _chosen(self, alternate: Element) -> Element | None:
        """The newest alternative that holds something which is read, else the fallback."""
        for way in (*alternate.findall(_CHOICE), *alternate.findall(_FALLBACK)):
            if any(next(way.iter(tag), None) is not None for tag in _READ):
                return way
        return None

    def _shape(self, shape: Element, *, is_grouped: bool) -> Iterator[Block]:
        if shape.tag == _SP:
            yield from self._text(shape, is_grouped=is_grouped)
            yield from self._picture(shape, fill=_FILL)
        elif shape.tag == _PIC:
            yield from self._media(shape)
            yield from self._picture(shape)
        elif shape.tag == _FRAME:
            yield from self._frame(shape)

    def _text(self, shape: Element, *, is_grouped: bool) -> Iterator[Text]:
        body = shape.find(_BODY)
        if body is None:
            return
        holder = next(shape.iter(_PH), None)
        levels, place = PLAIN_LEVELS, Place.FREE
        if holder is not None:
            slot = self._layout.slot(holder.get("type", ""), holder.get("idx", ""))
            levels, place = slot.levels, slot.place
        levels = levels.changed_by(body.find(_LIST_STYLE))
        paras = read_paragraphs(body, levels, self._relations)
        if any(para.text.strip() for para in paras):
            top = _top(shape)
            is_drawn = is_grouped or _is_picture(shape)
            is_low = top is not None and 0 < self._height * _LOW <= top
            spot = Spot.DRAWN if is_drawn else Spot.LOW if is_low else Spot.OPEN
            yield Text(place, paras, top, _type_size(body), spot)

    def _picture(self, shape: Element, *, fill: str = "") -> Iterator[Picture]:
        properties = shape.find(_SP_PR) if fill else shape
        holder = properties.find(fill) if fill and properties is not None else properties
        blip = next(holder.iter(_BLIP), None) if holder is not None else None
        if blip is None:
            return
        relation = self._relations.get(blip.get(R_EMBED) or blip.get(R_LINK) or "")
        if relation is None:
            self._parts.note(f"{self._what}: a picture is missing from the file.")
        elif relation.is_external:
            self._parts.note(f"{self._what}: a picture lies outside of the file and is left out.")
        else:
            yield Picture(relation.target, _alt(shape), _area(shape))

    def _media(self, shape: Element) -> Iterator[Other]:
        for kinds, what in ((_SOUNDS, "sound"), (_FILMS, "film")):
            if any(next(shape.iter(kind), None) is not None for kind in kinds):
                yield Other(what, _alt(shape) or _name(shape))
                return

    def _frame(self, shape: Element) -> Iterator[Block]:
        table = next(shape.iter(_TBL), None)
        if table is not None:
            yield self._table(table)
            return
        for kind in _CHARTS:
            element = next(shape.iter(kind), None)
            if element is not None:
                yield self._chart(element, shape)
                return
        element = next(shape.iter(_DIAGRAM), None)
        if element is not None:
            yield self._diagram(element)
            return
        element = next(shape.iter(_OLE), None)
        if element is not None:
            yield Other("embedded object", _alt(shape) or element.get("name") or _name(shape))
            for inner in shape.iter(_PIC):
                yield from self._picture(inner)
                return

    def _table(self, table: Element) -> Table:
        rows = tuple(
            tuple(
                read_paragraphs(cell.find(_CELL_BODY), PLAIN_LEVELS, self._relations)
                for cell in row.findall(_TC)
            )
            for row in table.iter(_TR)
        )
        properties = table.find(_TBL_PR)
        has_header = properties is None or flag(properties.get("firstRow")) is not False
        return Table(rows, has_header)

    def _chart(self, element: Element, shape: Element) -> Chart:
        relation = self._relations.get(element.get(R_ID, ""))
        root = self._parts.xml(relation.target, what=self._what) if relation else None
        if root is None:
            self._parts.note(f"{self._what}: the data of a chart could not be read.")
            return Chart(_alt(shape))
        return read_chart(root)

    def _diagram(self, element: Element) -> Diagram:
        relation = self._relations.get(element.get(_R_DATA, ""))
        data = self._parts.xml(relation.target, what=self._what) if relation else None
        drawing = None
        if data is None or not read_diagram(data, None).paras:
            drawn = self._parts.related(self._part, "diagramDrawing")
            drawing = self._parts.xml(drawn[0].target, what=self._what) if drawn else None
        return read_diagram(data, drawing)


_READ: Final = (_BODY, _PIC, _TBL, *_CHARTS, _DIAGRAM, _OLE)


def _named(shape: Element, attribute: str) -> str:
    element = next(shape.iter(_NAMED), None)
    return " ".join((element.get(attribute) or "").split()) if element is not None else ""


def _alt(shape: Element) -> str:
    return _named(shape, "descr") or _named(shape, "title")


def _name(shape: Element) -> str:
    return _named(shape, "name")


def _top(shape: Element) -> int | None:
    offset = next(shape.iter(_OFF), None)
    return _emu(offset.get("y")) if offset is not None else None


def _is_picture(shape: Element) -> bool:
    properties = shape.find(_SP_PR)
    return properties is not None and properties.find(_FILL) is not None


def _type_size(body: Element) -> int:
    """The largest type that a text says it is set in, in hundredths of a point; 0 for none."""
    said = (style.get("sz", "") for kind in _SIZED for style in body.iter(kind))
    sizes = (int(size) for size in said if size.isascii() and size.isdecimal() and len(size) < 7)
    return max((size for size in sizes if size <= _LARGEST_TYPE), default=0)


def _area(shape: Element) -> int:
    properties = shape.find(_SP_PR)
    extent = next(properties.iter(_EXT), None) if properties is not None else None
    if extent is None:
        return _UNSAID_AREA
    width, height = _emu(extent.get("cx")), _emu(extent.get("cy"))
    return _UNSAID_AREA if width is None or height is None else max(0, width) * max(0, height)


def _emu(text: str | None) -> int | None:
    """A length; what is no number, or none that a slide could have, is not said."""
    try:
        length = int(float(text or ""))
    except (ValueError, OverflowError):
        return None
    return length if abs(length) < _LARGEST_EMU else None
