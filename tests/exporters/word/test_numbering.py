"""Every ordered list counts from its own beginning."""

from __future__ import annotations

from lxml import etree

from exporters.word.numbering import LEVELS, Numbering
from tests.exporters.word.written import W, found


def test_an_ordered_list_begins_where_it_says() -> None:
    numbering = Numbering()
    first, second = numbering.ordered(0, 1), numbering.ordered(1, 5)
    assert len({numbering.bullets, first, second}) == 3
    part = etree.fromstring(numbering.part())
    lists = {one.get(f"{W}numId"): one for one in found(part, "num")}
    starts = [one.get(f"{W}val") for one in found(lists[str(second)], "startOverride")]
    assert starts == ["1", "5", *["1"] * (LEVELS - 2)]


def test_ids_begin_where_the_template_has_room() -> None:
    numbering = Numbering(first_abstract=7, first_list=30)
    assert numbering.bullets == 30
    assert numbering.ordered(0, 1) == 32
    part = etree.fromstring(numbering.part())
    assert [one.get(f"{W}abstractNumId") for one in found(part, "abstractNum")] == ["7", "8"]


def test_every_list_has_its_definition() -> None:
    numbering = Numbering()
    numbering.ordered(0, 3)
    part = etree.fromstring(numbering.part())
    known = {one.get(f"{W}abstractNumId") for one in found(part, "abstractNum")}
    used = {
        one.get(f"{W}val") for one in found(part, "abstractNumId") if one.getparent() is not None
    }
    assert used <= known
