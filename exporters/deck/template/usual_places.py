"""Gives the placeholders of a template that have no size the places where decks usually have them.

Programs write such layouts, and so do people who shrink a place to nothing. No word could be read
on a slide that fills them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, sqrt
from types import MappingProxyType
from typing import Any, Final

from exporters.deck.geometry import Rect
from exporters.deck.template.open_places import Size, usual_title_place

_OPENING_TITLE: Final = (0.1, 0.3, 0.8, 0.2)
_OPENING_LINE: Final = (0.1, 0.53, 0.8, 0.2)
_CONTENT: Final = (0.05, 0.2, 0.9, 0.68)
_FEET: Final[Mapping[str, tuple[float, float, float, float]]] = MappingProxyType(
    {
        "dt": (0.05, 0.92, 0.2, 0.05),
        "ftr": (0.28, 0.92, 0.44, 0.05),
        "sldNum": (0.75, 0.92, 0.2, 0.05),
    }
)
"""Left, upper edge, width and height, as parts of the slide's."""
_GAP: Final = 0.03
_OPENING: Final = "ctrTitle"
_TITLES: Final = ("title", _OPENING)
_LINE: Final = "subTitle"


def give_usual_places(presentation: Any, size: Size) -> tuple[str, ...]:
    """Place what has no size on masters and layouts, and give the names of these layouts.

    Places are given where no placeholder of that sort has one: what else is as small as that beside
    places that can be filled was meant to be out of the way.
    """
    placed: list[str] = []
    for master in presentation.slide_masters:
        # Layouts take over what their master says, so that all are looked at before any is changed.
        owners = [(owner, _missing(owner)) for owner in (master, *master.slide_layouts)]
        for owner, shapes in owners:
            for shape, place in _places(owner, shapes, size):
                shape.left, shape.top = place.x, place.y
                shape.width, shape.height = place.cx, place.cy
        placed += [owner.name for owner, shapes in owners[1:] if shapes]
    return tuple(placed)


def _missing(owner: Any) -> list[Any]:
    """The placeholders without a size where no other of their sort has one."""
    sorts: dict[str, list[Any]] = {}
    for shape in owner.placeholders:
        if shape.width is not None and shape.height is not None:
            sorts.setdefault(_sort(_kind(shape)), []).append(shape)
    return [
        shape
        for shapes in sorts.values()
        if not any(one.width > 0 and one.height > 0 for one in shapes)
        for shape in shapes
    ]


def _places(owner: Any, shapes: Sequence[Any], size: Size) -> Iterator[tuple[Any, Rect]]:
    is_opening = any(_kind(shape) == _OPENING for shape in owner.placeholders)
    content = []
    for shape in shapes:
        kind = _kind(shape)
        if kind in _TITLES:
            title = _rect(_OPENING_TITLE, size) if is_opening else usual_title_place(size)
            yield shape, title
        elif kind == _LINE and is_opening:
            yield shape, _rect(_OPENING_LINE, size)
        elif kind in _FEET:
            yield shape, _rect(_FEET[kind], size)
        else:
            content.append(shape)
    yield from zip(content, _cells(_rect(_CONTENT, size), len(content), size), strict=True)


def _cells(place: Rect, number: int, size: Size) -> list[Rect]:
    """A place for each of so many, in rows of equal ones."""
    if not number:
        return []
    across = ceil(sqrt(number))
    down = ceil(number / across)
    gap = round(size[0] * _GAP)
    high = (place.cy - gap * (down - 1)) // down
    rows = [Rect(place.x, place.y + n * (high + gap), place.cx, high) for n in range(down)]
    return [cell for row in rows for cell in row.columns(across, gap)][:number]


def _rect(parts: tuple[float, float, float, float], size: Size) -> Rect:
    x, y, cx, cy = parts
    width, height = size
    return Rect(round(x * width), round(y * height), round(cx * width), round(cy * height))


def _kind(shape: Any) -> str:
    return str(shape._element.ph.get("type", "obj"))


def _sort(kind: str) -> str:
    """What placeholders are looked at together: those of titles, of feet, or of content."""
    return "title" if kind in _TITLES else "foot" if kind in _FEET else "content"
