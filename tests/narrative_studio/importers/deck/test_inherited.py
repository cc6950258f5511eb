"""Bullets and bold come from list styles, the nearest of which counts."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from narrative_studio.importers.deck.inherited import (
    BULLETED,
    PLAIN_LEVELS,
    Level,
    layered,
    level_of,
)
from narrative_studio.importers.deck.read_deck import Sign
from narrative_studio.importers.deck.xml_tree import parse_xml
from tests.decks import NS


def style(inner: str) -> Element:
    return parse_xml(f"<a:lstStyle {NS}>{inner}</a:lstStyle>".encode())


def test_the_nearest_style_counts() -> None:
    master = style('<a:lvl1pPr><a:buChar char="•"/></a:lvl1pPr><a:lvl2pPr><a:buNone/></a:lvl2pPr>')
    layout = style('<a:lvl1pPr><a:defRPr b="1" i="0"/></a:lvl1pPr>')
    own = style('<a:lvl1pPr><a:buAutoNum type="arabicPeriod" startAt="4"/></a:lvl1pPr>')
    levels = layered(PLAIN_LEVELS, [master, None, layout])
    assert levels.at(0) == Level(Sign.BULLET, is_bold=True)
    assert levels.at(1) == Level(Sign.NONE)
    assert levels.changed_by(own).at(0) == Level(Sign.NUMBER, 4, is_bold=True)
    assert levels.changed_by(style("")) is levels
    assert BULLETED.at(30).sign is Sign.BULLET


@pytest.mark.parametrize(("word", "level"), [("2", 2), ("99", 8), ("-1", 0), ("x", 0), ("²", 0)])
def test_a_level_is_within_bounds(word: str, level: int) -> None:
    assert level_of(parse_xml(f'<a:pPr {NS} lvl="{word}"/>'.encode())) == level
    assert level_of(None) == 0
