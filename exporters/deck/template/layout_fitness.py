"""How well a layout of somebody's template serves a use, judged by the places it holds.

Names of layouts say nothing in a language one does not know, and the kind that PowerPoint writes
beside them is left as it was when a layout is redrawn. So the placeholders decide: what they take,
how large they are and how they stand to each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise

from exporters.deck.geometry import Rect
from exporters.deck.template.open_places import Size, is_on_slide, overlaps
from exporters.deck.template.template import SlideLayout, Slot, SlotKind


class Use(StrEnum):
    """What a layout is wanted for."""

    OPENING = "opening"
    TEXT = "text"
    PICTURE = "picture"
    """Text with a picture beside it."""
    HEADLINE = "headline"
    """A title and nothing else."""


_CONTENT = (SlotKind.BODY, SlotKind.OBJECT, SlotKind.PICTURE, SlotKind.TABLE)
_PICTURES = (SlotKind.OBJECT, SlotKind.PICTURE)
_ENOUGH_AREA = 0.4
"""Part of a slide that is as much place for content as one can wish."""
_SPARE_SLOT = 0.6
"""What is left of the merit for each placeholder that stays empty."""
_DRAWN_TITLE = 0.15
_MIDDLE = 0.45
"""Where the middle of a lone headline stands best: a little above that of the slide."""
_USES_OF_MASTERS = (Use.OPENING, Use.TEXT, Use.PICTURE)


def content_slots(layout: SlideLayout) -> tuple[Slot, ...]:
    """The placeholders for content, upright ones only, in reading order."""
    return tuple(slot for slot in layout.all_of(*_CONTENT) if not slot.box.is_vertical)


def title_slot(layout: SlideLayout) -> Slot | None:
    """The placeholder of the title, if the layout has one."""
    return layout.first(SlotKind.TITLE, SlotKind.CENTER_TITLE)


def fitness(layout: SlideLayout, use: Use, size: Size) -> float:
    """How well a layout serves a use, from 0 (not at all) to 1."""
    match use:
        case Use.OPENING:
            return _as_opening(layout, size)
        case Use.TEXT:
            return _as_text(layout, size)
        case Use.PICTURE:
            return _as_picture(layout, size)
        case Use.HEADLINE:
            return _as_headline(layout, size)


def best_layout(layouts: Sequence[SlideLayout], use: Use, size: Size) -> tuple[SlideLayout, float]:
    """The layout that serves a use best, the first of equals, and how well it does.

    Raises:
        ValueError: there are no layouts.
    """
    found = max(layouts, key=lambda layout: fitness(layout, use, size))
    return found, fitness(found, use, size)


def roomiest(layouts: Sequence[SlideLayout], size: Size) -> SlideLayout | None:
    """Where a text stands best in a box of its own: the layout whose title leaves most room.

    None where each layout opens a deck or has places for other things.
    """
    bare = [one for one in layouts if not content_slots(one) and not _is_opening_only(one)]
    return max(bare, key=lambda one: _room(one, size), default=None)


def leading_master(
    layouts: Sequence[SlideLayout], used: Sequence[str], size: Size
) -> tuple[SlideLayout, ...]:
    """The layouts of the one master that a deck is made with, so that it is of one piece.

    The master that has the best places; among equals the one that most of the template's own
    slides use (``used`` are the part names of their layouts), then the first.
    """
    masters: dict[str, list[SlideLayout]] = {}
    for layout in layouts:
        masters.setdefault(layout.master, []).append(layout)
    if len(masters) < 2:
        return tuple(layouts)
    counts = Counter(used)

    def merit(own: Iterable[SlideLayout]) -> tuple[float, int]:
        own = tuple(own)
        places = sum(best_layout(own, use, size)[1] for use in _USES_OF_MASTERS)
        return (round(places, 1), sum(counts[layout.part_name] for layout in own))

    return tuple(max(masters.values(), key=merit))


def _as_opening(layout: SlideLayout, size: Size) -> float:
    title = title_slot(layout)
    if title is None or title.box.is_vertical:
        return 0.0
    has_line_below = layout.first(SlotKind.SUBTITLE) is not None
    if title.kind is SlotKind.CENTER_TITLE or layout.kind == "title":
        return 1.0 if has_line_below else 0.8
    if has_line_below:
        return 0.7
    texts = [slot for slot in content_slots(layout) if slot.kind.holds_text]
    # A heading of a section is a large title with a line; a page of text is not an opening.
    is_heading = len(texts) == 1 and _part(texts[0].place, size) < 0.25
    return 0.5 if is_heading else 0.2


def _as_text(layout: SlideLayout, size: Size) -> float:
    slots = content_slots(layout)
    texts = [slot for slot in slots if slot.kind.holds_text]
    if not texts or _is_opening_only(layout):
        return 0.0
    largest = max(texts, key=lambda slot: slot.place.cx * slot.place.cy)
    merit = _title_merit(layout, slots, size) * _area_merit(largest.place, size)
    return merit * float(_SPARE_SLOT ** (len(slots) - 1))


def _as_picture(layout: SlideLayout, size: Size) -> float:
    slots = content_slots(layout)
    if len(slots) != 2 or _is_opening_only(layout):
        return 0.0
    text, picture = slots if slots[0].kind.holds_text else slots[::-1]
    if not text.kind.holds_text or picture.kind not in _PICTURES or not _are_beside(*slots):
        return 0.0
    merit = _title_merit(layout, slots, size)
    return merit * min(_area_merit(slot.place, size, enough=0.2) for slot in slots)


def _as_headline(layout: SlideLayout, size: Size) -> float:
    title = title_slot(layout)
    if title is None or title.box.is_vertical or title.place.cx * 2 < size[0]:
        return 0.0
    place = title.place
    middle = (place.y + place.cy / 2) / max(1, size[1])
    # Higher up a title waits for what comes below it; further down it may close a slide.
    away = (middle - _MIDDLE) / 0.6 if middle > _MIDDLE else (_MIDDLE - middle) / 0.3
    merit = max(0.0, 1 - away) * min(1.0, place.cy / (0.2 * size[1]))
    return merit * float(_SPARE_SLOT ** len(content_slots(layout)))


def _is_opening_only(layout: SlideLayout) -> bool:
    return layout.kind == "title" or layout.first(SlotKind.CENTER_TITLE) is not None


def _title_merit(layout: SlideLayout, content: Sequence[Slot], size: Size) -> float:
    """A headline is read first: it stands over the content and has the width of a sentence."""
    title = title_slot(layout)
    if title is None or not is_on_slide(title.place, size):
        return _DRAWN_TITLE
    if title.box.is_vertical:
        return 0.05
    is_above = all(title.place.y <= slot.place.y for slot in content) and not any(
        overlaps(title.place, slot.place, size) for slot in content
    )
    is_wide = title.place.cx * 2 >= size[0]
    return 1.0 if is_above and is_wide else 0.5 if is_wide else 0.25


def _room(layout: SlideLayout, size: Size) -> float:
    """How much of a slide is free above or below its title, and how well that stands over it."""
    title = title_slot(layout)
    if title is None:
        return 0.0
    free = max(title.place.y, size[1] - title.place.bottom, 0) / max(1, size[1])
    return free * _title_merit(layout, (), size)


def _area_merit(place: Rect, size: Size, *, enough: float = _ENOUGH_AREA) -> float:
    is_narrow = place.cx < 0.28 * size[0] or place.cy < 0.25 * size[1]
    return min(1.0, _part(place, size) / enough) * (0.3 if is_narrow else 1.0)


def _part(place: Rect, size: Size) -> float:
    seen = place.common(Rect(0, 0, *size))
    return (seen.cx * seen.cy) / max(1, size[0] * size[1])


def _are_beside(*slots: Slot) -> bool:
    """Whether placeholders stand side by side on one level."""
    for left, right in pairwise(sorted(slots, key=lambda slot: slot.place.x)):
        level = min(left.place.bottom, right.place.bottom) - max(left.place.y, right.place.y)
        if right.place.x < left.place.right or level * 2 < left.place.cy:
            return False
    return True
