"""Decks made with python-pptx or by hand, and the words that python-pptx finds in them."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

from tests.story import png

_WORD = re.compile(r"\w+")
_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def words(text: str) -> list[str]:
    """The words of a text, without signs, in small letters; what nobody sees parts no words."""
    return [word.casefold() for word in _WORD.findall(text.translate(_UNSEEN))]


def kept(found: Iterable[str], wanted: Iterable[str]) -> float:
    """The part of the wanted words that were found, each as often as it was wanted."""
    asked = Counter(wanted)
    total = sum(asked.values())
    return 1.0 if not total else (asked & Counter(found)).total() / total


def readable_words(path: Path) -> list[list[str]]:
    """The words that python-pptx reads on each slide and in its notes."""
    deck = Presentation(str(path))
    return [[word for text in _texts(slide) for word in words(text)] for slide in deck.slides]


def _texts(slide: Any) -> Iterator[str]:
    yield from _shape_texts(slide.shapes)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        yield slide.notes_slide.notes_text_frame.text


def _shape_texts(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shape_texts(shape.shapes)
        if shape.has_text_frame:
            yield shape.text_frame.text
        if getattr(shape, "has_table", False):
            for row in shape.table.rows:
                yield from (cell.text for cell in row.cells)
        if getattr(shape, "has_chart", False):
            yield from _chart_texts(shape.chart)


def _chart_texts(chart: Any) -> Iterator[str]:
    if chart.has_title and chart.chart_title.has_text_frame:
        yield chart.chart_title.text_frame.text
    for plot in chart.plots:
        yield from (str(one) for one in plot.categories)
        yield from (series.name for series in plot.series)


def rich_deck(path: Path) -> Path:
    """A deck with one of everything that python-pptx can make, over some slides."""
    deck = Presentation()
    deck.core_properties.title = "Kiln & Co, autumn"
    _opening(deck)
    _bullets(deck)
    _tables(deck)
    _charts(deck)
    _groups(deck)
    _pictures(deck)
    _hidden(deck)
    _untitled(deck)
    _put_sections(deck, [("Why now", 2), ("What it shows", 3), ("", 3)])
    deck.save(str(path))
    return path


def _opening(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = "Ember for kilns\vthat never rest"
    slide.placeholders[1].text = "A first conversation"
    slide.notes_slide.notes_text_frame.text = "Good morning.\nLet me begin with *you*."


def _bullets(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Three reasons"
    frame = slide.placeholders[1].text_frame
    frame.text = "Heat is lost at the door"
    for text, level in (("Every opening", 1), ("Every night", 2), ("Fuel costs rise", 0)):
        para = frame.add_paragraph()
        para.text, para.level = text, level
    para = frame.add_paragraph()
    for text, mark in (("Nobody ", ""), ("measures", "bold"), (" it ", ""), ("yet", "italic")):
        run = para.add_run()
        run.text = text
        if mark:
            setattr(run.font, mark, True)
    run = frame.add_paragraph().add_run()
    run.text = "read the study"
    run.hyperlink.address = "https://example.org/study_(2)?a=1&b=2"
    box = slide.shapes.add_textbox(Inches(1), Inches(5), Inches(4), Inches(1)).text_frame
    box.text = "1. a typed number_with_lines | and a bar"
    box.add_paragraph().text = "# no heading, <b>no tag</b> & 3 * 4 * 5"
    box.add_paragraph().text = "שלום עולם مرحبا"
    field = parse_xml(
        f'<a:fld {NS} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="datetime1">'
        "<a:rPr/><a:t>12 May 2026</a:t></a:fld>"
    )
    box.add_paragraph()._p.append(field)


def _tables(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Before and after"
    table = slide.shapes.add_table(3, 3, Emu(0), Emu(0), Inches(6), Inches(2)).table
    for number, cell in enumerate(table.iter_cells()):
        cell.text = f"cell {number} | of it\nsecond line"
    table.cell(1, 0).merge(table.cell(2, 0))


def _charts(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Fuel by quarter"
    data = CategoryChartData(number_format="0%")
    data.categories = ["First quarter", "Second quarter"]
    data.add_series("Gas", (0.5, 0.25))
    data.add_series("Wood", (0.125, None))
    place = (Emu(0), Emu(0), Inches(6), Inches(3))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Share of costs"
    chart.value_axis.has_title = True
    chart.value_axis.axis_title.text_frame.text = "Per cent of turnover"


def _groups(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "One in another"
    group = slide.shapes.add_group_shape()
    for depth in range(40):
        box = group.shapes.add_textbox(Emu(0), Emu(0), Inches(1), Inches(1))
        box.text_frame.text = f"depth {depth}"
        group = group.shapes.add_group_shape()


def _pictures(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[8])
    slide.shapes.title.text = "A look inside"
    picture = slide.placeholders[1].insert_picture(BytesIO(png()))
    picture._element.nvPicPr.cNvPr.set("descr", "A kiln from above")
    slide.placeholders[2].text = "Taken in March"


def _hidden(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Only if somebody asks"
    slide.placeholders[1].text = "Price list"
    slide._element.set("show", "0")


def _untitled(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box = slide.shapes.add_textbox(Emu(0), Emu(0), Inches(5), Inches(2)).text_frame
    box.text = "Thank you"
    box.add_paragraph().text = "Questions are welcome"


def _put_sections(deck: Any, sections: list[tuple[str, int]]) -> None:
    root = deck.part._element
    ids = [one.get("id") for one in root.sldIdLst]
    rows, at = "", 0
    for number, (name, count) in enumerate(sections):
        inner = "".join(f'<p14:sldId id="{one}"/>' for one in ids[at : at + count])
        guid = f"{{00000000-0000-4000-8000-{number:012x}}}"
        rows += f'<p14:section name="{name}" id="{guid}"><p14:sldIdLst>{inner}</p14:sldIdLst>'
        rows += "</p14:section>"
        at += count
    xml = (
        f'<p:extLst {NS}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
        f'<p14:sectionLst xmlns:p14="{P14}">{rows}</p14:sectionLst></p:ext></p:extLst>'
    )
    old = root.find(qn("p:extLst"))
    if old is not None:
        root.remove(old)
    root.append(parse_xml(xml))


def rewritten(
    source: Path,
    target: Path,
    change: Callable[[str, bytes], bytes | None] = lambda name, content: content,
    added: Mapping[str, bytes | str] | None = None,
) -> Path:
    """A deck with other parts: what ``change`` gives for each, None for none, and those added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            content = change(info.filename, old.read(info))
            if content is not None:
                new.writestr(info.filename, content)
        for name, more in (added or {}).items():
            new.writestr(name, more)
    return target


