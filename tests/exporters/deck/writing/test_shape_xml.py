"""Placed shapes become PresentationML, each with an id of its own."""

from typing import Any

import pytest
from lxml import etree

from exporters.deck.fit import Fit
from exporters.deck.geometry import Rect
from exporters.deck.paragraphs import plain
from exporters.deck.placed import (
    BoxKind,
    BoxShape,
    FieldKind,
    FootShape,
    GroupShape,
    Paint,
    PictureShape,
    PlacedSlide,
    Shape,
    TableShape,
    TextShape,
)
from exporters.deck.slides import plain_run
from exporters.deck.template.reader import default_template
from exporters.deck.writing.shape_xml import ShapeWriter
from exporters.deck.writing.text_xml import TextWriter
from narrative_studio.markup import Alignment

PLACE = Rect(10, 20, 300, 400)
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
LAYOUT = default_template().layouts[0]


def slide(*shapes: Shape, hidden: bool = False) -> Any:
    text = TextWriter("de-DE", lambda address: "")
    writer = ShapeWriter(text, {"a": "rId7"}.get, "de-DE", 5)
    xml = writer.slide(PlacedSlide(LAYOUT, "T", shapes, is_hidden=hidden))
    return etree.fromstring(xml.encode())


def only(root: Any, path: str) -> Any:
    (found,) = root.findall(f".//{path}", NS)
    return found


def test_a_placeholder_keeps_the_place_of_its_layout() -> None:
    root = slide(TextShape("Title", (plain("Hi"),), '<p:ph type="title"/>'))
    assert only(root, "p:ph").get("type") == "title"
    assert len(only(root, "p:sp/p:spPr")) == 0
    moved = slide(TextShape("Title", (plain("Hi"),), '<p:ph type="title"/>', PLACE))
    assert only(moved, "a:off").attrib == {"x": "10", "y": "20"}


def test_text_outside_placeholders_is_a_text_box() -> None:
    root = slide(TextShape("Label", (plain("Hi"),), place=PLACE, fit=Fit(0.7, 0.2)))
    assert only(root, "p:cNvSpPr").get("txBox") == "1"
    assert only(root, "a:normAutofit").get("fontScale") == "70000"


def test_ids_are_unique_also_within_groups() -> None:
    box = BoxShape("Box", PLACE, fill=Paint())
    root = slide(box, GroupShape("All", PLACE, (box, box)), box)
    ids = [element.get("id") for element in root.iter(f"{{{NS['p']}}}cNvPr")]
    assert len(ids) == len(set(ids)) == 6


def test_hidden_slides_are_not_shown() -> None:
    assert slide(hidden=True).get("show") == "0"
    assert slide().get("show") is None


def test_a_picture_says_what_it_shows() -> None:
    root = slide(PictureShape("Picture", "a", 'A "chart" & more', PLACE, '<p:ph type="pic"/>'))
    picture = only(root, "p:pic/p:nvPicPr/p:cNvPr")
    assert picture.get("descr") == 'A "chart" & more'
    assert only(root, "p:ph").get("type") == "pic"
    assert "noGrp" in only(root, "a:picLocks").attrib
    free = slide(PictureShape("Picture", "a", "", PLACE))
    assert "noGrp" not in only(free, "a:picLocks").attrib
    assert only(free, "p:pic/p:nvPicPr/p:cNvPr").get("descr") is None


def test_a_picture_that_cannot_be_had_leaves_no_shape() -> None:
    assert slide(PictureShape("Picture", "b", "x", PLACE)).findall(".//p:pic", NS) == []


def test_footers_and_numbers_fill_their_placeholders() -> None:
    root = slide(
        FootShape("Foot", '<p:ph type="ftr" idx="11"/>', FieldKind.TEXT, "A & B", PLACE),
        FootShape("Number", '<p:ph type="sldNum" idx="12"/>', FieldKind.NUMBER),
    )
    assert only(root, "a:fld").get("type") == "slidenum"
    assert [t.text for t in root.iter(f"{{{NS['a']}}}t")] == ["A & B", "5"]
    assert len(root.findall(".//p:spPr/a:xfrm", NS)) == 1
    assert only(root, "a:fld/a:rPr").get("lang") == "de-DE"


@pytest.mark.parametrize("kind", list(BoxKind))
def test_drawn_shapes_are_decoration_unless_they_speak(kind: BoxKind) -> None:
    line = Paint("bg1", 50)
    silent = slide(BoxShape("Box", PLACE, kind, line=line, line_emu=99))
    assert b"decorative" in etree.tostring(silent)
    assert only(silent, "a:ln").get("w") == "99"
    assert only(silent, "a:ln//a:alpha").get("val") == "50000"
    assert silent.find(".//p:spPr/a:noFill", NS) is not None
    spoken = slide(BoxShape("Box", PLACE, kind, fill=Paint(xml="<a:noFill/>"), alt="ticked"))
    assert b"decorative" not in etree.tostring(spoken)
    assert only(spoken, "p:sp/p:nvSpPr/p:cNvPr").get("descr") == "ticked"


def table(**changes: Any) -> TableShape:
    rows = ((plain_run("H"), plain_run("I")), (plain_run("a"), ()))
    values: dict[str, Any] = {
        "name": "Table",
        "place": PLACE,
        "rows": rows,
        "alignments": (Alignment.LEFT, Alignment.RIGHT),
        "column_emu": (100, 200),
        "row_emu": (30, 40),
        "size_pt": 14,
        "style_id": "{X}",
    }
    return TableShape(**(values | changes))


def test_a_table_is_native() -> None:
    root = slide(table(has_row_headings=True, reference='<p:ph type="tbl" idx="14"/>'))
    properties = only(root, "a:tblPr")
    assert properties.attrib == {"firstRow": "1", "firstCol": "1"}
    assert only(root, "a:tableStyleId").text == "{X}"
    assert [c.get("w") for c in root.iter(f"{{{NS['a']}}}gridCol")] == ["100", "200"]
    assert [r.get("h") for r in root.iter(f"{{{NS['a']}}}tr")] == ["30", "40"]
    assert [p.get("algn") for p in root.iter(f"{{{NS['a']}}}pPr")] == ["r", "r"]
    assert only(root, "p:ph").get("idx") == "14"


def test_only_a_flush_table_begins_at_the_edge() -> None:
    def margins(root: Any, side: str = "marL") -> set[str]:
        rows = root.findall(".//a:tr", NS)
        return {row.find("a:tc/a:tcPr", NS).get(side) for row in rows}

    assert margins(slide(table(is_flush=True))) == {"0"}
    assert "0" not in margins(slide(table(is_flush=True, is_mirrored=True)))
    assert margins(slide(table(is_flush=True, is_mirrored=True)), "marR") == {"0"}
    assert "0" not in margins(slide(table()))
    assert slide(table(style_id="")).find(".//a:tableStyleId", NS) is None


@pytest.mark.parametrize(("is_mirrored", "sides"), [(False, [None, "ctr"]), (True, ["r", "ctr"])])
def test_every_cell_of_a_mirrored_column_is_set_at_the_right(
    is_mirrored: bool, sides: list[str | None]
) -> None:
    row = (plain_run("ERP"), plain_run("7"))
    alignments = (Alignment.LEFT, Alignment.CENTER)
    made = TableShape(
        "T", PLACE, (row, row), alignments, (1, 1), (1, 1), 12, "", is_mirrored=is_mirrored
    )
    paras = slide(made).findall(".//a:tc//a:p", NS)
    found = [None if (own := para.find("a:pPr", NS)) is None else own.get("algn") for para in paras]
    assert found == sides * 2
