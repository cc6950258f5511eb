"""Where pictures stand within a place: each whole, none so large that it is coarse."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.deck.geometry import Rect, pt

Size = tuple[int, int]
"""Width and height of a picture in pixels."""

_LARGEST_PIXEL = pt(3)
"""No pixel of a picture is shown larger: one that would have to be is left small."""
_GAP = pt(12)


def picture_places(place: Rect, sizes: Sequence[Size]) -> tuple[Rect, ...]:
    """A place for each of some pictures, in rows and columns in which they come out largest."""
    ways = (_tiles(place, len(sizes), columns) for columns in range(1, len(sizes) + 1))
    shown = [
        tuple(_shown(size, tile) for size, tile in zip(sizes, way, strict=True)) for way in ways
    ]
    return max(shown, key=lambda places: sum(one.cx * one.cy for one in places), default=())


def is_tiny(size: Size, place: Rect) -> bool:
    """Whether a picture has too few pixels to fill a place."""
    return place.contain(*size).cx > size[0] * _LARGEST_PIXEL


def _tiles(place: Rect, count: int, columns: int) -> tuple[Rect, ...]:
    rows = -(-count // columns)
    height = max(0, (place.cy - _GAP * (rows - 1)) // rows)
    found: list[Rect] = []
    for row in range(rows):
        line = Rect(place.x, place.y + row * (height + _GAP), place.cx, height)
        found.extend(line.columns(columns, _GAP))
    return tuple(found[:count])


def _shown(size: Size, place: Rect) -> Rect:
    largest = place.contain(*size)
    cx, cy = size[0] * _LARGEST_PIXEL, size[1] * _LARGEST_PIXEL
    if largest.cx <= cx:
        return largest
    return Rect(place.x + (place.cx - cx) // 2, place.y + (place.cy - cy) // 2, cx, cy)
