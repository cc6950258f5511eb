"""Blocks know what they are."""

from __future__ import annotations

from narrative_studio.markup_blocks import Item, Listing, Paragraph, Run


def test_a_list_is_ordered_where_it_has_a_first_number() -> None:
    items = (Item((Paragraph((Run("One"),)),)),)
    assert not Listing(items).is_ordered
    assert Listing(items, start=0).is_ordered
