"""Where things can be seen on a slide: within its edges, and not under the headline.

Layouts may have their title over their own places, or hidden beside the slide. In PowerPoint that
does no harm while a place stays empty; a deck that fills it would have words over words.
"""

from __future__ import annotations

from typing import Final

from exporters.deck.geometry import Rect
from exporters.deck.template.template import SlideLayout, SlotKind

Size = tuple[int, int]
"""Width and height of a slide, in EMU."""

_FEET_FROM: Final = 0.85
"""From where on down a slide a footer has the room to itself."""
_LEAST_WIDE: Final = 0.28
_LEAST_HIGH: Final = 0.2
"""What is left of a place is taken if it has so much of the slide's width and height."""


def is_on_slide(place: Rect, size: Size) -> bool:
    """Whether most of a place can be seen."""
    seen = place.common(Rect(0, 0, *size))
    return seen.cx * seen.cy * 2 >= place.cx * place.cy


def overlaps(title: Rect, content: Rect, size: Size) -> bool:
    """Whether a title runs into content by more than the hair's breadth of careless drawing."""
    hair = size[1] // 40
    return (
        title.bottom - hair > content.y
        and title.y + hair < content.bottom
        and title.right > content.x
        and title.x < content.right
    )


def usual_title_place(size: Size) -> Rect:
    """Where a headline stands for which a layout has no place that can be seen."""
    return Rect(size[0] // 20, size[1] // 20, size[0] * 9 // 10, size[1] // 8)


def title_place(layout: SlideLayout, size: Size) -> Rect | None:
    """Where the headline stands on slides of a layout; None without a placeholder for it."""
    title = layout.first(SlotKind.TITLE, SlotKind.CENTER_TITLE)
    if title is None:
        return None
    if not is_on_slide(title.place, size):
        return usual_title_place(size)
    return title.place.common(Rect(0, 0, *size))


def open_place(place: Rect, layout: SlideLayout, size: Size) -> Rect:
    """The largest part of a place that can be seen; room elsewhere where too little of it can."""
    title = title_place(layout, size)
    seen = place.common(Rect(0, 0, *size))
    seen = seen.with_height(min(seen.cy, _foot(seen, layout, size) - seen.y))
    if seen == place and (title is None or not overlaps(title, place, size)):
        return place
    if title is not None and overlaps(title, seen, size):
        gap = size[1] // 80
        seen = max(
            (
                seen.below(title.bottom + gap),
                seen.with_height(min(seen.cy, title.y - gap - seen.y)),
                seen.widened_to(min(seen.right, title.x - gap)),
                seen.right_of(title.right + gap),
            ),
            key=lambda part: part.cx * part.cy,
        )
    is_enough = seen.cx >= size[0] * _LEAST_WIDE and seen.cy >= size[1] * _LEAST_HIGH
    # A place that was small from the start is no smaller for being left alone.
    is_whole = seen.cx * seen.cy * 10 >= place.cx * place.cy * 9
    return seen if is_enough or is_whole else free_place(layout, size)


def _foot(place: Rect, layout: SlideLayout, size: Size) -> int:
    """Where the footer begins below a place, its date and slide number included."""
    tops = (
        slot.place.y
        for slot in layout.all_of(SlotKind.FOOTER, SlotKind.DATE, SlotKind.NUMBER)
        if slot.place.y >= size[1] * _FEET_FROM and overlaps(slot.place, place, size)
    )
    return min(tops, default=size[1])


def free_place(layout: SlideLayout, size: Size) -> Rect:
    """The larger part of a slide, above or below the title."""
    width, height = size
    margin, end = width // 20, height * 19 // 20
    title = title_place(layout, size)
    under = title.bottom + height // 40 if title else 0
    below = max(height // 4, under)
    above = title.y - height // 20 if title else 0
    top, high = (height // 20, above) if above > end - below else (below, max(0, end - below))
    return Rect(margin, top, width - 2 * margin, high)
