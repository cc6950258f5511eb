"""Colours of a theme come out as office programs show them."""

from typing import Any

import pytest
from lxml import etree

from exporters.deck.template.colours import (
    BLACK,
    A,
    Colour,
    ColourScheme,
    fill_text,
    from_css,
    read_scheme,
)

TEAL = from_css("0B6570")
SCHEME = ColourScheme({"accent1": TEAL, "tx1": BLACK, "accent2": from_css("4F81BD")})


def fill(inner: str, tag: str = "solidFill") -> str:
    return f"<a:{tag}>{inner}</a:{tag}>"


def changed(name: str, *changes: tuple[str, int]) -> Colour | None:
    inner = "".join(f'<a:{kind} val="{value}"/>' for kind, value in changes)
    return SCHEME.of_text(fill(f'<a:schemeClr val="{name}">{inner}</a:schemeClr>'))


def css(colour: Colour | None) -> str:
    assert colour is not None
    return colour.css


def parsed(xml: str) -> Any:
    return etree.fromstring(f'<a:x xmlns:a="{A[1:-1]}">{xml}</a:x>')


def test_names_stand_for_the_colours_of_the_theme() -> None:
    assert changed("accent1") == TEAL == SCHEME.named("accent1")
    assert SCHEME.named("of no theme") == BLACK
    assert changed("of no theme") is None
    assert SCHEME.of_text("") is None
    assert SCHEME.of(None) is None


def test_colours_may_be_given_outright() -> None:
    assert css(SCHEME.of_text(fill('<a:srgbClr val="d0651b"/>'))) == "#D0651B"
    assert css(SCHEME.of_text(fill('<a:sysClr val="window" lastClr="FEFEFE"/>'))) == "#FEFEFE"
    assert css(SCHEME.of_text(fill('<a:prstClr val="white"/>'))) == "#FFFFFF"
    assert SCHEME.of_text(fill('<a:srgbClr val="no colour"/>')) is None


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        ("accent1", [("lumMod", 50000)], "#063338"),
        ("accent2", [("lumMod", 40000), ("lumOff", 60000)], "#B9CDE5"),
        ("tx1", [("tint", 75000)], "#898989"),
        ("accent2", [("tint", 20000)], "#E9EDF4"),
        ("accent2", [("shade", 50000)], "#385D8A"),
        ("accent2", [("satMod", 0)], "#868686"),
    ],
)
def test_changes_give_what_office_programs_show(
    name: str, changes: list[tuple[str, int]], expected: str
) -> None:
    found = changed(name, *changes)
    assert found is not None
    wanted = from_css(expected[1:])
    for have, want in zip(
        (found.red, found.green, found.blue), (wanted.red, wanted.green, wanted.blue), strict=True
    ):
        assert abs(have - want) <= 2, found.css


def test_opacity_is_kept_through_other_changes() -> None:
    found = changed("accent1", ("alpha", 26000), ("lumMod", 50000), ("tint", 90000))
    assert found is not None
    assert found.alpha == 0.26
    assert TEAL.alpha == 1


def test_a_gradient_is_its_middle_colour() -> None:
    gradient = parsed(
        "<a:gradFill><a:gsLst>"
        '<a:gs pos="0"><a:srgbClr val="000000"/></a:gs>'
        '<a:gs pos="100000"><a:srgbClr val="FF8040"/></a:gs></a:gsLst></a:gradFill>'
    )[0]
    assert SCHEME.of(gradient) == Colour(128, 64, 32)


def test_a_theme_is_read_under_the_names_of_its_master() -> None:
    theme = parsed(
        '<a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="101010"/></a:dk1>'
        '<a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="0B6570"/></a:accent1>'
        "</a:clrScheme>"
    )
    usual = read_scheme(theme, None)
    assert (usual.named("tx1").css, usual.named("bg1").css) == ("#101010", "#FFFFFF")
    turned = read_scheme(theme, etree.fromstring('<m bg1="dk1" tx1="lt1"/>'))
    assert (turned.named("tx1").css, turned.named("bg1").css) == ("#FFFFFF", "#101010")
    assert turned.named("accent1") == TEAL


def test_a_fill_kept_as_text_reads_as_it_was() -> None:
    element = parsed(fill('<a:schemeClr val="accent1"><a:alpha val="8000"/></a:schemeClr>'))[0]
    text = fill_text(element)
    assert "xmlns" not in text
    assert SCHEME.of_text(text) == SCHEME.of(element) == TEAL.faded(0.08)


def test_a_fill_is_kept_under_the_usual_prefix_without_strange_parts() -> None:
    odd = etree.fromstring(
        f'<d:solidFill xmlns:d="{A[1:-1]}" xmlns:m="urn:m"><d:srgbClr val="0B6570"/><m:x/>'
        "<!-- a remark --></d:solidFill>"
    )
    assert fill_text(odd) == '<a:solidFill><a:srgbClr val="0B6570"/></a:solidFill>'