def one_slide(
    path: Path, shapes: str, *, rels: str = "", parts: Mapping[str, str] | None = None
) -> Path:
    """The smallest deck there can be, of one slide with these shapes."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"

    def listing(rows: str) -> str:
        return f'<Relationships xmlns="{package}">{rows}</Relationships>'

    def row(name: str, kind: str, target: str) -> str:
        return f'<Relationship Id="{name}" Type="{office}/{kind}" Target="{target}"/>'

    made = {
        "_rels/.rels": listing(row("r1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f'<p:presentation {NS}><p:sldIdLst><p:sldId id="256" r:id="r1"/>'
        "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": listing(row("r1", "slide", "slides/slide1.xml")),
        "ppt/slides/slide1.xml": slide_xml(shapes),
        "ppt/slides/_rels/slide1.xml.rels": listing(rels),
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in made.items():
            file.writestr(name, content)
    return path


def slide_xml(shapes: str) -> str:
    """A slide part with these shapes."""
    return f"<p:sld {NS}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"


def text_shape(text: str, kind: str = "") -> str:
    """A shape with one paragraph; ``kind`` is the type of its placeholder, if it is one."""
    holder = f'<p:ph type="{kind}"/>' if kind else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="s"/><p:cNvSpPr/><p:nvPr>{holder}</p:nvPr>'
        f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p>"
        "</p:txBody></p:sp>"
    )
