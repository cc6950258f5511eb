"""Letters that fill their slide, or get lost on it, are set as large as on a usual one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from exporters.deck.fit import line_width_pt
from exporters.deck.geometry import pt
from exporters.deck.slides import Deck, Role, Slide
from exporters.deck.template.check import check_template
from exporters.deck.template.layout_fitness import title_slot
from exporters.deck.template.proportion import (
    Weight,
    height_pt,
    in_proportion,
    list_style,
    plain_factor,
    table_factor,
)
from exporters.deck.template.reader import read_template
from exporters.deck.template.textstyle import LevelStyle, TextBox, inner_size_pt
from exporters.deck.writing.writer import write_deck
from narrative_studio.markup import parse
from tests.exporters.deck.foreign_templates import sized

INCH = 914_400
USUAL = height_pt(10 * INCH, 15 * INCH // 2)


def box(size: float) -> TextBox:
    first = LevelStyle(size_pt=size, margin_emu=90, hanging_emu=60, before_pt=6, line_pt=30)
    return TextBox((first, LevelStyle(size_pt=size / 2)))


def test_a_usual_slide_keeps_the_sizes_of_its_template() -> None:
    for weight, sizes in ((Weight.TITLE, (20, 44, 60)), (Weight.TEXT, (12, 32, 44))):
        for size in sizes:
            assert in_proportion(box(size), weight, USUAL) == box(size)
    assert in_proportion(box(12), Weight.FOOT, USUAL) == box(12)
    assert list_style(box(12)) == "<a:lstStyle/>"
    assert in_proportion(box(0), Weight.TEXT, USUAL) == box(0), "which has none"


def test_all_that_goes_with_letters_is_set_with_them() -> None:
    made = in_proportion(box(36), Weight.TEXT, 162)
    first, second = made.levels
    assert (first.size_pt, second.size_pt) == (9, 4.5)
    assert (first.margin_emu, first.hanging_emu) == (22, 15)
    assert (first.before_pt, first.line_pt) == (1.5, 7.5)
    assert in_proportion(box(32), Weight.TEXT, 4000).level(0).size_pt == pytest.approx(222.2)
    xml = list_style(made)
    assert xml.startswith('<a:lstStyle><a:lvl1pPr marL="22" indent="-15"><a:lnSpc>')
    assert '<a:defRPr sz="450"/></a:lvl2pPr>' in xml


def test_a_bullet_keeps_its_room_where_letters_shrink() -> None:
    level = LevelStyle(size_pt=96, margin_emu=pt(27), hanging_emu=pt(27), has_bullet=True)
    below = replace(level, size_pt=80, margin_emu=pt(58), hanging_emu=pt(22))
    made, deeper = in_proportion(TextBox((level, below)), Weight.TEXT, USUAL).levels
    assert deeper.margin_emu - deeper.hanging_emu >= made.margin_emu * 0.8
    assert made.size_pt < 40
    assert made.hanging_emu >= pt(made.size_pt * 0.7)
    assert made.margin_emu >= made.hanging_emu


def test_a_wide_slide_is_as_high_as_its_area_lets_it_be() -> None:
    assert height_pt(8 * INCH, INCH) == 108
    assert height_pt(4 * INCH, 3 * INCH) == pytest.approx(187, abs=1)
    assert (plain_factor(540), plain_factor(270), plain_factor(1080)) == (1, 0.5, 2)
    assert (table_factor(32), table_factor(14), table_factor(280)) == (1, 0.5, 10)


def test_a_slide_that_is_a_strip_is_no_larger_than_what_stands_across_it() -> None:
    assert height_pt(2 * INCH, 11 * INCH) == 144
    assert height_pt(11 * INCH, 2 * INCH) == 216
    for cx, cy in ((16, 9), (4, 3), (3, 4), (9, 16)):
        assert height_pt(cx * INCH, cy * INCH) == pytest.approx(54 * (cx * cy) ** 0.5)


def test_a_headline_on_an_upright_strip_breaks_between_words(tmp_path: Path) -> None:
    template = read_template(sized(2, 11)(tmp_path))
    for layout in template.layouts[:2]:
        title = title_slot(layout)
        assert title is not None
        width, _height = inner_size_pt(title.place.cx, title.place.cy, title.box)
        assert line_width_pt("Differentiators", title.box.level(0), bold=True) <= width


@pytest.mark.parametrize("size", [(4, 2.25), (8, 1), (11, 2), (2, 11), (50, 28)])
def test_a_deck_of_any_size_takes_few_slides(tmp_path: Path, size: tuple[float, float]) -> None:
    path = sized(*size)(tmp_path)
    assert "go with its slides" in "\n".join(one.text for one in check_template(path).entries)
    body = "- One expert holds the map\n- A clock in the manual\n- Nobody asks\n\n| a | b |\n|-|-|"
    slides = tuple(
        Slide(Role.TEXT, "One person holds the map of it", body=parse(f"{body}\n| c | {n} |"))
        for n in range(2)
    )
    made = tmp_path / "made.pptx"
    write_deck(Deck("T", slides, footer="Foot"), read_template(path), made)
    assert OpenXmlValidator().validate(made).errors == []
    deck: Any = Presentation(str(made))
    assert len(deck.slides) <= 4
    assert b"<a:lvl1pPr " in etree.tostring(deck.slides[0].shapes.title._element)
