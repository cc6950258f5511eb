"""What layouts draw themselves is read from any template."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt

from exporters.deck.geometry import Rect, pt
from exporters.deck.painting.painted import PaintedBox, PaintedPicture, PaintedText
from exporters.deck.placed import BoxKind
from exporters.deck.template.backdrop import Backdrop, Backdrops
from exporters.deck.template.colours import WHITE, from_css
from exporters.deck.template.reader import default_template, read_template
from exporters.deck.template.template import DeckTemplate

Draw = Callable[[Any], None]
Reader = Callable[..., tuple[DeckTemplate, Backdrops]]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Makes a template whose master shows what a function draws on a slide, and reads it."""

    def make(draw: Draw, prepare: Callable[[Any], None] | None = None) -> Any:
        deck = Presentation()
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        draw(slide.shapes)
        tree = deck.slide_master.shapes._spTree
        for relation in slide.part.rels.values():
            if relation.reltype.endswith("/image"):
                new = deck.slide_master.part.relate_to(relation.target_part, relation.reltype)
                for blip in slide.shapes._spTree.iter("{*}blip"):
                    for key in blip.attrib:
                        blip.set(key, new)
        for shape in list(slide.shapes):
            tree.append(shape._element)
        if prepare:
            prepare(deck)
        target = tmp_path / "company.pptx"
        deck.save(str(target))
        template = read_template(target)
        return template, Backdrops(template)

    return make


def of(found: tuple[DeckTemplate, Backdrops], name: str = "Blank") -> Backdrop:
    template, backdrops = found
    layout = template.layout(name)
    assert layout is not None
    return backdrops.of(layout)


def test_the_studios_layouts_draw_their_ribbon_and_the_name_of_the_beat() -> None:
    template = default_template()
    found = of((template, Backdrops(template)), "Differentiated value")
    boxes = [item for item in found.items if isinstance(item, PaintedBox)]
    assert len(boxes) == 8
    fills = [box.fill for box in boxes]
    teal, plum = from_css("0B6570"), from_css("74477E")
    assert fills[:3] == [plum.faded(0.26)] * 3
    assert fills[4] == teal
    assert fills[5:] == [teal.faded(0.26)] * 3
    (name,) = (item for item in found.items if isinstance(item, PaintedText))
    assert name.paras[0].runs[0].text == "Differentiated value"
    assert name.paras[0].runs[0].size_pt == 14
    assert name.place.y > boxes[0].place.bottom
    assert found.ground == WHITE


def test_the_title_has_a_ground_of_its_own() -> None:
    template = default_template()
    found = of((template, Backdrops(template)), "Title")
    assert found.ground.css == "#063238"
    assert found.plain.level(0).family == "Calibri"
    assert found.plain.insets_emu == (0, 0, 0, 0)


def test_a_backdrop_is_read_once() -> None:
    template = default_template()
    backdrops = Backdrops(template)
    assert of((template, backdrops), "Proof") is of((template, backdrops), "Proof")


def test_drawn_shapes_of_the_master_are_read_with_fill_and_outline(read: Reader) -> None:
    def draw(shapes: Any) -> None:
        bar = shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(1), Pt(2), Pt(30), Pt(40))
        bar.fill.solid()
        bar.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_2
        bar.line.fill.background()
        frame = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, Pt(5), Pt(6), Pt(7), Pt(8))
        frame.fill.background()
        frame.line.color.rgb = RGBColor(1, 2, 3)
        frame.line.width = Pt(2)
        star = shapes.add_shape(MSO_SHAPE.STAR_5_POINT, Pt(5), Pt(6), Pt(7), Pt(8))
        star.fill.solid()
        star.fill.fore_color.rgb = RGBColor(9, 9, 9)

    assert of(read(draw)).items == (
        PaintedBox(Rect(pt(1), pt(2), pt(30), pt(40)), fill=from_css("C0504D")),
        PaintedBox(
            Rect(pt(5), pt(6), pt(7), pt(8)), BoxKind.ROUND, None, from_css("010203"), pt(2)
        ),
    )


def test_shapes_in_a_group_stand_where_the_group_puts_them(read: Reader) -> None:
    def draw(shapes: Any) -> None:
        group = shapes.add_group_shape()
        bar = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(10), Pt(10), Pt(20), Pt(10))
        bar.fill.solid()
        bar.fill.fore_color.rgb = RGBColor(9, 9, 9)
        bar.line.fill.background()
        group.left, group.top, group.width, group.height = Pt(100), Pt(200), Pt(40), Pt(10)

    (bar,) = of(read(draw)).items
    assert isinstance(bar, PaintedBox)
    assert bar.place == Rect(pt(100), pt(200), pt(40), pt(10))


def test_lines_words_and_logos_are_read(read: Reader, picture: Any, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(picture(40, 20))

    def draw(shapes: Any) -> None:
        line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(10), Pt(50), Pt(90), Pt(50))
        line.line.color.rgb = RGBColor(1, 2, 3)
        line.line.width = Pt(3)
        slanted = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(10), Pt(50), Pt(90), Pt(60))
        slanted.line.color.rgb = RGBColor(1, 2, 3)
        words = shapes.add_textbox(Pt(1), Pt(1), Pt(99), Pt(20)).text_frame.paragraphs[0].add_run()
        words.text = "Confidential"
        words.font.size, words.font.bold = Pt(9), True
        shapes.add_picture(str(logo), Pt(600), Pt(10), Pt(80), Pt(40))

    found = read(draw)
    rule, words, picture_ = of(found).items
    assert rule == PaintedBox(Rect(pt(10), pt(50), pt(80), pt(3)), fill=from_css("010203"))
    assert isinstance(words, PaintedText)
    run = words.paras[0].runs[0]
    assert (run.text, run.size_pt, run.is_bold) == ("Confidential", 9, True)
    assert isinstance(picture_, PaintedPicture)
    assert found[1].media(picture_.key) == logo.read_bytes()
    assert found[1].media("another") is None


def test_a_layout_may_hide_what_its_master_draws(read: Reader) -> None:
    def draw(shapes: Any) -> None:
        shapes.add_textbox(Pt(1), Pt(1), Pt(99), Pt(20)).text_frame.text = "Confidential"

    def hide(deck: Any) -> None:
        deck.slide_layouts[6]._element.set("showMasterSp", "0")

    found = read(draw, hide)
    assert of(found).items == ()
    assert len(of(found, "Title Only").items) == 1


def test_shapes_with_numbers_nobody_can_read_are_left_out(read: Reader) -> None:
    def draw(shapes: Any) -> None:
        for size in ("9", "none"):
            box = shapes.add_textbox(Pt(1), Pt(1), Pt(99), Pt(20))
            run = box.text_frame.paragraphs[0].add_run()
            run.text = f"size {size}"
            run._r.get_or_add_rPr().set("sz", "900" if size == "9" else size)
        lost = shapes.add_textbox(Pt(1), Pt(1), Pt(99), Pt(20))
        lost.text_frame.text = "lost"
        lost._element.spPr.xfrm.off.attrib["x"] = "1in"

    items = of(read(draw)).items
    words = [item.paras[0].runs[0] for item in items if isinstance(item, PaintedText)]
    assert [(run.text, run.size_pt) for run in words] == [("size 9", 9), ("size none", 18)]
