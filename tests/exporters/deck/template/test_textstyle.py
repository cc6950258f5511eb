"""The style of a placeholder is gathered from the nearest that says something."""

from typing import Any

from lxml import etree

from exporters.deck.template.textstyle import LevelStyle, TextBox, inner_size_pt, read_text_box

A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def element(xml: str) -> Any:
    return etree.fromstring(f'<x xmlns:a="{A}">{xml}</x>')[0]


LAYOUT = element(
    '<a:lstStyle><a:lvl1pPr marL="100" indent="-50"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc>'
    '<a:spcBef><a:spcPct val="20%"/></a:spcBef><a:buNone/><a:defRPr sz="3400" b="1"/></a:lvl1pPr>'
    '<a:lvl2pPr><a:lnSpc><a:spcPts val="2400"/></a:lnSpc><a:defRPr/></a:lvl2pPr></a:lstStyle>'
)
MASTER = element(
    '<a:bodyStyle><a:lvl1pPr marL="900"><a:spcAft><a:spcPts val="300"/></a:spcAft>'
    '<a:buChar char="-"/><a:defRPr sz="2000"><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr>'
    '<a:lvl2pPr><a:spcBef><a:spcPts val="600"/></a:spcBef><a:buAutoNum type="arabicPeriod"/>'
    '<a:defRPr sz="1800"><a:latin typeface="Verdana"/></a:defRPr></a:lvl2pPr></a:bodyStyle>'
)


def box(*bodies: str) -> TextBox:
    return read_text_box(
        [element(body) for body in bodies], [LAYOUT, None, MASTER], major="Georgia", minor="Calibri"
    )


def test_the_layout_wins_and_the_master_fills_the_gaps() -> None:
    assert box().level(0) == LevelStyle(
        size_pt=34,
        family="Georgia",
        is_bold=True,
        line_pct=90,
        before_pct=20,
        after_pt=3,
        margin_emu=100,
        hanging_emu=50,
        has_bullet=False,
    )
    assert box().level(1) == LevelStyle(
        size_pt=18,
        family="Verdana",
        line_pt=24,
        before_pt=6,
        has_bullet=True,
        bullet="•",
        counting="arabicPeriod",
    )


def test_what_nobody_says_has_a_default() -> None:
    assert box().level(2) == LevelStyle()
    assert box().level(99) == LevelStyle()


def test_insets_come_from_the_nearest_body() -> None:
    made = box('<a:bodyPr lIns="0"/>', '<a:bodyPr lIns="5" tIns="7" vert="vert"/>')
    assert made.insets_emu == (0, 7, 91440, 45720)
    assert made.is_vertical
    assert box().insets_emu == (91440, 45720, 91440, 45720)


def test_the_inside_is_smaller_and_turned_when_upright() -> None:
    flat = TextBox((LevelStyle(),), (12700, 25400, 12700, 25400))
    assert inner_size_pt(127000, 254000, flat) == (8, 16)
    assert inner_size_pt(0, 0, flat) == (0, 0)
    upright = TextBox((LevelStyle(),), (0, 0, 0, 0), is_vertical=True)
    assert inner_size_pt(127000, 254000, upright) == (20, 10)


def test_colour_slant_side_and_bullet_come_from_the_nearest() -> None:
    near = element(
        '<a:lstStyle><a:lvl1pPr algn="ctr"><a:defRPr i="1"/></a:lvl1pPr>'
        '<a:lvl2pPr><a:buAutoNum type="alphaLcParenR"/></a:lvl2pPr></a:lstStyle>'
    )
    far = element(
        '<a:bodyStyle><a:lvl1pPr algn="r"><a:buClr><a:schemeClr val="accent1"/></a:buClr>'
        '<a:buChar char="–"/><a:defRPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
        '</a:defRPr></a:lvl1pPr><a:lvl2pPr><a:buChar char="–"/></a:lvl2pPr></a:bodyStyle>'
    )
    found = read_text_box([], [near, far], major="Georgia", minor="Calibri")
    first, second = found.level(0), found.level(1)
    assert (first.align, first.is_italic, first.bullet, first.counting) == ("ctr", True, "–", "")
    assert first.fill == '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
    assert first.bullet_fill == '<a:buClr><a:schemeClr val="accent1"/></a:buClr>'
    assert second.counting == "alphaLcParenR"


def test_text_stands_where_the_nearest_body_puts_it() -> None:
    assert box().anchor == "t"
    assert box("<a:bodyPr/>", '<a:bodyPr anchor="b"/>').anchor == "b"
