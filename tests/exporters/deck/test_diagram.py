"""Columns of boxes stand within their area, and every line is glued to two of them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from pptx.presentation import Presentation as OpenDeck

from exporters.deck.diagram import diagram_shapes
from exporters.deck.geometry import Rect, pt
from exporters.deck.painting.painted import PaintedLine
from exporters.deck.placed import ConnectorShape, NodeShape, TextShape
from exporters.deck.slides import Column, Diagram, Node, Role, Slide
from exporters.deck.template.reader import read_template
from tests.exporters.deck.foreign_templates import FOREIGN
from tests.exporters.deck.painted_slides import preview, words

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
AREA = Rect(pt(50), pt(100), pt(800), pt(350))


def diagram(*counts: int, text: str = "Some words") -> Diagram:
    """Columns of so many boxes; each box leads to all of the next column."""
    columns = tuple(
        Column(
            f"Column {place}",
            tuple(Node(f"{place}.{row}", f"{text} {place}.{row}") for row in range(count)),
        )
        for place, count in enumerate(counts)
    )
    lines = tuple(
        (start.key, end.key)
        for left, right in itertools.pairwise(columns)
        for start in left.nodes
        for end in right.nodes
    )
    return Diagram(columns, lines)


@pytest.mark.parametrize("counts", [(1,), (1, 2), (4, 3, 2, 5), (6, 6, 6, 6)])
def test_boxes_stand_in_the_area_and_over_no_other(counts: tuple[int, ...]) -> None:
    shapes = diagram_shapes(diagram(*counts), AREA, "Calibri")
    assert shapes is not None
    boxes = [shape for shape in shapes if isinstance(shape, NodeShape)]
    assert len(boxes) == sum(counts)
    for one in boxes:
        assert one.place.x >= AREA.x
        assert one.place.right <= AREA.right + 1
        assert one.place.y >= AREA.y
        assert one.place.bottom <= AREA.bottom
    for first, second in itertools.combinations(boxes, 2):
        beside = first.place.right <= second.place.x or second.place.right <= first.place.x
        assert beside or first.place.bottom < second.place.y or second.place.bottom < first.place.y


def test_it_is_read_column_by_column_and_the_lines_come_last() -> None:
    shapes = diagram_shapes(diagram(2, 1), AREA, "Calibri")
    assert shapes is not None
    assert [shape.name for shape in shapes] == [
        "Column 0", "Some words 0.0", "Some words 0.1", "Column 1", "Some words 1.0",
        "Line from Some words 0.0 to Some words 1.0", "Line from Some words 0.1 to Some words 1.0",
    ]  # fmt: skip


def test_lines_go_from_edge_to_edge_and_nowhere_else() -> None:
    made = Diagram(diagram(1, 1).columns, (("0.0", "1.0"), ("0.0", "gone")))
    shapes = diagram_shapes(made, AREA, "Calibri")
    assert shapes is not None
    one, other = (shape for shape in shapes if isinstance(shape, NodeShape))
    (line,) = (shape for shape in shapes if isinstance(shape, ConnectorShape))
    assert line.from_emu == (one.place.right, one.place.y + one.place.cy // 2)
    assert line.to_emu == (other.place.x, other.place.y + other.place.cy // 2)


def test_words_are_set_smaller_until_they_fit_and_given_up_below_that() -> None:
    def size(shapes: Any) -> Any:
        return next(s.paras[0].size_pt for s in shapes if isinstance(s, NodeShape))

    assert size(diagram_shapes(diagram(2, 2), AREA, "Calibri")) == 16
    assert size(diagram_shapes(diagram(6, 6, text="word " * 24), AREA, "Calibri")) < 16
    assert diagram_shapes(diagram(40), AREA, "Calibri") is None


def test_a_remark_stands_small_below_the_words() -> None:
    column = Column("C", (Node("a", "Offline", "planned"),))
    shapes = diagram_shapes(Diagram((column,)), AREA, "Calibri")
    assert shapes is not None
    (box,) = (shape for shape in shapes if isinstance(shape, NodeShape))
    words, remark = box.paras
    assert (words.text, remark.text) == ("Offline", "planned")
    assert remark.size_pt is not None
    assert words.size_pt is not None
    assert remark.size_pt < words.size_pt


def test_connectors_hold_on_to_the_boxes_of_the_slide(
    written: Callable[..., OpenDeck], tmp_path: Path
) -> None:
    opened = written([Slide(Role.TEXT, "T", diagram=diagram(2, 2))])
    (slide,) = opened.slides
    ids = {shape.shape_id: shape.name for shape in slide.shapes}
    lines = list(slide._element.iter(f"{P}cxnSp"))
    assert len(lines) == 4
    for line in lines:
        start, end = line.find(f".//{A}stCxn"), line.find(f".//{A}endCxn")
        assert start is not None
        assert end is not None
        assert (start.get("idx"), end.get("idx")) == ("3", "1")
        assert " 0." in ids[int(start.get("id") or 0)]
        assert " 1." in ids[int(end.get("id") or 0)]
    assert [line.find(f"{P}spPr/{A}xfrm").get("flipV") for line in lines] == [None, None, "1", None]
    assert OpenXmlValidator().validate(tmp_path / "deck.pptx").errors == []


def test_a_preview_paints_boxes_words_and_lines() -> None:
    shown = preview(Slide(Role.TEXT, "T", diagram=diagram(1, 1))).slide(1)
    assert [item for item in shown.items if isinstance(item, PaintedLine)]
    assert "Some words 0.0" in words(shown)
    assert "Some words 1.0" in shown.words


@pytest.mark.parametrize("name", ["4:3", "banner", "small", "two masters", "no text places"])
def test_every_template_draws_it_or_tells_it_in_words(
    name: str, written: Callable[..., OpenDeck], tmp_path: Path
) -> None:
    template = read_template(FOREIGN[name](tmp_path))
    opened = written([Slide(Role.TEXT, "T", diagram=diagram(5, 5, 5, 5))], template=template)
    shapes: Any = opened.slides[0].shapes
    said = "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    for place, row in itertools.product(range(4), range(5)):
        assert f"Some words {place}.{row}" in said
    for shape in shapes:
        if not shape.is_placeholder:
            assert shape.left >= 0
            assert shape.left + shape.width <= template.cx + 1
            assert shape.top + shape.height <= template.cy


def test_a_diagram_that_is_too_large_is_told_in_words(written: Callable[..., OpenDeck]) -> None:
    opened = written([Slide(Role.TEXT, "T", diagram=diagram(30, 30))])
    (slide,) = opened.slides
    assert not list(slide._element.iter(f"{P}cxnSp"))
    shapes: Any = slide.shapes
    said = "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    assert "Column 1: Some words 1.0; Some words 1.1" in said


def test_headings_are_text_of_the_slide() -> None:
    shapes = diagram_shapes(diagram(1, 1), AREA, "Calibri")
    assert shapes is not None
    headings = [shape for shape in shapes if isinstance(shape, TextShape)]
    assert len({shape.place.cy for shape in headings if shape.place}) == 1


def test_headings_and_lines_are_in_the_colour_that_can_be_read() -> None:
    shapes = diagram_shapes(diagram(2, 2), AREA, "Calibri", "tx1") or ()
    headings = [p.colour for shape in shapes if isinstance(shape, TextShape) for p in shape.paras]
    lines = [shape.line.colour for shape in shapes if isinstance(shape, ConnectorShape)]
    assert set(headings) == {"tx1"}
    assert set(lines) <= {"tx1"}
