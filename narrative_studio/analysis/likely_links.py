"""Which things a frame will most likely be linked to next, from what was linked around it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from narrative_studio.model.ids import FrameId
from narrative_studio.model.view import NarrativeView, ProjectView

_SAME_BEAT: Final = 3
_BESIDE: Final = 2
_CONNECTED: Final = 2
_RECENT: Final = 2
_RECENT_LINKS: Final = 4
_LEAST: Final = 2


def likely_targets(
    view: ProjectView, frames: Sequence[FrameId], *, most: int = 5
) -> tuple[str, ...]:
    """The ids of elements, proofs, objections and criteria, the most likely first.

    Counted are what the other frames of the same beat and the frames before and after carry, what a
    line of the chain connects with what these frames carry, and what was linked last anywhere.
    Nothing that all of these frames carry is among them.
    """
    weights: Counter[str] = Counter()
    carried = [frozenset(link.target for link in view.links_from(frame)) for frame in frames]
    for frame_id in frames:
        frame = view.frames.get(frame_id)
        if frame is None:
            continue
        told = NarrativeView(view, view.narratives[frame.narrative]).all_frames
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
