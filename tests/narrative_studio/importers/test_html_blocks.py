"""Blocks are put together as source that reads as what they were."""

from __future__ import annotations

from narrative_studio.importers.html_blocks import MOST_COLUMNS, Blocks, Table
from narrative_studio.importers.markdown_runs import PLAIN


def test_paragraphs_stand_apart_and_items_close() -> None:
    blocks = Blocks()
    blocks.paragraph([("One", PLAIN)])
    for text in ("a", "b"):
        blocks.item([(text, PLAIN)], depth=1, number=None)
    blocks.paragraph([("  ", PLAIN)])
    blocks.paragraph([("Two", PLAIN)], heading=2)
    assert blocks.source == "One\n\n- a\n- b\n\n## Two"


def test_items_find_their_depth_by_any_measure() -> None:
    blocks = Blocks()
    for depth, number in ((36.0, 1), (72.0, None), (72.0, None), (36.0, 2), (36.0, None)):
        blocks.item([("x", PLAIN)], depth=depth, number=number)
    assert blocks.source == "1. x\n   - x\n   - x\n2. x\n- x"


def test_code_has_a_fence_longer_than_any_within() -> None:
    blocks = Blocks()
    blocks.code("```\nx\n```")
    assert blocks.source == "````\n```\nx\n```\n````"


def test_a_table_is_evened_out_and_a_layout_becomes_lines() -> None:
    assert Table([["a", "b", ""], ["c"]]).lines() == ["| a | b |", "| --- | --- |", "| c |  |"]
    assert Table([["a"], [""], ["b"]]).lines() == ["a", "b"]
    assert not Table([["x"] * (MOST_COLUMNS + 1)]).is_grid
    assert Table([]).lines() == []
