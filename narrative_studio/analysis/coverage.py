"""Which elements the told frames carry, and which frames carry none."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from narrative_studio.model.ids import ElementId
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.model.view import NarrativeView


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a story tells of the positioning.

    ``carriers`` holds the told frames of each element in the order of the story. ``uncovered`` are
    the elements without any; a market category that is not the current one is not asked for.
    ``orphans`` are the told frames that carry no element and do not say why they need none.
    """

    carriers: Mapping[str, tuple[Frame, ...]]
    uncovered: tuple[Element, ...]
    orphans: tuple[Frame, ...]


def coverage(view: NarrativeView) -> Coverage:
    """Follow the links of all told frames and of their demo steps."""
    elements = view.whole.elements
    carriers: dict[str, list[Frame]] = {}
    orphans: list[Frame] = []
    for frame in view.frames:
        targets = {
            link.target for link in links_of(view, frame) if link.target_table == Element.table
        }
        known = [target for target in targets if target in elements]
        for target in known:
            carriers.setdefault(target, []).append(frame)
        if not known and not frame.no_link_because.strip():
            orphans.append(frame)
    return Coverage(
        carriers={element_id: tuple(frames) for element_id, frames in carriers.items()},
        uncovered=tuple(
            element
            for kind in ElementKind
            for element in view.whole.elements_of(kind)
            if element.id not in carriers
            and (kind is not ElementKind.CATEGORY or element.is_current)
        ),
        orphans=tuple(orphans),
    )


def carried_by(view: NarrativeView, element_id: ElementId) -> tuple[Frame, ...]:
    """The told frames that carry an element themselves or by a demo step, in order."""
    sources = {link.source for link in view.whole.links_to(element_id)}
    return tuple(
        frame
        for frame in view.frames
        if frame.id in sources or any(step.id in sources for step in view.steps(frame.id))
    )


def links_of(view: NarrativeView, frame: Frame) -> tuple[Link, ...]:
    """The links of a frame, then those of its demo steps."""
    whole = view.whole
    steps = view.steps(frame.id)
    return tuple(chain(whole.links_from(frame.id), *(whole.links_from(step.id) for step in steps)))
