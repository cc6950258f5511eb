"""Decks that people bend: text on its side, tables in groups, fields, breaks and formulas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches

from tests.decks import NS

_PLACE = (Emu(0), Emu(0), Inches(5), Inches(3))
_MATH = (
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def odd_deck(path: Path) -> Path:
    """A deck with what python-pptx reads of it in places where few programs look."""
    deck: Any = Presentation()
    for make in (
        _turned,
        _broken,
        _in_groups,
        _merged,
        _drawn,
        _charted,
        _overridden,
        _noted,
        _typed,
        _alternative,
    ):
        make(deck)
    deck.save(str(path))
    return path


def _slide(deck: Any, title: str, layout: int = 5) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    if slide.shapes.title is not None:
        slide.shapes.title.text = title
    return slide


def _box(slide: Any, text: str) -> Any:
    box = slide.shapes.add_textbox(*_PLACE)
    box.text_frame.text = text
    return box


def _turned(deck: Any) -> None:
    slide = _slide(deck, "Text on its side")
    for number, kind in enumerate(("vert", "vert270", "wordArtVert", "eaVert", "mongolianVert")):
        box = _box(slide, f"standing {kind} words {number}")
        box.text_frame._txBody.bodyPr.set("vert", kind)
        box.rotation = 37.5 * number
    flipped = _box(slide, "mirrored words")
    flipped._element.spPr.get_or_add_xfrm().set("flipH", "1")


def _broken(deck: Any) -> None:
    slide = _slide(deck, "Breaks\vand soft\u00adhyphens", 1)
    frame = slide.placeholders[1].text_frame
    frame.text = "first line\vsecond line\vthird line"
    frame.add_paragraph().text = "zero\u200bwidth and non\u00a0breaking and\ttabbed"
    para = frame.add_paragraph()
    para.add_run().text = "made on "
    for kind, said in (("datetime1", "12 May 2026"), ("slidenum", "7"), ("footer", "Confidential")):
        field = f"<a:fld {NS} id='{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}' type='{kind}'>"
        para._p.append(parse_xml(f"{field}<a:rPr/><a:t>{said}</a:t></a:fld>"))
    math = (
        f"<a:p {NS} {_MATH}><a:r><a:t>holds where </a:t></a:r><mc:AlternateContent>"
        "<mc:Choice Requires='a14'><a14:m><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></a14:m>"
        "</mc:Choice></mc:AlternateContent><a:r><a:t> is true</a:t></a:r></a:p>"
    )
    frame._txBody.append(parse_xml(math))
    for level in range(9):
        one = frame.add_paragraph()
        one.text, one.level = f"level {level}", level


def _in_groups(deck: Any) -> None:
    slide = _slide(deck, "Groups in groups")
    outer = slide.shapes.add_group_shape()
    inner = outer.shapes.add_group_shape().shapes.add_group_shape()
    inner.shapes.add_shape(MSO_SHAPE.CLOUD, *_PLACE).text_frame.text = "deep cloud"
    frames = [
        slide.shapes.add_table(2, 2, *_PLACE),
        slide.shapes.add_chart(XL_CHART_TYPE.PIE, *_PLACE, _data("Grouped slice")),
    ]
    for number, cell in enumerate(frames[0].table.iter_cells()):
        cell.text = f"grouped cell {number}"
    for frame in frames:
        inner._element.append(frame._element)
    turned = outer.shapes.add_textbox(*_PLACE)
    turned.text_frame.text = "beside the inner group"
    outer.rotation = 90


def _merged(deck: Any) -> None:
    slide = _slide(deck, "Merged cells")
    table = slide.shapes.add_table(4, 4, *_PLACE).table
    for number, cell in enumerate(table.iter_cells()):
        cell.text = f"m{number} words\nand a line | bar"
    table.cell(0, 0).merge(table.cell(1, 1))
    table.cell(2, 3).merge(table.cell(3, 3))
    table.cell(3, 0).merge(table.cell(3, 2))
    # What stood in a cell that was merged away is hidden, and read all the same.
    table.cell(1, 1).text = "hidden below"


def _drawn(deck: Any) -> None:
    slide = _slide(deck, "Drawn")
    for number, kind in enumerate((MSO_SHAPE.CHEVRON, MSO_SHAPE.HEART, MSO_SHAPE.OVAL)):
        slide.shapes.add_shape(kind, *_PLACE).text_frame.text = f"in a shape {number}"
    slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *_PLACE)
    free = slide.shapes.build_freeform(0, 0)
    free.add_line_segments([(100_000, 0), (100_000, 100_000)])
    free.convert_to_shape().text_frame.text = "in a drawn shape"
    off = _box(slide, "beyond the edge of the slide")
    off.left = off.top = Emu(-90_000_000)
    flat = _box(slide, "without any size")
    flat.width = flat.height = Emu(0)


def _charted(deck: Any) -> None:
    slide = _slide(deck, "Charts of every sort")
    points = XyChartData()
    series = points.add_series("Measured pairs")
    series.add_data_point(1.5, 2.5)
    bubbles = BubbleChartData()
    bubbles.add_series("Measured bubbles").add_data_point(1, 2, 3)
    for kind, data in (
        (XL_CHART_TYPE.DOUGHNUT, _data("Ring")),
        (XL_CHART_TYPE.LINE_MARKERS, _data("Curve")),
        (XL_CHART_TYPE.RADAR, _data("Web")),
        (XL_CHART_TYPE.AREA_STACKED, _data("Hills")),
        (XL_CHART_TYPE.XY_SCATTER, points),
        (XL_CHART_TYPE.BUBBLE, bubbles),
    ):
        slide.shapes.add_chart(kind, *_PLACE, data)


def _data(name: str) -> CategoryChartData:
    data = CategoryChartData()
    data.categories = ["Spring term", "Autumn term"]
    data.add_series(f"{name} series", (1, 2))
    return data


def _overridden(deck: Any) -> None:
    slide = _slide(deck, "Moved and renamed", 3)
    for number, place in enumerate(slide.placeholders):
        if place.placeholder_format.idx:
            place.left = place.top = Emu(100_000 * number)
            place.width, place.height = Inches(2), Inches(1)
            place.text_frame.text = f"overridden place {number}"
            place.name = f"Espace réservé {number}"
    copied = _slide(deck, "Two titles")
    twin = _box(copied, "The second title")
    twin._element.nvSpPr.nvPr.append(parse_xml(f'<p:ph {NS} type="title"/>'))
    foot = _box(copied, "Words in the footer")
    foot._element.nvSpPr.nvPr.append(parse_xml(f'<p:ph {NS} type="ftr" idx="77"/>'))
    lost = _box(copied, "Of a placeholder that no layout has")
    lost._element.nvSpPr.nvPr.append(parse_xml(f'<p:ph {NS} type="body" idx="4711"/>'))


TYPED = (
    "[^1]: typed like a footnote", "see[^1] that", "[label]: https://example.org/x",
    "<!-- a remark -->", "<b>bold</b> &amp; &copy;", "![shown](x.png) and [a](b)",
    "| typed | cells |", "***stars*** and __under__ and snake_case_name", "```fenced words",
    "~~~ waves", "# heading", "> quoted", "---", "a\\b \\* c", "<?xml words ?> <![CDATA[data]]>",
    "    four spaces", "*[HTML]: Hyper", "https://example.org/a_b_(c)", "Term\v: meaning",
    "===", "2*3*4 and x~~y",
)  # fmt: skip
"""What people type that means something else in Markdown."""


def _typed(deck: Any) -> None:
    slide = _slide(deck, "[^1] *typed* <i>signs</i>", 1)
    frame = slide.placeholders[1].text_frame
    for text in TYPED:
        frame.add_paragraph().text = text
    _box(slide, "lead\v" + "\v".join(TYPED))
    table = slide.shapes.add_table(len(TYPED), 1, *_PLACE).table
    for number, text in enumerate(TYPED):
        table.cell(number, 0).text = text
    slide.notes_slide.notes_text_frame.text = "\n".join(TYPED)


def _alternative(deck: Any) -> None:
    """Shapes that are there in two ways, of which older programs know one."""
    slide = _slide(deck, "Two ways")
    shape = etree_text(_box(slide, "shown to all"))
    for number, (newer, older) in enumerate((("newer words", "older words"), ("", "only older"))):
        choice = shape.replace("shown to all", newer) if newer else ""
        xml = (
            f"<mc:AlternateContent {NS} {_MATH}><mc:Choice Requires='a14'>{choice}</mc:Choice>"
            f"<mc:Fallback>{shape.replace('shown to all', older)}</mc:Fallback>"
            "</mc:AlternateContent>"
        )
        slide.shapes._spTree.insert(2 + number, parse_xml(xml))


def etree_text(shape: Any) -> str:
    """A shape as XML, to be put somewhere else."""
    return str(etree.tostring(shape._element, encoding="unicode"))


def _noted(deck: Any) -> None:
    slide = _slide(deck, "", 6)
    frame = slide.notes_slide.notes_text_frame
    frame.text = "Say this first.\vThen\u00adthis."
    frame.add_paragraph().text = "- and this"
