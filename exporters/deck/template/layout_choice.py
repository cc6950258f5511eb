"""Finds the layout of a template that suits a slide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exporters.deck.slides import MORE, ChosenLayout, Role, Slide
from exporters.deck.slots import LayoutName, SlotIdx
from exporters.deck.template.layout_fitness import (
    Use,
    best_layout,
    leading_master,
    roomiest,
    title_slot,
)
from exporters.deck.template.template import DeckTemplate, SlideLayout

_GOOD_PAIR = 0.5
"""Two places are taken for text and picture if they are half as good as one for text alone."""

_GOOD_HEADLINE = 0.3
"""A title that stands worse than this looks as if something were missing below it."""

_NEUTRAL = {
    Role.TITLE: LayoutName.TITLE_PLAIN,
    Role.AGENDA: LayoutName.AGENDA,
    Role.STATEMENT: LayoutName.STATEMENT,
    Role.HEADLINE: LayoutName.STATEMENT,
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
    Role.HEADLINE: (SlotIdx.EYEBROW, SlotIdx.BODY),
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


Chosen = Mapping[str, ChosenLayout]
"""Layouts chosen by hand, by the use of a slide."""


def choose_layout(template: DeckTemplate, slide: Slide, chosen: Chosen | None = None) -> Choice:
    """The layout for a slide: the chosen one, that of its beat, one for its role, or the nearest.

    A chosen layout that the template does not have any more is passed over.
    """
    own = chosen_layout(template, chosen, slide.use)
    if own is not None:
        return Choice(own, is_designed=is_designed_for(own, slide.role))
    for name, has_ribbon in ((slide.layout, True), (_NEUTRAL[slide.role], False)):
        layout = template.layout(name) if name else None
        if layout is not None and is_designed_for(layout, slide.role):
            return Choice(layout, is_designed=True, has_ribbon=has_ribbon)
    return choose_flow_layout(template, slide)


def chosen_layout(template: DeckTemplate, chosen: Chosen | None, use: str) -> SlideLayout | None:
    """The layout that was chosen for a use, if the template has it.

    A template that was issued anew may count its parts otherwise: the name decides, and the part
    where several layouts have that name.
    """
    wanted = (chosen or {}).get(use)
    if wanted is None:
        return None
    named = [layout for layout in template.layouts if layout.name == wanted.name]
    return next(
        (layout for layout in named if layout.part_name == wanted.part_name),
        named[0] if named else None,
    )


def choose_flow_layout(
    template: DeckTemplate,
    slide: Slide,
    chosen: Chosen | None = None,
    *,
    is_continuation: bool = False,
) -> Choice:
    """The layout for a slide whose whole content is text, perhaps with a picture beside it."""
    own = chosen_layout(template, chosen, MORE if is_continuation else slide.use)
    if own is not None:
        return Choice(own)
    if slide.role is Role.TITLE:
        return Choice(_foreign_layout(template, Use.OPENING))
    names = [LayoutName.CONTINUATION] if is_continuation or slide.picture is None else []
    names = [LayoutName.BACKUP, *names] if slide.layout == LayoutName.BACKUP else names
    for name in (*names, LayoutName.TEXT):
        layout = template.layout(name)
        if layout is not None and layout.slot(SlotIdx.BODY):
            return Choice(layout, is_designed=True, has_ribbon=name == LayoutName.BACKUP)
    if slide.role is Role.HEADLINE and not is_continuation:
        return Choice(_headline_layout(template))
    has_picture = slide.picture is not None and not is_continuation
    return Choice(_foreign_layout(template, Use.PICTURE if has_picture else Use.TEXT))


def is_designed_for(layout: SlideLayout, role: Role) -> bool:
    """Whether the layout has a title and every placeholder that the role is designed with."""
    return title_slot(layout) is not None and all(layout.slot(idx) for idx in _NEEDED[role])


def _headline_layout(template: DeckTemplate) -> SlideLayout:
    """A layout whose title stands large in the middle, as above a section; else one for text."""
    size = (template.cx, template.cy)
    opening = _foreign_layout(template, Use.OPENING)
    layouts = leading_master(template.layouts, template.used_layouts, size)
    others = [layout for layout in layouts if layout is not opening]
    if others:
        found, merit = best_layout(others, Use.HEADLINE, size)
        if merit >= _GOOD_HEADLINE:
            return found
    return _foreign_layout(template, Use.TEXT)


def _foreign_layout(template: DeckTemplate, use: Use) -> SlideLayout:
    """The layout with the best places; text with a picture may share one place for text."""
    size = (template.cx, template.cy)
    layouts = leading_master(template.layouts, template.used_layouts, size)
    found, merit = best_layout(layouts, use, size)
    if use is Use.PICTURE:
        text, text_merit = best_layout(layouts, Use.TEXT, size)
        if merit >= _GOOD_PAIR * text_merit and merit > 0:
            return found
        found, merit = text, text_merit
    elif merit <= 0 and use is Use.OPENING:
        return best_layout(layouts, Use.TEXT, size)[0]
    return (roomiest(layouts, size) or found) if merit <= 0 else found
