"""The ribbon fills its place, long beats drawn shorter than their share."""

import itertools

from exporters.deck.geometry import Rect
from exporters.deck.ribbon import GAP_EMU, segment_places

PLACE = Rect(1_000_000, 50, 8_000_000, 4)


def test_segments_fill_the_place_from_edge_to_edge() -> None:
    places = segment_places([10, 50, 40], PLACE)
    assert places[0].x == PLACE.x
    assert places[-1].right == PLACE.right
    assert [b.x - a.right for a, b in itertools.pairwise(places)] == [GAP_EMU] * 2


def test_longer_beats_are_longer_but_less_so_than_their_share() -> None:
    short, long = segment_places([10, 90], PLACE)
    assert long.cx > short.cx
    assert long.cx < 9 * short.cx


def test_equal_beats_are_equal_and_none_vanishes() -> None:
    places = segment_places([0, 0, 0], PLACE)
    assert max(p.cx for p in places) - min(p.cx for p in places) <= 1
    assert segment_places([], PLACE) == ()
