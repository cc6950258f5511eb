"""The studio's own design has every style that a body asks for."""

from __future__ import annotations

from lxml import etree

from exporters.word.look import Style
from exporters.word.template import own_styles, own_template
from tests.exporters.word.written import W, found


def test_every_style_is_in_the_sheet_once() -> None:
    sheet = etree.fromstring(own_template().sheet)
    ids = [one.get(f"{W}styleId") for one in found(sheet, "style")]
    assert len(ids) == len(set(ids))
    assert {own_styles()[style] for style in Style} <= set(ids)


def test_styles_rest_on_styles_that_are_there() -> None:
    sheet = etree.fromstring(own_template().sheet)
    ids = {one.get(f"{W}styleId") for one in found(sheet, "style")}
    based = {one.get(f"{W}val") for name in ("basedOn", "next") for one in found(sheet, name)}
    assert based <= ids


def test_headings_stay_with_what_follows() -> None:
    sheet = etree.fromstring(own_template().sheet)
    by_id = {one.get(f"{W}styleId"): one for one in found(sheet, "style")}
    for number in range(1, 7):
        assert list(found(by_id[f"Heading{number}"], "keepNext"))
