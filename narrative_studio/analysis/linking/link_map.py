"""Which frame carries which element, as a matrix with its totals and its gaps."""

from collections.abc import Mapping
from dataclasses import dataclass

from narrative_studio.analysis.linking.coverage import coverage
from narrative_studio.analysis.naming import counted
from narrative_studio.model.demo import Step
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.storyboard import Frame, Link
from narrative_studio.model.view import NarrativeView


@dataclass(frozen=True, slots=True)
class StepLink:
    """A link of a demo step, and the step's place in its frame."""

    step: Step
    place: int
    link: Link


@dataclass(frozen=True, slots=True)
class Meeting:
    """What ties one frame and one element: links of the frame itself, and of its demo steps."""

    links: tuple[Link, ...] = ()
    steps: tuple[StepLink, ...] = ()
    is_suspect: bool = False

    @property
    def is_carried(self) -> bool:
        """Whether the frame carries the element at all."""
        return bool(self.links or self.steps)


NO_MEETING = Meeting()


@dataclass(frozen=True, slots=True)
class LinkMap:
    """The matrix of a story.

    ``groups`` holds the components that have elements, ``uncovered`` the elements that no told
    frame carries and one should, ``orphans`` the told frames that carry none and do not say why.
    """

    frames: tuple[Frame, ...]
    groups: tuple[tuple[ElementKind, tuple[Element, ...]], ...]
    meetings: Mapping[tuple[str, str], Meeting]
    uncovered: tuple[Element, ...]
    orphans: tuple[Frame, ...]
    carried_by: Mapping[str, int]
    carrying: Mapping[str, int]

    def meeting(self, element: str, frame: str) -> Meeting:
        """What ties an element and a frame."""
        return self.meetings.get((element, frame), NO_MEETING)

    def total_of(self, element: Element) -> str:
        """How many frames carry an element, in words."""
        count = self.carried_by.get(element.id, 0)
        if count:
            return f"Carried by {counted(count, 'frame')}"
        is_asked = element.kind is not ElementKind.CATEGORY or element.is_current
        return "No frame carries this" if is_asked else "Not the current category"


def link_map(view: NarrativeView) -> LinkMap:
    """Follow the links of all told frames and of their demo steps to elements."""
    found: dict[tuple[str, str], tuple[list[Link], list[StepLink]]] = {}
    whole = view.whole
    for frame in view.frames:
        for link in whole.links_from(frame.id):
            if link.target in whole.elements:
                found.setdefault((link.target, frame.id), ([], []))[0].append(link)
        for place, step in enumerate(view.steps(frame.id), start=1):
            for link in whole.links_from(step.id):
                if link.target in whole.elements:
                    entry = StepLink(step, place, link)
                    found.setdefault((link.target, frame.id), ([], []))[1].append(entry)
    meetings = {
        key: Meeting(
            tuple(links),
            tuple(steps),
            any(
                whole.link_state(link).is_suspect for link in (*links, *(one.link for one in steps))
            ),
        )
        for key, (links, steps) in found.items()
    }
    carried_by: dict[str, int] = {}
    carrying: dict[str, int] = {}
    for element, frame_id in meetings:
        carried_by[element] = carried_by.get(element, 0) + 1
        carrying[frame_id] = carrying.get(frame_id, 0) + 1
    covered = coverage(view)
    return LinkMap(
        frames=view.frames,
        groups=tuple(
            (kind, elements) for kind in ElementKind if (elements := whole.elements_of(kind))
        ),
        meetings=meetings,
        uncovered=covered.uncovered,
        orphans=tuple(one for one in covered.orphans if not one.no_link_because.strip()),
        carried_by=carried_by,
        carrying=carrying,
    )
