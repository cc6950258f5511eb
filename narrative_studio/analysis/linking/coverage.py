"""Which elements the told frames carry, and which frames carry none."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from narrative_studio.analysis.looks import look, look_at
from narrative_studio.model.ids import ElementId
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.model.view import NarrativeView


class Coverage(NamedTuple):
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
    carriers: dict[str, list[Frame]] = {}
    orphans: list[Frame] = []
    for frame, known in zip(view.frames, look_at(view, view.frames, _carried), strict=True):
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
    return told_sources(view, (link.source for link in view.whole.links_to(element_id)))


def told_sources(view: NarrativeView, sources: Iterable[str]) -> tuple[Frame, ...]:
    """The told frames that are among the sources of links, or have a step that is, in order."""
    return sources_among(view, view.frames, sources)


def sources_among(
    view: NarrativeView, frames: Iterable[Frame], sources: Iterable[str]
) -> tuple[Frame, ...]:
    """Those of some frames that are among the sources of links, or have a step that is."""
    steps = view.whole.steps
    ids = {steps[source].frame if source in steps else source for source in sources}
    return tuple(frame for frame in frames if frame.id in ids)


def is_told(view: NarrativeView, source: str) -> bool:
    """Whether the source of a link is a told frame or a step of one."""
    step = view.whole.steps.get(source)
    return view.tells(source if step is None else step.frame)


def _carried(view: NarrativeView, frame: Frame) -> tuple[str, ...]:
    """The ids of the elements that a frame carries, itself or by a demo step."""
    elements = view.whole.elements
    targets = {link.target for link in links_of(view, frame) if link.target_table == Element.table}
    return tuple(target for target in targets if target in elements)


def links_of(view: NarrativeView, frame: Frame) -> tuple[Link, ...]:
    """The links of a frame, then those of its demo steps."""
    return look(view, frame, _links_of)


def _links_of(view: NarrativeView, frame: Frame) -> tuple[Link, ...]:
    links = view.whole.links_from
    found = list(links(frame.id))
    for step in view.steps(frame.id):
        found += links(step.id)
    return tuple(found)
