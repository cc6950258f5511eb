"""Which things a frame will most likely be linked to next, from what was linked around it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from narrative_studio.model.evidence import Objection, Proof
from narrative_studio.model.ids import FrameId
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.template import Layout
from narrative_studio.model.view import NarrativeView, ProjectView

_SAME_BEAT: Final = 3
_BESIDE: Final = 2
_CONNECTED: Final = 2
_RECENT: Final = 2
_SUITED: Final = 2
_UNTOLD: Final = 1
_RECENT_LINKS: Final = 4
_LEAST: Final = 2

_KINDS: Final = {
    Layout.INSIGHT: (ElementKind.TREND, ElementKind.ALTERNATIVE),
    Layout.ALTERNATIVES: (ElementKind.ALTERNATIVE,),
    Layout.CRITERIA: (ElementKind.VALUE,),
    Layout.INTRODUCTION: (ElementKind.CATEGORY, ElementKind.CUSTOMER),
    Layout.VALUE: (ElementKind.VALUE, ElementKind.DIFFERENTIATOR),
}
"""Which components the frames of a beat speak of, by what its slides are made for."""


def likely_targets(
    view: ProjectView, frames: Sequence[FrameId], *, most: int = 5
) -> tuple[str, ...]:
    """The ids of elements, proofs, objections and criteria, the most likely first.

    Counted are what the other frames of the same beat and the frames before and after carry, what a
    line of the chain connects with what these frames carry, what was linked last anywhere, and what
    the beat speaks of, all the more while no frame carries it. Nothing that all of these frames
    carry is among them.
    """
    weights: Counter[str] = Counter()
    carried = [frozenset(link.target for link in view.links_from(frame)) for frame in frames]
    for frame_id in frames:
        frame = view.frames.get(frame_id)
        if frame is None:
            continue
        story = NarrativeView(view, view.narratives[frame.narrative])
        told = story.all_frames
        for row in _spoken_of(view, story.beat(frame).layout):
            weights[row.id] += _SUITED + (0 if view.links_to(row.id) else _UNTOLD)
        at = told.index(frame)
        for number, other in enumerate(told):
            if other.id in frames:
                continue
            weight = _SAME_BEAT if other.beat == frame.beat else 0
            weight += _BESIDE if abs(number - at) == 1 else 0
            for link in view.links_from(other.id) if weight else ():
                weights[link.target] += weight
    for target in frozenset().union(*carried):
        for line in (*view.lines("source", target), *view.lines("target", target)):
            weights[line.target if line.source == target else line.source] += _CONNECTED
    for link in sorted(view.links.values(), key=lambda link: link.id)[-_RECENT_LINKS:]:
        weights[link.target] += _RECENT
    by_all = frozenset.intersection(*carried) if carried else frozenset()
    found = [one for one, weight in weights.most_common() if weight >= _LEAST and one not in by_all]
    return tuple(found[:most])


def _spoken_of(view: ProjectView, layout: Layout) -> Iterator[Element | Proof | Objection]:
    """What the frames of a beat speak of."""
    for kind in _KINDS.get(layout, ()):
        yield from view.elements_of(kind)
    if layout is Layout.PROOF:
        yield from view.proofs.ordered
    elif layout is Layout.COLUMNS:
        yield from view.objections.ordered
