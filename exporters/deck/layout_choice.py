"""Finds the layout of a template that suits a slide."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.deck.slides import Role, Slide
from exporters.deck.slots import LayoutName, SlotIdx
from exporters.deck.template import DeckTemplate, SlideLayout, Slot, SlotKind

_NEUTRAL = {
    Role.TITLE: LayoutName.TITLE_PLAIN,
    Role.AGENDA: LayoutName.AGENDA,
    Role.STATEMENT: LayoutName.STATEMENT,
    Role.COMPARISON: LayoutName.COMPARISON,
    Role.CRITERIA: LayoutName.CRITERIA,
    Role.VALUE: LayoutName.VALUE,
    Role.PROOF: LayoutName.BEFORE_AND_AFTER,
    Role.COLUMNS: LayoutName.COLUMNS,
    Role.ASK: LayoutName.NEXT_STEP,
    Role.TEXT: LayoutName.TEXT,
}
_NEEDED = {
    Role.TITLE: (SlotIdx.TITLE, SlotIdx.BODY),
    Role.AGENDA: (SlotIdx.BODY,),
    Role.STATEMENT: (SlotIdx.EYEBROW, SlotIdx.BODY, SlotIdx.PICTURE),
    Role.COMPARISON: (SlotIdx.TABLE, SlotIdx.BODY, SlotIdx.PICTURE),
    Role.CRITERIA: (SlotIdx.CRITERION, SlotIdx.PICTURE),
    Role.VALUE: (SlotIdx.BODY, SlotIdx.PICTURE, SlotIdx.TICK),
    Role.PROOF: (SlotIdx.BEFORE, SlotIdx.AFTER, SlotIdx.SOURCE, SlotIdx.PICTURE),
    Role.COLUMNS: (SlotIdx.COLUMN, SlotIdx.PICTURE),
    Role.ASK: (SlotIdx.BODY, SlotIdx.CARD_HEADING, SlotIdx.CARD, SlotIdx.PICTURE),
    Role.TEXT: (SlotIdx.BODY,),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A layout; ``is_designed`` if it has a place for each thing the role asks for.

    ``has_ribbon`` is True where the layout itself draws the ribbon of the story.
    """

    layout: SlideLayout
    is_designed: bool = False
    has_ribbon: bool = False


def choose_layout(template: DeckTemplate, slide: Slide) -> Choice:
    """The layout for a slide: that of its beat, a neutral one for its role, or the nearest."""
    for name, has_ribbon in ((slide.layout, True), (_NEUTRAL[slide.role], False)):
        layout = template.layout(name) if name else None
        if layout is not None and is_designed_for(layout, slide.role):
            return Choice(layout, is_designed=True, has_ribbon=has_ribbon)
    return choose_flow_layout(template, slide)


def choose_flow_layout(
    template: DeckTemplate, slide: Slide, *, is_continuation: bool = False
) -> Choice:
    """The layout for a slide whose whole content is text, perhaps with a picture beside it."""
    if slide.role is Role.TITLE:
        return Choice(_title_layout(template))
    names = [LayoutName.CONTINUATION] if is_continuation or slide.picture is None else []
    names = [LayoutName.BACKUP, *names] if slide.layout == LayoutName.BACKUP else names
    for name in (*names, LayoutName.TEXT):
        layout = template.layout(name)
        if layout is not None and layout.slot(SlotIdx.BODY):
            return Choice(layout, is_designed=True, has_ribbon=name == LayoutName.BACKUP)
    has_picture = slide.picture is not None and not is_continuation
    return Choice(_foreign_layout(template, has_picture=has_picture))


def is_designed_for(layout: SlideLayout, role: Role) -> bool:
    """Whether the layout has a title and every placeholder that the role is designed with."""
    return _title_slot(layout) is not None and all(layout.slot(idx) for idx in _NEEDED[role])


def content_slots(layout: SlideLayout) -> tuple[Slot, ...]:
    """The placeholders for content, upright ones only, in reading order."""
    return tuple(
        slot
        for slot in layout.all_of(SlotKind.BODY, SlotKind.OBJECT, SlotKind.PICTURE, SlotKind.TABLE)
        if not slot.box.is_vertical
    )


def _title_slot(layout: SlideLayout) -> Slot | None:
    return layout.first(SlotKind.TITLE, SlotKind.CENTER_TITLE)


def _title_layout(template: DeckTemplate) -> SlideLayout:
    for layout in template.layouts:
        if layout.kind == "title":
            return layout
    for layout in template.layouts:
        if layout.first(SlotKind.CENTER_TITLE):
            return layout
    return _foreign_layout(template, has_picture=False)


def _foreign_layout(template: DeckTemplate, *, has_picture: bool) -> SlideLayout:
    """The layout with the best places for text, and for a picture beside it where there is one."""

    def merit(layout: SlideLayout) -> tuple[int, int]:
        slots = content_slots(layout)
        title = _title_slot(layout)
        if title is None or title.box.is_vertical or not slots or layout.kind == "title":
            return (-1, 0)
        text = [slot for slot in slots if slot.kind.holds_text]
        if not text:
            return (-1, 0)
        area = max(slot.place.cx * slot.place.cy for slot in text)
        if title.place.cx * 2 < template.cx:
            return (0, area)
        if len(slots) == 1:
            return (2, area)
        if has_picture and len(slots) == 2 and _is_pair(*slots):
            return (3, area)
        return (1, area)

    return max(template.layouts, key=merit)


def _is_pair(left: Slot, right: Slot) -> bool:
    """Whether text and a picture stand well side by side in two placeholders."""
    takes_picture = right.kind in (SlotKind.OBJECT, SlotKind.PICTURE)
    is_beside = right.place.x >= left.place.right
    overlap = min(left.place.bottom, right.place.bottom) - max(left.place.y, right.place.y)
    return left.kind.holds_text and takes_picture and is_beside and overlap * 2 > left.place.cy
